import DistrictModel
import TestSupport
import Testing

@testable import ScenarioFiles

struct ExperimentLoaderTests {
  private static let path = "\(Lakeside.folder)/experiment.json5"

  private func load(_ text: String, _ patches: String...) throws -> LoadedExperiment {
    try ExperimentLoader.load(
      path: Self.path, patches: try patches.map { try ScenarioPatch($0) },
      from: Repository.files(adding: [Self.path: text]))
  }

  private func experiment(levers: String = "", uncertainties: String = "", rest: String = "") throws -> LoadedExperiment
  {
    try load(
      """
      {
        base: "practice.json5",
        levers: { \(levers) },
        uncertainties: { \(uncertainties) },
        outcomes: { youth: { indicator: "youthPopulation", year: 2028, direction: "higher" } },
        \(rest)
      }
      """)
  }

  @Test func `ranges come from the district's files`() throws {
    let factors = try experiment(
      levers: "rent: { path: \"levers.rentSubsidy.level\" }", uncertainties: "\"parameters.housing.occupancy\": {}"
    ).factors
    #expect(factors.map(\.name) == ["rent", "parameters.housing.occupancy"])
    #expect(factors.map(\.role) == [.lever, .uncertainty])
    #expect(factors[0].distribution == .uniform(low: 0, high: 3))
    #expect(factors[0].title == Text(en: "Rent subsidy", zh: "租房补贴"))
    #expect(factors[0].baseValue == .number(1))
    let occupancy = try #require(try Lakeside.scenario("practice").tree["parameters"]?["housing"]?["occupancy"])
    let (low, high) = (try #require(occupancy["low"]?.number), try #require(occupancy["high"]?.number))
    #expect(factors[1].distribution == .uniform(low: low, high: high))
    #expect(factors[1].baseValue == occupancy["value"]?.number.map(Factor.Value.number))
  }

  @Test func `levels lie evenly in the range, without digits that sums leave`() throws {
    func levels(_ spec: String) throws -> [String] {
      try experiment(levers: "rent: { path: \"levers.rentSubsidy.level\", \(spec) }").factors[0].levels.map(
        \.description)
    }
    #expect(
      try levels("low: 0, high: 1, levels: 11").joined(separator: " ") == "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1")
    #expect(try levels("low: 0.1, high: 0.7, step: 0.2") == ["0.1", "0.3", "0.5", "0.7"])
    #expect(try levels("low: 0.5, high: 2, distribution: \"logUniform\", levels: 3") == ["0.5", "1", "2"])
    #expect(try levels("values: [2, 0.5]") == ["2", "0.5"])
  }

  @Test func `a start may be varied beside the level it needs`() throws {
    let experiment = try experiment(
      levers: """
        rent: { path: "levers.rentSubsidy.level" },
        start: { path: "levers.rentSubsidy.start", values: ["2027-01", "2027-07"] },
        """)
    let scenario = try experiment.scenario(at: [.number(2), .text("2027-07")]).scenario
    #expect(scenario.levers.windows["rentSubsidy"]?.first?.level == 2)
    #expect(scenario.levers.windows["rentSubsidy"]?.first?.start == Month(year: 2027, month: 7))
  }

  @Test func `a combination that makes no sense is reported where the factor stands`() throws {
    let experiment = try experiment(
      levers: """
        rent: { path: "levers.rentSubsidy.level" },
        start: { path: "levers.rentSubsidy.start", values: ["2027-01", "2028-07"] },
        end: { path: "levers.rentSubsidy.end", values: ["2028-12", "2027-12"] },
        """)
    #expect {
      try experiment.scenario(at: [.number(2), .text("2028-07"), .text("2027-12")])
    } throws: { error in
      guard let problem = (error as? ScenarioProblems)?.problems.first else { return false }
      return problem.file == Self.path && problem.position?.line == 5
        && problem.message == "found 2027-12; allowed 2028-07 or later, the start"
    }
  }

  @Test func `run settings of the file are below those of the command line`() throws {
    let text = """
      {
        base: "practice.json5", levers: { rent: { path: "levers.rentSubsidy.level" } },
        outcomes: { youth: { indicator: "youthPopulation", year: 2027, direction: "higher" } },
        run: { replicates: 3, sample: "1:20", seed: 9 },
      }
      """
    let experiment = try load(text, "run.seed=4", "run.until=2027-12")
    let run = experiment.base.scenario.run
    #expect(run.replicates == 3)
    #expect(run.sample == Sample(persons: 20))
    #expect(run.seed == 4)
    #expect(run.until == Month(year: 2027, month: 12))
    #expect(experiment.patches.map(\.text) == ["run.seed=4", "run.until=2027-12"])
    #expect(experiment.name == "experiment")
    #expect(experiment.base.files.first?.path == Self.path)
  }

  @Test func `rows of a list take what they leave out from the base`() throws {
    let experiment = try experiment(
      levers: "rent: { path: \"levers.rentSubsidy.level\" }, events: { path: \"levers.events.level\" }",
      rest: "design: { method: \"list\", rows: [{ rent: 2 }, { events: 0.5, rent: 0 }] }")
    let reference = try #require(experiment.factors[1].baseValue)
    #expect(experiment.design == .list([[.number(2), reference], [.number(0), .number(0.5)]]))
  }

  @Test func `outcomes know their years, measures and goals`() throws {
    let experiment = try load(
      """
      {
        base: "practice.json5", levers: { rent: { path: "levers.rentSubsidy.level" } },
        outcomes: {
          youth: { indicator: "youthPopulation", year: 2028, direction: "higher", goal: 16_000 },
          cost: { indicator: "cost", from: 2027, year: 2028, direction: "lower" },
          target: { target: "youthPopulation", year: 2028 },
          all: { target: ["youthPopulation"], year: 2027 },
        },
      }
      """)
    let outcomes = experiment.outcomes
    #expect(outcomes[0].subject == .indicator(SeriesKey("youthPopulation"), .yearEnd))
    #expect(outcomes[0].goal == 16_000)
    #expect(outcomes[1].subject == .indicator(SeriesKey("cost"), .yearTotal))
    #expect(outcomes[1].years == 2027...2028)
    let target = try #require(experiment.base.scenario.district.targets.targets.first { $0.name == "youthPopulation" })
    #expect(outcomes[2].subject == .target(target))
    #expect(outcomes[2].goal == target.definition.goal[2028])
    #expect(outcomes[3].subject == .allTargets([target]))
  }
}
