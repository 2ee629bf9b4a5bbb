import DistrictModel
import Reporting
import ScenarioFiles

/// The charts of a sweep: the surface of two factors where every pair of their values was run, else the outcome against each
/// factor. They show the first outcome of the file.
struct SweepCharts {
  private let sweep: Sweep
  private var experiment: LoadedExperiment { sweep.experiment }
  private var base: Scenario { experiment.base.scenario }
  private var outcome: ExperimentOutcome { experiment.outcomes[0] }

  init(_ sweep: Sweep) { self.sweep = sweep }

  var set: ChartSet {
    let charts: [(any Chart)?] = [surface, response]
    return ChartSet(context: context, charts: charts.compactMap { $0 })
  }

  private var context: ChartContext {
    let district = base.district
    return ChartContext(
      place: ChartText(district.title), scenario: ChartText(experiment.title),
      firstMonth: ChartMonth(district.period.start), lastMonth: ChartMonth(base.run.until),
      ages: district.definitions.youngestAge...district.definitions.firstAgeAbove - 1,
      replicates: base.run.replicates, sample: base.run.sample.description,
      note: ChartText(
        en: "Runs at each point. Simulation, not official statistics; uncertain parameters left out unless varied.",
        zh: "以上为每个设计点的次数。模拟结果，非官方统计；未变动的参数的不确定性未计入。"))
  }

  // MARK: - What both share

  /// Means with the ends of their 90 % interval; nil at a point without a finished run.
  private var estimates: [ChartEstimate?] {
    sweep.cells[0].map { cell in
      cell.distribution.map {
        ChartEstimate(mean: $0.mean, interval: cell.meanInterval)
      }
    }
  }

  private var scale: ChartScale {
    let largest = estimates.compactMap { $0?.mean.magnitude }.max() ?? 1
    guard let name = outcome.indicator else {
      return ChartScale(divisors: (0.01, 0.01), unit: ChartText(en: "% of runs", zh: "%（运行比例）"))
    }
    let indicator = Indicator.named(name)
    let unit = indicator?.unit ?? Text(en: "", zh: "")
    if indicator?.kind == .level { return ChartScale(divisors: (1, 1), unit: ChartText(unit)) }
    if unit.en == "CNY" {
      return ChartScale(divisors: (1e6, 1e8), unit: ChartText(en: "CNY million", zh: "亿元"))
    }
    return ChartScale(
      divisors: (largest >= 20_000 ? 1e3 : 1, largest >= 20_000 ? 1e4 : 1),
      unit: ChartText(
        en: largest >= 20_000 ? "thousand \(unit.en)" : unit.en, zh: largest >= 20_000 ? "万\(unit.zh)" : unit.zh))
  }

  /// The values of a factor, if they are numbers and there are at least two of them.
  private func axis(_ index: Int) -> ChartFactor? {
    let values = sweep.points.compactMap { $0.values[index].number }
    guard values.count == sweep.points.count, Set(values).count > 1 else { return nil }
    let factor = experiment.factors[index]
    return ChartFactor(title: ChartText(factor.title), values: values, base: factor.baseValue?.number)
  }

  // MARK: - Charts

  /// Nil unless there are just two factors with numbers, and a point at each crossing of their values.
  private var surface: SurfaceChart? {
    guard experiment.factors.count == 2, let x = axis(0), let y = axis(1) else { return nil }
    let (columns, rows) = (Set(x.values).count, Set(y.values).count)
    let crossings = Set(sweep.points.map(\.values)).count
    guard columns * rows == sweep.points.count, crossings == sweep.points.count, !estimates.contains(nil) else {
      return nil
    }
    return SurfaceChart(
      title: ChartText(outcome.title), scale: scale, x: x, y: y, estimates: estimates.compactMap { $0 },
      goal: outcome.goal)
  }

  private var response: ResponseChart? {
    guard surface == nil else { return nil }
    let axes = experiment.factors.indices.compactMap(axis)
    guard !axes.isEmpty else { return nil }
    return ResponseChart(
      title: ChartText(outcome.title), scale: scale, factors: Array(axes.prefix(ResponseChart.mostFactors)),
      estimates: estimates, goal: outcome.goal)
  }
}
