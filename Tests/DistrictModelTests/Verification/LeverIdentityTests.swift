import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel

/// V24 and V25 for all levers together, bit by bit; lever by lever `talentflow levers --check` runs them.
struct LeverIdentityTests {
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
    #expect(found.firstDifference(from: expected, ignoring: Series.accounts, until: Month.at(2028, 1)) != nil)
  }

  /// Scenarios branch at the policy start: a window that is dated before it does not reach into the spin-up.
  @Test func `no lever changes the spin-up`() throws {
    let base = try WholeRun.xiaoshan()
    let early = base.raising(base.allLevers, by: 1, from: Month.at(2024, 6))
    let until = Month.at(2026, 1)
    let expected = try base.run(oneIn: 100, until: until).execute().monthly
    let found = try early.run(oneIn: 100, until: until).execute().monthly
    #expect(found.firstDifference(from: expected, until: Month.at(2025, 12)) == nil)
    #expect(found.firstDifference(from: expected, ignoring: Series.accounts) != nil)
  }
}
