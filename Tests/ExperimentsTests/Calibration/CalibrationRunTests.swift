import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Stage B on Lakeside: series made by the model at known parameters are given to the calibration, which must find these again.
struct CalibrationRunTests {
  private static let path = "\(Lakeside.folder)/experiment.json5"
  private static let seriesPath = "\(Lakeside.folder)/series.csv"
  /// What made the series; the district's own values are 0.01 and 0.243.
  private static let truth = (hazard: 0.0118, degree: 0.21)

  /// Leavers and graduates of three years, one run with luck of its own; the last year's figures may be bent.
  private static func series(bending factor: Double = 1) throws -> String {
    let loaded = try Lakeside.scenario(
      "practice", "parameters.outMigration.monthlyHazard=\(truth.hazard)",
      "parameters.inMigration.choice.degreeReference=\(truth.degree)", "run.seed=4711")
    let outcome = try Run(scenario: loaded.scenario, replicate: 0).execute()
    var text = "period,indicator,value,standardError\n"
    for year in 2026...2028 {
      for indicator in ["leavers", "graduatesIntroduced"] {
        let value = try #require(outcome.monthly.yearTotal(indicator, year: year)) * (year == 2028 ? factor : 1)
        text += "\(year),\(indicator),\(value),\(value.squareRoot())\n"
      }
    }
    return text
  }

  private static let rates = """
    hazard: { path: "parameters.outMigration.monthlyHazard", low: 0.006, high: 0.016 },
    degree: { path: "parameters.inMigration.choice.degreeReference", low: 0.12, high: 0.36 },
    startUps: { path: "parameters.entrepreneurship.degreeEntryRate", low: 0.002, high: 0.006 },
    """
  /// None of these is fitted to the base year.
  private static let weights = """
    satisfaction: { path: "parameters.outMigration.satisfaction" }, wage: { path: "parameters.satisfaction.wage" },
    """

