/// Reads the files of one request, each once, and remembers what was wrong with them.
struct FileReader {
  let files: FileSource
  /// Every file read, in the order of reading.
  private(set) var sources: [SourceFile] = []
  private(set) var problems: [ScenarioProblem] = []
  /// Whether something that was asked for is left out, so that nothing can be said about what is missing.
  private(set) var isIncomplete = false
  private var trees: [String: ScenarioTree?] = [:]
  private var tables: [String: CSVTable?] = [:]
  private var scenarioTables: [String: ScenarioTable?] = [:]

  init(_ files: FileSource) { self.files = files }

  /// Reports a problem by which something that was asked for is left out.
  mutating func report(_ problem: ScenarioProblem) {
    problems.append(problem)
    isIncomplete = true
  }

  /// Reports a key that nothing asks for; all else is read.
  mutating func reportUnknownKey(_ problem: ScenarioProblem) { problems.append(problem) }

  /// The tree of a JSON5 file, its tables filled in; nil if there is none, in which case the reason is among `problems`.
  ///
  /// - Parameters:
  ///   - path: normalised.
  ///   - namer: where the file is asked for; nil if by the planner.
  mutating func tree(at path: String, askedBy namer: (origin: Origin, path: TreePath)?) -> ScenarioTree? {
    if let known = trees[path] { return known }
    var tree: ScenarioTree?
    if let source = source(at: path, askedBy: namer) {
      let (read, syntaxProblems) = JSON5Reader.read(source)
      for problem in syntaxProblems {
        report(ScenarioProblem(at: Origin(source: source, offset: problem.offset), problem.reason))
      }
      tree = read.map { fillTables(in: $0, path: TreePath()) }
    }
    trees[path] = tree
    return tree
  }

  // MARK: - Scenarios

  /// The tree of one scenario: a JSON5 file, or a row of a table; nil if there is none, in which case the reason is among
  /// `problems`.
  mutating func scenario(
    _ reference: ScenarioReference, askedBy namer: (origin: Origin, path: TreePath)?
  ) -> ScenarioTree? {
    guard reference.isTable else { return tree(at: reference.file, askedBy: namer) }
    let rows = rows(reference, askedBy: namer)
    guard rows.count > 1 else {
      if rows.first?.isComplete == false { isIncomplete = true }
      return rows.first?.tree
    }
    let example = ScenarioReference(file: reference.file, selection: rows[0].name)
    refuse(reference, "holds \(rows.count) scenarios where one is wanted; name one, such as \(example)", askedBy: namer)
    return nil
  }

  /// The scenarios that a reference means, each by itself: a file, or every row selected of a table; none if there is
  /// a reason among `problems`.
  mutating func scenarios(_ reference: ScenarioReference) -> [ScenarioReference] {
    guard reference.isTable else { return [reference] }
    return rows(reference, askedBy: nil).map { ScenarioReference(file: reference.file, selection: $0.name) }
  }

  private mutating func rows(
    _ reference: ScenarioReference, askedBy namer: (origin: Origin, path: TreePath)?
  ) -> [ScenarioTable.Row] {
    guard let table = scenarioTable(at: reference.file, askedBy: namer) else { return [] }
    let rows = table.rows(selectedBy: reference.selection)
    if rows.isEmpty, let selection = reference.selection {
      let hint = NearestName.hint(selection, among: table.selections)
      refuse(reference, "no row and no group has the name \"\(selection)\"\(hint)", askedBy: namer)
    }
    return rows
  }

  private mutating func scenarioTable(
    at path: String, askedBy namer: (origin: Origin, path: TreePath)?
  ) -> ScenarioTable? {
    if let known = scenarioTables[path] { return known }
    var table: ScenarioTable?
    if let source = source(at: path, askedBy: namer) {
      let read = ScenarioTable.read(source)
      problems += read.problems
      if read.table?.isComplete != true { isIncomplete = true }
      table = read.table
    }
    scenarioTables[path] = table
    return table
  }

  /// Says what is wrong with a reference, where it is written.
  private mutating func refuse(
    _ reference: ScenarioReference, _ message: String, askedBy namer: (origin: Origin, path: TreePath)?
  ) {
    if let namer {
      report(ScenarioProblem(at: namer.origin, path: namer.path, "\(reference): \(message)"))
    } else {
      report(ScenarioProblem(file: reference.description, position: nil, path: "", message: message))
    }
  }

  // MARK: - Files

  /// The bytes of a file; nil if it cannot be read, in which case the reason is among `problems`.
  private mutating func source(at path: String, askedBy namer: (origin: Origin, path: TreePath)?) -> SourceFile? {
    do throws(FileTrouble) {
      let source = SourceFile(path: path, bytes: try files.read(path))
      sources.append(source)
      return source
    } catch {
      let nearest = error.isMissing ? nearestFile(to: path) : ""
      let isTrouble = !error.isMissing
      if let namer {
        report(
          ScenarioProblem(
            file: namer.origin.file, position: namer.origin.position, path: namer.path.description,
            message: "cannot read \(path): \(error.reason)\(nearest)", isMachineTrouble: isTrouble))
      } else {
        report(
          ScenarioProblem(
            file: path, position: nil, path: "", message: "cannot be read: \(error.reason)\(nearest)",
            isMachineTrouble: isTrouble))
      }
      return nil
    }
  }

