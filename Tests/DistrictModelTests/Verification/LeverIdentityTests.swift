import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel

/// V24, V25 and causality: what a lever may not change before it acts, bit by bit.
struct LeverIdentityTests {
  /// What says what was done, not what came of it.
  private static let accounts: Set<String> = ["leverLevel", "cost", "districtCost", "recipients"]

  // MARK: - V25

  /// Every lever gets a window: from the policy start, after a ramp, and with an end.
  @Test(arguments: [0, 1, 12], [nil, Month.at(2026, 6)])
  func `levers held at their reference levels change no bit of any series`(rampMonths: Int, end: Month?) throws {
    let base = try WholeRun.xiaoshan()
    var held = base
    for lever in base.allLevers {
      held = held.setting(
        lever.name, to: lever.definition.referenceLevel, from: Month.at(2026, 2), rampMonths: rampMonths, end: end,
        afterLevel: end == nil ? nil : lever.definition.referenceLevel)
    }
    #expect(held.levers.windows.count == 29)
    let until = Month.at(2026, 12)
    let expected = try base.run(oneIn: 100, until: until).execute()
    let found = try held.run(oneIn: 100, until: until).execute()
    #expect(found.monthly.firstDifference(from: expected.monthly) == nil)
    #expect(found.digest == expected.digest)
  }

  @Test func `a scenario file that names every reference level gives the bytes of the baseline`() throws {
    let base = try Lakeside.scenario("practice").scenario
    var patches: [ScenarioPatch] = []
    for lever in base.allLevers {
      patches.append(try ScenarioPatch("levers.\(lever.name).level=\(lever.definition.referenceLevel)"))
    }
    let held = try ScenarioLoader.load(
      path: "\(Lakeside.folder)/practice.json5", patches: patches, from: Repository.files
    ).scenario
    #expect(held.levers.windows.count == base.allLevers.count)
    let until = base.district.period.start + 23
    let expected = try base.run(oneIn: 4, until: until).execute()
    #expect(try held.run(oneIn: 4, until: until).execute().digest == expected.digest)
  }

  // MARK: - Before the start

  /// All levers at once: if one of them acted early, or its pipeline looked ahead, a bit would differ.
  @Test func `levers that start in 2028 change no bit before 2028`() throws {
    let base = try WholeRun.xiaoshan()
    let later = base.raising(base.allLevers, by: 1, from: Month.at(2028, 1))
    let expected = try base.run(oneIn: 100, until: Month.at(2028, 3)).execute().monthly
    let found = try later.run(oneIn: 100, until: Month.at(2028, 3)).execute().monthly
    #expect(found.firstDifference(from: expected, until: Month.at(2027, 12)) == nil)
    #expect(found.firstDifference(from: expected, ignoring: Self.accounts, until: Month.at(2028, 1)) != nil)
  }

  /// Scenarios branch at the policy start: a window that is dated before it does not reach into the spin-up.
  @Test func `no lever changes the spin-up`() throws {
    let base = try WholeRun.xiaoshan()
    let early = base.raising(base.allLevers, by: 1, from: Month.at(2024, 6))
    let until = Month.at(2026, 1)
    let expected = try base.run(oneIn: 100, until: until).execute().monthly
    let found = try early.run(oneIn: 100, until: until).execute().monthly
    #expect(found.firstDifference(from: expected, until: Month.at(2025, 12)) == nil)
    #expect(found.firstDifference(from: expected, ignoring: Self.accounts) != nil)
  }

  // MARK: - V24

  /// The alliance acts on graduates away, who come home in July; the competition on awareness from September 2027.
  @Test(arguments: [
    ("studentAlliance", Month.at(2026, 1), Month.at(2026, 6), Month.at(2027, 6)),
    ("studentAlliance", Month.at(2026, 8), Month.at(2027, 6), Month.at(2027, 12)),
    ("skillsCompetition", Month.at(2026, 1), Month.at(2026, 12), Month.at(2027, 6)),
  ])
  func `a lever that is on only in months without effect changes nothing but its cost`(
    lever: String, start: Month, end: Month, until: Month
  ) throws {
    let base = try WholeRun.xiaoshan()
    let definition = try #require(base.allLevers.first { $0.name == lever }).definition
    let passing = base.setting(
      lever, to: definition.referenceLevel + 1, from: start, end: end, afterLevel: definition.referenceLevel)
    let expected = try base.run(oneIn: 100, until: until).execute().monthly
    let found = try passing.run(oneIn: 100, until: until).execute().monthly
    #expect(found.value("leverLevel", group: "lever:\(lever)", at: start) == definition.referenceLevel + 1)
    #expect(found.firstDifference(from: expected, ignoring: Self.accounts) == nil)
  }

  /// A project signed in January 2026 brings its first post in January 2027, whatever happens to the programme later.
  @Test(arguments: ["majorProjects", "aboveScaleFirms", "services"])
  func `a job programme changes nothing in its first twelve months and something in the thirteenth`(
    lever: String
  ) throws {
    let base = try WholeRun.xiaoshan()
    let chosen = base.allLevers.filter { $0.name == lever }
    try #require(chosen.count == 1)
    let deliveries = Set(chosen[0].definition.deliveries.map(\.indicator))
    let raised = base.raising(chosen, by: 1, from: Month.at(2026, 1), end: Month.at(2026, 12))
    let until = Month.at(2027, 1)
    let expected = try base.run(oneIn: 100, until: until).execute().monthly
    let found = try raised.run(oneIn: 100, until: until).execute().monthly
    let accounts = Self.accounts.union(deliveries)
    #expect(found.firstDifference(from: expected, ignoring: accounts, until: Month.at(2026, 12)) == nil)
    let before = try #require(expected.value("jobsCreated", at: until))
    #expect(try #require(found.value("jobsCreated", at: until)) > before)
  }
}
