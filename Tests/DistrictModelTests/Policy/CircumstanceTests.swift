import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel

/// What happens to a district without anybody in it deciding, on Lakeside.
struct CircumstanceTests {
  private func scenario(_ patches: String...) throws -> Scenario {
    let all = ["run.sample=1:1", "run.until=2029-12"] + patches
    return try Lakeside.scenario("practice").patched(with: all.map { try ScenarioPatch($0) }).scenario
  }

  private func settings(_ scenario: Scenario, _ month: Month) -> PolicySettings {
    PolicyPackage(scenario, calendar: scenario.calendar).settings(in: scenario.calendar.number(of: month))
  }

  @Test func `it begins, ramps up and ends as its file says, and acts on its channels alone`() throws {
    let slump = try scenario("circumstances={ slump: { level: 1 } }")
    let calm = try scenario()
    let june = settings(slump, Month(year: 2027, month: 6))
    #expect(june.autonomousJobs == 1 && june.attrition == 1 && june.separation == 1)
    let first = settings(slump, Month(year: 2027, month: 7))
    #expect(abs(first.autonomousJobs - (1 - 0.5 / 3)) < 1e-12)
    let whole = settings(slump, Month(year: 2028, month: 1))
    #expect(abs(whole.autonomousJobs - 0.5) < 1e-12)
    #expect(abs(whole.attrition - 1.4) < 1e-12)
    #expect(abs(whole.separation - 1.5) < 1e-12)
    #expect(whole.outsideAttraction == 0 && whole.otherRenters == 1)
    #expect(settings(slump, Month(year: 2029, month: 1)).autonomousJobs == 1)
    let usual = settings(calm, Month(year: 2028, month: 1))
    #expect(whole.jobs == usual.jobs && whole.amenity == usual.amenity && whole.awareness == usual.awareness)
  }

  @Test func `several at once multiply, and half a level is half the effect`() throws {
    let both = try scenario("circumstances={ slump: { level: 0.5 }, newCity: { level: 1 } }")
    let settings = settings(both, Month(year: 2028, month: 6))
    #expect(abs(settings.autonomousJobs - 0.75) < 1e-12)
    #expect(abs(settings.outsideAttraction - 0.2) < 1e-12)
    #expect(abs(settings.otherRenters - 1.3) < 1e-12)
  }

  /// Paired runs of the whole small district; each sign holds in every one of four replicates.
  @Test func `less work means fewer in work, and a rival fewer residents and dearer rents`() throws {
    func mean(_ outcome: Outcome, _ indicator: String, _ year: Int) throws -> Double {
      try #require(outcome.monthly.yearTotal(indicator, year: year)) / 12
    }
    for replicate in 0..<4 {
      let calm = try Run(scenario: try scenario(), replicate: replicate).execute()
      let slump = try Run(scenario: try scenario("circumstances={ slump: { level: 1 } }"), replicate: replicate)
        .execute()
      let rival = try Run(scenario: try scenario("circumstances={ newCity: { level: 1 } }"), replicate: replicate)
        .execute()
      #expect(try mean(slump, "employed", 2028) < mean(calm, "employed", 2028))
      #expect(try mean(slump, "jobSlots", 2028) < mean(calm, "jobSlots", 2028))
      #expect(try mean(slump, "separations", 2028) > mean(calm, "separations", 2028))
      #expect(try mean(rival, "youthPopulation", 2029) < mean(calm, "youthPopulation", 2029))
      #expect(try mean(rival, "meanRent", 2028) > mean(calm, "meanRent", 2028))
      // Before it begins, everything is as it was.
      let last = Month(year: 2027, month: 6)
      for key in calm.monthly.keys {
        #expect(
          calm.monthly.value(key.indicator, group: key.group, at: last)
            == slump.monthly.value(key.indicator, group: key.group, at: last))
      }
    }
  }

  @Test func `scenarios of another world share their past until it begins`() throws {
    let calm = try scenario()
    let rival = try scenario("circumstances={ newCity: { level: 1 } }")
    let calendar = calm.calendar
    let first = PolicyPackage(calm, calendar: calendar).firstDifference(from: PolicyPackage(rival, calendar: calendar))
    #expect(first == calendar.number(of: Month(year: 2028, month: 1)))
  }
}
