import DistrictModel
import TestSupport
import Testing

@testable import ScenarioFiles

struct CalibrationSettingsTests {
  private static let path = "\(Lakeside.folder)/experiment.json5"

  private func load(_ calibration: String, series: String? = nil) throws(ScenarioProblems) -> LoadedExperiment {
    let text = """
      {
        base: "practice.json5",
        uncertainties: { wage: { path: "parameters.satisfaction.wage" } },
        calibration: { \(calibration) },
        run: { until: "2028-12" },
      }
      """
    var files = [Self.path: text]
    files["\(Lakeside.folder)/series.csv"] = series
    return try ExperimentLoader.load(path: Self.path, from: Repository.files(adding: files))
  }

  @Test func `what a file does not say has the sizes of the specification`() throws {
    let settings = try #require(
      try load("patterns: { rents: { measure: \"rentChange\", value: 0, discrepancy: 0.03, source: \"assumed\" } }")
        .calibration)
    #expect(settings.points == 400 && settings.particles == 200 && settings.generations == 3 && settings.bound == 3)
    #expect(settings.rounds == 2 && settings.refit == nil && settings.observations.isEmpty)
    #expect(settings.patterns[0].measure == .rentChange && settings.patterns[0].value == 0)
  }

  @Test func `a series has years and months, errors and years held out`() throws {
    let series = """
      period,indicator,group,value,standardError
      2027,leavers,,1200,30
      2028-06,residents,zone:harbour,5000,0
      """
    let zones = try Lakeside.scenario("practice").scenario.district.zones.map(\.name)
    let experiment = try load(
      "observed: \"series.csv\", discrepancyShare: 0.02, holdOut: [2028]",
      series: series.replacing("harbour", with: zones[0]))
    let observations = try #require(experiment.calibration?.observations)
    #expect(observations.map(\.period) == ["2027", "2028-06"] && observations.map(\.isHeldOut) == [false, true])
    #expect(observations[0].discrepancy == 24 && observations[0].error == 30)
    #expect(
      observations[1].key == SeriesKey("residents", group: "zone:\(zones[0])") && observations[1].discrepancy == 100)
    #expect(experiment.base.files.contains { $0.path.hasSuffix("series.csv") })
  }

  @Test func `every slip of a series is said at its place`() throws {
    let series = """
      period,indicator,value,standardError
      2027,leaver,1200,30
      2035,leavers,1200,30
      2027,leavers,many,30
      2027,leavers,1200,0
      """
    let problems = #expect(throws: ScenarioProblems.self) { try load("observed: \"series.csv\"", series: series) }
    let text = problems?.description ?? ""
    #expect(text.contains("2:6   calibration.observed.leaver   unknown indicator; did you mean \"leavers\"?"))
    #expect(
      text.contains("3:1   calibration.observed.2035     allowed a year YYYY or a month YYYY-MM that is simulated"))
    #expect(text.contains("4:14  calibration.observed.many     allowed a number"))
    #expect(text.contains("5:19  calibration.observed.0        allowed a standard error above 0"))
    let column = #expect(throws: ScenarioProblems.self) {
      try load("observed: \"series.csv\"", series: "period,indicators,value,standardError\n")
    }
    #expect(column?.description.contains("has no column \"indicator\"; did you mean \"indicators\"?") == true)
    let missing = #expect(throws: ScenarioProblems.self) { try load("observed: \"none.csv\"") }
    #expect(missing?.description.contains("no such file") == true)
  }
}
