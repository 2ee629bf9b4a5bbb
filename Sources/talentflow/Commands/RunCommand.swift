import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow run SCENARIO…`: replicates of scenarios; summary, tables, charts.
enum RunCommand: Command {
  static let name = "run"
  static let operands = "SCENARIO…"
  static let operandCount = 1...1000
  static let summary = Text(en: "simulate scenarios: summary, tables, charts", zh: "运行情景：摘要、数据表、图表")
  static let details = Text(
    en: """
      Simulates every scenario as often as it asks for, each time with other luck, and writes its results to \
      Results/<scenario>: tables (CSV), charts (gnuplot), summary.md, and copies of all files read. A results folder \
      is replaced as a whole when the new one is complete, and never before.
      With several scenarios --out names the folder that holds a folder for each.
      With --posterior every two replicates (or --runs-per-particle) draw their uncertain parameters from a file of \
      particles; intervals then hold luck and parameters, and the summary tells the two apart.
      """,
    zh: """
      按情景设定的次数重复模拟，结果写入 Results/<情景名>：数据表（CSV）、图表（gnuplot）、summary.md 及全部输入文件副本。\
      新结果完整后才整体替换旧结果。
      有多个情景时，--out 指定其共同的上级文件夹。
      使用 --posterior 时，每两次运行（或 --runs-per-particle）从粒子文件抽取一组不确定参数；区间同时包含随机波动与参数不确定性，摘要将二者分开列出。
      """)
  static let options: [Option] =
    ScenarioArguments.options + PosteriorArguments.options + [
      .threads,
      .out.stating(
        Text(
          en: "where results go (default: Results/<scenario>); with several scenarios, the folder above theirs",
          zh: "结果文件夹（默认 Results/<情景名>）；多个情景时为其上级文件夹")), .language, .quiet, .noCharts, .format,
    ]
  static let examples = [
    (
      line: "talentflow run Scenarios/baseline.json5",
      what: Text(en: "the shipped baseline, results in Results/baseline", zh: "运行基准情景，结果在 Results/baseline")
    ),
    (
      line: "talentflow run Scenarios/work-report-2026.json5 --sample 1:10 --replicates 32 --language zh",
      what: Text(en: "a quick look at the report's plan, in Chinese", zh: "以一成抽样快速查看报告方案，中文输出")
    ),
    (
      line: "talentflow run Scenarios/baseline.json5 --set levers.transit.level=1.2 --out Results/more-transit",
      what: Text(en: "the baseline with one lever changed", zh: "在基准情景上调整一项政策")
    ),
    (
      line:
        "talentflow run Scenarios/baseline.json5 --posterior Scenarios/Xiaoshan/posterior.json --sample 1:10 --replicates 32",
      what: Text(en: "with uncertain parameters in the intervals", zh: "区间计入参数不确定性")
    ),
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let loaded = try ScenarioArguments.loadAll(arguments, console: console)
    let places = try places(for: loaded, arguments)
    let pool = RunPool(threads: arguments.integer(.threads) ?? RunPool.machineThreads)
    try Interruption.listening { cancellation throws(CommandFailure) in
      var objects: [JSONValue] = []
      for (index, scenario) in loaded.enumerated() {
        let draws = try PosteriorArguments.draws(arguments, for: [scenario])
        let run = try scenarioRun(scenario, draws, arguments, pool: pool, place: places[index])
        let finished = try execute(run, into: places[index], cancellation, arguments, console: console)
        let pictures = try Pictures.draw(inFolder: finished.folder, cancellation, arguments, console: console)
        let place = RunSummary.Place(
          folder: places[index], tables: finished.report.tableCount, charts: pictures.count, firstChart: pictures.first)
        let summary = finished.report.summary
        if arguments.wantsJSON {
          objects.append(summary.json(seconds: finished.seconds, place: place))
        } else {
          let text = summary.text(arguments.language, seconds: finished.seconds, place: place)
          try console.write((index == 0 ? "" : "\n") + text)
        }
      }
      if arguments.wantsJSON { try console.write(JSONValue.array(objects).text) }
    }
  }

  /// Where each scenario's results go.
  private static func places(for loaded: [LoadedScenario], _ arguments: Arguments) throws(CommandFailure) -> [String] {
    let names = loaded.map(\.scenario.name)
    if let twin = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw .wrongRequest("two of the scenarios have the name \"\(twin)\"; nothing was run")
    }
    if loaded.count == 1, let out = arguments.text(.out) { return [out] }
    return names.map { "\(arguments.text(.out) ?? "Results")/\($0)" }
  }

  private static func scenarioRun(
    _ scenario: LoadedScenario, _ draws: ParameterDraws?, _ arguments: Arguments, pool: RunPool, place: String
  ) throws(CommandFailure) -> ScenarioRun {
    do throws(ExperimentFailure) {
      return try ScenarioRun(
        scenario, draws: draws, language: arguments.language, command: CommandLine.arguments, pool: pool)
    } catch {
      throw CommandFailure(error, place: place)
    }
  }

  /// Runs one scenario with its progress shown.
  private static func execute(
    _ run: ScenarioRun, into place: String, _ cancellation: Cancellation, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) -> ScenarioRun.Finished {
    let meter = WorkMeter(total: run.totalMonths)
    let progress = Progress(
      run.loaded.scenario.name, of: meter, console: console, quiet: arguments.isQuiet, language: arguments.language)
    defer { progress.end() }
    do throws(ExperimentFailure) {
      return try run.execute(
        into: place, cancellation: cancellation, meter: meter, firstNumbers: progress.showFirstNumbers)
    } catch {
      progress.end()
      throw CommandFailure(error, place: place)
    }
  }
}

extension CommandFailure {
  /// - Parameter place: the results folder that was not written.
  init(_ failure: ExperimentFailure, place: String) {
    switch failure {
    case .cancelled: self = .interrupted("interrupted; nothing was written, \(place) is as it was before")
    case .run(let failure): self = .machine(failure.description)
    case .scenario(let problems): self = CommandFailure(problems)
    case .request(let problems):
      let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
      self = .wrongRequest("\(count), nothing was run\n" + problems.map { "  \($0)" }.joined(separator: "\n"))
    case .results(let error): self = CommandFailure(error)
    }
  }
}
