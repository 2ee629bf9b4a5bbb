import Foundation
import Reporting

/// Invented charts of the size real ones have; nothing here is a result.
enum ChartExamples {
  static func context(replicates: Int = 32, place: ChartText = ChartText(en: "Lakeside", zh: "湖滨区")) -> ChartContext {
    ChartContext(
      place: place, scenario: ChartText(en: "Plan of the work report 2026", zh: "2026 年工作报告方案"),
      firstMonth: ChartMonth(year: 2026, month: 1), lastMonth: ChartMonth(year: 2030, month: 12), ages: 14...35,
      replicates: replicates, sample: "1:1",
      note: ChartText(en: "Invented figures.", zh: "示意数据。"))
  }

  /// A number between −1 and 1 that depends on the seed alone.
  static func wobble(_ seed: Int) -> Double {
    sin(Double(seed) * 12.9898) * cos(Double(seed) * 4.1414)
  }

  static func quantiles(_ middle: Double, spread: Double) -> ChartQuantiles {
    ChartQuantiles(
      q05: middle - 1.64 * spread, q25: middle - 0.67 * spread, q50: middle, q75: middle + 0.67 * spread,
      q95: middle + 1.64 * spread)
  }

  static func band(_ middle: Double, spread: Double) -> ChartBand {
    ChartBand(q05: middle - 1.64 * spread, q50: middle, q95: middle + 1.64 * spread)
  }

  static func months(from first: Int, through last: Int) -> [ChartMonth] {
    (first...last).flatMap { year in (1...12).map { ChartMonth(year: year, month: $0) } }
  }

  static func fan(
    years: ClosedRange<Int> = 2026...2030, start: Double = 1_040_000, growth: Double = 190, goal: Double? = 1_050_000,
    runs: Int = 32
  ) -> FanChart {
    let months = months(from: years.lowerBound, through: years.upperBound)
    return FanChart(
      rows: months.enumerated().map { index, month in
        let middle = start + growth * Double(index) + 2_600 * sin(Double(index) * .pi / 6)
        let spread = 500 + 420 * Double(index).squareRoot()
        let share = goal.map { 1 / (1 + exp(-1.7 * (middle - $0) / spread)) } ?? 0
        return FanChart.Row(
          month: month, persons: quantiles(middle, spread: spread), goal: goal,
          chance: goal == nil ? nil : ChartChance(reached: Int((share * Double(runs)).rounded()), of: runs))
      })
  }

  static func flows(years: ClosedRange<Int> = 2026...2030, net: Double = 2_600) -> FlowsChart {
    let flows = [
      FlowsChart.Flow(ChartText(en: "Graduates", zh: "新到大学生"), isInflow: true),
      FlowsChart.Flow(ChartText(en: "Other arrivals", zh: "其他迁入"), isInflow: true),
      FlowsChart.Flow(ChartText(en: "Turning 14", zh: "年满 14 岁"), isInflow: true),
      FlowsChart.Flow(ChartText(en: "Students and returnees", zh: "新生与回流"), isInflow: true),
      FlowsChart.Flow(ChartText(en: "Leavers", zh: "迁出"), isInflow: false),
      FlowsChart.Flow(ChartText(en: "Turning 36", zh: "年满 36 岁"), isInflow: false),
      FlowsChart.Flow(ChartText(en: "Away to college", zh: "外出求学"), isInflow: false),
      FlowsChart.Flow(ChartText(en: "Deaths", zh: "死亡"), isInflow: false),
    ]
    return FlowsChart(
      flows: flows,
      rows: years.map { year in
        let step = Double(year - years.lowerBound)
        let persons = [
          44_800 + 900 * step, 75_600 - 300 * step, 24_000 + 250 * step, 21_000, 101_300 + 500 * step, 47_900, 13_600,
          310,
        ]
        return FlowsChart.Row(
          year: year, persons: persons, net: band(net - 700 * step, spread: 1_300),
          closing: 1_040_000 + net * (step + 1))
      })
  }

