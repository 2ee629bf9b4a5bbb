import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Sensitivity analyses on Lakeside, from a file to a folder.
struct SensitivityRunTests {
  private func experiment(_ design: String, replicates: Int = 2, lowestRent: Double = 0) throws -> LoadedExperiment {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      {
        name: "what-matters", base: "practice.json5",
        levers: {
          rent: { path: "levers.rentSubsidy.level", low: \(lowestRent), high: 2 },
          events: { path: "levers.events.level", low: 0, high: 1 },
        },
        outcomes: {
          youth: { target: "youthPopulation", year: 2027 },
          cost: { indicator: "cost", year: 2027, direction: "lower" },
        },
        design: \(design),
        run: { replicates: \(replicates), sample: "1:20", until: "2027-12" },
      }
      """
    return try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
  }

  private func run(_ experiment: LoadedExperiment, threads: Int = 2) throws -> SensitivityRun {
    try SensitivityRun(experiment, language: .en, command: ["test"], pool: RunPool(threads: threads))
  }

  /// An analysis whose runs are a formula of the values of the two factors and the replicate.
  private func analysis(
    _ experiment: LoadedExperiment, _ formula: @escaping (_ rent: Double, _ events: Double, _ replicate: Int) -> Double?
  ) throws -> Sensitivity {
    let plan = try run(experiment).plan
    let register = RunRegister()
    let runs = plan.runs(register: register)
    for (number, key) in runs.runs.enumerated() {
      let values = plan.points[key.point].values.map { $0.number ?? .nan }
      if let value = formula(values[0], values[1], key.replicate) {
        register.finish(number, [value, -value])
      } else {
        register.fail(number, reason: "asked for")
      }
    }
    let design = try #require(experiment.design.flatMap { SensitivityDesign($0, of: experiment.factors) })
    return Sensitivity(Sweep(experiment, points: plan.points, runs: runs), design: design, resamples: 200)
  }

  private func row(_ measure: SensitivityRow.Measure, _ group: Int, _ analysis: Sensitivity) throws -> SensitivityRow {
    try #require(analysis.rows(of: 0).first { $0.measure == measure && $0.group == group })
  }

  // MARK: - Points

  @Test func `a tornado moves one factor at a time about the values of the base`() throws {
    let plan = try run(try experiment("{ method: \"tornado\", low: 0.25 }")).plan
    let values = plan.points.map { $0.values.map(\.description).joined(separator: " ") }
    let base = try experiment("{ method: \"tornado\" }").factors.map(\.centralValue.description)
    #expect(base[0] == "1")
    #expect(values == ["1 \(base[1])", "0.5 \(base[1])", "2 \(base[1])", "1 0.25", "1 1"])
  }

  @Test func `the centre of a factor whose base value lies outside its range is the median`() throws {
    let plan = try run(try experiment("{ method: \"tornado\" }", lowestRent: 1.2)).plan
    #expect(plan.experiment.factors[0].baseValue == .number(1))
    #expect(plan.points.map { $0.values[0] }.prefix(3) == [.number(1.6), .number(1.2), .number(2)])
  }

  // MARK: - Known answers

  @Test func `a linear outcome has its coefficients as bars, effects and shares`() throws {
    // 30·rent + 40·events over the ranges 2 and 1: effects 60 and 40, shares 0.36 and 0.16 of 0.52.
    func linear(_ rent: Double, _ events: Double, _ replicate: Int) -> Double? {
      1000 + 30 * rent + 40 * events + 5 * Double(replicate)
    }
    let bars = try analysis(try experiment("{ method: \"tornado\" }"), linear)
    #expect(abs(try row(.high, 0, bars).value - 30) < 1e-9)
    #expect(abs(try row(.low, 0, bars).value + 30) < 1e-9)
    // Common luck moves all points alike, and so no difference.
    #expect(abs((try #require(try row(.high, 0, bars).interval)).upperBound - 30) < 1e-9)

    let effects = try analysis(try experiment("{ method: \"morris\", trajectories: 4 }"), linear)
    #expect(abs(try row(.muStar, 0, effects).value - 60) < 1e-6)
    #expect(abs(try row(.mu, 1, effects).value - 40) < 1e-6)
    #expect(abs(try row(.sigma, 1, effects).value) < 1e-6)
    #expect(try row(.muStar, 0, effects).luck == 0)

    let shares = try analysis(
      try experiment("{ method: \"sobolIndices\", sampleRows: 256, secondOrder: true }"), linear)
    for (group, share) in [(0, 9.0 / 13), (1, 4.0 / 13)] {
      // At 256 rows of the sequence the error of a linear function is well below 0.02.
      #expect(abs(try row(.first, group, shares).value - share) < 0.02)
      #expect(abs(try row(.total, group, shares).value - share) < 0.02)
    }
    #expect(abs(try row(.second, 0, shares).value) < 0.02)
  }

  @Test func `luck of its own is told from influence, and what is left of common luck too`() throws {
    // Rent alone acts; luck of ±6 falls on each point anew: a stand-in for decisions that turn.
    func noisy(_ rent: Double, _ events: Double, _ replicate: Int) -> Double? {
      let turn = (rent * 7919 + events * 104_729 + Double(replicate) * 1299.7).truncatingRemainder(dividingBy: 12) - 6
      return 1000 + 30 * rent + turn
    }
    let common = try analysis(try experiment("{ method: \"morris\", trajectories: 20 }", replicates: 8), noisy)
    let luck = try #require(try row(.muStar, 1, common).luck)
    // Uniform noise of width 12: variance 12, of a difference of means of 8 runs 3; mean size √(2·3/π)/(2/3) = 2.07.
    #expect((1.4...2.8).contains(luck))
    #expect(try row(.muStar, 1, common).value < 2 * luck)
    let text = SensitivitySummary(of: common).markdown(.en)
    #expect(text.contains("Hardly more than luck: "))
    #expect(text.contains("What is left is in the column luck"))
    let own = try analysis(
      try experiment("{ method: \"morris\", trajectories: 20, commonRandomNumbers: false }", replicates: 8), noisy)
    #expect(SensitivitySummary(of: own).markdown(.en).contains("Points had luck of their own; effects of about"))
  }

  @Test func `a sample too small to rank says how many runs would do`() throws {
    // Two factors of almost the same influence, each bent by the other.
    let close = try analysis(try experiment("{ method: \"morris\", trajectories: 4 }")) { rent, events, _ in
      1000 + 30 * rent + 55 * events + 40 * rent * events
    }
    let english = SensitivitySummary(of: close).markdown(.en)
    #expect(english.contains("cannot be ranked"))
    #expect(SensitivitySummary(of: close).markdown(.zh).contains("无法排序"))
    guard case .morris(_, let ranking)? = close.findings[0] else {
      Issue.record("no screening")
      return
    }
    let tie = try #require(ranking.ties.first)
    #expect(tie.needed.map { $0 > 4 && english.contains("\(NumberText.count($0, .en)) trajectories would do") } ?? true)
  }

  @Test func `an outcome that does not vary has nothing to share out`() throws {
    let flat = try analysis(try experiment("{ method: \"sobolIndices\", sampleRows: 4 }")) { _, _, _ in 1000 }
    #expect(flat.rows(of: 0).isEmpty)
    #expect(SensitivitySummary(of: flat).text(.en, seconds: nil, place: nil).contains("does not vary over the points"))
  }

  @Test func `groups move together and are told together`() throws {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      { base: "practice.json5",
        levers: { rent: { path: "levers.rentSubsidy.level", group: "both" }, events: { path: "levers.events.level", group: "both" } },
        uncertainties: { wage: { path: "parameters.satisfaction.wage" } },
        outcomes: { youth: { target: "youthPopulation", year: 2027 } },
        design: { method: "morris", trajectories: 3 }, run: { until: "2027-12" } }
      """
    let experiment = try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
    #expect(experiment.factors.groups == [[0, 1], [2]])
    #expect(try run(experiment).plan.points.count == 9)
  }

