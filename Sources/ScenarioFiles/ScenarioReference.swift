/// A scenario as a planner names it: a file, or rows of a table.
///
/// `more-homes.json5` is a file. `rents.csv` means every row of a table; `rents.csv#low` the row with that name, or else
/// the rows of the group with that name.
struct ScenarioReference: Hashable {
  /// Path of the file, normalised.
  let file: String
  /// What follows the `#` of a table: the name of a row or of a group.
  let selection: String?

  init(file: String, selection: String? = nil) {
    self.file = FilePath.normalised(file)
    self.selection = selection
  }

  /// Reads what a planner typed. Only behind the name of a table does `#` begin a selection: any name may hold one.
  init(_ text: String) {
    let mark = text.indices.first { text[$0] == "#" && Self.isTable(String(text[..<$0])) }
    guard let mark, !text[mark...].contains("/") else {
      self.init(file: text)
      return
    }
    self.init(file: String(text[..<mark]), selection: String(text[text.index(after: mark)...]))
  }

  /// Whether the file is a table of scenarios, by its name.
  var isTable: Bool { Self.isTable(file) }

  private static func isTable(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".csv") || name.hasSuffix(".tsv")
  }

  /// `#row`, or nothing.
  var suffix: String { selection.map { "#" + $0 } ?? "" }

  /// A scenario that a file names, as seen from this one: another file, or, in a table, `#row` of the same table.
  func reference(to named: String) -> ScenarioReference {
    if isTable, named.hasPrefix("#") { return ScenarioReference(file: file, selection: String(named.dropFirst())) }
    let named = ScenarioReference(named)
    return ScenarioReference(
      file: FilePath.joined(FilePath.folder(of: file), named.file), selection: named.selection)
  }
}

extension ScenarioReference: CustomStringConvertible {
  var description: String { file + suffix }
}
