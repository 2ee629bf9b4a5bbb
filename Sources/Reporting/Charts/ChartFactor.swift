/// Something varied, along an axis of a chart.
public struct ChartFactor: Sendable, Equatable {
  public var title: ChartText
  /// One for each point, in their order.
  public var values: [Double]
  /// Where the base scenario stands; nil if nowhere.
  public var base: Double?

  public init(title: ChartText, values: [Double], base: Double?) {
    self.title = title
    self.values = values
    self.base = base
  }
}

/// The unit a chart shows an outcome in.
public struct ChartScale: Sendable, Equatable {
  /// What a number is divided by, in English and in Chinese.
  public var english: Double
  public var chinese: Double
  public var unit: ChartText

  public init(divisors: (english: Double, chinese: Double), unit: ChartText) {
    precondition(divisors.english > 0 && divisors.chinese > 0, "a unit is larger than nothing")
    english = divisors.english
    chinese = divisors.chinese
    self.unit = unit
  }

  static let columns: [Table.Column] = [
    .init("unit_en", .text), .init("unit_zh", .text), .init("divisor_en", .exact), .init("divisor_zh", .exact),
  ]

  var cells: [Table.Cell] { unit.cells + [.number(english), .number(chinese)] }
}
