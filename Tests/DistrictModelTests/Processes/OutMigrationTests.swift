import Foundation
import TestSupport
import Testing

@testable import DistrictModel

struct OutMigrationTests {
  /// The hazard of a person in month 3 (April 2026, season factor 0.8).
  private func hazard(
    _ scenario: Scenario, settings: (inout PolicySettings) -> Void = { _ in }, satisfaction: Float = 0, month: Int = 3,
    _ edit: (inout Person) -> Void
  ) -> Double {
    var policy = scenario.settings()
    settings(&policy)
    var population = Population()
    population.append(person(1, age: 22, at: month) { edit(&$0) })
    return OutMigration.MonthRule(scenario, settings: policy, date: scenario.calendar.month(month))
      .hazard(population.record[0], month: month, satisfaction: Double(satisfaction))
  }

  private func scenario() throws -> Scenario {
    try ScenarioFixture.baseline().with {
      $0.outMigration.monthlyHazard = 0.01
      $0.outMigration.longStayScale = 0.9
      $0.inMigration.choice.outsideShift = 0
    }
  }

  @Test(arguments: [
    (0, 1.15), (5, 1.15), (6, 1.25), (23, 1.25), (24, 1.45), (47, 1.45), (48, 0.9), (71, 0.9), (72, 0.54), (119, 0.54),
    (120, 0.315), (400, 0.315),
  ])
  func `the hazard follows the stay, long stays scaled`(stay: Int, factor: Double) throws {
    let value = hazard(try scenario()) { $0.arrival = Int16(3 - stay) }
    #expect(abs(value - 0.01 * 0.8 * factor) < 1e-12)
  }

  @Test func `a stay that has not begun counts as its first month`() throws {
    let scenario = try scenario()
    #expect(hazard(scenario) { $0.arrival = 9 } == hazard(scenario) { $0.arrival = 3 })
  }

  @Test func `the hazard falls by 4_5 percent a year of age above 22`() throws {
    let scenario = try scenario()
    let young = hazard(scenario) { $0.birth = 3 - 200 }
    for (months, years) in [(200, 0.0), (264, 0), (270, 0.5), (348, 7), (431, 167.0 / 12)] {
      let value = hazard(scenario) { $0.birth = Int16(3 - months) }
      #expect(abs(value / young - Foundation.exp(-0.045 * years)) < 1e-12)
    }
  }

  @Test func `the seasons of leaving have mean 1, most go around the Spring Festival`() throws {
    let scenario = try scenario()
    let year = (0..<12).map { month in hazard(scenario, month: month) { $0.arrival = Int16(month - 30) } }
    let mean = year.reduce(0, +) / 12
    #expect(abs(mean - 0.0145) < 1e-12)
    #expect(year.max() == year[1])
  }

