import Foundation
import Reporting
import TestSupport
import Testing

/// The line that says how far a run is, on a terminal.
struct ProgressTests {
  static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

  @Test(
    .enabled(if: hasScript, "script is not installed, so there is no terminal"),
    arguments: [("stty cols 30", 30), ("stty cols 0; export COLUMNS=40", 40), ("stty cols 0; unset COLUMNS", 80)])
  func `the line is shorter than the terminal is wide`(setting: String, columns: Int) throws {
    let folder = try TemporaryFolder()
    // Long enough for the first line, a fifth of a second after the start, on any machine.
    let work = "--sample 1:1 --until 2027-12 --replicates 60 --threads 1"
    let run = "'\(Talentflow.program)' run \(Lakeside.folder)/plan.json5 \(work)"
    let line = "\(setting); \(run) --out '\(folder.path("result"))' --no-charts > '\(folder.path("output"))'"
    let answer = try Talentflow.shell("script -qec \"\(line)\" /dev/null")
    #expect(answer.status == 0)
    let drawn = answer.output.components(separatedBy: "\r\u{1B}[K").filter { $0.hasPrefix("plan: ") }
    #expect(!drawn.isEmpty)
    #expect(drawn.allSatisfy { TextTable.width(of: $0) < columns }, "\(drawn)")
    if columns == 30 { #expect(drawn.contains { $0.hasSuffix("…") }, "\(drawn)") }
  }

  /// A run of many minutes, stopped when they are there.
  @Test(arguments: ["run plan.json5", "compare practice.json5 plan.json5"])
  func `who waits long sees first numbers`(command: String) throws {
    let folder = try TemporaryFolder()
    let words = command.split(separator: " ").map { $0.hasSuffix("5") ? "\(Lakeside.folder)/\($0)" : String($0) }
    let started = try Talentflow.start(
      words + ["--sample", "1:10", "--replicates", "10000", "--threads", "1", "--out", folder.path("result")])
    while started.process.isRunning, try !started.errorsSoFar().contains("\n\n") { Thread.sleep(forTimeInterval: 0.01) }
    kill(started.process.processIdentifier, SIGINT)
    let answer = try started.answer()
    #expect(answer.status == 130 && answer.output.isEmpty)
    #expect("\n\(answer.errors)".contains("\nFirst 2 of 10000 replicates, mean"))
    #expect(answer.errors.contains("\ngoal "))
    #expect(answer.errors.contains(command.hasPrefix("run") ? "\nplan " : "\npractice "))
  }
}
