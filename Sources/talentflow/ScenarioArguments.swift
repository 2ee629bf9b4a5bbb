import DistrictModel
import Reporting
import ScenarioFiles

/// From the words of a command line to scenarios that are ready to run.
enum ScenarioArguments {
  /// Options that change how a scenario is run.
  static let options: [Option] = options(replicates: .replicates)

  /// The same, with a word of the command's own on what is run so often.
  static func options(replicates: Option) -> [Option] { [replicates, .seed, .sample, .until, .set] }

  /// The changes that the options ask for: `--set` first, then what has an option of its own.
  static func patches(_ arguments: Arguments) throws(CommandFailure) -> [ScenarioPatch] {
    let named: [(Option, String)] = [
      (.replicates, "run.replicates"), (.seed, "run.seed"), (.sample, "run.sample"), (.until, "run.until"),
    ]
    let texts =
      arguments.texts(.set)
      + named.compactMap { option, path in arguments.text(option).map { "\(path)=\($0)" } }
    var patches: [ScenarioPatch] = []
    var problems: [ScenarioProblem] = []
    for text in texts {
      do throws(ScenarioProblems) { patches.append(try ScenarioPatch(text)) } catch { problems += error.problems }
    }
    if !problems.isEmpty { throw CommandFailure(ScenarioProblems(problems)) }
    return patches
  }

  /// Loads the scenarios that the operands name, with the changes the options ask for; a table gives all its rows.
  ///
  /// - Throws: every problem of every scenario, at once.
  static func loadAll(_ arguments: Arguments, console: Console) throws(CommandFailure) -> [LoadedScenario] {
    let patches = try patches(arguments)
    do throws(ScenarioProblems) {
      let loaded = try ScenarioLoader.loadAll(paths: arguments.operands, patches: patches)
      return warned(of: loaded, arguments, console: console)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Loads one scenario for each operand.
  ///
  /// - Throws: every problem of every scenario, at once.
  static func load(_ arguments: Arguments, console: Console) throws(CommandFailure) -> [LoadedScenario] {
    let patches = try patches(arguments)
    var loaded: [LoadedScenario] = []
    var problems: [ScenarioProblem] = []
    for path in arguments.operands {
      do throws(ScenarioProblems) {
        loaded.append(try ScenarioLoader.load(path: path, patches: patches))
      } catch {
        problems += error.problems
      }
    }
    if !problems.isEmpty { throw CommandFailure(ScenarioProblems(problems)) }
    return warned(of: loaded, arguments, console: console)
  }

  /// The scenarios, once the planner has been told what to look at; a warning that several share is given once.
  private static func warned(
    of loaded: [LoadedScenario], _ arguments: Arguments, console: Console
  ) -> [LoadedScenario] {
    let warnings = ScenarioWarnings(loaded.flatMap(\.warnings.warnings))
    if !arguments.isQuiet, !warnings.isEmpty { console.error(warnings.description) }
    return loaded
  }
}

extension CommandFailure {
  init(_ problems: ScenarioProblems) {
    self = problems.isMachineTrouble ? .machine(problems.description) : .wrongRequest(problems.description)
  }
}
