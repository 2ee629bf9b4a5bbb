import DistrictModel
import Reporting
import ScenarioFiles

/// The charts of a search: what each chance costs, and which mixes these are.
struct SeekCharts {
  private let summary: SeekSummary
  private var experiment: LoadedExperiment { summary.experiment }

  init(_ summary: SeekSummary) { self.summary = summary }

  var set: ChartSet {
    let charts: [(any Chart)?] = [frontier, mixes]
    return ChartSet(context: context, charts: charts.compactMap { $0 })
  }

  private var context: ChartContext {
    let base = experiment.base.scenario
    var context = ChartContext(
      of: base, about: experiment.title, lastMonth: base.run.until, replicates: base.run.replicates)
    let isOverWorlds = experiment.factors.contains { $0.role == .uncertainty }
    context.note = ChartText(
      en: isOverWorlds
        ? "Runs of each mix, over luck and uncertain worlds. Simulation, not official statistics."
        : "Runs of each mix. Simulation, not official statistics; chances are over luck alone.",
      zh: isOverWorlds ? "以上为每个组合的次数，含随机波动与不确定情形。模拟结果，非官方统计。" : "以上为每个组合的次数。模拟结果，非官方统计；概率仅针对随机波动。")
    return context
  }

  private var price: Int? { summary.priced.first?.outcome }

  /// Mixes on the frontier in the order of their number in charts, the cheapest first; those that failed are left out.
  private var points: [(point: Seek.Confirmed, confirmed: MixEstimate)] {
    summary.found.frontier.compactMap { point in point.confirmed.map { (point, $0) } }
  }

  private func kind(_ mix: Mix) -> FrontierChart.Kind {
    mix == summary.found.answer?.mix ? .found : mix == summary.found.base ? .base : .frontier
  }

  private var frontier: FrontierChart? {
    guard let price, !points.isEmpty else { return nil }
    let outcome = experiment.outcomes[price]
    let panels = summary.asked.prefix(FrontierChart.mostPanels).map { asked in
      FrontierChart.Panel(
        title: ChartText(summary.chartTitle(asked.outcome)), asked: asked.least,
        points: points.map { point, confirmed in
          let runs = confirmed.runs.count
          return FrontierChart.Point(
            kind: kind(point.mix), price: confirmed.mean(price),
            believed: SeekSummary.chance(point.believed, asked.goal),
            chance: ChartChance(reached: confirmed.reached(asked.goal), of: runs),
            interval: Statistics.wilsonInterval(successes: confirmed.reached(asked.goal), trials: runs))
        })
    }
    return FrontierChart(
      price: ChartText(outcome.title),
      scale: ChartScale(of: outcome, largest: points.map { $0.confirmed.mean(price).magnitude }.max() ?? 1),
      bound: summary.seek.limits.first { $0.outcome == price }?.bound, panels: Array(panels))
  }

  private var mixes: MixesChart? {
    guard let price, !points.isEmpty, summary.levers.count <= MixesChart.mostLevers else { return nil }
    let outcome = experiment.outcomes[price]
    let space = summary.found.space
    return MixesChart(
      scale: ChartScale(of: outcome, largest: points.map { $0.confirmed.mean(price).magnitude }.max() ?? 1),
      price: ChartText(outcome.title),
      mixes: points.map { point, confirmed in
        MixesChart.MixColumn(
          kind: kind(point.mix), price: confirmed.mean(price),
          chance: summary.asked.first.map { ChartChance(reached: confirmed.reached($0.goal), of: confirmed.runs.count) }
        )
      },
      levers: summary.levers.indices.map { lever in
        let axis = space.axes[lever]
        return MixesChart.LeverRow(
          title: ChartText(summary.levers[lever].title),
          levels: points.map { point, _ in
            let place = point.mix[lever]
            return MixesChart.Level(
              text: ChartText(en: axis.levels[place].short, zh: axis.levels[place].short),
              share: axis.levels.count > 1 ? Double(place) / Double(axis.levels.count - 1) : 0)
          })
      })
  }
}

extension SeekSummary {
  /// `Youth population, 2028: goal 1,050,000`
  func chartTitle(_ number: Int) -> Text { Text(en: goalText(number, .en), zh: goalText(number, .zh)) }
}
