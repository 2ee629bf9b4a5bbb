/// Who is there because of a scenario, who only without it, and who is paid and would have been there anyway?
///
/// A row for each scenario, and under it one for each lever that pays persons, and not as in the base, if there is room.
public struct WindfallChart: Chart, Equatable {
  /// Persons counted one by one against the base; means over the runs.
  public struct Residents: Sendable, Equatable {
    /// There at the end only with the scenario.
    public var additional: Double
    /// There at the end only without it.
    public var displaced: Double
    /// Additional less displaced.
    public var net: ChartEstimate

    public init(additional: Double, displaced: Double, net: ChartEstimate) {
      self.additional = additional
      self.displaced = displaced
      self.net = net
    }
  }

  /// A scenario, or a lever of the scenario above it.
  public struct Row: Sendable, Equatable {
    public var label: ChartText
    /// `nil` for a lever: who is there is the doing of all levers together.
    public var residents: Residents?
    /// Persons paid who would not have been residents then; mean.
    public var paidAdditional: Double
    /// Persons paid who would have been residents all the same, the windfall; mean.
    public var paidAnyway: Double

    public init(label: ChartText, residents: Residents?, paidAdditional: Double, paidAnyway: Double) {
      self.label = label
      self.residents = residents
      self.paidAdditional = paidAdditional
      self.paidAnyway = paidAnyway
    }
  }

  /// The last month simulated.
  public var month: ChartMonth
  public var rows: [Row]

  /// - Precondition: at most 24 rows, or their names become unreadable.
  public init(month: ChartMonth, rows: [Row]) {
    precondition(rows.count < MultiplesChart.mostPanels, "a chart of windfall has at most 24 rows")
    self.month = month
    self.rows = rows
  }

  public var kind: ChartKind { .windfall }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("row", .integer), .init("kind", .text), .init("label_en", .text), .init("label_zh", .text),
        .init("month", .text), .init("additional", .integer), .init("displaced", .integer),
      ] + ChartEstimate.columns(.integer, prefix: "net_")
        + [.init("paid_additional", .integer), .init("paid_anyway", .integer)])
    for (index, row) in rows.enumerated() {
      let residents = row.residents.map { [.number($0.additional), .number($0.displaced)] + $0.net.cells }
      table.append(
        [.integer(index + 1), .text(row.residents == nil ? "lever" : "scenario")] + row.label.cells
          + [.text(month.description)] + (residents ?? Array(repeating: .empty, count: 5))
          + [.number(row.paidAdditional), .number(row.paidAnyway)])
    }
    return table.isEmpty ? [] : table.csv
  }
}
