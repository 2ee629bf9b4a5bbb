/// Where in the district does each scenario make a difference?
///
/// A row for each zone, a column for each scenario: how many more residents than in the base.
public struct ZonesComparedChart: Chart, Equatable {
  /// One zone.
  public struct Row: Sendable, Equatable {
    public var zone: ChartText
    /// Scenario less base, by scenario. Unit: persons.
    public var differences: [ChartEstimate]

    public init(zone: ChartText, differences: [ChartEstimate]) {
      self.zone = zone
      self.differences = differences
    }
  }

  /// The end of this month is compared.
  public var month: ChartMonth
  public var scenarios: [ChartText]
  /// In the order they are drawn, from the top.
  public var rows: [Row]

  /// - Precondition: at most 24 zones and 24 scenarios; each zone has each scenario.
  public init(month: ChartMonth, scenarios: [ChartText], rows: [Row]) {
    precondition(rows.count <= 24, "a chart of zones has at most 24 rows")
    precondition(scenarios.count < MultiplesChart.mostPanels, "a chart of zones has too many scenarios")
    precondition(rows.allSatisfy { $0.differences.count == scenarios.count }, "each zone has each scenario")
    self.month = month
    self.scenarios = scenarios
    self.rows = rows
  }

  public var kind: ChartKind { .zonesCompared }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("zone", .integer), .init("zone_en", .text), .init("zone_zh", .text), .init("scenario", .integer),
        .init("scenario_en", .text), .init("scenario_zh", .text), .init("month", .text),
      ] + ChartEstimate.columns(.fixed(1)))
    for (zone, row) in rows.enumerated() {
      for (index, difference) in row.differences.enumerated() {
        table.append(
          [.integer(zone + 1)] + row.zone.cells + [.integer(index + 1)] + scenarios[index].cells
            + [.text(month.description)] + difference.cells)
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
