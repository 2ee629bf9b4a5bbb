/// What is known about the encoding of a file's bytes.
enum TextEncoding {
  /// The first reason why the bytes cannot be read as UTF-8 text, with the offset it is found at; nil if they can.
  static func problem(in bytes: [UInt8]) -> (offset: Int, reason: String)? {
    if looksLikeUTF16(bytes) {
      return (0, "not UTF-8 but UTF-16; save the file as UTF-8")
    }
    guard let offset = firstInvalidOffset(in: bytes) else { return nil }
    let guess = looksLikeGBK(bytes) ? "is the file GBK? Save it as UTF-8" : "save the file as UTF-8"
    return (offset, "not UTF-8; \(guess)")
  }

  /// The offset of the first byte that no UTF-8 text has there.
  static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Whether the bytes begin like UTF-16: with its mark, or with every other byte zero.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let start = bytes.prefix(64)
    guard start.count >= 4, start.count % 2 == 0 else { return false }
    let zerosAtOdd = start.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
    let zerosAtEven = start.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 }
    return max(zerosAtOdd, zerosAtEven) * 4 >= start.count && min(zerosAtOdd, zerosAtEven) == 0
  }

  /// Whether every byte above ASCII belongs to a two- or four-byte sequence of GBK or GB 18030.
  private static func looksLikeGBK(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      guard (0x81...0xFE).contains(bytes[offset]), offset + 1 < bytes.count else { return false }
      switch bytes[offset + 1] {
      case 0x40...0x7E, 0x80...0xFE: offset += 2
      case 0x30...0x39:
        guard offset + 3 < bytes.count, (0x81...0xFE).contains(bytes[offset + 2]),
          (0x30...0x39).contains(bytes[offset + 3])
        else { return false }
        offset += 4
      default: return false
      }
    }
    return true
  }
}
