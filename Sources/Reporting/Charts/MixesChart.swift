/// Which mixes are these?
///
/// A column for each mix of the frontier, the cheapest first, and a row for each lever: a bar as high as the level within its range,
/// with the level written beside it.
public struct MixesChart: Chart, Equatable {
  /// One mix.
  public struct MixColumn: Sendable, Equatable {
    /// Its number in the search.
    public var mix: Int
    public var kind: FrontierChart.Kind
    /// In base units.
    public var price: Double
    /// Of the first goal; nil if there is none.
    public var chance: ChartChance?

    public init(mix: Int, kind: FrontierChart.Kind, price: Double, chance: ChartChance?) {
      self.mix = mix
      self.kind = kind
      self.price = price
      self.chance = chance
    }
  }

  /// A level as it is written, and its place in the range, 0…1.
  public struct Level: Sendable, Equatable {
    public var text: ChartText
    public var share: Double

    public init(text: ChartText, share: Double) {
      self.text = text
      self.share = share
    }
  }

  /// One lever.
  public struct LeverRow: Sendable, Equatable {
    public var title: ChartText
    /// One for each mix.
    public var levels: [Level]

    public init(title: ChartText, levels: [Level]) {
      self.title = title
      self.levels = levels
    }
  }

  public var scale: ChartScale
  public var price: ChartText
  public var mixes: [MixColumn]
  public var levers: [LeverRow]

  /// More rows become unreadable.
  public static let mostLevers = 12

  /// - Precondition: one to twelve levers, each with a level for every mix.
  public init(scale: ChartScale, price: ChartText, mixes: [MixColumn], levers: [LeverRow]) {
    precondition((1...Self.mostLevers).contains(levers.count), "a chart of mixes has one to twelve levers")
    precondition(levers.allSatisfy { $0.levels.count == mixes.count }, "every mix has a level of each lever")
    self.scale = scale
    self.price = price
    self.mixes = mixes
    self.levers = levers
  }

  public var kind: ChartKind { .mixes }

  public var tableBytes: [UInt8] {
    var table = ChartTable(
      [.init("place", .integer), .init("mix", .integer), .init("kind", .text)]
        + [.init("price_en", .text), .init("price_zh", .text)]
        + ChartScale.columns + [
          .init("price", .exact), .init("reached", .integer), .init("runs", .integer), .init("lever", .integer),
          .init("lever_en", .text), .init("lever_zh", .text), .init("level_en", .text), .init("level_zh", .text),
          .init("share", .fixed(4)),
        ])
    for (number, lever) in levers.enumerated() {
      for (index, mix) in mixes.enumerated() {
        let head: [Table.Cell] = [.integer(index + 1), .integer(mix.mix), .text(mix.kind.rawValue)]
        table.append(
          head + price.cells + scale.cells + [.number(mix.price)] + Table.Cell.pair(mix.chance) + [.integer(number + 1)]
            + lever.title.cells
            + lever.levels[index].text.cells + [.number(lever.levels[index].share)])
      }
    }
    return table.isEmpty ? [] : table.csv
  }
}
