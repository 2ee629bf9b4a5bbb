import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Sweeps on Lakeside, from a file to a folder.
struct SweepRunTests {
  private func experiment(_ design: String, uncertainties: String = "") throws -> LoadedExperiment {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      {
        name: "mixes", base: "practice.json5",
        levers: {
          rent: { path: "levers.rentSubsidy.level", low: 0, high: 2, levels: 3 },
          events: { path: "levers.events.level", low: 0, high: 1, levels: 2 },
        },
        uncertainties: { \(uncertainties) },
        outcomes: {
          youth: { target: "youthPopulation", year: 2028 },
          cost: { indicator: "cost", year: 2028, direction: "lower" },
        },
        design: \(design),
        run: { replicates: 2, sample: "1:20", until: "2028-12" },
      }
      """
    return try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
  }

  private func sweep(_ threads: Int, _ design: String = "{ method: \"grid\" }", uncertainties: String = "") throws
    -> SweepRun
  {
    try SweepRun(
      try experiment(design, uncertainties: uncertainties), language: .en, command: ["test"],
      pool: RunPool(threads: threads))
  }

  private func rows(_ path: String) throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `a grid has every combination, the last factor fastest`() throws {
    let plan = try sweep(1).plan
    let values = plan.points.map { $0.values.map(\.description).joined(separator: " ") }
    #expect(values == ["0 0", "0 1", "1 0", "1 1", "2 0", "2 1"])
    #expect(plan.scenarios[5].levers.windows["rentSubsidy"]?.first?.level == 2)
    #expect(plan.scenarios[5].levers.windows["events"]?.first?.level == 1)
  }

  @Test func `a Latin hypercube takes one value from each slice, a Sobol' sequence one from each half`() throws {
    for method in ["{ method: \"latinHypercube\", points: 8 }", "{ method: \"sobolSequence\", points: 8 }"] {
      let plan = try sweep(2, method, uncertainties: "\"parameters.satisfaction.wage\": {}").plan
      #expect(plan.points.count == 8)
      for (index, factor) in plan.experiment.factors.enumerated() {
        let range = try #require(factor.distribution?.range)
        let shares = plan.points.map {
          (($0.values[index].number ?? .nan) - range.lowerBound) / (range.upperBound - range.lowerBound)
        }
        #expect(shares.map { Int(min($0, 0.999999) * 8) }.sorted() == Array(0..<8))
      }
    }
  }

  @Test func `threads and interruptions change no byte, and verify makes the same again`() throws {
    try withFolder { folder in
      let meter = WorkMeter(total: 0)
      let files = ["points.csv", "runs.csv", "factors.csv", "summary.md", "summary.zh.md"]
      try SweepRun.expectSameBytes(in: folder, interruptedAfter: 2, files: files, meter: meter) { try sweep($0) }
      #expect(meter.done == meter.total)
      #expect(meter.total < (try sweep(2).totalMonths))
    }
  }

  @Test func `points hold the statistics of their runs`() throws {
    try withFolder { folder in
      _ = try sweep(2).execute(into: "\(folder)/result")
      let runs = try rows("\(folder)/result/runs.csv")
      let points = try rows("\(folder)/result/points.csv")
      #expect(runs[0] == ["run", "point", "replicate", "seed", "status", "reason", "youth", "cost"])
      #expect(runs.count == 13 && points.count == 13)
      #expect(runs.dropFirst().allSatisfy { $0[4] == "done" })
      let head = points[0]
      let youth = try #require(points.first { $0[0] == "4" && $0[3] == "youth" })
      let values = runs.filter { $0[1] == "4" }.compactMap { Double($0[6]) }
      func number(_ column: String) -> Double { head.firstIndex(of: column).flatMap { Double(youth[$0]) } ?? .nan }
      #expect(abs(number("mean") - (values[0] + values[1]) / 2) <= 0.51)
      // Of two values the standard error is half their distance.
      #expect(abs(number("standardError") - (values[0] - values[1]).magnitude / 2) <= 0.51)
      #expect(number("rent") == 1)
      #expect((0...1).contains(number("chance")) && number("chanceLow") <= number("chance"))
      for language in ["", ".zh"] {
        #expect(FileManager.default.fileExists(atPath: "\(folder)/result/summary\(language).md"))
      }
      #expect(FileManager.default.fileExists(atPath: "\(folder)/result/charts/21_surface.csv"))
    }
  }

  @Test func `a failed run is said in the summary, the points and the runs, and counts for nothing`() throws {
    let plan = try sweep(1).plan
    let bad = plan.scenarios[2].levers
    var runs = ExperimentRuns(outcomes: plan.experiment.outcomes, register: RunRegister()) {
      scenarios, replicate, _, _, finished throws(RunFailure) in
      for (index, scenario) in scenarios.enumerated() {
        if scenario.levers == bad, replicate == 0 {
          throw .balance(book: "money", month: Month(year: 2027, month: 5), expected: 1, found: 0)
        }
        finished(index, try Run(scenario: scenario, replicate: replicate).execute())
      }
    }
    let numbers = runs.addPoints(plan.scenarios)
    runs.addRuns(ExperimentRuns.keys(points: numbers, replicates: 2))
    try runs.execute(in: RunPool(threads: 2))
    let sweep = Sweep(plan.experiment, points: plan.points, runs: runs)
    #expect(sweep.cells[0][2].failed == 1 && sweep.cells[0][2].values.count == 1)
    let summary = SweepSummary(of: sweep)
    #expect(summary.text(.en, seconds: nil, place: nil).contains("1 of 12 runs FAILED and count for nothing"))
    #expect(summary.markdown(.zh).contains("其中 1 次失败"))
    let tables = SweepTables(sweep)
    #expect(tables.runTable.rows[4][4] == .text("failed"))
    #expect(tables.runTable.rows[4].suffix(2) == [.empty, .empty])
    guard case .text(let reason) = tables.runTable.rows[4][5] else {
      Issue.record("no reason")
      return
    }
    #expect(reason.hasPrefix("the money balance is violated in 2027-05"))
    #expect(tables.pointTable.rows[4][4] == .integer(1) && tables.pointTable.rows[4][5] == .integer(1))
  }

  @Test func `the best point comes first, whichever way is better`() throws {
    let plan = try sweep(2).plan
    let runs = plan.runs()
    try runs.execute(in: RunPool(threads: 2))
    let sweep = Sweep(plan.experiment, points: plan.points, runs: runs)
    for (outcome, sign) in [(0, -1.0), (1, 1.0)] {
      let means = sweep.ranked(by: outcome).map { sign * (sweep.cells[outcome][$0].distribution?.mean ?? .nan) }
      #expect(means == means.sorted())
    }
    // More subsidy costs more under the same luck.
    let cost = sweep.cells[1].map { $0.distribution?.mean ?? .nan }
    #expect(cost[0] < cost[2] && cost[2] < cost[4])
  }

  @Test func `an experiment without a design is refused`() throws {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      { base: "practice.json5", levers: { rent: { path: "levers.rentSubsidy.level" } },
        outcomes: { youth: { target: "youthPopulation", year: 2028 } } }
      """
    let experiment = try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
    #expect {
      try SweepRun(experiment, language: .en, command: [], pool: RunPool(threads: 1))
    } throws: { error in
      "\(error)" == "\(path): has no \"design\"; this command needs one, such as { method: \"grid\" }"
    }
  }

  @Test func `differences are paired with the base's point, and of a point with itself there is none`() throws {
    let plan = try sweep(2).plan
    let runs = plan.runs()
    try runs.execute(in: RunPool(threads: 2))
    let sweep = Sweep(plan.experiment, points: plan.points, runs: runs)
    let reference = try #require(sweep.reference(of: 0))
    if let base = sweep.basePoint { #expect(reference == base) } else { #expect(reference == sweep.ranked(by: 0)[0]) }
    #expect(sweep.difference(at: reference, of: 0) == nil)
    let other = reference == 0 ? 1 : 0
    let paired = try #require(sweep.difference(at: other, of: 0)).paired
    let (one, two) = (sweep.cells[0][reference].values, sweep.cells[0][other].values)
    #expect(paired.differences == zip(one, two).map { $1 - $0 })
    let text = SweepSummary(of: sweep).text(.en, seconds: nil, place: nil)
    #expect(text.contains("less no. \(reference + 1)") && text.contains("(in CNY million)"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `no factor or outcome can have the name of another column`() throws {
    let plan = try sweep(1).plan
    let runs = plan.runs()
    try runs.execute(in: RunPool(threads: 2))
    let tables = SweepTables(Sweep(plan.experiment, points: plan.points, runs: runs))
    let own = plan.experiment.factors.map(\.name) + plan.experiment.outcomes.map(\.name)
    let columns = (tables.points.columns + tables.runs.columns).map(\.name).filter { !own.contains($0) }
    #expect(Set(columns) == ResultColumnNames.all)
  }
}
