import TestSupport
import Testing

@testable import DistrictModel

/// What is expected of a lever follows from its channels alone.
struct LeverTheoryTests {
  private func theory(_ effects: String, in scenario: Scenario? = nil, raisedIn month: Month? = nil) throws
    -> LeverTheory
  {
    let scenario = try scenario ?? ScenarioFixture.baseline()
    let catalogue = try LeverFixture.catalogue("invented", effects: effects, names: scenario.district.decoderNames)
    return LeverTheory(catalogue.levers[0], in: scenario, raisedIn: month ?? scenario.district.period.start)
  }

  private func signs(_ theory: LeverTheory) -> String {
    LeverOutcome.allCases.compactMap { outcome in
      theory.expectations[outcome].map { expectation in
        let sign = expectation.direction > 0 ? "+" : "-"
        return outcome.code + (expectation.isDirect ? sign : "(\(sign))")
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    (#"{"amenity": {"value": 0.1}}"#, "T1+ T2+ T3(+) R(+)"),
    (#"{"amenity": {"value": -0.1}}"#, "T1- T2- T3(-) R(-)"),
    (#"{"startUpExit": {"value": -0.1}}"#, "T1(+) T2(+) T6+ R(+)"),
    (#"{"youngFamilyLeaving": {"value": 0.9}}"#, "T1+ T3(+) R(+)"),
    (#"{"youngFamilyLeaving": {"value": 1.1}}"#, "T1- T3(-) R(-)"),
    (#"{"affordableHomes": {"value": 100}}"#, "T1+ T2(+) T3(+) R-"),
    (#"{"leadingTalents": {"value": 5}}"#, "T3+"), (#"{"amenity": {"value": 0}}"#, ""), ("{}", ""),
  ])
  func `the sign of a size gives the sign of its effects`(effects: String, expected: String) throws {
    #expect(signs(try theory(effects)) == expected)
  }

  @Test func `theory is silent where channels pull both ways, and says the rest`() throws {
    let both = try theory(#"{"affordableHomes": {"value": 100}, "amenity": {"value": 0.1}}"#)
    #expect(signs(both) == "T1+ T2+ T3(+)")
    let opposed = try theory(#"{"awareness": {"value": 0.1}, "degreeAttraction": {"value": -0.1}}"#)
    #expect(opposed.candidates == nil)
    #expect(signs(opposed) == "")
  }

  @Test func `a channel in force between two dates counts from the first, and not at all after the last`() throws {
    let dated = try theory(#"{"awareness": {"value": 0.1, "from": "2027-09", "to": "2028-08"}}"#)
    #expect(dated.quietMonths == 20)
    #expect(dated.expectations[.youthPopulation]?.onset == 20)
    let over = try theory(
      #"{"awareness": {"value": 0.1, "to": "2026-06"}}"#, raisedIn: Month(year: 2026, month: 7))
    #expect(over.expectations.isEmpty && over.candidates == 0 && over.lives == .untouched)
  }

  /// Who went in a September comes back 34, 46 or 82 months later: in July. College ends 33 or 45 months after a September.
  @Test func `channels of graduation wait for its month`() throws {
    #expect(try theory(#"{"graduateReturn": {"value": 0.1}}"#).quietMonths == 6)
    #expect(try theory(#"{"collegeStay": {"value": 0.1}}"#).quietMonths == 5)
    let inJuly = try theory(#"{"graduateReturn": {"value": 0.1}}"#, raisedIn: Month(year: 2026, month: 7))
    #expect(inJuly.quietMonths == 0 && !inJuly.untouchedAtStart.contains(.graduatesIntroduced))
  }

  @Test(arguments: [(1.0, 12, 35), (0.5, 0, 0), (0.0, 0, 0)])
  func `jobs count from when all of them have come`(pipelineShare: Double, quiet: Int, onset: Int) throws {
    let scenario = try ScenarioFixture.baseline()
    let sectors = scenario.district.sectors.map {
      "\"\($0.name)\": \($0.name == scenario.district.sectors[0].name ? 1 : 0)"
    }
    let theory = try theory(
      """
      {"jobs": [{"perLevelYear": 100, "landingRate": 1, "sectorShares": {\(sectors.joined(separator: ", "))},
        "pipelineShare": \(pipelineShare), "highTechnologyShare": 0, "aiShare": 0}]}
      """)
    #expect(theory.quietMonths == quiet)
    #expect(theory.expectations[.jobsCreated]?.onset == onset)
    #expect(theory.deliversLater == (pipelineShare > 0))
    #expect(theory.untouchedAtStart.contains(.jobsCreated) == (pipelineShare == 1))
    #expect(theory.lives == .untouched)
  }

  @Test func `only channels to candidates reach their choice, and what is for graduates spares the others`() throws {
    #expect(try theory(#"{"degreeConsideration": {"value": 0.1}}"#).candidates == 1)
    #expect(try theory(#"{"degreeConsideration": {"value": -0.1}}"#).candidates == -1)
    #expect(try theory(#"{"amenity": {"value": 0.1}}"#).candidates == 0)
    let degree = try theory(#"{"degreeSatisfaction": {"value": 0.1}}"#)
    #expect(degree.lives == .kept && degree.sparesNonDegree)
    let all = try theory(#"{"degreeSatisfaction": {"value": 0.1}, "lowTierSatisfaction": {"value": 0.1}}"#)
    #expect(all.lives == .kept && !all.sparesNonDegree)
    #expect(try theory(#"{"lowTierSatisfaction": {"value": -0.1}}"#).lives == .open)
  }

  /// Every channel that a lever can name is one that theory knows: a new one must be given its place.
  @Test func `no channel of Xiaoshan or Lakeside is without a word`() throws {
    for scenario in [try ScenarioFixture.baseline(), try Lakeside.scenario("practice").scenario] {
      for lever in scenario.district.levers.levers {
        let theory = LeverTheory(lever, in: scenario, raisedIn: scenario.district.period.start)
        #expect(!theory.expectations.isEmpty, "\(lever.name)")
      }
    }
    let channels = Mirror(reflecting: try LeverFixture.lever().definition.effects).children.compactMap(\.label)
    // As many as `ChannelUse.all` reads.
    #expect(channels.count == 28)
  }
}
