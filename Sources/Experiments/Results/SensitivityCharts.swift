import DistrictModel
import Reporting
import ScenarioFiles

/// The charts of a sensitivity analysis, for each outcome: what matters, and whether the sample was large enough to tell.
struct SensitivityCharts {
  let sensitivity: Sensitivity
  private var experiment: LoadedExperiment { sensitivity.experiment }

  var set: ChartSet {
    ChartSet(context: ChartContext(of: experiment), charts: experiment.outcomes.indices.flatMap(charts))
  }

  private func charts(of outcome: Int) -> [any Chart] {
    switch sensitivity.findings[outcome] {
    case .tornado(let found): [tornado(found, outcome)]
    case .morris(let screening, let ranking):
      [self.screening(screening, ranking, outcome)] + settling(ranking, outcome, .effect)
    case .sobolIndices(let indices?, let ranking?):
      [shares(indices, ranking, outcome)] + settling(ranking, outcome, .share)
    case .sobolIndices, nil: []
    }
  }

  // MARK: - What they share

  private func title(_ outcome: Int) -> ChartText { ChartText(experiment.outcomes[outcome].title) }

  /// The unit of changes of an outcome.
  private func scale(_ outcome: Int, _ sizes: [Double]) -> ChartScale {
    ChartScale(of: experiment.outcomes[outcome], largest: sizes.map(\.magnitude).max() ?? 0, isChange: true)
  }

  private func factor(_ group: Int) -> RankedFactor {
    let roles = Set(sensitivity.design.groups[group].map { experiment.factors[$0].role })
    let role: ChartRole = roles.count > 1 ? .both : roles.contains(.lever) ? .lever : .uncertainty
    return RankedFactor(title: ChartText(sensitivity.title(of: group)), role: role)
  }

  // MARK: - Charts

  private func tornado(_ tornado: Tornado, _ outcome: Int) -> TornadoChart {
    let rows = sensitivity.rows(of: outcome)
    func end(_ row: SensitivityRow) -> TornadoChart.End {
      let setting = row.setting?.short ?? ""
      return .init(
        setting: ChartText(en: setting, zh: setting), change: ChartEstimate(mean: row.value, interval: row.interval))
    }
    return TornadoChart(
      part: outcome + 1, title: title(outcome), scale: scale(outcome, rows.map(\.value)), centre: tornado.centre,
      goal: experiment.outcomes[outcome].goal,
      rows: tornado.bars.enumerated().map { place, bar in
        .init(factor: factor(bar.factor), low: end(rows[2 * place]), high: end(rows[2 * place + 1]))
      })
  }

  private func screening(
    _ screening: MorrisScreening, _ ranking: SensitivityRanking, _ outcome: Int
  ) -> ScreeningChart {
    let measures = screening.measures
    return ScreeningChart(
      part: outcome + 1, title: title(outcome), scale: scale(outcome, measures.map(\.importance.value)),
      trajectories: screening.effects[0].count,
      rows: ranking.order.map { group in
        .init(
          factor: factor(group), importance: ChartEstimate(measures[group].importance),
          deviation: measures[group].deviation?.value, luck: sensitivity.luckAlone(of: group, outcome: outcome))
      })
  }

  private func shares(_ indices: SobolIndices, _ ranking: SensitivityRanking, _ outcome: Int) -> SharesChart {
    SharesChart(
      part: outcome + 1, title: title(outcome), sample: indices.rows,
      rows: ranking.order.map { group in
        .init(
          factor: factor(group), alone: ChartEstimate(indices.first[group]),
          inAll: ChartEstimate(indices.total[group]), luck: sensitivity.luckAlone(of: group, outcome: outcome))
      })
  }

  /// None if there is only one size of the sample.
  private func settling(
    _ ranking: SensitivityRanking, _ outcome: Int, _ measure: SettlingChart.Measure
  ) -> [SettlingChart] {
    guard let settling = sensitivity.settling(of: outcome), settling.samples.count > 1 else { return [] }
    let sizes = settling.estimates.compactMap { $0.last??.value }
    let share = ChartScale(divisors: (1, 1), unit: ChartText(en: "share of the variance", zh: "方差份额"))
    return [
      SettlingChart(
        part: outcome + 1, title: title(outcome), scale: measure == .share ? share : scale(outcome, sizes),
        measure: measure, samples: settling.samples,
        rows: ranking.order.map { group in
          .init(factor: factor(group), estimates: settling.estimates[group].map { $0.map(ChartEstimate.init) })
        })
    ]
  }
}
