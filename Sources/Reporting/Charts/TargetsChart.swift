/// Which targets are within reach?
///
/// One row for each target, scaled so that the goals stand under each other at 100 %.
public struct TargetsChart: Chart, Equatable {
  /// How a goal bounds a result.
  public enum Limit: String, Sendable {
    case above = "above"
    case atLeast = "min"
    case atMost = "max"
  }

  /// One target.
  public struct Row: Sendable, Equatable {
    public var label: ChartText
    /// The unit after the number, as in "persons" and "人", or "%".
    public var unit: ChartText
    public var limit: Limit
    /// Positive, in base units.
    public var goal: Double
    public var result: ChartQuantiles
    public var chance: ChartChance
    /// Decimals shown of goal and median.
    public var decimals: Int

    public init(
      label: ChartText, unit: ChartText, limit: Limit = .atLeast, goal: Double, result: ChartQuantiles,
      chance: ChartChance,
      decimals: Int = 0
    ) {
      precondition(goal > 0 && goal.isFinite, "a goal is positive")
      precondition((0...3).contains(decimals), "a target shows 0…3 decimals")
      self.label = label
      self.unit = unit
      self.limit = limit
      self.goal = goal
      self.result = result
      self.chance = chance
      self.decimals = decimals
    }
  }

  public var rows: [Row]

  /// - Precondition: at most twelve rows, or they become unreadable.
  public init(rows: [Row]) {
    precondition(rows.count <= 12, "a chart of targets has at most twelve rows")
    self.rows = rows
  }

  public var kind: ChartKind { .targets }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("row", .integer), .init("target_en", .text), .init("target_zh", .text), .init("unit_en", .text),
        .init("unit_zh", .text), .init("direction", .text), .init("decimals", .integer), .init("goal", .fixed(3)),
      ] + ChartQuantiles.columns(.fixed(3)) + [.init("reached", .integer), .init("runs", .integer)])
    for (index, row) in rows.enumerated() {
      table.append(
        [.integer(index + 1)] + row.label.cells + row.unit.cells
          + [.text(row.limit.rawValue), .integer(row.decimals), .number(row.goal)]
          + row.result.cells + Table.Cell.pair(row.chance))
    }
    return table.isEmpty ? [] : table.csv
  }
}
