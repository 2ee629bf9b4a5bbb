import DistrictModel
import Experiments
import Foundation
import Reporting
import ScenarioFiles

/// `talentflow calibrate SCENARIO`: fits the free constants to figures of the base year, and prints the fit;
/// `talentflow calibrate EXPERIMENT`: fits uncertain parameters to patterns and observed series.
enum CalibrateCommand: Command {
  static let name = "calibrate"
  static let operands = "SCENARIO|EXPERIMENT"
  static let operandCount = 1...1
  static let summary = Text(
    en: "fit constants to the base year, or uncertain parameters to what is known", zh: "校准基年常数，或用已知规律与数据校准不确定参数")
  static let details = Text(
    en: """
      Runs the base year again and again at the levers' reference levels and moves the free constants until the \
      simulated figures meet those under "calibration" in the district. Prints the fit and the constants. With --write \
      the constants replace the old ones in the files that hold them (comments and layout stay); otherwise no file \
      changes. Scenarios are never fitted to targets.
      Of an experiment file with a "calibration" the uncertain parameters are fitted to patterns and observed figures: \
      history matching over a Latin hypercube rules out what cannot be, then a population of particles draws nearer \
      step by step (approximate Bayesian computation). Figures of years under "holdOut" are never used and reported as a \
      back-test. Results go to Results/<experiment>; posterior.json there is what talentflow run --posterior draws from. \
      An interrupted calibration goes on where it stopped.
      """,
    zh:
      "在各政策基准力度下反复模拟基年，调整自由参数，直至模拟值与城区文件 calibration 中的数据相符，并给出拟合结果与参数。使用 --write 时写回参数所在文件（注释与格式不变），否则不改动任何文件。情景结果从不向目标值靠拢。\n对含 calibration 的实验文件，则用规律与观测数据校准不确定参数：先以拉丁超立方作历史匹配，排除不可能的取值，再以粒子群逐步逼近（近似贝叶斯计算）。holdOut 所列年份从不参与拟合，作为回测报告。结果写入 Results/<实验名>，其中 posterior.json 供 talentflow run --posterior 使用。中断后重新运行可继续。"
  )
  static let seeds = Option(
    "seeds", "N", .integer(1...1000), Text(en: "runs averaged in each round (default: 5)", zh: "每轮取均值的运行次数（默认 5）"))
  static let rounds = Option(
    "rounds", "N", .integer(0...100),
    Text(en: "rounds of adjustment, 0 to look at the fit only (default: 9)", zh: "调整轮数，0 为只看拟合（默认 9）"))
  static let write = Option(
    "write", "", .flag, Text(en: "write the constants into the files that hold them", zh: "将参数写回其所在文件"))
  static let options: [Option] = [
    seeds, rounds, write, .seed, .sample, .set,
    .replicates.stating(
      Text(
        en: "of an experiment: runs of each point (default: as it says, else its base)",
        zh: "实验：每个设计点的重复次数（默认取实验文件，未写则取其基准情景）")), .until, .threads,
    .out.stating(
      Text(
        en: "of an experiment: where results go (default: Results/<experiment>)", zh: "实验：结果文件夹（默认 Results/<实验名>）")),
    .language, .quiet, .noCharts,
    .format,
  ]
  static let examples = [
    (
      line: "talentflow calibrate Scenarios/baseline.json5 --sample 1:10",
      what: Text(en: "a quick look at the fit; nothing is written", zh: "快速查看拟合情况，不写文件")
    ),
    (
      line: "talentflow calibrate Scenarios/baseline.json5 --write",
      what: Text(en: "at full scale, written into the district's files", zh: "全样本校准并写回城区文件")
    ),
    (
      line: "talentflow calibrate Scenarios/Experiments/what-we-know.json5",
      what: Text(en: "14 uncertain parameters against patterns; takes minutes", zh: "用规律校准 14 个不确定参数，需数分钟")
    ),
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let isExperiment = ExperimentLoader.isExperiment(arguments.operands[0])
    let strange: [Option] = isExperiment ? [seeds, rounds, write] : [.replicates, .until, .out, .noCharts]
    let given = strange.filter { arguments.text($0) != nil || arguments[$0.name] }
    guard given.isEmpty else {
      let kind = isExperiment ? "an experiment, whose file says how it is calibrated" : "a scenario"
      throw .wrongRequest("--\(given[0].name): has no meaning for \(kind)")
    }
    if isExperiment { return try CalibrateExperiment.run(arguments, console: console) }
    let loaded = try ScenarioArguments.load(arguments, console: console)[0]
    let rounds = arguments.integer(rounds) ?? 9
    let stage = StageA(
      scenario: loaded.scenario, seeds: arguments.integer(seeds) ?? 5, rounds: rounds,
      sample: loaded.scenario.run.sample,
      pool: RunPool(threads: arguments.integer(.threads) ?? RunPool.machineThreads))
    let outcome = try Interruption.listening { cancellation throws(CommandFailure) in
      do throws(RunFailure) {
        return try stage.fit(isCancelled: { cancellation.isCancelled }) { round, fit in
          if !arguments.isQuiet { console.error(roundLine(round, of: rounds, fit, arguments.language)) }
        }
      } catch {
        throw error == .cancelled ? .interrupted("interrupted; no file was changed") : .machine(error.description)
      }
    }
    let constants = CalibratedConstants(outcome.parameters, in: loaded)
    try console.write(
      arguments.wantsJSON
        ? json(outcome.fit, constants).text : text(outcome.fit, constants, arguments.language))
    guard arguments["write"] else { return }
    try writeFiles(constants, console: console, quiet: arguments.isQuiet)
  }

