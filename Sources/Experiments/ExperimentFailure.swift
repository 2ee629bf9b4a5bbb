import DistrictModel
import Reporting
import ScenarioFiles

/// Why an experiment did not end in a result.
public enum ExperimentFailure: Error, CustomStringConvertible {
  /// Somebody asked to stop.
  case cancelled
  /// A run did not balance: our own mistake.
  case run(RunFailure)
  /// The scenario files are not right.
  case scenario(ScenarioProblems)
  /// What was asked for makes no sense together: one line for each problem.
  case request([String])
  /// The results could not be written or read.
  case results(ReportingError)

  init(_ failure: RunFailure) {
    self = failure == .cancelled ? .cancelled : .run(failure)
  }

  public var description: String {
    switch self {
    case .cancelled: "interrupted"
    case .run(let failure): failure.description
    case .scenario(let problems): problems.description
    case .request(let problems): problems.joined(separator: "\n")
    case .results(let error): error.description
    }
  }
}
