/// The bytes of one file together with the name under which they were read.
///
/// A class because every leaf of a ``ScenarioTree`` points at it; it never changes, so it is shared freely.
public final class SourceFile: Sendable {
  /// The path as the planner would type it, or the whole text of a `--set` option.
  public let path: String
  /// The content.
  public let bytes: [UInt8]
  /// False for a `--set` option: there is no line to point at.
  public let hasPositions: Bool
  /// Byte offsets at which lines begin.
  private let lineStarts: [Int]

  /// The mark that some editors put at the beginning of a UTF-8 file.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// - Parameters:
  ///   - path: the name that messages give.
  ///   - bytes: the content.
  ///   - hasPositions: whether messages give line and column.
  public init(path: String, bytes: [UInt8], hasPositions: Bool = true) {
    self.path = path
    self.bytes = bytes
    self.hasPositions = hasPositions
    let first = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    var starts = [first]
    for (offset, byte) in bytes.enumerated() where offset >= first {
      let isLineFeed = byte == UInt8(ascii: "\n")
      let isLoneReturn =
        byte == UInt8(ascii: "\r") && !(offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n"))
      if isLineFeed || isLoneReturn { starts.append(offset + 1) }
    }
    lineStarts = starts
  }

  /// Offset of the first byte that is content.
  var contentStart: Int { lineStarts[0] }

  /// Line and column of a byte, both counted from 1; columns are characters, not bytes.
  ///
  /// - Complexity: O(log *lines* + *column*).
  public func position(at offset: Int) -> TextPosition {
    let offset = min(max(offset, contentStart), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = String(decoding: bytes[lineStarts[low]..<offset], as: UTF8.self)
    return TextPosition(line: low + 1, column: before.count + 1)
  }
}

/// A place in a text, both numbers counted from 1.
public struct TextPosition: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Line, counted from 1.
  public let line: Int
  /// Column in characters, counted from 1.
  public let column: Int

  /// A place by its numbers.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// In reading order.
  public static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  /// `line:column`.
  public var description: String { "\(line):\(column)" }
}

/// Where a value was written.
public struct Origin: Sendable {
  /// The file or option.
  public let source: SourceFile
  /// Byte offset in the source.
  public let offset: Int

  /// A byte of a source.
  public init(source: SourceFile, offset: Int) {
    self.source = source
    self.offset = offset
  }

  /// Name of the file, or the whole `--set` option.
  public var file: String { source.path }

  /// Whether this is the same byte of the same source.
  func isSame(as other: Origin) -> Bool { source === other.source && offset == other.offset }

  /// Line and column; nil for a `--set` option.
  public var position: TextPosition? { source.hasPositions ? source.position(at: offset) : nil }
}

extension Origin: CustomStringConvertible {
  /// `file:line`, or the `--set` option.
  public var description: String { position.map { "\(file):\($0.line)" } ?? file }
}
