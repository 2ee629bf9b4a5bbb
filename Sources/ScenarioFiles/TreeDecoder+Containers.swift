import DistrictModel

/// The named values of a map, asked for one by one.
struct TreeMapContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: TreeDecoder
  private let map: ScenarioTree
  private let values: [String: ScenarioTree]
  private let isDescribed: Bool

  /// A quantity gives its map of values; where a type has a `value` of its own, such as an effect, it gives itself.
  init(of decoder: TreeDecoder) {
    self.decoder = decoder
    let node = decoder.node
    let isTable = Key.self == WordKey.self
    map = node.isQuantity && (isTable || node.unwrapped.entries != nil) ? node.unwrapped : node
    isDescribed = decoder.isDescribed || node.isQuantity
    if map.entries == nil { decoder.wrongType(isTable ? "a map of numbers by name" : "a map { … }", ()) }
    values = Dictionary((map.entries ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    if isTable { decoder.notes.noteTable(decoder.path) }
  }

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] { (map.entries ?? []).compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool {
    decoder.notes.ask(key.stringValue, of: decoder.path)
    return values[key.stringValue] != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    decoder.notes.ask(key.stringValue, of: decoder.path)
    return values[key.stringValue]?.isNull ?? true
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    let name = key.stringValue
    decoder.notes.ask(name, of: decoder.path)
    guard let value = values[name] else {
      if map.entries != nil {
        decoder.notes.noteMissing(name, in: map, path: decoder.path, needed: Placeholder.description(of: type))
      }
      return try Placeholder.make(type, userInfo: decoder.userInfo)
    }
    return try decoder.child(value, at: decoder.path.appending(name), isDescribed: isDescribed).read(type)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { try nested(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try nested(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder { nested(key) }

  private func nested(_ key: Key) -> TreeDecoder {
    let name = key.stringValue
    decoder.notes.ask(name, of: decoder.path)
    let value = values[name] ?? ScenarioTree(.null, at: map.origin)
    return decoder.child(value, at: decoder.path.appending(name), isDescribed: isDescribed)
  }
}

/// The elements of a list, asked for in order.
struct TreeListContainer: UnkeyedDecodingContainer {
  private let decoder: TreeDecoder
  private let elements: [ScenarioTree]
  private let isSingle: Bool
  private(set) var currentIndex = 0

  /// What a scenario says of a lever may be one window in place of a list of windows.
  init(of decoder: TreeDecoder) {
    self.decoder = decoder
    let node = decoder.node.unwrapped
    let hasWindows = [.key("levers"), .key("circumstances")].contains(decoder.path.steps[0])
    let isLever = decoder.path.steps.count == 2 && hasWindows
    isSingle = isLever && node.entries != nil
    let allowed = isLever ? "{ level, start, rampMonths, end, afterLevel, when } or a list of these" : "a list"
    elements = isSingle ? [node] : node.elements ?? decoder.wrongType(allowed, [])
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, elements[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().read(type) }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> { try next().container(keyedBy: type) }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }

  mutating func superDecoder() throws -> any Decoder { try next() }

  private mutating func next() throws -> TreeDecoder {
    guard !isAtEnd else {
      throw DecodingError.dataCorruptedError(in: self, debugDescription: "needs more than \(elements.count) elements")
    }
    defer { currentIndex += 1 }
    let path = isSingle ? decoder.path : decoder.path.appending(currentIndex)
    return decoder.child(
      elements[currentIndex], at: path, isDescribed: decoder.isDescribed || decoder.node.isQuantity)
  }
}

/// A value that is asked for as a whole.
struct TreeValueContainer: SingleValueDecodingContainer {
  let decoder: TreeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }
  func decodeNil() -> Bool { decoder.node.isNull }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.read(type) }
}
