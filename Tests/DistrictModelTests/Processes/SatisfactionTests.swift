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
    residents.averages.advance(Satisfaction.MonthRule(scenario, settings: policy, perception: seen))
    return residents.satisfaction(0) / scenario.parameters.satisfaction.weightOfNow
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
      })
    residents.averages.set(1, of: &residents.population.record[0])
    let rule = Satisfaction.MonthRule(
      scenario, settings: scenario.settings(), perception: scenario.referencePerception)
    for month in 1...12 {
      residents.averages.advance(rule)
      #expect(abs(residents.satisfaction(0) - Foundation.pow(0.85, Double(month))) < tolerance)
    }
    #expect(abs(Foundation.log(0.5) / Foundation.log(1 - scenario.parameters.satisfaction.weightOfNow) - 4.27) < 0.01)
  }

  /// What is kept with the person is a gap; the recursion is `s ← (1 − w)·s + w·u` with what holds each month.
  ///
  /// A worker of the low tier loses the post, moves to the mid tier, finds another, moves home, and has a child who
  /// reaches the age of school, while rents, amenity, community and schools change every month.
  @Test func `satisfaction is the recursion, month by month, whatever happens`() throws {
    let scenario = try ScenarioFixture.baseline()
    var residents = scenario.nobody
    residents.enter(
      person(1, age: 28) {
        $0.child = -30
        $0.tenure = .privateRental
      })
    var expected = 0.0
    for month in 0..<60 {
      residents.month = month
      switch month {
      case 3: residents.startWork(0, as: .employed, cell: 4, wage: 6100)
      case 9: residents.setTenure(0, .affordableRental)
      case 14: residents.leaveWork(0, to: .unemployed)
      case 15: residents.startWork(0, as: .employed, cell: 5, wage: 5800)
      case 20: residents.setTier(0, .mid)
      case 24: residents.reviewWages { _ in 6400 }
      case 31: residents.setTenure(0, .owner)
      default: break
      }
      var policy = scenario.settings()
      var seen = scenario.referencePerception
      policy.amenity = policy.amenity.map { $0 + 0.01 * Double(month) }
      policy.schoolAccess = 0.4 - 0.02 * Double(month)
      seen.rents = seen.rents.map { $0 * (1 + 0.003 * Double(month)) }
      seen.community = seen.community.map { $0 * (1 + 0.004 * Double(month)) }
      let rule = Satisfaction.MonthRule(scenario, settings: policy, perception: seen)
      // The utility of this month alone: averages that have never been otherwise, and no gap.
      let now = Satisfaction.Averages(rule, scenario, month: month)
      var still = residents.population.record[0]
      still.gap = 0
      still.gapMonth = Int16(month)
      let weight = scenario.parameters.satisfaction.weightOfNow
      expected = (1 - weight) * expected + weight * now.value(still)
      residents.averages.advance(rule)
      #expect(abs(residents.satisfaction(0) - expected) < tolerance, "month \(month)")
    }
  }

  /// The floor bounds satisfaction from below for as long as the averages stay within the margins.
  @Test func `nobody falls below the floor while the tables stay within the margins`() throws {
    let scenario = try ScenarioFixture.baseline()
    let draws = RandomStreams(seed: 8).draws(.choice)
    var residents = scenario.nobody
    for slot in 0..<400 {
      func uniform(_ draw: UInt64) -> Double { draws.uniform(UInt64(slot) << 8 | draw) }
      residents.enter(
        person(slot, age: 20 + 15 * uniform(0)) {
          $0.tenure = Tenure(rawValue: UInt8(uniform(1) * 5))!
          $0.zone = UInt8(uniform(2) * 7)
          $0.child = uniform(3) < 0.5 ? noMonth : Int16(-60 * uniform(4))
        })
      residents.averages.set(4 * uniform(5) - 2, of: &residents.population.record[slot])
    }
    let floors = residents.population.record.map { residents.averages.floor($0) }
    var months = 0
    while true {
      var policy = scenario.settings()
      var seen = scenario.referencePerception
      policy.amenity = policy.amenity.map { $0 - 0.02 * Double(months) }
      policy.schoolAccess = -0.004 * Double(months)
      seen.rents = seen.rents.map { $0 * (1 + 0.01 * Double(months)) }
      residents.averages.advance(Satisfaction.MonthRule(scenario, settings: policy, perception: seen))
      guard residents.averages.isWithinMargins else { break }
      for row in floors.indices { #expect(residents.satisfaction(row) >= floors[row] - 1e-6) }
      months += 1
    }
    #expect((2..<60).contains(months))
    residents.averages.restart()
    #expect(residents.averages.isWithinMargins)
  }
}
