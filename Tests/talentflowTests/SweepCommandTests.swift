import Foundation
import TestSupport
import Testing

/// `sweep`, and what `check` says of an experiment.
struct SweepCommandTests {
  private let mixes = "\(Lakeside.folder)/mixes.json5"

  @Test func `check says beforehand how many runs there are and that the time is an estimate`() throws {
    let answer = try Talentflow.run(["check", mixes, "--threads", "1"])
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("\(mixes): 4 points × 2 replicates = 8 runs of 1:20, about "))
    #expect(answer.output.contains(" with 1 thread (estimate)\n1 file: no problem\n"))
  }

  @Test func `a sweep ends in tables, charts and a page in each language`() throws {
    let folder = try TemporaryFolder()
    let place = folder.path("mixes")
    let answer = try Talentflow.run(["sweep", mixes, "--out", place, "--quiet", "--no-charts"])
    #expect(answer.status == 0 && answer.errors.isEmpty)
    #expect(answer.output.contains("mixes · 4 points (grid) × 2 replicates"))
    #expect(answer.output.contains("\(place): 4 CSV files, 0 charts"))
    let names = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
    #expect(
      names == [
        "charts", "dictionary.csv", "factors.csv", "inputs", "manifest.json", "points.csv", "runs.csv", "scenarios",
        "summary.md", "summary.zh.md",
      ])
    #expect(folder.names == ["mixes"])
    #expect(try Talentflow.run(["verify", place, "--quiet"]).status == 0)
  }

  @Test func `options change the base scenario, and JSON has every point`() throws {
    let folder = try TemporaryFolder()
    let answer = try Talentflow.run([
      "sweep", mixes, "--out", folder.path("mixes"), "--quiet", "--no-charts", "--format", "json", "--replicates", "1",
      "--set", "parameters.satisfaction.wage=1.1",
    ])
    #expect(answer.status == 0)
    let value = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
    #expect(value?["runs"] as? Int == 4)
    #expect(value?["failed"] as? Int == 0)
    let outcomes = try #require(value?["outcomes"] as? [[String: Any]])
    #expect(outcomes.map { ($0["points"] as? [Any])?.count } == [4, 4])
    #expect(try Talentflow.run(["verify", folder.path("mixes"), "--quiet"]).status == 0)
  }

  @Test func `an experiment where a scenario belongs, and the other way round, is a wrong request`() throws {
    let run = try Talentflow.run(["run", mixes])
    #expect(run.status == 2)
    #expect(run.errors.contains("is an experiment file; allowed a scenario (see talentflow sweep --help)"))
    let sweep = try Talentflow.run(["sweep", "\(Lakeside.folder)/practice.json5"])
    #expect(sweep.status == 2)
    #expect(sweep.errors.contains("is no experiment file"))
  }
}
