/// Scenarios written as a table: what each says beyond its district, one a row.
///
/// Read again from the folder of the first scenario, the rows are the same scenarios, with the changes of `--set` in them.
public struct ScenarioTableExport: Sendable {
  /// Key paths: the header.
  public let columns: [String]
  /// Cells by scenario; empty where a scenario says nothing.
  public let rows: [[String]]

  /// Writes scenarios down.
  ///
  /// - Throws: a name given twice, or a change of the district that no scenario file can make.
  public init(of scenarios: [LoadedScenario]) throws(ScenarioProblems) {
    var problems: [ScenarioProblem] = []
    var names: Set<String> = []
    for scenario in scenarios where !names.insert(scenario.scenario.name).inserted {
      problems.append(
        Self.problem(scenario, "name", "two of the scenarios have the name \"\(scenario.scenario.name)\""))
    }
    var order: [TreePath] = []
    let cells = scenarios.map { scenario in
      let cells = Self.cells(of: scenario, from: scenarios[0].folder, problems: &problems)
      Self.insert(cells.map(\.path), into: &order)
      return Dictionary(cells.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    columns = order.map(\.description)
    rows = cells.map { cells in order.map { cells[$0] ?? "" } }
  }

  private typealias Cell = (path: TreePath, text: String)

  private static func problem(_ scenario: LoadedScenario, _ path: String, _ message: String) -> ScenarioProblem {
    ScenarioProblem(file: scenario.path, position: nil, path: path, message: message)
  }

  /// Puts new columns behind the one they follow in their own row.
  private static func insert(_ paths: [TreePath], into order: inout [TreePath]) {
    var place = 0
    for path in paths {
      if let known = order.firstIndex(of: path) {
        place = known + 1
      } else {
        order.insert(path, at: place)
        place += 1
      }
    }
  }

  // MARK: - One scenario

  private static func cells(
    of scenario: LoadedScenario, from folder: String, problems: inout [ScenarioProblem]
  ) -> [Cell] {
    let tree = scenario.tree
    let empty = ScenarioTree(.map([]), at: tree.origin)
    let base = scenario.base.districtTree
    func cells(_ key: String, beyond base: ScenarioTree?) -> [Cell] {
      tree[key].map { Self.cells(of: $0, beyond: base, at: TreePath([.key(key)])) } ?? []
    }
    let way = FilePath.way(
      from: folder,
      to: FilePath.absolute(scenario.base.district.folder, workingFolder: scenario.base.workingFolder))
    var all = ["name", "title", "note"].flatMap { cells($0, beyond: nil) }
    all.append((TreePath([.key("district")]), way))
    all += cells("run", beyond: nil) + cells("levers", beyond: empty)
    all += ["circumstances", "budget"].flatMap { cells($0, beyond: nil) }
    all += cells("parameters", beyond: base["parameters"] ?? empty)
    for entry in tree["district"]?.entries ?? [] {
      let changes = Self.cells(of: entry.value, beyond: base[entry.key], at: TreePath([.key(entry.key)]))
      if ScenarioChain.districtKeys.contains(entry.key) {
        all += changes
      } else if let change = changes.first {
        problems.append(
          problem(scenario, "district.\(change.path)", "changed for this run only: no scenario may say so in a table"))
      }
    }
    return all
  }

  /// What a value says beyond the one that is there already.
  private static func cells(of node: ScenarioTree, beyond base: ScenarioTree?, at path: TreePath) -> [Cell] {
    if node.isQuantity, let base, base.isQuantity { return quantityCells(of: node, beyond: base, at: path) }
    guard case .map(let entries) = node.content, !entries.isEmpty || base?.entries != nil else {
      return node.inlineText == base?.inlineText ? [] : [(path, TableCell.text(of: node, for: path))]
    }
    return entries.flatMap { cells(of: $0.value, beyond: base?[$0.key], at: path.appending($0.key)) }
  }

  /// Of a quantity whose description stays, only the values that differ; else its parts by their own names, because
  /// `low` could name a member as well.
  private static func quantityCells(of node: ScenarioTree, beyond base: ScenarioTree, at path: TreePath) -> [Cell] {
    let (value, old) = (node.unwrapped, base.unwrapped)
    let parts = (node.entries ?? []).filter { $0.key != "value" && $0.value.inlineText != base[$0.key]?.inlineText }
    guard parts.isEmpty else {
      let all = [("value", value)] + parts.map { ($0.key, $0.value) }
      return all.map { key, part in
        (path.appending(key), TableCell.text(of: part, for: path.appending(key)))
      }
    }
    if value.inlineText == old.inlineText { return [] }
    if case .map(let members) = value.content {
      guard members.allSatisfy({ old[$0.key] != nil }) else {
        return [(path.appending("value"), value.inlineText)]
      }
      return members.filter { $0.value.inlineText != old[$0.key]?.inlineText }.map {
        (path.appending($0.key), TableCell.text(of: $0.value, for: path.appending($0.key)))
      }
    }
    let own = old.entries == nil ? path : path.appending("value")
    return [(own, TableCell.text(of: value, for: own))]
  }
}

extension TableCell {
  /// The cell that reads back as a value.
  fileprivate static func text(of node: ScenarioTree, for path: TreePath) -> String {
    guard let text = node.text else { return node.inlineText }
    if case .success(let read) = tree(text, at: node.origin, for: path), read.text == text, !text.isEmpty {
      return text
    }
    return text.jsonQuoted
  }
}
