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
    let drawn = answer.output.components(separatedBy: "\r\u{1B}[K").dropFirst().filter { !$0.isEmpty }
    #expect(!drawn.isEmpty)
    #expect(drawn.allSatisfy { TextTable.width(of: $0) < columns }, "\(drawn)")
    if columns == 30 { #expect(drawn.contains { $0.hasSuffix("…") }, "\(drawn)") }
  }
}