  static func targets(runs: Int = 32) -> TargetsChart {
    func row(
      _ en: String, _ zh: String, limit: TargetsChart.Limit = .atLeast, goal: Double, median: Double, share: Double
    ) -> TargetsChart.Row {
      TargetsChart.Row(
        label: ChartText(en: en, zh: zh), unit: ChartText(en: "persons", zh: "人"), limit: limit, goal: goal,
        result: quantiles(median, spread: median * 0.02),
        chance: ChartChance(reached: Int((share * Double(runs)).rounded()), of: runs))
    }
    var rows = [
      row(
        "Youth population, end of 2026", "青年人口，2026 年末", limit: .above, goal: 1_050_000, median: 1_043_100,
        share: 0.03),
      row("Graduates introduced in 2026", "2026 年引进大学生", goal: 50_000, median: 52_100, share: 0.97),
      row("A–F talents introduced in 2026", "2026 年新引进 A–F 类人才", goal: 14_000, median: 14_500, share: 0.79),
      row("AI talents in 2026", "2026 年人工智能人才", goal: 300, median: 318, share: 0.66),
      row("Jobs created in 2026", "2026 年新增就业岗位", goal: 24_000, median: 25_300, share: 0.9),
    ]
    rows.append(
      TargetsChart.Row(
        label: ChartText(en: "Youth unemployment rate", zh: "青年失业率"), unit: ChartText(en: "%", zh: "%"),
        limit: .atMost,
        goal: 6.0, result: quantiles(6.3, spread: 0.2), chance: ChartChance(reached: runs / 4, of: runs), decimals: 1))
    return TargetsChart(rows: rows)
  }

  static func pyramid(scale: Double = 1) -> PyramidChart {
    let rows = (14...35).map { age -> PyramidChart.Row in
      let bulge = 17_000 + 12_000 * exp(-pow(Double(age - 27) / 5.5, 2)) + 900 * wobble(age)
      let later = 16_400 + 12_600 * exp(-pow(Double(age - 29) / 6, 2)) + 900 * wobble(age + 50)
      return PyramidChart.Row(
        age: age, menAtStart: scale * bulge * 1.08, womenAtStart: scale * bulge * 0.94,
        menAtEnd: band(scale * later * 1.07, spread: scale * 240),
        womenAtEnd: band(scale * later * 0.95, spread: scale * 240))
    }
    return PyramidChart(start: ChartMonth(year: 2025, month: 12), end: ChartMonth(year: 2030, month: 12), rows: rows)
  }

  static func talents(years: ClosedRange<Int> = 2026...2030, goal: Double? = 14_000, runs: Int = 32) -> TalentsChart {
    TalentsChart(
      rows: years.map { year in
        let step = Double(year - years.lowerBound)
        let parts = [3.0, 9, 30, 1_150 + 60 * step, 5_200 + 150 * step, 8_100 - 120 * step]
        let total = parts.reduce(0, +)
        return TalentsChart.Row(
          year: year, byClass: parts, spread: (total - 690)...(total + 690), goal: goal,
          chance: goal == nil ? nil : ChartChance(reached: min(runs, Int(0.79 * Double(runs) + step)), of: runs))
      })
  }

  static func zones(count: Int = 7) -> ZonesChart {
    let names = [
      ("Core and Qianjiang Century City", "城厢与钱江世纪城"), ("Ningwei", "宁围"), ("Xintang", "新塘"),
      ("Airport economy zone", "临空经济示范区"),
      ("Xiangshi", "湘湖"), ("South", "南片"), ("East", "东片"), ("Linpu", "临浦"), ("Guali", "瓜沥"), ("Yiqiao", "义桥"),
      ("Dangshan", "党山"), ("Daicun", "戴村"),
    ]
    return ZonesChart(
      start: ChartMonth(year: 2025, month: 12), end: ChartMonth(year: 2030, month: 12),
      rows: (0..<count).map { index in
        let start = 250_000 / Double(index + 1) + 30_000
        return ZonesChart.Row(
          zone: ChartText(en: names[index].0, zh: names[index].1), start: start,
          end: band(start * (1.03 - 0.012 * Double(index)), spread: 0.006 * start))
      })
  }

  static func retention(through last: Int = 120) -> RetentionChart {
    func group(_ en: String, _ zh: String, _ hazard: Double, through end: Int) -> RetentionChart.Group {
      RetentionChart.Group(
        label: ChartText(en: en, zh: zh),
        rows: (0...end).map { month in
          let share = exp(-hazard * pow(Double(month), 0.8))
          return RetentionChart.Row(
            months: month, share: band(share, spread: 0.012 * (1 - share) * (1 + Double(month) / 40)))
        })
    }
    return RetentionChart(groups: [
      group("Degree or higher", "本科及以上", 0.0235, through: last), group("Junior college", "大专", 0.027, through: last),
      group("No degree", "无大学学历", 0.033, through: last), group("Returnees", "回流青年", 0.006, through: min(last, 108)),
    ])
  }

