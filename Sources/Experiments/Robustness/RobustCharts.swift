import DistrictModel
import Reporting
import ScenarioFiles

/// The charts of packages in many worlds: how each stands up, and in which worlds the explained one fails.
struct RobustCharts {
  private let summary: RobustSummary
  private var found: Robust { summary.found }
  private var experiment: LoadedExperiment { summary.experiment }
  private var factors: [Factor] { experiment.factors }

  init(_ summary: RobustSummary) { self.summary = summary }

  var set: ChartSet {
    let charts: [(any Chart)?] = [robustness, worlds]
    return ChartSet(context: context, charts: charts.compactMap { $0 })
  }

  private var context: ChartContext {
    let base = experiment.base.scenario
    var context = ChartContext(
      of: base, about: experiment.title, lastMonth: base.run.until, replicates: base.run.replicates)
    context.note = ChartText(
      en: "Runs of each package in each world. Simulation, not official statistics; no forecast.",
      zh: "以上为各方案在每种情形下的次数。模拟结果，非官方统计，亦非预测。")
    return context
  }

  // MARK: - Packages

  private var robustness: RobustnessChart? {
    guard let together = found.together, let judged = found.judged else { return nil }
    let standings = judged.matrix.standings
    let (most, least) = (found.mostSatisfying, judged.matrix.leastLargestRegret)
    let outcome = experiment.outcomes[found.asked.regret]
    return RobustnessChart(
      goal: ChartText(
        en: found.asked.reach.map { summary.goalText($0, .en) }.joined(separator: " and "),
        zh: found.asked.reach.map { summary.goalText($0, .zh) }.joined(separator: "、")),
      outcome: ChartText(outcome.title),
      scale: ChartScale(of: outcome, largest: standings.map(\.largestRegret).max() ?? 0, isChange: true),
      redraws: ChartChance(reached: judged.luck.leastRegretDraws[least], of: judged.luck.draws),
      rows: found.ranked.map { package in
        let satisfaction = together.satisfactions[package]
        let pair = Satisfaction.compare(together.satisfactions[most], satisfaction)
        return RobustnessChart.Row(
          package: ChartText(summary.packages[package].title),
          satisfied: ChartChance(reached: satisfaction.worlds, of: satisfaction.reached.count),
          interval: satisfaction.interval, meanRegret: standings[package].meanRegret,
          regret90: standings[package].regret90, largestRegret: standings[package].largestRegret,
          isMostSatisfying: package == most && satisfaction.worlds > 0,
          isAsSatisfying: package != most && pair.probability > 0.1 && together.satisfactions[most].worlds > 0,
          isLeastRegretted: package == least)
      })
  }

  // MARK: - Worlds

  private var worlds: WorldsChart? {
    guard let boxes = found.boxes else { return nil }
    let box = boxes.boxes.first
    let points = Robust.coordinates(of: factors, in: found.compared.map { found.worlds[$0] })
    let shown = shownFactors(points)
    let isOverOutcome = shown.count == 1
    let spread = shown.map { scattered(points, factor: $0) }
    let outcome = experiment.outcomes[found.asked.regret]
    let means = found.outcomes[found.asked.regret].means[found.explained]
    return WorldsChart(
      package: ChartText(summary.packages[found.explained].title),
      question: ChartText(
        en: summary.caseText(SummaryWords(language: .en)), zh: summary.caseText(SummaryWords(language: .zh))),
      remark: remark(box, shown: shown),
      x: axis(of: shown[0], box: box),
      y: isOverOutcome ? axis(of: outcome, means) : axis(of: shown[1], box: box),
      worlds: points.indices.map { place in
        WorldsChart.World(
          x: spread[0][place],
          y: isOverOutcome ? means[place] : spread[1][place], isCase: found.isCase[place],
          isInBox: box?.box.contains(points[place]) ?? false)
      },
      path: boxes.path.map { .init(coverage: $0.quality.coverage, density: $0.quality.density) },
      found: box.map { .init(coverage: $0.quality.coverage, density: $0.quality.density) })
  }

  /// The two factors with the surest limits; where there are fewer limits, those whose values differ most between cases and others. One if
  /// the worlds differ in one alone.
  private func shownFactors(_ points: [[Double]]) -> [Int] {
    let limited = found.boxes?.boxes.first?.limits.map(\.factor) ?? []
    let rest = factors.indices.filter { !limited.contains($0) }
      .map { (factor: $0, gap: gap(points, $0)) }
      .sorted { ($1.gap, $0.factor) < ($0.gap, $1.factor) }
    return Array((limited + rest.map(\.factor)).prefix(2))
  }

