import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// Verification tests V3–V5: how long people stay when the hazards are known.
struct SurvivalTests {
  /// Everybody is a worker from elsewhere; nothing happens but ageing and what the test switches on.
  private func workers(_ edit: (inout Parameters) -> Void) throws -> Scenario {
    try ScenarioFixture.baseline().with {
      $0.closeTheDistrict()
      $0.makeEverybodyWork(as: .seniorSecondary)
      $0.leaveAtConstantHazard(0)
      $0.jobMarket.searchIntensity = 0
      $0.jobMarket.newcomerSearchIntensity = 0
      $0.jobMarket.separation = TierTable([0, 0, 0])
      edit(&$0)
    }
  }

  /// Keys of those who are past school, at risk from the first month, and not yet 36 after `months`.
  private func cohort(_ model: Model, months: Int) -> Set<UInt64> {
    Set(
      (0..<model.residents.count).filter { row in
        let person = model.residents.population[row]
        return model.month + months - Int(person.birth) < 432 && Int(person.arrival) <= model.month
      }.map { model.residents.population.key[$0] })
  }

  private func remaining(_ model: Model, of cohort: Set<UInt64>) -> Int {
    model.residents.population.key.count { cohort.contains($0) }
  }

  /// exp(−0.0103·12) = 0.8837, exp(−0.0103·36) = 0.6902.
  ///
  /// Of about 80,000 persons at 1:10 the standard errors are 0.0011 and 0.0016: a hazard wrong by 4 % (0.0107) shows.
  @Test func `at a constant hazard 88_37 percent are there after a year and 69_02 after three`() throws {
    var model = try workers { $0.outMigration.monthlyHazard = 0.0103 }.model(sample: 10, months: 36)
    let cohort = cohort(model, months: 36)
    #expect(cohort.count > 50_000)
    try model.step(months: 12)
    let year = remaining(model, of: cohort)
    #expect(abs(standardScore(successes: year, trials: cohort.count, probability: 0.8837)) < acceptedDeviations)
    try model.step(months: 24)
    let three = remaining(model, of: cohort)
    #expect(abs(standardScore(successes: three, trials: cohort.count, probability: 0.6902)) < acceptedDeviations)
  }

  /// In a month those alive are at risk of separating, and those alive of leaving, whether separated or not:
  /// exits by death, separation and leaving are in the ratio m : (1 − m)s : (1 − m)l.
  ///
  /// In continuous time the ratio is that of the hazards; with a yearly death rate of 0.3, s = 0.04 and a hazard of 0.05
  /// the discrete formula differs from it by 1.5 %, less than what 90,000 persons would notice (about 7 % of a share).
  @Test func `deaths, separations and departures are in the ratio of their probabilities`() throws {
    var model = try workers {
      $0.mortality.male = $0.mortality.male.filled(with: 0.3)
      $0.mortality.female = $0.mortality.female.filled(with: 0.3)
      $0.jobMarket.separation = TierTable([0.04, 0.04, 0.04])
      $0.jobMarket.separationByAge = StepTable([(0, 1)])
      $0.outMigration.monthlyHazard = 0.05
    }.model(sample: 10, months: 1)
    let atRisk = (0..<model.residents.count).count {
      model.month + 1 - Int(model.residents.population[$0].birth) < 432
        && Int(model.residents.population[$0].arrival) != model.month + 1
    }
    try model.step()
    let death = 1 - Foundation.pow(0.7, 1.0 / 12)
    let leaving = 1 - Foundation.exp(-0.05)
    let exits = [model.flows.deaths, model.flows.separations, model.flows.leavers]
    let probabilities = [death, (1 - death) * 0.04, (1 - death) * leaving]
    for (count, probability) in zip(exits, probabilities) {
      #expect(abs(standardScore(successes: count, trials: atRisk, probability: probability)) < acceptedDeviations)
    }
    let shares = probabilities.map { $0 / probabilities.reduce(0, +) }
    // Two degrees of freedom: 23.8 is exceeded in one of some 150,000 tests.
    #expect(chiSquare(observed: exits, shares: shares) < 23.8)
  }

  /// Months until the first of two competing events that never end by themselves: deaths and departures over five years.
  @Test func `over the years exits are shared as the discrete formula says`() throws {
    var model = try workers {
      $0.mortality.male = $0.mortality.male.filled(with: 0.1)
      $0.mortality.female = $0.mortality.female.filled(with: 0.1)
      $0.outMigration.monthlyHazard = 0.02
    }.model(sample: 20, months: 60)
    var deaths = 0
    var leavers = 0
    for _ in 0..<60 {
      try model.step()
      deaths += model.flows.deaths
      leavers += model.flows.leavers
    }
    let death = 1 - Foundation.pow(0.9, 1.0 / 12)
    let share = death / (death + (1 - death) * (1 - Foundation.exp(-0.02)))
    #expect(abs(standardScore(successes: deaths, trials: deaths + leavers, probability: share)) < acceptedDeviations)
  }

  /// Individual hazards h·v are constant, but who is frail leaves first: the hazard of those left falls as
  /// E[v·exp(−Hv)] / E[exp(−Hv)], v lognormal with mean 1.
  ///
  /// With h = 0.03 and σ = 0.7, 34.9 % are left after 36 months if hazards are equal and 40.5 % with frailty;
  /// the standard error is 0.2 %.
  @Test func `frailty lets the hazard of a cohort fall though nobody's own does`() throws {
    let (hazard, deviation) = (0.03, 0.7)
    var model = try workers {
      $0.outMigration.monthlyHazard = hazard
      $0.outMigration.frailtyDeviation = deviation
    }.model(sample: 10, months: 36)
    let cohort = cohort(model, months: 36)
    var before = cohort.count
    var scores: [Double] = []
    for month in 1...36 {
      try model.step()
      let now = remaining(model, of: cohort)
      let risk = 1 - survival(hazard * Double(month), deviation) / survival(hazard * Double(month - 1), deviation)
      scores.append(standardScore(successes: before - now, trials: before, probability: risk))
      before = now
    }
    for score in scores { #expect(abs(score) < acceptedDeviations) }
    let left = survival(36 * hazard, deviation)
    #expect(left > Foundation.exp(-36 * hazard) + 0.04)
    #expect(abs(standardScore(successes: before, trials: cohort.count, probability: left)) < acceptedDeviations)
  }

  /// E[exp(−Hv)] of a lognormal v with mean 1, by the trapezoid rule over ±8 standard deviations.
  private func survival(_ cumulated: Double, _ deviation: Double) -> Double {
    let steps = 4000
    var sum = 0.0
    var weight = 0.0
    for step in 0...steps {
      let z = -8 + 16 * Double(step) / Double(steps)
      let density = Foundation.exp(-z * z / 2)
      sum += density * Foundation.exp(-cumulated * Foundation.exp(deviation * z - deviation * deviation / 2))
      weight += density
    }
    return sum / weight
  }
}
