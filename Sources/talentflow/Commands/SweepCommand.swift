import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow sweep EXPERIMENT`: every point of a design.
enum SweepCommand: Command {
  static let name = "sweep"
  static let operands = "EXPERIMENT"
  static let operandCount = 1...1
  static let summary = Text(en: "run every point of an experiment: which mixes do what", zh: "运行实验的全部设计点：不同组合的效果")
  static let details = Text(
    en: """
      Runs the base scenario of an experiment file at every point of its design (grid, list, Latin hypercube or Sobol' \
      sequence) and writes each run, each point's mean, spread, Monte-Carlo error and chance to reach its goal, and \
      charts of the first outcome: a response surface for two factors, else the outcome against each factor. All points \
      meet the same luck unless the file says otherwise. Options change the base scenario. Results go to \
      Results/<experiment>. An interrupted sweep goes on where it stopped when it is run again. A run that fails is \
      listed with its reason and counts for nothing.
      """,
    zh: """
      按实验文件的设计（网格、列表、拉丁超立方或 Sobol' 序列）逐点运行基准情景，写出每次运行、各设计点的均值、离散、\
      蒙特卡洛误差与目标实现概率，并绘制第一项结果的图：两个因子为响应面，否则为结果随各因子的变化。除非文件另有规定，\
      各点使用相同随机数。选项修改基准情景。结果写入 Results/<实验名>。中断后重新运行可继续。失败的运行会列出原因，不计入结果。
      """)
  static let options: [Option] =
    ScenarioArguments.options + [.threads, .out, .language, .quiet, .noCharts, .format]
  static let examples = [
    (
      line: "talentflow sweep Scenarios/Experiments/homes-and-subsidy.json5",
      what: Text(en: "two levers, every pair of levels", zh: "两项工具的全部水平组合")
    ),
    (
      line: "talentflow sweep Scenarios/Experiments/four-levers.json5 --sample 1:100 --replicates 2",
      what: Text(en: "a Latin hypercube over four levers, a quick look", zh: "四项工具的拉丁超立方设计，快速浏览")
    ),
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let experiment = try ExperimentArguments.load(arguments, console: console)
    let place = arguments.text(.out) ?? "Results/\(experiment.name)"
    let run: SweepRun
    do throws(ExperimentFailure) {
      run = try SweepRun(
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
      let results = RunSummary.Place(
        folder: place, tables: SweepRun.tableCount, charts: pictures.count, firstChart: pictures.first)
      if arguments.wantsJSON {
        try console.write(finished.summary.json(seconds: finished.seconds, place: results).text)
      } else {
        try console.write(finished.summary.text(arguments.language, seconds: finished.seconds, place: results))
      }
      if finished.summary.failed > 0 {
        throw .machine(
          "\(finished.summary.failed) of \(finished.summary.sweep.runs.runs.count) runs failed; runs.csv in \(place) gives the reasons"
        )
      }
    }
  }

  private static func execute(
    _ run: SweepRun, into place: String, _ cancellation: Cancellation, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) -> SweepRun.Finished {
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
}
