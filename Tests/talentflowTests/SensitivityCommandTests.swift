import Foundation
import TestSupport
import Testing

/// `sensitivity`, as a planner runs it.
struct SensitivityCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // A base scenario is named relative to the experiment file.
    let base = "\(Repository.root)/\(Lakeside.folder)"
    try FileManager.default.createSymbolicLink(atPath: folder.path("districts"), withDestinationPath: base)
  }

  /// An experiment file of its own; answers its path.
  private func experiment(_ design: String, replicates: Int = 2) throws -> String {
    let text = """
      {
        name: "what-matters", base: "districts/practice.json5",
        levers: { rent: { path: "levers.rentSubsidy.level", low: 0, high: 2 } },
        uncertainties: { wage: { path: "parameters.satisfaction.wage" } },
        outcomes: {
          youth: { target: "youthPopulation", year: 2027 },
          cost: { indicator: "cost", year: 2027, direction: "lower" },
        },
        design: \(design),
        run: { replicates: \(replicates), sample: "1:20", until: "2027-12" },
      }
      """
    let path = folder.path("experiment.json5")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func `an analysis ends in tables, charts and a page in each language`() throws {
    let place = folder.path("result")
    let answer = try Talentflow.run([
      "sensitivity", try experiment("{ method: \"morris\", trajectories: 3 }"), "--out", place, "--quiet",
      "--no-charts",
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("what-matters · 9 points (Morris, 3 trajectories) × 2\nreplicates"))
    #expect(answer.output.contains("\(place): 5 CSV files, 0 charts"))
    let charts = try FileManager.default.contentsOfDirectory(atPath: place + "/charts")
    for name in ["24_screening.csv", "24_screening_2.gp", "26_settling.csv", "26_settling_2.gp", "roles.gp"] {
      #expect(charts.contains(name))
    }
    #expect(FileManager.default.fileExists(atPath: place + "/summary.zh.md"))
    #expect(try Talentflow.run(["verify", place, "--quiet"]).status == 0)
  }

  @Test func `JSON has every measure of every factor, with its interval and the remarks`() throws {
    let answer = try Talentflow.run([
      "sensitivity", try experiment("{ method: \"tornado\" }"), "--out", folder.path("result"), "--quiet",
      "--no-charts", "--format", "json",
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    let value = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    #expect(value["method"] as? String == "tornado")
    #expect(value["points"] as? Int == 5 && value["runs"] as? Int == 10 && value["failed"] as? Int == 0)
    let outcomes = try #require(value["outcomes"] as? [[String: Any]])
    #expect(outcomes.map { $0["name"] as? String } == ["youth", "cost"])
    let indices = try #require(outcomes[1]["indices"] as? [[String: Any]])
    #expect(indices.map { $0["measure"] as? String } == ["low", "high", "low", "high"])
    #expect(indices.allSatisfy { $0["low90"] is Double && $0["high90"] is Double })
    #expect(outcomes.allSatisfy { $0["remarks"] is [String] })
  }

  @Test func `a design of another command is a wrong request`() throws {
    let answer = try Talentflow.run([
      "sensitivity", try experiment("{ method: \"grid\" }"), "--out", folder.path("result"),
    ])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("its design by grid is for talentflow sweep"))
  }

  @Test func `a killed analysis goes on where it stopped and ends with the same bytes`() throws {
    let path = try experiment("{ method: \"morris\", trajectories: 6 }", replicates: 20)
    try KilledExperiment.endsAsIfNothingHadHappened("sensitivity", path, in: folder)
  }
}
