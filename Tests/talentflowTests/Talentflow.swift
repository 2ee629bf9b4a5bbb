import Foundation
import TestSupport

/// The built program, run as a planner would run it: from the top of the repository.
struct Talentflow {
  /// How a process ended.
  struct Answer {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The program beside the tests.
  static let program: String = {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return (tests as NSString).deletingLastPathComponent + "/talentflow"
  }()

  /// A small and quick scenario: Lakeside, one person in ten, two years of spin-up and one of policy.
  static let quick = ["\(Lakeside.folder)/plan.json5", "--sample", "1:10", "--until", "2027-12", "--replicates", "2"]

  /// Runs to the end.
  static func run(_ arguments: [String]) throws -> Answer {
    try start(arguments).answer()
  }

  /// Runs a line of the shell in which `talentflow` is the program.
  static func shell(_ line: String) throws -> Answer {
    try start("/bin/bash", ["-c", "talentflow() { '\(program)' \"$@\"; }; \(line)"]).answer()
  }

  /// Starts without waiting for the end.
  static func start(_ arguments: [String]) throws -> Started { try start(program, arguments) }

  private static func start(_ path: String, _ arguments: [String]) throws -> Started {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
    return try Started(process)
  }

  /// A process under way; what it writes goes to files, so that it never waits for a reader. A class, because it owns both.
  final class Started {
    let process: Process
    private let folder = try? TemporaryFolder()

    init(_ process: Process) throws {
      self.process = process
      guard let folder else { throw CocoaError(.fileWriteUnknown) }
      for name in ["output", "errors"] {
        try Data().write(to: URL(fileURLWithPath: folder.path(name)))
      }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle(forWritingAtPath: folder.path("output"))
      process.standardError = FileHandle(forWritingAtPath: folder.path("errors"))
      try process.run()
    }

    /// What it has written to standard error until now.
    func errorsSoFar() throws -> String {
      guard let folder else { throw CocoaError(.fileReadUnknown) }
      return try String(contentsOfFile: folder.path("errors"), encoding: .utf8)
    }

    /// Waits for the end.
    func answer() throws -> Answer {
      process.waitUntilExit()
      guard let folder else { throw CocoaError(.fileReadUnknown) }
      return Answer(
        status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
        output: try String(contentsOfFile: folder.path("output"), encoding: .utf8),
        errors: try String(contentsOfFile: folder.path("errors"), encoding: .utf8))
    }
  }
}

/// A folder that goes with the test. A class, because it is removed when nobody holds it any more.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("talentflow-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Names in the folder, hidden ones too.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}
