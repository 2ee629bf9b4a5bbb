/// How many talents of which class does each scenario bring?
///
/// A bar for each scenario, stacked by class: the mean of a year.
public struct TalentsComparedChart: Chart, Equatable {
  /// One scenario.
  public struct Row: Sendable, Equatable {
    public var scenario: ChartText
    /// Persons a year by class A, B, C, D, E, F: means over the runs.
    public var byClass: [Double]
    /// All classes together, a year.
    public var total: ChartEstimate
    /// Scenario less base, a year; `nil` for the base itself.
    public var difference: ChartEstimate?

    /// - Precondition: six numbers, none negative.
    public init(scenario: ChartText, byClass: [Double], total: ChartEstimate, difference: ChartEstimate?) {
      precondition(
        byClass.count == 6 && byClass.allSatisfy { $0.isFinite && $0 >= 0 }, "talents come in classes A to F")
      self.scenario = scenario
      self.byClass = byClass
      self.total = total
      self.difference = difference
    }
  }

  public var years: ClosedRange<Int>
  /// The goal of every one of these years, persons; `nil` if there is none, or it changes.
  public var goal: Double?
  /// The base first.
  public var rows: [Row]

  /// - Precondition: at most 25 rows.
  public init(years: ClosedRange<Int>, goal: Double?, rows: [Row]) {
    precondition(rows.count <= MultiplesChart.mostPanels, "a chart of talents has too many scenarios")
    self.years = years
    self.goal = goal
    self.rows = rows
  }

  public var kind: ChartKind { .talentsCompared }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("scenario", .integer), .init("scenario_en", .text), .init("scenario_zh", .text),
        .init("first_year", .integer), .init("last_year", .integer), .init("goal", .integer),
      ] + ["a", "b", "c", "d", "e", "f"].map { Table.Column($0, .fixed(1)) }
        + ChartEstimate.columns(.fixed(1), prefix: "total_") + ChartEstimate.columns(.fixed(1), prefix: "difference_"))
    for (index, row) in rows.enumerated() {
      table.append(
        [.integer(index)] + row.scenario.cells
          + [.integer(years.lowerBound), .integer(years.upperBound), .optional(goal)]
          + row.byClass.map(Table.Cell.number) + row.total.cells
          + (row.difference?.cells ?? [.empty, .empty, .empty]))
    }
    return table.isEmpty ? [] : table.csv
  }
}
