import Foundation
import Reporting

/// Invented charts of comparisons and attributions.
extension ChartExamples {
  static let scenarioNames = [
    ChartText(en: "Practice of 2025 continued", zh: "延续 2025 年做法"), ChartText(en: "Families first", zh: "家庭优先"),
    ChartText(en: "Graduates first", zh: "大学生优先"), ChartText(en: "Housing first", zh: "住房优先"),
    ChartText(en: "Jobs first", zh: "就业优先"), ChartText(en: "Returnees first", zh: "回流优先"),
    ChartText(en: "Talent first", zh: "人才优先"), ChartText(en: "Work report", zh: "工作报告方案"),
    ChartText(en: "Recession", zh: "经济下行"),
  ]

  /// The base and so many scenarios.
  static func scenarios(_ count: Int) -> [ChartText] {
    (0...count).map { index in
      index < scenarioNames.count
        ? scenarioNames[index] : ChartText(en: "Scenario number \(index)", zh: "第 \(index) 号情景")
    }
  }

  static func estimate(_ mean: Double, margin: Double?) -> ChartEstimate {
    ChartEstimate(mean: mean, interval: margin.map { (mean - $0)...(mean + $0) })
  }

  static func multiples(
    _ count: Int, years: ClosedRange<Int> = 2026...2030, goal: Double? = 1_050_000, runs: Int = 32
  ) -> MultiplesChart {
    MultiplesChart(
      panels: scenarios(count).enumerated().map { index, name in
        .init(
          scenario: name, fan: fan(years: years, growth: 60 + 50 * Double(index), goal: goal, runs: runs))
      })
  }

  static func plane(_ count: Int, scale: Double = 1, margin: Double? = 600, runs: Int = 32) -> PlaneChart {
    PlaneChart(
      years: 2026...2030,
      rows: scenarios(count).enumerated().map { index, name in
        let step = Double(index)
        let isOdd = index % 2 == 1
        return PlaneChart.Row(
          scenario: name, cost: estimate(scale * step * 7e8, margin: index == 0 ? nil : margin.map { $0 * 1e5 }),
          effect: estimate(scale * step * (isOdd ? 2_900 : 2_000), margin: index == 0 ? nil : margin),
          costEach: scale > 0 && index > 0 ? 7e8 / (isOdd ? 2_900 : 2_000) : nil, isOnFrontier: index == 0 || isOdd,
          frontier: ChartChance(reached: isOdd ? runs : runs / 4, of: runs))
      })
  }

  static func exceedance(
    _ count: Int, goal: Double? = 1_050_000, runs: Int = 32, apart: Double = 2_500
  ) -> ExceedanceChart {
    ExceedanceChart(
      label: ChartText(en: "Youth population on 31 Dec 2030", zh: "2030 年末青年人口"),
      curves: scenarios(count).enumerated().map { index, name in
        let middle = 1_043_000 + apart * Double(index)
        let values = (0..<runs).map { middle + 1_500 * wobble($0 + 7 * index) }
        return .init(
          scenario: name, values: values, median: middle, goal: goal,
          chance: goal.map { goal in ChartChance(reached: values.count { $0 >= goal }, of: runs) })
      })
  }

  static func differences(
    _ count: Int, measures: Int = 3, years: ClosedRange<Int> = 2026...2030, sign: Double = 1, margin: Double? = 250
  ) -> DifferencesChart {
    let labels = [
      ChartText(en: "Youth population on 31 Dec", zh: "青年人口（年末）"),
      ChartText(en: "Graduates introduced a year", zh: "新引进大学生（全年）"),
      ChartText(en: "A–F talents introduced a year", zh: "新引进 A–F 类人才（全年）"),
    ]
    return DifferencesChart(
      measures: Array(labels.prefix(measures)),
      rows: scenarios(count).dropFirst().enumerated().map { index, name in
        .init(
          scenario: name,
          values: (0..<measures).map { measure in
            years.map { year in
              let size = Double(year - years.lowerBound + 1) * Double(index + 1) * [400, 120, 60][measure]
              return .init(year: year, difference: estimate(sign * size, margin: margin))
            }
          })
      })
  }

  static func talentsCompared(_ count: Int, goal: Double? = 14_000, margin: Double? = 130) -> TalentsComparedChart {
    TalentsComparedChart(
      years: 2026...2030, goal: goal,
      rows: scenarios(count).enumerated().map { index, name in
        let parts = [2.0, 8, 30, 1_000, 2_300, 10_100 + 350 * Double(index)]
        return .init(
          scenario: name, byClass: parts, total: estimate(parts.reduce(0, +), margin: margin),
          difference: index == 0 ? nil : estimate(350 * Double(index), margin: margin))
      })
  }

  static func zonesCompared(_ count: Int, zones: Int = 7, sign: Double = 1, margin: Double? = 300) -> ZonesComparedChart
  {
    ZonesComparedChart(
      month: ChartMonth(year: 2030, month: 12), scenarios: Array(scenarios(count).dropFirst()),
      rows: (1...zones).map { zone in
        .init(
          zone: ChartText(en: "Zone \(zone)", zh: "第 \(zone) 片"),
          differences: (0..<count).map { estimate(sign * 150 * Double(zone + $0), margin: margin) })
      })
  }

  static func windfall(_ count: Int, levers: Int = 0, sign: Double = 1, margin: Double? = 400) -> WindfallChart {
    let names = scenarios(count).dropFirst()
    return WindfallChart(
      month: ChartMonth(year: 2030, month: 12),
      rows: names.enumerated().flatMap { index, name in
        let (more, fewer) = (9_000 + 700 * Double(index), 3_000 + 100 * Double(index))
        let whole = WindfallChart.Row(
          label: name,
          residents: .init(
            additional: sign > 0 ? more : fewer, displaced: sign > 0 ? fewer : more,
            net: estimate(sign * (more - fewer), margin: margin)),
          paidAdditional: 4_000, paidAnyway: 196_000)
        return [whole]
          + (0..<levers).map {
            .init(
              label: ChartText(en: "Lever \($0)", zh: "工具 \($0)"), residents: nil, paidAdditional: 400,
              paidAnyway: 19_600)
          }
      })
  }

  static func waterfall(
    _ place: WaterfallChart.Place = .first, parts: Int = 8, scale: Double = 1, goal: Double? = 1_050_000,
    margin: Double? = 350
  ) -> WaterfallChart {
    let shares = (0..<parts).map { scale * (3_800 - 600 * Double($0)) }
    return WaterfallChart(
      place: place, outcome: ChartText(en: "Youth population on 31 Dec 2030", zh: "2030 年末青年人口"), goal: goal,
      base: .init(label: scenarioNames[0], share: estimate(1_043_000, margin: margin)),
      parts: shares.enumerated().map { index, share in
        .init(
          label: ChartText(en: "Family \(index + 1)", zh: "第 \(index + 1) 类"), share: estimate(share, margin: margin))
      },
      policy: .init(label: scenarioNames[7], share: estimate(shares.reduce(1_043_000, +), margin: margin)))
  }

  /// A comparison of a base with so many scenarios, and an attribution.
  static func compared(_ count: Int = 7, runs: Int = 32) -> [any Chart] {
    [
      multiples(count, runs: runs), plane(count, runs: runs), exceedance(count, runs: runs), differences(count),
      talentsCompared(count), zonesCompared(count), windfall(count), waterfall(), waterfall(.second),
      waterfall(.third),
    ]
  }
}
