import DistrictModel
import ScenarioFiles

/// How packages of levers stand up in many worlds, and in which worlds one of them fails.
public struct RobustMethod: ExperimentMethod {
  public static let name = "robust"

  public static func suits(_ experiment: LoadedExperiment) -> Bool { experiment.robust != nil }

  public let plan: ExperimentPlan
  private let worlds: [DesignPoint]
  private let robust: ExperimentRobust

  /// - Throws: `request` if the experiment does not say which packages are held against which worlds, or has too few replicates to tell luck, `scenario` with every package and world that do not go together.
  public init(_ experiment: LoadedExperiment, pool: RunPool) throws(ExperimentFailure) {
    guard let robust = experiment.robust, let design = experiment.design else {
      throw .request([
        "\(experiment.path): has no \"robust\"; this command needs one, such as { packages: { practice: {}, jobs: { scenario: \"jobs-first.json5\" } }, reach: [\"youth\"] }"
      ])
    }
    guard experiment.base.scenario.run.replicates >= 2 else {
      throw .request([
        "\(experiment.path): one replicate cannot tell a package from its luck; needs 2 or more, better 4"
      ])
    }
    self.robust = robust
    worlds = design.points(of: experiment.factors)
    plan = try ExperimentPlan(experiment, worlds: worlds, packages: robust.packages, pool: pool)
  }

  public func work(threads: Int) throws(RunFailure) -> Text {
    let estimate = try WorkEstimate(of: plan, threads: threads)
    let (packages, replicates) = (robust.packages.count, plan.replicates)
    let sample = plan.experiment.base.scenario.run.sample
    return Text(
      en:
        "\(worlds.count) worlds × \(packages) packages × \(replicates) replicates = \(estimate.runs) runs of \(sample), \(estimate.text.en) (estimate)",
      zh:
        "\(worlds.count) 种情形 × \(packages) 个方案 × \(replicates) 次 = \(estimate.runs) 次运行（\(sample)），\(estimate.text.zh)（估计）"
    )
  }

  public func summary(by carrier: RunCarrier) throws(ExperimentFailure) -> RobustSummary {
    let runs = try plan.carried(by: carrier)
    return summary(of: runs)
  }

  /// Sums up runs that are carried out.
  func summary(of runs: ExperimentRuns) -> RobustSummary {
    let found = Robust(
      robust, outcomes: plan.experiment.outcomes, factors: plan.experiment.factors, worlds: worlds,
      runs: runs.valuesByReplicate)
    return RobustSummary(of: found, runs: runs, experiment: plan.experiment)
  }
}

public typealias RobustRun = ExperimentRun<RobustMethod>
