import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// A command that carries out an experiment file by one method: only its words are its own.
protocol ExperimentCommand: Command {
  associatedtype Method: ExperimentMethod
}

extension ExperimentCommand {
  static var name: String { Method.name }
  static var operands: String { "EXPERIMENT" }
  static var operandCount: ClosedRange<Int> { 1...1 }
  static var options: [Option] {
    ScenarioArguments.options(
      replicates: .replicates.stating(
        Text(
          en: "runs of each point (default: as the experiment says, else its base)",
          zh: "每个设计点的重复次数（默认取实验文件，未写则取其基准情景）")))
      + [
        .threads,
        .out.stating(Text(en: "where results go (default: Results/<experiment>)", zh: "结果文件夹（默认 Results/<实验名>）")),
        .language, .quiet, .noCharts, .format,
      ]
  }

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let experiment = try load(arguments, console: console)
    let place = arguments.text(.out) ?? "Results/\(experiment.name)"
    let run: ExperimentRun<Method>
    do throws(ExperimentFailure) {
      run = try ExperimentRun(
        experiment, language: arguments.language, command: CommandLine.arguments,
        pool: RunPool(threads: arguments.integer(.threads) ?? RunPool.machineThreads))
    } catch {
      throw CommandFailure(error, place: place)
    }
    let known = run.known(for: place)
    if known > 0, !arguments.isQuiet {
      console.error("goes on where it stopped: \(known) run\(known == 1 ? "" : "s") done before")
    }
    try Interruption.listening { cancellation throws(CommandFailure) in
      let finished = try execute(run, into: place, cancellation, arguments, console: console)
      let pictures = try Pictures.draw(inFolder: place, cancellation, arguments, console: console)
      try tell(finished, pictures, arguments, console: console)
    }
  }

  /// Loads the experiment that the operand names, with the changes of its base scenario that the options ask for.
  private static func load(_ arguments: Arguments, console: Console) throws(CommandFailure) -> LoadedExperiment {
    let patches = try ScenarioArguments.patches(arguments)
    do throws(ScenarioProblems) {
      let experiment = try ExperimentLoader.load(path: arguments.operands[0], patches: patches)
      if !arguments.isQuiet, !experiment.warnings.isEmpty { console.error(experiment.warnings.description) }
      return experiment
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func execute(
    _ run: ExperimentRun<Method>, into place: String, _ cancellation: Cancellation, _ arguments: Arguments,
    console: Console
  ) throws(CommandFailure) -> ExperimentRun<Method>.Finished {
    let meter = WorkMeter(total: 0)
    let progress = Progress(name, of: meter, console: console, quiet: arguments.isQuiet, language: arguments.language)
    defer { progress.end() }
    do throws(ExperimentFailure) {
      return try run.execute(into: place, cancellation: cancellation, meter: meter)
    } catch {
      guard case .cancelled = error else { throw CommandFailure(error, place: place) }
      let kept = run.known(for: place)
      throw .interrupted(
        kept == 0
          ? "interrupted; nothing was written"
          : "interrupted; \(kept) finished run\(kept == 1 ? " is" : "s are") kept, and the same command goes on from there"
      )
    }
  }

  /// Prints the summary; runs that failed are the machine's trouble, whatever the others gave.
  private static func tell(
    _ finished: ExperimentRun<Method>.Finished, _ pictures: Pictures.Drawn, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) {
    let summary = finished.summary
    let results = RunSummary.Place(
      folder: finished.folder, tables: finished.tables, charts: pictures.count, firstChart: pictures.first)
    try console.write(
      arguments.wantsJSON
        ? summary.json(seconds: finished.seconds, place: results).text
        : summary.text(arguments.language, seconds: finished.seconds, place: results))
    if summary.failed > 0 {
      throw .machine(
        "\(summary.failed) of \(summary.runs.runs.count) runs failed; runs.csv in \(finished.folder) gives the reasons")
    }
  }
}
