/// How does an outcome follow what was varied?
///
/// A small panel for each factor: a dot for each point with the interval of its mean; a line where only one factor varies.
public struct ResponseChart: Chart, Equatable {
  public var part: Int
  public var title: ChartText
  public var scale: ChartScale
  public var factors: [ChartFactor]
  /// One for each point; nil where nothing is known.
  public var estimates: [ChartEstimate?]
  public var goal: Double?

  /// More panels become unreadable.
  public static let mostFactors = 6

  /// - Precondition: one to six factors, each with a value for every point.
  public init(
    part: Int = 1, title: ChartText, scale: ChartScale, factors: [ChartFactor], estimates: [ChartEstimate?],
    goal: Double?
  ) {
    precondition((1...Self.mostFactors).contains(factors.count), "a chart of responses has one to six panels")
    precondition(factors.allSatisfy { $0.values.count == estimates.count }, "every point has a value of each factor")
    self.part = part
    self.title = title
    self.scale = scale
    self.factors = factors
    self.estimates = estimates
    self.goal = goal
  }

  public var kind: ChartKind { .response }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("title_en", .text), .init("title_zh", .text), .init("factor", .integer), .init("factor_en", .text),
        .init("factor_zh", .text),
      ] + ChartScale.columns + [.init("goal", .exact), .init("base", .exact), .init("x", .exact)]
        + ChartEstimate.columns(.exact))
    for (number, factor) in factors.enumerated() {
      let known = estimates.indices.filter { estimates[$0] != nil }
      // Along the axis, so that a line goes from left to right; points of one value keep their order.
      for point in known.sorted(by: { (factor.values[$0], $0) < (factor.values[$1], $1) }) {
        table.append(
          title.cells + [.integer(number + 1)] + factor.title.cells + scale.cells
            + [.optional(goal), .optional(factor.base), .number(factor.values[point])] + estimates[point]!.cells)
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
