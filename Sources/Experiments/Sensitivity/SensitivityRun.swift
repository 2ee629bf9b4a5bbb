import DistrictModel
import Reporting
import ScenarioFiles

/// A sensitivity analysis from its experiment file to its results folder.
///
/// Finished runs are kept beside the place of the results until these are there: an interrupted analysis goes on where it stopped
/// when it is run again, and ends with the same bytes.
public struct SensitivityRun: Sendable {
  public let plan: ExperimentPlan
  public let language: ReportLanguage
  /// Written into the manifest as it was given.
  public let command: [String]
  public let pool: RunPool
  private let design: SensitivityDesign

  /// - Throws: `request` if the experiment has no design that tells which factors matter, or too few replicates for it;
  ///   `scenario` with every point that the base scenario cannot take.
  public init(
    _ experiment: LoadedExperiment, language: ReportLanguage, command: [String], pool: RunPool
  ) throws(ExperimentFailure) {
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
    self.language = language
    self.command = command
    self.pool = pool
  }

  /// What a finished analysis hands back.
  public struct Finished: Sendable {
    public let summary: SensitivitySummary
    public let manifest: Manifest
    /// Where the results are.
    public let folder: String
    public let seconds: Double
  }

  private var experiment: LoadedExperiment { plan.experiment }

  /// How many CSV files an analysis has, chart tables aside.
  public static let tableCount = 5

  private func checkpoint(for place: String) -> Checkpoint {
    experiment.checkpoint(for: place, settings: ["sensitivity"])
  }

  public var totalMonths: Int { plan.runs().monthsLeft(threads: pool.threads) }

  /// Finished runs that an interrupted analysis for this place has left.
  public func known(for place: String) -> Int { RunRegister.finished(in: checkpoint(for: place)).count }

  /// Runs and writes; the folder is in place when this returns, and as it was before when it throws.
  ///
  /// - Parameter meter: given the months still to be simulated when that is known, and counts those done.
  public func execute(
    into place: String, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil
  ) throws(ExperimentFailure) -> Finished {
    let making = ResultMaking(place: place, command: command, threads: pool.threads)
    let inputs = FrozenInputs([experiment.base])
    let checkpoint = checkpoint(for: place)
    let made = try making.publish(
      settings: { _ in settings }, inputs: inputs.entries, cancellation: cancellation
    ) { folder throws(ExperimentFailure) in
      let runs = plan.runs(register: RunRegister(checkpoint: checkpoint))
      if let meter { meter.add(runs.monthsLeft(threads: pool.threads) - meter.total) }
      do throws(RunFailure) {
        try runs.execute(in: pool, cancellation: cancellation, meter: meter)
      } catch {
        throw ExperimentFailure(error)
      }
      let sweep = Sweep(experiment, points: plan.points, runs: runs)
      let report = SensitivityReport(of: Sensitivity(sweep, design: design), language: language)
      try ResultMaking.asResults { () throws(ReportingError) in try report.write(to: folder) }
      return report.summary
    }
    checkpoint.remove()
    return Finished(summary: made.report, manifest: made.manifest, folder: place, seconds: made.seconds)
  }

  // MARK: - Manifest

  /// Keys of the manifest's settings from which `verify` runs again, beside those of a run.
  enum Setting {
    static let sensitivity = "sensitivity"
  }

  private var settings: [JSONValue.Member] {
    let run = experiment.base.scenario.run
    return [
      .init(Setting.sensitivity, .string(experiment.relativePath)),
      .init(ScenarioRun.Setting.patches, .array(experiment.patches.map { .string($0.text) })),
      .init("points", .integer(plan.points.count)), .init("replicates", .integer(run.replicates)),
      .init("seed", .integer(run.seed)), .init("sample", .string(run.sample.description)),
      .init("until", .string(run.until.description)),
      .init(ScenarioRun.Setting.language, .string(language.rawValue)),
    ]
  }
}

extension SensitivityRun: Experiment {
  public func make(
    into place: String, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Manifest {
    try execute(into: place, cancellation: cancellation, meter: meter).manifest
  }
}
