/// Will the stock reach its goal, when, and how sure are we?
///
/// A monthly median with bands that hold 50 % and 90 % of the runs, the goal where there is one, and the share of runs at the goal each December.
public struct FanChart: Chart, Equatable {
  /// One month.
  public struct Row: Sendable, Equatable {
    public var month: ChartMonth
    /// Persons at the end of the month.
    public var persons: ChartQuantiles
    /// The goal that holds in this month, persons; `nil` for none.
    public var goal: Double?
    /// In how many runs the month ends at or above the goal.
    public var chance: ChartChance?

    public init(month: ChartMonth, persons: ChartQuantiles, goal: Double? = nil, chance: ChartChance? = nil) {
      self.month = month
      self.persons = persons
      self.goal = goal
      self.chance = chance
    }
  }

  public var rows: [Row]

  /// - Precondition: months follow each other without a gap; a line would hide it.
  public init(rows: [Row]) {
    for (row, next) in zip(rows, rows.dropFirst()) {
      let following =
        row.month.month == 12
        ? ChartMonth(year: row.month.year + 1, month: 1)
        : ChartMonth(year: row.month.year, month: row.month.month + 1)
      precondition(next.month == following, "\(next.month) does not follow \(row.month)")
    }
    self.rows = rows
  }

  public var kind: ChartKind { .fan }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("month", .text), .init("goal", .integer), .init("reached", .integer), .init("runs", .integer)]
        + ChartQuantiles.columns(.integer))
    for row in rows {
      table.append(
        [.text(row.month.description), .optional(row.goal)] + Table.Cell.pair(row.chance) + row.persons.cells)
    }
    return table.isEmpty ? [] : table.csv
  }
}
