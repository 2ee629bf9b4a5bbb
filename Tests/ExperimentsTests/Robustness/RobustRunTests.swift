import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Packages in worlds on Lakeside, from a file to a folder.
struct RobustRunTests {
  private func experiment(
    worlds: Int = 6, replicates: Int = 2, goal: Int = 15_700, sample: String = "1:4", rest: String = "",
    adding others: [String: String] = [:]
  ) throws -> LoadedExperiment {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      {
        name: "holds", base: "practice.json5",
        uncertainties: {
          wage: { path: "parameters.satisfaction.wage" },
          slump: { path: "circumstances.slump.level" },
          city: { path: "circumstances.newCity.level", values: [0, 0.5, 1] },
        },
        outcomes: {
          youth: { indicator: "youthPopulation", year: 2028, direction: "higher", goal: \(goal) },
          cost: { indicator: "cost", from: 2027, year: 2028, direction: "lower" },
        },
        design: { method: "latinHypercube", points: \(worlds), seed: 3 },
        robust: {
          packages: {
            practice: {}, plan: { scenario: "plan.json5" },
            rents: { title: { en: "Rents", zh: "租金" }, set: { "levers.rentSubsidy.level": 2 } },
          },
          reach: ["youth"], \(rest)
        },
        run: { replicates: \(replicates), sample: "\(sample)", until: "2028-12" },
      }
      """
    return try ExperimentLoader.load(
      path: path, from: Repository.files(adding: others.merging([path: text]) { first, _ in first }))
  }

  @Test func `every package meets every world under the world's own luck`() throws {
    let plan = try RobustMethod(experiment(), pool: RunPool(threads: 2)).plan
    #expect(plan.points.count == 18 && plan.scenarios.count == 18)
    let runs = plan.runs()
    for world in 0..<6 {
      let points = world * 3..<world * 3 + 3
      let scenarios = points.map { plan.scenarios[$0] }
      #expect(Set(scenarios.map { $0.parameters.satisfaction.wage }).count == 1)
      #expect(scenarios.allSatisfy { $0.circumstances == scenarios[0].circumstances })
      #expect(scenarios[1].levers.windows["events"]?.first?.level == 1)
      #expect(scenarios[2].levers.windows["rentSubsidy"]?.first?.level == 2)
      let luck = points.map { point in runs.runs.filter { $0.point == point }.map(\.replicate) }
      #expect(luck.allSatisfy { $0 == [2 * world, 2 * world + 1] })
    }
  }

  @Test func `figures are those of separate runs`() throws {
    let pool = RunPool(threads: 2)
    let method = try RobustMethod(experiment(worlds: 3), pool: pool)
    let summary = try method.summary(by: RunCarrier(pool: pool))
    for world in 0..<3 {
      for package in 0..<3 {
        // With the constants of the base year fitted to the world.
        let scenario = summary.runs.scenarios[world * 3 + package]
        let youth = try (0..<2).map { run -> Double in
          let series = try Run(scenario: scenario, replicate: 2 * world + run).execute().monthly
          return try #require(series.value("youthPopulation", at: Month(year: 2028, month: 12)))
        }
        #expect(summary.found.runs[package][world].map { $0[0] } == youth)
        #expect(summary.found.goals[0].satisfactions[package].reached[world] == youth.count { $0 >= 15_700 })
      }
    }
    #expect(summary.found.compared == [0, 1, 2] && summary.found.leftOut.isEmpty)
  }

  @Test func `threads and interruptions change no byte, and verify makes the same again`() throws {
    try withFolder { folder in
      let experiment = try experiment(sample: "1:2")
      let files = [
        "packages.csv", "satisfaction.csv", "pairs.csv", "worlds.csv", "boxes.csv", "peeling.csv", "runs.csv",
        "factors.csv", "summary.zh.md", "inputs/plan.json5",
      ]
      try RobustRun.expectSameBytes(in: folder, interruptedAfter: 6, files: files) {
        try RobustRun(experiment, language: .en, command: ["test"], pool: RunPool(threads: $0))
      }
    }
  }

  @Test func `finished runs are kept for the same packages alone`() throws {
    try withFolder { folder in
      func checkpoint(_ others: [String: String] = [:]) throws -> Checkpoint {
        try experiment(adding: others).checkpoint(for: "\(folder)/result", settings: [RobustMethod.name])
      }
      try checkpoint().keep(0, RunRegister.Status.done([1, 2]).text)
      #expect(RunRegister.finished(in: try checkpoint()) == [0])
      let other = "{ name: \"plan\", extends: \"practice.json5\", levers: { all: { level: 0.5 } } }"
      #expect(RunRegister.finished(in: try checkpoint(["\(Lakeside.folder)/plan.json5": other])).isEmpty)
    }
  }

  // MARK: - Known answers

  /// The method over runs made by a formula: 15,000 young people, 300 more by a plan, 200 more by rents, luck of a few dozen that packages
  /// share; the plan loses 2,000 where the slump is above 1.2 and the weight of wages below 0.5.
  private func byFormula(
    worlds: Int = 128, rest: String = "", failing: @escaping @Sendable (Scenario, Int) -> Bool = { _, _ in false }
  ) throws -> RobustSummary {
    let pool = RunPool(threads: 2)
    let method = try RobustMethod(
      experiment(worlds: worlds, replicates: 4, goal: 15_100, rest: rest), pool: pool)
    let draws = DesignDraws(.bootstrap, seed: 5)
    var runs = ExperimentRuns(outcomes: method.plan.experiment.outcomes, register: RunRegister()) {
      scenarios, replicate, _, _, finished throws(RunFailure) in
      for (index, scenario) in scenarios.enumerated() {
        if failing(scenario, replicate) {
          throw RunFailure.balance(book: "person", month: Month(year: 2027, month: 1), expected: 1, found: 0)
        }
        let isPlan = scenario.levers.windows["events"]?.first?.level == 1
        let isRents = scenario.levers.windows["rentSubsidy"]?.count == 1
        let slump = scenario.circumstances?.windows["slump"]?.first?.level ?? 0
        let isBad = slump > 1.2 && scenario.parameters.satisfaction.wage < 0.5
        let luck = 40 * Mathematics.normalQuantile(draws.uniform(replicate))
        let youth = 15_000 + luck + (isPlan ? (isBad ? -1700 : 300) : isRents ? 200 : 0)
        finished(
          index,
          HandMade.outcome(
            replicate, [(SeriesKey("youthPopulation"), [youth]), (SeriesKey("cost"), [isPlan ? 2e5 : 1e5])]))
      }
    }
    let points = runs.addPoints(method.plan.scenarios)
    runs.addRuns(ExperimentRuns.keys(points: points, replicates: 4, pointsPerLuck: 3))
    try runs.execute(in: pool)
    return method.summary(of: runs)
  }

  @Test func `a package that fails in a known box of worlds is found out`() throws {
    let summary = try byFormula(rest: "explain: { package: \"plan\" },")
    let found = summary.found
    let bad = found.isCase.count { $0 }
    #expect(found.goals[0].satisfactions.map(\.worlds) == [0, 128 - bad, 128])
    // Rents fall behind by 100 at most, the plan by 1,900 in the box.
    let judged = try #require(found.judged)
    #expect(judged.matrix.leastLargestRegret == 2 && abs(judged.matrix.standings[2].largestRegret - 100) < 1e-6)
    #expect(abs(judged.matrix.standings[1].largestRegret - 1900) < 1e-6 && judged.luck.ofDifference < 1e-6)
    #expect(found.mostSatisfying == 2 && judged.luck.leastRegretDraws == [0, 0, PackageLuck.draws])
    let boxes = try #require(found.boxes)
    #expect(boxes.verdict == .found && boxes.boxes.count == 1 && (boxes.luck ?? 1) < 0.01)
    let box = boxes.boxes[0]
    #expect(Set(box.limits.map(\.factor)) == [0, 1] && box.quality.coverage > 0.85 && box.quality.density > 0.85)
    #expect(abs(box.box.limits[1].lowerBound - 1.2) < 0.08 && abs(box.box.limits[0].upperBound - 0.5) < 0.02)
    let text = summary.text(.en, seconds: nil, place: nil)
    #expect(text.contains("Both rules choose Rents."))
    #expect(text.contains("Where does it fail? Plan does not satisfy in \(bad) of 128"))
    #expect(text.replacing("\n", with: " ").contains("Slump above 1."))
    #expect(summary.markdown(.zh).contains("计划在 128 种情形中有 \(bad) 种未达标"))
  }

  @Test func `rules that disagree are told to`() throws {
    // Costs count as regret: practice is cheapest everywhere and satisfies nowhere.
    let summary = try byFormula(rest: "regret: \"cost\",")
    #expect(summary.found.judged?.matrix.leastLargestRegret == 0 && summary.found.mostSatisfying == 2)
    // Practice and rents cost the same: of equal ones the first.
    let text = summary.text(.en, seconds: nil, place: nil).replacing("\n", with: " ")
    #expect(text.contains("The two rules DISAGREE: Rents satisfies in 128 more worlds"))
    #expect(summary.markdown(.zh).contains("两种准则结论不一致"))
  }

  @Test func `a question about regret has its own worlds, one about holding too`() throws {
    let regrets = try byFormula(rest: "explain: { package: \"plan\", regretAbove: 1000 },").found
    #expect(regrets.question == .regrets(above: 1000) && regrets.boxes?.verdict == .found)
    let holds = try byFormula(worlds: 16, rest: "explain: { package: \"practice\" },").found
    #expect(holds.question == .holds && holds.boxes?.verdict == .never)
    let fails = try byFormula(worlds: 16, rest: "explain: { package: \"practice\", worlds: \"fails\" },")
    #expect(fails.found.boxes?.verdict == .always)
    #expect(
      fails.text(.en, seconds: nil, place: nil).replacing("\n", with: " ").contains("that is in all of them"))
  }

  @Test func `a world with a failed run is left out for every package, and named`() throws {
    let summary = try byFormula(worlds: 16) { scenario, replicate in
      replicate == 9 && scenario.levers.windows["events"]?.first?.level == 1
    }
    #expect(summary.failed == 1 && summary.found.leftOut == [2] && summary.found.compared.count == 15)
    let text = summary.text(.en, seconds: nil, place: nil)
    #expect(text.contains("1 of 192 runs FAILED") && text.contains("left out for all packages: 3."))
    let none = try byFormula(worlds: 4) { scenario, _ in scenario.levers.windows["events"]?.first?.level == 1 }
    #expect(none.found.compared.isEmpty && none.found.boxes == nil)
    #expect(none.text(.zh, seconds: nil, place: nil).contains("无法比较"))
    #expect(none.files.tables.count == 9)
    #expect(none.json(seconds: nil, place: nil).text.contains("\"discovery\": null"))
  }

  @Test func `one replicate, or no packages, are refused`() throws {
    #expect {
      try RobustMethod(self.experiment(replicates: 1), pool: RunPool(threads: 1))
    } throws: {
      "\($0)".contains("one replicate cannot tell a package from its luck")
    }
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      { base: "practice.json5", levers: { rent: { path: "levers.rentSubsidy.level" } },
        outcomes: { youth: { target: "youthPopulation", year: 2028 } } }
      """
    let experiment = try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
    #expect {
      try RobustMethod(experiment, pool: RunPool(threads: 1))
    } throws: {
      "\($0)".contains("has no \"robust\"")
    }
  }
}
