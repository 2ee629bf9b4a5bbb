// Characters, blanks, comments and unquoted words.

extension JSON5Reader {
  /// The byte at `offset`; nil at the end of the file.
  var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte `distance` after the current one.
  func byte(after distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  /// Steps over one byte if it is the one given.
  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  /// The scalar at `offset` and its length in bytes; the bytes are known to be UTF-8.
  var currentScalar: (scalar: Unicode.Scalar, length: Int)? {
    guard let first = current else { return nil }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    if length == 1 { return (Unicode.Scalar(first), 1) }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  // MARK: - Problems

  /// A problem at the present place.
  func problem(_ reason: String) -> SyntaxProblem { SyntaxProblem(offset: offset, reason: reason) }

  /// The problem that what stands here should not; `place` says where "here" is.
  func unexpected(_ place: String) -> SyntaxProblem {
    guard let (scalar, _) = currentScalar else { return problem("the file ends \(place)") }
    if let ascii = Self.fullWidth[scalar] {
      return problem("full-width \"\(scalar)\" \(place); write \(ascii == "\"" ? "'\"'" : "\"\(ascii)\"")")
    }
    let isVisible = scalar.value > 0x20 && scalar.value != 0x7F
    let name = isVisible ? "\"\(scalar)\"" : "control character U+" + hexadecimal(scalar.value)
    return problem("unexpected \(name) \(place)")
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Punctuation and digits of Chinese keyboards, with what was meant.
  private static let fullWidth: [Unicode.Scalar: Character] = [
    "：": ":", "，": ",", "、": ",", "；": ",", "｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]",
    "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5", "６": "6", "７": "7", "８": "8", "９": "9", "＋": "+",
    "“": "\"", "”": "\"", "＂": "\"", "‘": "'", "’": "'", "（": "[", "）": "]", "－": "-", "．": ".",
  ]

  // MARK: - Blanks and comments

  /// Steps over white space and comments.
  mutating func skipBlanks() throws(SyntaxProblem) {
    while let byte = current {
      switch byte {
      case 0x09...0x0D, 0x20: offset += 1
      case UInt8(ascii: "/"): try skipComment()
      case 0x80...:
        guard let (scalar, length) = currentScalar, Self.isBlank(scalar) else { return }
        offset += length
      default: return
      }
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0xFEFF, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private mutating func skipComment() throws(SyntaxProblem) {
    switch byte(after: 1) {
    case UInt8(ascii: "/"):
      while let byte = current, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { offset += 1 }
    case UInt8(ascii: "*"):
      var end = offset + 2
      while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "*") || bytes[end + 1] != UInt8(ascii: "/") { end += 1 }
      guard end + 1 < bytes.count else { throw problem("the comment that begins here is not closed by */") }
      offset = end + 2
    default: throw problem("unexpected \"/\"; a comment begins with // or /*")
    }
  }

  // MARK: - Words

  /// Reads an unquoted word: ASCII or any other letters, digits after the first, `_`, `$`, `\u` escapes.
  ///
  /// - Returns: nil, with nothing read, if no word begins here.
  mutating func readIdentifier() throws(SyntaxProblem) -> String? {
    var word = String.UnicodeScalarView()
    while let (scalar, length) = currentScalar {
      if scalar == "\\" {
        let start = offset
        offset += 1
        guard take(UInt8(ascii: "u")) else {
          throw SyntaxProblem(offset: start, reason: "only \\u escapes may stand in a word without quotes")
        }
        let escaped = try readUnicodeEscape(from: start)
        guard Self.isWordScalar(escaped, isFirst: word.isEmpty) else {
          throw SyntaxProblem(offset: start, reason: "the escaped character may not stand in a word without quotes")
        }
        word.append(escaped)
      } else if Self.isWordScalar(scalar, isFirst: word.isEmpty) {
        word.append(scalar)
        offset += length
      } else {
        break
      }
    }
    return word.isEmpty ? nil : String(word)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "_", "$": return true
    case "0"..."9": return !isFirst
    case _ where scalar.isASCII: return false
    case "\u{200C}", "\u{200D}": return !isFirst
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return true
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return !isFirst
    default: return false
    }
  }
}