  static func labour(years: ClosedRange<Int> = 2026...2030) -> LabourChart {
    let months = months(from: years.lowerBound, through: years.upperBound)
    return LabourChart(
      baseMonth: ChartMonth(year: 2025, month: 12),
      rows: months.enumerated().map { index, month in
        let t = Double(index)
        return LabourChart.Row(
          month: month, unemployment: band(0.064 - 0.00012 * t + 0.006 * sin(t * .pi / 6), spread: 0.001 + 0.00004 * t),
          vacancies: band(0.054 + 0.00011 * t - 0.003 * sin(t * .pi / 6), spread: 0.0012),
          rentIndex: band(100 + 0.16 * t + 0.7 * sin(t / 7), spread: 0.2 + 0.02 * t))
      })
  }

  /// Two levers in five by four steps.
  static func surface(goal: Double? = 1_050_000, error: Double? = 1_500, columns: Int = 5, rows: Int = 4)
    -> SurfaceChart
  {
    let crossings = (0..<columns).flatMap { x in (0..<rows).map { (Double(x) * 0.5, Double($0) * 10) } }
    return SurfaceChart(
      title: ChartText(en: "Youth population, 2028", zh: "2028 年青年人口"),
      scale: ChartScale(divisors: (1e3, 1e4), unit: ChartText(en: "thousand persons", zh: "万人")),
      x: ChartFactor(title: ChartText(en: "Affordable homes", zh: "保障房"), values: crossings.map(\.0), base: 0.7),
      y: ChartFactor(title: ChartText(en: "Rent subsidy", zh: "租房补贴"), values: crossings.map(\.1), base: 10),
      estimates: crossings.map { x, y in
        let mean = 1_041_000 + 4_000 * x + 350 * y
        return ChartEstimate(mean: mean, interval: error.map { (mean - $0)...(mean + $0) })
      }, goal: goal)
  }

  /// Twenty points of several factors.
  static func response(factors: Int = 5, goal: Double? = 1_050_000, error: Double? = 1_500) -> ResponseChart {
    let points = 20
    return ResponseChart(
      title: ChartText(en: "Youth population, 2028", zh: "2028 年青年人口"),
      scale: ChartScale(divisors: (1e3, 1e4), unit: ChartText(en: "thousand persons", zh: "万人")),
      factors: (0..<factors).map { factor in
        ChartFactor(
          title: ChartText(en: "Lever \(factor + 1)", zh: "工具\(factor + 1)"),
          values: (0..<points).map { Double(($0 * (2 * factor + 1)) % points) / 10 }, base: factor == 0 ? 0.7 : nil)
      },
      estimates: (0..<points).map { point in
        let mean = 1_044_000 + 500 * Double(point) + 900 * wobble(point)
        return ChartEstimate(mean: mean, interval: error.map { (mean - $0)...(mean + $0) })
      }, goal: goal)
  }

  /// Five years.
  static func all(runs: Int = 32) -> ChartSet {
    ChartSet(
      context: context(replicates: runs),
      charts: [
        fan(runs: runs), flows(), targets(runs: runs), pyramid(), talents(runs: runs), zones(), retention(), labour(),
        surface(), response(), frontier(runs: runs), mixes(runs: runs),
        robustness(), worlds(),
        posterior(), backTest(), convergence(), uncertaintyFan(),
        tornado(), screening(), shares(), settling(),
      ] + compared(runs: runs))
  }

  /// Twelve years and twelve zones.
  static func long() -> ChartSet {
    var context = context(replicates: 200)
    context.firstMonth = ChartMonth(year: 2024, month: 1)
    context.lastMonth = ChartMonth(year: 2035, month: 12)
    return ChartSet(
      context: context,
      charts: [
        fan(years: 2024...2035, start: 1_033_000, growth: 150, runs: 200), flows(years: 2024...2035, net: 900),
        targets(runs: 200), pyramid(), talents(years: 2024...2035, runs: 200), zones(count: 12), retention(),
        labour(years: 2024...2035), surface(), response(), frontier(panels: 4, runs: 200),
        mixes(levers: 12, runs: 200), robustness(packages: 20), worlds(count: 400), posterior(panels: 16),
        backTest(panels: 9),
        convergence(generations: 8),
        uncertaintyFan(),
        tornado(), screening(), shares(), settling(),
      ] + compared(8, runs: 200))
  }
}
