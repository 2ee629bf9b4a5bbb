import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow compare BASE SCENARIO…`: the same people with the same luck under each.
enum CompareCommand: Command {
  static let name = "compare"
  static let operands = "BASE SCENARIO…"
  static let operandCount = 1...1000
  static let summary = Text(
    en: "what scenarios add to a base, what an additional person costs", zh: "比较情景：净增效果与每新增一人的成本")
  static let details = Text(
    en: """
      Runs every scenario with the same replicates as the base: the same people meet the same luck, and months that \
      scenarios have in common are simulated once. Says how much each scenario changes every indicator, how often the \
      targets are reached, who is there only because of it, who would have come anyway, and what an additional person \
      costs as opposed to a recipient. Where a table is named, its rows are the scenarios, and the first scenario of all is \
      the base. Seed, sample, replicates and last month are those of the base, unless options say \
      otherwise. Results go to Results/<base>-vs-<scenario>, with several scenarios to Results/compare-<base>.
      --until-error 200 youthPopulation@2030 goes on until every difference in that indicator and year is known to \
      ±200 (90 %), or --max-replicates is reached.
      With --posterior the replicates draw their uncertain parameters from a file of particles, the same for every \
      scenario, and the summary tells luck from parameters.
      """,
    zh: """
      各情景与基准使用相同的重复运行：相同的人、相同的随机数，相同的月份只模拟一次。给出各指标的变化、目标实现次数、\
      因政策而来的人、本来就会来的人，以及每新增一人（而非每位领取者）的成本。可用情景表代替情景，其各行依次为情景，全部情景中的第一个为基准。随机种子、抽样、次数与截止月均取基准情景，除非另有选项。\
      结果写入 Results/<基准>-vs-<情景>；多个情景时写入 Results/compare-<基准>。
      --until-error 200 youthPopulation@2030 表示持续运行，直至该指标该年的各项差异误差在 ±200（90%）以内，或达到 --max-replicates。
      使用 --posterior 时，各次运行从粒子文件抽取不确定参数，各情景相同，摘要区分随机与参数。
      """)
  static let options: [Option] =
    ScenarioArguments.options(
      replicates: .replicates.stating(
        Text(en: "runs of each scenario (default: as the base says)", zh: "每个情景的重复次数（默认取基准情景）")))
    + PosteriorArguments.options
    + [
      .untilError, .maxReplicates, .threads,
      .out.stating(
        Text(
          en: "where results go (default: Results/<base>-vs-<scenario>, with several Results/compare-<base>)",
          zh: "结果文件夹（默认 Results/<基准>-vs-<情景>，多个情景时 Results/compare-<基准>）")), .language, .quiet, .noCharts, .format,
    ]
  static let examples = [
    (
      line: "talentflow compare Scenarios/baseline.json5 Scenarios/work-report-2026.json5",
      what: Text(en: "what the report's plan adds to the practice of 2025", zh: "报告方案比延续2025年做法多带来什么")
    ),
    (
      line: "talentflow compare Scenarios/baseline.json5 Scenarios/rental-levels.csv --sample 1:10",
      what: Text(en: "a quick look at every row of a table", zh: "以一成抽样快速比较表中各行情景")
    ),
    (
      line:
        "talentflow compare Scenarios/baseline.json5 Scenarios/no-policy.json5 --sample 1:10 --until-error 500 youthPopulation@2030",
      what: Text(en: "until the difference is known to ±500", zh: "直至差异误差在 ±500 以内")
    ),
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let loaded = try ScenarioArguments.loadAll(arguments, console: console)
    // A pattern of files that also matches the base names it twice; it is compared with itself for nobody.
    let others = loaded.dropFirst().filter { $0.path != loaded[0].path }
    guard !others.isEmpty else {
      throw .wrongRequest("talentflow compare: only the base is named; name a scenario to compare with it")
    }
    let place = arguments.text(.out) ?? place(base: loaded[0], Array(others))
    let draws = try PosteriorArguments.draws(arguments, for: loaded)
    try Interruption.listening { cancellation throws(CommandFailure) in
      let finished: ComparisonRun.Finished
      do throws(ExperimentFailure) {
        let run = try ComparisonRun(
          base: loaded[0], others: Array(others), errorGoal: arguments.text(.untilError).flatMap { ErrorGoal($0) },
          mostReplicates: arguments.integer(.maxReplicates) ?? ComparisonRun.mostReplicates,
          draws: draws, language: arguments.language,
          command: CommandLine.arguments, pool: RunPool(threads: arguments.integer(.threads) ?? RunPool.machineThreads))
        let meter = WorkMeter(total: run.totalMonths)
        let progress = Progress(
          name, of: meter, console: console, quiet: arguments.isQuiet, language: arguments.language)
        defer { progress.end() }
        finished = try run.execute(
          into: place, cancellation: cancellation, meter: meter, firstNumbers: progress.showFirstNumbers)
      } catch {
        throw CommandFailure(error, place: place)
      }
      let pictures = try Pictures.draw(inFolder: place, cancellation, arguments, console: console)
      let results = RunSummary.Place(
        folder: place, tables: ComparisonReport.tableCount(of: finished.summary.comparison), charts: pictures.count,
        firstChart: pictures.first)
      if arguments.wantsJSON {
        try console.write(finished.summary.json(seconds: finished.seconds, place: results).text)
      } else {
        try console.write(finished.summary.text(arguments.language, seconds: finished.seconds, place: results))
      }
    }
  }

  private static func place(base: LoadedScenario, _ others: [LoadedScenario]) -> String {
    others.count == 1
      ? "Results/\(base.scenario.name)-vs-\(others[0].scenario.name)" : "Results/compare-\(base.scenario.name)"
  }
}
