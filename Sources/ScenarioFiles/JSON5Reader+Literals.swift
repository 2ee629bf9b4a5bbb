// Strings and numbers.

extension JSON5Reader {
  // MARK: - Strings

  /// Reads the quoted text that begins at `offset`.
  mutating func readString() throws(SyntaxProblem) -> String {
    let opening = offset
    let quote = bytes[offset]
    offset += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case quote:
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        throw unclosed(quote, from: opening, before: "the end of the line")
      case UInt8(ascii: "\\"): try readEscape(into: &text)
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw unclosed(quote, from: opening, before: "the end of the file")
  }

  private func unclosed(_ quote: UInt8, from opening: Int, before end: String) -> SyntaxProblem {
    let mark = Character(Unicode.Scalar(quote))
    return SyntaxProblem(offset: opening, reason: "the text that begins here is not closed by \(mark) before \(end)")
  }

  /// Reads a backslash and what it stands for.
  private mutating func readEscape(into text: inout [UInt8]) throws(SyntaxProblem) {
    let start = offset
    offset += 1
    guard let (scalar, length) = currentScalar else { return }
    offset += length
    switch scalar {
    case "b": text.append(0x08)
    case "f": text.append(0x0C)
    case "n": text.append(0x0A)
    case "r": text.append(0x0D)
    case "t": text.append(0x09)
    case "v": text.append(0x0B)
    case "0":
      if let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        throw SyntaxProblem(offset: start, reason: "\\0 may not be followed by a digit")
      }
      text.append(0)
    case "1"..."9": throw SyntaxProblem(offset: start, reason: "\\\(scalar) is no escape of JSON5")
    case "x":
      let value = try readHexDigits(2, of: start)
      text.append(contentsOf: Array(String(Unicode.Scalar(UInt8(value))).utf8))
    case "u": text.append(contentsOf: Array(String(try readUnicodeEscape(from: start)).utf8))
    case "\r": _ = take(UInt8(ascii: "\n"))
    case "\n", "\u{2028}", "\u{2029}": break
    default: text.append(contentsOf: Array(String(scalar).utf8))
    }
  }

  /// Reads the digits of a `\u` escape, and a second escape where the first is half a pair.
  mutating func readUnicodeEscape(from start: Int) throws(SyntaxProblem) -> Unicode.Scalar {
    let first = try readHexDigits(4, of: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let half = SyntaxProblem(offset: start, reason: "\\u escape of half a surrogate pair")
    guard (0xD800...0xDBFF).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw half }
    let second = try readHexDigits(4, of: start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw half }
    return scalar
  }

  private mutating func readHexDigits(_ count: Int, of start: Int) throws(SyntaxProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let byte = current, let digit = Self.hexDigit(byte) else {
        throw SyntaxProblem(offset: start, reason: "an escape that needs \(count) hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  // MARK: - Numbers

  /// Reads the number that begins at `offset`.
  mutating func readNumber() throws(SyntaxProblem) -> Double {
    let start = offset
    var isNegative = false
    if take(UInt8(ascii: "-")) { isNegative = true } else { _ = take(UInt8(ascii: "+")) }
    let wordStart = offset
    if let word = try readIdentifier() {
      let isKnown = word == "NaN" || word == "Infinity"
      throw SyntaxProblem(
        offset: isKnown ? start : wordStart,
        reason: isKnown ? "\(word) is not allowed; write a number" : "unexpected \(word) after a sign")
    }
    let isHexadecimal = current == UInt8(ascii: "0") && (byte(after: 1) ?? 0) | 0x20 == UInt8(ascii: "x")
    let magnitude = isHexadecimal ? try readHexadecimal(from: start) : try readDecimal(from: start)
    if let (scalar, _) = currentScalar, scalar == "." || scalar == "_" || scalar.properties.isAlphabetic {
      throw unexpected("after a number")
    }
    return isNegative ? -magnitude : magnitude
  }

  private mutating func readHexadecimal(from start: Int) throws(SyntaxProblem) -> Double {
    offset += 2
    let digits = try readDigits { Self.hexDigit($0) != nil }
    guard !digits.isEmpty else { throw SyntaxProblem(offset: start, reason: "0x needs hexadecimal digits") }
    guard let value = UInt64(String(decoding: digits, as: UTF8.self), radix: 16), value <= 1 << 53 else {
      throw outOfRange(from: start)
    }
    return Double(value)
  }

  private mutating func readDecimal(from start: Int) throws(SyntaxProblem) -> Double {
    let whole = try readDigits(Self.isDigit)
    if whole.count > 1, whole[0] == UInt8(ascii: "0") {
      throw SyntaxProblem(offset: start, reason: "a number may not begin with 0 and another digit")
    }
    let fraction = take(UInt8(ascii: ".")) ? try readDigits(Self.isDigit) : []
    guard !whole.isEmpty || !fraction.isEmpty else {
      if let (scalar, _) = currentScalar, String(scalar).halfWidth != String(scalar) {
        throw unexpected("where digits should stand")
      }
      throw SyntaxProblem(offset: start, reason: "a number needs digits")
    }
    var text = (whole.isEmpty ? [UInt8(ascii: "0")] : whole)
    if !fraction.isEmpty { text += [UInt8(ascii: ".")] + fraction }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      offset += 1
      text.append(UInt8(ascii: "e"))
      if let sign = current, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        text.append(sign)
        offset += 1
      }
      let exponent = try readDigits(Self.isDigit)
      guard !exponent.isEmpty else {
        throw SyntaxProblem(offset: start, reason: "the exponent of a number needs digits")
      }
      text += exponent
    }
    let isZero = (whole + fraction).allSatisfy { $0 == UInt8(ascii: "0") }
    guard !isZero else { return 0 }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite, value != 0 else {
      throw outOfRange(from: start)
    }
    return value
  }

  private func outOfRange(from start: Int) -> SyntaxProblem {
    let text = String(decoding: bytes[start..<min(offset, start + 40)], as: UTF8.self)
    return SyntaxProblem(offset: start, reason: "number out of range: \(text)")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Reads digits with single underscores between them, which are left out.
  private mutating func readDigits(_ isDigit: (UInt8) -> Bool) throws(SyntaxProblem) -> [UInt8] {
    var digits: [UInt8] = []
    while let byte = current {
      if isDigit(byte) {
        digits.append(byte)
        offset += 1
      } else if byte == UInt8(ascii: "_") {
        guard !digits.isEmpty, bytes[offset - 1] != UInt8(ascii: "_"), let next = self.byte(after: 1), isDigit(next)
        else { throw problem("an underscore in a number stands between two digits") }
        offset += 1
      } else {
        break
      }
    }
    return digits
  }
}
