import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V20: each lever three levels above its reference from January 2026, alone, paired with the reference.
///
/// Signs are those of the model's lever table for the first twelve months of full effect; later, crowding may turn them.
struct LeverDirectionTests {
  enum Outcome: String, CaseIterable, Sendable {
    case youthPopulation, graduatesIntroduced, talentsIntroduced, aiTalents, jobsCreated, meanRent
  }

  struct Expectation: Sendable, CustomStringConvertible {
    let lever: String
    let rises: [Outcome]
    var falls: [Outcome] = []
    var description: String { lever }
  }

  static let people: [Outcome] = [.youthPopulation, .graduatesIntroduced]
  static let attraction: [Outcome] = people + [.meanRent]

  /// Levers that act through the pipeline, or on a date, have no effect within the first year: tested below.
  static let expectations: [Expectation] = [
    Expectation(lever: "recruitmentBrand", rises: people), Expectation(lever: "studentAlliance", rises: people),
    Expectation(lever: "events", rises: attraction + [.jobsCreated]),
    Expectation(lever: "livingAllowance", rises: attraction),
    Expectation(lever: "graduateRentSubsidy", rises: attraction),
    Expectation(lever: "talentHousingSupport", rises: [.talentsIntroduced]),
    Expectation(lever: "talentCard", rises: attraction),
    Expectation(lever: "employerRecognition", rises: [.talentsIntroduced]),
    Expectation(lever: "talentPosts", rises: [.talentsIntroduced]),
    Expectation(lever: "startUpSpace", rises: [.jobsCreated]),
    Expectation(lever: "jobSeekerLodging", rises: attraction),
    Expectation(lever: "proofOfConcept", rises: [.jobsCreated]),
    Expectation(lever: "industryFunds", rises: [.jobsCreated]),
    Expectation(lever: "aiCommunities", rises: [.jobsCreated, .aiTalents]),
    Expectation(lever: "employmentService", rises: attraction),
    Expectation(lever: "affordableRental", rises: [.youthPopulation], falls: [.meanRent]),
    Expectation(lever: "homePurchase", rises: [.youthPopulation], falls: [.meanRent]),
    Expectation(lever: "futureCommunities", rises: attraction), Expectation(lever: "schoolPlaces", rises: attraction),
    Expectation(lever: "skillsTraining", rises: [.talentsIntroduced]),
    Expectation(lever: "childcareHealth", rises: attraction), Expectation(lever: "transit", rises: attraction),
    Expectation(lever: "greenSpace", rises: attraction), Expectation(lever: "ruralStartUps", rises: [.jobsCreated]),
    Expectation(lever: "workerRights", rises: [.youthPopulation]),
  ]

  private static let replicates = 2

  private static let bases = Result {
    let scenario = try ScenarioFixture.baseline()
    return try (0..<replicates).map { try series(scenario, $0) }
  }

  private static func series(_ scenario: Scenario, _ replicate: Int, until: Month = Month(year: 2026, month: 12)) throws
    -> Series
  {
    try Run(scenario: scenario, replicate: replicate, sample: Sample(persons: 40), until: until).execute().monthly
  }

  private func raised(_ lever: String, by levels: Double = 3) throws -> Scenario {
    let scenario = try ScenarioFixture.baseline()
    let index = try #require(scenario.district.levers.index(of: lever))
    return scenario.with(levels: [lever: scenario.district.levers.levers[index].definition.referenceLevel + levels])
  }

