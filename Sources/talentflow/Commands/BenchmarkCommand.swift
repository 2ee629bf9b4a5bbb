import DistrictModel
import Experiments
import Reporting
import ScenarioFiles

/// `talentflow benchmark`: person-months per second and bytes per person, with machine and build named.
enum BenchmarkCommand: Command {
  static let name = "benchmark"
  static let operands = "SCENARIO"
  static let operandCount = 1...1
  static let summary = Text(en: "measure speed and memory on this machine", zh: "测量本机运行速度与内存")
  static let details = Text(
    en: """
      Runs a scenario several times on one thread, then with its residents shared out to all threads, then as many runs \
      as threads side by side, and gives medians: simulated person-months per second of CPU and of the clock, the time \
      of each process, bytes a person takes, and the largest memory of the process. Nothing is written. Other work on \
      the machine slows the figures by the clock.
      """,
    zh: "先单线程多次运行情景，再由全部线程分担一次运行，最后按线程数并行多次运行，给出中位数：每 CPU 秒与每秒模拟的人月数、各过程耗时、每人占用字节与进程峰值内存。不写任何文件；机器上的其他任务会拖慢按时钟计的结果。")
  static let runs = Option(
    "runs", "N", .integer(1...100), Text(en: "runs of which the median is given (default: 3)", zh: "取中位数的运行次数（默认 3）"))
  static let options: [Option] = [runs, .threads, .sample, .until, .set, .language, .quiet, .format]
  static let examples = [
    (
      line: "talentflow benchmark Scenarios/baseline.json5 --until 2026-12",
      what: Text(en: "three years at full scale", zh: "全样本模拟三年")
    )
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    let loaded = try ScenarioArguments.load(arguments, console: console)[0]
    let threads = arguments.integer(.threads) ?? RunPool.machineThreads
    let benchmark = Benchmark(of: loaded.scenario, rounds: arguments.integer(runs) ?? 3, threads: threads)
    let meter = WorkMeter(total: benchmark.totalMonths)
    let progress = Progress(
      name, of: meter, console: console, quiet: arguments.isQuiet, language: arguments.language)
    defer { progress.end() }
    let result = try Interruption.listening { cancellation throws(CommandFailure) in
      do throws(RunFailure) {
        return try benchmark.measure(cancellation: cancellation, meter: meter)
      } catch {
        progress.end()
        throw error == .cancelled ? .interrupted("interrupted") : .machine(error.description)
      }
    }
    progress.end()
    try console.write(
      arguments.wantsJSON
        ? json(result, benchmark).text : text(result, benchmark, arguments.language))
  }

