import Foundation
import TestSupport
import Testing

/// `seek`, as a planner runs it.
struct SeekCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // A base scenario is named relative to the experiment file.
    let base = "\(Repository.root)/\(Lakeside.folder)"
    try FileManager.default.createSymbolicLink(atPath: folder.path("districts"), withDestinationPath: base)
  }

  /// An experiment file of its own; answers its path.
  private func experiment(
    _ seek: String = "minimise: \"cost\", chance: { youth: 0.6 }", replicates: Int = 8
  ) throws -> String {
    let text = """
      {
        name: "cheapest", title: { en: "The cheapest mix", zh: "最省组合" }, base: "districts/practice.json5",
        levers: {
          rent: { path: "levers.rentSubsidy.level", low: 0, high: 2, step: 0.5 },
          events: { path: "levers.events.level", low: 0, high: 2, step: 1 },
        },
        outcomes: {
          youth: { indicator: "youthPopulation", year: 2027, direction: "higher", goal: 15000 },
          cost: { indicator: "cost", year: 2027, direction: "lower" },
        },
        seek: { \(seek), search: { runs: 60, sample: "1:20", replicates: 2 } },
        run: { replicates: \(replicates), sample: "1:10", until: "2027-12" },
      }
      """
    let path = folder.path("experiment.json5")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `a search ends in tables, charts and a page in each language, and verify makes it again`() throws {
    let place = folder.path("result")
    let answer = try Talentflow.run(["seek", try experiment(), "--out", place, "--quiet", "--no-charts"])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("Attempts: 8 runs each, with luck that no choice has seen"))
    let heading = answer.output.replacing("\n", with: " ")
    let counted = try #require(
      heading.firstMatch(of: /(\d+) mixes looked at, (\d+) runs of 1:\d+(?: and (\d+) of 1:\d+)?/))
    let runs = try #require(Int(counted.2)) + (counted.3.flatMap { Int($0) } ?? 0)
    func rows(_ file: String) throws -> [Substring] {
      try String(contentsOfFile: "\(place)/\(file)", encoding: .utf8).split(separator: "\n").dropFirst().map { $0 }
    }
    #expect(runs == (try rows("runs.csv")).count)
    #expect(Int(counted.1) == Set(try rows("points.csv").map { $0.prefix { $0 != "," } }).count)
    // 0.6⁶ = 0.047, 0.6⁸ = 0.017: eight of eight runs are needed.
    #expect(answer.output.contains("8 of 8 runs for 60 %"))
    #expect(answer.output.contains("\(place): 5 CSV files, 0 charts"))
    let names = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
    #expect(
      names == [
        "charts", "dictionary.csv", "factors.csv", "frontier.csv", "inputs", "manifest.json", "points.csv", "runs.csv",
        "scenarios", "summary.md", "summary.zh.md",
      ])
    let dictionary = try String(contentsOfFile: "\(place)/dictionary.csv", encoding: .utf8)
    #expect(dictionary.contains("file,,charts/27_frontier.csv,") && dictionary.contains("file,,charts/28_mixes.csv,"))
    #expect(dictionary.contains("column,frontier.csv,needed,"))
    #expect(try Talentflow.run(["verify", place, "--quiet"]).status == 0)
  }

  @Test func `a goal reads as planners write it, in both languages`() throws {
    let place = folder.path("result")
    let answer = try Talentflow.run([
      "seek", try experiment(), "--out", place, "--quiet", "--no-charts", "--language", "zh",
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("目标 1.5万") && answer.output.contains("确认"))
    #expect(!answer.output.contains("1.50万）"))
    #expect(try String(contentsOfFile: "\(place)/summary.en.md", encoding: .utf8).contains("(goal 15,000)"))
  }

  @Test func `JSON has the rule, every attempt and the frontier; the manifest counts the mixes`() throws {
    let place = folder.path("result")
    let answer = try Talentflow.run([
      "seek", try experiment(), "--out", place, "--quiet", "--no-charts", "--format", "json",
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    let value = try object(answer.output)
    let rule = try #require(value["rule"] as? [String: Any])
    #expect((rule["needed"] as? [String: Any])?["youth"] as? Int == 8)
    #expect(rule["mostAttempts"] as? Int == 4)
    let attempts = try #require(value["attempts"] as? [[String: Any]])
    #expect(!attempts.isEmpty && attempts.count <= 4)
    #expect(attempts.last?["isConfirmed"] as? Bool == value["isReached"] as? Bool)
    #expect(attempts.dropLast().allSatisfy { $0["isConfirmed"] as? Bool == false })
    #expect((value["frontier"] as? [Any])?.isEmpty == false)
    let manifest = try object(String(contentsOfFile: "\(place)/manifest.json", encoding: .utf8))
    let mixes = try #require(value["points"] as? Int)
    #expect(mixes > 4)
    #expect((manifest["settings"] as? [String: Any])?["points"] as? Int == mixes)
  }

  @Test func `check says beforehand what confirms a chance, or that nothing can`() throws {
    let enough = try Talentflow.run(["check", try experiment(), "--threads", "1"])
    #expect(enough.status == 0)
    #expect(enough.output.contains("; a chance of 60 % is confirmed by 8 of 8 runs"))
    let short = try Talentflow.run(["check", try experiment(replicates: 7), "--threads", "1"])
    #expect(short.output.contains("; 7 replicates cannot confirm a chance of 60 %: needs 8 or more"))
  }

  @Test func `a killed search goes on where it stopped and ends with the same bytes`() throws {
    try KilledExperiment.endsAsIfNothingHadHappened("seek", try experiment(), in: folder)
  }

  @Test func `a file that seeks nothing, and one that asks for nothing, are wrong requests`() throws {
    let mixes = try Talentflow.run(["seek", "\(Lakeside.folder)/mixes.json5", "--out", folder.path("result")])
    #expect(mixes.status == 2)
    #expect(mixes.errors.contains("has no \"seek\"; this command needs one"))
    let empty = try Talentflow.run(["seek", try experiment("minimise: \"cost\""), "--out", folder.path("result")])
    #expect(empty.status == 2)
    #expect(empty.errors.contains("seek.chance   missing; needs the least chance of some outcome"))
    let missing = try Talentflow.run(["seek", folder.path("nowhere.json5")])
    #expect(missing.status == 2 && missing.errors.contains("nowhere.json5"))
    #expect(folder.names == ["districts", "experiment.json5"])
  }
}