  private func run(
    _ threads: Int = 2, points: Int = 12, particles: Int = 10, generations: Int = 1, series: String? = nil,
    uncertainties: String = rates, rest: String = "baseYear: { rounds: 0 }, bound: 20,"
  ) throws -> CalibrationRun {
    let text = """
      {
        name: "recovery", base: "practice.json5",
        uncertainties: { \(uncertainties) },
        calibration: {
          \(rest)
          points: \(points), particles: \(particles), generations: \(generations), noiseRuns: 4, seed: 5,
          observed: "series.csv", discrepancyShare: 0.02, holdOut: [2028],
        },
        run: { replicates: 1, sample: "1:4", until: "2028-12" },
      }
      """
    let files = Repository.files(adding: [Self.path: text, Self.seriesPath: try series ?? Self.series()])
    return try CalibrationRun(
      try ExperimentLoader.load(path: Self.path, from: files), language: .en, command: ["test"],
      pool: RunPool(threads: threads))
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// Leavers and arrivals tell both rates to some per cent, so that the particles' spread must fall below half of the prior's; nothing
  /// here counts firms, and their rate must stay open. A sign or an index mixed up would put the truth outside of both intervals.
  @Test func `the posterior covers the truth and narrows where the data speak`() throws {
    let run = try run(points: 40, particles: 24, generations: 3)
    let carrier = RunCarrier(pool: RunPool(threads: 2))
    let summary = try run.method.summary(by: carrier)
    let found = Dictionary(uniqueKeysWithValues: summary.narrowings.map { ($0.factor.name, $0) })
    let hazard = try #require(found["hazard"])
    let degree = try #require(found["degree"])
    #expect(hazard.ratio < 0.5 && degree.ratio < 0.5, "\(hazard.ratio) \(degree.ratio)")
    #expect(hazard.after[0] < Self.truth.hazard && Self.truth.hazard < hazard.after[2], "\(hazard.after)")
    #expect(degree.after[0] < Self.truth.degree && Self.truth.degree < degree.after[2], "\(degree.after)")
    #expect(try #require(found["startUps"]).ratio > 0.7)
    let held = summary.fits.filter(\.figure.isHeldOut)
    #expect(held.count == 2 && held.allSatisfy { $0.implausibility < 3 })
    let tolerances = summary.found.generations.dropFirst().map(\.tolerance)
    #expect(zip(tolerances, tolerances.dropFirst()).allSatisfy { $1 < $0 })
    #expect(summary.found.particles.count == 24)
    #expect(summary.text(.en, seconds: nil, place: nil).contains("Back-test: 2 figures were held out of the fit"))
    #expect(summary.text(.zh, seconds: nil, place: nil).contains("回测：留出 2 项数据"))
  }

  @Test func `what is held out changes no particle`() throws {
    let right = try run().method.summary(by: RunCarrier(pool: RunPool(threads: 2)))
    let bent = try run(series: try Self.series(bending: 3)).method.summary(by: RunCarrier(pool: RunPool(threads: 2)))
    #expect(right.population == bent.population)
    #expect(right.found.design.map(\.distance) == bent.found.design.map(\.distance))
    let far = zip(right.fits, bent.fits).filter { $1.implausibility > 3 * max(1, $0.implausibility) }
    #expect(far.map(\.1.figure.name) == ["leavers 2028", "graduatesIntroduced 2028"])
  }

  @Test func `threads and interruptions change no byte, and verify makes the same again`() throws {
    try withFolder { folder in
      let rest = "baseYear: { rounds: 1 }, refit: { rounds: 1, seeds: 1, sample: \"1:8\" }, bound: 20,"
      try CalibrationRun.expectSameBytes(in: folder, interruptedAfter: 9, files: ["posterior.json"]) {
        try run($0, uncertainties: Self.weights, rest: rest)
      }
      #expect(try bytes("\(folder)/one/posterior.json") == bytes("\(folder)/two/posterior.json"))

      // What it leaves behind is a posterior that a run can draw from.
      let posterior = try PosteriorLoader.load(path: "\(folder)/one/posterior.json")
      #expect(posterior.particles.count == 10 && posterior.parameters.map(\.name) == ["satisfaction", "wage"])
      #expect(posterior.constants.contains { $0.description == "parameters.outMigration.monthlyHazard" })
      #expect(posterior.making.heldOut == ["leavers 2028", "graduatesIntroduced 2028"])
      #expect(posterior.isOfSameParameters(as: try Lakeside.scenario("practice")))
    }
  }

  @Test func `a fit at a larger sample counts as so much more work`() throws {
    func months(_ sample: String) throws -> Int {
      let search = try run(
        uncertainties: Self.weights,
        rest: "baseYear: { rounds: 1 }, refit: { rounds: 1, seeds: 1, sample: \"\(sample)\" }, bound: 20,"
      ).method.search
      return search.simulator.months(of: try #require(search.settings.refit))
    }
    // Points are 1:4.
    let same = try months("1:4")
    #expect(same > 0)
    #expect(try months("1:1") == 4 * same)
    #expect(try months("1:8") == (same + 1) / 2)
  }

  @Test func `ranges that hold nothing plausible are refused with what speaks against them`() throws {
    let series = "period,indicator,value,standardError\n2026,leavers,100000,1\n"
    let run = try run(series: series)
    let meter = WorkMeter(total: 0)
    let carrier = RunCarrier(pool: RunPool(threads: 2), meter: meter)
    let failure = #expect(throws: ExperimentFailure.self) {
      try run.method.summary(by: carrier)
    }
    let search = run.method.search
    #expect(meter.total == (search.settings.noiseRuns + 12) * search.simulator.monthsPerPoint)
    #expect(meter.done == meter.total && meter.phase == .firstDesign)
    #expect(failure?.description.contains("0 of 12 points are plausible") == true)
    #expect(failure?.description.contains("leavers 2026 (12 points)") == true)
  }

  @Test func `what is fitted to the base year cannot be uncertain too`() throws {
    let failure = #expect(throws: ExperimentFailure.self) { try run(rest: "") }
    #expect(
      failure?.description.contains("hazard varies parameters.outMigration.monthlyHazard, which is fitted") == true)
  }
}
