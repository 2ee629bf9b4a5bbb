/// A slip in the text of a file, before anything is known about its meaning.
public struct SyntaxProblem: Error, Equatable, Sendable {
  /// Byte offset in the file.
  public let offset: Int
  /// What was found, and what should stand there.
  public let reason: String
}

/// Bytes to a tree whose every value remembers where it stands.
///
/// The language is JSON5 (json5.org) as a whole, but for the numbers `NaN` and `Infinity`; in addition, digits may be
/// grouped by underscores (`1_045_000`). Of a broken syntax only the first slip is reported: what follows cannot be
/// told from its consequences. Keys given twice are all reported.
public struct JSON5Reader {
  /// Maps and lists nested deeper than this are refused.
  public static let depthLimit = 64

  let source: SourceFile
  let bytes: [UInt8]
  var offset: Int
  private var depth = 0
  private var duplicates: [SyntaxProblem] = []

  private init(_ source: SourceFile) {
    self.source = source
    bytes = source.bytes
    offset = source.contentStart
  }

  /// Reads one file.
  ///
  /// - Returns: the tree, unless the syntax is broken, and every problem found, in the order of the file.
  public static func read(_ source: SourceFile) -> (tree: ScenarioTree?, problems: [SyntaxProblem]) {
    if let problem = TextEncoding.problem(in: source.bytes) {
      return (nil, [SyntaxProblem(offset: problem.offset, reason: problem.reason)])
    }
    var reader = JSON5Reader(source)
    do throws(SyntaxProblem) {
      let tree = try reader.readDocument()
      return (tree, reader.duplicates)
    } catch {
      return (nil, (reader.duplicates + [error]).sorted { $0.offset < $1.offset })
    }
  }

  private mutating func readDocument() throws(SyntaxProblem) -> ScenarioTree {
    try skipBlanks()
    guard offset < bytes.count else {
      throw SyntaxProblem(offset: source.contentStart, reason: "the file is empty")
    }
    let tree = try readValue()
    try skipBlanks()
    guard offset == bytes.count else { throw unexpected("after the end of the value") }
    return tree
  }

  /// Reads the value that begins at `offset`.
  private mutating func readValue() throws(SyntaxProblem) -> ScenarioTree {
    guard let byte = current else { throw problem("the file ends where a value should stand") }
    let origin = Origin(source: source, offset: offset)
    switch byte {
    case UInt8(ascii: "{"): return ScenarioTree(.map(try readMap()), at: origin)
    case UInt8(ascii: "["): return ScenarioTree(.list(try readList()), at: origin)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return ScenarioTree(.text(try readString()), at: origin)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return ScenarioTree(.number(try readNumber()), at: origin)
    default: return ScenarioTree(try readWord(), at: origin)
    }
  }

  private mutating func readWord() throws(SyntaxProblem) -> ScenarioTree.Content {
    let start = offset
    guard let word = try readIdentifier() else { throw unexpected("where a value should stand") }
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "NaN", "Infinity":
      throw SyntaxProblem(offset: start, reason: "\(word) is not allowed; write a number")
    default:
      throw SyntaxProblem(offset: start, reason: "unexpected word \(word); text stands in quotes: \"\(word)\"")
    }
  }

  // MARK: - Maps and lists

  private mutating func readMap() throws(SyntaxProblem) -> [ScenarioTree.Entry] {
    let opening = offset
    try enter()
    var entries: [ScenarioTree.Entry] = []
    var seen = SeenKeys()
    while true {
      try skipBlanks(inside: opening)
      if take(UInt8(ascii: "}")) { break }
      let keyOffset = offset
      let key = try readKey()
      try skipBlanks(inside: opening)
      guard take(UInt8(ascii: ":")) else { throw unexpected("where \":\" should follow the key \"\(key)\"") }
      try skipBlanks(inside: opening)
      let value = try readValue()
      if let first = seen.note(key, among: entries) {
        let line = source.position(at: first.origin.offset).line
        duplicates.append(
          SyntaxProblem(offset: keyOffset, reason: "key \"\(key)\" given twice; the first is in line \(line)"))
      } else {
        entries.append(.init(key: key, origin: Origin(source: source, offset: keyOffset), value: value))
      }
      try skipBlanks(inside: opening)
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "}")) { break }
      throw unexpected("where \",\" or \"}\" should stand")
    }
    depth -= 1
    return entries
  }

  private mutating func readKey() throws(SyntaxProblem) -> String {
    if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") { return try readString() }
    if let key = try readIdentifier() { return key }
    if let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      throw problem("a key that begins with a digit stands in quotes")
    }
    throw unexpected("where a key should stand")
  }

  private mutating func readList() throws(SyntaxProblem) -> [ScenarioTree] {
    let opening = offset
    try enter()
    var elements: [ScenarioTree] = []
    while true {
      try skipBlanks(inside: opening)
      if take(UInt8(ascii: "]")) { break }
      elements.append(try readValue())
      try skipBlanks(inside: opening)
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "]")) { break }
      throw unexpected("where \",\" or \"]\" should stand")
    }
    depth -= 1
    return elements
  }

  /// Steps over the bracket that opens a map or a list.
  private mutating func enter() throws(SyntaxProblem) {
    depth += 1
    guard depth <= Self.depthLimit else { throw problem("nested deeper than \(Self.depthLimit) levels") }
    offset += 1
  }

  /// Steps over blanks and comments; the file must go on after them.
  private mutating func skipBlanks(inside opening: Int) throws(SyntaxProblem) {
    try skipBlanks()
    guard offset == bytes.count else { return }
    let bracket = Character(Unicode.Scalar(bytes[opening]))
    throw problem("the file ends before the \"\(bracket)\" of line \(source.position(at: opening).line) is closed")
  }
}

/// The keys of a map met so far; small maps are searched, larger ones indexed.
private struct SeenKeys {
  private var positions: [String: Int] = [:]

  /// Remembers the key that is about to follow `entries`; returns the entry that has it already.
  mutating func note(_ key: String, among entries: [ScenarioTree.Entry]) -> ScenarioTree.Entry? {
    if entries.count < 16 { return entries.first { $0.key == key } }
    if positions.isEmpty {
      for (position, entry) in entries.enumerated() { positions[entry.key] = position }
    }
    if let position = positions[key] { return entries[position] }
    positions[key] = entries.count
    return nil
  }
}
