/// A JSON value whose objects keep the order of their keys, so that the same value is always the same bytes.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Spelled as the shortest decimal that reads back as the same number; one that is not finite is `null`.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Equatable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key of an object; `nil` if there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number of an integer.
  public var integer: Int? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The number of an integer or a number.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The elements of an array.
  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The value as JSON text: two spaces of indentation, a line feed at the end.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes, indentation: 0)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(to bytes: inout [UInt8], indentation: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes.append(decimal: value)
    case .number(let value):
      if value.isFinite { bytes.append(exact: value) } else { bytes += "null".utf8 }
    case .string(let text): Self.append(quoted: text, to: &bytes)
    case .array(let elements):
      Self.append(elements, between: "[]", to: &bytes, indentation: indentation) { element, bytes in
        element.append(to: &bytes, indentation: indentation + 2)
      }
    case .object(let members):
      Self.append(members, between: "{}", to: &bytes, indentation: indentation) { member, bytes in
        Self.append(quoted: member.key, to: &bytes)
        bytes += ": ".utf8
        member.value.append(to: &bytes, indentation: indentation + 2)
      }
    }
  }

  private static func append<Element>(
    _ elements: [Element], between brackets: String, to bytes: inout [UInt8], indentation: Int,
    with appendElement: (Element, inout [UInt8]) -> Void
  ) {
    guard !elements.isEmpty else { return bytes += brackets.utf8 }
    bytes += brackets.utf8.prefix(1)
    for (index, element) in elements.enumerated() {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      bytes += repeatElement(UInt8(ascii: " "), count: indentation + 2)
      appendElement(element, &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: indentation)
    bytes += brackets.utf8.suffix(1)
  }

  private static func append(quoted text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 10: bytes += "\\n".utf8
      case 13: bytes += "\\r".utf8
      case 9: bytes += "\\t".utf8
      case 0..<32:
        let hex = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes += [hex[Int(byte) >> 4], hex[Int(byte) & 15]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
}
