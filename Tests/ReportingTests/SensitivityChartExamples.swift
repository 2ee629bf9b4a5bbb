import Reporting

/// Invented charts of what matters.
extension ChartExamples {
  static let outcome = ChartText(en: "Youth population, 2028", zh: "2028 年青年人口")
  static let thousands = ChartScale(divisors: (1e3, 1e4), unit: ChartText(en: "thousand persons", zh: "万人"))

  /// Levers and uncertainties in turn.
  static func factor(_ index: Int) -> RankedFactor {
    index % 2 == 0
      ? RankedFactor(title: ChartText(en: "World \(index)", zh: "不确定\(index)"), role: .uncertainty)
      : RankedFactor(title: ChartText(en: "Lever \(index)", zh: "工具\(index)"), role: .lever)
  }

  /// Each factor has two thirds of the effect of the one before.
  private static func fading(_ index: Int, from first: Double) -> Double {
    (0..<index).reduce(first) { value, _ in value * 2 / 3 }
  }

  static func tornado(
    _ factors: Int = 5, part: Int = 1, goal: Double? = 1_050_000, margin: Double? = 900, setting: String = "0.5"
  ) -> TornadoChart {
    TornadoChart(
      part: part, title: outcome, scale: thousands, centre: 1_043_000, goal: goal,
      rows: (0..<factors).map { index in
        let size = fading(index, from: 18_000)
        return .init(
          factor: factor(index),
          low: .init(setting: ChartText(en: setting, zh: setting), change: estimate(-size, margin: margin)),
          // The turn of every third factor lies inside its range.
          high: .init(
            setting: ChartText(en: "2", zh: "2"), change: estimate(index % 3 == 2 ? -size / 2 : size, margin: margin)))
      })
  }

  static func screening(
    _ factors: Int = 5, part: Int = 1, margin: Double? = 900, luck: Double? = 1_500, group: Int? = nil, size: Double = 1
  ) -> ScreeningChart {
    ScreeningChart(
      part: part, title: outcome, scale: thousands, trajectories: 10,
      rows: (0..<factors).map { index in
        let effect = size * fading(index, from: 18_000)
        let ratio = [0.05, 0.3, 0.7, 1.2][index % 4]
        return .init(
          factor: index == group
            ? RankedFactor(title: ChartText(en: "Both kinds", zh: "两类"), role: .both) : factor(index),
          importance: estimate(effect, margin: margin), deviation: index == group ? nil : ratio * effect, luck: luck)
      })
  }

  static func shares(_ factors: Int = 5, part: Int = 1, margin: Double? = 0.06, luck: Double? = 0.01) -> SharesChart {
    SharesChart(
      part: part, title: outcome, sample: 256,
      rows: (0..<factors).map { index in
        let share = fading(index, from: 0.5)
        return .init(
          factor: factor(index), alone: estimate(share - 0.03, margin: margin), inAll: estimate(share, margin: margin),
          luck: luck)
      })
  }

  static func settling(
    _ factors: Int = 5, part: Int = 1, measure: SettlingChart.Measure = .effect,
    samples: [Int] = [2, 4, 6, 8, 10], margin: Double? = 4_000, size: Double = 18_000
  ) -> SettlingChart {
    SettlingChart(
      part: part, title: outcome, scale: thousands, measure: measure, samples: samples,
      rows: (0..<factors).map { index in
        let middle = fading(index, from: size)
        return .init(
          factor: factor(index),
          estimates: samples.map { sample in
            estimate(
              middle * (1 + 0.1 * wobble(sample + index)), margin: margin.map { $0 / Double(sample).squareRoot() })
          })
      })
  }
}

extension OddCase {
  static let sensitivities: [OddCase] = [
    OddCase(
      "one factor, one run, no goal",
      ChartSet(
        context: ChartExamples.context(replicates: 1),
        charts: [
          ChartExamples.tornado(1, goal: nil, margin: nil), ChartExamples.screening(1, margin: nil, luck: nil),
          ChartExamples.shares(1, margin: nil, luck: nil), ChartExamples.settling(1, samples: [4], margin: nil),
        ])),
    OddCase(
      "more factors than there is room for",
      ChartSet(
        context: ChartExamples.context(),
        charts: [
          ChartExamples.tornado(30), ChartExamples.screening(30, group: 3), ChartExamples.shares(30),
          ChartExamples.settling(30),
        ])),
    OddCase("a goal far above", .one(ChartExamples.tornado(goal: 2_000_000, setting: "a word of many letters"))),
    OddCase("a goal far below", .one(ChartExamples.tornado(goal: 1_000))),
    OddCase("groups only", .one(ChartExamples.screening(1, group: 0))),
    OddCase("nothing but luck", .one(ChartExamples.screening(4, luck: 50_000))),
    OddCase(
      "no effect of anything",
      ChartSet(
        context: ChartExamples.context(),
        charts: [
          TornadoChart(
            title: ChartExamples.outcome, scale: ChartExamples.thousands, centre: 0, goal: nil,
            rows: [
              .init(
                factor: ChartExamples.factor(0),
                low: .init(setting: ChartText(en: "", zh: ""), change: ChartEstimate(mean: 0, interval: 0...0)),
                high: .init(setting: ChartText(en: "", zh: ""), change: ChartEstimate(mean: 0, interval: 0...0)))
            ]),
          ChartExamples.screening(3, margin: 0, luck: 0, size: 0),
          ChartExamples.settling(3, margin: 0, size: 0),
        ])),
    OddCase(
      "shares far beyond what shares can be",
      ChartSet(
        context: ChartExamples.context(),
        charts: [
          ChartExamples.shares(3, margin: 4),
          ChartExamples.settling(3, measure: .share, samples: [4, 8, 16, 32, 64], margin: 8, size: 0.6),
        ])),
    OddCase("twelve panels", .one(ChartExamples.settling(12, measure: .share, samples: [4, 8], size: 0.6))),
    OddCase("odd names of factors", names),
  ]

  private static var names: ChartSet {
    let long = ChartText(
      en: String(repeating: "A very long name indeed ", count: 8), zh: String(repeating: "很长的因子名称", count: 12))
    let odd = ChartText(en: nasty, zh: "“引号”_^{}@&~%、，" + nasty)
    var tornado = ChartExamples.tornado()
    var screening = ChartExamples.screening()
    var shares = ChartExamples.shares()
    var settling = ChartExamples.settling()
    for (index, name) in [long, odd, ChartText(en: "", zh: "")].enumerated() {
      tornado.rows[index].factor.title = name
      tornado.rows[index].low.setting = name
      screening.rows[index].factor.title = name
      shares.rows[index].factor.title = name
      settling.rows[index].factor.title = name
    }
    (tornado.title, screening.title, shares.title, settling.title) = (odd, odd, long, odd)
    return ChartSet(context: ChartExamples.context(), charts: [tornado, screening, shares, settling])
  }
}
