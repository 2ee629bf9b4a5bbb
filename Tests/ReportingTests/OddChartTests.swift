import Foundation
import Reporting
import Testing

/// An unusual result and a name for it.
struct OddCase: Sendable, CustomTestStringConvertible {
  var name: String
  var set: ChartSet
  var testDescription: String { name }

  init(_ name: String, _ set: ChartSet) {
    self.name = name
    self.set = set
  }

  static let all: [OddCase] = [
    OddCase("twelve years, twelve zones", ChartExamples.long()),
    OddCase("a goal above every point", .one(ChartExamples.surface(goal: 2_000_000))),
    OddCase("a goal below every point", .one(ChartExamples.surface(goal: 1_000))),
    OddCase("one run at each crossing, no goal", .one(ChartExamples.surface(goal: nil, error: nil), runs: 1)),
    OddCase("two by two crossings", .one(ChartExamples.surface(columns: 2, rows: 2))),
    OddCase("twenty by eighteen crossings", .one(ChartExamples.surface(columns: 20, rows: 18))),
    OddCase(
      "a flat surface",
      .one(
        {
          var chart = ChartExamples.surface()
          for index in chart.estimates.indices { chart.estimates[index] = ChartEstimate(mean: 0, interval: 0...0) }
          return chart
        }())),
    OddCase("one mix against one goal", .one(ChartExamples.frontier(panels: 1, mixes: 1))),
    OddCase("a budget amid mixes", .one(ChartExamples.frontier(panels: 3, bound: 1.5e9))),
    OddCase("a budget far from all mixes", .one(ChartExamples.frontier(panels: 1, bound: 9e9))),
    OddCase("one lever in one mix", .one(ChartExamples.mixes(levers: 1, mixes: 1))),
    OddCase("two packages in one world", .one(ChartExamples.robustness(packages: 2, worlds: 1))),
    OddCase("twenty packages", .one(ChartExamples.robustness(packages: 20))),
    OddCase("no regret at all", .one(ChartExamples.robustness(packages: 1, regret: 0))),
    OddCase("one restricting factor", .one(ChartExamples.worlds(oneFactor: true))),
    OddCase("worlds without a box", .one(ChartExamples.worlds(isFound: false))),
    OddCase("one world in which nothing fails", .one(ChartExamples.worlds(count: 1, isFound: false, cases: false))),
    OddCase("a logarithmic factor", .one(ChartExamples.worlds(isLogarithmic: true))),
    OddCase("a factor of texts", .one(ChartExamples.worlds(levels: ["2026-01", "early 2027", "2028-01"]))),
    OddCase("one parameter", .one(ChartExamples.posterior(panels: 1))),
    OddCase("sixteen parameters, none in use", .one(ChartExamples.posterior(panels: 16, base: nil))),
    OddCase("one series, nothing held out", .one(ChartExamples.backTest(panels: 1, heldOut: 0))),
    OddCase("one series, all held out", .one(ChartExamples.backTest(panels: 1, heldOut: 6))),
    OddCase("months of three years", .one(ChartExamples.backTest(panels: 3, isMonthly: true))),
    OddCase("history matching alone", .one(ChartExamples.convergence(generations: 0))),
    OddCase("twelve generations", .one(ChartExamples.convergence(generations: 12))),
    OddCase("luck alone, no goal", .one(ChartExamples.uncertaintyFan(goal: nil, parameters: 0))),
    OddCase("one factor", .one(ChartExamples.response(factors: 1))),
    OddCase("six factors, one run, no goal", .one(ChartExamples.response(factors: 6, goal: nil, error: nil), runs: 1)),
    OddCase(
      "one year",
      .init(
        context: ChartExamples.context(),
        charts: [
          ChartExamples.fan(years: 2026...2026), ChartExamples.flows(years: 2026...2026),
          ChartExamples.talents(years: 2026...2026),
          ChartExamples.retention(through: 11), ChartExamples.labour(years: 2026...2026), ChartExamples.zones(count: 3),
        ])),
    OddCase(
      "one row",
      .init(
        context: ChartExamples.context(replicates: 1),
        charts: [
          FanChart(rows: Array(ChartExamples.fan(runs: 1).rows.prefix(1))),
          TargetsChart(rows: Array(ChartExamples.targets(runs: 1).rows.prefix(1))),
          PyramidChart(
            start: ChartMonth(year: 2025, month: 12), end: ChartMonth(year: 2030, month: 12),
            rows: Array(ChartExamples.pyramid().rows.prefix(1))),
          ChartExamples.zones(count: 1), ChartExamples.retention(through: 0),
          LabourChart(baseMonth: ChartMonth(year: 2025, month: 12), rows: Array(ChartExamples.labour().rows.prefix(1))),
        ])),
    OddCase(
      "no goal anywhere",
      .init(
        context: ChartExamples.context(),
        charts: [
          ChartExamples.fan(goal: nil), ChartExamples.talents(goal: nil),
        ])),
    OddCase(
      "a goal out of reach",
      .init(
        context: ChartExamples.context(replicates: 500),
        charts: [
          ChartExamples.fan(goal: 2_000_000, runs: 500), ChartExamples.talents(goal: 90_000, runs: 500),
        ])),
    OddCase(
      "a goal long passed",
      .init(
        context: ChartExamples.context(replicates: 500),
        charts: [
          ChartExamples.fan(goal: 100_000, runs: 500), ChartExamples.talents(goal: 10, runs: 500),
        ])),
    OddCase("goals in some months, and rising", goalsInSomeMonths),
    OddCase("certainty: every run the same", certainty),
    OddCase(
      "a shrinking stock",
      .init(
        context: ChartExamples.context(),
        charts: [
          ChartExamples.fan(growth: -900), ChartExamples.flows(net: -31_000),
        ])),
    OddCase("only inflows, only outflows, nothing at all", oneSidedFlows),
    OddCase("nobody", nobody),
    OddCase(
      "a village",
      .init(
        context: ChartExamples.context(),
        charts: [
          ChartExamples.fan(start: 820, growth: 0.4, goal: 830), ChartExamples.pyramid(scale: 0.001),
        ])),
    OddCase("special characters and long names", specialTexts),
    OddCase("six groups, 24 zones, twelve targets", crowded),
  ]

