/// How much of an outcome's variance does each factor make, alone and with all it has a part in?
public struct SharesChart: Chart, Equatable {
  /// One factor, or group of them.
  public struct Row: Sendable, Equatable {
    public var factor: RankedFactor
    /// First order. Unit: share of the variance.
    public var alone: ChartEstimate
    /// Total. Unit: share of the variance.
    public var inAll: ChartEstimate
    /// The total that luck alone would show; nil if unknown.
    public var luck: Double?

    public init(factor: RankedFactor, alone: ChartEstimate, inAll: ChartEstimate, luck: Double?) {
      self.factor = factor
      self.alone = alone
      self.inAll = inAll
      self.luck = luck
    }
  }

  public var part: Int
  public var title: ChartText
  /// Rows of the design.
  public var sample: Int
  /// The largest total first.
  public var rows: [Row]

  public init(part: Int = 1, title: ChartText, sample: Int, rows: [Row]) {
    self.part = part
    self.title = title
    self.sample = sample
    self.rows = rows
  }

  public var kind: ChartKind { .shares }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("title_en", .text), .init("title_zh", .text)] + RankedFactor.columns + [
        .init("left_out", .integer), .init("rows", .integer), .init("first_sum", .exact),
      ] + ChartEstimate.columns(.exact, prefix: "first_") + ChartEstimate.columns(.exact, prefix: "total_") + [
        .init("luck", .exact)
      ])
    let shown = rows.prefix(RankedFactor.mostRows)
    let sum = rows.reduce(0) { $0 + $1.alone.mean }
    for (index, row) in shown.enumerated() {
      table.append(
        title.cells + row.factor.cells(rank: index + 1) + [
          .integer(rows.count - shown.count), .integer(sample), .number(sum),
        ] + row.alone.cells + row.inAll.cells + [.optional(row.luck)])
    }
    return table.isEmpty ? [] : table.csv
  }
}
