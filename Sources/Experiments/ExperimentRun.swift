import DistrictModel
import Reporting
import ScenarioFiles

/// An experiment of one kind, from its file to its results folder.
///
/// Finished runs are kept beside the place of the results until these are there: an interrupted experiment goes on where it stopped
/// when it is run again, and ends with the same bytes.
public struct ExperimentRun<Method: ExperimentMethod>: Sendable {
  public let method: Method
  public let language: ReportLanguage
  /// Written into the manifest as it was given.
  public let command: [String]
  public let pool: RunPool

  /// - Throws: as the method does when it cannot take the experiment.
  public init(
    _ experiment: LoadedExperiment, language: ReportLanguage, command: [String], pool: RunPool
  ) throws(ExperimentFailure) {
    do throws(ExperimentFailure) {
      method = try Method(experiment, pool: pool)
    } catch {
      throw Self.naming(commandFor: experiment, in: error)
    }
    self.language = language
    self.command = command
    self.pool = pool
  }

  /// Adds the command that takes an experiment which this one does not.
  private static func naming(commandFor experiment: LoadedExperiment, in failure: ExperimentFailure)
    -> ExperimentFailure
  {
    guard case .request(let problems) = failure, problems.count == 1, !Method.suits(experiment),
      let other = ExperimentMethods.method(for: experiment)?.name, !problems[0].contains("talentflow \(other)")
    else { return failure }
    return .request(["\(problems[0]); talentflow \(other) takes this file"])
  }

  /// What a finished experiment hands back.
  public struct Finished: Sendable {
    public let summary: Method.Summary
    public let manifest: Manifest
    /// Where the results are, and how many CSV files are among them, chart tables aside.
    public let folder: String
    public let tables: Int
    public let seconds: Double
  }

  public var plan: ExperimentPlan { method.plan }
  private var experiment: LoadedExperiment { plan.experiment }

  private func checkpoint(for place: String) -> Checkpoint {
    experiment.checkpoint(for: place, settings: [Method.name])
  }

  public var totalMonths: Int { plan.months(threads: pool.threads) }

  /// Finished runs that an interrupted experiment for this place has left.
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
      settings: { settings(points: $0.summary.pointCount) }, inputs: inputs.entries, cancellation: cancellation
    ) { folder throws(ExperimentFailure) in
      let carrier = RunCarrier(
        register: RunRegister(checkpoint: checkpoint), pool: pool, cancellation: cancellation, meter: meter)
      let summary = try method.summary(by: carrier)
      let files = summary.files
      try ResultMaking.asResults { () throws(ReportingError) in
        try inputs.write(to: folder)
        try write(files, about: summary, to: folder)
      }
      return (summary: summary, tables: files.tables.count)
    }
    checkpoint.remove()
    return Finished(
      summary: made.report.summary, manifest: made.manifest, folder: place, tables: made.report.tables,
      seconds: made.seconds)
  }

  /// Writes tables, a page in each language and charts; the page in another language than the one asked for names it.
  private func write(
    _ files: ExperimentFiles, about summary: Method.Summary, to folder: ResultFolder
  ) throws(ReportingError) {
    try files.tables.write(to: folder, charts: files.charts, in: experiment.base.scenario.district)
    for each in ReportLanguage.allCases {
      try folder.write(summary.markdown(each), to: each == language ? "summary.md" : "summary.\(each.rawValue).md")
    }
    try files.charts.write(to: folder)
    for (name, text) in files.documents.sorted(by: { $0.key < $1.key }) { try folder.write(text, to: name) }
  }

  /// What `verify` runs again from.
  ///
  /// - Parameter points: how many were looked at.
  private func settings(points: Int) -> [JSONValue.Member] {
    let run = experiment.base.scenario.run
    return [
      .init(Method.name, .string(experiment.relativePath)),
      .init(ScenarioRun.Setting.patches, .array(experiment.patches.map { .string($0.text) })),
      .init("points", .integer(points)), .init("replicates", .integer(run.replicates)),
      .init("seed", .integer(run.seed)), .init("sample", .string(run.sample.description)),
      .init("until", .string(run.until.description)),
      .init(ScenarioRun.Setting.language, .string(language.rawValue)),
    ]
  }
}

extension ExperimentRun: Experiment {
  public func make(
    into place: String, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Manifest {
    try execute(into: place, cancellation: cancellation, meter: meter).manifest
  }
}
