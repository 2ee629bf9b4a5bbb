import DistrictModel
import ScenarioFiles

/// What came of the points of an experiment: every outcome at every point, over replicates.
public struct Sweep: Sendable {
  /// One outcome at one point.
  public struct Cell: Sendable, Equatable {
    /// Of the finished runs, in the order of the runs.
    public let values: [Double]
    /// Runs that failed and count for nothing.
    public let failed: Int
    /// Nil without a finished run.
    public let distribution: Distribution?
    /// Finished runs that reach the goal; nil if there is none.
    public let reached: Int?

    init(_ values: [Double], failed: Int, outcome: ExperimentOutcome) {
      self.values = values
      self.failed = failed
      distribution = values.isEmpty ? nil : Distribution(values)
      reached = outcome.reached(values)
    }

    /// 90 % interval of the mean: Student's *t* over replicates; nil for fewer than two.
    public var meanInterval: ClosedRange<Double>? {
      guard let distribution, let error = distribution.standardError else { return nil }
      let margin = Statistics.studentT95(degreesOfFreedom: values.count - 1) * error
      return distribution.mean - margin...distribution.mean + margin
    }

    /// Share of the finished runs that reach the goal, with its 90 % interval (Wilson).
    public var chance: (share: Double, interval: ClosedRange<Double>)? {
      guard let reached, !values.isEmpty else { return nil }
      return (
        Double(reached) / Double(values.count), Statistics.wilsonInterval(successes: reached, trials: values.count)
      )
    }
  }

  public let experiment: LoadedExperiment
  public let points: [DesignPoint]
  public let runs: ExperimentRuns
  /// By outcome, then by point.
  public let cells: [[Cell]]
  /// By point, then replicate: every outcome; nil for a run that failed.
  let byReplicate: [[[Double]?]]

  init(_ experiment: LoadedExperiment, points: [DesignPoint], runs: ExperimentRuns) {
    self.experiment = experiment
    self.points = points
    self.runs = runs
    byReplicate = runs.valuesByReplicate
    var failed = points.map { _ in 0 }
    for failure in runs.failures { failed[runs.runs[failure.run].point] += 1 }
    cells = experiment.outcomes.enumerated().map { number, outcome in
      zip(runs.values(of: number), failed).map { Cell($0, failed: $1, outcome: outcome) }
    }
  }

  /// Points with a finished run, the best by an outcome's mean first; of equals the first.
  public func ranked(by outcome: Int) -> [Int] {
    let sign: Double = experiment.outcomes[outcome].direction == .higher ? -1 : 1
    let means = cells[outcome].map { $0.distribution?.mean }
    return points.indices.filter { means[$0] != nil }.sorted {
      means[$0]! == means[$1]! ? $0 < $1 : sign * means[$0]! < sign * means[$1]!
    }
  }
}
