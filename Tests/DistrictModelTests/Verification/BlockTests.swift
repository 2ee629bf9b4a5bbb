import TestSupport
import Testing

@testable import DistrictModel

/// V21: what is there for speed alone changes nothing: neither the size of a block, nor the parts of the residents, nor
/// the bounds of the scans.
///
/// Every bit of every series of three years is compared, so a single decision made otherwise would show.
struct BlockTests {
  private static func series(of run: Run, blockRows: Int, opensEveryGate: Bool = false) throws -> Series {
    var model = Model(run, blockRows: blockRows, opensEveryGate: opensEveryGate)
    let census = Census(run.scenario, sample: run.sample)
    var series = Series(
      firstMonth: model.calendar.month(model.calendar.initialMonth + 1), stepMonths: 1, keys: census.keys)
    while model.month < model.calendar.lastMonth {
      try model.step()
      series.append(census.row(model))
    }
    return series
  }

  @Test(arguments: [1, 7, 500, 1 << 20])
  func `the size of a block changes no bit of any series`(rows: Int) throws {
    for scenario in [try WholeRun.shipped("work-report-2026"), try Lakeside.scenario("plan").scenario] {
      let run = scenario.run(oneIn: scenario.name == "plan" ? 4 : 200, until: scenario.district.period.start + 11)
      let usual = try run.execute().monthly
      #expect(try Self.series(of: run, blockRows: rows).firstDifference(from: usual) == nil)
    }
  }

  /// Parts go on side by side on as many threads as the machine has, so this also shows that none waits for another.
  @Test(arguments: [2, 3, 8])
  func `the parts of the residents change no bit of any result`(parts: Int) throws {
    for scenario in [try WholeRun.shipped("work-report-2026"), try Lakeside.scenario("plan").scenario] {
      let until = scenario.district.period.start + 17
      let run = scenario.run(oneIn: scenario.name == "plan" ? 4 : 100, until: until)
      let usual = try run.execute()
      let other = try Run(scenario: scenario, replicate: 0, sample: run.sample, until: until, parts: parts).execute()
      #expect(other.monthly.firstDifference(from: usual.monthly) == nil)
      #expect(other.pyramid.firstDifference(from: usual.pyramid) == nil)
      #expect(other.profiles == usual.profiles)
      #expect(other.personMonths == usual.personMonths)
    }
  }

  /// With every gate open each person's decisions are drawn exactly, and nothing is left to the bounds of the scans.
  @Test(arguments: ["work-report-2026", "no-policy"])
  func `the bounds of the scans change no bit of any series`(name: String) throws {
    let run = try WholeRun.shipped(name).run(oneIn: 50, until: Month.at(2027, 3))
    let usual = try run.execute().monthly
    let open = try Self.series(of: run, blockRows: 4096, opensEveryGate: true)
    #expect(open.firstDifference(from: usual) == nil)
  }

  @Test func `the bounds hold where policy and parameters are extreme`() throws {
    let scenario = try Lakeside.scenario("plan").scenario.changed {
      $0.outMigration.monthlyHazard = 0.4
      $0.outMigration.frailtyDeviation = 1.5
      $0.outMigration.satisfaction = -1.5
      $0.jobMarket.separation = TierTable([0.9, 0.6, 0.3])
      $0.housing.applicationProbability = 0.8
      $0.family.firstBirthRate = 9
      $0.recognition.bachelorTitleRate = 8
      $0.activity.inactivityExit = 0.7
    }
    let run = scenario.run(oneIn: 4, until: scenario.district.period.start + 11)
    let usual = try run.execute().monthly
    let open = try Self.series(of: run, blockRows: 4096, opensEveryGate: true)
    #expect(open.firstDifference(from: usual) == nil)
  }
}
