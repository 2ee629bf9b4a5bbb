/// The table behind one chart, in the narrower CSV that gnuplot 5.4 reads without fault.
///
/// No quotes anywhere: headers are `snake_case`, texts are cleaned by `ChartText`, an unknown number is an empty field. The last column
/// is the number of the line: of an empty last field gnuplot would silently take what another line held there.
struct ChartTable {
  private var table: Table

  init(_ columns: [Table.Column]) {
    for column in columns {
      let isPlain = column.name.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789_".utf8.contains($0) }
      precondition(isPlain && !column.name.isEmpty, "\(column.name) cannot be the header of a chart table")
    }
    table = Table(columns: columns + [.init("line", .integer)])
  }

  mutating func append(_ row: [Table.Cell]) {
    for case .text(let text) in row {
      let isPlain = !text.unicodeScalars.contains {
        $0 == "," || $0 == "\"" || $0 == "\\" || $0.properties.generalCategory == .control
      }
      precondition(isPlain, "gnuplot would misread the text \(text)")
    }
    table.append(row + [.integer(table.rows.count + 1)])
  }

  var isEmpty: Bool { table.rows.isEmpty }
  var csv: [UInt8] { table.csv }
}

extension Table.Cell {
  /// A number that may be unknown.
  static func optional(_ value: Double?) -> Table.Cell { value.map(Table.Cell.number) ?? .empty }

  /// The two fields of a chance that may be unknown: `reached`, `runs`.
  static func pair(_ chance: ChartChance?) -> [Table.Cell] {
    guard let chance else { return [.empty, .empty] }
    return [.integer(chance.reached), .integer(chance.runs)]
  }
}

extension ChartText {
  /// The two fields of a text: English, Chinese.
  var cells: [Table.Cell] {
    let clean = forChartTable
    return [.text(clean.en), .text(clean.zh)]
  }
}

extension ChartQuantiles {
  static func columns(_ format: Table.Format) -> [Table.Column] {
    ["q05", "q25", "q50", "q75", "q95"].map { Table.Column($0, format) }
  }

  var cells: [Table.Cell] { [q05, q25, q50, q75, q95].map(Table.Cell.number) }
}

extension ChartBand {
  static func columns(_ format: Table.Format, prefix: String = "") -> [Table.Column] {
    ["q05", "q50", "q95"].map { Table.Column(prefix + $0, format) }
  }

  var cells: [Table.Cell] { [q05, q50, q95].map(Table.Cell.number) }
}

extension ChartEstimate {
  static func columns(_ format: Table.Format, prefix: String = "") -> [Table.Column] {
    ["mean", "low", "high"].map { Table.Column(prefix + $0, format) }
  }

  var cells: [Table.Cell] { [.number(mean), .optional(interval?.lowerBound), .optional(interval?.upperBound)] }
}
