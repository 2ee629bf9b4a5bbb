import DistrictModel

/// Binds a tree to the model's types without stopping at the first problem.
///
/// A missing key, a wrong type or an unknown word is noted with its place and key path, and a placeholder (0, "", the
/// first word) stands in for it, so that all problems of all files come out at once. Keys that no type asked for are
/// problems too. A quantity is read as its `value`.
struct TreeDecoder: Decoder {
  let node: ScenarioTree
  let path: TreePath
  /// Whether this value is, or belongs to, the value of a quantity.
  let isDescribed: Bool
  let notes: DecodingNotes
  let userInfo: [CodingUserInfoKey: Any]

  var codingPath: [any CodingKey] { path.keys.map(WordKey.init) }

  /// Reads a value of type `T` from a tree.
  ///
  /// - Returns: the value, nil if even placeholders could not make one, and everything that was noted.
  static func decode<T: Decodable>(
    _ type: T.Type, from tree: ScenarioTree, userInfo: [CodingUserInfoKey: Any]
  ) -> (value: T?, notes: DecodingNotes) {
    let notes = DecodingNotes()
    let decoder = TreeDecoder(node: tree, path: TreePath(), isDescribed: false, notes: notes, userInfo: userInfo)
    return (try? decoder.read(type), notes)
  }

  func child(_ node: ScenarioTree, at path: TreePath, isDescribed: Bool) -> TreeDecoder {
    TreeDecoder(node: node, path: path, isDescribed: isDescribed, notes: notes, userInfo: userInfo)
  }

  // MARK: - Values

  /// Reads this node as a `T`; where that fails, notes why and returns a placeholder.
  ///
  /// - Throws: only when no placeholder exists; the reason has been noted.
  func read<T: Decodable>(_ type: T.Type) throws -> T {
    if let plain = try readPlain(type) { return plain }
    do {
      let value = try T(from: self)
      notes.finish(node, path: path, ignoresOtherAges: T.self == AgeTable.self)
      return value
    } catch let DecodingError.dataCorrupted(context) {
      let found = node.unwrapped
      let entry = found.entries?.first { $0.key == context.codingPath.last?.stringValue }
      let place = entry.map { path.appending($0.key) } ?? path
      notes.note(ScenarioProblem(at: entry?.origin ?? found.origin, path: place, context.debugDescription))
      notes.abandon(path)
      return try Placeholder.make(type, userInfo: userInfo)
    }
  }

  /// Reads the types that stand for themselves in a file; nil for all others.
  private func readPlain<T: Decodable>(_ type: T.Type) throws -> T? {
    let node = node.unwrapped
    switch type {
    case is Double.Type: return readNumber() as? T
    case is Int.Type: return readWholeNumber() as? T
    case is String.Type: return (node.text ?? wrongType("text", "")) as? T
    case is Bool.Type:
      if case .bool(let bool) = node.content { return bool as? T }
      return wrongType("true or false", false) as? T
    case is Month.Type:
      let allowed = "a month \"YYYY-MM\""
      return (node.text.flatMap(Month.init) ?? wrongType(allowed, Placeholder.month)) as? T
    case is Sample.Type:
      return (node.text.flatMap(Sample.init(_:)) ?? wrongType("\"1:n\", n = 1…1000, or \"n:1\", n = 1…10", Sample.full))
        as? T
    case is Text.Type where node.entries == nil:
      return wrongType(Placeholder.description(of: Text.self), Text(en: "", zh: "")) as? T
    default: break
    }
    guard let words = type as? any ClosedSet.Type else { return nil }
    return try readWord(of: words) as? T
  }

  private func readNumber() -> Double {
    guard let number = node.unwrapped.number else { return wrongType("a number", 0) }
    if !isDescribed, !node.isQuantity, path.steps.first == .key("parameters") { notes.noteUndescribed(self) }
    return number
  }

  private func readWholeNumber() -> Int {
    guard let number = node.unwrapped.number else { return wrongType("a whole number", 0) }
    guard number.magnitude < 0x1p53, let whole = Int(exactly: number) else { return wrongType("a whole number", 0) }
    return whole
  }

