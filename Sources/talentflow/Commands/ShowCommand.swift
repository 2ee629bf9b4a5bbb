import DistrictModel
import Reporting
import ScenarioFiles

/// `talentflow show SCENARIO [--diff OTHER]`: the effective scenario, each value with unit, source and the file that set it.
enum ShowCommand: Command {
  static let name = "show"
  static let operands = "SCENARIO…"
  static let operandCount = 1...1000
  static let summary = Text(
    en: "every value of a scenario: unit, source, and the file that set it", zh: "显示情景的每个取值：单位、来源与设定文件")
  static let details = Text(
    en: """
      Shows what a scenario comes to when everything it builds upon is laid together: each value with unit, range, \
      provenance (report, retrieved, recalled, computed, calibrated, assumed), source, and the file and line that set \
      it. With --diff only the values in which another scenario differs.
      With --table one or more scenarios are written as a table for a spreadsheet: a row for each, key paths as columns. \
      Saved beside the first scenario, it can be changed and used wherever a scenario is: rents.csv is every row, \
      rents.csv#low the row "low", or else the rows of the group "low".
      """,
    zh: """
      显示情景与其全部上级文件合成后的结果：每个取值的单位、范围、依据类别（report 报告、retrieved 查得、recalled 常识、computed 推算、\
      calibrated 校准、assumed 假定）、来源以及设定它的文件与行号。--diff 只列与另一情景不同的取值。
      --table 将一个或多个情景写成可用电子表格打开的表：每行一个情景，各列为键路径。存放在第一个情景旁边即可修改，并可用于任何需要情景的地方：\
      rents.csv 为全部各行，rents.csv#low 为名为 low 的一行，或 group 为 low 的各行。
      """)
  static let diff = Option(
    "diff", "OTHER", .path, Text(en: "show only what differs in another scenario", zh: "只显示与另一情景的差异"))
  static let only = Option(
    "only", "key.path", .path, Text(en: "show only values below a key path", zh: "只显示某一键路径之下的取值"))
  static let table = Option(
    "table", "", .flag,
    Text(en: "write the scenarios as a table (CSV) for a spreadsheet", zh: "将各情景写成电子表格可用的表（CSV）"))
  static let options: [Option] = [diff, only, table, .set, .language, .quiet, .format]
  static let examples = [
    (
      line: "talentflow show Scenarios/baseline.json5 --only parameters.housing",
      what: Text(en: "the numbers of the housing market and their sources", zh: "住房市场参数及其来源")
    ),
    (
      line: "talentflow show Scenarios/baseline.json5 --diff Scenarios/work-report-2026.json5",
      what: Text(en: "what the report's plan changes", zh: "报告方案改动了哪些取值")
    ),
    (
      line: "talentflow show Scenarios/*-first.json5 --table > Scenarios/packages.csv",
      what: Text(en: "the six packages as a table", zh: "将六个方案写成表")
    ),
  ]

  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure) {
    if arguments["table"] { return try console.write(try tableText(arguments, console: console)) }
    guard arguments.operands.count == 1 else {
      throw .wrongRequest("talentflow show: \"\(arguments.operands[1])\" is one too many; --table takes several")
    }
    let loaded = try ScenarioArguments.load(arguments, console: console)[0]
    let prefix = try prefix(arguments, in: loaded)
    if let path = arguments.text(diff) {
      let other = try other(path, arguments)
      let differences = loaded.tree.differences(from: other.tree).filter { $0.path.isBelow(prefix) }
      if arguments.wantsJSON { return try console.write(json(differences).text) }
      return try console.write(text(differences, of: loaded, and: other, arguments.language))
    }
    if arguments.wantsJSON && prefix == nil { return try console.write(ScenarioJSON.text(of: loaded)) }
    let leaves = loaded.tree.leaves().filter { $0.path.isBelow(prefix) }
    if arguments.wantsJSON { return try console.write(JSONValue.array(leaves.map(json)).text) }
    if leaves.isEmpty, let prefix { return try console.write(unset(prefix, in: loaded, arguments.language)) }
    try console.write(leaves.map(text).joined())
  }

  /// The scenarios as a table; the mark at its beginning tells spreadsheets that it is UTF-8.
  private static func tableText(_ arguments: Arguments, console: Console) throws(CommandFailure) -> String {
    for option in [diff, only] where arguments.text(option) != nil {
      throw .wrongRequest("talentflow show: --table shows whole scenarios; leave --\(option.name) out")
    }
    if arguments.wantsJSON { throw .wrongRequest("talentflow show: --table is CSV; leave --format json out") }
    let loaded = try ScenarioArguments.loadAll(arguments, console: console)
    do throws(ScenarioProblems) {
      let export = try ScenarioTableExport(of: loaded)
      let table = Table(
        columns: export.columns.map { Table.Column($0, .text) }, rows: export.rows.map { $0.map(Table.Cell.text) })
      return "\u{FEFF}" + String(decoding: table.csv, as: UTF8.self)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The key path of `--only`, which must name something: a value, or levers, set or not.
  private static func prefix(_ arguments: Arguments, in loaded: LoadedScenario) throws(CommandFailure) -> TreePath? {
    guard let text = arguments.text(only) else { return nil }
    let leaves = loaded.tree.leaves()
    if let path = TreePath(text) {
      if leaves.contains(where: { $0.path.isBelow(path) }) || path == levers { return path }
      if loaded.practice(at: path, arguments.language) != nil { return path }
    }
    let known = Set(leaves.flatMap { leaf in leaf.path.steps.indices.map { TreePath(Array(leaf.path.steps[...$0])) } })
    let hint = NearestName.hint(for: text, among: known.map(\.description).sorted()) { $0 }
    throw .wrongRequest("--only \(text): names nothing in \(loaded.path)\(hint)")
  }

  private static let levers = TreePath([.key("levers")])

  /// The scenario of `--diff`.
  private static func other(_ path: String, _ arguments: Arguments) throws(CommandFailure) -> LoadedScenario {
    let patches = try ScenarioArguments.patches(arguments)
    do throws(ScenarioProblems) {
      return try ScenarioLoader.load(path: path, patches: patches)
    } catch {
      throw CommandFailure(error)
    }
  }

  // MARK: - Text

  /// `path = value unit (low…high)`, and below it where that comes from.
  private static func text(_ leaf: ScenarioLeaf) -> String {
    var head = "\(leaf.path) = \(leaf.valueText)"
    if let unit = leaf.unit { head += " \(unit)" }
    if let low = leaf.low, let high = leaf.high { head += " (\(low.inlineText)…\(high.inlineText))" }
    let known = [leaf.provenance, leaf.source, leaf.note].compactMap { $0 }.joined(separator: "; ")
    return head + "\n    " + (known.isEmpty ? "" : known + " · ") + leaf.origin.description + "\n"
  }

  /// Levers of which a scenario sets none.
  private static func unset(_ path: TreePath, in loaded: LoadedScenario, _ language: ReportLanguage) -> String {
    if let level = loaded.practice(at: path, language) { return "\(path) = \(level)\n" }
    let year = loaded.scenario.district.period.start.year - 1
    return Text(
      en: "no lever is set: all stand at the practice of \(year)\n", zh: "未设定任何政策工具：均延续 \(year) 年做法\n")[language]
  }

  private static func text(
    _ differences: [ScenarioDifference], of loaded: LoadedScenario, and other: LoadedScenario,
    _ language: ReportLanguage
  ) -> String {
    guard !differences.isEmpty else { return Text(en: "no difference\n", zh: "没有差异\n")[language] }
    let none = Text(en: "nothing", zh: "无")[language]
    return differences.map { difference in
      let first = difference.first?.valueText ?? loaded.practice(at: difference.path, language) ?? none
      let second = difference.second?.valueText ?? other.practice(at: difference.path, language) ?? none
      let values = "\(first) → \(second)"
      let unit = (difference.first?.unit ?? difference.second?.unit).map { " \($0)" } ?? ""
      let places = [difference.first, difference.second].compactMap { $0?.origin.description }.joined(separator: " → ")
      return "\(difference.path): \(values)\(unit)\n    \(places)\n"
    }.joined()
  }

  // MARK: - JSON

  private static func json(_ leaf: ScenarioLeaf) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      .init("path", .string(leaf.path.description)), .init("value", .string(leaf.valueText)),
      .init("unit", text(leaf.unit)), .init("low", text(leaf.low?.inlineText)),
      .init("high", text(leaf.high?.inlineText)),
      .init("provenance", text(leaf.provenance)), .init("source", text(leaf.source)),
      .init("origin", .string(leaf.origin.description)),
    ])
  }

  private static func json(_ differences: [ScenarioDifference]) -> JSONValue {
    .array(
      differences.map { difference in
        .object([
          .init("path", .string(difference.path.description)),
          .init("first", difference.first.map(json) ?? .null), .init("second", difference.second.map(json) ?? .null),
        ])
      })
  }
}

extension LoadedScenario {
  /// The level of a lever that the scenario does not set: `0.8 (practice of 2025)`; nil for everything else.
  fileprivate func practice(at path: TreePath, _ language: ReportLanguage) -> String? {
    guard path.steps.count >= 2, path.steps[0] == .key("levers"), case .key(let name) = path.steps[1],
      path.steps.count == 2 || path.steps.last == .key("level"), tree[TreePath(Array(path.steps[..<2]))] == nil,
      let lever = scenario.district.levers.levers.first(where: { $0.name == name })
    else { return nil }
    let level = lever.definition.referenceLevel.plainDescription
    let year = scenario.district.period.start.year - 1
    return Text(en: "\(level) (practice of \(year))", zh: "\(level)（\(year) 年做法）")[language]
  }
}

extension TreePath {
  /// Whether this is a path, or lies under it; everything lies under nil.
  fileprivate func isBelow(_ prefix: TreePath?) -> Bool {
    guard let prefix else { return true }
    return steps.starts(with: prefix.steps)
  }
}
