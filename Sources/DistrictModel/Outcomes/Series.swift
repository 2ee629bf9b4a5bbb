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
/// - Shape: `values[step * keys.count + column]`.
public struct Series: Sendable {
  public let firstMonth: Month
  /// 1 for monthly series, 12 for series of Decembers.
  public let stepMonths: Int
  public let keys: [SeriesKey]
  public private(set) var values: [Double]
  private let columns: [SeriesKey: Int]

  public init(firstMonth: Month, stepMonths: Int, keys: [SeriesKey]) {
    self.firstMonth = firstMonth
    self.stepMonths = stepMonths
    self.keys = keys
    values = []
    columns = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
  }

  public var steps: Int { keys.isEmpty ? 0 : values.count / keys.count }

  public var lastMonth: Month { firstMonth + (steps - 1) * stepMonths }

  mutating func append(_ row: [Double]) {
    precondition(row.count == keys.count, "a row has one value per key")
    values += row
  }

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
  public func column(_ key: SeriesKey) -> Int? { columns[key] }

  public func value(step: Int, column: Int) -> Double { values[step * keys.count + column] }

  /// The value of a key in a month; nil if either is missing.
  public func value(_ indicator: String, group: String = "", at month: Month) -> Double? {
    let offset = month - firstMonth
    guard offset >= 0, offset % stepMonths == 0, offset / stepMonths < steps,
      let column = columns[SeriesKey(indicator, group: group)]
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
