import DistrictModel

/// Stands in for what a file lacks, so that reading can go on and find the next problem.
enum Placeholder {
  static let month = Month(year: 2000, month: 1)

  /// A value of the type made of zeros, empty texts and first words; nothing is noted.
  ///
  /// - Throws: when a type refuses all of these.
  static func make<T: Decodable>(_ type: T.Type, userInfo: [CodingUserInfoKey: Any]) throws -> T {
    if let known = known(type) { return known }
    return try T(from: PlaceholderDecoder(userInfo: userInfo))
  }

  private static func known<T>(_ type: T.Type) -> T? {
    switch type {
    case is Double.Type: return 0.0 as? T
    case is Int.Type: return 0 as? T
    case is String.Type: return "" as? T
    case is Bool.Type: return false as? T
    case is Month.Type: return month as? T
    case is Sample.Type: return Sample.full as? T
    case is SeasonTable.Type: return SeasonTable([Double](repeating: 0, count: 12)) as? T
    default: break
    }
    if let words = type as? any ClosedSet.Type { return words.first as? T }
    return nil
  }

  /// What a message says a type needs.
  static func description(of type: any Decodable.Type) -> String {
    switch type {
    case is Double.Type: return "a number"
    case is Int.Type: return "a whole number"
    case is String.Type: return "text"
    case is Bool.Type: return "true or false"
    case is Month.Type: return "a month \"YYYY-MM\""
    case is Sample.Type: return "\"1:n\""
    case is SeasonTable.Type: return "12 numbers, January to December"
    case is Text.Type: return "{ en: \"…\", zh: \"…\" }"
    case is any ListType.Type: return "a list"
    default: break
    }
    if let words = type as? any ClosedSet.Type { return "one of " + words.words.quotedList }
    return "a map"
  }
}

extension ClosedSet {
  fileprivate static var first: Self { allCases.first! }
  fileprivate static var words: [String] { allCases.map(\.rawValue) }
}

/// Arrays, whatever their elements: the way to tell them in a list of types.
private protocol ListType {}
extension Array: ListType {}

/// A decoder that finds nothing and minds nothing.
private struct PlaceholderDecoder: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any]

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(PlaceholderMap<Key>(decoder: self))
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { PlaceholderList(decoder: self) }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { PlaceholderValue(decoder: self) }
}

private struct PlaceholderMap<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: PlaceholderDecoder
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { false }
  func decodeNil(forKey key: Key) throws -> Bool { true }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try Placeholder.make(type, userInfo: decoder.userInfo)
  }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { try decoder.container(keyedBy: type) }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder.unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { decoder }
}

private struct PlaceholderList: UnkeyedDecodingContainer {
  let decoder: PlaceholderDecoder
  var codingPath: [any CodingKey] { [] }
  var count: Int? { 0 }
  var isAtEnd: Bool { true }
  let currentIndex = 0

  mutating func decodeNil() throws -> Bool { true }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try Placeholder.make(type, userInfo: decoder.userInfo)
  }
  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> { try decoder.container(keyedBy: type) }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { self }
  mutating func superDecoder() throws -> any Decoder { decoder }
}

private struct PlaceholderValue: SingleValueDecodingContainer {
  let decoder: PlaceholderDecoder
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { true }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try Placeholder.make(type, userInfo: decoder.userInfo) }
}
