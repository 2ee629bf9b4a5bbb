/// Which package stands up in most worlds, and which is regretted least?
///
/// A row for each package, the one that satisfies in most worlds first: the share of worlds with its interval beside the regret, from its
/// mean to the largest.
public struct RobustnessChart: Chart, Equatable {
  /// One package.
  public struct Row: Sendable, Equatable {
    public var package: ChartText
    /// Worlds in which it satisfies.
    public var satisfied: ChartChance
    /// 90 % interval of their share, 0…1.
    public var interval: ClosedRange<Double>
    /// In base units, 0 or more.
    public var meanRegret: Double
    public var regret90: Double
    public var largestRegret: Double
    /// Whether it satisfies in most worlds, or may do so but for luck.
    public var isMostSatisfying: Bool
    public var isAsSatisfying: Bool
    /// Whether its largest regret is the smallest.
    public var isLeastRegretted: Bool

    public init(
      package: ChartText, satisfied: ChartChance, interval: ClosedRange<Double>, meanRegret: Double, regret90: Double,
      largestRegret: Double, isMostSatisfying: Bool, isAsSatisfying: Bool, isLeastRegretted: Bool
    ) {
      self.package = package
      self.satisfied = satisfied
      self.interval = interval
      self.meanRegret = meanRegret
      self.regret90 = regret90
      self.largestRegret = largestRegret
      self.isMostSatisfying = isMostSatisfying
      self.isAsSatisfying = isAsSatisfying
      self.isLeastRegretted = isLeastRegretted
    }
  }

  /// What is to be reached.
  public var goal: ChartText
  /// What regret is counted in.
  public var outcome: ChartText
  public var scale: ChartScale
  /// In how many redraws of luck the package of the smallest largest regret is the same.
  public var redraws: ChartChance
  public var rows: [Row]

  /// More rows become unreadable.
  public static let mostPackages = 20

  /// - Precondition: one to twenty packages.
  public init(goal: ChartText, outcome: ChartText, scale: ChartScale, redraws: ChartChance, rows: [Row]) {
    precondition((1...Self.mostPackages).contains(rows.count), "a chart of packages has one to twenty rows")
    self.goal = goal
    self.outcome = outcome
    self.scale = scale
    self.redraws = redraws
    self.rows = rows
  }

  public var kind: ChartKind { .robustness }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("rank", .integer), .init("package_en", .text), .init("package_zh", .text), .init("goal_en", .text)]
        + [.init("goal_zh", .text), .init("outcome_en", .text), .init("outcome_zh", .text)] + ChartScale.columns + [
          .init("satisfied", .integer), .init("worlds", .integer), .init("low", .fixed(4)), .init("high", .fixed(4)),
          .init("regret_mean", .exact), .init("regret_90", .exact), .init("regret_largest", .exact),
          .init("is_most", .integer), .init("is_alike", .integer), .init("is_least", .integer),
          .init("same", .integer), .init("redraws", .integer),
        ])
    for (number, row) in rows.enumerated() {
      let head: [Table.Cell] = [.integer(number + 1)] + row.package.cells + goal.cells + outcome.cells + scale.cells
      table.append(
        head + Table.Cell.pair(row.satisfied) + [
          .number(row.interval.lowerBound), .number(row.interval.upperBound), .number(row.meanRegret),
          .number(row.regret90), .number(row.largestRegret), .integer(row.isMostSatisfying ? 1 : 0),
          .integer(row.isAsSatisfying ? 1 : 0), .integer(row.isLeastRegretted ? 1 : 0),
        ] + Table.Cell.pair(redraws))
    }
    return table.isEmpty ? [] : table.csv
  }
}
