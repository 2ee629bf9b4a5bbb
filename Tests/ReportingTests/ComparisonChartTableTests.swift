import Reporting
import Testing

@Suite struct ComparisonChartTableTests {
  private func lines(_ chart: any Chart) -> [String] {
    String(decoding: chart.tableBytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private let one = ChartText(en: "Base", zh: "基准")
  private let two = ChartText(en: "Plan", zh: "方案")

  @Test func `small fans stand one after the other, the base first`() {
    let quantiles = ChartQuantiles(q05: 1, q25: 2, q50: 3, q75: 4, q95: 5)
    let month = ChartMonth(year: 2026, month: 1)
    let chart = MultiplesChart(panels: [
      .init(scenario: one, fan: FanChart(rows: [.init(month: month, persons: quantiles)])),
      .init(
        scenario: two,
        fan: FanChart(rows: [
          .init(month: month, persons: quantiles, goal: 4, chance: ChartChance(reached: 1, of: 2))
        ])),
    ])
    #expect(
      lines(chart) == [
        "panel,scenario_en,scenario_zh,month,goal,reached,runs,q05,q25,q50,q75,q95,line",
        "1,Base,基准,2026-01,,,,1,2,3,4,5,1", "2,Plan,方案,2026-01,4,1,2,1,2,3,4,5,2",
      ])
  }

  @Test func `the frontier is counted from the cheapest, and an unknown price is empty`() {
    let zero = ChartEstimate(mean: 0, interval: nil)
    let all = ChartChance(reached: 4, of: 4)
    let chart = PlaneChart(
      years: 2026...2030,
      rows: [
        .init(scenario: one, cost: zero, effect: zero, costEach: nil, isOnFrontier: true, frontier: all),
        .init(
          scenario: two, cost: ChartEstimate(mean: 30, interval: 20...40),
          effect: ChartEstimate(mean: 3, interval: 2...4),
          costEach: 10, isOnFrontier: true, frontier: all),
        .init(
          scenario: two, cost: ChartEstimate(mean: 40, interval: nil), effect: zero, costEach: nil, isOnFrontier: false,
          frontier: ChartChance(reached: 0, of: 4)),
        .init(
          scenario: two, cost: ChartEstimate(mean: -5, interval: nil), effect: ChartEstimate(mean: -1, interval: nil),
          costEach: nil, isOnFrontier: true, frontier: all),
      ])
    #expect(
      lines(chart) == [
        "scenario,scenario_en,scenario_zh,first_year,last_year,cost_mean,cost_low,cost_high,effect_mean,effect_low,effect_high,cost_each,frontier,on_frontier,runs,line",
        "0,Base,基准,2026,2030,0,,,0.0,,,,2,4,4,1", "1,Plan,方案,2026,2030,30,20,40,3.0,2.0,4.0,10,3,4,4,2",
        "2,Plan,方案,2026,2030,40,,,0.0,,,,0,0,4,3", "3,Plan,方案,2026,2030,-5,,,-1.0,,,,1,4,4,4",
      ])
  }

