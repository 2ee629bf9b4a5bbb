import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import Synchronization
import TestSupport
import Testing

@testable import Experiments

/// Small runs of Lakeside, from its files to a results folder.
struct ScenarioRunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(threads: Int, _ patches: String...) throws -> ScenarioRun {
    var all = ["run.sample=1:10", "run.replicates=2", "run.until=2027-12"]
    all += patches
    var read: [ScenarioPatch] = []
    for text in all { read.append(try ScenarioPatch(text)) }
    let loaded = try ScenarioLoader.load(path: "\(Repository.root)/\(Lakeside.folder)/plan.json5", patches: read)
    return ScenarioRun(loaded, language: .en, command: ["talentflow", "run"], pool: RunPool(threads: threads))
  }

  private func lines(_ name: String, in place: String) throws -> [String] {
    try String(contentsOfFile: "\(place)/\(name)", encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `one, two and three threads write the same bytes`() throws {
    let manifests = try [1, 2, 3].map { threads in
      try run(threads: threads).execute(into: folder.path("threads-\(threads)")).manifest
    }
    #expect(manifests[0].outputs == manifests[1].outputs)
    #expect(manifests[0].outputs == manifests[2].outputs)
    #expect(manifests[0].digest == manifests[2].digest)
    #expect(manifests[0].outputs.count > 30)
  }

  @Test func `the tables have the columns that others build on, and the books balance`() throws {
    let place = folder.path("tables")
    _ = try run(threads: 2).execute(into: place)
    #expect(
      try lines("targets.csv", in: place)[0]
        == "scenario,target,year,direction,goal,mean,sd,q05,q25,q50,q75,q95,chance,shortfall,firstMonthReached")
    #expect(try lines("replicates.csv", in: place)[0] == "scenario,replicate,seed,month,indicator,group,value")
    #expect(try lines("ledger.csv", in: place)[0] == "scenario,year,item,persons")
    let ledger = try lines("ledger.csv", in: place).dropFirst().map { $0.split(separator: ",") }
    for year in ["2026", "2027"] {
      let rows = ledger.filter { $0[1] == year }
      let value = { (item: String) in Int(rows.first { $0[2] == item }?[3] ?? "") }
      let flows = rows.filter { !["opening", "closing", "residual"].contains($0[2]) }.compactMap { Int($0[3]) }
      #expect(flows.count == 12)
      #expect(value("residual") == 0)
      #expect(value("opening").map { $0 + flows.reduce(0, +) } == value("closing"))
    }
    let targets = try lines("targets.csv", in: place).dropFirst().map { $0.split(separator: ",")[1] }
    #expect(targets == ["youthPopulation", "graduatesIntroduced", "schoolPlaces", "allHeadline"])
    let readings = try lines("readings.csv", in: place).dropFirst().map {
      $0.split(separator: ",")[1...3].joined(separator: ",")
    }
    #expect(readings == ["graduatesIntroduced,freshOnly,2027", "graduatesIntroduced,fresh,2027"])
    // The classes and all of them, once a year each: talents by origin have no row.
    let talents = try lines("talents.csv", in: place).dropFirst().map {
      $0.split(separator: ",")[1...3].joined(separator: ",")
    }
    #expect(Set(talents).count == talents.count)
    #expect(talents.filter { $0.hasPrefix("2027,talentsIntroduced,") }.count == 7)
    #expect(
      try lines("replicates.csv", in: place).filter { $0.hasPrefix("plan,1,8,2027-12,youthPopulation,,") }.count == 1)
  }

  @Test func `the dictionary knows every column of every table`() throws {
    let place = folder.path("dictionary")
    _ = try run(threads: 2).execute(into: place)
    let known = Set(
      try lines("dictionary.csv", in: place).map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[..<3].joined(separator: ",")
      })
    let names = try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasSuffix(".csv") }
    #expect(names.count == ScenarioReport.tableCount)
    for name in names {
      for column in try lines(name, in: place)[0].split(separator: ",") {
        #expect(known.contains("column,\(name),\(column)"))
      }
    }
    // Chart tables by name; the script of each says at its head what the columns are.
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(place)/charts") where name.hasSuffix(".csv") {
      #expect(known.contains("file,,charts/\(name)"))
    }
    let indicators = Set(
      try lines("monthly.csv", in: place).dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[2]
      })
    for indicator in indicators { #expect(known.contains("indicator,,\(indicator)")) }
    // Every member of a group that occurs, and no other.
    var members = Set<String>()
    for name in ["monthly.csv", "annual.csv"] {
      try #require(lines(name, in: place)[0].split(separator: ",")[3] == "group")
      for line in try lines(name, in: place).dropFirst() {
        let group = line.split(separator: ",", omittingEmptySubsequences: false)[3]
        members.formUnion(group.split(separator: "/").map { "group,,\($0)" })
      }
    }
    #expect(known.filter { $0.hasPrefix("group,") } == members)
  }

  @Test func `what costs by category adds up to what a lever costs`() throws {
    let place = folder.path("costs")
    _ = try run(threads: 2).execute(into: place)
    let rows = try lines("costs.csv", in: place).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let single = rows.filter { $0[1] != "all" && $0[2] != "all" && $0[3] != "all" }.compactMap { Int($0[4]) }
    let total = try #require(rows.first { $0[1] == "all" && $0[2] == "all" && $0[3] == "all" }.flatMap { Int($0[4]) })
    #expect(total > 0)
    #expect(abs(single.reduce(0, +) - total) <= single.count)
  }

  @Test func `cancelling leaves the earlier result as it was and nothing beside it`() throws {
    let place = folder.path("cancelled")
    let before = try run(threads: 1).execute(into: place).manifest.digest
    let cancellation = Cancellation()
    let run = try run(threads: 2, "run.seed=99")
    let meter = WorkMeter(total: run.totalMonths)
    cancellation.cancel()
    #expect {
      try run.execute(into: place, cancellation: cancellation, meter: meter)
    } throws: { error in
      if case ExperimentFailure.cancelled = error { true } else { false }
    }
    #expect(meter.done == 0)
    #expect(try Manifest(folder: place).digest == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["cancelled"])
  }

  @Test func `a result is verified, and a changed byte is found`() throws {
    let place = folder.path("verified")
    _ = try run(threads: 2).execute(into: place)
    let verification = try Verification(folder: place)
    #expect(try verification.storedDifferences().isEmpty)
    let finding = try verification.repeated(
      try verification.experiment(pool: RunPool(threads: 1)), in: folder.path("again"), cancellation: Cancellation(),
      meter: nil)
    #expect(finding.differences.isEmpty)
    #expect(finding.otherVersion == nil)
    #expect(!FileManager.default.fileExists(atPath: folder.path("again")))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: place + "/annual.csv"))
    bytes[100] ^= 1
    try bytes.write(to: URL(fileURLWithPath: place + "/annual.csv"))
    #expect(try Verification(folder: place).storedDifferences() == ["annual.csv differs"])
  }

  @Test func `a replicate has the scenario's seed plus its number`() throws {
    let finished = try run(threads: 2).execute(into: folder.path("seeds"))
    #expect(finished.report.ensemble.outcomes.map(\.seed) == [7, 8])
    #expect(finished.report.ensemble.outcomes.map(\.replicate) == [0, 1])
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
}
