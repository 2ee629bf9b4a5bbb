import DistrictModel
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Charts of a comparison and an attribution on Lakeside.
struct ComparisonChartsTests {
  private func scenario(_ name: String) throws -> Scenario {
    let patches = try ["run.sample=1:20", "run.until=2028-12", "run.replicates=3"].map { try ScenarioPatch($0) }
    return try Lakeside.scenario(name).patched(with: patches).scenario
  }

  private func comparison() throws -> Comparison {
    try PairedRuns(base: try scenario("practice"), others: [try scenario("plan"), try scenario("nothing")])
      .run(in: RunPool(threads: 2))
  }

  private func chart<Kind: Chart>(_ kind: Kind.Type, in set: ChartSet) throws -> Kind {
    try #require(set.charts.compactMap { $0 as? Kind }.first)
  }

  @Test func `every chart of a comparison says what its tables say`() throws {
    let comparison = try comparison()
    let set = ComparisonCharts(of: ComparisonSummary(of: comparison)).set
    #expect(
      set.charts.map(\.kind) == [
        .multiples, .plane, .exceedance, .differences, .talentsCompared, .zonesCompared, .windfall,
      ])
    #expect(set.context.scenario == ChartText(comparison.base.scenario.title))
    #expect(set.context.replicates == 3)
    let youth = SeriesKey(Indicator.youthPopulation.name)
    let extra = try comparison.arms.map { try #require(comparison.difference(youth, in: 2028, as: .yearEnd, of: $0)) }

    let plane = try chart(PlaneChart.self, in: set)
    #expect(plane.rows.count == 3)
    #expect(plane.rows[0].cost.mean == 0 && plane.rows[0].effect.mean == 0)
    #expect(plane.rows.dropFirst().map(\.effect.mean) == extra.map(\.mean))
    #expect(plane.rows.dropFirst().map(\.effect.interval) == extra.map(\.interval))
    // Nothing costs less than the practice, the plan more: only for more persons is there a price.
    #expect(plane.rows[1].cost.mean > 0 && plane.rows[2].cost.mean < 0 && plane.rows[2].costEach == nil)

    let zones = try chart(ZonesComparedChart.self, in: set)
    for (arm, paired) in extra.enumerated() {
      let sum = zones.rows.reduce(0) { $0 + $1.differences[arm].mean }
      #expect(abs(sum - paired.mean) < 1e-6, "zones add up to the district")
    }
    let windfall = try chart(WindfallChart.self, in: set)
    let residents = windfall.rows.compactMap(\.residents)
    #expect(residents.count == 2)
    for (counted, paired) in zip(residents, extra) {
      #expect(
        abs(counted.additional - counted.displaced - paired.mean) < 1e-6, "persons one by one add up to the stock")
      #expect(abs(counted.net.mean - paired.mean) < 1e-6)
    }
    let differences = try chart(DifferencesChart.self, in: set)
    let stock = try #require(
      ComparisonSummary(of: comparison).outcomes.filter(\.definition.isHeadline)
        .firstIndex { $0.definition.indicator == youth.indicator })
    #expect(differences.rows.map { $0.values[stock].last?.difference.mean } == extra.map(\.mean))
    let exceedance = try chart(ExceedanceChart.self, in: set)
    #expect(exceedance.curves.map(\.values) == [extra[0].base, extra[0].policy, extra[1].policy])
    let multiples = try chart(MultiplesChart.self, in: set)
    #expect(multiples.panels[0].fan == FanChart(of: comparison.base.ensemble))
    let talents = try chart(TalentsComparedChart.self, in: set)
    for row in talents.rows { #expect(abs(row.byClass.reduce(0, +) - row.total.mean) < 1e-6) }
  }

  @Test func `more scenarios than a chart can hold are said to be left out`() throws {
    let few = try comparison()
    let many = Comparison(
      base: few.base, arms: Array(repeating: few.arms[0], count: 26), months: few.months, precision: nil)
    let set = ComparisonCharts(of: ComparisonSummary(of: many)).set
    #expect(set.context.note.en.hasPrefix("Shown: the first 24 of 26 scenarios."))
    #expect(set.context.note.zh.hasPrefix("仅列前 24 个情景，共 26 个。"))
    #expect(try chart(MultiplesChart.self, in: set).panels.count == 25)
    #expect(try chart(WindfallChart.self, in: set).rows.count == 24)
  }

  @Test func `the steps of a waterfall lead from the base to the policy`() throws {
    let attribution = try AttributionRuns(
      base: try scenario("practice"), policy: try scenario("plan"), grouping: .levers, orders: 2
    ).run(in: RunPool(threads: 2))
    let set = AttributionCharts(of: attribution).set
    let targets = attribution.base.district.targets.targets.filter {
      $0.definition.isHeadline && !$0.definition.isDelivery
    }
    #expect(set.charts.count == min(3, targets.count))
    #expect(set.context.scenario == ChartText(attribution.policy.title))
    for (chart, target) in zip(set.charts.compactMap { $0 as? WaterfallChart }, targets) {
      let outcome = try #require(attribution.outcome(target.definition.indicator, in: 2028))
      let whole = attribution.whole(outcome)
      #expect(chart.parts.count == min(18, attribution.players.count))
      #expect(abs(chart.parts.reduce(chart.base.share.mean) { $0 + $1.share.mean } - chart.policy.share.mean) < 1e-6)
      #expect(abs(chart.policy.share.mean - Statistics.mean(whole.policy)) < 0.051)
      // The largest come first; what is left over stands at the end.
      let shown = chart.parts.prefix(17).map(\.share.mean)
      #expect(shown == shown.sorted(by: >))
    }
  }
}
