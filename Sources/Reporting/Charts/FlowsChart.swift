/// Which flows make the stock grow or shrink?
///
/// Stacked columns by year, what comes in upwards, what goes out downwards, the net change with its interval, and the stock at the year's end.
public struct FlowsChart: Chart, Equatable {
  /// One flow: a layer of the columns.
  public struct Flow: Sendable, Equatable {
    public var label: ChartText
    public var isInflow: Bool

    public init(_ label: ChartText, isInflow: Bool) {
      self.label = label
      self.isInflow = isInflow
    }
  }

  /// One year.
  public struct Row: Sendable, Equatable {
    public var year: Int
    /// Persons by flow in the middle run, in the order of the chart's flows; never negative, outflows neither.
    public var persons: [Double]
    /// Change of the stock over the year.
    public var net: ChartBand
    /// The stock at the end of the year, in the middle run.
    public var closing: Double

    public init(year: Int, persons: [Double], net: ChartBand, closing: Double) {
      self.year = year
      self.persons = persons
      self.net = net
      self.closing = closing
    }
  }

  /// The flows, each kind from the axis outwards.
  public var flows: [Flow]
  public var rows: [Row]

  /// - Precondition: at least one flow, at most six of a kind; every row has a number, not negative, for each flow.
  public init(flows: [Flow], rows: [Row]) {
    precondition(!flows.isEmpty && flows.count(where: \.isInflow) <= 6, "a chart of flows has at most six inflows")
    precondition(flows.count { !$0.isInflow } <= 6, "a chart of flows has at most six outflows")
    for row in rows {
      precondition(
        row.persons.count == flows.count, "\(row.year) has \(row.persons.count) numbers for \(flows.count) flows")
      precondition(row.persons.allSatisfy { $0.isFinite && $0 >= 0 }, "a flow of \(row.year) is negative or unknown")
    }
    self.flows = flows
    self.rows = rows
  }

  public var kind: ChartKind { .flows }

  /// One row for each year and flow (`in`, `out`; `base` and `top` place it in the stack), and one for each year's `net`, whose
  /// `base` and `top` are the interval, and which carries the closing stock.
  public var tableBytes: [UInt8] {
    var table = ChartTable([
      .init("year", .integer), .init("kind", .text), .init("layer", .integer), .init("label_en", .text),
      .init("label_zh", .text), .init("closing", .integer), .init("value", .integer), .init("base", .integer),
      .init("top", .integer),
    ])
    for row in rows {
      var (up, down, ups, downs) = (0.0, 0.0, 0, 0)
      for (flow, persons) in zip(flows, row.persons) {
        let value = flow.isInflow ? persons : -persons
        if flow.isInflow { ups += 1 } else { downs += 1 }
        let (kind, layer, base) = flow.isInflow ? ("in", ups, up) : ("out", downs, down)
        if flow.isInflow { up += value } else { down += value }
        table.append(
          [.integer(row.year), .text(kind), .integer(layer)] + flow.label.cells
            + [.empty, .number(value), .number(base), .number(base + value)])
      }
      let net = ChartText(en: "Net change", zh: "净变化")
      table.append(
        [.integer(row.year), "net", 0] + net.cells
          + [.number(row.closing), .number(row.net.q50), .number(row.net.q05), .number(row.net.q95)])
    }
    return table.isEmpty ? [] : table.csv
  }
}
