/// Breaks sentences into lines for a terminal.
public enum Wrapping {
  /// Breaks a text at spaces, and between wide characters; a word longer than a line stands alone.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; wide characters take two.
  ///   - hanging: spaces before every line but the first.
  public static func lines(_ text: String, width: Int, hanging: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    let margin = String(repeating: " ", count: hanging)
    for piece in pieces(of: text) {
      if TextTable.width(of: line + trimmed(piece)) > width && !line.isEmpty {
        lines.append(trimmed(line))
        line = margin
      }
      line += piece
    }
    lines.append(trimmed(line))
    return lines
  }

  /// The columns that the longest part takes that is never broken.
  static func leastWidth(of text: String) -> Int {
    pieces(of: text).map { TextTable.width(of: trimmed($0)) }.max() ?? 0
  }

  /// Words with the space behind them; each wide character is a piece, with the punctuation that must not start a line.
  private static func pieces(of text: String) -> [String] {
    let closing: Set<Character> = ["，", "。", "；", "：", "、", "）", "”", "》", "？", "！"]
    var pieces: [String] = [""]
    for character in text {
      let last = pieces[pieces.count - 1]
      let isWide = TextTable.width(of: String(character)) == 2
      let mayBreak = last.last.map { $0 == " " || TextTable.width(of: String($0)) == 2 } ?? false
      let starts = !closing.contains(character) && character != " "
      if !last.isEmpty, starts, isWide || mayBreak {
        pieces.append(String(character))
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