  private static func writeFiles(
    _ constants: CalibratedConstants, console: Console, quiet: Bool
  ) throws(CommandFailure) {
    let files: [CalibratedConstants.RewrittenFile]
    do throws(ScenarioProblems) { files = try constants.rewritten() } catch { throw CommandFailure(error) }
    for file in files {
      do {
        try Data(file.bytes).write(to: URL(fileURLWithPath: file.path), options: .atomic)
      } catch {
        throw .machine("cannot write \(file.path): \(error.localizedDescription)")
      }
      if !quiet { console.error("\(file.path): written") }
    }
  }

  // MARK: - Text

  /// The largest relative gap that is left, so that one sees it close.
  private static func roundLine(_ round: Int, of rounds: Int, _ fit: [StageA.Fit], _ language: ReportLanguage) -> String
  {
    let gaps = fit.filter(\.isFitted).compactMap { row in gap(row).map { (row, $0.magnitude) } }
    guard let worst = gaps.max(by: { $0.1 < $1.1 }) else { return "\(round)/\(rounds)" }
    let percent = NumberText.fixed(worst.1 * 100, places: 2, language)
    return Text(
      en: "round \(round) of \(rounds): largest gap \(percent) % (\(worst.0.title.en))",
      zh: "第 \(round)/\(rounds) 轮：最大偏差 \(percent)%（\(worst.0.title.zh)）")[language]
  }

  private static func gap(_ row: StageA.Fit) -> Double? {
    row.target.map { ($0 == 0 ? row.simulated : row.simulated / $0 - 1) }
  }

  private static func number(_ value: Double, _ language: ReportLanguage) -> String {
    NumberText.fixed(value, places: value.magnitude < 1 ? 4 : value.magnitude < 100 ? 2 : 0, language)
  }

  private static func text(
    _ fit: [StageA.Fit], _ constants: CalibratedConstants, _ language: ReportLanguage
  ) -> String {
    var table = TextTable([
      (Text(en: "Figure of the base year", zh: "基年数据")[language], .left),
      (Text(en: "target", zh: "目标")[language], .right), (Text(en: "simulated", zh: "模拟")[language], .right),
      (Text(en: "s.e.", zh: "标准误")[language], .right), (Text(en: "gap", zh: "偏差")[language], .right),
    ])
    for row in fit {
      let gap = gap(row).map { NumberText.fixed($0 * 100, places: 2, language) + " %" } ?? ""
      table.append([
        row.title[language], row.target.map { number($0, language) } ?? "", number(row.simulated, language),
        row.standardError.map { number($0, language) } ?? "", gap,
      ])
    }
    var list = TextTable([
      (Text(en: "Constant", zh: "参数")[language], .left), (Text(en: "before", zh: "原值")[language], .right),
      (Text(en: "after", zh: "新值")[language], .right), ("", .left),
    ])
    for constant in constants.constants {
      let outside = Text(en: "outside its range", zh: "超出范围")[language]
      list.append([
        String(constant.path.dropFirst("parameters.".count)), constant.before.plainDescription,
        constant.after.plainDescription,
        constant.isInRange ? "" : outside,
      ])
    }
    return table.text() + "\n" + list.text(width: 100)
  }

  private static func json(_ fit: [StageA.Fit], _ constants: CalibratedConstants) -> JSONValue {
    .object([
      .init(
        "fit",
        .array(
          fit.map { row in
            .object([
              .init("figure", .string(row.name)), .init("target", row.target.map(JSONValue.number) ?? .null),
              .init("simulated", .number(row.simulated)),
              .init("standardError", row.standardError.map(JSONValue.number) ?? .null),
            ])
          })),
      .init(
        "constants",
        .array(
          constants.constants.map { constant in
            .object([
              .init("path", .string(constant.path)), .init("before", .number(constant.before)),
              .init("after", .number(constant.after)), .init("isInRange", .bool(constant.isInRange)),
              .init("file", .string(constant.file)),
            ])
          })),
    ])
  }
}