  /// The outcome of a year: a sum for flows, the last value otherwise.
  private func value(_ outcome: Outcome, _ series: Series, year: Int = 2026) throws -> Double {
    let indicator = try #require(Indicator.named(outcome.rawValue))
    return try #require(
      indicator.kind == .flow
        ? series.yearTotal(outcome.rawValue, year: year)
        : series.value(outcome.rawValue, at: Month(year: year, month: 12)))
  }

  @Test(arguments: expectations)
  func `more of a lever moves each outcome with a channel the right way within a year`(expectation: Expectation) throws
  {
    let bases = try Self.bases.get()
    let raised = try raised(expectation.lever)
    let runs = try (0..<Self.replicates).map { try Self.series(raised, $0) }
    func difference(_ outcome: Outcome) throws -> Double {
      try zip(runs, bases).reduce(0) { $0 + (try value(outcome, $1.0)) - (try value(outcome, $1.1)) }
    }
    for outcome in expectation.rises { #expect(try difference(outcome) > 0, "\(outcome)") }
    for outcome in expectation.falls { #expect(try difference(outcome) < 0, "\(outcome)") }
  }

  /// What a lever can move in the very month it starts follows from its channels; everything else must be untouched.
  @Test func `in the month of start an outcome without a channel does not move by one person`() throws {
    let scenario = try ScenarioFixture.baseline()
    let start = scenario.district.period.start
    let base = try Self.series(scenario, 0, until: start)
    for lever in scenario.district.levers.levers {
      let effects = lever.definition.effects
      let run = try Self.series(try raised(lever.name), 0, until: start)
      func isUntouched(_ outcome: Outcome) -> Bool {
        run.value(outcome.rawValue, at: start) == base.value(outcome.rawValue, at: start)
      }
      let movesCandidates =
        effects.degreeConsideration != nil || effects.degreeAttraction != nil || effects.allowance != nil
        || effects.rentSubsidy != nil || effects.amenity != nil || effects.schoolAccess != nil
      let movesPosts =
        effects.startUpEntry != nil || effects.startUpExit != nil || effects.startUpSpace != nil
        || (effects.jobs ?? []).contains { $0.pipelineShare < 1 }
      let movesSearch = effects.search != nil || effects.newcomerSearch != nil
      let movesHomes = effects.affordableHomes != nil || effects.homePurchase != nil
      let movesLeaving =
        effects.housingSupport != nil || effects.degreeSatisfaction != nil || effects.lowTierSatisfaction != nil
        || effects.youngFamilyLeaving != nil
      if !movesCandidates { #expect(isUntouched(.graduatesIntroduced), "\(lever.name)") }
      if effects.leadingTalents == nil { #expect(isUntouched(.talentsIntroduced), "\(lever.name)") }
      if !movesPosts { #expect(isUntouched(.jobsCreated), "\(lever.name)") }
      let movesMarkets = movesCandidates || movesPosts || movesSearch
      if !movesMarkets { #expect(isUntouched(.aiTalents), "\(lever.name)") }
      if !movesMarkets && !movesHomes { #expect(isUntouched(.meanRent), "\(lever.name)") }
      if !movesMarkets && !movesHomes && !movesLeaving { #expect(isUntouched(.youthPopulation), "\(lever.name)") }
    }
  }

  @Test func `projects, firms and services bring jobs and people when their pipeline delivers`() throws {
    let year = 2028
    let until = Month(year: year, month: 12)
    let scenario = try ScenarioFixture.baseline()
    let levels = try ["majorProjects", "aboveScaleFirms", "services"].map { name in
      (
        name,
        scenario.district.levers.levers[try #require(scenario.district.levers.index(of: name))].definition
          .referenceLevel + 2
      )
    }
    let raised = scenario.with(levels: Dictionary(uniqueKeysWithValues: levels))
    for replicate in 0..<2 {
      let before = try Self.series(scenario, replicate, until: until)
      let after = try Self.series(raised, replicate, until: until)
      for outcome in [Outcome.jobsCreated, .youthPopulation] {
        #expect(try value(outcome, after, year: year) > value(outcome, before, year: year), "\(outcome)")
      }
    }
  }

  @Test func `the whole plan brings more of everything, no programmes less`() throws {
    let bases = try Self.bases.get()
    for (path, sign) in [("Scenarios/work-report-2026.json5", 1.0), ("Scenarios/no-policy.json5", -1)] {
      let scenario = try ScenarioFixture.load(path)
      for replicate in 0..<Self.replicates {
        let run = try Self.series(scenario, replicate)
        for outcome in [Outcome.youthPopulation, .graduatesIntroduced, .talentsIntroduced, .jobsCreated] {
          let difference = try value(outcome, run) - value(outcome, bases[replicate])
          #expect(difference * sign > 0, "\(path) \(outcome)")
        }
      }
    }
  }
}
