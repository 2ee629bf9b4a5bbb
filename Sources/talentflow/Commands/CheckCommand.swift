import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow check FILE…`: every problem in every file, and how much work an experiment is.
enum CheckCommand: Command {
  static let name = "check"
  static let operands = "FILE…"
  static let operandCount = 1...1000
  static let summary = Text(en: "list every problem in scenario files; run nothing", zh: "检查情景与实验文件，列出全部问题，不运行")
  static let details = Text(
    en: """
      Reads scenarios, tables of them, experiments, posteriors, or district folders, with everything they build upon, and lists all problems at once: file, \
      line and column, key path, what was found, what is allowed, and the nearest right name. Exit status 2 if there \
      is any. A warning (a value outside its stated range) is no problem. Of an experiment file every point is tried, and \
      the number of runs is told, and about how long they take: an estimate from half a second of its base scenario on \
      this machine, good to a factor of two.
      """,
    zh:
      "读取情景文件、情景表、实验文件、后验文件或城区文件夹及其引用的全部文件，一次列出所有问题：文件、行列、键路径、实际值、允许值与最接近的正确名称。有问题时退出状态为 2；超出给定范围的数值只作提醒。对实验文件还会逐点检查，并给出运行次数与大致用时（在本机试运行基准情景约半秒所得，误差可达两倍）。"
  )
  static let options: [Option] = [.threads, .language, .quiet, .format]
  static let examples = [
    (
      line: "talentflow check Scenarios/*.json5 Scenarios/*.csv Scenarios/Xiaoshan",
      what: Text(en: "everything that is shipped", zh: "检查全部自带情景与城区文件")
    )
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let (problems, warnings) = ScenarioLoader.problems(in: arguments.operands)
    if arguments.wantsJSON {
      try console.write(json(problems, warnings).text)
    } else if !warnings.isEmpty && !arguments.isQuiet {
      console.error(warnings.description)
    }
    if let problems { throw CommandFailure(problems) }
    guard !arguments.wantsJSON else { return }
    for path in arguments.operands where ExperimentLoader.isExperiment(path) && !PosteriorLoader.isPosterior(path) {
      if let line = try work(of: path, arguments) { try console.write(line + "\n") }
    }
    let count = arguments.operands.count
    let words = Text(
      en: count == 1 ? "1 file: no problem\n" : "\(count) files: no problem\n", zh: "\(count) 个文件：没有问题\n")
    try console.write(words[arguments.language])
  }

  /// How many runs an experiment has, and about how long they take; nil where its points are not known before.
  private static func work(of path: String, _ arguments: Arguments) throws(CommandFailure) -> String? {
    let threads = arguments.integer(.threads) ?? RunPool.machineThreads
    do {
      let experiment = try ExperimentLoader.load(path: path)
      guard let method = ExperimentMethods.method(for: experiment) else { return nil }
      let work = try method.init(experiment, pool: RunPool(threads: threads)).work(threads: threads)
      return Text(en: "\(path): \(work.en)", zh: "\(path)：\(work.zh)")[arguments.language]
    } catch let error as ExperimentFailure {
      throw CommandFailure(error, place: path)
    } catch let error as ScenarioProblems {
      throw CommandFailure(error)
    } catch {
      throw .machine("\(error)")
    }
  }

  private static func json(_ problems: ScenarioProblems?, _ warnings: ScenarioWarnings) -> JSONValue {
    func list(_ problems: [ScenarioProblem]) -> JSONValue {
      .array(
        problems.map { problem in
          .object([
            .init("file", .string(problem.file)),
            .init("line", problem.position.map { .integer($0.line) } ?? .null),
            .init("column", problem.position.map { .integer($0.column) } ?? .null),
            .init("path", .string(problem.path)), .init("message", .string(problem.message)),
          ])
        })
    }
    return .object([
      .init("problems", list(problems?.problems ?? [])), .init("warnings", list(warnings.warnings)),
    ])
  }
}
