import DistrictModel
import Reporting
import ScenarioFiles

/// The charts of a calibration: parameters before and after, series observed and simulated, and how the search went.
struct CalibrationCharts {
  let summary: CalibrationSummary

  private var base: Scenario { summary.experiment.base.scenario }

  var set: ChartSet {
    let charts: [(any Chart)?] = [posterior, backTest, convergence]
    var context = ChartContext(
      of: base, about: summary.experiment.title, lastMonth: base.run.until, replicates: base.run.replicates)
    context.note = ChartText(
      en: "\(summary.population.points.count) particles; simulation, not official statistics.",
      zh: "\(summary.population.points.count) 个粒子；模拟结果，非官方统计。")
    return ChartSet(context: context, charts: charts.compactMap { $0 })
  }

  /// A panel for each parameter, as many as there is room for, the narrowest first.
  private var posterior: PosteriorChart {
    let order = summary.narrowings.indices.sorted {
      (summary.narrowings[$0].ratio, $0) < (summary.narrowings[$1].ratio, $1)
    }
    let panels = order.prefix(PosteriorChart.mostPanels).map { index in
      let factor = summary.experiment.factors[index]
      let places = summary.population.points.map { $0[index] }
      let shares = PosteriorChart.histogram(places, weights: summary.population.weights)
      let edges = (0...PosteriorChart.bins).map { bin in
        factor.value(at: Double(bin) / Double(PosteriorChart.bins)).number ?? 0
      }
      return PosteriorChart.Panel(
        title: ChartText(factor.title), edges: edges, shares: shares, base: factor.baseValue?.number,
        widthLeft: summary.narrowings[index].ratio)
    }
    return PosteriorChart(panels: panels)
  }

  /// A panel for each indicator observed in years, or in months.
  private var backTest: BackTestChart? {
    var panels: [BackTestChart.Panel] = []
    for (index, fit) in summary.fits.enumerated() {
      guard case .observation(let observation) = fit.figure.subject else { continue }
      let time = Double(observation.year) + (observation.month.map { (Double($0) - 0.5) / 12 } ?? 0.5)
      let row = BackTestChart.Row(
        time: time, observed: observation.value, error: Statistics.normal95 * fit.figure.error,
        simulated: ChartQuantiles(
          q05: fit.q05, q25: quantile(index, 0.25), q50: fit.q50, q75: quantile(index, 0.75), q95: fit.q95),
        isHeldOut: observation.isHeldOut)
      let title = Indicator.named(observation.key.indicator)?.title
      let name = ChartText(
        en: (title?.en ?? observation.key.indicator)
          + (observation.key.group.isEmpty ? "" : " \(observation.key.group)"),
        zh: (title?.zh ?? observation.key.indicator)
          + (observation.key.group.isEmpty ? "" : " \(observation.key.group)"))
      if let place = panels.firstIndex(where: { $0.title == name && $0.isMonthly == (observation.month != nil) }) {
        panels[place].rows.append(row)
      } else {
        panels.append(.init(title: name, isMonthly: observation.month != nil, rows: [row]))
      }
    }
    guard !panels.isEmpty else { return nil }
    return BackTestChart(
      panels: panels.prefix(BackTestChart.mostPanels).map { panel in
        var panel = panel
        panel.rows.sort { $0.time < $1.time }
        return panel
      })
  }

  private func quantile(_ figure: Int, _ probability: Double) -> Double {
    let values = summary.found.particles.compactMap { $0.point?.figures[figure] }
    return CalibrationSummary.quantile(values, summary.population.weights, probability)
  }

  private var convergence: ConvergenceChart {
    ConvergenceChart(
      rows: summary.found.generations.map { generation in
        .init(
          generation: generation.generation, distance: ChartQuantiles(generation.distances),
          tolerance: generation.tolerance.isFinite ? generation.tolerance : nil, simulated: generation.simulated,
          kept: generation.points.count, effectiveSize: generation.effectiveSize)
      })
  }
}
