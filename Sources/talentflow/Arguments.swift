import DistrictModel
import Reporting
import ScenarioFiles

extension String {
  /// Without the dashes at its beginning; nil if it begins with none. Editors make one long dash of two short ones.
  var withoutDashes: String? {
    let bare = drop { "-—–−－﹣".contains($0) }
    return bare.count < count ? String(bare) : nil
  }
}

/// The words after a command's name, sorted into operands and options, each value checked.
struct Arguments: Sendable {
  /// What is wrong with the words of a command line: one line for each problem.
  struct Problems: Error, Equatable {
    let lines: [String]
  }

  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Sorts words into options of `options` and operands.
  ///
  /// Options are `--name value`, `--name=value` or, for flags, `--name`; they may stand anywhere. `--` makes all that
  /// follows operands. `--help`, alone of all, makes every other mistake unimportant.
  ///
  /// - Throws: every problem found.
  init(_ words: [String], options: [Option], operands allowed: ClosedRange<Int>, operandNames: String) throws(Problems)
  {
    var lines: [String] = []
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if word == "--" && !onlyOperands {
        onlyOperands = true
      } else if onlyOperands || word.withoutDashes == nil || word == "-" {
        operands.append(word)
      } else {
        let name = word == "-h" ? "--help" : String(word.prefix { $0 != "=" })
        guard let option = options.first(where: { "--" + $0.name == name }) else {
          let hint = NearestName.hint(for: name.withoutDashes ?? name, among: options.map(\.name)) { "--\($0)" }
          lines.append("\(name): unknown option\(hint)")
          continue
        }
        var value: String? = word.contains("=") ? String(word[word.index(after: word.firstIndex(of: "=")!)...]) : nil
        if option.takesValue && value == nil { value = rest.popFirst() }
        if option.wordCount == 2, let first = value, !first.contains(" "), let second = rest.first,
          !second.hasPrefix("--")
        {
          value = "\(first) \(second)"
          rest = rest.dropFirst()
        }
        if let problem = take(option, value) { lines.append("--\(option.name): \(problem)") }
      }
    }
    if self["help"] { return }
    if !allowed.contains(operands.count) {
      lines.append(Self.problem(with: operands, allowed: allowed, names: operandNames))
    }
    if !lines.isEmpty { throw Problems(lines: lines) }
  }

  /// Keeps an option's value; answers what is wrong with it.
  private mutating func take(_ option: Option, _ value: String?) -> String? {
    guard option.takesValue else {
      if value != nil { return "takes no value" }
      values[option.name] = [""]
      return nil
    }
    guard let value else { return "needs a value: \(option.placeholder)" }
    if let problem = option.problem(with: value) { return problem }
    if values[option.name] != nil && !option.isRepeatable { return "is given twice" }
    values[option.name, default: []].append(value)
    return nil
  }

  private static func problem(with operands: [String], allowed: ClosedRange<Int>, names: String) -> String {
    if operands.count < allowed.lowerBound { return "needs \(names)" }
    if allowed.upperBound == 0 { return "\"\(operands[0])\" is not wanted: this command takes options only" }
    return "\"\(operands[allowed.upperBound])\" is one too many: expected \(names)"
  }

  // MARK: - Values

  /// Whether a flag is there.
  subscript(flag: String) -> Bool { values[flag] != nil }

  func text(_ option: Option) -> String? { values[option.name]?.last }

  func texts(_ option: Option) -> [String] { values[option.name] ?? [] }

  func integer(_ option: Option) -> Int? { text(option).flatMap { Int($0) } }

  /// The words of a list such as `svg,png`.
  func words(_ option: Option) -> [String]? {
    text(option).map { $0.split(separator: ",").map(String.init) }
  }

  /// The first language named; English unless told.
  var language: ReportLanguage { words(.language)?.first.flatMap(ReportLanguage.init) ?? .en }

  var isQuiet: Bool { self["quiet"] }

  var wantsJSON: Bool { text(.format) == "json" }
}
