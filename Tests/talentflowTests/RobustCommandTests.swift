import Foundation
import TestSupport
import Testing

/// `robust`, as a planner runs it.
struct RobustCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // A base scenario is named relative to the experiment file.
    let base = "\(Repository.root)/\(Lakeside.folder)"
    try FileManager.default.createSymbolicLink(atPath: folder.path("districts"), withDestinationPath: base)
  }

  /// An experiment file of its own; answers its path.
  private func experiment(worlds: Int = 4, replicates: Int = 2, sample: String = "1:20", reach: String = "youth") throws
    -> String
  {
    let text = """
      {
        name: "holds", base: "districts/practice.json5",
        uncertainties: {
          wage: { path: "parameters.satisfaction.wage" },
          slump: { path: "circumstances.slump.level" },
        },
        outcomes: {
          youth: { target: "youthPopulation", year: 2027 },
          cost: { indicator: "cost", year: 2027, direction: "lower" },
        },
        design: { method: "sobolSequence", points: \(worlds) },
        robust: {
          packages: {
            practice: {}, plan: { scenario: "districts/plan.json5" },
            rents: { set: { "levers.rentSubsidy.level": 2 } },
          },
          reach: ["\(reach)"],
        },
        run: { replicates: \(replicates), sample: "\(sample)", until: "2027-12" },
      }
      """
    let path = folder.path("experiment.json5")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func `check tells worlds, packages and runs beforehand, in both languages`() throws {
    let path = try experiment()
    let english = try Talentflow.run(["check", path])
    #expect(english.status == 0, "\(english.errors)")
    #expect(english.output.contains("4 worlds × 3 packages × 2 replicates = 24 runs of 1:20, about "))
    let chinese = try Talentflow.run(["check", path, "--language", "zh", "--threads", "1"])
    #expect(chinese.output.contains("4 种情形 × 3 个方案 × 2 次 = 24 次运行（1:20），1 个线程约需 "))
  }

  @Test func `an experiment ends in tables, charts and a page in each language`() throws {
    let place = folder.path("result")
    let answer = try Talentflow.run(["robust", try experiment(), "--out", place, "--quiet", "--no-charts"])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("holds · 12 points (4 worlds × 3 packages) × 2"))
    #expect(answer.output.contains("\(place): 9 CSV files, 0 charts"))
    #expect(answer.output.contains("Minimax regret: "))
    let charts = try FileManager.default.contentsOfDirectory(atPath: place + "/charts")
    for name in ["29_robustness.csv", "29_robustness.gp", "30_worlds.csv", "30_worlds.gp", "context.gp"] {
      #expect(charts.contains(name), "\(name)")
    }
    let chinese = try String(contentsOfFile: place + "/summary.zh.md", encoding: .utf8)
    #expect(chinese.contains("最小最大后悔") && chinese.contains("种情形"))
    #expect(try Talentflow.run(["verify", place, "--quiet", "--threads", "1"]).status == 0)
  }

  @Test func `JSON has every package, its worlds and its regret`() throws {
    let answer = try Talentflow.run([
      "robust", try experiment(), "--out", folder.path("result"), "--quiet", "--no-charts", "--format", "json",
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    let value = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    #expect(value["method"] as? String == "robust" && value["worlds"] as? Int == 4 && value["runs"] as? Int == 24)
    let packages = try #require(value["packages"] as? [[String: Any]])
    #expect(packages.map { $0["package"] as? String } == ["practice", "plan", "rents"])
    let names = packages.compactMap { $0["package"] as? String }
    #expect(names.contains(value["leastLargestRegret"] as? String ?? ""))
    for package in packages {
      let satisfies = try #require(package["satisfies"] as? [String: Any])
      #expect(satisfies["of"] as? Int == 4 && satisfies["low"] is Double && satisfies["high"] is Double)
      let outcomes = try #require(package["outcomes"] as? [String: [String: Any]])
      #expect(outcomes.keys.sorted() == ["cost", "youth"])
      #expect(outcomes["youth"]?["regretLargest"] is Double && outcomes["youth"]?["regretWorld"] is Int)
    }
    let discovery = try #require(value["discovery"] as? [String: Any])
    #expect(discovery["worlds"] as? Int == 4 && discovery["verdict"] is String)
  }

  @Test func `a wrong file is a wrong request, and nothing is run`() throws {
    let place = folder.path("result")
    let answer = try Talentflow.run(["robust", try experiment(reach: "yuoth"), "--out", place])
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors.contains("robust.reach[0]   unknown outcome \"yuoth\"; did you mean \"youth\"?"))
    #expect(!FileManager.default.fileExists(atPath: place))
    let other = try Talentflow.run(["robust", "\(Lakeside.folder)/mixes.json5", "--out", place])
    #expect(other.status == 2 && other.errors.contains("has no \"robust\""))
  }

  @Test func `a killed experiment goes on where it stopped and ends with the same bytes`() throws {
    let path = try experiment(worlds: 24, replicates: 4, sample: "1:4")
    try KilledExperiment.endsAsIfNothingHadHappened("robust", path, in: folder)
  }
}
