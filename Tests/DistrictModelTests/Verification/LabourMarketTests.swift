import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V13, and movements into and out of activity.
struct LabourMarketTests {
  /// Workers of one tier with more posts than anybody could fill.
  private func workers(_ edit: (inout Parameters) -> Void) throws -> Scenario {
    try ScenarioFixture.baseline().with {
      $0.closeTheDistrict()
      $0.makeEverybodyWork(as: .seniorSecondary)
      $0.labourDemand.initialVacancyShare = 1e7
      $0.jobMarket.separationByAge = StepTable([(0, 1)])
      $0.jobMarket.separation = TierTable([0.02, 0.02, 0.02])
      $0.jobMarket.searchIntensity = 0.3
      $0.jobMarket.midSearchesLow = 0
      $0.jobMarket.highSearchesMid = 0
      edit(&$0)
    }
  }

  /// δ = 0.02, f = 0.30, and who separates may be hired the same month: δ/(δ + f − δf) = 0.0637 before matching,
  /// δ(1 − f)/(δ + f − δf) = 0.0446 after it. Persons are independent of each other, so counts are binomial: of 75,000
  /// the standard errors are 0.0009 and 0.0008; the formula δ/(δ + f) = 0.0625 of continuous time is 0.0012 off.
  @Test func `unemployment settles where separations equal hires`() throws {
    var model = try workers { _ in }.model(sample: 10, months: 48)
    try model.step(months: 48)
    // Nobody enters or leaves between matching and the end of the month.
    let persons = model.residents.count
    let before = model.matching.unemployedByTier.reduce(0, +)
    let after = model.residents.stocks.byStatus[Int(Status.unemployed.rawValue)]
    #expect(persons > 50_000)
    #expect(before - after == model.matching.hires)
    let denominator = 0.02 + 0.30 - 0.02 * 0.30
    #expect(
      abs(standardScore(successes: before, trials: persons, probability: 0.02 / denominator)) < acceptedDeviations)
    #expect(
      abs(standardScore(successes: after, trials: persons, probability: 0.02 * 0.7 / denominator)) < acceptedDeviations)
    let rate = model.residents.stocks.unemploymentRate
    #expect(abs(rate - Double(after) / Double(persons)) < 1e-12)
  }

  /// From everybody in work, the share inactive after n months is e/(e + x)·(1 − (1 − e − x)^n), e 0.0017, x 0.020.
  @Test func `inactivity settles where entries equal exits`() throws {
    var model = try workers {
      $0.activity.inactivityEntry = 0.0017
      $0.activity.inactivityExit = 0.020
    }.model(sample: 10, months: 36)
    try model.step(months: 36)
    let (entry, exit) = (0.0017, 0.020)
    let share = entry / (entry + exit) * (1 - Foundation.pow(1 - entry - exit, 36))
    let inactive = model.residents.stocks.byStatus[Int(Status.inactive.rawValue)]
    #expect(
      abs(standardScore(successes: inactive, trials: model.residents.count, probability: share)) < acceptedDeviations)
  }

  @Test func `perceived tightness settles at the rate of hiring`() throws {
    var model = try workers { _ in }.model(sample: 20, months: 48)
    try model.step(months: 48)
    // A moving average of rates with standard error √(0.3·0.7/2,400) each, a third of it after averaging.
    #expect(abs(model.tightness[0] - 0.3) < acceptedDeviations * (0.21 / 2400).squareRoot() / 3)
  }

  /// First births of those without a child aged 24 or more: 40,000 at risk, standard error 0.0011 of 0.0488.
  @Test func `first children come at the yearly hazard from 24 on, and nobody has two`() throws {
    var model = try workers { $0.family.firstBirthRate = 0.6 }.model(sample: 20, months: 2)
    func childless(from age: Int) -> Set<UInt64> {
      Set(
        (0..<model.residents.count).filter { row in
          let person = model.residents.population[row]
          let months = model.month + 1 - Int(person.birth)
          return person.child == noMonth && months >= age && months < 432
        }.map { model.residents.population.key[$0] })
    }
    let atRisk = childless(from: 288)
    try model.step()
    var births = 0
    for row in 0..<model.residents.count where Int(model.residents.population[row].child) == model.month {
      births += 1
      #expect(atRisk.contains(model.residents.population.key[row]))
    }
    let probability = 1 - Foundation.exp(-0.05)
    #expect(abs(standardScore(successes: births, trials: atRisk.count, probability: probability)) < acceptedDeviations)
  }

  /// The scan settles most persons by their leading bytes; the counts must be those of everybody's own decision.
  @Test func `separations are those of every worker's own draw`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.closeTheDistrict()
      $0.entrepreneurship.degreeEntryRate = 0
      $0.entrepreneurship.nonDegreeEntryRate = 0
      $0.activity.inactivityEntry = 0
    }.model(sample: 20, months: 1)
    let month = model.month + 1
    let rule = JobMarket.Rule(model.scenario.parameters.jobMarket, cells: model.scenario.cells, scale: model.scale)
    let table = rule.separation(oldestMonths: 432)
    let gates = model.streams.draws(.earlyGate, month: month)
    let draws = model.streams.draws(.separation, month: month)
    let expected = (0..<model.residents.count).count { row in
      let person = model.residents.population[row]
      let age = month - Int(person.birth)
      guard person.status == .employed, age < 432 else { return false }
      let probability = table[Int(person.tier.rawValue)][age]
      return Gate(gates, key: person.key).happens(4, probability, draws, person.key)
    }
    try model.step()
    #expect(model.flows.separations == expected)
    #expect(expected > 500)
  }
}
