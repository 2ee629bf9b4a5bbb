import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// From the words of a command line to an experiment that is ready to run.
enum ExperimentArguments {
  /// Loads the experiment that the operand names, with the changes of its base scenario that the options ask for.
  static func load(_ arguments: Arguments, console: Console) throws(CommandFailure) -> LoadedExperiment {
    let patches = try ScenarioArguments.patches(arguments)
    do throws(ScenarioProblems) {
      let experiment = try ExperimentLoader.load(path: arguments.operands[0], patches: patches)
      if !arguments.isQuiet, !experiment.warnings.isEmpty { console.error(experiment.warnings.description) }
      return experiment
    } catch {
      throw CommandFailure(error)
    }
  }
}
