import DistrictModel
import Reporting
import ScenarioFiles

/// One scenario from its files to its results folder: replicates, tables, scripts, manifest.
public struct ScenarioRun: Sendable {
  public let loaded: LoadedScenario
  public let language: ReportLanguage
  /// Written into the manifest as it was given.
  public let command: [String]
  public let pool: RunPool
  private let drawn: DrawnScenarios?

  /// - Parameter draws: the particles to run with; nil for the scenario's own parameters.
  /// - Throws: `request` or `scenario` if the scenario cannot be run with the particles.
  public init(
    _ loaded: LoadedScenario, draws: ParameterDraws?, language: ReportLanguage, command: [String], pool: RunPool
  ) throws(ExperimentFailure) {
    self.init(
      loaded,
      drawn: try draws.map { draws throws(ExperimentFailure) in
        let replicates = loaded.scenario.run.replicates
        if let problem = draws.problem(with: replicates) { throw .request([problem]) }
        return try DrawnScenarios(draws, of: [loaded], replicates: replicates, pool: pool)
      }, language: language, command: command, pool: pool)
  }

  /// A run with the scenario's own parameters.
  public init(_ loaded: LoadedScenario, language: ReportLanguage, command: [String], pool: RunPool) {
    self.init(loaded, drawn: nil, language: language, command: command, pool: pool)
  }

  private init(
    _ loaded: LoadedScenario, drawn: DrawnScenarios?, language: ReportLanguage, command: [String], pool: RunPool
  ) {
    self.loaded = loaded
    self.drawn = drawn
    self.language = language
    self.command = command
    self.pool = pool
  }

  /// What a finished run hands back.
  public struct Finished: Sendable {
    public let report: ScenarioReport
    public let manifest: Manifest
    /// Where the results are.
    public let folder: String
    public let seconds: Double
  }

  /// Months that the replicates simulate together.
  public var totalMonths: Int { Replicates(of: loaded.scenario).totalMonths }

  /// Runs and writes; the folder is in place when this returns, and as it was before when it throws.
  ///
  /// - Parameters:
  ///   - place: the results folder.
  ///   - cancellation: seen by the replicates at their next month, and between files.
  ///   - meter: counts the months done.
  ///   - firstNumbers: told what the first replicates say, if others follow.
  public func execute(
    into place: String, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil,
    firstNumbers: (@Sendable (FirstNumbers) -> Void)? = nil
  ) throws(ExperimentFailure) -> Finished {
    let making = ResultMaking(place: place, command: command, threads: pool.threads)
    let made = try making.publish(
      settings: { _ in settings },
      inputs: loaded.files.map { .init(path: $0.relativePath, content: $0.bytes) } + drawn.manifestFiles,
      cancellation: cancellation
    ) { folder throws(ExperimentFailure) in
      let ensemble: Ensemble
      do throws(RunFailure) {
        ensemble = try Replicates(of: loaded.scenario, drawn: drawn).run(
          in: pool, cancellation: cancellation, meter: meter, firstNumbers: firstNumbers)
      } catch {
        throw ExperimentFailure(error)
      }
      let report = ScenarioReport(of: ensemble, loaded: loaded, language: language)
      try report.write(to: folder, cancellation: cancellation)
      return report
    }
    return Finished(report: made.report, manifest: made.manifest, folder: place, seconds: made.seconds)
  }

  // MARK: - Manifest

  /// Keys of the manifest's settings from which `verify` runs again.
  enum Setting {
    static let scenario = "scenario"
    static let patches = "patches"
    static let language = "language"
  }

  private var settings: [JSONValue.Member] {
    let run = loaded.scenario.run
    return drawn.settings + [
      .init(Setting.scenario, .string(loaded.relativePath)),
      .init(Setting.patches, .array(loaded.patches.map { .string($0.text) })),
      .init("replicates", .integer(run.replicates)), .init("seed", .integer(run.seed)),
      .init("sample", .string(run.sample.description)), .init("until", .string(run.until.description)),
      .init(Setting.language, .string(language.rawValue)),
    ]
  }
}