  private static var goalsInSomeMonths: ChartSet {
    let rows = ChartExamples.fan().rows
    let december = FanChart(
      rows: rows.map { row in
        var row = row
        row.goal = row.month.month == 12 ? 1_040_000 + 2_000 * Double(row.month.year - 2025) : nil
        if row.goal == nil { row.chance = nil }
        return row
      })
    let talents = TalentsChart(
      rows: ChartExamples.talents().rows.enumerated().map { index, row in
        var row = row
        if index != 0 { (row.goal, row.chance) = (nil, nil) }
        return row
      })
    return ChartSet(context: ChartExamples.context(), charts: [december, talents])
  }

  private static var certainty: ChartSet {
    func flat(_ value: Double) -> ChartBand { ChartBand(q05: value, q50: value, q95: value) }
    let months = ChartExamples.months(from: 2026, through: 2027)
    let stock = ChartQuantiles(q05: 1_000_000, q25: 1_000_000, q50: 1_000_000, q75: 1_000_000, q95: 1_000_000)
    return ChartSet(
      context: ChartExamples.context(replicates: 1),
      charts: [
        FanChart(
          rows: months.map {
            FanChart.Row(month: $0, persons: stock, goal: 1_000_000, chance: ChartChance(reached: 1, of: 1))
          }),
        ZonesChart(
          start: months[0], end: months[23],
          rows: [ZonesChart.Row(zone: ChartText(en: "Only", zh: "唯一"), start: 10, end: flat(10))]),
        RetentionChart(groups: [
          RetentionChart.Group(
            label: ChartText(en: "All", zh: "全部"), rows: (0...24).map { RetentionChart.Row(months: $0, share: flat(1)) }
          )
        ]),
        LabourChart(
          baseMonth: months[0],
          rows: months.map {
            LabourChart.Row(month: $0, unemployment: flat(0), vacancies: flat(0), rentIndex: flat(100))
          }),
        TargetsChart(rows: [
          TargetsChart.Row(
            label: ChartText(en: "Same", zh: "相同"), unit: ChartText(en: "", zh: ""), goal: 1_000_000, result: stock,
            chance: ChartChance(reached: 1, of: 1))
        ]),
      ])
  }

