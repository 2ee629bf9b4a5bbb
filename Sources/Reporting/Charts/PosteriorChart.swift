/// What is known of each uncertain parameter, before and after it was held against what is observed?
///
/// A small panel for each parameter: columns for the share of the particles in equal parts of the range it was drawn from, a line
/// for the share that these parts had before, and a mark at the value in use.
public struct PosteriorChart: Chart, Equatable {
  /// One parameter.
  public struct Panel: Sendable, Equatable {
    public var title: ChartText
    /// Ends of the parts, which were equally likely before: one more than there are parts.
    public var edges: [Double]
    /// Share of the particles in each part.
    public var shares: [Double]
    /// Where the base scenario stands; nil if nowhere.
    public var base: Double?
    /// Deviation after over deviation before.
    public var widthLeft: Double

    public init(title: ChartText, edges: [Double], shares: [Double], base: Double?, widthLeft: Double) {
      self.title = title
      self.edges = edges
      self.shares = shares
      self.base = base
      self.widthLeft = widthLeft
    }
  }

  public var panels: [Panel]

  /// More would be too small to read.
  public static let mostPanels = 16
  /// Parts of a range: few particles would leave more of them empty.
  public static let bins = 10

  /// - Precondition: one to sixteen panels, each with an edge more than shares.
  public init(panels: [Panel]) {
    precondition((1...Self.mostPanels).contains(panels.count), "a chart has one to \(Self.mostPanels) parameters")
    precondition(panels.allSatisfy { $0.edges.count == $0.shares.count + 1 }, "parts lie between edges")
    self.panels = panels
  }

  /// Shares of weighted places of the unit interval in equal parts of it.
  public static func histogram(_ places: [Double], weights: [Double]) -> [Double] {
    var shares = [Double](repeating: 0, count: bins)
    for (place, weight) in zip(places, weights) { shares[min(bins - 1, max(0, Int(place * Double(bins))))] += weight }
    return shares
  }

  public var kind: ChartKind { .posterior }

  public var tableBytes: [UInt8] {
    var table = ChartTable([
      .init("panel", .integer), .init("parameter_en", .text), .init("parameter_zh", .text), .init("base", .exact),
      .init("width_left", .fixed(4)), .init("low", .exact), .init("high", .exact), .init("prior", .fixed(4)),
      .init("share", .fixed(4)),
    ])
    for (index, panel) in panels.enumerated() {
      for bin in panel.shares.indices {
        table.append(
          [.integer(index + 1)] + panel.title.cells
            + [
              .optional(panel.base), .number(panel.widthLeft), .number(panel.edges[bin]),
              .number(panel.edges[bin + 1]), .number(1 / Double(panel.shares.count)), .number(panel.shares[bin]),
            ])
      }
    }
    return table.csv
  }
}
