/// A calendar month, counted so that months can be subtracted and compared.
///
/// - Unit: months since January of year 0.
public struct Month: Hashable, Comparable, Sendable {
  public let index: Int

  public init(index: Int) {
    self.index = index
  }

  /// - Parameters:
  ///   - year: the calendar year.
  ///   - month: 1…12.
  public init(year: Int, month: Int) {
    precondition((1...12).contains(month), "a month of the year is 1…12")
    index = year * 12 + month - 1
  }

  /// Reads `YYYY-MM`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      let year = Int(Substring(parts[0])), let month = Int(Substring(parts[1])), (1...12).contains(month)
    else { return nil }
    self.init(year: year, month: month)
  }

  public var year: Int { index / 12 }

  /// Month of the year, 1…12.
  public var ofYear: Int { index % 12 + 1 }

  public static func < (left: Month, right: Month) -> Bool { left.index < right.index }

  public static func + (month: Month, months: Int) -> Month { Month(index: month.index + months) }

  /// Months from `right` to `left`.
  public static func - (left: Month, right: Month) -> Int { left.index - right.index }
}

extension Month: CustomStringConvertible {
  /// `YYYY-MM`.
  public var description: String {
    let month = ofYear
    return "\(year)-\(month < 10 ? "0" : "")\(month)"
  }
}

extension Month: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let month = Month(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a month is written \"YYYY-MM\"")
    }
    self = month
  }
}
