/// What a column of a series holds: an indicator, and the group it is counted for.
public struct SeriesKey: Hashable, Sendable {
  public let indicator: String
  /// Empty for the total; else `dimension:member`, such as `zone:oldTown` or `class:F`; parts of a pair are joined by `/`.
  public let group: String

  public init(_ indicator: String, group: String = "") {
    self.indicator = indicator
    self.group = group
  }
}

extension SeriesKey: Decodable {
  private enum CodingKeys: CodingKey {
    case indicator, group
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(String.self, forKey: .indicator),
      group: try container.decodeIfPresent(String.self, forKey: .group) ?? "")
  }
}

/// Indicators by step, all in units of the district (a sample is already weighted up).
///
/// While it grows it is a list of rows; a finished one is packed, column by column, into as few bytes as hold it exactly: the replicates
/// of a long run are kept until the last one is done.
public struct Series: Sendable {
  public let firstMonth: Month
  /// 1 for monthly series, 12 for series of Decembers.
  public let stepMonths: Int
  public private(set) var steps = 0
  private var layout: SeriesLayout
  /// Row after row; empty once packed.
  private var rows: [Double] = []
  /// Nil while the series grows.
  private var columns: [PackedColumn]?

  public init(firstMonth: Month, stepMonths: Int, keys: [SeriesKey]) {
    self.firstMonth = firstMonth
    self.stepMonths = stepMonths
    layout = SeriesLayout(keys)
  }

  public var keys: [SeriesKey] { layout.keys }

  /// All values, step after step, in the order of the keys.
  public var values: [Double] {
    columns == nil ? rows : (0..<steps).flatMap { step in keys.indices.map { value(step: step, column: $0) } }
  }

  public var lastMonth: Month { firstMonth + (steps - 1) * stepMonths }

  mutating func append(_ row: [Double]) {
    precondition(columns == nil, "a packed series does not grow")
    precondition(row.count == keys.count, "a row has one value per key")
    rows += row
    steps += 1
  }

  /// The same values in few bytes.
  func packed() -> Series {
    guard columns == nil else { return self }
    var series = self
    series.columns = keys.indices.map { column in
      PackedColumn((0..<steps).map { value(step: $0, column: column) })
    }
    series.rows = []
    return series
  }

  /// The same with the list of keys of one of several series that has the same keys.
  func sharing(_ layouts: inout [SeriesLayout]) -> Series {
    var series = self
    if let known = layouts.first(where: { $0.keys == keys }) { series.layout = known } else { layouts.append(layout) }
    return series
  }

  /// Whether both hold one list of keys.
  func sharesKeys(with other: Series) -> Bool { layout === other.layout }

  /// The same values under other keys; what was not counted so far is 0.
  func rekeyed(_ keys: [SeriesKey]) -> Series {
    guard keys != self.keys else { return self }
    var series = Series(firstMonth: firstMonth, stepMonths: stepMonths, keys: keys)
    let columns = keys.map(column)
    for step in 0..<steps { series.append(columns.map { $0.map { value(step: step, column: $0) } ?? 0 }) }
    return series
  }

  public func month(ofStep step: Int) -> Month { firstMonth + step * stepMonths }

  /// Column of a key; nil if the series has none.
  public func column(_ key: SeriesKey) -> Int? { layout.columns[key] }

  public func value(step: Int, column: Int) -> Double {
    columns.map { $0[column][step] } ?? rows[step * keys.count + column]
  }

  /// The value of a key in a month; nil if either is missing.
  public func value(_ indicator: String, group: String = "", at month: Month) -> Double? {
    let offset = month - firstMonth
    guard offset >= 0, offset % stepMonths == 0, offset / stepMonths < steps,
      let column = column(SeriesKey(indicator, group: group))
    else { return nil }
    return value(step: offset / stepMonths, column: column)
  }

  /// Sum over the months of a calendar year; nil unless all twelve are there.
  public func yearTotal(_ indicator: String, group: String = "", year: Int) -> Double? {
    var sum = 0.0
    for month in 1...12 {
      guard let value = value(indicator, group: group, at: Month(year: year, month: month)) else { return nil }
      sum += value
    }
    return sum
  }
}