  @Test func `content, frailty, home, family and recognition scale the hazard`() throws {
    let scenario = try scenario()
    let parameters = scenario.parameters.outMigration
    let base = hazard(scenario) { _ in }
    func ratio(_ satisfaction: Float = 0, _ edit: (inout Person) -> Void) -> Double {
      hazard(scenario, satisfaction: satisfaction, edit) / base
    }
    #expect(abs(ratio(0.5) { _ in } - Foundation.exp(-0.5 * parameters.satisfaction)) < 1e-12)
    #expect(abs(ratio { $0.frailtyFactor = 1.5 } - 1.5) < 1e-12)
    #expect(abs(ratio { $0.tenure = .owner } - 0.35) < 1e-12)
    #expect(abs(ratio { $0.tenure = .affordableRental } - 0.80) < 1e-12)
    #expect(abs(ratio { $0.tenure = .dormitory } - 1) < 1e-12)
    #expect(abs(ratio { $0.child = 3 - 36 } - 0.65) < 1e-12)
    #expect(abs(ratio { $0.child = 3 - 35 } - 1) < 1e-12)
    #expect(abs(ratio { $0.talent = .f } - 0.70) < 1e-12)
    #expect(
      abs(
        ratio {
          $0.tenure = .owner
          $0.talent = .e
          $0.child = -60
        } - 0.35 * 0.70 * 0.65) < 1e-12)
  }

  @Test func `support for talents and for young families bears on those it is meant for`() throws {
    let scenario = try scenario()
    let base = hazard(scenario) { _ in }
    func ratio(_ settings: (inout PolicySettings) -> Void, _ edit: (inout Person) -> Void) -> Double {
      hazard(scenario, settings: settings, edit) / base
    }
    let talents = { (settings: inout PolicySettings) in settings.topTalentLeaving = 0.85 }
    #expect(abs(ratio(talents) { $0.talent = .e } - 0.70 * 0.85) < 1e-12)
    #expect(abs(ratio(talents) { $0.talent = .f } - 0.70) < 1e-12)
    #expect(abs(ratio(talents) { _ in } - 1) < 1e-12)
    let families = { (settings: inout PolicySettings) in settings.youngFamilyLeaving = 0.97 }
    #expect(abs(ratio(families) { $0.child = 3 } - 0.97) < 1e-12)
    #expect(abs(ratio(families) { $0.child = 3 - 36 } - 0.65) < 1e-12)
    #expect(abs(ratio(families) { _ in } - 1) < 1e-12)
  }

  @Test func `rival cities pull everybody by the same factor`() throws {
    let rivals = try scenario().with { $0.inMigration.choice.outsideShift = 0.2 }
    let usual = try scenario()
    #expect(abs(hazard(rivals) { _ in } / hazard(usual) { _ in } - Foundation.exp(0.2)) < 1e-12)
  }

  /// The bound settles most persons for three years; it must never settle one who could leave.
  @Test func `the bound on leaving holds for three years, however stay, age and season change`() throws {
    let draws = RandomStreams(seed: 3).draws(.choice)
    for (coefficient, slope) in [(0.9, 0.045), (0, 0.045), (3, 0.045), (-0.5, 0.045), (0.9, -0.02)] {
      let scenario = try scenario().with {
        $0.outMigration.satisfaction = coefficient
        $0.outMigration.ageSlope = slope
      }
      let rules = (0..<37).map {
        OutMigration.MonthRule(scenario, settings: scenario.settings(), date: scenario.calendar.month($0))
      }
      var residents = scenario.nobody
      for slot in 0..<2000 {
        let uniform = { (draw: UInt64) in draws.uniform(UInt64(slot) << 8 | draw) }
        residents.enter(
          person(slot, age: 14 + 18.8 * uniform(1), at: 0) {
            $0.arrival = Int16(-Int(uniform(2) * 200))
            $0.frailtyFactor = Float(Foundation.exp(3 * uniform(3) - 1.5))
            $0.tenure = Tenure(rawValue: UInt8(uniform(4) * 5))!
            $0.child = uniform(5) < 0.5 ? noMonth : Int16(-uniform(6) * 100)
          })
        residents.averages.set(uniform(0) * 8 - 4, of: &residents.population.record[slot])
      }
      func hazard(_ row: Int, _ month: Int, _ averages: Satisfaction.Averages) -> Double {
        let person = residents.population.record[row]
        return rules[month].hazard(person, month: month, satisfaction: averages.value(person))
      }
      let bounds = residents.population.record.enumerated().map { row, person in
        rules[0].bound(
          person, month: 0, satisfaction: residents.averages.value(person),
          floor: residents.averages.floor(person), hazard: hazard(row, 0, residents.averages))
      }
      var averages = residents.averages
      for month in 0..<37 {
        for row in bounds.indices {
          #expect(Hazard.probability(hazard(row, month, averages)) <= rules[month].highest[Int(bounds[row])])
        }
        averages.advance(
          Satisfaction.MonthRule(scenario, settings: scenario.settings(), perception: scenario.referencePerception))
      }
      // Where the rule allows bounds at all, they rule most months out.
      let isBounded = coefficient >= 0 && slope >= 0
      #expect(bounds.contains { $0 != LeavingBound.unknown } == isBounded)
    }
  }

  @Test func `nobody leaves in the month of arrival`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.leaveAtConstantHazard(100)
      $0.outMigration.localProbability = 1
    }.model(sample: 100)
    for _ in 0..<3 {
      try model.step()
      let population = model.residents.population
      var arrived = 0
      for row in 0..<population.count {
        let person = population[row]
        #expect(person.status == .student || Int(person.arrival) == model.month)
        if Int(person.introduced) == model.month { arrived += 1 }
      }
      #expect(arrived == model.flows.arrivals.reduce(0, +) + model.flows.returns + model.flows.collegeStayers)
    }
  }

  /// 26,000 locals at 1:10, rate 0.02: the standard error is 0.0009.
  @Test func `locals leave with their own small probability, students stay`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.closeTheDistrict()
      $0.outMigration.localProbability = 0.02
    }.model(sample: 10)
    let oldest = model.month + 1 - 432
    let atRisk = (0..<model.residents.count).count {
      let person = model.residents.population[$0]
      return person.origin == 0 && person.status != .student && Int(person.birth) > oldest
    }
    try model.step()
    #expect(model.flows.leavers == 0)
    #expect(
      abs(standardScore(successes: model.flows.localLeavers, trials: atRisk, probability: 0.02)) < acceptedDeviations)
  }
}
