/// A table for the terminal: columns aligned by the width the characters take on the screen.
///
/// Chinese characters are two columns wide, so counting characters or bytes would leave the columns ragged.
public struct TextTable: Sendable {
  /// Which side of its column a text keeps to.
  public enum Alignment: Sendable {
    case left
    case right
  }

  private let alignments: [Alignment]
  private var lines: [[String]]

  /// A table with a heading for each column.
  public init(_ headings: [(text: String, alignment: Alignment)]) {
    precondition(!headings.isEmpty, "a table needs a column")
    alignments = headings.map(\.alignment)
    lines = [headings.map(\.text)]
  }

  /// Adds a row; missing cells at its end are empty.
  public mutating func append(_ row: [String]) {
    precondition(row.count <= alignments.count, "a row of \(row.count) cells in a table of \(alignments.count) columns")
    lines.append(row + Array(repeating: "", count: alignments.count - row.count))
  }

  /// The table as lines of at most `width` columns, each ended by a line feed.
  ///
  /// Columns stand two spaces apart, or one if that is what it takes. If the table is still too wide, the widest left-aligned columns are
  /// made narrower: their headings take several lines, their other cells are cut with `…`. Headings and numbers are never cut, so a table
  /// of many numbers may be wider than asked.
  public func text(width: Int = 80) -> String {
    var widths = alignments.indices.map { column in lines.map { Self.width(of: $0[column]) }.max() ?? 0 }
    let least = lines[0].map { max(Self.leastWidth, Wrapping.leastWidth(of: $0)) }
    let gaps = alignments.count - 1
    let gap = widths.reduce(0, +) + 2 * gaps > width ? 1 : 2
    while widths.reduce(0, +) + gap * gaps > width {
      let cuttable = widths.indices.filter { alignments[$0] == .left && widths[$0] > least[$0] }
      guard let widest = cuttable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    let separator = String(repeating: " ", count: gap)
    return (headings(widths) + lines.dropFirst()).map { line in
      let cells = line.indices.map { Self.aligned(line[$0], to: widths[$0], alignments[$0]) }
      let text = cells.joined(separator: separator)
      return String(text.prefix(upTo: text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)) + "\n"
    }.joined()
  }

  /// The headings in as many lines as the longest one takes, each ending beside the rows.
  private func headings(_ widths: [Int]) -> [[String]] {
    let wrapped = lines[0].indices.map { Wrapping.lines(lines[0][$0], width: widths[$0]) }
    let count = wrapped.map(\.count).max() ?? 1
    let full = wrapped.map { Array(repeating: "", count: count - $0.count) + $0 }
    return (0..<count).map { line in full.map { $0[line] } }
  }

  /// The same table for a Markdown page.
  public var markdown: String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = alignments.map { $0 == .left ? "---" : "---:" }
    return row(lines[0]) + row(rule) + lines.dropFirst().map(row).joined()
  }

  /// A column of text is never cut below this width.
  private static let leastWidth = 12

  private static func aligned(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    let text = cut(text, to: width)
    let padding = String(repeating: " ", count: width - self.width(of: text))
    return alignment == .left ? text + padding : padding + text
  }

  /// Shortens a text to a width on the screen, ending it with `…`.
  public static func cut(_ text: String, to width: Int) -> String {
    guard self.width(of: text) > width, width > 0 else { return text }
    var result = ""
    var used = 0
    for character in text {
      let more = self.width(of: character)
      if used + more > width - 1 { break }
      result.append(character)
      used += more
    }
    return result + "…"
  }

  /// How many columns of a terminal a text takes.
  public static func width(of text: String) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  /// One column, two for a wide East Asian character or an emoji, none for a mark that stands on another.
  private static func width(of character: Character) -> Int {
    character.unicodeScalars.map(width).max() ?? 0
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value) ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// Code points two columns wide.
  ///
  /// - Source: Unicode 15 EastAsianWidth.txt, classes W and F, neighbouring blocks joined.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
    0xa960...0xa97c, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6b, 0xff01...0xff60, 0xffe0...0xffe6,
    0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x20000...0x3fffd,
  ]
}