  /// A hint at a file of nearly the same name in the same folder, or at a folder where there is none.
  private func nearestFile(to path: String) -> String {
    let folder = FilePath.folder(of: path)
    let names = files.names(folder)
    if !names.isEmpty || folder == "." { return NearestName.hint(FilePath.name(of: path), among: names) }
    return NearestName.hint(FilePath.name(of: folder), among: files.names(FilePath.folder(of: folder)))
  }

  // MARK: - Tables

  /// Replaces `table` and `column` of every quantity by the map of values they stand for.
  private mutating func fillTables(in tree: ScenarioTree, path: TreePath) -> ScenarioTree {
    switch tree.content {
    case .list(let elements):
      let filled = elements.enumerated().map { fillTables(in: $1, path: path.appending($0)) }
      return ScenarioTree(.list(filled), at: tree.origin)
    case .map(let entries):
      if tree["table"] != nil || tree["column"] != nil { return fillTable(in: tree, path: path) }
      let filled = entries.map { entry in
        var entry = entry
        entry.value = fillTables(in: entry.value, path: path.appending(entry.key))
        return entry
      }
      return ScenarioTree(.map(filled), at: tree.origin)
    default: return tree
    }
  }

  private mutating func fillTable(in tree: ScenarioTree, path: TreePath) -> ScenarioTree {
    let rest = tree.without(["table", "column"])
    guard let table = tree["table"], let column = tree["column"] else {
      let missing = tree["table"] == nil ? "table" : "column"
      report(ScenarioProblem(at: tree.origin, path: path, "needs \"table\" and \"column\"; \"\(missing)\" is missing"))
      return rest
    }
    if let value = tree["value"] {
      report(ScenarioProblem(at: value.origin, path: path, "has a value and a table; one of them is too many"))
      return rest.without(["value"])
    }
    guard let file = table.text else {
      report(
        ScenarioProblem(
          at: table.origin, path: path.appending("table"),
          "found \(table.shortDescription); allowed the name of a CSV file"))
      return rest
    }
    guard let name = column.text else {
      report(
        ScenarioProblem(
          at: column.origin, path: path.appending("column"),
          "found \(column.shortDescription); allowed the name of a column"))
      return rest
    }
    guard !FilePath.isAbsolute(file) else {
      report(ScenarioProblem(at: table.origin, path: path.appending("table"), Self.relativeOnly(file)))
      return rest
    }
    let location = FilePath.joined(FilePath.folder(of: tree.origin.file), file)
    guard let csv = self.table(at: location, askedBy: (table.origin, path.appending("table"))) else {
      return rest.setting("value", to: ScenarioTree(.map([]), at: table.origin))
    }
    guard let index = csv.column(named: name) else {
      let hint = NearestName.hint(name, among: csv.header.map(\.text))
      report(
        ScenarioProblem(
          at: column.origin, path: path.appending("column"), "\(location) has no column \"\(name)\"\(hint)"))
      return rest.setting("value", to: ScenarioTree(.map([]), at: table.origin))
    }
    return rest.setting("value", to: values(of: csv, column: index, path: path))
  }

  static func relativeOnly(_ path: String) -> String {
    "found \"\(path)\"; allowed a path relative to this file, so that a results folder can hold a copy"
  }

  /// A table; nil if it cannot be read, in which case the reason is among `problems`.
  mutating func table(at path: String, askedBy namer: (origin: Origin, path: TreePath)) -> CSVTable? {
    if let known = tables[path] { return known }
    var table: CSVTable?
    if let source = source(at: path, askedBy: namer) {
      do throws(SyntaxProblem) {
        table = try CSVTable(source)
      } catch {
        report(ScenarioProblem(at: Origin(source: source, offset: error.offset), error.reason))
      }
    }
    tables[path] = table
    return table
  }

  /// A column as a map from the first column; empty cells are left out.
  private mutating func values(of table: CSVTable, column: Int, path: TreePath) -> ScenarioTree {
    var entries: [ScenarioTree.Entry] = []
    var firstLines: [String: Int] = [:]
    for row in table.rows {
      let key = row[0]
      let cell = row[column]
      let keyOrigin = table.origin(of: key)
      let line = keyOrigin.source.position(at: key.offset).line
      if let first = firstLines.updateValue(line, forKey: key.text) {
        report(ScenarioProblem(at: keyOrigin, "row \"\(key.text)\" given twice; the first is in line \(first)"))
      } else if !cell.text.isEmpty {
        guard let number = CSVTable.number(cell.text) else {
          let name = table.header[column].text
          report(
            ScenarioProblem(
              at: table.origin(of: cell), path: path.appending(key.text),
              "column \"\(name)\": found \"\(cell.text)\"; allowed a number"))
          continue
        }
        let value = ScenarioTree(.number(number), at: table.origin(of: cell))
        entries.append(.init(key: key.text, origin: keyOrigin, value: value))
      }
    }
    return ScenarioTree(.map(entries), at: table.origin(of: table.header[column]))
  }
}
