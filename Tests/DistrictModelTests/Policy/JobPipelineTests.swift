import TestSupport
import Testing

@testable import DistrictModel

struct JobPipelineTests {
  /// 1,200 jobs promised a year, half of them land; all in the first sector, 0.7 in the first zone and 0.3 in the third.
  private func package(pipelineShare: Double, level: Double = 1, highTechnology: Double = 0, ai: Double = 0) throws
    -> (package: PolicyPackage, scenario: Scenario)
  {
    let base = try ScenarioFixture.baseline()
    let sector = base.district.sectors[0].name
    let zones = base.district.zones.map(\.name)
    let effects = """
      {"jobs": [{"perLevelYear": 1200, "landingRate": 0.5, "sectorShares": {"\(sector)": 1},
        "zoneShares": {"\(zones[0])": 0.7, "\(zones[2])": 0.3}, "pipelineShare": \(pipelineShare),
        "highTechnologyShare": \(highTechnology), "aiShare": \(ai)}]}
      """
    let scenario = try base.with(lever: effects, reference: 0.4, level: level)
    return (PolicyPackage(scenario, calendar: scenario.calendar), scenario)
  }

  private func jobs(_ settings: PolicySettings) -> Double { settings.jobs.reduce(0, +) }

  @Test func `jobs without a pipeline follow the level at once`() throws {
    let (package, _) = try package(pipelineShare: 0)
    #expect(abs(jobs(package.settings(in: -1)) - 50 * 0.4) < 1e-12)
    #expect(abs(jobs(package.settings(in: 0)) - 50) < 1e-12)
  }

  /// Posts of a signing month arrive over months 12…35 after it, so a step of the level shows as a ramp from month 12 on.
  @Test func `jobs of a pipeline arrive over 24 months, 12 months after signing`() throws {
    let (package, _) = try package(pipelineShare: 1)
    for month in -24..<12 { #expect(abs(jobs(package.settings(in: month)) - 20) < 1e-12) }
    for month in 12...40 {
      let arrived = min(1, Double(month - 11) / 24)
      #expect(abs(jobs(package.settings(in: month)) - (20 + 30 * arrived)) < 1e-12)
    }
  }

  @Test func `a share of the jobs may come at once and the rest through the pipeline`() throws {
    let (package, _) = try package(pipelineShare: 0.5)
    #expect(abs(jobs(package.settings(in: 0)) - (25 + 10)) < 1e-12)
    #expect(abs(jobs(package.settings(in: 35)) - 50) < 1e-12)
  }

  @Test func `jobs lie in the sectors and zones of the effect`() throws {
    let (package, scenario) = try package(pipelineShare: 0)
    let settings = package.settings(in: 0)
    let zones = scenario.district.zones.count
    #expect(abs(settings.jobs[0] - 35) < 1e-12)
    #expect(abs(settings.jobs[2] - 15) < 1e-12)
    #expect(settings.jobs.enumerated().allSatisfy { $0.offset == 0 || $0.offset == 2 || $0.element == 0 })
    #expect(settings.jobs.count == zones * scenario.district.sectors.count)
  }

  @Test func `without zones of its own a programme spreads as the district's posts`() throws {
    let base = try ScenarioFixture.baseline()
    let effects = """
      {"jobs": [{"perLevelYear": 1200, "landingRate": 1, "sectorShares": {"\(base.district.sectors[1].name)": 1},
        "pipelineShare": 0, "highTechnologyShare": 0, "aiShare": 0}]}
      """
    let scenario = try base.with(lever: effects, level: 1)
    let settings = PolicyPackage(scenario, calendar: scenario.calendar).settings(in: 0)
    let shares = scenario.parameters.labourDemand.zoneShares.values
    for zone in shares.indices { #expect(abs(settings.jobs[shares.count + zone] - 100 * shares[zone]) < 1e-12) }
  }

  @Test func `shares of AI and of high technology are parts of the jobs, not additions`() throws {
    let (package, _) = try package(pipelineShare: 1, highTechnology: 0.35, ai: 0.2)
    let settings = package.settings(in: 20)
    #expect(abs(settings.aiJobs.reduce(0, +) - 0.2 * jobs(settings)) < 1e-12)
    #expect(abs(settings.highTechnologyJobs - 0.35 * jobs(settings)) < 1e-12)
  }

  @Test func `a lever at its reference level keeps the flow of jobs constant`() throws {
    let (package, _) = try package(pipelineShare: 0.5, level: 0.4)
    for month in -24...119 { #expect(abs(jobs(package.settings(in: month)) - 20) < 1e-12) }
  }
}
