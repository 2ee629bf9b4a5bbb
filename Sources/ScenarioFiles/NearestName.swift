/// Finds the name that a mistyped one was meant to be.
public enum NearestName {
  /// The closest candidate by edits (insertion, deletion, replacement, swap of neighbours), upper and lower case alike.
  ///
  /// - Returns: nil if even the closest differs in more than a third of its characters (two in short names);
  ///   among equals the first.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    if let language = languages[name.lowercased()], candidates.contains(language) { return language }
    let wanted = Array(name.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      let allowed = max(2, max(wanted.count, letters.count) / 3)
      guard abs(wanted.count - letters.count) <= allowed else { continue }
      let distance = distance(wanted, letters)
      if distance <= min(allowed, max(wanted.count, letters.count) - 1), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// What the two languages are called elsewhere: further from their names by letters than from each other's.
  private static let languages: [String: String] = [
    "zh": ["cn", "ch", "zn", "zh-cn", "zh_cn", "zh-hans", "zh-tw", "chinese", "中文", "简体中文", "汉语", "中"],
    "en": ["us", "uk", "en-us", "en_us", "en-gb", "english", "英文", "英语", "英"],
  ].reduce(into: [:]) { all, language in
    for name in language.value { all[name] = language.key }
  }

  /// `; did you mean "…"?`, or nothing.
  public static func hint(_ name: String, among candidates: some Sequence<String>) -> String {
    of(name, among: candidates).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// Optimal string alignment distance.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var twoBack = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, twoBack[column - 1] + 1)
        }
        current.append(cost)
      }
      twoBack = previous
      previous = current
    }
    return previous[right.count]
  }
}
