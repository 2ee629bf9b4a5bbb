import DistrictModel

/// Money that a scenario spends more than the base on jobs which come only after the last year counted.
///
/// A project signed today brings its posts one to three years later. What is spent towards the end of a run therefore stands in
/// the cost and not in the effect, and the price of a resident is too high by it.
struct PendingJobs: Sendable {
  /// Levers that differ from the base and whose jobs come through the pipeline, in the order of the catalogue.
  let levers: [Lever]
  /// Not discounted; mean over replicates. Unit: CNY of the base year.
  let cost: Double
  /// Part of the whole extra cost.
  let share: Double

  /// Nil if no such lever costs more than in the base.
  init?(of arm: Comparison.Arm, against base: Comparison.Arm) {
    guard let last = arm.ensemble.policyYears.last else { return nil }
    let labour = arm.scenario.parameters.labourDemand
    let end = Month(year: last, month: 12)
    var levers: [Lever] = []
    var cost = 0.0
    for lever in arm.scenario.district.levers.levers {
      guard let pipeline = Self.pipelineShare(of: lever), pipeline > 0 else { continue }
      let pending = arm.ensemble.months.filter { $0 >= arm.scenario.district.period.start && $0 <= end }
        .reduce(0.0) { sum, month in
          let extra = Self.cost(of: lever, in: month, of: arm) - Self.cost(of: lever, in: month, of: base)
          return sum + extra * pipeline * Self.shareToCome(monthsLeft: end - month, labour)
        }
      guard pending > 0 else { continue }
      levers.append(lever)
      cost += pending
    }
    let extra = Statistics.mean(arm.costs.total) - Statistics.mean(base.costs.total)
    guard !levers.isEmpty, extra > 0 else { return nil }
    (self.levers, self.cost, share) = (levers, cost, cost / extra)
  }

  /// Share of a lever's jobs that come through the pipeline; nil if it brings none.
  private static func pipelineShare(of lever: Lever) -> Double? {
    let jobs = lever.definition.effects.jobs ?? []
    let weights = jobs.map { ($0.perLevelYear * $0.landingRate).magnitude }
    let sum = weights.reduce(0, +)
    return sum > 0 ? zip(jobs, weights).reduce(0) { $0 + $1.0.pipelineShare * $1.1 } / sum : nil
  }

  /// Share of the jobs of a month's projects that come after so many months.
  static func shareToCome(monthsLeft: Int, _ labour: LabourDemand.Parameters) -> Double {
    let spread = max(1, Int(labour.pipelineSpreadMonths))
    let arrived = min(spread, max(0, monthsLeft - Int(labour.pipelineLagMonths) + 1))
    return 1 - Double(arrived) / Double(spread)
  }

  private static func cost(of lever: Lever, in month: Month, of arm: Comparison.Arm) -> Double {
    arm.ensemble.keys.filter { $0.indicator == "cost" && GroupName($0.group)["lever"] == lever.name }
      .reduce(0) { $0 + Statistics.mean(arm.ensemble.values($1, at: month) ?? [0]) }
  }
}
