import DistrictModel

extension SeriesKey {
  /// Why no run counts this: which member of `{ indicator, group }` is wrong, and how; nil if `keys` have it.
  func problem(among keys: [SeriesKey]) -> (member: String, message: String)? {
    let groups = keys.filter { $0.indicator == indicator }.map(\.group)
    guard !groups.isEmpty else {
      var names: [String] = []
      for key in keys where names.last != key.indicator { names.append(key.indicator) }
      return ("indicator", "unknown indicator \"\(indicator)\"\(NearestName.hint(indicator, among: names))")
    }
    if groups.contains(group) { return nil }
    if group.isEmpty { return ("group", "missing; \(indicator) is counted by group only, such as \"\(groups[0])\"") }
    let named = groups.filter { !$0.isEmpty }
    let nearest = NearestName.hint(group, among: named)
    let hint = nearest.isEmpty ? named.first.map { "; allowed groups such as \"\($0)\"" } ?? "" : nearest
    return ("group", "\(indicator) is not counted for \"\(group)\"\(hint)")
  }
}
