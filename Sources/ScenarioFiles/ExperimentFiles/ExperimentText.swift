import DistrictModel

/// An experiment file as it is written, before anything is known about its base scenario.
struct ExperimentText: Decodable {
  let name: String?
  let title: Text?
  let note: Text?
  /// Path of the base scenario, relative to the experiment file.
  let base: String
  let levers: NamedList<FactorText>?
  let uncertainties: NamedList<FactorText>?
  /// A calibration looks at its patterns instead.
  let outcomes: NamedList<OutcomeText>?
  let design: DesignText?
  let seek: SeekText?
  let robust: RobustText?
  let calibration: CalibrationText?
  /// Whether constants of the base year are fitted anew where parameters vary; true unless told.
  let holdBaseYear: Bool?
  /// As in a scenario.
  let run: AnyTree?

  /// Keys that no scenario file has: by them an experiment file is told from a scenario file.
  static let ownKeys = ["base", "uncertainties", "outcomes", "design", "seek", "robust"]
}

/// One factor.
struct FactorText: Decodable {
  let path: String?
  let title: Text?
  let group: String?
  let distribution: Shape?
  let low: Double?
  let high: Double?
  let mode: Double?
  let mean: Double?
  let sd: Double?
  let step: Double?
  let levels: Int?
  let values: [AnyTree]?
  let weights: [Double]?

  enum Shape: String, ClosedSet {
    case uniform, triangular, normal, logUniform
  }
}

/// One outcome.
struct OutcomeText: Decodable {
  let title: Text?
  let indicator: String?
  let group: String?
  /// A name, or a list of names.
  let target: AnyTree?
  let from: Int?
  let year: Int
  let measure: ExperimentOutcome.Measure?
  let direction: ExperimentOutcome.Direction?
  let goal: Double?
}

/// The design and its size.
struct DesignText: Decodable {
  let method: ExperimentDesign.Method
  let points: Int?
  let seed: Int?
  let scrambled: Bool?
  let rows: [AnyTree]?
  let low: Double?
  let high: Double?
  let trajectories: Int?
  let levels: Int?
  let candidates: Int?
  let sampleRows: Int?
  let secondOrder: Bool?
  let commonRandomNumbers: Bool?
}

/// Values by name, in the order of the file.
struct NamedList<Value: Decodable>: Decodable {
  let entries: [(name: String, value: Value)]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WordKey.self)
    entries = try container.allKeys.map { ($0.stringValue, try container.decode(Value.self, forKey: $0)) }
  }
}

/// A value that is read as it stands.
struct AnyTree: Decodable {
  /// Nil for a placeholder.
  let tree: ScenarioTree?

  init(from decoder: any Decoder) { tree = (decoder as? TreeDecoder)?.node }
}
