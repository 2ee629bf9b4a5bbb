import DistrictModel
import Reporting

extension UncertaintyFanChart {
  /// The youth population of a scenario; nil where luck and parameters cannot be told apart.
  init?(of ensemble: Ensemble, drawnBy draws: ParameterDraws) {
    let start = ensemble.scenario.district.period.start
    let target = ensemble.scenario.district.targets.targets.first {
      $0.definition.indicator == Indicator.youthPopulation.name && $0.definition.measure == .yearEnd
    }
    let rows = ensemble.months.compactMap { month -> Row? in
      guard let values = ensemble.values(SeriesKey(Indicator.youthPopulation.name), at: month),
        let components = VarianceComponents(values, runsPerParticle: draws.runsPerParticle)
      else { return nil }
      return Row(
        month: ChartMonth(month), mean: components.mean, luck: VarianceComponents.margin(components.luck),
        both: VarianceComponents.margin(components.total), parameterShare: components.parameterShare,
        goal: month >= Month(year: start.year, month: 1) ? target?.definition.goal[month.year] : nil)
    }
    guard !rows.isEmpty else { return nil }
    self.init(rows: rows, draws: draws.draws(of: ensemble.replicates), runsPerParticle: draws.runsPerParticle)
  }
}
