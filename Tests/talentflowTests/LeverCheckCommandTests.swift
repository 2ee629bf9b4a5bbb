import Foundation
import Reporting
import TestSupport
import Testing

/// `levers --check`, as a planner runs it.
struct LeverCheckCommandTests {
  private let district = "\(Lakeside.folder)/Lakeside"

  private func check(_ district: String, _ more: [String], out: String) throws -> Talentflow.Answer {
    try Talentflow.run(
      ["levers", district, "--check", "--sample", "1:20", "--replicates", "2", "--quiet", "--out", out] + more)
  }

  @Test func `a lever that holds ends with status 0, a table, and results that can be made again`() throws {
    let folder = try TemporaryFolder()
    let place = folder.path("levers")
    let answer = try check(district, ["--lever", "events", "--lever", "newIndustry", "--language", "zh"], out: place)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.errors.isEmpty)
    #expect(answer.output.hasPrefix("湖滨区 · 2 项政策工具 · 2 次配对运行 · 1:20"))
    for name in ["exact.csv", "signs.csv", "summary.md", "dictionary.csv", "manifest.json"] {
      #expect(FileManager.default.fileExists(atPath: "\(place)/\(name)"), "\(name)")
    }
    let signs = try String(contentsOfFile: "\(place)/signs.csv", encoding: .utf8)
    #expect(signs.split(separator: "\n").count == 1 + 2 * 6)
    let verified = try Talentflow.run(["verify", place, "--quiet"])
    #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
  }

  @Test(arguments: ["en", "zh"])
  func `the table is no wider than a terminal`(language: String) throws {
    let folder = try TemporaryFolder()
    let levers = ["employerRecognition", "affordableRental", "startUpYards"].flatMap { ["--lever", $0] }
    let answer = try check(district, levers + ["--language", language], out: folder.path("levers"))
    #expect(answer.status == 0, "\(answer.output)")
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count > 6)
    for line in lines.dropLast() { #expect(TextTable.width(of: String(line)) <= 80, "\(line)") }
  }

  /// Nobody returns, whatever the alliance of native students does.
  @Test func `a lever that does not do what its channels say ends with status 4 and is named`() throws {
    let folder = try TemporaryFolder()
    let copy = folder.path("Elsewhere")
    try FileManager.default.copyItem(atPath: "\(Repository.root)/\(district)", toPath: copy)
    let people = try String(contentsOfFile: "\(copy)/people.json5", encoding: .utf8)
    let changed = people.replacing(
      "returnShare: { value: 0.55, low: 0.385", with: "returnShare: { value: 1e-9, low: 1e-9")
    try #require(changed != people)
    try Data(changed.utf8).write(to: URL(fileURLWithPath: "\(copy)/people.json5"))
    let answer = try check(copy, ["--lever", "nativeAlliance"], out: folder.path("levers"))
    #expect(answer.status == 4, "\(answer.output) \(answer.errors)")
    #expect(answer.output.contains("nativeAlliance · V20 T2: expected +, nothing moved"))
    #expect(answer.errors.contains("FAIL"))
    #expect(FileManager.default.fileExists(atPath: folder.path("levers/summary.md")))
  }

  @Test func `a lever that is not there is a wrong request and names the nearest`() throws {
    let answer = try Talentflow.run(["levers", district, "--check", "--lever", "event"])
    #expect(answer.status == 2)
    #expect(
      answer.errors.contains("--lever: found \"event\"; the district has no such lever; did you mean \"events\"?"))
  }

  @Test func `options of the check are refused where nothing is checked`() throws {
    let answer = try Talentflow.run(["levers", district, "--lever", "events", "--sample", "1:10"])
    #expect(answer.status == 2)
    #expect(answer.errors == "talentflow levers: --lever, --sample: only with --check; nothing was run\n")
  }
}
