import ScenarioFiles

extension NearestName {
  /// `; did you mean X?` if a name is near enough, else nothing.
  static func hint(for word: String, among names: [String], _ spell: (String) -> String) -> String {
    of(word, among: names).map { "; did you mean \(spell($0))?" } ?? ""
  }
}
