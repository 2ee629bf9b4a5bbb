/// How many talents arrive each year, and of which class?
public struct TalentsChart: Chart, Equatable {
  /// One year.
  public struct Row: Sendable, Equatable {
    public var year: Int
    /// Persons by class A, B, C, D, E, F: means over the runs.
    public var byClass: [Double]
    /// Where 90 % of the runs lie with all classes together.
    public var spread: ClosedRange<Double>
    /// The goal of this year, persons; `nil` for none.
    public var goal: Double?
    /// In how many runs the total is at or above the goal.
    public var chance: ChartChance?

    /// - Precondition: six numbers, none negative.
    public init(
      year: Int, byClass: [Double], spread: ClosedRange<Double>, goal: Double? = nil, chance: ChartChance? = nil
    ) {
      precondition(
        byClass.count == 6 && byClass.allSatisfy { $0.isFinite && $0 >= 0 }, "talents come in classes A to F")
      self.year = year
      self.byClass = byClass
      self.spread = spread
      self.goal = goal
      self.chance = chance
    }

    /// All classes together: the mean over the runs, as a sum of means.
    public var total: Double { byClass.reduce(0, +) }
  }

  public var rows: [Row]

  public init(rows: [Row]) { self.rows = rows }

  public var kind: ChartKind { .talents }

  public var tableBytes: [UInt8] {
    let goals = ["goal", "reached", "runs"].map { Table.Column($0, .integer) }
    let means = ["a", "b", "c", "d", "e", "f", "total"].map { Table.Column($0, .fixed(1)) }
    let ends = ["total_q05", "total_q95"].map { Table.Column($0, .integer) }
    var table = ChartTable([.init("year", .integer)] + goals + means + ends)
    for row in rows {
      table.append(
        [.integer(row.year), .optional(row.goal)] + Table.Cell.pair(row.chance)
          + (row.byClass + [row.total, row.spread.lowerBound, row.spread.upperBound]).map(Table.Cell.number))
    }
    return table.isEmpty ? [] : table.csv
  }
}