  /// Distance between the mean values of cases and others, in standard deviations; 0 if there are none of either.
  private func gap(_ points: [[Double]], _ factor: Int) -> Double {
    let values = points.map { $0[factor] }
    let cases = zip(values, found.isCase).filter(\.1).map(\.0)
    let others = zip(values, found.isCase).filter { !$0.1 }.map(\.0)
    guard !cases.isEmpty, !others.isEmpty, let spread = Statistics.standardDeviation(values), spread > 0 else {
      return 0
    }
    return abs(Statistics.mean(cases) - Statistics.mean(others)) / spread
  }

  /// Values of a factor by world; where worlds share a few values, moved aside a little so that none hides another.
  private func scattered(_ points: [[Double]], factor: Int) -> [Double] {
    let values = points.map { $0[factor] }
    guard case .list = factors[factor].distribution else { return values }
    let levels = Set(values).sorted()
    let step = zip(levels, levels.dropFirst()).map { $1 - $0 }.min() ?? 1
    return values.enumerated().map { place, value in
      value + 0.5 * step * ((Double(place) * 0.7548776662466927).truncatingRemainder(dividingBy: 1) - 0.5)
    }
  }

  private func axis(of number: Int, box: WorldBoxes.Found?) -> WorldsChart.Axis {
    let factor = factors[number]
    let limits = box?.box.limits[number] ?? -.infinity ... .infinity
    let isList = if case .list = factor.distribution { true } else { false }
    let values = isList ? factor.levels.map { factor.coordinate(of: $0) } : []
    let range =
      isList
      ? (values.min() ?? 0) - 0.5...(values.max() ?? 0) + 0.5 : factor.distribution?.range ?? 0...1
    let unit = factor.unit.flatMap(Unit.named)?.words
    let isLogarithmic = if case .logUniform = factor.distribution { true } else { false }
    return WorldsChart.Axis(
      title: ChartText(
        en: factor.title.en + (unit.map { " (\($0.en))" } ?? ""),
        zh: factor.title.zh + (unit.map { "（\($0.zh)）" } ?? "")), range: range,
      isLogarithmic: isLogarithmic,
      levels: factor.isListOfTexts ? factor.levels.map(\.description) : [],
      low: limits.lowerBound == -.infinity ? nil : limits.lowerBound,
      high: limits.upperBound == .infinity ? nil : limits.upperBound)
  }

  /// Where only one thing is uncertain, the other axis is the outcome itself.
  private func axis(of outcome: ExperimentOutcome, _ means: [Double]) -> WorldsChart.Axis {
    let (low, high) = (means.min() ?? 0, means.max() ?? 1)
    let margin = max(0.05 * (high - low), 1e-9 * max(1, high.magnitude))
    let unit = outcome.indicator.flatMap(Indicator.named)?.unit ?? .noUnit
    return WorldsChart.Axis(
      title: ChartText(
        en: outcome.title.en + (unit.en.isEmpty ? "" : ", \(unit.en)"),
        zh: outcome.title.zh + (unit.zh.isEmpty ? "" : "（\(unit.zh)）")),
      range: low - margin...high + margin, low: nil, high: nil)
  }

  /// Limits of the box that the plane does not show, and how easily it is luck.
  private func remark(_ box: WorldBoxes.Found?, shown: [Int]) -> ChartText {
    guard let box, let boxes = found.boxes else { return ChartText(en: "", zh: "") }
    func text(_ language: ReportLanguage) -> String {
      let words = SummaryWords(language: language)
      let hidden = summary.limits(of: box).dropFirst(2).map { $0.text(words) }
      let also =
        hidden.isEmpty
        ? "" : words("Also: \(hidden.joined(separator: "; ")). ", "另有：\(hidden.joined(separator: "；"))。")
      let more = boxes.boxes.count - 1
      let rest =
        more == 0
        ? "" : words("\(more) more box\(more == 1 ? "" : "es") in boxes.csv. ", "另有 \(more) 个区域，见 boxes.csv。")
      let count = Int(((boxes.luck ?? 1) * Double(WorldBoxes.shuffles + 1)).rounded()) - 1
      return also + rest
        + words(
          "As telling a box in \(count) of \(WorldBoxes.shuffles) shuffles of the worlds.",
          "打乱情形后，\(WorldBoxes.shuffles) 次中有 \(count) 次得到同样显著的区域。")
    }
    return ChartText(en: text(.en), zh: text(.zh))
  }
}
