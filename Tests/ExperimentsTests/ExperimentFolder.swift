import Foundation
import TestSupport
import Testing

@testable import Experiments

/// A folder for the results of one test, gone afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("results-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

extension ExperimentRun {
  /// The same bytes from one thread, from two that are interrupted and go on, and from `verify`.
  ///
  /// - Parameters:
  ///   - folder: gets the results of one thread in `one`, those of two in `two`.
  ///   - known: runs that are finished when two threads are interrupted.
  ///   - files: some that must be among the results.
  ///   - meter: counts the work that was left after the interruption.
  ///   - make: the experiment on so many threads.
  static func expectSameBytes(
    in folder: String, interruptedAfter known: Int, files: [String], meter: WorkMeter? = nil,
    _ make: (Int) throws -> Self
  ) throws {
    let one = try make(1).execute(into: "\(folder)/one")
    let run = try make(2)
    let cancellation = Cancellation()
    let watcher = Thread {
      while run.known(for: "\(folder)/two") < known { usleep(500) }
      cancellation.cancel()
    }
    watcher.start()
    #expect(throws: ExperimentFailure.self) {
      try run.execute(into: "\(folder)/two", cancellation: cancellation)
    }
    #expect(run.known(for: "\(folder)/two") >= known)
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/two"))
    let two = try run.execute(into: "\(folder)/two", meter: meter)
    #expect(two.manifest.digest == one.manifest.digest)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["one", "two"])
    for file in files {
      #expect(FileManager.default.fileExists(atPath: "\(folder)/one/\(file)"), "\(file)")
    }
    let verification = try Verification(folder: "\(folder)/one")
    #expect(try verification.storedDifferences().isEmpty)
    let again = try verification.experiment(pool: RunPool(threads: 2))
    let finding = try verification.repeated(again, in: "\(folder)/again", cancellation: Cancellation(), meter: nil)
    #expect(finding.differences == [])
    #expect(finding.files > files.count)
  }
}
