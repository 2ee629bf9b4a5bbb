import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow levers [DISTRICT]`: the catalogue: what each lever is, does, costs, and its wording in the report; with `--check`,
/// whether each does what its channels say.
enum LeversCommand: Command {
  static let name = "levers"
  static let operands = "[DISTRICT]"
  static let operandCount = 0...1
  static let summary = Text(en: "the policy levers of a district: effects, costs, wording", zh: "列出政策工具：作用、成本与报告原文")
  static let details = Text(
    en: """
      Lists every lever of a district (default: Scenarios/Xiaoshan): its name in scenario files, the report's words, \
      how it works, its level in the base year and at most (1 is the report's plan), what the plan costs a year, and \
      through which channels of the model it acts, with size and range.
      With --check every lever is tested on the district instead: held at its reference level it changes nothing; raised later \
      it changes nothing before; off again it leaves nothing; nobody comes, goes or lives otherwise than its channels say; \
      and each outcome moves the way they say, at every level. New levers are tested by what their channels say: nothing has \
      to be added. Results go to Results/<district>-levers. Exit status 4 if a test does not hold.
      """,
    zh: """
      列出城区（默认 Scenarios/Xiaoshan）的全部政策工具：情景文件中的名称、报告原文、作用机制、基年力度与上限（1 为报告计划）、计划年成本，以及在模型中的作用渠道、大小与范围。
      使用 --check 时改为在城区上检验每项工具：保持基准力度则一切不变；之后提高则此前不变；关闭后不留余力；人的来去与人生只按渠道所言变化；\
      各结果在每一级力度上都按渠道所言的方向变化。新增工具按其渠道检验，无须另加设定。结果写入 Results/<城区>-levers。有检验不成立时退出状态为 4。
      """)
  static let check = Option(
    "check", "", .flag, Text(en: "test every lever instead of listing it", zh: "检验而非列出政策工具"))
  static let lever = Option(
    "lever", "NAME", .path, isRepeatable: true,
    Text(en: "with --check: this lever only; may be given several times", zh: "与 --check 同用：仅检验该工具，可多次使用"))
  private static let replicates = Option(
    "replicates", "N", .integer(2...100_000),
    Text(en: "with --check: paired replicates (default: 16)", zh: "与 --check 同用：配对运行次数（默认 16）"))
  private static let sample = Option(
    "sample", "1:n", .sample,
    Text(
      en: "with --check: simulate one person in n (default: some 50,000 persons)",
      zh: "与 --check 同用：每 n 人模拟一人（默认约模拟 5 万人）"))
  static let options: [Option] = [
    check, lever, replicates, sample, .seed, .threads,
    .out.stating(
      Text(
        en: "with --check: where results go (default: Results/<district>-levers)",
        zh: "与 --check 同用：结果文件夹（默认 Results/<城区>-levers）")), .language, .quiet, .format,
  ]
  static let examples = [
    (line: "talentflow levers --language zh", what: Text(en: "Xiaoshan's catalogue in Chinese", zh: "萧山区政策工具目录")),
    (
      line: "talentflow levers --check --lever transit --sample 1:100",
      what: Text(en: "whether one lever does what its channels say, quickly", zh: "快速检验一项工具是否符合其渠道所言")
    ),
  ]

  /// The district that is meant when none is named.
  static let defaultDistrict = "Scenarios/Xiaoshan"

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let folder = arguments.operands.first ?? defaultDistrict
    let loaded: LoadedScenario
    do throws(ScenarioProblems) {
      loaded = try ScenarioLoader.loadDistrict(folder: folder)
    } catch {
      throw CommandFailure(error)
    }
    if arguments["check"] { return try check(loaded, arguments, console: console) }
    let idle = [lever, replicates, sample, .seed, .threads, .out].filter { arguments.text($0) != nil }
    guard idle.isEmpty else {
      throw .wrongRequest(
        "talentflow levers: \(idle.map { "--\($0.name)" }.joined(separator: ", ")): only with --check; nothing was run")
    }
    let catalogue = LeverList(loaded)
    try console.write(arguments.wantsJSON ? catalogue.json.text : catalogue.text(arguments.language))
  }

  private static func check(
    _ district: LoadedScenario, _ arguments: Arguments, console: Console
  ) throws(CommandFailure) {
    let names = arguments.texts(lever)
    var settings = LeverCheckRun.Settings()
    if let number = arguments.integer(replicates) { settings.replicates = number }
    if let seed = arguments.integer(.seed) { settings.seed = seed }
    if let sample = arguments.text(sample).flatMap({ Sample($0) }) { settings.sample = sample }
    let place = arguments.text(.out) ?? "Results/\(district.scenario.name)-levers"
    let finished = try Interruption.listening { cancellation throws(CommandFailure) in
      do throws(ExperimentFailure) {
        let run = try LeverCheckRun(
          district: district, levers: names.isEmpty ? nil : Set(names), settings: settings,
          language: arguments.language,
          command: CommandLine.arguments, pool: RunPool(threads: arguments.integer(.threads) ?? RunPool.machineThreads))
        let meter = WorkMeter(total: run.totalMonths)
        let progress = Progress(
          name, of: meter, console: console, quiet: arguments.isQuiet, language: arguments.language)
        defer { progress.end() }
        return try run.execute(into: place, cancellation: cancellation, meter: meter)
      } catch {
        throw CommandFailure(error, place: place)
      }
    }
    try console.write(
      arguments.wantsJSON
        ? finished.summary.json.text
        : finished.summary.text(arguments.language, seconds: finished.seconds, place: finished.folder))
    guard finished.summary.holds else { throw .doesNotHold(finished.summary.verdict(arguments.language)) }
  }
}
