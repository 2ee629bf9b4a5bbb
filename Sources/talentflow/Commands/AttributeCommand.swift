import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow attribute BASE SCENARIO`: which levers make the difference.
enum AttributeCommand: Command {
  static let name = "attribute"
  static let operands = "BASE SCENARIO"
  static let operandCount = 2...2
  static let summary = Text(en: "which levers make the difference between two scenarios", zh: "两情景之差由哪些政策工具造成")
  static let details = Text(
    en: """
      Divides the difference between a scenario and a base among the levers in which they differ: Shapley shares, which \
      add up to the whole difference, beside what each lever does alone and what is lost without it. By families all \
      coalitions are run, if there are no more than \(AttributionRuns.mostForExact); by single levers random orders of coming. \
      Everybody meets the same luck in every coalition. Simulates one person in ten unless --sample or the scenario says \
      otherwise. Results go to Results/<scenario>-by-<families or levers>. An interrupted attribution goes on where it \
      stopped when it is run again.
      """,
    zh: """
      把方案与基准之差分摊到两者不同的政策工具上：沙普利值之和等于总差异，并列出单独实施与最后加入的效果。按类别分摊时，\
      类别不超过 \(AttributionRuns.mostForExact) 个则穷尽全部组合；按单项工具分摊时随机抽取加入次序。各组合中同一人使用相同随机数。\
      除非 --sample 或情景另有规定，每十人模拟一人。结果写入 Results/<情景>-by-<families 或 levers>。中断后重新运行可继续。
      """)
  static let options: [Option] =
    ScenarioArguments.options(
      replicates: .replicates.stating(
        Text(en: "runs of each coalition (default: as the base says)", zh: "每种组合的重复次数（默认取基准情景）")))
    + [
      .by, .orders,
      .untilError.stating(
        Text(en: "go on until every share is known to ±MARGIN (90 %)", zh: "持续运行直至各分摊值误差在 ±MARGIN（90%）以内")),
      .maxReplicates, .threads,
      .out.stating(
        Text(
          en: "where results go (default: Results/<scenario>-by-<families or levers>)",
          zh: "结果文件夹（默认 Results/<情景>-by-<families 或 levers>）")), .language, .quiet, .noCharts, .format,
    ]
  static let examples = [
    (
      line: "talentflow attribute Scenarios/baseline.json5 Scenarios/work-report-2026.json5 --replicates 8",
      what: Text(en: "the report's plan, by family of levers", zh: "报告方案，按政策类别分摊")
    ),
    (
      line:
        "talentflow attribute Scenarios/baseline.json5 Scenarios/work-report-2026.json5 --by levers --until-error 500 youthPopulation@2030",
      what: Text(en: "lever by lever, until each share is known to ±500", zh: "逐项分摊，直至各值误差在 ±500 以内")
    ),
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let loaded = try sampled(try ScenarioArguments.load(arguments, console: console), arguments)
    let grouping = arguments.text(.by).flatMap(AttributionRuns.Grouping.init) ?? .families
    let place = arguments.text(.out) ?? "Results/\(loaded[1].scenario.name)-by-\(grouping.rawValue)"
    let run: AttributionRun
    do throws(ExperimentFailure) {
      run = try AttributionRun(
        base: loaded[0], policy: loaded[1], grouping: grouping,
        orders: arguments.integer(.orders) ?? AttributionRun.defaultOrders,
        errorGoal: arguments.text(.untilError).flatMap { ErrorGoal($0) },
        mostReplicates: arguments.integer(.maxReplicates) ?? ComparisonRun.mostReplicates,
        language: arguments.language, command: CommandLine.arguments,
        pool: RunPool(threads: arguments.integer(.threads) ?? RunPool.machineThreads))
    } catch {
      throw CommandFailure(error, place: place)
    }
    let known = run.known(for: place).count
    if known > 0, !arguments.isQuiet {
      console.error("goes on where it stopped: \(known) replicate\(known == 1 ? "" : "s") done before")
    }
    try Interruption.listening { cancellation throws(CommandFailure) in
      let finished = try execute(run, into: place, cancellation, arguments, console: console)
      let pictures = try Pictures.draw(inFolder: place, cancellation, arguments, console: console)
      let results = RunSummary.Place(
        folder: place, tables: AttributionRun.tableCount, charts: pictures.count, firstChart: pictures.first)
      if arguments.wantsJSON {
        try console.write(finished.summary.json(seconds: finished.seconds, place: results).text)
      } else {
        try console.write(finished.summary.text(arguments.language, seconds: finished.seconds, place: results))
      }
    }
  }

  private static func execute(
    _ run: AttributionRun, into place: String, _ cancellation: Cancellation, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) -> AttributionRun.Finished {
    let meter = WorkMeter(total: run.monthsLeft(for: place))
    let progress = Progress(name, of: meter, console: console, quiet: arguments.isQuiet, language: arguments.language)
    defer { progress.end() }
    do throws(ExperimentFailure) {
      return try run.execute(into: place, cancellation: cancellation, meter: meter)
    } catch {
      guard case .cancelled = error else { throw CommandFailure(error, place: place) }
      let kept = run.known(for: place).count
      throw .interrupted(
        kept == 0
          ? "interrupted; nothing was written"
          : "interrupted; \(kept) finished replicate\(kept == 1 ? " is" : "s are") kept, and the same command goes on from there"
      )
    }
  }

  /// Every coalition is run, so one person in ten is enough unless something else was asked for.
  private static func sampled(
    _ loaded: [LoadedScenario], _ arguments: Arguments
  ) throws(CommandFailure) -> [LoadedScenario] {
    guard arguments.text(.sample) == nil, loaded[0].scenario.run.sample == .full else { return loaded }
    do throws(ScenarioProblems) {
      let patch = try ScenarioPatch("run.sample=1:10")
      var sampled: [LoadedScenario] = []
      for scenario in loaded { sampled.append(try scenario.patched(with: [patch])) }
      return sampled
    } catch {
      throw CommandFailure(error)
    }
  }
}
