import Reporting

/// Comparisons and attributions that are not as usual.
extension OddCase {
  static let comparisons: [OddCase] = [
    OddCase("one scenario", .init(context: ChartExamples.context(), charts: ChartExamples.compared(1))),
    OddCase("eight scenarios", .init(context: ChartExamples.context(), charts: ChartExamples.compared(8))),
    OddCase(
      "as many scenarios as there is room for",
      .init(
        context: ChartExamples.context(replicates: 200),
        charts: ChartExamples.compared(24, runs: 200).filter { $0.kind.rawValue < ChartKind.waterfall.rawValue })),
    OddCase("one run: no interval", oneRun),
    OddCase("every scenario less than the base", negative),
    OddCase("no scenario dominated, and all dominated but the base", frontiers),
    OddCase(
      "a target never reached",
      .init(
        context: ChartExamples.context(replicates: 500),
        charts: [
          ChartExamples.multiples(3, goal: 2_000_000, runs: 500),
          ChartExamples.exceedance(3, goal: 2_000_000, runs: 500),
          ChartExamples.waterfall(goal: 2_000_000), ChartExamples.talentsCompared(3, goal: 90_000),
        ])),
    OddCase(
      "a target always reached",
      .init(
        context: ChartExamples.context(replicates: 500),
        charts: [
          ChartExamples.multiples(3, goal: 900_000, runs: 500), ChartExamples.exceedance(3, goal: 900_000, runs: 500),
          ChartExamples.waterfall(goal: 900_000), ChartExamples.talentsCompared(3, goal: 10),
        ])),
    OddCase(
      "a comparison without goals",
      .init(
        context: ChartExamples.context(),
        charts: [
          ChartExamples.multiples(3, goal: nil), ChartExamples.exceedance(3, goal: nil),
          ChartExamples.waterfall(goal: nil), ChartExamples.talentsCompared(3, goal: nil),
        ])),
    OddCase("no difference at all", nothing),
    OddCase("levers under their scenario", .one(ChartExamples.windfall(2, levers: 5))),
    OddCase("one part, and twenty", parts),
    OddCase("scenarios with long and special names", names),
  ]

  private static var oneRun: ChartSet {
    ChartSet(
      context: ChartExamples.context(replicates: 1),
      charts: [
        ChartExamples.multiples(2, runs: 1), ChartExamples.plane(2, margin: nil, runs: 1),
        ChartExamples.exceedance(2, runs: 1),
        ChartExamples.differences(2, measures: 1, years: 2026...2026, margin: nil),
        ChartExamples.talentsCompared(2, margin: nil), ChartExamples.zonesCompared(2, zones: 1, margin: nil),
        ChartExamples.windfall(2, margin: nil), ChartExamples.waterfall(margin: nil),
      ])
  }

  private static var negative: ChartSet {
    ChartSet(
      context: ChartExamples.context(),
      charts: [
        ChartExamples.plane(4, scale: -1), ChartExamples.differences(4, sign: -1),
        ChartExamples.zonesCompared(4, sign: -1), ChartExamples.windfall(4, sign: -1),
        ChartExamples.waterfall(scale: -1),
      ])
  }

  private static var frontiers: ChartSet {
    var all = ChartExamples.plane(5)
    for index in all.rows.indices { all.rows[index].isOnFrontier = true }
    return .one(all)
  }

  private static var nothing: ChartSet {
    let zero = ChartEstimate(mean: 0, interval: 0...0)
    let name = ChartText(en: "Same", zh: "相同")
    return ChartSet(
      context: ChartExamples.context(),
      charts: [
        PlaneChart(
          years: 2026...2026,
          rows: (0..<3).map { _ in
            .init(
              scenario: name, cost: zero, effect: zero, costEach: nil, isOnFrontier: true,
              frontier: ChartChance(reached: 4, of: 4))
          }),
        ExceedanceChart(
          label: name,
          curves: [
            .init(scenario: name, values: [5, 5, 5], median: 5), .init(scenario: name, values: [5, 5, 5], median: 5),
          ]),
        DifferencesChart(
          measures: [name], rows: [.init(scenario: name, values: [[.init(year: 2026, difference: zero)]])]),
        TalentsComparedChart(
          years: 2026...2026, goal: nil,
          rows: [.init(scenario: name, byClass: [0, 0, 0, 0, 0, 0], total: zero, difference: nil)]),
        ZonesComparedChart(
          month: ChartMonth(year: 2026, month: 12), scenarios: [name], rows: [.init(zone: name, differences: [zero])]),
        WindfallChart(
          month: ChartMonth(year: 2026, month: 12),
          rows: [
            .init(
              label: name, residents: .init(additional: 0, displaced: 0, net: zero), paidAdditional: 0, paidAnyway: 0)
          ]),
        WaterfallChart(
          place: .first, outcome: name, goal: nil, base: .init(label: name, share: zero),
          parts: [.init(label: name, share: zero)], policy: .init(label: name, share: zero)),
      ])
  }

  private static var parts: ChartSet {
    ChartSet(
      context: ChartExamples.context(),
      charts: [ChartExamples.waterfall(parts: 1), ChartExamples.waterfall(.second, parts: 20)])
  }

  private static var names: ChartSet {
    let long = ChartText(
      en: String(repeating: "A very long name indeed ", count: 8), zh: String(repeating: "很长的方案名称", count: 12))
    let odd = ChartText(en: nasty, zh: "“引号”_^{}@&~%、，" + nasty)
    let empty = ChartText(en: "", zh: "")
    var multiples = ChartExamples.multiples(8)
    var plane = ChartExamples.plane(8)
    var exceedance = ChartExamples.exceedance(8)
    var differences = ChartExamples.differences(8)
    var talents = ChartExamples.talentsCompared(8)
    var zones = ChartExamples.zonesCompared(8)
    var windfall = ChartExamples.windfall(8)
    var waterfall = ChartExamples.waterfall()
    for (index, name) in [long, odd, empty].enumerated() {
      multiples.panels[index].scenario = name
      plane.rows[index].scenario = name
      exceedance.curves[index].scenario = name
      differences.rows[index].scenario = name
      talents.rows[index].scenario = name
      zones.scenarios[index] = name
      zones.rows[index].zone = name
      windfall.rows[index].label = name
      waterfall.parts[index].label = name
    }
    differences.measures = [long, odd, empty]
    exceedance.label = odd
    waterfall.outcome = odd
    return ChartSet(
      context: ChartExamples.context(),
      charts: [multiples, plane, exceedance, differences, talents, zones, windfall, waterfall])
  }
}
