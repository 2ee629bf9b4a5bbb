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
    let classes = ["a", "b", "c", "d", "e", "f"].map { Table.Column($0, .integer) }
    let goals = ["goal", "reached", "runs"].map { Table.Column($0, .integer) }
    var table = ChartTable([.init("year", .integer)] + goals + classes + ChartBand.columns(.integer, prefix: "total_"))
    for row in rows {
      table.append(
        [.integer(row.year), .optional(row.goal)] + Table.Cell.pair(row.chance)
          + row.byClass.map(Table.Cell.number) + row.total.cells)
    }
    return table.isEmpty ? [] : table.csv
  }
}
