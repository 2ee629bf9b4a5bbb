/// What does more certainty cost?
///
/// Confirmed chance against cost of the mixes found, a panel for each goal: filled dots with the interval of the chance, hollow dots
/// where the search had believed the same mix to be, the chance asked for as a dashed line.
public struct FrontierChart: Chart, Equatable {
  /// Which mix a point is.
  public enum Kind: String, Sendable {
    /// Confirmed by fresh luck.
    case found
    /// Held against fresh luck and not confirmed.
    case tried
    /// What it is compared with.
    case base
    /// For more or less than was asked.
    case frontier
  }

  /// A mix against one goal.
  public struct Point: Sendable, Equatable {
    /// Number of the mix in the search.
    public var mix: Int
    public var kind: Kind
    /// In base units.
    public var price: Double
    /// The chance that the search believed in, 0…1.
    public var believed: Double
    public var chance: ChartChance
    /// 90 % interval of the chance.
    public var interval: ClosedRange<Double>

    public init(
      mix: Int, kind: Kind, price: Double, believed: Double, chance: ChartChance, interval: ClosedRange<Double>
    ) {
      self.mix = mix
      self.kind = kind
      self.price = price
      self.believed = believed
      self.chance = chance
      self.interval = interval
    }
  }

  /// One goal.
  public struct Panel: Sendable, Equatable {
    public var title: ChartText
    /// 0…1; nil if the chance is made greatest.
    public var asked: Double?
    public var points: [Point]

    public init(title: ChartText, asked: Double?, points: [Point]) {
      self.title = title
      self.asked = asked
      self.points = points
    }
  }

  public var price: ChartText
  public var scale: ChartScale
  /// The budget; nil if there is none.
  public var bound: Double?
  public var panels: [Panel]

  /// More panels become unreadable.
  public static let mostPanels = 4

  /// - Precondition: one to four panels, all of the same mixes in the same order.
  public init(price: ChartText, scale: ChartScale, bound: Double?, panels: [Panel]) {
    precondition((1...Self.mostPanels).contains(panels.count), "a chart of the frontier has one to four panels")
    precondition(panels.allSatisfy { $0.points.count == panels[0].points.count }, "panels show the same mixes")
    self.price = price
    self.scale = scale
    self.bound = bound
    self.panels = panels
  }

  public var kind: ChartKind { .frontier }

  /// `place` counts the mixes of each panel from 1, the cheapest first; `mix` is the number that the search gave.
  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("panel", .integer), .init("goal_en", .text), .init("goal_zh", .text), .init("asked", .fixed(4))]
        + [.init("price_en", .text), .init("price_zh", .text)] + ChartScale.columns + [
          .init("bound", .exact), .init("place", .integer), .init("mix", .integer), .init("kind", .text),
          .init("price", .exact), .init("believed", .fixed(4)), .init("chance", .fixed(4)), .init("low", .fixed(4)),
          .init("high", .fixed(4)), .init("reached", .integer), .init("runs", .integer),
        ])
    for (number, panel) in panels.enumerated() {
      for (place, point) in panel.points.enumerated() {
        let head: [Table.Cell] = [.integer(number + 1)] + panel.title.cells + [.optional(panel.asked)] + price.cells
        table.append(
          head + scale.cells + [
            .optional(bound), .integer(place + 1), .integer(point.mix), .text(point.kind.rawValue),
            .number(point.price), .number(point.believed),
            .number(Double(point.chance.reached) / Double(point.chance.runs)),
            .number(point.interval.lowerBound), .number(point.interval.upperBound),
          ] + Table.Cell.pair(point.chance))
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
