import DistrictModel

/// How a target fares in a year if its words are read otherwise: another count against the same goal.
public struct ReadingAssessment: Sendable {
  public let target: Target
  public let reading: Target.Reading
  public let year: Int
  /// Nil if it tells an overlap of targets.
  public let goal: Double?
  /// One value for each replicate.
  public let values: [Double]
  public let distribution: Distribution

  /// Nil if a replicate did not count what the reading counts or takes off, or not the whole year.
  init?(_ reading: Target.Reading, of row: TargetAssessment, in ensemble: Ensemble) {
    let measure = row.target.definition.measure.ofYear
    guard var values = ensemble.values(reading.counted(of: row.target), in: row.year, as: measure) else { return nil }
    for key in reading.definition.less ?? [] {
      guard let less = ensemble.values(key, in: row.year, as: measure) else { return nil }
      values = zip(values, less).map { $0 - $1 }
    }
    target = row.target
    self.reading = reading
    year = row.year
    goal = reading.definition.isHeldAgainstGoal ? row.goal : nil
    self.values = values
    distribution = Distribution(values, runsPerDraw: ensemble.runsPerDraw)
  }

  /// Replicates that reach the goal; nil without one.
  public var reached: Int? {
    goal.map { goal in values.count { target.definition.isReached($0, goal: goal) } }
  }

  /// Share of the replicates that reach the goal; nil without one.
  public var chance: Double? { reached.map { Double($0) / Double(values.count) } }
}
