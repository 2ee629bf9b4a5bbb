import DistrictModel
import Experiments
import ScenarioFiles

/// One option of a command: how it is written, what it allows, and its help.
struct Option: Sendable {
  /// What may follow the name.
  enum Kind: Sendable {
    /// Nothing: the option is there or not.
    case flag
    case integer(ClosedRange<Int>)
    case month
    case sample
    /// A path; anything but nothing.
    case path
    /// `key.path=value`.
    case assignment
    /// Two words: a margin, and `indicator@year`.
    case errorGoal
    case word([String])
    /// Words separated by commas, each at most once.
    case words([String])
  }

  /// Without the leading dashes.
  let name: String
  /// What the help writes for the value, such as `N`; empty for a flag.
  let placeholder: String
  let kind: Kind
  let isRepeatable: Bool
  let help: Text

  init(_ name: String, _ placeholder: String, _ kind: Kind, isRepeatable: Bool = false, _ help: Text) {
    self.name = name
    self.placeholder = placeholder
    self.kind = kind
    self.isRepeatable = isRepeatable
    self.help = help
  }

  /// The same option with the help of a command in which it means something of its own.
  func stating(_ help: Text) -> Option { Option(name, placeholder, kind, isRepeatable: isRepeatable, help) }

  /// Words that follow the name and belong to it.
  var wordCount: Int {
    switch kind {
    case .flag: 0
    case .errorGoal: 2
    default: 1
    }
  }

  var takesValue: Bool {
    if case .flag = kind { false } else { true }
  }

  /// What is wrong with a value, in words; nil if it is allowed.
  func problem(with value: String) -> String? {
    guard let problem = ownProblem(with: value) else { return nil }
    let halfWidth = value.halfWidth
    return halfWidth != value && ownProblem(with: halfWidth) == nil
      ? "found \"\(value)\"; write \"\(halfWidth)\"" : problem
  }

  private func ownProblem(with value: String) -> String? {
    switch kind {
    case .flag: return nil
    case .integer(let range):
      if let number = Int(value), range.contains(number) { return nil }
      return "found \"\(value)\"; allowed: a whole number, \(range.lowerBound)…\(range.upperBound)"
    case .month: return Month(value) == nil ? "found \"\(value)\"; allowed: a month, such as 2030-12" : nil
    case .sample:
      return Sample(value) == nil
        ? "found \"\(value)\"; allowed: 1:1 to 1:1000, such as 1:10, and 2:1 to 10:1" : nil
    case .path: return value.isEmpty ? "needs a path" : nil
    case .assignment:
      guard let equals = value.firstIndex(of: "="), equals > value.startIndex else {
        return "found \"\(value)\"; allowed: key.path=value, such as levers.transit.level=1.2"
      }
      return nil
    case .errorGoal:
      return ErrorGoal(value) == nil
        ? "found \"\(value)\"; allowed: a margin above 0, then indicator@year, such as 200 youthPopulation@2030" : nil
    case .word(let allowed): return Self.problem(with: [value], allowed: allowed)
    case .words(let allowed):
      let parts = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Self.problem(with: parts, allowed: allowed)
    }
  }

  private static func problem(with words: [String], allowed: [String]) -> String? {
    for (index, word) in words.enumerated() {
      if words[..<index].contains(word) { return "\"\(word)\" is named twice" }
      if !allowed.contains(word) {
        let hint = NearestName.hint(for: word, among: allowed) { "\"\($0)\"" }
        return "found \"\(word)\"; allowed: \(allowed.joined(separator: ", "))\(hint)"
      }
    }
    return nil
  }
}

extension Option {
  static let replicates = Option(
    "replicates", "N", .integer(1...100_000),
    Text(en: "runs of each scenario (default: as the scenario says)", zh: "每个情景的重复次数（默认取情景文件）"))
  static let seed = Option(
    "seed", "S", .integer(0...Int(Int32.max)),
    Text(en: "seed of the first replicate; the next ones count on from it", zh: "首次运行的随机种子，其后依次加一"))
  static let sample = Option(
    "sample", "1:n", .sample,
    Text(
      en: "simulate one person in n, or with n:1 each n times; results are weighted",
      zh: "每 n 人模拟一人；n:1 为每人模拟 n 次；结果按比例折算"))
  static let threads = Option(
    "threads", "N", .integer(1...1024),
    Text(en: "runs side by side (default: the machine's cores); changes no result", zh: "并行运行数（默认为核数），不影响结果"))
  static let until = Option(
    "until", "YYYY-MM", .month, Text(en: "last month simulated, such as 2030-12", zh: "模拟的最后一个月，如 2030-12"))
  static let set = Option(
    "set", "key.path=value", .assignment, isRepeatable: true,
    Text(en: "change one value of the scenario; may be given several times", zh: "修改情景中的一个值，可多次使用"))
  static let untilError = Option(
    "until-error", "MARGIN INDICATOR@YEAR", .errorGoal,
    Text(
      en: "go on until every difference is known to ±MARGIN (90 %)", zh: "持续运行直至各差异误差在 ±MARGIN（90%）以内"))
  static let maxReplicates = Option(
    "max-replicates", "N", .integer(2...100_000),
    Text(en: "replicates at which --until-error gives up (default: 1000)", zh: "--until-error 的次数上限（默认 1000）"))
  static let posterior = Option(
    "posterior", "FILE", .path,
    Text(
      en: "draw uncertain parameters from a posterior (talentflow calibrate writes one)",
      zh: "从后验文件抽取不确定参数（由 talentflow calibrate 生成）"))
  static let runsPerParticle = Option(
    "runs-per-particle", "K", .integer(1...1000),
    Text(
      en: "replicates that share a draw, to tell luck from parameters (default: 2)",
      zh: "共用一次抽取的运行次数，用于区分随机与参数（默认 2）"))
  static let by = Option(
    "by", "families|levers", .word(AttributionRuns.Grouping.allCases.map(\.rawValue)),
    Text(en: "who shares the difference: families of levers (default) or single levers", zh: "分摊对象：政策类别（默认）或单项工具"))
  static let orders = Option(
    "orders", "N", .integer(2...10_000),
    Text(
      en: "random orders of coming in each replicate, where not all coalitions are run (default: 2)",
      zh: "不穷尽组合时每次运行的加入次序数（默认 2）"))
  static let out = Option(
    "out", "FOLDER", .path, Text(en: "where results go", zh: "结果文件夹"))
  static let language = Option(
    "language", "en|zh", .word(["en", "zh"]), Text(en: "language of summary, charts and help", zh: "摘要、图表与帮助的语言"))
  static let quiet = Option("quiet", "", .flag, Text(en: "no progress and no remarks", zh: "不显示进度与提示"))
  static let noCharts = Option(
    "no-charts", "", .flag, Text(en: "write the chart scripts, but draw nothing", zh: "只写图表脚本，不绘图"))
  static let format = Option(
    "format", "text|json", .word(["text", "json"]),
    Text(en: "what standard output gets: a text to read, or JSON for a program", zh: "标准输出格式：文本或 JSON"))
  static let helpFlag = Option("help", "", .flag, Text(en: "this text", zh: "显示本说明"))
}
