/// Which mixes of two levers reach the goal?
///
/// A cell for each pair of values, lines of equal outcome between them, a thick line at the goal, and dashed lines where the ends of
/// the means' intervals reach it.
public struct SurfaceChart: Chart, Equatable {
  public var part: Int
  public var title: ChartText
  public var scale: ChartScale
  public var x: ChartFactor
  public var y: ChartFactor
  /// One for each point.
  public var estimates: [ChartEstimate]
  public var goal: Double?

  /// - Precondition: a point at each crossing of the values of `x` and `y`, two or more of each.
  public init(
    part: Int = 1, title: ChartText, scale: ChartScale, x: ChartFactor, y: ChartFactor, estimates: [ChartEstimate],
    goal: Double?
  ) {
    let (columns, rows) = (Set(x.values).count, Set(y.values).count)
    precondition(columns >= 2 && rows >= 2, "a surface has two values or more along each side")
    precondition(
      x.values.count == estimates.count && y.values.count == estimates.count && columns * rows == estimates.count,
      "a surface has a point at each crossing")
    self.part = part
    self.title = title
    self.scale = scale
    self.x = x
    self.y = y
    self.estimates = estimates
    self.goal = goal
  }

  public var kind: ChartKind { .surface }

  /// Positions count the values of a factor from 0, so that cells are even whatever the distances.
  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("title_en", .text), .init("title_zh", .text), .init("x_en", .text), .init("x_zh", .text),
        .init("y_en", .text), .init("y_zh", .text),
      ] + ChartScale.columns + [
        .init("goal", .exact), .init("base_x", .exact), .init("base_y", .exact), .init("x", .exact),
        .init("y", .exact), .init("column", .integer), .init("row", .integer),
      ] + ChartEstimate.columns(.exact))
    let (columns, rows) = (Set(x.values).sorted(), Set(y.values).sorted())
    let head =
      title.cells + x.title.cells + y.title.cells + scale.cells
      + [.optional(goal), .optional(position(x.base, columns)), .optional(position(y.base, rows))]
    for index in estimates.indices {
      table.append(
        head + [
          .number(x.values[index]), .number(y.values[index]), .integer(columns.firstIndex(of: x.values[index])!),
          .integer(rows.firstIndex(of: y.values[index])!),
        ] + estimates[index].cells)
    }
    return table.csv
  }

  /// Where a value lies among sorted ones, in positions; nil outside of them.
  private func position(_ value: Double?, _ sorted: [Double]) -> Double? {
    guard let value, value >= sorted[0], let last = sorted.last, value <= last else { return nil }
    let above = sorted.firstIndex { $0 >= value }!
    return above == 0 ? 0 : Double(above) - (sorted[above] - value) / (sorted[above] - sorted[above - 1])
  }
}
