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
    let few = min(base.run.replicates, Seek.mostFrontierRuns)
    let isFewer = few < base.run.replicates
    let runs = Text(
      en: isFewer ? "Runs of each mix tried, \(few) of the others." : "Runs of each mix.",
      zh: isFewer ? "以上为每个受检组合的次数，其余各 \(few) 次。" : "以上为每个组合的次数。")
    let luck =
      isOverWorlds
      ? Text(en: "chances are over luck and uncertain worlds", zh: "概率含随机波动与不确定情形")
      : Text(en: "chances are over luck alone", zh: "概率仅针对随机波动")
    context.note = ChartText(
      en: "\(runs.en) Simulation, not official statistics; \(luck.en).", zh: "\(runs.zh)模拟结果，非官方统计；\(luck.zh)。")
    return context
  }

  private var price: Int? { summary.priced.first?.outcome }

  /// Mixes in the order of charts, the cheapest first; those that failed are left out.
  private var points: [(point: Seek.Confirmed, confirmed: MixEstimate, kind: FrontierChart.Kind)] {
    let points = summary.shown.compactMap { shown in shown.point.confirmed.map { (shown.point, $0, shown.kind) } }
    guard let price else { return points }
    // Of equal prices the first stays first.
    return points.enumerated().sorted { ($0.element.1.mean(price), $0.offset) < ($1.element.1.mean(price), $1.offset) }
      .map(\.element)
  }

  private var frontier: FrontierChart? {
    guard let price, !points.isEmpty else { return nil }
    let outcome = experiment.outcomes[price]
    let panels = summary.asked.prefix(FrontierChart.mostPanels).map { asked in
      FrontierChart.Panel(
        title: ChartText(summary.chartTitle(asked.outcome)), asked: asked.least,
        points: points.map { point, confirmed, kind in
          let runs = confirmed.runs.count
          return FrontierChart.Point(
            mix: summary.number(of: point.mix), kind: kind, price: confirmed.mean(price),
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
      mixes: points.map { point, confirmed, kind in
        MixesChart.MixColumn(
          mix: summary.number(of: point.mix), kind: kind, price: confirmed.mean(price),
          chance: summary.asked.first.map { ChartChance(reached: confirmed.reached($0.goal), of: confirmed.runs.count) }
        )
      },
      levers: summary.levers.indices.map { lever in
        let axis = space.axes[lever]
        return MixesChart.LeverRow(
          title: ChartText(summary.levers[lever].title),
          levels: points.map { point, _, _ in
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

  /// The mixes of tables and charts with what they are: earlier attempts with their own luck, then the frontier with that of the last.
  var shown: [(point: Seek.Confirmed, kind: FrontierChart.Kind)] {
    let last = found.isReached == true ? FrontierChart.Kind.found : .tried
    return found.attempts.dropLast().map { ($0, .tried) }
      + found.frontier.map { point in
        (point, point.mix == found.answer?.mix ? last : point.mix == found.base ? .base : .frontier)
      }
  }
}
