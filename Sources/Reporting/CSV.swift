/// Writes a table row by row into a byte buffer, as RFC 4180 describes it.
///
/// UTF-8 without a byte-order mark, a header row, a point as decimal sign whatever the locale. A field is quoted only when it holds a
/// comma, a quote or a line break. Lines end with a line feed alone, as the tools of a planner's machine expect.
/// The bytes are taken out from time to time, so a table of any length needs little memory.
public struct CSVWriter: Sendable {
  /// Bytes written and not yet taken.
  public private(set) var bytes: [UInt8] = []
  private let formats: [Table.Format]
  private var next = 0

  /// Starts a table with its header row.
  public init(columns: [Table.Column]) {
    precondition(!columns.isEmpty, "a table needs a column")
    formats = columns.map(\.format)
    for column in columns { append(field: column.name) }
    endRow()
  }

  /// Writes the next field of the row as text.
  public mutating func append(_ text: String) {
    precondition(next < formats.count && formats[next] == .text, "no text is expected here")
    append(field: text)
  }

  /// Writes the next field of the row as a whole number, spelled as its column says.
  public mutating func append(_ value: Int) {
    precondition(next < formats.count, "the row is already full")
    let format = formats[next]
    beginField()
    switch format {
    case .integer, .exact: bytes.append(decimal: value)
    case .fixed(let places): bytes.append(fixed: Double(value), places: places)
    case .text: preconditionFailure("no number is expected here")
    }
  }

  /// Writes the next field of the row as a number, spelled as its column says; one that is not finite leaves the field empty.
  public mutating func append(_ value: Double) {
    precondition(next < formats.count, "the row is already full")
    let format = formats[next]
    beginField()
    switch format {
    case .integer: bytes.append(fixed: value, places: 0)
    case .fixed(let places): bytes.append(fixed: value, places: places)
    case .exact: bytes.append(exact: value)
    case .text: preconditionFailure("no number is expected here")
    }
  }

  /// Leaves the next field of the row empty.
  public mutating func appendEmpty() {
    precondition(next < formats.count, "the row is already full")
    beginField()
  }

  /// Ends the row.
  ///
  /// - Precondition: every column has its field.
  public mutating func endRow() {
    precondition(next == formats.count, "a row of \(next) fields in a table of \(formats.count) columns")
    bytes.append(UInt8(ascii: "\n"))
    next = 0
  }

  /// Writes a whole row.
  public mutating func append(_ row: [Table.Cell]) {
    for cell in row {
      switch cell {
      case .text(let text): append(text)
      case .integer(let value): append(value)
      case .number(let value): append(value)
      case .empty: appendEmpty()
      }
    }
    endRow()
  }

  /// Hands over the bytes written so far and starts again with none.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func beginField() {
    if next > 0 { bytes.append(UInt8(ascii: ",")) }
    next += 1
  }

  private mutating func append(field text: String) {
    beginField()
    var text = text
    text.withUTF8 { utf8 in
      var needsQuotes = false
      for byte in utf8 where Self.needsQuotes(byte) { needsQuotes = true }
      guard needsQuotes else { return bytes.append(contentsOf: utf8) }
      let quote = UInt8(ascii: "\"")
      bytes.append(quote)
      for byte in utf8 {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
      bytes.append(quote)
    }
  }

  /// Whether a field with this byte must be quoted: a comma, a quote, a line feed, a carriage return.
  @inline(__always)
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == 0x2c || byte == 0x22 || byte == 0x0a || byte == 0x0d
  }
}
