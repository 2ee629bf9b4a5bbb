import Reporting

/// Invented charts of searches.
extension ChartExamples {
  private static func kind(_ mix: Int) -> FrontierChart.Kind {
    switch mix {
    case 1: .base
    case 3: .tried
    case 4: .found
    default: .frontier
    }
  }

  /// The base is the first that a search looks at; the others come in any order.
  private static func number(_ mix: Int) -> Int { mix == 1 ? 1 : 90 - 7 * mix }

  /// Seven mixes against some goals.
  static func frontier(panels: Int = 2, mixes: Int = 7, bound: Double? = nil, runs: Int = 32) -> FrontierChart {
    FrontierChart(
      price: ChartText(en: "Public cost, 2026–2028", zh: "2026–2028 年公共成本"),
      scale: ChartScale(divisors: (1e6, 1e8), unit: ChartText(en: "CNY million", zh: "亿元")), bound: bound,
      panels: (0..<panels).map { panel in
        FrontierChart.Panel(
          title: ChartText(en: "Goal \(panel + 1), 2028", zh: "2028 年目标\(panel + 1)"), asked: panel == 0 ? 0.8 : nil,
          points: (0..<mixes).map { mix in
            let share = min(1, Double(mix) / 5)
            return FrontierChart.Point(
              mix: number(mix), kind: kind(mix), price: 1.1e9 + 1.5e8 * Double(mix), believed: min(1, share + 0.06),
              chance: ChartChance(reached: Int(share * Double(runs)), of: runs),
              interval: max(0, share - 0.1)...min(1, share + 0.1))
          })
      })
  }

  static func mixes(levers: Int = 4, mixes: Int = 7, runs: Int = 32) -> MixesChart {
    MixesChart(
      scale: ChartScale(divisors: (1e6, 1e8), unit: ChartText(en: "CNY million", zh: "亿元")),
      price: ChartText(en: "Public cost, 2026–2028", zh: "2026–2028 年公共成本"),
      mixes: (0..<mixes).map {
        MixesChart.MixColumn(
          mix: number($0), kind: kind($0), price: 1.1e9 + 1.5e8 * Double($0),
          chance: ChartChance(reached: min(runs, 4 * $0), of: runs))
      },
      levers: (0..<levers).map { lever in
        MixesChart.LeverRow(
          title: ChartText(en: "Lever \(lever + 1)", zh: "工具\(lever + 1)"),
          levels: (0..<mixes).map { mix in
            let share = Double((mix * (lever + 2)) % 9) / 8
            return MixesChart.Level(text: ChartText(en: "\(2 * share)", zh: "\(2 * share)"), share: share)
          })
      })
  }
}
