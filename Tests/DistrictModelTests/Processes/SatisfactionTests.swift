import Foundation
import TestSupport
import Testing

@testable import DistrictModel

struct SatisfactionTests {
  /// Satisfaction after one month that starts at 0, divided by the weight of the month: the utility of living here.
  private func utility(
    _ scenario: Scenario, settings: (inout PolicySettings) -> Void = { _ in },
    perception: (inout Perception) -> Void = { _ in }, _ edit: (inout Person) -> Void
  ) -> Double {
    var policy = scenario.settings()
    settings(&policy)
    var seen = scenario.referencePerception
    perception(&seen)
    var residents = scenario.nobody
    residents.enter(
      person(1) {
        $0.tenure = .dormitory
        edit(&$0)
      })
    if residents.population[0].status.isInWork {
      residents.startWork(0, as: residents.population[0].status, cell: 0, wage: residents.population[0].income)
    }
    Satisfaction.MonthRule(scenario, settings: policy, perception: seen).apply(
      to: &residents.population, rows: 0..<residents.count, month: 0)
    return Double(residents.population[0].satisfaction) / scenario.parameters.satisfaction.weightOfNow
  }

  private func working(_ person: inout Person, wage: Double) {
    person.status = .employed
    person.cell = 0
    person.income = Float(wage)
  }

  private let tolerance = 1e-5

  @Test func `who earns the mean wage of the tier and pays no rent is at zero`() throws {
    let scenario = try ScenarioFixture.baseline()
    for tier in Tier.allCases {
      let wage = scenario.parameters.reference.meanWage[tier]
      let value = utility(scenario) {
        working(&$0, wage: wage)
        $0.tier = tier
      }
      #expect(abs(value) < tolerance)
    }
  }

  @Test func `wages count by half their log over the mean of the own tier`() throws {
    let scenario = try ScenarioFixture.baseline()
    let wage = scenario.parameters.reference.meanWage[.low]
    let value = utility(scenario) { working(&$0, wage: wage * 1.2) }
    #expect(abs(value - 0.50 * Foundation.log(1.2)) < tolerance)
  }

  /// −1.5·(rent/wage − 0.12), the rent of the tier's floor area in the zone, 30 % less in an affordable home.
  @Test func `rent counts by its burden above the normal one, less in an affordable home`() throws {
    let scenario = try ScenarioFixture.baseline()
    let wage = scenario.parameters.reference.meanWage[.mid]
    let rent = scenario.parameters.housing.rents[2] * 1.1 * scenario.parameters.housing.floorArea[.mid]
    for (tenure, share) in [(Tenure.privateRental, 1.0), (.affordableRental, 0.7)] {
      let value = utility(scenario, perception: { $0.rents = $0.rents.map { $0 * 1.1 } }) {
        working(&$0, wage: wage)
        $0.tier = .mid
        $0.zone = 2
        $0.tenure = tenure
      }
      #expect(abs(value + 1.5 * (rent * share / wage - 0.12)) < tolerance)
    }
  }

  @Test func `the unemployed have a part of the base wage and a penalty`() throws {
    let scenario = try ScenarioFixture.baseline()
    let base = scenario.parameters.wages.base[.low]
    let mean = scenario.parameters.reference.meanWage[.low]
    let value = utility(scenario) { _ in }
    #expect(abs(value - (0.50 * Foundation.log(0.45 * base / mean) - 0.8)) < tolerance)
  }

  @Test func `the inactive count as earning the mean, students as earning nothing and lacking nothing`() throws {
    let scenario = try ScenarioFixture.baseline()
    #expect(abs(utility(scenario) { $0.status = .inactive }) < tolerance)
    #expect(abs(utility(scenario) { $0.status = .student }) < tolerance)
  }

  @Test func `amenity, community, schools, card and workers' rights add their parts to those concerned`() throws {
    let scenario = try ScenarioFixture.baseline()
    func idle(_ edit: @escaping (inout Person) -> Void = { _ in }) -> (inout Person) -> Void {
      { person in
        person.status = .inactive
        edit(&person)
      }
    }
    let amenity = utility(scenario, settings: { $0.amenity[3] = 0.4 }, idle { $0.zone = 3 })
    #expect(abs(amenity - 0.35 * 0.4) < tolerance)
    let community = utility(scenario, perception: { $0.community[1] = 1.3 }, idle())
    #expect(abs(community - 0.15 * Foundation.log(1.3)) < tolerance)
    for (child, expected) in [(noMonth, 0.0), (-35, 0), (-36, 0.5 * 0.6)] {
      let schools = utility(scenario, settings: { $0.schoolAccess = 0.6 }, idle { $0.child = child })
      #expect(abs(schools - expected) < tolerance)
    }
    let card = { (education: Education) in
      utility(
        scenario, settings: { $0.degreeSatisfaction = 0.05 },
        idle {
          $0.education = education
          $0.tier = education.tier
        })
    }
    #expect(abs(card(.juniorCollege) - 0.05) < tolerance)
    #expect(abs(card(.seniorSecondary)) < tolerance)
    let rights = { (tier: Tier) in
      utility(scenario, settings: { $0.lowTierSatisfaction = 0.04 }, idle { $0.tier = tier })
    }
    #expect(abs(rights(.low) - 0.04) < tolerance)
    #expect(abs(rights(.mid)) < tolerance)
  }

  /// With weight 0.15 the gap halves every 4.27 months.
  @Test func `satisfaction forgets by half in 4_3 months`() throws {
    let scenario = try ScenarioFixture.baseline()
    var residents = scenario.nobody
    residents.enter(
      person(1) {
        $0.status = .inactive
        $0.tenure = .dormitory
        $0.satisfaction = 1
      })
    let rule = Satisfaction.MonthRule(
      scenario, settings: scenario.settings(), perception: scenario.referencePerception)
    for month in 1...12 {
      rule.apply(to: &residents.population, rows: 0..<residents.count, month: month)
      #expect(abs(Double(residents.population[0].satisfaction) - Foundation.pow(0.85, Double(month))) < tolerance)
    }
    #expect(abs(Foundation.log(0.5) / Foundation.log(1 - scenario.parameters.satisfaction.weightOfNow) - 4.27) < 0.01)
  }
}
