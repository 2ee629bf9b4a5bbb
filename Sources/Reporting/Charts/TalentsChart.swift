/// How many talents arrive each year, and of which class?
public struct TalentsChart: Chart, Equatable {
  /// One year.
  public struct Row: Sendable, Equatable {
    public var year: Int
    /// Persons by class A, B, C, D, E, F in the middle run.
    public var byClass: [Double]
    /// All classes together.
    public var total: ChartBand
    /// The goal of this year, persons; `nil` for none.
    public var goal: Double?
    /// In how many runs the total is at or above the goal.
    public var chance: ChartChance?

    /// - Precondition: six numbers, none negative.
    public init(year: Int, byClass: [Double], total: ChartBand, goal: Double? = nil, chance: ChartChance? = nil) {
      precondition(
        byClass.count == 6 && byClass.allSatisfy { $0.isFinite && $0 >= 0 }, "talents come in classes A to F")
      self.year = year
      self.byClass = byClass
      self.total = total
      self.goal = goal
      self.chance = chance
    }
  }

  public var rows: [Row]

  public init(rows: [Row]) { self.rows = rows }

  public var kind: ChartKind { .talents }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("year", .integer)] + ["a", "b", "c", "d", "e", "f"].map { Table.Column($0, .integer) }
        + ChartBand.columns(.integer, prefix: "total_")
        + [.init("goal", .integer), .init("reached", .integer), .init("runs", .integer)])
    for row in rows {
      table.append(
        [.integer(row.year)] + row.byClass.map(Table.Cell.number) + row.total.cells + [.optional(row.goal)]
          + Table.Cell.pair(row.chance))
    }
    return table.isEmpty ? [] : table.csv
  }
}