  private static var build: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  private static func text(
    _ result: Benchmark.Result, _ benchmark: Benchmark, _ language: ReportLanguage
  ) -> String {
    let run = benchmark.scenario.run
    func million(_ value: Double) -> String { NumberText.fixed(value / 1e6, places: 1, language) }
    let memory = result.peakMemory.map { NumberText.fixed(Double($0) / 1e6, places: 0, language) + " MB" } ?? "–"
    var table = TextTable([
      (Text(en: "Million person-months a second", zh: "每秒模拟人月（百万）")[language], .left), ("", .right),
    ])
    table.append([
      Text(en: "one run on one thread, by CPU time", zh: "单线程一次运行，按 CPU 时间")[language], million(result.perCPUSecond),
    ])
    table.append([
      Text(en: "one run on one thread, by the clock", zh: "单线程一次运行，按时钟")[language], million(result.perWallSecond),
    ])
    let threads = benchmark.threads
    if let shared = result.perWallSecondShared, let together = result.perWallSecondTogether {
      table.append([
        Text(en: "one run on \(threads) threads, by the clock", zh: "\(threads) 个线程分担一次运行，按时钟")[language],
        million(shared),
      ])
      table.append([
        Text(en: "\(threads) runs side by side, by the clock", zh: "\(threads) 次并行，按时钟")[language], million(together),
      ])
    }
    var steps = TextTable([
      (Text(en: "Nanoseconds a person-month, one thread", zh: "每人月纳秒数（单线程）")[language], .left), ("", .right),
    ])
    for (step, nanoseconds) in result.steps {
      steps.append([name(of: step)[language], NumberText.fixed(nanoseconds, places: 2, language)])
    }
    let head = Text(
      en:
        "\(benchmark.scenario.name) · \(run.sample) · until \(run.until) · \(million(Double(result.personMonths))) million person-months a run · medians of \(benchmark.rounds)\n",
      zh:
        "\(benchmark.scenario.name) · \(run.sample) · 至 \(run.until) · 每次 \(million(Double(result.personMonths))) 百万人月 · \(benchmark.rounds) 次中位数\n"
    )
    let tail = Text(
      en:
        "\(result.bytesPerPerson) bytes a person in the population's columns; largest memory of one run \(memory)\n",
      zh: "人口数据列每人 \(result.bytesPerPerson) 字节；单次运行峰值内存 \(memory)\n")
    let machine = Text(
      en:
        "\(Benchmark.processor), \(RunPool.machineThreads) cores; talentflow \(ProgramVersion.current), \(build) build\n",
      zh: "\(Benchmark.processor)，\(RunPool.machineThreads) 核；talentflow \(ProgramVersion.current)，\(build) 构建\n")
    let instructions = result.instructions.map { NumberText.fixed($0, places: 0, language) }
    let counted = Text(
      en: instructions.map { "\($0) instructions a person-month\n" } ?? "this machine does not count instructions\n",
      zh: instructions.map { "每人月 \($0) 条指令\n" } ?? "本机不提供指令计数\n")
    return head[language] + table.text() + "\n" + steps.text() + "\n" + counted[language] + tail[language]
      + machine[language]
  }

  private static func name(of step: MonthStep) -> Text {
    switch step {
    case .firstPopulation: Text(en: "first population", zh: "初始人口")
    case .lifeEvents: Text(en: "life events: first scan, ageing to separations", zh: "生命事件：首次扫描、年龄增长至离职")
    case .newcomers: Text(en: "children, college students, new posts", zh: "新满 14 岁、大学新生、新增岗位")
    case .inMigration: Text(en: "candidates and arrivals", zh: "候选人与到来")
    case .jobMarket: Text(en: "search, matching and hiring", zh: "求职、匹配与录用")
    case .wages: Text(en: "wages", zh: "工资")
    case .homes: Text(en: "homes: second scan, moves, allocation, rents", zh: "住房：第二次扫描、搬迁、配租、租金")
    case .recognitionAndLeaving: Text(en: "recognition, payments, leaving", zh: "人才认定、补贴、离开")
    case .booksAndCounts: Text(en: "books and counts", zh: "账目与统计")
    }
  }

  private static func json(_ result: Benchmark.Result, _ benchmark: Benchmark) -> JSONValue {
    let run = benchmark.scenario.run
    return .object([
      .init("scenario", .string(benchmark.scenario.name)), .init("sample", .string(run.sample.description)),
      .init("until", .string(run.until.description)), .init("rounds", .integer(benchmark.rounds)),
      .init("threads", .integer(benchmark.threads)), .init("personMonths", .integer(result.personMonths)),
      .init("perCPUSecond", .number(result.perCPUSecond)), .init("perWallSecond", .number(result.perWallSecond)),
      .init("perWallSecondShared", result.perWallSecondShared.map(JSONValue.number) ?? .null),
      .init("perWallSecondTogether", result.perWallSecondTogether.map(JSONValue.number) ?? .null),
      .init(
        "nanosecondsPerPersonMonth",
        .object(result.steps.map { .init($0.step.rawValue, .number($0.nanoseconds)) })),
      .init("instructionsPerPersonMonth", result.instructions.map(JSONValue.number) ?? .null),
      .init("bytesPerPerson", .integer(result.bytesPerPerson)),
      .init("peakMemory", result.peakMemory.map(JSONValue.integer) ?? .null),
      .init("processor", .string(Benchmark.processor)), .init("cores", .integer(RunPool.machineThreads)),
      .init("version", .string(ProgramVersion.current)), .init("build", .string(build)),
    ])
  }
}
