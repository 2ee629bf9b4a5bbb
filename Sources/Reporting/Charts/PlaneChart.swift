/// Which scenarios give most for the money?
///
/// What each costs more than the base against what it achieves more, with the intervals of both, and the Pareto frontier: the scenarios
/// beside which no other, nor the base, costs no more and achieves no less.
public struct PlaneChart: Chart, Equatable {
  /// One scenario.
  public struct Row: Sendable, Equatable {
    public var scenario: ChartText
    /// Beyond the base. Unit: CNY.
    public var cost: ChartEstimate
    /// Beyond the base. Unit: persons.
    public var effect: ChartEstimate
    /// CNY for each additional person; `nil` where there is no such price.
    public var costEach: Double?
    /// Whether it is on the frontier by its means.
    public var isOnFrontier: Bool
    /// In how many runs it is on the frontier.
    public var frontier: ChartChance

    public init(
      scenario: ChartText, cost: ChartEstimate, effect: ChartEstimate, costEach: Double?, isOnFrontier: Bool,
      frontier: ChartChance
    ) {
      self.scenario = scenario
      self.cost = cost
      self.effect = effect
      self.costEach = costEach
      self.isOnFrontier = isOnFrontier
      self.frontier = frontier
    }
  }

  /// Years over which money is counted; the effect is that at the end of the last.
  public var years: ClosedRange<Int>
  /// The base first, with nothing beyond itself.
  public var rows: [Row]

  /// - Precondition: at most 25 rows, or their names become unreadable.
  public init(years: ClosedRange<Int>, rows: [Row]) {
    precondition(rows.count <= MultiplesChart.mostPanels, "a cost-effect plane has too many scenarios")
    self.years = years
    self.rows = rows
  }

  public var kind: ChartKind { .plane }

  /// Numbered from 0, the base; `frontier` counts along the frontier, the cheapest first, and is 0 beside it.
  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("scenario", .integer), .init("scenario_en", .text), .init("scenario_zh", .text),
        .init("first_year", .integer), .init("last_year", .integer),
      ] + ChartEstimate.columns(.integer, prefix: "cost_") + ChartEstimate.columns(.fixed(1), prefix: "effect_")
        + [
          .init("cost_each", .integer), .init("frontier", .integer), .init("on_frontier", .integer),
          .init("runs", .integer),
        ])
    let along = rows.indices.filter { rows[$0].isOnFrontier }.sorted {
      (rows[$0].cost.mean, rows[$0].effect.mean, $0) < (rows[$1].cost.mean, rows[$1].effect.mean, $1)
    }
    for (index, row) in rows.enumerated() {
      table.append(
        [.integer(index)] + row.scenario.cells + [.integer(years.lowerBound), .integer(years.upperBound)]
          + row.cost.cells + row.effect.cells
          + [.optional(row.costEach), .integer(along.firstIndex(of: index).map { $0 + 1 } ?? 0)]
          + Table.Cell.pair(row.frontier))
    }
    return table.isEmpty ? [] : table.csv
  }
}
