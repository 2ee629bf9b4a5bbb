import DistrictModel
import Experiments

/// What `talentflow calibrate` does with an experiment file: Stage B, by the mechanism of all experiments.
///
/// Not a command of its own: its words are those of `CalibrateCommand`, which calls it.
enum CalibrateExperiment: ExperimentCommand {
  typealias Method = CalibrationMethod

  static let summary = CalibrateCommand.summary
  static let details = CalibrateCommand.details
  static let examples = CalibrateCommand.examples
}
