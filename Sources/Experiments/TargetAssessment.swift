import DistrictModel

/// How a target fares in a year: its distribution over replicates against the goal.
public struct TargetAssessment: Sendable {
  public let target: Target
  public let year: Int
  public let goal: Double
  /// One value for each replicate.
  public let values: [Double]
  public let distribution: Distribution
  /// First month in which the median reaches the goal; nil if it does not.
  ///
  /// For a year-end target, any month from the policy start to the end of the year; for a year's total, the month of
  /// the year in which the sum since January reaches it.
  public let firstMonthReached: Month?

  /// Nil if the year was not wholly simulated, or the series lacks the indicator.
  public init?(_ target: Target, in year: Int, of ensemble: Ensemble) {
    let key = SeriesKey(target.definition.indicator)
    guard let values = ensemble.values(key, in: year, as: target.definition.measure.ofYear) else { return nil }
    self.target = target
    self.year = year
    goal = target.definition.goal[year]
    self.values = values
    distribution = Distribution(values, runsPerDraw: ensemble.runsPerDraw)
    firstMonthReached =
      Self.medianPath(of: target, in: year, of: ensemble).first {
        target.definition.isReached($0.median, goal: target.definition.goal[year])
      }?.month
  }

  /// Replicates that reach the goal.
  public var reached: Int { values.count { target.definition.isReached($0, goal: goal) } }

  /// Share of the replicates that reach the goal.
  public var chance: Double { Double(reached) / Double(values.count) }

  /// Mean over replicates of what is missing to the goal; a replicate that reaches it misses nothing.
  public var shortfall: Double { Statistics.mean(values.map { max(0, goal - $0) }) }

  private static func medianPath(
    of target: Target, in year: Int, of ensemble: Ensemble
  ) -> [(month: Month, median: Double)] {
    let january = Month(year: year, month: 1)
    let key = SeriesKey(target.definition.indicator)
    switch target.definition.measure {
    case .yearEnd:
      let start = ensemble.scenario.district.period.start
      return ensemble.months.filter { $0 >= start && $0.year <= year }.compactMap { month in
        ensemble.values(key, at: month).map { (month, Statistics.quantile($0, 0.5)) }
      }
    case .yearTotal:
      var sums = [Double](repeating: 0, count: ensemble.replicates)
      return (0..<12).compactMap { offset in
        guard let values = ensemble.values(key, at: january + offset) else { return nil }
        for (replicate, value) in values.enumerated() { sums[replicate] += value }
        return (january + offset, Statistics.quantile(sums, 0.5))
      }
    }
  }
}

extension Target.Definition {
  /// Whether a value reaches a goal; twelve months of a delivery may miss its year by a rounding error, which is forgiven.
  public func isReached(_ value: Double, goal: Double) -> Bool {
    switch comparison {
    case .above: value > goal
    case .atLeast: value >= goal - goal.magnitude * 1e-9
    }
  }
}

/// How all targets of a scenario fare.
public struct TargetAssessments: Sendable {
  /// By year, within a year in the order of the district's targets.
  public let rows: [TargetAssessment]
  /// Other readings of the targets, in the order of `rows` and of the district's file.
  public let readings: [ReadingAssessment]
  public let replicates: Int
  /// The district's.
  let targets: [Target]

  public init(of ensemble: Ensemble) {
    let targets = ensemble.scenario.district.targets.targets
    rows = ensemble.policyYears.flatMap { year in
      targets.compactMap { TargetAssessment($0, in: year, of: ensemble) }
    }
    readings = rows.flatMap { row in
      row.target.definition.otherReadings.compactMap { ReadingAssessment($0, of: row, in: ensemble) }
    }
    replicates = ensemble.replicates
    self.targets = targets
  }

  public var years: [Int] { Set(rows.map(\.year)).sorted() }

  /// Years for which a headline target names a goal of its own; else the last year.
  var yearsWithGoals: [Int] {
    let named = targets.filter(\.definition.isHeadline).flatMap { $0.definition.goal.steps.steps.map(\.from) }
    let years = years.filter(named.contains)
    return years.isEmpty ? Array(self.years.suffix(1)) : years
  }

  /// Other readings of a target in its year.
  public func readings(of row: TargetAssessment) -> [ReadingAssessment] {
    readings.filter { $0.year == row.year && $0.target.name == row.target.name }
  }

  public func headline(in year: Int) -> [TargetAssessment] {
    rows.filter { $0.year == year && $0.target.definition.isHeadline }
  }

  /// Replicates in which every headline target is reached in a year; nil if there is no such target.
  public func allHeadlineReached(in year: Int) -> Int? {
    let headline = headline(in: year)
    guard !headline.isEmpty else { return nil }
    return (0..<replicates).count { replicate in
      headline.allSatisfy { $0.target.definition.isReached($0.values[replicate], goal: $0.goal) }
    }
  }
}

/// When a stock first passes its goal, over replicates.
public struct PassingMonth: Equatable, Sendable {
  /// First month in which the median passes; nil if it does not within the run.
  public let ofMedian: Month?
  /// 5 % and 95 % quantiles of the replicates' first months (order statistics: no month between months is invented);
  /// nil where that replicate does not pass.
  public let q05: Month?
  public let q95: Month?
  /// Replicates that pass at all.
  public let passing: Int

  /// - Parameter target: one measured at year end.
  public init(of target: Target, in ensemble: Ensemble) {
    let key = SeriesKey(target.definition.indicator)
    let start = ensemble.scenario.district.period.start
    var first = [Month?](repeating: nil, count: ensemble.replicates)
    var median: Month?
    for month in ensemble.months where month >= start {
      guard let values = ensemble.values(key, at: month) else { continue }
      let goal = target.definition.goal[month.year]
      for (replicate, value) in values.enumerated() where first[replicate] == nil {
        if target.definition.isReached(value, goal: goal) { first[replicate] = month }
      }
      if median == nil, target.definition.isReached(Statistics.quantile(values, 0.5), goal: goal) { median = month }
    }
    let never = Month(index: Int.max)
    let ascending = first.map { $0 ?? never }.sorted()
    func quantile(_ probability: Double) -> Month? {
      let month = ascending[Int((Double(ascending.count - 1) * probability).rounded())]
      return month == never ? nil : month
    }
    ofMedian = median
    q05 = quantile(0.05)
    q95 = quantile(0.95)
    passing = first.count { $0 != nil }
  }
}
