import DistrictModel

/// An experiment that is ready to run: its file, its base scenario, and what it asks.
public struct LoadedExperiment: Sendable {
  /// The experiment file as the planner named it.
  public let path: String
  public let name: String
  public let title: Text
  public let note: Text?
  /// The scenario that everything not varied is taken from, with the run settings of the experiment; its files hold the
  /// experiment file too.
  public let base: LoadedScenario
  /// Decisions first, in the order of the file.
  public let factors: [Factor]
  public let outcomes: [ExperimentOutcome]
  /// Nil where the method chooses its points itself.
  public let design: ExperimentDesign?
  /// Nil unless the file asks for the best mix of levers.
  public let seek: ExperimentSeek?
  /// Nil unless the file asks how packages of levers stand up in many worlds.
  public let robust: ExperimentRobust?
  /// Nil unless the experiment is a calibration.
  public let calibration: CalibrationSettings?
  /// Whether the same replicate has the same seed at every point.
  public let usesCommonRandomNumbers: Bool
  /// Whether every point starts from the base year of the base scenario, whatever parameters it varies.
  public let holdsBaseYear: Bool
  /// Changes asked for on the command line.
  public let patches: [ScenarioPatch]
  /// What a planner should look at before trusting a result.
  public let warnings: ScenarioWarnings

  /// The experiment file's name inside a folder that holds copies of the files.
  public var relativePath: String { base.files.first { $0.path == path }?.relativePath ?? path }

  /// The base scenario with a value for each factor.
  ///
  /// - Parameter values: in the order of the factors.
  /// - Throws: what is wrong with the combination, at the factors' places in the file.
  public func scenario(at values: [Factor.Value]) throws(ScenarioProblems) -> LoadedScenario {
    precondition(values.count == factors.count, "a point has a value for each factor")
    return try base.patched(with: zip(factors, values).map { $0.patch($1) })
  }
}
