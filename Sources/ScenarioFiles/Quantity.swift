/// A value with what is known about it: unit, range, source.
///
/// In a file it is a map with `value`, or with `table` and `column` until the table has been read. The value is a
/// number, a list of numbers, a map of numbers, or a word.
enum Quantity {
  /// The keys that describe a value.
  static let metadataKeys = ["unit", "low", "high", "source", "provenance", "note", "symbol"]

  /// How a number came to us, in the order of trust.
  enum Provenance: String, CaseIterable {
    /// Stated in the government's report.
    case report
    /// Found in a publication that is named.
    case retrieved
    /// General knowledge, not looked up again.
    case recalled
    /// Worked out here from other numbers.
    case computed
    /// Fitted here to observed figures.
    case calibrated
    /// Our own judgement; low and high say how far it may be off.
    case assumed

    /// Whether `low` and `high` must be given.
    var needsRange: Bool { self == .assumed || self == .calibrated }
  }

  static func isMetadata(_ key: String) -> Bool { metadataKeys.contains(key) }
}

extension ScenarioTree {
  /// Whether this is a value with its description.
  public var isQuantity: Bool { self["value"] != nil || isTableReference }

  /// Whether the value stands in a CSV file that has not been read yet.
  var isTableReference: Bool { self["table"] != nil && self["column"] != nil }

  /// The value itself: of a quantity its `value`, of anything else the whole.
  public var unwrapped: ScenarioTree { self["value"] ?? self }
}
