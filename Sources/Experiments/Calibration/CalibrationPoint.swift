import DistrictModel
import ScenarioFiles

/// What one point of the parameters' space gave: the constants fitted to the base year there, and the figures simulated.
struct CalibrationPoint: Sendable {
  /// By constant.
  let constants: [Double]
  /// By figure.
  let figures: [Double]

  init(constants: [Double], figures: [Double]) {
    self.constants = constants
    self.figures = figures
  }

  /// From the values kept of a run.
  init(_ values: [Double], constants count: Int) {
    constants = Array(values[..<count])
    figures = Array(values[count...])
  }

  var values: [Double] { constants + figures }
}

/// Simulates points: the base year is fitted anew, then the scenario runs with the constants found.
struct CalibrationSimulator: Sendable {
  let scenario: Scenario
  let settings: CalibrationSettings
  let figures: [CalibrationFigure]

  init(_ experiment: LoadedExperiment, settings: CalibrationSettings) {
    scenario = experiment.base.scenario
    self.settings = settings
    figures = CalibrationFigure.all(of: settings)
  }

  /// Key paths of the constants that a fit to the base year moves.
  var constants: [String] { constants(of: scenario).map(\.path) }

  /// Whether the constants of the base year are fitted at every point; else they are those of the base scenario.
  private var fitsBaseYear: Bool { settings.rounds > 0 || settings.refit != nil }

  private func constants(of scenario: Scenario) -> [(path: String, value: Double)] {
    fitsBaseYear ? Self.constants(of: scenario.parameters, in: scenario.district) : []
  }

  private static func constants(of parameters: Parameters, in district: District) -> [(path: String, value: Double)] {
    CalibratedConstants.values(of: parameters, in: district).map { ($0, CalibratedConstants.rounded($1)) }
  }

  /// Months that one point simulates.
  var monthsPerPoint: Int {
    let period = scenario.district.period
    let whole = scenario.run.until - period.start + 1 + period.spinUpMonths
    let baseYear = Month(year: scenario.district.calibration.year, month: 12) - period.start + 1 + period.spinUpMonths
    return (settings.rounds > 0 ? (settings.rounds + 1) * settings.seeds * baseYear : 0) + scenario.run.replicates
      * whole
  }

  /// Work of one more fit of the constants, at its own sample. Unit: months of a point's sample.
  func months(of refit: CalibrationSettings.Refit) -> Int {
    let period = scenario.district.period
    let baseYear = Month(year: scenario.district.calibration.year, month: 12) - period.start + 1 + period.spinUpMonths
    let months = Double((refit.rounds + 1) * refit.seeds * baseYear)
    return Int((months * refit.sample.scale / scenario.run.sample.scale).rounded(.up))
  }

  /// The constants of a point, fitted from those found so far.
  ///
  /// - Parameter seed: the same for all points, so that what luck is left in them is the same for all.
  func refitted(
    _ scenario: Scenario, from constants: [Double], by refit: CalibrationSettings.Refit, seed: UInt64,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(RunFailure) -> [Double] {
    var scenario = scenario
    CalibratedConstants.set(constants, in: &scenario.parameters)
    scenario.run.seed = Int(seed >> 33)
    let stage = StageA(
      scenario: scenario, seeds: refit.seeds, rounds: refit.rounds, sample: refit.sample, pool: RunPool(threads: 1))
    let found = try stage.fit(isCancelled: isCancelled).parameters
    return Self.constants(of: found, in: scenario.district).map(\.value)
  }

  /// - Parameters:
  ///   - scenario: the base with the values of the point.
  ///   - seed: the point's own luck.
  /// - Throws: a failure of a run.
  func simulate(
    _ scenario: Scenario, seed: UInt64, isCancelled: @escaping @Sendable () -> Bool
  ) throws(RunFailure) -> Result<CalibrationPoint, MeasureFailure> {
    var scenario = scenario
    scenario.run.seed = Int(seed >> 33)
    if settings.rounds > 0 {
      let stage = StageA(
        scenario: scenario, seeds: settings.seeds, rounds: settings.rounds, sample: scenario.run.sample,
        pool: RunPool(threads: 1))
      // As they will be read back from a posterior's file.
      let found = Self.constants(of: try stage.fit(isCancelled: isCancelled).parameters, in: scenario.district)
      CalibratedConstants.set(found.map(\.value), in: &scenario.parameters)
    }
    var outcomes: [Outcome] = []
    // Seeds of the base year's fit come first; the figures have luck of their own.
    for replicate in 0..<scenario.run.replicates {
      outcomes.append(
        try Run(scenario: scenario, replicate: settings.seeds + replicate).execute(isCancelled: isCancelled))
    }
    var values: [Double] = []
    for figure in figures {
      guard let value = figure.value(in: outcomes, of: scenario), value.isFinite else {
        return .failure(MeasureFailure(figure: figure.name))
      }
      values.append(value)
    }
    return .success(
      CalibrationPoint(
        constants: constants(of: scenario).map(\.value), figures: values))
  }
}

/// A figure that cannot be measured at a point.
struct MeasureFailure: Error, Equatable {
  let figure: String

  var reason: String { "\(figure) has no value in this run" }
}
