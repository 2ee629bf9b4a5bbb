/// A result table: named columns with fixed formats, and rows.
///
/// The format of a column says how its numbers are spelled, so that the same result is the same bytes everywhere.
public struct Table: Sendable, Equatable {
  /// How the values of a column are spelled.
  public enum Format: Sendable, Equatable {
    /// Any text.
    case text
    /// A whole number; persons are always whole.
    case integer
    /// A number with so many decimals, 0…9.
    case fixed(Int)
    /// The shortest decimal that reads back as exactly the same number.
    case exact
  }

  /// A column's name and format.
  public struct Column: Sendable, Equatable {
    public var name: String
    public var format: Format

    public init(_ name: String, _ format: Format) {
      self.name = name
      self.format = format
    }
  }

  /// One value. A number that is not finite is spelled as an empty field.
  public enum Cell: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case number(Double)
    case empty
  }

  public let columns: [Column]
  public private(set) var rows: [[Cell]]

  /// A table with no rows, or with these.
  ///
  /// - Precondition: every row has one cell for each column, and no text stands in a column of numbers.
  public init(columns: [Column], rows: [[Cell]] = []) {
    precondition(Set(columns.map(\.name)).count == columns.count, "two columns have the same name")
    self.columns = columns
    self.rows = []
    self.rows.reserveCapacity(rows.count)
    for row in rows { append(row) }
  }

  /// Adds a row at the end.
  ///
  /// - Precondition: one cell for each column, and no text in a column of numbers.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row of \(row.count) cells in a table of \(columns.count) columns")
    for (cell, column) in zip(row, columns) {
      switch (cell, column.format) {
      case (.text, .text), (.empty, _), (.integer, .integer), (.integer, .fixed), (.integer, .exact),
        (.number, .integer), (.number, .fixed), (.number, .exact):
        continue
      default: preconditionFailure("column \(column.name) does not hold \(cell)")
      }
    }
    rows.append(row)
  }

  /// Tables of the same columns, one below the other.
  ///
  /// - Precondition: there is a table, and all have the columns of the first.
  public static func joined(_ tables: [Table]) -> Table {
    precondition(!tables.isEmpty && tables.allSatisfy { $0.columns == tables[0].columns }, "tables of other columns")
    var joined = tables[0]
    for table in tables.dropFirst() { joined.rows += table.rows }
    return joined
  }

  /// The whole table as CSV.
  public var csv: [UInt8] {
    var writer = CSVWriter(columns: columns)
    for row in rows { writer.append(row) }
    return writer.takeBytes()
  }
}

extension Table.Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
}
