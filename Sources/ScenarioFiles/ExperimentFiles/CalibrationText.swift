import DistrictModel

/// The part `calibration` of an experiment file as it is written.
struct CalibrationText: Decodable {
  let baseYear: BaseYearText?
  let points: Int?
  let bound: Double?
  let generations: Int?
  let particles: Int?
  let quantile: Double?
  let tolerance: Double?
  let seed: Int?
  let noiseRuns: Int?
  let simulations: Int?
  let refit: RefitText?
  let patterns: NamedList<CalibrationPatternText>?
  /// Path of a table of observed figures, relative to the experiment file.
  let observed: String?
  let discrepancyShare: Double?
  let holdOut: [Int]?

  /// How the constants of the particles are fitted once more.
  struct RefitText: Decodable {
    let rounds: Int
    let seeds: Int
    let sample: Sample
  }

  /// How the constants of the base year are fitted at every point.
  struct BaseYearText: Decodable {
    let rounds: Int?
    let seeds: Int?
  }
}

/// One pattern to fit: a value, or bounds.
struct CalibrationPatternText: Decodable {
  let title: Text?
  let measure: Pattern.Measure
  let value: Double?
  let atLeast: Double?
  let atMost: Double?
  let error: Double?
  let discrepancy: Double
  let source: String
}
