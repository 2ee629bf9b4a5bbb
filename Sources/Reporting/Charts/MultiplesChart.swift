/// How do the scenarios compare, month by month?
///
/// A small fan for each scenario on the same axes, with the median of the first, the base, in grey in all of them.
public struct MultiplesChart: Chart, Equatable {
  /// The fan of one scenario.
  public struct Panel: Sendable, Equatable {
    public var scenario: ChartText
    public var fan: FanChart

    public init(scenario: ChartText, fan: FanChart) {
      self.scenario = scenario
      self.fan = fan
    }
  }

  /// The base first.
  public var panels: [Panel]

  /// More would be too small to read.
  public static let mostPanels = 25

  /// - Precondition: at most 25 panels, all of the same months.
  public init(panels: [Panel]) {
    precondition(panels.count <= Self.mostPanels, "a chart has at most \(Self.mostPanels) small fans")
    let months = panels.map { $0.fan.rows.map(\.month) }
    precondition(months.allSatisfy { $0 == months[0] }, "small fans share their months")
    self.panels = panels
  }

  public var kind: ChartKind { .multiples }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("panel", .integer), .init("scenario_en", .text), .init("scenario_zh", .text), .init("month", .text),
        .init("goal", .integer), .init("reached", .integer), .init("runs", .integer),
      ] + ChartQuantiles.columns(.integer))
    for (index, panel) in panels.enumerated() {
      for row in panel.fan.rows {
        table.append(
          [.integer(index + 1)] + panel.scenario.cells + [.text(row.month.description), .optional(row.goal)]
            + Table.Cell.pair(row.chance) + row.persons.cells)
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