  @Test func `exceedance is the share of runs at or above each value`() {
    let chart = ExceedanceChart(
      label: two,
      curves: [
        .init(scenario: one, values: [7, 5, 6, 6], median: 6, goal: 6, chance: ChartChance(reached: 3, of: 4)),
        .init(scenario: two, values: [], median: 0),
      ])
    let head = "0,Base,基准,Plan,方案,6,3,4,6.0,"
    #expect(
      lines(chart) == [
        "scenario,scenario_en,scenario_zh,label_en,label_zh,goal,reached,runs,median,value,share,line",
        head + "5.0,1.00000,1", head + "6.0,0.75000,2", head + "6.0,0.50000,3", head + "7.0,0.25000,4",
        head + "7.0,0.00000,5",
      ])
  }

  @Test func `differences, talents, zones and windfall have fixed columns`() {
    let known = ChartEstimate(mean: 2, interval: 1...3)
    let differences = DifferencesChart(
      measures: [one], rows: [.init(scenario: two, values: [[.init(year: 2026, difference: known)]])])
    #expect(
      lines(differences) == [
        "measure,measure_en,measure_zh,scenario,scenario_en,scenario_zh,year,mean,low,high,line",
        "1,Base,基准,1,Plan,方案,2026,2.0,1.0,3.0,1",
      ])
    let talents = TalentsComparedChart(
      years: 2026...2027, goal: nil,
      rows: [.init(scenario: one, byClass: [1, 2, 3, 4, 5, 6], total: known, difference: nil)])
    #expect(
      lines(talents) == [
        "scenario,scenario_en,scenario_zh,first_year,last_year,goal,a,b,c,d,e,f,total_mean,total_low,total_high,difference_mean,difference_low,difference_high,line",
        "0,Base,基准,2026,2027,,1.0,2.0,3.0,4.0,5.0,6.0,2.0,1.0,3.0,,,,1",
      ])
    let zones = ZonesComparedChart(
      month: ChartMonth(year: 2030, month: 12), scenarios: [two], rows: [.init(zone: one, differences: [known])])
    #expect(
      lines(zones) == [
        "zone,zone_en,zone_zh,scenario,scenario_en,scenario_zh,month,mean,low,high,line",
        "1,Base,基准,1,Plan,方案,2030-12,2.0,1.0,3.0,1",
      ])
    let windfall = WindfallChart(
      month: ChartMonth(year: 2030, month: 12),
      rows: [
        .init(
          label: two, residents: .init(additional: 9, displaced: 4, net: ChartEstimate(mean: 5, interval: nil)),
          paidAdditional: 1, paidAnyway: 19),
        .init(label: one, residents: nil, paidAdditional: 1, paidAnyway: 19),
      ])
    #expect(
      lines(windfall) == [
        "row,kind,label_en,label_zh,month,additional,displaced,net_mean,net_low,net_high,paid_additional,paid_anyway,line",
        "1,scenario,Plan,方案,2030-12,9,4,5,,,1,19,1", "2,lever,Base,基准,2030-12,,,,,,1,19,2",
      ])
  }

  @Test func `a waterfall begins and ends with a total, and stands at the place of its target`() {
    let chart = WaterfallChart(
      place: .second, outcome: two, goal: 100, base: .init(label: one, share: ChartEstimate(mean: 90, interval: nil)),
      parts: [.init(label: two, share: ChartEstimate(mean: -2, interval: -3 ... -1))],
      policy: .init(label: two, share: ChartEstimate(mean: 88, interval: nil)))
    #expect(chart.kind.name == "17_secondWaterfall")
    #expect(
      lines(chart) == [
        "row,kind,label_en,label_zh,outcome_en,outcome_zh,goal,mean,low,high,line",
        "1,total,Base,基准,Plan,方案,100,90.0,,,1", "2,part,Plan,方案,Plan,方案,100,-2.0,-3.0,-1.0,2",
        "3,total,Plan,方案,Plan,方案,100,88.0,,,3",
      ])
    var none = chart
    none.parts = []
    #expect(none.tableBytes.isEmpty)
  }

  @Test func `the list of charts names those that have rows`() {
    let set = ChartSet(
      context: ChartExamples.context(),
      charts: [ChartExamples.plane(1), ExceedanceChart(label: one, curves: []), ChartExamples.waterfall()])
    #expect(
      set.markdown(.en) == """
        - `charts/10_plane`: cost against effect, with the frontier
        - `charts/16_waterfall`: what each part adds to the first target

        """)
    #expect(set.markdown(.zh).hasPrefix("- `charts/10_plane`：成本与成效及前沿\n"))
    #expect(ChartSet(context: set.context, charts: []).markdown(.en).isEmpty)
  }
}
