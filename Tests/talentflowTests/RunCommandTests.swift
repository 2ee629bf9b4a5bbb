import Foundation
import Reporting
import TestSupport
import Testing

/// `run`, `verify`, `chart`, `calibrate` and `benchmark` as processes.
struct RunCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func json(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

  /// A finished result of the quick scenario.
  private func result(_ name: String, _ more: String...) throws -> (place: String, answer: Talentflow.Answer) {
    let place = folder.path(name)
    return (place, try Talentflow.run(["run"] + Talentflow.quick + ["--out", place, "--no-charts"] + more))
  }

  @Test func `a run prints its summary and writes its folder`() throws {
    let (place, answer) = try result("plain")
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("Lakeside District · plan · 2 replicates · 2027-01…2027-12 · 1:10 ("))
    #expect(answer.output.hasSuffix("\(place): 14 CSV files, 0 charts\n"))
    #expect(answer.output.contains("Chances rest on 2 replicates"))
    for name in [
      "manifest.json", "scenario.json", "summary.md", "targets.csv", "inputs/plan.json5", "charts/01_fan.gp",
    ] {
      #expect(FileManager.default.fileExists(atPath: "\(place)/\(name)"))
    }
    #expect(folder.names == ["plain"])
  }

  @Test func `quiet means no word but the summary`() throws {
    let (_, answer) = try result("quiet", "--quiet")
    #expect(answer.status == 0)
    #expect(answer.errors.isEmpty)
  }

  @Test func `several scenarios get a folder each, and JSON an object each`() throws {
    let answer = try Talentflow.run(
      ["run", "\(Lakeside.folder)/practice.json5"] + Talentflow.quick + [
        "--out", folder.path, "--no-charts", "--quiet", "--format", "json",
      ])
    #expect(answer.status == 0)
    let objects = try #require(try json(answer.output) as? [[String: Any]])
    #expect(objects.compactMap { $0["scenario"] as? String } == ["practice", "plan"])
    #expect(objects.compactMap { $0["folder"] as? String } == [folder.path("practice"), folder.path("plan")])
    #expect(folder.names == ["plan", "practice"])
  }

  @Test func `a group of a table gets a folder for each row, and each can be verified`() throws {
    let table = "Tests/ScenarioFilesTests/WrongFiles/parts/levels.csv"
    let answer = try Talentflow.run(
      ["run", "\(table)#some", "--out", folder.path, "--no-charts", "--quiet"] + Talentflow.quick.dropFirst())
    #expect(answer.status == 0)
    #expect(folder.names == ["low", "middle"])
    #expect(try Talentflow.run(["verify", folder.path("middle"), "--quiet"]).status == 0)
    let text = try String(contentsOfFile: folder.path("middle/scenario.json"), encoding: .utf8)
    #expect(text.contains("\"file\": \"ScenarioFilesTests/WrongFiles/parts/levels.csv#middle\""))
  }

  @Test func `the number of threads changes no byte`() throws {
    let digests = try ["1", "2", "3"].map { threads in
      try Manifest(folder: try result("threads-\(threads)", "--threads", threads).place).digest
    }
    #expect(Set(digests).count == 1)
  }

  @Test func `a folder of somebody else is left alone`() throws {
    try "mine".write(toFile: folder.path("notes.txt"), atomically: true, encoding: .utf8)
    let answer = try Talentflow.run(["run"] + Talentflow.quick + ["--out", folder.path, "--quiet"])
    #expect(answer.status == 2)
    #expect(answer.errors.contains("is not a result of this program"))
    #expect(folder.names == ["notes.txt"])
  }

  @Test func `a place that cannot be written to is the machine's trouble`() throws {
    let answer = try Talentflow.run(["run"] + Talentflow.quick + ["--out", "/proc/talentflow-test", "--quiet"])
    #expect(answer.status == 1)
    #expect(answer.errors.hasPrefix("cannot "))
    #expect(answer.output.isEmpty)
  }

  @Test func `verify proves a result, and finds a changed byte`() throws {
    let (place, _) = try result("proved")
    let proved = try Talentflow.run(["verify", place, "--quiet"])
    #expect(proved.status == 0)
    #expect(proved.output.hasSuffix(" files, every byte the same when run again\n"))
    let path = place + "/targets.csv"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count - 3] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let changed = try Talentflow.run(["verify", place, "--quiet"])
    #expect(changed.status == 3)
    #expect(changed.errors == "\(place): 1 file differs since it was written\n  targets.csv differs\n")
    let json = try Talentflow.run(["verify", place, "--quiet", "--format", "json"])
    #expect(json.status == 3)
    #expect((try self.json(json.output) as? [String: Any])?["same"] as? Bool == false)
  }

  @Test func `verify of no result is a wrong request`() throws {
    let answer = try Talentflow.run(["verify", folder.path("nothing")])
    #expect(answer.status == 2)
    #expect(answer.errors == "\(folder.path("nothing")): no such folder\n")
    #expect(try Talentflow.run(["verify", folder.path]).status == 2)
  }

  @Test func `a period without a whole year measures no target, and says so`() throws {
    let answer = try Talentflow.run([
      "run", "\(Lakeside.folder)/plan.json5", "--sample", "1:10", "--until", "2027-02", "--replicates", "1", "--quiet",
      "--no-charts", "--out", folder.path("short"),
    ])
    #expect(answer.status == 0)
    #expect(
      answer.output.contains("No calendar year lies wholly between 2027-01 and 2027-02, so no target is\nmeasured.\n"))
  }

  @Test func `charts are drawn from a result`() throws {
    let (place, _) = try result("drawn")
    let answer = try Talentflow.run(["chart", place, "--language", "en,zh"])
    let hasGnuplot = try Talentflow.shell("command -v gnuplot").status == 0
    #expect(answer.status == (hasGnuplot ? 0 : 1))
    if hasGnuplot {
      #expect(answer.output == "\(place): 16 charts (open charts/01_fan.svg)\n")
      #expect(FileManager.default.fileExists(atPath: place + "/charts/03_targets.zh.svg"))
    } else {
      #expect(answer.errors.contains("gnuplot is not installed"))
    }
    #expect(try Talentflow.run(["verify", place, "--quiet"]).status == 0)
  }

  @Test func `charts are drawn from a comparison and an attribution`() throws {
    let scenarios = ["practice", "plan"].map { "\(Lakeside.folder)/\($0).json5" }
    let settings = ["--sample", "1:20", "--until", "2027-12", "--replicates", "2", "--no-charts", "--quiet"]
    for (command, count, first) in [("compare", 7, "09_multiples"), ("attribute", 2, "16_waterfall")] {
      let place = folder.path(command)
      #expect(try Talentflow.run([command] + scenarios + settings + ["--out", place]).status == 0)
      let page = try String(contentsOfFile: place + "/summary.md", encoding: .utf8)
      #expect(page.contains("## Charts\n\n- `charts/\(first)`: "))
      guard try Talentflow.shell("command -v gnuplot").status == 0 else { continue }
      let answer = try Talentflow.run(["chart", place])
      #expect(answer.output == "\(place): \(count) charts (open charts/\(first).svg)\n")
      #expect(answer.errors.isEmpty)
    }
  }

  @Test func `chart of no result is a wrong request`() throws {
    #expect(try Talentflow.run(["chart", folder.path]).status == 2)
    #expect(try Talentflow.run(["chart", folder.path, "--terminal", "gif"]).status == 2)
  }

  @Test func `calibrate prints the fit and changes no file unless told`() throws {
    let answer = try Talentflow.run([
      "calibrate", "\(Lakeside.folder)/practice.json5", "--sample", "1:10", "--seeds", "1", "--rounds", "1", "--quiet",
      "--format", "json",
    ])
    #expect(answer.status == 0)
    #expect(answer.errors.isEmpty)
    let object = try #require(try json(answer.output) as? [String: Any])
    #expect((object["constants"] as? [Any])?.count == 20)
    #expect(((object["fit"] as? [[String: Any]])?.first?["figure"] as? String) == "openingResidents")
  }

  @Test func `benchmark measures and names machine and build`() throws {
    let answer = try Talentflow.run([
      "benchmark", "\(Lakeside.folder)/practice.json5", "--sample", "1:10", "--until", "2027-01", "--runs", "1",
      "--threads", "2", "--quiet", "--format", "json",
    ])
    #expect(answer.status == 0)
    let object = try #require(try json(answer.output) as? [String: Any])
    for key in ["perCPUSecond", "perWallSecond", "bytesPerPerson", "peakMemory", "personMonths"] {
      #expect((object[key] as? NSNumber)?.doubleValue ?? 0 > 0)
    }
    for key in ["perWallSecondShared", "perWallSecondTogether"] {
      #expect((object[key] as? NSNumber)?.doubleValue ?? 0 > 0)
    }
    let steps = try #require(object["nanosecondsPerPersonMonth"] as? [String: Any])
    #expect(steps.count == 9)
    let sum = steps.values.reduce(0) { $0 + (($1 as? NSNumber)?.doubleValue ?? 0) }
    let whole = 1e9 / ((object["perCPUSecond"] as? NSNumber)?.doubleValue ?? 1)
    #expect(sum > 0.5 * whole && sum < 1.5 * whole)
    #expect((object["processor"] as? String)?.isEmpty == false)
    #expect(["debug", "release"].contains(object["build"] as? String ?? ""))
  }
}