  // MARK: - Failures

  @Test func `a replicate that failed at one point counts at none`() throws {
    let three = try experiment("{ method: \"tornado\" }", replicates: 3)
    let analysis = try analysis(three) { rent, _, replicate in
      rent == 2 && replicate == 1 ? nil : 1000 + 30 * rent + 100 * Double(replicate * replicate)
    }
    #expect(analysis.replicates == [0, 2])
    #expect(abs(try row(.high, 0, analysis).value - 30) < 1e-9)
    let text = SensitivitySummary(of: analysis).markdown(.en)
    #expect(text.contains("1 of 15 runs FAILED") && text.contains("2 of 3 are left"))
    let none = try self.analysis(three) { rent, _, _ in rent == 2 ? nil : 1000 }
    #expect(none.rows(of: 0).isEmpty)
    #expect(SensitivitySummary(of: none).markdown(.zh).contains("无法得出结论"))
  }

  // MARK: - Refusals

  @Test func `designs of other commands and single runs of separate luck are refused`() throws {
    #expect {
      try run(try experiment("{ method: \"grid\" }"))
    } throws: { "\($0)".contains("its design by grid is for talentflow sweep") }
    #expect {
      try run(
        try experiment("{ method: \"morris\", trajectories: 2, commonRandomNumbers: false }", replicates: 1))
    } throws: { "\($0)".contains("points with luck of their own need 2 replicates or more, found 1") }
    #expect {
      try SweepRun(
        try experiment("{ method: \"tornado\" }"), language: .en, command: [], pool: RunPool(threads: 1))
    } throws: {
      "\($0)".contains("its design by tornado tells which factors matter; see talentflow sensitivity --help")
    }
  }

  // MARK: - Whole runs

  @Test func `threads and interruptions change no byte, and verify makes the same again`() throws {
    try withFolder { folder in
      let experiment = try experiment("{ method: \"morris\", trajectories: 2 }")
      let files = ["indices.csv", "points.csv", "runs.csv", "factors.csv", "summary.md", "summary.zh.md"]
      try SensitivityRun.expectSameBytes(in: folder, interruptedAfter: 2, files: files) {
        try run(experiment, threads: $0)
      }
    }
  }

  @Test func `more subsidy costs more, and every row of the table is the row of the analysis`() throws {
    try withFolder { folder in
      let finished = try run(try experiment("{ method: \"tornado\" }")).execute(into: "\(folder)/result")
      let analysis = finished.summary.sensitivity
      let cost = analysis.rows(of: 1).filter { $0.group == 0 }
      #expect(try #require(cost.first { $0.measure == .low }).value < 0)
      #expect(try #require(cost.first { $0.measure == .high }).value > 0)
      let lines = try String(contentsOfFile: "\(folder)/result/indices.csv", encoding: .utf8).split(separator: "\n")
      #expect(lines[0] == "outcome,rank,factor,other,measure,setting,value,low90,high90,luck")
      #expect(lines.count == 1 + 2 * 2 * 2)
      #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("youth,") || $0.hasPrefix("cost,") })
    }
  }

  // MARK: - Settling

  @Test func `the last of the samples is the whole, and the estimate settles on it`() throws {
    func bent(_ rent: Double, _ events: Double, _ replicate: Int) -> Double? { 1000 + 30 * rent + 40 * rent * events }
    let effects = try analysis(try experiment("{ method: \"morris\", trajectories: 20 }"), bent)
    let settling = try #require(effects.settling(of: 0))
    #expect(settling.samples == [2, 4, 7, 9, 11, 13, 16, 18, 20])
    #expect(settling.estimates[0].last??.value == (try row(.muStar, 0, effects)).value)
    let shares = try analysis(try experiment("{ method: \"sobolIndices\", sampleRows: 64 }"), bent)
    let halves = try #require(shares.settling(of: 0))
    #expect(halves.samples == [4, 8, 16, 32, 64])
    #expect(halves.estimates[0].last??.value == (try row(.total, 0, shares)).value)
    let widths = halves.estimates[0].map { ($0?.interval).map { $0.upperBound - $0.lowerBound } ?? .infinity }
    #expect(widths[4] < widths[0])
    #expect(try analysis(try experiment("{ method: \"tornado\" }"), bent).settling(of: 0) == nil)
  }

  @Test(arguments: [
    ("{ method: \"tornado\" }", ["23_tornado", "23_tornado_2"]),
    ("{ method: \"morris\", trajectories: 4 }", ["24_screening", "24_screening_2", "26_settling", "26_settling_2"]),
    ("{ method: \"sobolIndices\", sampleRows: 8 }", ["25_shares", "25_shares_2", "26_settling", "26_settling_2"]),
  ])
  func `each outcome has its charts`(_ design: String, _ names: [String]) throws {
    let found = try analysis(try experiment(design)) { rent, events, _ in 1000 + 30 * rent + 40 * events }
    let tables = SensitivityCharts(sensitivity: found).set.files.map(\.name).filter { $0.hasSuffix(".csv") }
    #expect(tables == names.map { $0 + ".csv" })
  }
}
