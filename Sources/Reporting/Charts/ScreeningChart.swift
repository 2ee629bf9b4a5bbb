/// Which factors matter, and do they act alone and one way?
///
/// Morris 1991: each factor at the mean size μ* of its effects and their deviation σ, with the lines where σ is a tenth, half and the
/// whole of μ*.
public struct ScreeningChart: Chart, Equatable {
  /// One factor, or group of them.
  public struct Row: Sendable, Equatable {
    public var factor: RankedFactor
    /// μ*.
    public var importance: ChartEstimate
    /// σ; nil for a group of several factors.
    public var deviation: Double?
    /// The μ* that luck alone would show; nil if unknown.
    public var luck: Double?

    public init(factor: RankedFactor, importance: ChartEstimate, deviation: Double?, luck: Double?) {
      self.factor = factor
      self.importance = importance
      self.deviation = deviation
      self.luck = luck
    }
  }

  public var part: Int
  public var title: ChartText
  public var scale: ChartScale
  public var trajectories: Int
  /// The largest μ* first.
  public var rows: [Row]

  public init(part: Int = 1, title: ChartText, scale: ChartScale, trajectories: Int, rows: [Row]) {
    self.part = part
    self.title = title
    self.scale = scale
    self.trajectories = trajectories
    self.rows = rows
  }

  public var kind: ChartKind { .screening }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("title_en", .text), .init("title_zh", .text)] + RankedFactor.columns + ChartScale.columns + [
        .init("left_out", .integer), .init("trajectories", .integer),
      ] + ChartEstimate.columns(.exact) + [.init("sigma", .exact), .init("luck", .exact)])
    let shown = rows.prefix(RankedFactor.mostRows)
    for (index, row) in shown.enumerated() {
      let head: [Table.Cell] = title.cells + row.factor.cells(rank: index + 1) + scale.cells
      table.append(
        head + [.integer(rows.count - shown.count), .integer(trajectories)] + row.importance.cells
          + [.optional(row.deviation), .optional(row.luck)])
    }
    return table.isEmpty ? [] : table.csv
  }
}
