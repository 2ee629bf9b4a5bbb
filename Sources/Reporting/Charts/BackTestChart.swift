/// Does the model reproduce what was observed, and what it was not shown?
///
/// A small panel for each series: bands that hold 90 % and 50 % of the particles, dots with their errors for what was observed; the
/// ground is shaded where figures were held out of the fit.
public struct BackTestChart: Chart, Equatable {
  /// One figure.
  public struct Row: Sendable, Equatable {
    /// Unit: years; the middle of the period.
    public var time: Double
    public var observed: Double
    /// Half the width of its 90 % interval.
    public var error: Double
    public var simulated: ChartQuantiles
    public var isHeldOut: Bool

    public init(time: Double, observed: Double, error: Double, simulated: ChartQuantiles, isHeldOut: Bool) {
      self.time = time
      self.observed = observed
      self.error = error
      self.simulated = simulated
      self.isHeldOut = isHeldOut
    }
  }

  /// One series.
  public struct Panel: Sendable, Equatable {
    public var title: ChartText
    /// Whether figures belong to months rather than to years.
    public var isMonthly: Bool
    /// In order of time.
    public var rows: [Row]

    public init(title: ChartText, isMonthly: Bool, rows: [Row]) {
      self.title = title
      self.isMonthly = isMonthly
      self.rows = rows
    }
  }

  public var panels: [Panel]

  /// More would be too small to read.
  public static let mostPanels = 9

  /// - Precondition: one to nine panels, none of them empty.
  public init(panels: some Sequence<Panel>) {
    self.panels = Array(panels)
    precondition((1...Self.mostPanels).contains(self.panels.count), "a chart has one to \(Self.mostPanels) series")
    precondition(self.panels.allSatisfy { !$0.rows.isEmpty }, "a series has figures")
  }

  public var kind: ChartKind { .backTest }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("panel", .integer), .init("series_en", .text), .init("series_zh", .text), .init("monthly", .integer),
        .init("time", .exact), .init("observed", .exact), .init("error", .exact), .init("held_out", .integer),
      ] + ChartQuantiles.columns(.exact))
    for (index, panel) in panels.enumerated() {
      for row in panel.rows {
        table.append(
          [.integer(index + 1)] + panel.title.cells
            + [
              .integer(panel.isMonthly ? 1 : 0), .number(row.time), .number(row.observed), .number(row.error),
              .integer(row.isHeldOut ? 1 : 0),
            ] + row.simulated.cells)
      }
    }
    return table.csv
  }
}
