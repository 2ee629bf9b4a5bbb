/// How much of the uncertainty about the stock is luck, and how much uncertain parameters?
///
/// A monthly median with two bands about it: what luck alone would leave open at known parameters, and what luck and parameters
/// leave open together; each holds 90 % of a normal distribution. The goal is a line where there is one.
public struct UncertaintyFanChart: Chart, Equatable {
  /// One month.
  public struct Row: Sendable, Equatable {
    public var month: ChartMonth
    /// Persons at the end of the month.
    public var mean: Double
    /// Half the widths of the bands.
    public var luck: Double
    public var both: Double
    /// Part of parameters in the variance; nil if nothing varies.
    public var parameterShare: Double?
    public var goal: Double?

    public init(month: ChartMonth, mean: Double, luck: Double, both: Double, parameterShare: Double?, goal: Double?) {
      self.month = month
      self.mean = mean
      self.luck = luck
      self.both = both
      self.parameterShare = parameterShare
      self.goal = goal
    }
  }

  public var rows: [Row]
  /// Particles drawn, and runs of each.
  public var draws: Int
  public var runsPerParticle: Int

  /// - Precondition: the outer band is no narrower than the inner one.
  public init(rows: [Row], draws: Int, runsPerParticle: Int) {
    precondition(rows.allSatisfy { $0.both >= $0.luck }, "parameters add to luck")
    self.rows = rows
    self.draws = draws
    self.runsPerParticle = runsPerParticle
  }

  public var kind: ChartKind { .uncertaintyFan }

  public var tableBytes: [UInt8] {
    var table = ChartTable([
      .init("month", .text), .init("draws", .integer), .init("runs_each", .integer), .init("goal", .integer),
      .init("share", .fixed(4)), .init("mean", .integer), .init("luck_low", .integer), .init("luck_high", .integer),
      .init("both_low", .integer), .init("both_high", .integer),
    ])
    for row in rows {
      table.append([
        .text(row.month.description), .integer(draws), .integer(runsPerParticle), .optional(row.goal),
        .optional(row.parameterShare), .number(row.mean), .number(row.mean - row.luck),
        .number(row.mean + row.luck), .number(row.mean - row.both), .number(row.mean + row.both),
      ])
    }
    return table.isEmpty ? [] : table.csv
  }
}
