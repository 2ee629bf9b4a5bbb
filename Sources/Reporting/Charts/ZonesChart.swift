/// Where in the district does the change fall?
///
/// One row for each zone: the start, the end with its interval, and the change.
public struct ZonesChart: Chart, Equatable {
  /// One zone.
  public struct Row: Sendable, Equatable {
    public var zone: ChartText
    /// Persons at the start, in the middle run.
    public var start: Double
    /// Persons at the end.
    public var end: ChartBand

    public init(zone: ChartText, start: Double, end: ChartBand) {
      self.zone = zone
      self.start = start
      self.end = end
    }
  }

  /// The two moments compared, both at the end of the month.
  public var start: ChartMonth
  public var end: ChartMonth
  /// In the order they are drawn, from the top.
  public var rows: [Row]

  /// - Precondition: at most 24 zones, or their names become unreadable.
  public init(start: ChartMonth, end: ChartMonth, rows: [Row]) {
    precondition(rows.count <= 24, "a chart of zones has at most 24 rows")
    self.start = start
    self.end = end
    self.rows = rows
  }

  public var kind: ChartKind { .zones }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("rank", .integer), .init("zone_en", .text), .init("zone_zh", .text), .init("start_month", .text),
        .init("end_month", .text), .init("start", .integer),
      ] + ChartBand.columns(.integer, prefix: "end_"))
    for (index, row) in rows.enumerated() {
      table.append(
        [.integer(index + 1)] + row.zone.cells
          + [.text(start.description), .text(end.description), .number(row.start)] + row.end.cells)
    }
    return table.isEmpty ? [] : table.csv
  }
}
