import DistrictModel
import Reporting
import ScenarioFiles

/// An experiment whose points are all run, from its file to its results folder.
///
/// Finished runs are kept beside the place of the results until these are there: an interrupted sweep goes on where it stopped
/// when it is run again, and ends with the same bytes.
public struct SweepRun: Sendable {
  public let plan: ExperimentPlan
  public let language: ReportLanguage
  /// Written into the manifest as it was given.
  public let command: [String]
  public let pool: RunPool

  /// - Throws: `request` if the experiment has no design or one of a sensitivity analysis, `scenario` with every point that the base scenario cannot take.
  public init(
    _ experiment: LoadedExperiment, language: ReportLanguage, command: [String], pool: RunPool
  ) throws(ExperimentFailure) {
    if let method = experiment.design?.method, method.isSensitivity {
      throw .request([
        "\(experiment.path): its design by \(method.rawValue) tells which factors matter; see talentflow sensitivity --help"
      ])
    }
    plan = try ExperimentPlan(experiment, pool: pool)
    self.language = language
    self.command = command
    self.pool = pool
  }

  /// What a finished sweep hands back.
  public struct Finished: Sendable {
    public let summary: SweepSummary
    public let manifest: Manifest
    /// Where the results are.
    public let folder: String
    public let seconds: Double
  }

  private var experiment: LoadedExperiment { plan.experiment }

  /// How many CSV files a sweep has, chart tables aside.
  public static let tableCount = 4

  private func checkpoint(for place: String) -> Checkpoint {
    experiment.checkpoint(for: place, settings: ["sweep"])
  }

  public var totalMonths: Int { plan.runs().monthsLeft(threads: pool.threads) }

  /// Finished runs that an interrupted sweep for this place has left.
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
      let report = SweepReport(of: Sweep(experiment, points: plan.points, runs: runs), language: language)
      try ResultMaking.asResults { () throws(ReportingError) in try report.write(to: folder) }
      return report.summary
    }
    checkpoint.remove()
    return Finished(summary: made.report, manifest: made.manifest, folder: place, seconds: made.seconds)
  }

  // MARK: - Manifest

  /// Keys of the manifest's settings from which `verify` runs again, beside those of a run.
  enum Setting {
    static let sweep = "sweep"
  }

  private var settings: [JSONValue.Member] {
    let run = experiment.base.scenario.run
    return [
      .init(Setting.sweep, .string(experiment.relativePath)),
      .init(ScenarioRun.Setting.patches, .array(experiment.patches.map { .string($0.text) })),
      .init("points", .integer(plan.points.count)), .init("replicates", .integer(run.replicates)),
      .init("seed", .integer(run.seed)), .init("sample", .string(run.sample.description)),
      .init("until", .string(run.until.description)),
      .init(ScenarioRun.Setting.language, .string(language.rawValue)),
    ]
  }
}

extension SweepRun: Experiment {
  public func make(
    into place: String, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Manifest {
    try execute(into: place, cancellation: cancellation, meter: meter).manifest
  }
}
