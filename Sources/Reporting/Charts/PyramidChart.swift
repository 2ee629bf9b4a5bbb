/// How does the age structure change?
///
/// Men and women of each single year of age, at a start and at an end.
public struct PyramidChart: Chart, Equatable {
  /// One age.
  public struct Row: Sendable, Equatable {
    public var age: Int
    public var menAtStart: Double
    public var womenAtStart: Double
    public var menAtEnd: ChartBand
    public var womenAtEnd: ChartBand

    public init(age: Int, menAtStart: Double, womenAtStart: Double, menAtEnd: ChartBand, womenAtEnd: ChartBand) {
      self.age = age
      self.menAtStart = menAtStart
      self.womenAtStart = womenAtStart
      self.menAtEnd = menAtEnd
      self.womenAtEnd = womenAtEnd
    }
  }

  /// The two moments compared, both at the end of the month.
  public var start: ChartMonth
  public var end: ChartMonth
  public var rows: [Row]

  /// - Precondition: 1…60 ages, each one year above the last.
  public init(start: ChartMonth, end: ChartMonth, rows: [Row]) {
    precondition(rows.count <= 60, "a pyramid has at most sixty ages")
    for (row, next) in zip(rows, rows.dropFirst()) {
      precondition(next.age == row.age + 1, "age \(next.age) does not follow \(row.age)")
    }
    self.start = start
    self.end = end
    self.rows = rows
  }

  public var kind: ChartKind { .pyramid }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("age", .integer), .init("start", .text), .init("end", .text), .init("men_start", .integer),
        .init("women_start", .integer),
      ] + ChartBand.columns(.integer, prefix: "men_end_") + ChartBand.columns(.integer, prefix: "women_end_"))
    for row in rows {
      table.append(
        [
          .integer(row.age), .text(start.description), .text(end.description), .number(row.menAtStart),
          .number(row.womenAtStart),
        ] + row.menAtEnd.cells + row.womenAtEnd.cells)
    }
    return table.isEmpty ? [] : table.csv
  }
}
