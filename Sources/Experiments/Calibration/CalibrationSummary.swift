import DistrictModel
import Reporting
import ScenarioFiles

/// What a calibration says at a glance: which parameters are narrower now, how well the figures are met, and those held out.
public struct CalibrationSummary: ExperimentSummary {
  let search: CalibrationSearch
  let found: CalibrationSearch.Found
  /// None of its own: points are more than runs of a scenario. The failed ones are those of the register.
  public let runs: ExperimentRuns

  init(search: CalibrationSearch, found: CalibrationSearch.Found, register: RunRegister) {
    self.search = search
    self.found = found
    runs = ExperimentRuns(outcomes: [], register: register)
  }

  public var experiment: LoadedExperiment { search.experiment }
  /// Those of the first design; what later generations tried is counted as simulations.
  public var pointCount: Int { found.design.count }
  var settings: CalibrationSettings { search.settings }
  var figures: [CalibrationFigure] { search.figures }
  /// The last generation.
  var population: ParticlePopulation { found.generations[found.generations.count - 1] }

  // MARK: - Parameters

  /// What became of one parameter.
  struct Narrowing: Sendable {
    let factor: Factor
    /// Quantiles at 5, 50 and 95 %, before and after.
    let before: [Double]
    let after: [Double]
    /// Deviation after over deviation before.
    let ratio: Double
  }

  var narrowings: [Narrowing] {
    experiment.factors.indices.map { index in
      let factor = experiment.factors[index]
      func value(_ place: Double) -> Double { factor.value(at: place).number ?? 0 }
      // Deviations are those of the prior's own probabilities, in which it is uniform.
      let spread = population.covariance[index][index].squareRoot() * 12.0.squareRoot()
      return Narrowing(
        factor: factor, before: [0.05, 0.5, 0.95].map(value),
        after: [0.05, 0.5, 0.95].map { value(population.quantile($0, dimension: index)) }, ratio: spread)
    }
  }

  // MARK: - Figures

  /// How a figure is met by the particles.
  struct Fit: Sendable {
    let figure: CalibrationFigure
    let noise: Double
    /// Over the plausible part of the first design and over the particles, weighted.
    let mean: Double
    let q05: Double
    let q50: Double
    let q95: Double
    /// Of the mean over particles.
    let implausibility: Double
  }

  var fits: [Fit] {
    figures.indices.map { index in
      let values = found.particles.compactMap { $0.point?.figures[index] }
      let mean = zip(values, population.weights).reduce(0) { $0 + $1.0 * $1.1 }
      func quantile(_ probability: Double) -> Double {
        Self.quantile(values, population.weights, probability)
      }
      let figure = figures[index]
      let variance =
        figure.error * figure.error + figure.discrepancy * figure.discrepancy + found.noise[index] * found.noise[index]
      let gap = (mean - figure.expected(mean)).magnitude
      return Fit(
        figure: figure, noise: found.noise[index], mean: mean, q05: quantile(0.05), q50: quantile(0.5),
        q95: quantile(0.95), implausibility: variance > 0 ? gap / variance.squareRoot() : 0)
    }
  }

  /// Smallest value up to which the weights add up to a probability.
  static func quantile(_ values: [Double], _ weights: [Double], _ probability: Double) -> Double {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var sum = 0.0
    for index in order {
      sum += weights[index]
      if sum >= probability { return values[index] }
    }
    return values[order[order.count - 1]]
  }

  // MARK: - Files

  public var files: ExperimentFiles {
    let tables = CalibrationTables(summary: self)
    return ExperimentFiles(
      [
        (tables.points, tables.pointTable), (tables.particles, tables.particleTable),
        (CalibrationTables.generations, tables.generationTable), (CalibrationTables.parameters, tables.parameterTable),
        (CalibrationTables.fit, tables.fitTable),
      ], charts: CalibrationCharts(summary: self).set, documents: [PosteriorText.fileName: PosteriorText(self).text])
  }
}
