import TestSupport
import Testing

@testable import DistrictModel

struct LabourDemandTests {
  private func rule(_ scenario: Scenario, scale: Double = 1) -> LabourDemand.Rule {
    LabourDemand.Rule(
      scenario.parameters.labourDemand, cells: scenario.cells, scale: scale,
      startYear: scenario.district.period.start.year)
  }

  /// No programme, no autonomous jobs.
  private func still() throws -> (Scenario, PolicySettings) {
    let scenario = try ScenarioFixture.baseline().with { $0.labourDemand.autonomousJobs = 0 }
    var settings = scenario.settings()
    settings.jobs = settings.jobs.map { _ in 0 }
    settings.aiJobs = settings.aiJobs.map { _ in 0 }
    settings.highTechnologyJobs = 0
    return (scenario, settings)
  }

  private func posts(_ scenario: Scenario, _ each: Double) -> PostStock {
    var posts = PostStock(cells: scenario.cells)
    posts.regular = posts.regular.map { _ in each }
    posts.ai = posts.ai.map { _ in each / 10 }
    return posts
  }

  @Test func `the first posts are spread by sector, tier mix and zone, and add up to 1 in each tier`() throws {
    let scenario = try ScenarioFixture.baseline()
    let parameters = scenario.parameters.labourDemand
    let weights = rule(scenario).cellWeights()
    for tier in 0..<3 { #expect(abs(weights[tier].reduce(0, +) - 1) < 1e-14) }
    let zones = scenario.district.zones.count
    let highInDigital = (0..<zones).reduce(0) { $0 + weights[2][zones + $1] }
    let high = parameters.sectorShares.values.indices.reduce(0) {
      $0 + parameters.sectorShares[$1] * parameters.highTierMix[$1]
    }
    #expect(abs(highInDigital - parameters.sectorShares[1] * parameters.highTierMix[1] / high) < 1e-14)
    #expect(abs(weights[0][3] / weights[0][0] - parameters.zoneShares[3] / parameters.zoneShares[0]) < 1e-14)
  }

  @Test func `without creation every cell loses a twelfth of its sector's attrition`() throws {
    let (scenario, settings) = try still()
    var stock = posts(scenario, 600)
    let created = rule(scenario).apply(to: &stock, settings: settings, year: 2026)
    #expect(created == 0)
    for cell in 0..<scenario.cells.count {
      let kept = 1 - scenario.parameters.labourDemand.attrition[scenario.cells.sector(cell)] / 12
      #expect(abs(stock.regular[cell] - 600 * kept) < 1e-12)
      #expect(abs(stock.ai[cell] - 60 * kept) < 1e-12)
    }
  }

  @Test func `of a programme's jobs the youth share becomes posts in the sector's tier mix`() throws {
    var (scenario, settings) = try still()
    scenario.parameters.labourDemand.attrition.values = scenario.parameters.labourDemand.attrition.values.map { _ in 0 }
    let zones = scenario.district.zones.count
    settings.jobs[1 * zones + 2] = 100
    var stock = PostStock(cells: scenario.cells)
    let created = rule(scenario, scale: 0.1).apply(to: &stock, settings: settings, year: 2026)
    #expect(created == 100)
    let parameters = scenario.parameters.labourDemand
    let mixes = [parameters.lowTierMix[1], parameters.midTierMix[1], parameters.highTierMix[1]]
    for tier in 0..<3 {
      let cell = scenario.cells.index(sector: 1, zone: 2, tier: tier)
      #expect(abs(stock.regular[cell] - 10 * parameters.youthShare * mixes[tier]) < 1e-12)
    }
    #expect(abs(stock.totalSlots - 10 * parameters.youthShare) < 1e-12)
  }

  @Test func `AI posts have a tier mix of their own and are part of the posts`() throws {
    var (scenario, settings) = try still()
    scenario.parameters.labourDemand.attrition.values = scenario.parameters.labourDemand.attrition.values.map { _ in 0 }
    settings.jobs[0] = 100
    settings.aiJobs[0] = 20
    var stock = PostStock(cells: scenario.cells)
    _ = rule(scenario).apply(to: &stock, settings: settings, year: 2026)
    let parameters = scenario.parameters.labourDemand
    let mixes = [parameters.lowTierMix[0], parameters.midTierMix[0], parameters.highTierMix[0]]
    for tier in 0..<3 {
      let ai = 20 * parameters.youthShare * parameters.aiTierMix.values[tier]
      #expect(abs(stock.ai[tier] - ai) < 1e-12)
      #expect(abs(stock.regular[tier] - 80 * parameters.youthShare * mixes[tier] - ai) < 1e-12)
    }
    #expect(parameters.aiTierMix.values[0] == 0)
  }

  @Test func `high-technology jobs bring others through the multiplier`() throws {
    var (scenario, settings) = try still()
    settings.highTechnologyJobs = 200
    var stock = PostStock(cells: scenario.cells)
    let parameters = scenario.parameters.labourDemand
    let created = rule(scenario).apply(to: &stock, settings: settings, year: 2026)
    #expect(abs(created - parameters.multiplier * 200) < 1e-12)
    #expect(abs(stock.totalSlots - parameters.multiplier * 200 * parameters.youthShare) < 1e-9)
    for sector in scenario.district.sectors.indices where parameters.multiplierSectorShares[sector] == 0 {
      for zone in scenario.district.zones.indices {
        #expect(stock.slots(scenario.cells.index(sector: sector, zone: zone, tier: 0)) == 0)
      }
    }
  }

  @Test func `autonomous jobs grow by their trend from the first policy year on and are not counted as created`() throws
  {
    var (scenario, settings) = try still()
    scenario.parameters.labourDemand.attrition.values = scenario.parameters.labourDemand.attrition.values.map { _ in 0 }
    scenario.parameters.labourDemand.autonomousJobs = 1200
    scenario.parameters.labourDemand.autonomousTrend = -0.02
    settings.highTechnologyJobs = 0
    for (year, factor) in [(2024, 1.0), (2026, 1), (2027, 0.98), (2029, 0.98 * 0.98 * 0.98)] {
      var stock = PostStock(cells: scenario.cells)
      let created = rule(scenario).apply(to: &stock, settings: settings, year: year)
      #expect(created == 0)
      let expected = 100 * factor * scenario.parameters.labourDemand.youthShare
      #expect(abs(stock.totalSlots - expected) < 1e-9)
    }
  }

  @Test func `start-up posts are the youth share of the firms' jobs`() throws {
    let scenario = try ScenarioFixture.baseline()
    var jobs = Array(repeating: 0.0, count: scenario.cells.count / 3)
    jobs[8] = 40
    let posts = rule(scenario).startUpPosts(jobs: jobs)
    #expect(abs(posts.reduce(0, +) - 40 * scenario.parameters.labourDemand.youthShare) < 1e-12)
    #expect(posts[24...26].reduce(0, +) == posts.reduce(0, +))
  }

  @Test func `at the start posts are the employed of the tier and the vacancy share on top`() throws {
    let scenario = try ScenarioFixture.baseline()
    let model = scenario.model(sample: 20)
    let vacancy = 1 + scenario.parameters.labourDemand.initialVacancyShare
    for tier in 0..<3 {
      let slots = (0..<scenario.cells.count).filter { $0 % 3 == tier }.reduce(0) {
        $0 + model.residents.posts.slots($1)
      }
      #expect(abs(slots / (Double(model.residents.stocks.employedByTier[tier]) * vacancy) - 1) < 1e-9)
    }
  }
}
