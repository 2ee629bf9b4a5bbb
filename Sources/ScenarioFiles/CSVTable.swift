/// A table read from a CSV file, each cell of which knows where it stands.
///
/// RFC 4180, and what spreadsheets make of it: a byte order mark, any line ends, `;` or a tab between fields (told from
/// the header), blank lines, and blanks around fields.
struct CSVTable {
  struct Cell {
    let text: String
    let offset: Int
  }

  let source: SourceFile
  let header: [Cell]
  /// Rows below the header; every row has as many cells as the header.
  let rows: [[Cell]]

  /// Reads a file.
  ///
  /// - Throws: the first slip that keeps the rest from being understood.
  init(_ source: SourceFile) throws(SyntaxProblem) {
    self.source = source
    var lines = try Self.lines(of: source)
    guard !lines.isEmpty else { throw SyntaxProblem(offset: source.contentStart, reason: "the file is empty") }
    header = lines.removeFirst()
    rows = lines
    var names: Set<String> = []
    for (column, cell) in header.enumerated() {
      if cell.text.isEmpty {
        throw SyntaxProblem(offset: cell.offset, reason: "column \(column + 1) has no name")
      }
      guard names.insert(cell.text).inserted else {
        throw SyntaxProblem(offset: cell.offset, reason: "column \"\(cell.text)\" given twice")
      }
    }
    for row in rows where row.count != header.count {
      let found = "\(row.count) field\(row.count == 1 ? "" : "s")"
      throw SyntaxProblem(offset: row[0].offset, reason: "this row has \(found), the header \(header.count)")
    }
  }

  /// Every line that is not blank, header and rows alike, whatever the number of its fields.
  ///
  /// - Throws: a wrong encoding, or the first quote that is not closed or closed too early.
  static func lines(of source: SourceFile) throws(SyntaxProblem) -> [[Cell]] {
    if let problem = TextEncoding.problem(in: source.bytes) {
      throw SyntaxProblem(offset: problem.offset, reason: problem.reason)
    }
    var parser = CSVParser(source, separator: separator(of: source))
    return try parser.readAll()
  }

  /// The separator that the header uses most outside quotes; a comma if none.
  private static func separator(of source: SourceFile) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    let lineEnds = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    for byte in source.bytes[source.contentStart...].drop(while: lineEnds.contains) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if lineEnds.contains(byte) { break }
      counts[byte, default: 0] += 1
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.reduce(candidates[0]) { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
  }

  func column(named name: String) -> Int? { header.firstIndex { $0.text == name } }

  /// Where a cell stands.
  func origin(of cell: Cell) -> Origin { Origin(source: source, offset: cell.offset) }

  /// The number in a cell: decimal point, digits perhaps grouped by underscores; nil for anything else.
  static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ Array("0123456789+-._eE".utf8).contains($0) }) else { return nil }
    guard case .number(let number)? = JSON5Reader.read(SourceFile(path: "", bytes: bytes)).tree?.content else {
      return nil
    }
    return number
  }
}

/// Splits the bytes of a CSV file into fields.
private struct CSVParser {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var offset: Int

  init(_ source: SourceFile, separator: UInt8) {
    bytes = source.bytes
    self.separator = separator
    offset = source.contentStart
  }

  mutating func readAll() throws(SyntaxProblem) -> [[CSVTable.Cell]] {
    var lines: [[CSVTable.Cell]] = []
    while offset < bytes.count {
      let line = try readLine()
      if line.count > 1 || !line[0].text.isEmpty { lines.append(line) }
    }
    return lines
  }

  private mutating func readLine() throws(SyntaxProblem) -> [CSVTable.Cell] {
    var cells = [try readCell()]
    while offset < bytes.count, bytes[offset] == separator {
      offset += 1
      cells.append(try readCell())
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") { offset += 1 }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
    return cells
  }

  private mutating func readCell() throws(SyntaxProblem) -> CSVTable.Cell {
    skipBlanks()
    let start = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") { return try readQuotedCell(from: start) }
    while offset < bytes.count, !endsCell(bytes[offset]) { offset += 1 }
    var end = offset
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return CSVTable.Cell(text: String(decoding: bytes[start..<end], as: UTF8.self), offset: start)
  }

  private mutating func readQuotedCell(from start: Int) throws(SyntaxProblem) -> CSVTable.Cell {
    var text: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte != UInt8(ascii: "\"") {
        text.append(byte)
      } else if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
        text.append(byte)
        offset += 1
      } else {
        skipBlanks()
        guard offset == bytes.count || endsCell(bytes[offset]) else {
          throw SyntaxProblem(offset: offset, reason: "text after the quote that closes a field")
        }
        return CSVTable.Cell(text: String(decoding: text, as: UTF8.self), offset: start)
      }
    }
    throw SyntaxProblem(offset: start, reason: "the field that begins here is not closed by \"")
  }

  private mutating func skipBlanks() {
    while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && byte != separator
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
