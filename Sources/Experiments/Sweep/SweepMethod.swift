import ScenarioFiles

/// Every point of a design, looked at one by one.
public struct SweepMethod: ExperimentMethod {
  public static let name = "sweep"

  public static func suits(_ experiment: LoadedExperiment) -> Bool {
    experiment.design.map { !$0.method.isSensitivity } ?? false
  }

  public let plan: ExperimentPlan

  /// - Throws: `request` if the experiment has no design or one of a sensitivity analysis, `scenario` with every point that the base scenario cannot take.
  public init(_ experiment: LoadedExperiment, pool: RunPool) throws(ExperimentFailure) {
    if let method = experiment.design?.method, method.isSensitivity {
      throw .request([
        "\(experiment.path): its design by \(method.rawValue) tells which factors matter; see talentflow sensitivity --help"
      ])
    }
    plan = try ExperimentPlan(experiment, pool: pool)
  }

  public func summary(by carrier: RunCarrier) throws(ExperimentFailure) -> SweepSummary {
    let runs = try plan.carried(by: carrier)
    return SweepSummary(of: Sweep(plan.experiment, points: plan.points, runs: runs))
  }
}

public typealias SweepRun = ExperimentRun<SweepMethod>
