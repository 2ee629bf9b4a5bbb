/// How likely is this or any other level?
///
/// For each scenario the share of runs at or above every level.
public struct ExceedanceChart: Chart, Equatable {
  /// One scenario.
  public struct Curve: Sendable, Equatable {
    public var scenario: ChartText
    /// One value for each run, in any order.
    public var values: [Double]
    public var median: Double
    /// The goal in this scenario; `nil` for none.
    public var goal: Double?
    /// In how many runs it is reached.
    public var chance: ChartChance?

    public init(scenario: ChartText, values: [Double], median: Double, goal: Double? = nil, chance: ChartChance? = nil)
    {
      self.scenario = scenario
      self.values = values
      self.median = median
      self.goal = goal
      self.chance = chance
    }
  }

  /// What is measured and when, as in "Youth population on 31 Dec 2030".
  public var label: ChartText
  /// The base first.
  public var curves: [Curve]

  /// - Precondition: at most 25 curves.
  public init(label: ChartText, curves: [Curve]) {
    precondition(curves.count <= MultiplesChart.mostPanels, "a chart of exceedance has too many scenarios")
    self.label = label
    self.curves = curves
  }

  public var kind: ChartKind { .exceedance }

  /// A row for each run, by value: the share of runs at or above it. Beyond the last value there is none.
  public var tableBytes: [UInt8] {
    var table = ChartTable([
      .init("scenario", .integer), .init("scenario_en", .text), .init("scenario_zh", .text), .init("label_en", .text),
      .init("label_zh", .text), .init("goal", .integer), .init("reached", .integer), .init("runs", .integer),
      .init("median", .fixed(1)), .init("value", .fixed(1)), .init("share", .fixed(5)),
    ])
    for (index, curve) in curves.enumerated() where !curve.values.isEmpty {
      let ascending = curve.values.sorted()
      let head: [Table.Cell] =
        [.integer(index)] + curve.scenario.cells + label.cells + [.optional(curve.goal)] + Table.Cell.pair(curve.chance)
        + [.number(curve.median)]
      for (rank, value) in ascending.enumerated() {
        table.append(head + [.number(value), .number(Double(ascending.count - rank) / Double(ascending.count))])
      }
      table.append(head + [.number(ascending[ascending.count - 1]), .number(0)])
    }
    return table.isEmpty ? [] : table.csv
  }
}
