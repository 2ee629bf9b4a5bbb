/// How did a calibration come near to what is observed, and how many particles carry it?
///
/// At the left the distances of the points kept at each step, with the tolerance; at the right how many points were simulated, kept,
/// and are worth of equal weight.
public struct ConvergenceChart: Chart, Equatable {
  /// One step of the search.
  public struct Row: Sendable, Equatable {
    /// 0 for history matching.
    public var generation: Int
    public var distance: ChartQuantiles
    /// Nil for history matching, which has none.
    public var tolerance: Double?
    public var simulated: Int
    public var kept: Int
    public var effectiveSize: Double

    public init(
      generation: Int, distance: ChartQuantiles, tolerance: Double?, simulated: Int, kept: Int, effectiveSize: Double
    ) {
      self.generation = generation
      self.distance = distance
      self.tolerance = tolerance
      self.simulated = simulated
      self.kept = kept
      self.effectiveSize = effectiveSize
    }
  }

  public var rows: [Row]

  public init(rows: [Row]) { self.rows = rows }

  public var kind: ChartKind { .convergence }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [
        .init("generation", .integer), .init("tolerance", .exact), .init("simulated", .integer),
        .init("kept", .integer), .init("effective_size", .exact),
      ] + ChartQuantiles.columns(.exact))
    for row in rows {
      table.append(
        [
          .integer(row.generation), .optional(row.tolerance), .integer(row.simulated), .integer(row.kept),
          .number(row.effectiveSize),
        ] + row.distance.cells)
    }
    return table.isEmpty ? [] : table.csv
  }
}
