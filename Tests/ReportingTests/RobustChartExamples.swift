import Reporting

/// Invented charts of packages in worlds.
extension ChartExamples {
  static func robustness(packages: Int = 7, worlds: Int = 128, regret: Double = 12_000) -> RobustnessChart {
    let names = [
      ("Graduates first", "大学生优先"), ("Returnees first", "回流优先"), ("Housing first", "住房优先"), ("Jobs first", "就业优先"),
    ]
    return RobustnessChart(
      goal: ChartText(en: "Youth population, 2028 (goal 1,050,000)", zh: "2028 年青年人口（目标 105万）"),
      outcome: ChartText(en: "Youth population, 2028", zh: "2028 年青年人口"),
      scale: ChartScale(divisors: (1e3, 1e4), unit: ChartText(en: "thousand persons", zh: "万人")),
      redraws: ChartChance(reached: 292, of: 400),
      rows: (0..<packages).map { number in
        let (en, zh) = number < names.count ? names[number] : ("Package \(number + 1)", "方案\(number + 1)")
        let satisfied = max(0, worlds - 20 * number - worlds / 3)
        let share = Double(satisfied) / Double(worlds)
        return RobustnessChart.Row(
          package: ChartText(en: en, zh: zh), satisfied: ChartChance(reached: satisfied, of: worlds),
          interval: max(0, share - 0.07)...min(1, share + 0.07), meanRegret: 0.1 * regret * Double(number),
          regret90: regret * (0.2 + 0.1 * Double(number)),
          largestRegret: regret * (number == 0 ? 0.5 : 0.4 + 0.15 * Double(number)),
          isMostSatisfying: number == 0, isAsSatisfying: number == 1, isLeastRegretted: number == min(1, packages - 1))
      })
  }

  /// Worlds on a lattice that fills the square; a package fails right of 0.6 and below 0.5.
  static func worlds(
    count: Int = 60, isFound: Bool = true, oneFactor: Bool = false, isLogarithmic: Bool = false, levels: [String] = [],
    cases: Bool = true
  ) -> WorldsChart {
    let golden = 0.6180339887498949
    let last = Double(max(1, levels.count - 1))
    func x(_ number: Int) -> Double {
      let place = (Double(number) + 0.5) / Double(count)
      return levels.isEmpty ? place : (place * last).rounded()
    }
    func y(_ number: Int) -> Double { (Double(number) * golden).truncatingRemainder(dividingBy: 1) }
    func isInside(_ number: Int) -> Bool {
      x(number) / (levels.isEmpty ? 1 : last) > 0.6 && (oneFactor || y(number) < 0.5)
    }
    return WorldsChart(
      package: ChartText(en: "Graduates first", zh: "大学生优先"),
      question: ChartText(en: "does not satisfy", zh: "未达标"),
      remark: ChartText(en: "Also restricted: Rent surge below 0.4.", zh: "另有界限：房租上涨低于 0.4。"),
      x: .init(
        title: ChartText(en: "Pull of rival cities", zh: "周边城市竞争"), range: 0...(levels.isEmpty ? 1 : last),
        levels: levels, low: isFound ? 0.6 * (levels.isEmpty ? 1 : last) : nil, high: nil),
      y: .init(
        title: ChartText(en: "Weight of cash", zh: "补贴的分量"), range: isLogarithmic ? 0.001...1 : 0...1,
        isLogarithmic: isLogarithmic, low: nil,
        high: isFound && !oneFactor ? 0.5 : nil),
      worlds: (0..<count).map {
        WorldsChart.World(x: x($0), y: y($0), isCase: cases && (isInside($0) != ($0 % 11 == 5)), isInBox: isInside($0))
      },
      path: isFound
        ? (0..<12).map { .init(coverage: 1 - 0.04 * Double($0), density: 0.3 + 0.06 * Double($0)) }
        : [.init(coverage: cases ? 1 : 0, density: cases ? 0.4 : 0)],
      found: isFound ? .init(coverage: 0.72, density: 0.88) : nil)
  }
}
