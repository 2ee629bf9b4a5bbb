import Foundation
import Reporting

/// Fills a results folder and puts it in place as a whole, or leaves what was there as it was.
struct ResultMaking {
  /// Where the result goes.
  let place: String
  let command: [String]
  let threads: Int

  /// A result that is in place.
  struct Made<Report> {
    let report: Report
    let manifest: Manifest
    let seconds: Double
  }

  /// - Parameters:
  ///   - settings: what decides the result, for the manifest.
  ///   - inputs: the files read, for the manifest.
  ///   - make: runs what is to be run and writes all files but the manifest.
  func publish<Report>(
    settings: (Report) -> [JSONValue.Member], inputs: [Manifest.File], cancellation: Cancellation,
    _ make: (ResultFolder) throws(ExperimentFailure) -> Report
  ) throws(ExperimentFailure) -> Made<Report> {
    let clock = ContinuousClock.now
    let started = Date().ISO8601Format()
    // The folder comes first: a place that cannot be written to is better known before the runs than after.
    let folder = try Self.asResults { () throws(ReportingError) in try ResultFolder(at: place) }
    do throws(ExperimentFailure) {
      let report = try make(folder)
      let elapsed = ContinuousClock.now - clock
      let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
      let run = Manifest.Run(
        host: ProcessInfo.processInfo.hostName, threads: threads, started: started, seconds: seconds)
      if cancellation.isCancelled { throw .cancelled }
      let manifest = Manifest(
        version: ProgramVersion.current, command: command, settings: settings(report), inputs: inputs, run: run)
      let published = try Self.asResults { () throws(ReportingError) in try folder.publish(manifest) }
      return Made(report: report, manifest: published, seconds: seconds)
    } catch {
      folder.discard()
      throw error
    }
  }

  static func asResults<Value>(_ body: () throws(ReportingError) -> Value) throws(ExperimentFailure) -> Value {
    do throws(ReportingError) { return try body() } catch { throw .results(error) }
  }
}
