import Reporting

/// Something that runs scenarios and leaves a results folder, and that can be made again from what the folder keeps.
public protocol Experiment: Sendable {
  /// Months that it will simulate, as far as that is known before: the unit of progress.
  var totalMonths: Int { get }

  /// Runs and writes; the folder is in place when this returns, and as it was before when it throws.
  ///
  /// - Returns: the manifest of the folder.
  func make(into place: String, cancellation: Cancellation, meter: WorkMeter?) throws(ExperimentFailure) -> Manifest
}

extension ScenarioRun: Experiment {
  public func make(
    into place: String, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Manifest {
    try execute(into: place, cancellation: cancellation, meter: meter).manifest
  }
}

extension ComparisonRun: Experiment {
  public func make(
    into place: String, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Manifest {
    try execute(into: place, cancellation: cancellation, meter: meter).manifest
  }
}

extension AttributionRun: Experiment {
  public func make(
    into place: String, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Manifest {
    try execute(into: place, cancellation: cancellation, meter: meter).manifest
  }
}
