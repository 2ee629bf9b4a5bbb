import DistrictModel
import Reporting
import ScenarioFiles

/// The charts of a sweep, for each outcome: the surface of two factors where every pair of their values was run, else the outcome
/// against each factor.
struct SweepCharts {
  private let sweep: Sweep
  private var experiment: LoadedExperiment { sweep.experiment }

  init(_ sweep: Sweep) { self.sweep = sweep }

  var set: ChartSet {
    let charts = experiment.outcomes.indices.map { surface($0) ?? response($0) }
    return ChartSet(context: ChartContext(of: experiment), charts: charts.compactMap { $0 })
  }

  // MARK: - What both share

  /// Means with the ends of their 90 % interval; nil at a point without a finished run.
  private func estimates(_ number: Int) -> [ChartEstimate?] {
    sweep.cells[number].map { cell in
      cell.distribution.map { ChartEstimate(mean: $0.mean, interval: cell.meanInterval) }
    }
  }

  private func scale(_ number: Int) -> ChartScale {
    let largest = estimates(number).compactMap { $0?.mean.magnitude }.max() ?? 1
    return ChartScale(of: experiment.outcomes[number], largest: largest)
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
  private func surface(_ number: Int) -> (any Chart)? {
    guard experiment.factors.count == 2, let x = axis(0), let y = axis(1) else { return nil }
    let (columns, rows) = (Set(x.values).count, Set(y.values).count)
    let crossings = Set(sweep.points.map(\.values)).count
    let estimates = estimates(number)
    guard columns * rows == sweep.points.count, crossings == sweep.points.count, !estimates.contains(nil) else {
      return nil
    }
    let outcome = experiment.outcomes[number]
    return SurfaceChart(
      part: number + 1, title: ChartText(outcome.title), scale: scale(number), x: x, y: y,
      estimates: estimates.compactMap { $0 }, goal: outcome.goal)
  }

  private func response(_ number: Int) -> (any Chart)? {
    let axes = experiment.factors.indices.compactMap(axis)
    guard !axes.isEmpty else { return nil }
    let outcome = experiment.outcomes[number]
    return ResponseChart(
      part: number + 1, title: ChartText(outcome.title), scale: scale(number),
      factors: Array(axes.prefix(ResponseChart.mostFactors)), estimates: estimates(number), goal: outcome.goal)
  }
}