  private static var oneSidedFlows: ChartSet {
    let flows = [FlowsChart.Flow(ChartText(en: "Out", zh: "出"), isInflow: false)]
    let net = ChartBand(q05: -12, q50: -10, q95: -8)
    return .one(FlowsChart(flows: flows, rows: [.init(year: 2026, persons: [10], net: net, closing: 90)]))
  }

  private static var nobody: ChartSet {
    let zero = ChartBand(q05: 0, q50: 0, q95: 0)
    let none = ChartQuantiles(q05: 0, q25: 0, q50: 0, q75: 0, q95: 0)
    let (start, end) = (ChartMonth(year: 2026, month: 1), ChartMonth(year: 2026, month: 2))
    return ChartSet(
      context: ChartExamples.context(),
      charts: [
        FanChart(rows: [.init(month: start, persons: none), .init(month: end, persons: none)]),
        FlowsChart(
          flows: [.init(ChartText(en: "In", zh: "入"), isInflow: true)],
          rows: [.init(year: 2026, persons: [0], net: zero, closing: 0)]),
        TargetsChart(rows: [
          .init(
            label: ChartText(en: "x", zh: "x"), unit: ChartText(en: "", zh: ""), goal: 1, result: none,
            chance: ChartChance(reached: 0, of: 200))
        ]),
        PyramidChart(
          start: start, end: end,
          rows: [.init(age: 14, menAtStart: 0, womenAtStart: 0, menAtEnd: zero, womenAtEnd: zero)]),
        TalentsChart(rows: [.init(year: 2026, byClass: [0, 0, 0, 0, 0, 0], spread: 0...0)]),
        ZonesChart(start: start, end: end, rows: [.init(zone: ChartText(en: "z", zh: "z"), start: 0, end: zero)]),
        RetentionChart(groups: [
          .init(
            label: ChartText(en: "g", zh: "g"), rows: [.init(months: 0, share: zero), .init(months: 1, share: zero)])
        ]),
        LabourChart(
          baseMonth: start,
          rows: [.init(month: start, unemployment: zero, vacancies: zero, rentIndex: zero)]),
      ])
  }

  static let nasty = "a_b^c {d} @e &f ~g %h $i `j` 'k' \"l\", 1,000\\m #n <o>\tp\nq; set output"

  private static var specialTexts: ChartSet {
    let long = String(repeating: "A very long name indeed ", count: 8)
    let text = ChartText(en: nasty, zh: "“引号”_^{}@&~%、，" + nasty)
    var context = ChartExamples.context(place: text)
    context.scenario = ChartText(en: long, zh: String(repeating: "很长的方案名称", count: 12))
    context.note = ChartText(en: nasty + long, zh: nasty + long)
    context.ownNotes = [.zones: text]
    context.sample = "1:10"
    let zones = ZonesChart(
      start: ChartMonth(year: 2025, month: 12), end: ChartMonth(year: 2030, month: 12),
      rows: [text, ChartText(en: long, zh: long), ChartText(en: "", zh: "")].map {
        .init(zone: $0, start: 1000, end: ChartExamples.band(900, spread: 20))
      })
    let targets = TargetsChart(rows: [
      .init(
        label: text, unit: text, goal: 10, result: ChartExamples.quantiles(11, spread: 1),
        chance: ChartChance(reached: 3, of: 8), decimals: 2)
    ])
    let flows = FlowsChart(
      flows: [.init(text, isInflow: true), .init(ChartText(en: long, zh: long), isInflow: false)],
      rows: [.init(year: 2026, persons: [10_000, 9_000], net: ChartExamples.band(1_000, spread: 50), closing: 90_000)])
    let retention = RetentionChart(groups: [
      .init(
        label: text,
        rows: [
          .init(months: 0, share: ChartBand(q05: 1, q50: 1, q95: 1)),
          .init(months: 3, share: ChartBand(q05: 0.8, q50: 0.9, q95: 0.95)),
        ])
    ])
    return ChartSet(context: context, charts: [zones, targets, flows, retention, ChartExamples.fan()])
  }

