import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Searches on Lakeside, from a file to a folder.
struct SeekRunTests {
  private func experiment(
    _ seek: String = "minimise: \"cost\", chance: { youth: 0.7 }", goal: Int = 15_700, uncertainties: String = "",
    replicates: Int = 4
  ) throws -> LoadedExperiment {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      {
        name: "cheapest", base: "practice.json5",
        levers: {
          rent: { path: "levers.rentSubsidy.level", low: 0, high: 2, step: 1 },
          events: { path: "levers.events.level", low: 0, high: 2, step: 1 },
        },
        uncertainties: { \(uncertainties) },
        outcomes: {
          youth: { indicator: "youthPopulation", year: 2028, direction: "higher", goal: \(goal) },
          cost: { indicator: "cost", from: 2027, year: 2028, direction: "lower" },
        },
        seek: { \(seek), search: { runs: 120, sample: "1:4", replicates: 2 } },
        run: { replicates: \(replicates), sample: "1:2", until: "2028-12" },
      }
      """
    return try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
  }

  private func run(_ threads: Int, _ experiment: LoadedExperiment) throws -> SeekRun {
    try SeekRun(experiment, language: .en, command: ["test"], pool: RunPool(threads: threads))
  }

  /// What mixes are worth is told by 48 fresh runs of each of the nine.
  @Test func `the mix found does what is asked, and none of the grid that is cheaper was sure to be confirmed`() throws
  {
    let (goal, replicates, fresh) = (15_450, 24, 48)
    let experiment = try experiment(goal: goal, replicates: replicates)
    let pool = RunPool(threads: 2)
    let method = try SeekMethod(experiment, pool: pool)
    let found = try method.summary(by: RunCarrier(pool: pool)).found
    let answer = try #require(found.answer)
    let needed = try #require(Confirmation(replicates: replicates).needed(for: 0.7))
    #expect(found.isReached == true && needed == 22)
    #expect(try #require(answer.confirmed).runs.count { $0[0] >= Double(goal) } >= needed)
    let space = found.space
    let mixes = space.pool(near: found.base, seed: 1)
    let scenarios = try ExperimentPlan.scenarios(
      of: experiment, points: mixes.map { DesignPoint(space.values(of: $0)) }, pool: pool)
    var grid = ExperimentRuns(outcomes: experiment.outcomes)
    let points = grid.addPoints(scenarios)
    let first = SeekStage.confirmation(Confirmation.mostAttempts).firstReplicate
    grid.addRuns(points.flatMap { point in (0..<fresh).map { RunKey(point: point, replicate: first + $0) } })
    try grid.execute(in: pool)
    let chances = grid.values(of: 0).map { Double($0.count { $0 >= Double(goal) }) / Double(fresh) }
    let cost = grid.values(of: 1).map(Statistics.mean)
    let place = try #require(mixes.firstIndex(of: answer.mix))
    #expect(chances[place] >= 0.7)
    for mix in mixes.indices where cost[mix] < cost[place] {
      #expect(Binomial.tail(atLeast: needed, of: replicates, probability: chances[mix]) < 0.95)
    }
  }

  @Test func `threads and interruptions change no byte, and verify makes the same again`() throws {
    try withFolder { folder in
      let experiment = try experiment(goal: 15_500)
      let files = [
        "frontier.csv", "points.csv", "runs.csv", "factors.csv", "summary.zh.md", "charts/27_frontier.csv",
        "charts/28_mixes.csv",
      ]
      try SeekRun.expectSameBytes(in: folder, interruptedAfter: 6, files: files) { try run($0, experiment) }
    }
  }

  @Test func `each replicate draws a world, the same for every mix, other ones in the confirmation`() throws {
    let experiment = try experiment(uncertainties: "\"parameters.satisfaction.wage\": {}")
    let pool = RunPool(threads: 2)
    let summary = try SeekMethod(experiment, pool: pool).summary(by: RunCarrier(pool: pool))
    #expect(summary.failed == 0)
    var weights: [SeekStage: [Int: Set<Double>]] = [:]
    for (number, run) in summary.runs.runs.enumerated() {
      let weight = summary.runs.scenarios[run.point].parameters.satisfaction.wage
      weights[summary.origins[number].stage, default: [:]][run.replicate, default: []].insert(weight)
    }
    #expect(weights.values.allSatisfy { $0.values.allSatisfy { $0.count == 1 } })
    let all = weights.values.flatMap { $0.values.flatMap { $0 } }
    #expect(Set(all).count == all.count && all.count > 8)
    #expect(summary.text(.en, seconds: nil, place: nil).contains("over luck and over worlds"))
    #expect(summary.markdown(.zh).contains("不确定情形"))
  }

  @Test func `charts number the mixes as the tables do`() throws {
    let pool = RunPool(threads: 2)
    let summary = try SeekMethod(try experiment(goal: 15_500, replicates: 2), pool: pool).summary(
      by: RunCarrier(pool: pool))
    let charts = SeekCharts(summary).set.charts
    let frontier = try #require(charts.compactMap { $0 as? FrontierChart }.first).panels[0].points
    let table = try #require(SeekTables(summary).all.first { $0.layout.name == "frontier.csv" }).table
    let numbers = table.rows.map { row -> Int in if case .integer(let number) = row[0] { number } else { 0 } }
    #expect(Set(frontier.map(\.mix)) == Set(numbers))
    #expect(frontier.allSatisfy { ($0.kind == .base) == ($0.mix == 1) || $0.kind == .tried || $0.kind == .found })
    #expect(try #require(charts.compactMap { $0 as? MixesChart }.first).mixes.map(\.mix) == frontier.map(\.mix))
  }

  @Test func `an unreachable goal is said to be so, with what is missing`() throws {
    let pool = RunPool(threads: 2)
    let summary = try SeekMethod(try experiment(goal: 20_000, replicates: 2), pool: pool).summary(
      by: RunCarrier(pool: pool))
    let text = summary.text(.en, seconds: nil, place: nil)
    #expect(text.contains("NO mix of these levers that was looked at does what is asked"))
    #expect(text.contains("What is missing most"))
    #expect(summary.markdown(.zh).contains("均不能满足要求"))
  }

  @Test func `an experiment that seeks nothing is refused`() throws {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      { base: "practice.json5", levers: { rent: { path: "levers.rentSubsidy.level" } },
        outcomes: { youth: { target: "youthPopulation", year: 2028 } } }
      """
    let experiment = try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
    #expect {
      try SeekMethod(experiment, pool: RunPool(threads: 1))
    } throws: { error in
      "\(error)".contains("has no \"seek\"")
    }
  }
}
