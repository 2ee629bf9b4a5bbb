/// What does each factor do on its own?
///
/// Two bars for each factor, from the outcome at the centre to that at the low and at the high end of the factor.
public struct TornadoChart: Chart, Equatable {
  /// One end of a factor.
  public struct End: Sendable, Equatable {
    /// The factor's value there.
    public var setting: ChartText
    /// Of the outcome from the centre.
    public var change: ChartEstimate

    public init(setting: ChartText, change: ChartEstimate) {
      self.setting = setting
      self.change = change
    }
  }

  /// One factor.
  public struct Row: Sendable, Equatable {
    public var factor: RankedFactor
    public var low: End
    public var high: End

    public init(factor: RankedFactor, low: End, high: End) {
      self.factor = factor
      self.low = low
      self.high = high
    }
  }

  public var part: Int
  public var title: ChartText
  public var scale: ChartScale
  /// The outcome with all factors at their centres.
  public var centre: Double
  public var goal: Double?
  /// The longest bar first.
  public var rows: [Row]

  public init(part: Int = 1, title: ChartText, scale: ChartScale, centre: Double, goal: Double?, rows: [Row]) {
    self.part = part
    self.title = title
    self.scale = scale
    self.centre = centre
    self.goal = goal
    self.rows = rows
  }

  public var kind: ChartKind { .tornado }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("title_en", .text), .init("title_zh", .text)] + RankedFactor.columns + ChartScale.columns + [
        .init("centre", .exact), .init("goal", .exact), .init("left_out", .integer), .init("low_at", .text),
        .init("high_at", .text),
      ] + ChartEstimate.columns(.exact, prefix: "low_") + ChartEstimate.columns(.exact, prefix: "high_"))
    let shown = rows.prefix(RankedFactor.mostRows)
    for (index, row) in shown.enumerated() {
      let head: [Table.Cell] = title.cells + row.factor.cells(rank: index + 1) + scale.cells
      let settings = [row.low, row.high].map { Table.Cell.text($0.setting.forChartTable.en) }
      table.append(
        head + [.number(centre), .optional(goal), .integer(rows.count - shown.count)] + settings + row.low.change.cells
          + row.high.change.cells)
    }
    return table.isEmpty ? [] : table.csv
  }
}