  private static var crowded: ChartSet {
    let group = ChartExamples.retention().groups[0].rows
    let zones = (1...24).map { index in
      ZonesChart.Row(
        zone: ChartText(en: "Zone \(index)", zh: "第 \(index) 区"), start: 30_000,
        end: ChartExamples.band(30_000 + 300 * Double(index - 12), spread: 200))
    }
    return ChartSet(
      context: ChartExamples.context(),
      charts: [
        RetentionChart(
          groups: (1...6).map { .init(label: ChartText(en: "Group \($0)", zh: "第 \($0) 组"), rows: group) }),
        ZonesChart(start: ChartMonth(year: 2025, month: 12), end: ChartMonth(year: 2030, month: 12), rows: zones),
        TargetsChart(rows: ChartExamples.targets().rows + ChartExamples.targets().rows),
      ])
  }
}

@Suite(.enabled(if: hasGnuplot, "gnuplot is not installed, so no chart can be drawn"))
struct OddChartTests {
  @Test(arguments: OddCase.all + OddCase.comparisons + OddCase.sensitivities)
  func `an unusual result draws without a word`(odd: OddCase) {
    let folder = DrawnFolder(odd.set)
    let rendering = folder.draw([.svg], [.en, .zh], [.a4])
    #expect(rendering.failures.isEmpty, "\(rendering.failures)")
    #expect(rendering.drawn.count == 2 * odd.set.charts.count)
    for chart in odd.set.charts {
      for language in ReportLanguage.allCases {
        let picture = folder.picture(chart.kind, language, .a4)
        #expect(picture.isWellFormed && picture.hasOnlyFiniteNumbers, "\(chart.kind)")
      }
    }
  }

  @Test(arguments: ChartKind.allCases)
  func `lines that end as on Windows draw the same picture`(kind: ChartKind) {
    let folder = DrawnFolder(ChartExamples.all().only(kind))
    #expect(folder.draw().failures.isEmpty)
    let before = folder.picture(kind).raw
    folder.rewrite(kind) { $0.split(separator: "\n").joined(separator: "\r\n") + "\r\n" }
    let rendering = folder.draw()
    #expect(rendering.failures.isEmpty, "\(rendering.failures)")
    #expect(folder.picture(kind).raw == before)
  }

  @Test func `special characters arrive as they were written`() {
    let folder = DrawnFolder(OddCase.all.first { $0.name.hasPrefix("special") }!.set)
    #expect(folder.draw().failures.isEmpty)
    let texts = folder.picture(.targets).texts.joined(separator: "\n")
    #expect(texts.contains("a_b^c {d} @e &f ~g %h $i `j` 'k'"), "\(texts)")
  }

  @Test func `an unknown number leaves a gap and no nonsense`() {
    var rows = ChartExamples.labour().rows
    for index in 20..<24 { rows[index].rentIndex = ChartBand(q05: .nan, q50: .nan, q95: .infinity) }
    rows[59].rentIndex.q95 = .nan
    let folder = DrawnFolder(.one(LabourChart(baseMonth: ChartMonth(year: 2025, month: 12), rows: rows)))
    #expect(folder.draw().failures.isEmpty)
    #expect(folder.picture(.labour).hasOnlyFiniteNumbers)
  }

  @Test func `a year without a goal has no goal and no chance`() {
    let folder = DrawnFolder(OddCase.all.first { $0.name.hasPrefix("goals in some") }!.set)
    #expect(folder.draw().failures.isEmpty)
    let talents = folder.picture(.talents)
    #expect(talents.texts.count { $0 == "14,000" } == 1 && talents.texts.count { $0.hasSuffix("/32") } == 1)
    #expect(talents.marks["target"] == 1)
    let fan = folder.picture(.fan)
    #expect(fan.marks["target"] == 5, "\(fan.marks)")
    #expect(fan.texts.contains("Target 1.042 million") && fan.texts.contains("Target 1.05 million"))
  }
}
