import DistrictModel
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Points that vary parameters start from the base year of the base scenario.
struct BaseYearFitTests {
  private let pool = RunPool(threads: 2)

  private func experiment(_ uncertainties: String, _ more: String = "") throws -> LoadedExperiment {
    let path = "\(Lakeside.folder)/experiment.json5"
    let text = """
      {
        name: "years", base: "practice.json5", \(more)
        uncertainties: { \(uncertainties) },
        outcomes: { youth: { target: "youthPopulation", year: 2027 } },
        design: { method: "grid" },
        run: { replicates: 2, sample: "1:2", until: "2027-12" },
      }
      """
    return try ExperimentLoader.load(path: path, from: Repository.files(adding: [path: text]))
  }

  private func summary(_ experiment: LoadedExperiment) throws -> SweepSummary {
    try SweepMethod(experiment, pool: pool).summary(by: RunCarrier(pool: pool))
  }

  /// Residents at the end of the base year, mean over the replicates.
  private func closing(_ scenario: Scenario) throws -> Double {
    let end = Month(year: scenario.district.calibration.year, month: 12)
    return Statistics.mean(
      try (0..<2).map {
        try Run(scenario: scenario, replicate: $0, until: end).execute().monthly.value("youthPopulation", at: end)
          ?? .nan
      })
  }

  @Test func `fitted to its own base year, no constant moves`() throws {
    let scenario = try Lakeside.scenario("practice").patched(with: [try ScenarioPatch("run.sample=1:2")]).scenario
    let alone = StageA(scenario: scenario, seeds: 2, rounds: 3, sample: scenario.run.sample, pool: pool)
    let held = StageA(
      scenario: scenario, seeds: 2, rounds: 3, sample: scenario.run.sample, pool: pool, anchor: try alone.anchor())
    func constants(_ parameters: Parameters) -> [Double] {
      CalibratedConstants.values(of: parameters, in: scenario.district).map { CalibratedConstants.rounded($0.1) }
    }
    let before = constants(scenario.parameters)
    #expect(constants(try held.fit().parameters) == before)
    // The targets themselves are no fixed point of so few seeds.
    #expect(constants(try alone.fit().parameters) != before)
  }

  @Test func `another slope of leaving moves the years after the base year, not the base year`() throws {
    let experiment = try experiment("slope: { path: \"parameters.outMigration.ageSlope\", values: [0.02, 0.09] }")
    let method = try SweepMethod(experiment, pool: pool)
    let runs = try method.plan.carried(by: RunCarrier(pool: pool))
    let usual = try closing(experiment.base.scenario)
    for point in 0..<2 {
      let (free, held) = (try closing(method.plan.scenarios[point]) - usual, try closing(runs.scenarios[point]) - usual)
      #expect(free.magnitude > 100)
      #expect(held.magnitude < 0.35 * free.magnitude)
      // Everything but the constants is as the file says.
      var parameters = method.plan.scenarios[point].parameters
      let constants = CalibratedConstants.values(
        of: runs.scenarios[point].parameters, in: experiment.base.scenario.district)
      CalibratedConstants.set(constants.map(\.1), in: &parameters)
      #expect(parameters == runs.scenarios[point].parameters)
    }
    #expect(try #require(runs.fits).sets == 2)
    let text = SweepSummary(of: Sweep(experiment, points: method.plan.points, runs: runs)).markdown(.en)
    #expect(text.contains("fitted anew for each of 2 sets of parameters"))
  }

  @Test func `where only levers vary nothing is fitted, and nothing is said`() throws {
    let levers = try experiment("", "levers: { rent: { path: \"levers.rentSubsidy.level\", values: [0, 2] } },")
    let summary = try summary(levers)
    #expect(summary.runs.fits == nil)
    #expect(!summary.markdown(.en).contains("ase year"))
  }

  @Test(arguments: [
    (
      "hazard: { path: \"parameters.outMigration.monthlyHazard\", values: [0.01, 0.012] }", "",
      "are constants fitted to"
    ),
    (
      "wage: { path: \"parameters.satisfaction.wage\", values: [0.4, 0.8] }", "holdBaseYear: false,",
      "act before the policy start too"
    ),
  ])
  func `where the base year is not held, the summary says so`(uncertainties: String, more: String, words: String) throws
  {
    let experiment = try experiment(uncertainties, more)
    let summary = try summary(experiment)
    #expect(summary.runs.fits == nil)
    #expect(summary.markdown(.en).contains("The base year is NOT held"))
    #expect(summary.markdown(.en).contains(words))
    #expect(summary.markdown(.zh).contains("基准年未保持一致"))
    let reference = experiment.base.scenario.parameters.inMigration.choice.degreeReference
    #expect(summary.runs.scenarios.allSatisfy { $0.parameters.inMigration.choice.degreeReference == reference })
  }

  @Test func `a point with the parameters of the base keeps its constants`() throws {
    let own = try Lakeside.scenario("practice").scenario.parameters
    let experiment = try experiment(
      "wage: { path: \"parameters.satisfaction.wage\", values: [\(own.satisfaction.wage), 0.9] }")
    let summary = try summary(experiment)
    #expect(summary.runs.fits?.sets == 1)
    #expect(summary.runs.scenarios[0].parameters == experiment.base.scenario.parameters)
    #expect(summary.runs.scenarios[1].parameters.outMigration.monthlyHazard != own.outMigration.monthlyHazard)
  }
}
