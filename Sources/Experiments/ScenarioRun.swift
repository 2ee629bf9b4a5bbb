import DistrictModel
import Foundation
import Reporting
import ScenarioFiles

/// One scenario from its files to its results folder: replicates, tables, scripts, manifest.
public struct ScenarioRun: Sendable {
  public let loaded: LoadedScenario
  public let language: ReportLanguage
  /// Written into the manifest as it was given.
  public let command: [String]
  public let pool: RunPool

  public init(_ loaded: LoadedScenario, language: ReportLanguage, command: [String], pool: RunPool) {
    self.loaded = loaded
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
  public func execute(
    into place: String, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil
  ) throws(ExperimentFailure) -> Finished {
    let clock = ContinuousClock.now
    let started = Date().ISO8601Format()
    // The folder comes first: a place that cannot be written to is better known before the runs than after.
    let folder = try Self.asResults { () throws(ReportingError) in try ResultFolder(at: place) }
    do throws(ExperimentFailure) {
      let ensemble = try replicates(cancellation: cancellation, meter: meter)
      let report = ScenarioReport(of: ensemble, loaded: loaded, language: language)
      try report.write(to: folder, cancellation: cancellation)
      let elapsed = ContinuousClock.now - clock
      let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
      let run = Manifest.Run(
        host: ProcessInfo.processInfo.hostName, threads: pool.threads, started: started, seconds: seconds)
      if cancellation.isCancelled { throw .cancelled }
      let manifest = try Self.asResults { () throws(ReportingError) in try folder.publish(self.manifest(run)) }
      return Finished(report: report, manifest: manifest, folder: place, seconds: seconds)
    } catch {
      folder.discard()
      throw error
    }
  }

  private func replicates(cancellation: Cancellation, meter: WorkMeter?) throws(ExperimentFailure) -> Ensemble {
    do throws(RunFailure) {
      return try Replicates(of: loaded.scenario).run(in: pool, cancellation: cancellation, meter: meter)
    } catch {
      throw ExperimentFailure(error)
    }
  }

  private static func asResults<Value>(_ body: () throws(ReportingError) -> Value) throws(ExperimentFailure) -> Value {
    do throws(ReportingError) { return try body() } catch { throw .results(error) }
  }

  // MARK: - Manifest

  /// Keys of the manifest's settings from which `verify` runs again.
  enum Setting {
    static let scenario = "scenario"
    static let patches = "patches"
    static let language = "language"
  }

  private func manifest(_ run: Manifest.Run) -> Manifest {
    let settings = loaded.scenario.run
    return Manifest(
      version: ProgramVersion.current, command: command,
      settings: [
        .init(Setting.scenario, .string(loaded.relativePath)),
        .init(Setting.patches, .array(loaded.patches.map { .string($0.text) })),
        .init("replicates", .integer(settings.replicates)), .init("seed", .integer(settings.seed)),
        .init("sample", .string(settings.sample.description)), .init("until", .string(settings.until.description)),
        .init(Setting.language, .string(language.rawValue)),
      ],
      inputs: loaded.files.map { .init(path: $0.relativePath, content: $0.bytes) }, run: run)
  }
}