  private func readWord<Words: ClosedSet>(of type: Words.Type) throws -> Words {
    let words = type.allCases.map(\.rawValue)
    guard let text = node.unwrapped.text else {
      return wrongType("one of " + words.quotedList, type.allCases.first!)
    }
    if let word = Words(rawValue: text) { return word }
    let hint = NearestName.hint(text, among: words)
    return wrongType("one of " + words.quotedList + hint, type.allCases.first!)
  }

  /// Notes that something else was allowed here, and returns the placeholder given.
  func wrongType<T>(_ allowed: String, _ placeholder: T) -> T {
    let found = node.unwrapped
    let keys = found.entries?.map(\.key) ?? []
    let message =
      !node.isQuantity && keys.contains(where: Quantity.isMetadata)
      ? "found a description without \"value\""
        + (NearestName.of("value", among: keys).map { "; is \"\($0)\" meant?" } ?? "")
      : "found \(found.shortDescription); allowed \(allowed)\(found.text?.halfWidthHint ?? "")"
    notes.note(ScenarioProblem(at: found.origin, path: path, message))
    notes.abandon(path)
    return placeholder
  }

  // MARK: - Containers

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(TreeMapContainer<Key>(of: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { TreeListContainer(of: self) }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { TreeValueContainer(decoder: self) }
}

extension [String] {
  /// `"a", "b", "c"`.
  var quotedList: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}

extension ScenarioTree.Entry {
  /// Whether this is a row of a CSV file: key and value side by side, unlike a cell below its key path.
  fileprivate var isRowOfTable: Bool {
    origin.file.hasSuffix(".csv") && origin.position?.line == value.origin.position?.line
  }
}

/// What a reading has noted so far.
///
/// A class because one reading walks the tree through many small decoders, which all write to the same notes.
final class DecodingNotes {
  private(set) var problems: [ScenarioProblem] = []
  /// Of `problems`, those that say a key is missing: pointless while a file cannot be read.
  private(set) var missing: Set<ScenarioProblem> = []
  /// Keys that the types know, by the map they belong to.
  private(set) var known: [TreePath: [String]] = [:]
  /// Keys present that nothing asked for.
  private(set) var unknown: [(path: TreePath, origin: Origin)] = []
  /// Maps whose reading broke off: they cannot tell which keys are unknown.
  private var abandoned: Set<TreePath> = []
  private var undescribed: Set<TreePath> = []

  func note(_ problem: ScenarioProblem) { problems.append(problem) }

  func noteMissing(_ key: String, in node: ScenarioTree, path: TreePath, needed: String) {
    let problem = ScenarioProblem(at: node.origin, path: path.appending(key), "missing; needs \(needed)")
    problems.append(problem)
    missing.insert(problem)
  }

  func ask(_ key: String, of path: TreePath) {
    if known[path]?.contains(key) != true { known[path, default: []].append(key) }
  }

  func abandon(_ path: TreePath) { abandoned.insert(path) }

  /// Notes a parameter given as a bare number; a table of bare numbers is noted once.
  func noteUndescribed(_ decoder: TreeDecoder) {
    var path = decoder.path
    if tables.contains(TreePath(path.steps.dropLast())) { path.steps.removeLast() }
    guard undescribed.insert(path).inserted else { return }
    let found = path == decoder.path ? "a plain number" : "plain numbers"
    note(
      ScenarioProblem(
        at: decoder.node.origin, path: path, "found \(found); a parameter needs value, unit, source and provenance"))
  }

  /// Maps from names of the district to numbers.
  private var tables: Set<TreePath> = []
  func noteTable(_ path: TreePath) { tables.insert(path) }

  /// Looks for keys that nothing asked for, once a map has been read to the end.
  func finish(_ node: ScenarioTree, path: TreePath, ignoresOtherAges: Bool) {
    guard let asked = known[path], !abandoned.contains(path) else { return }
    let isStruct = !node.isQuantity || asked.contains("value")
    guard let entries = isStruct ? node.entries : node.unwrapped.entries else { return }
    for entry in entries where !asked.contains(entry.key) {
      if isStruct, node.isQuantity, Quantity.isMetadata(entry.key) { continue }
      if ignoresOtherAges, Int(entry.key) != nil, entry.isRowOfTable { continue }
      unknown.append((path.appending(entry.key), entry.origin))
    }
  }
}
