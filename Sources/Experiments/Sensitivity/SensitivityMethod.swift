import ScenarioFiles

/// Which factors matter, told from the points of a design made for it.
public struct SensitivityMethod: ExperimentMethod {
  public static let name = "sensitivity"

  public static func suits(_ experiment: LoadedExperiment) -> Bool {
    experiment.design?.method.isSensitivity ?? false
  }

  public let plan: ExperimentPlan
  private let design: SensitivityDesign

  /// - Throws: `request` if the experiment has no design that tells which factors matter, or too few replicates for it;
  ///   `scenario` with every point that the base scenario cannot take.
  public init(_ experiment: LoadedExperiment, pool: RunPool) throws(ExperimentFailure) {
    guard let own = experiment.design, let design = SensitivityDesign(own, of: experiment.factors) else {
      throw .request([
        "\(experiment.path): \(experiment.design.map { "its design by \($0.method.rawValue) is for talentflow sweep" } ?? "has no \"design\""); "
          + "this command needs one by tornado, morris or sobolIndices, such as { method: \"morris\", trajectories: 10 }"
      ])
    }
    let least = Sensitivity.leastReplicates(of: experiment)
    guard experiment.base.scenario.run.replicates >= least else {
      throw .request([
        "\(experiment.path): points with luck of their own need \(least) replicates or more, found "
          + "\(experiment.base.scenario.run.replicates); else luck cannot be told from influence"
      ])
    }
    self.design = design
    plan = try ExperimentPlan(experiment, points: design.points(of: experiment.factors), pool: pool)
  }

  public func summary(by carrier: RunCarrier) throws(ExperimentFailure) -> SensitivitySummary {
    let runs = try plan.carried(by: carrier)
    let sweep = Sweep(plan.experiment, points: plan.points, runs: runs)
    return SensitivitySummary(of: Sensitivity(sweep, design: design))
  }
}

public typealias SensitivityRun = ExperimentRun<SensitivityMethod>
