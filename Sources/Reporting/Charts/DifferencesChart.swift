/// What does each scenario change, year by year?
///
/// A row for each scenario, a column for each measure, in each field the differences from the base with their intervals.
public struct DifferencesChart: Chart, Equatable {
  /// A measure in one year of one scenario.
  public struct Value: Sendable, Equatable {
    public var year: Int
    /// Scenario less base. Unit: persons.
    public var difference: ChartEstimate

    public init(year: Int, difference: ChartEstimate) {
      self.year = year
      self.difference = difference
    }
  }

  /// One scenario.
  public struct Row: Sendable, Equatable {
    public var scenario: ChartText
    /// By measure; years go upwards.
    public var values: [[Value]]

    public init(scenario: ChartText, values: [[Value]]) {
      self.scenario = scenario
      self.values = values
    }
  }

  /// The columns, as in "Youth population on 31 Dec".
  public var measures: [ChartText]
  public var rows: [Row]

  /// - Precondition: at most three measures and 24 scenarios; each scenario has each measure.
  public init(measures: [ChartText], rows: [Row]) {
    precondition(measures.count <= 3, "a chart of differences has at most three measures")
    precondition(rows.count < MultiplesChart.mostPanels, "a chart of differences has too many scenarios")
    precondition(rows.allSatisfy { $0.values.count == measures.count }, "each scenario has each measure")
    self.measures = measures
    self.rows = rows
  }

  public var kind: ChartKind { .differences }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("measure", .integer), .init("measure_en", .text), .init("measure_zh", .text), .init("scenario", .integer),
        .init("scenario_en", .text), .init("scenario_zh", .text), .init("year", .integer),
      ] + ChartEstimate.columns(.fixed(1)))
    for (measure, label) in measures.enumerated() {
      for (index, row) in rows.enumerated() {
        for value in row.values[measure] {
          table.append(
            [.integer(measure + 1)] + label.cells + [.integer(index + 1)] + row.scenario.cells
              + [.integer(value.year)] + value.difference.cells)
        }
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
