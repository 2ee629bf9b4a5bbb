/// One scenario a row, from a spreadsheet.
///
/// The header names key paths; a row means what a scenario file with the values of its cells would mean, and an empty
/// cell is left out of it. `name` must be there; `group` gives several rows a name in common.
struct ScenarioTable {
  /// One scenario.
  struct Row {
    let name: String
    let group: String?
    /// In the shape of a scenario file.
    let tree: ScenarioTree
    /// Whether every cell could be read.
    let isComplete: Bool
  }

  let rows: [Row]
  /// Whether every column has a right name.
  let isComplete: Bool

  /// The rows that a selection means: every row for nil, the row of that name, or else the rows of that group.
  func rows(selectedBy selection: String?) -> [Row] {
    guard let selection else { return rows }
    if let row = rows.first(where: { $0.name == selection }) { return [row] }
    return rows.filter { $0.group == selection }
  }

  /// What may follow the `#`.
  var selections: [String] { rows.map(\.name) + rows.compactMap(\.group) }

  /// Reads a table.
  ///
  /// - Returns: the table, unless its text or its header cannot be understood, and everything that is wrong with it.
  static func read(_ source: SourceFile) -> (table: ScenarioTable?, problems: [ScenarioProblem]) {
    do throws(SyntaxProblem) {
      var reading = TableReading(source)
      return (reading.table(try CSVTable.lines(of: source)), reading.problems)
    } catch {
      return (nil, [ScenarioProblem(at: Origin(source: source, offset: error.offset), error.reason)])
    }
  }
}

/// One reading of a table, which notes what is wrong as it goes.
private struct TableReading {
  private(set) var problems: [ScenarioProblem] = []
  private let source: SourceFile
  private static let nameKey = "name"
  private static let groupKey = "group"
  private static let knownKeys = [groupKey] + ScenarioChain.ownKeys + ScenarioChain.districtKeys

  /// What the header says of a column.
  private enum Column {
    case named(TreePath, at: Origin)
    case nameless
    /// Its name is wrong, which has been said.
    case refused

    var path: TreePath? {
      if case .named(let path, _) = self { path } else { nil }
    }
  }

  init(_ source: SourceFile) { self.source = source }

  private func origin(_ cell: CSVTable.Cell) -> Origin { Origin(source: source, offset: cell.offset) }

  private mutating func report(_ cell: CSVTable.Cell, at path: TreePath = TreePath(), _ message: String) {
    problems.append(ScenarioProblem(at: origin(cell), path: path, message))
  }

  mutating func table(_ lines: [[CSVTable.Cell]]) -> ScenarioTable? {
    // A spreadsheet saves rows and columns that once held something as separators alone.
    let lines = lines.filter { $0.contains { !$0.text.isEmpty } }
    guard let header = lines.first else {
      problems.append(ScenarioProblem(at: Origin(source: source, offset: source.contentStart), "the file is empty"))
      return nil
    }
    let columns = columns(header)
    let namePath = TreePath([.key(Self.nameKey)])
    guard columns.contains(where: { $0.path == namePath }) else {
      let nearest = NearestName.of(Self.nameKey, among: header.map(\.text))
      problems.removeAll { $0.path == nearest }
      let hint = nearest.map { "; is \"\($0)\" meant?" } ?? ""
      report(header[0], "needs a column \"\(Self.nameKey)\": a table holds one scenario a row\(hint)")
      return nil
    }
    if lines.count == 1 { report(header[0], "holds no scenario: there is no row below the header") }
    let rows = lines.dropFirst().compactMap { row($0, columns) }
    checkNames(rows)
    let isComplete = columns.allSatisfy { if case .refused = $0 { false } else { true } }
    return ScenarioTable(rows: rows.map(\.row), isComplete: isComplete)
  }

  private mutating func columns(_ header: [CSVTable.Cell]) -> [Column] {
    var columns: [Column] = []
    for cell in header { columns.append(column(cell, after: columns)) }
    return columns
  }

  private mutating func column(_ cell: CSVTable.Cell, after columns: [Column]) -> Column {
    guard !cell.text.isEmpty else { return .nameless }
    guard let path = TreePath(cell.text), case .key(let first)? = path.steps.first else {
      report(cell, "found \"\(cell.text)\"; allowed a key path such as levers.transit.level")
      return .refused
    }
    guard Self.knownKeys.contains(first) else {
      report(cell, at: path, "unknown key \"\(first)\"\(NearestName.hint(first, among: Self.knownKeys))")
      return .refused
    }
    if columns.contains(where: { $0.path == path }) {
      report(cell, "column \"\(cell.text)\" given twice")
      return .refused
    }
    return .named(path, at: origin(cell))
  }

  // MARK: - Rows

  private typealias PlacedRow = (row: ScenarioTable.Row, name: CSVTable.Cell, group: CSVTable.Cell?)

  private mutating func row(_ line: [CSVTable.Cell], _ columns: [Column]) -> PlacedRow? {
    let known = problems.count
    var name: CSVTable.Cell?
    var group: CSVTable.Cell?
    var cells: [RowTree.Cell] = []
    for (index, cell) in line.enumerated() where !cell.text.isEmpty {
      switch index < columns.count ? columns[index] : .nameless {
      case .refused: break
      case .nameless:
        report(cell, "found \"\(cell.text)\" in column \(index + 1), which has no name in the header")
      case .named(let path, _) where path.steps == [.key(Self.groupKey)]: group = cell
      case .named(let path, let key):
        if path.steps == [.key(Self.nameKey)] { name = cell }
        switch TableCell.tree(cell.text, at: origin(cell), for: path) {
        case .success(let tree): cells.append(.init(path: path, key: key, value: tree))
        case .failure(let slip): report(cell, at: path, slip.reason)
        }
      }
    }
    guard let name else {
      report(line.first { !$0.text.isEmpty } ?? line[0], at: TreePath([.key(Self.nameKey)]), "missing; needs a name")
      return nil
    }
    var builder = RowTree()
    let tree = builder.tree(of: cells, at: origin(name))
    problems += builder.problems
    let isComplete = problems.count == known
    return (ScenarioTable.Row(name: name.text, group: group?.text, tree: tree, isComplete: isComplete), name, group)
  }

  /// Row names are given once, and no group has the name of a row: behind the `#` either may stand.
  private mutating func checkNames(_ rows: [PlacedRow]) {
    func line(_ cell: CSVTable.Cell) -> Int { source.position(at: cell.offset).line }
    var names: [String: CSVTable.Cell] = [:]
    for row in rows {
      if let first = names[row.name.text] {
        report(
          row.name, at: TreePath([.key(Self.nameKey)]),
          "\"\(row.name.text)\" given twice; the first is in line \(line(first))")
      } else {
        names[row.name.text] = row.name
      }
    }
    for group in rows.compactMap(\.group) {
      guard let row = names[group.text] else { continue }
      report(
        group, at: TreePath([.key(Self.groupKey)]),
        "\"\(group.text)\" is the name of the row in line \(line(row)); give the group another")
    }
  }
}
