/// Reads JSON text (RFC 8259) into a value.
///
/// Manifests are small and written by this program, yet a reader may be handed any file: it refuses what it does not understand,
/// with the byte at which it stopped, and nesting deeper than 64.
package struct JSONReader {
  /// Why a text is not JSON, and where.
  package struct Problem: Error, Equatable {
    package var offset: Int
    package var reason: String
  }

  private let bytes: [UInt8]
  private var position = 0

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The value a text spells.
  package static func value(from bytes: [UInt8]) throws(Problem) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.problem("more text after the value") }
    return value
  }

  private func problem(_ reason: String) -> Problem { Problem(offset: position, reason: reason) }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
  }

  /// Moves past a character, after space, if it is the next one.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Problem) -> JSONValue {
    guard depth < 64 else { throw problem("nested deeper than 64") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw problem("the text ends where a value should be")
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(Problem) -> JSONValue {
    guard bytes[position...].starts(with: text.utf8) else { throw problem("no value is spelled like this") }
    position += text.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(Problem) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    if skip("}") { return .object([]) }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw problem("a key in quotes is expected") }
      let key = try string()
      guard keys.insert(key).inserted else { throw problem("the key \(key) stands twice") }
      guard skip(":") else { throw problem("a colon is expected") }
      members.append(.init(key, try value(depth: depth + 1)))
    } while skip(",")
    guard skip("}") else { throw problem("a comma or } is expected") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Problem) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if skip("]") { return .array([]) }
    repeat { elements.append(try value(depth: depth + 1)) } while skip(",")
    guard skip("]") else { throw problem("a comma or ] is expected") }
    return .array(elements)
  }

  private mutating func number() throws(Problem) -> JSONValue {
    let start = position
    while let byte = current, "+-.0123456789eE".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let value = Int(text), !text.hasPrefix("+") { return .integer(value) }
    guard let value = Double(text), value.isFinite, !text.hasPrefix("+"), !text.hasPrefix(".") else {
      position = start
      throw problem("no value is spelled like this")
    }
    return .number(value)
  }

  private mutating func string() throws(Problem) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let result = String(validating: text, as: UTF8.self) else { throw problem("the text is not UTF-8") }
        return result
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<32: throw problem("a line break or control character inside quotes")
      default: text.append(byte)
      }
    }
    throw problem("the text ends inside quotes")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Problem) {
    guard let byte = current else { throw problem("the text ends inside quotes") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"): text += String(Character(try scalar())).utf8
    default: throw problem("an unknown escape")
    }
  }

  /// The character that four hexadecimal digits after `\u` stand for, or a pair of such escapes.
  private mutating func scalar() throws(Problem) -> Unicode.Scalar {
    var code = try hexadecimal()
    if (0xd800..<0xdc00).contains(code), bytes[position...].starts(with: "\\u".utf8) {
      position += 2
      let low = try hexadecimal()
      guard (0xdc00..<0xe000).contains(low) else { throw problem("half a character") }
      code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw problem("half a character") }
    return scalar
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    guard position + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+")
    else { throw problem("four hexadecimal digits are expected") }
    position += 4
    return code
  }
}
