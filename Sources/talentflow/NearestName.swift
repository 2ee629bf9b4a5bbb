/// The right name that a mistyped one was probably meant to be.
enum NearestName {
  /// `; did you mean X?` if a name is near enough, else nothing.
  static func hint(for word: String, among names: [String], _ spell: (String) -> String) -> String {
    nearest(to: word, among: names).map { "; did you mean \(spell($0))?" } ?? ""
  }

  /// The name with the smallest edit distance, the first of equals; nil if all are further than a third of the word, or two letters.
  static func nearest(to word: String, among names: [String]) -> String? {
    let limit = max(2, word.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = editDistance(word.lowercased(), name.lowercased())
      if distance <= limit && distance < (best?.distance ?? Int.max) { best = (name, distance) }
    }
    return best?.name
  }

  /// Fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
  private static func editDistance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left), Array(right))
    var before = [Int](repeating: 0, count: b.count + 1)
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        let replacement = row[j] + (a[i] == b[j] ? 0 : 1)
        var least = min(replacement, row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
        next.append(least)
      }
      before = row
      row = next
    }
    return row[b.count]
  }
}
