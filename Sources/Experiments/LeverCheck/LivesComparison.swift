import DistrictModel

/// How the lives that two journals tell differ; payments are no part of a life.
struct LivesComparison {
  /// In the first journal.
  private(set) var persons = 0
  /// Of these, those to whom the second journal does other things.
  private(set) var changed = 0
  /// Of these, those who have no degree in either journal.
  private(set) var changedNonDegree = 0
  /// Those who are residents at the end of a month in the first journal, and not in the second.
  private(set) var lost = 0
  /// In the second journal only.
  private(set) var additional = 0

  init(base: Journal, raised: Journal) {
    let (before, after) = (Self.lives(base), Self.lives(raised))
    persons = before.count
    for (key, life) in before {
      let other = after[key] ?? []
      guard life != other else { continue }
      changed += 1
      if !(life + other).contains(where: { $0.education >= Education.juniorCollege.rawValue }) { changedNonDegree += 1 }
      if !Self.isResidentWhenever(life, other) { lost += 1 }
    }
    additional = after.keys.count { before[$0] == nil }
  }

  /// What happens to each person, in the order of time.
  private static func lives(_ journal: Journal) -> [UInt64: [Journal.Event]] {
    var lives: [UInt64: [Journal.Event]] = [:]
    for event in journal.events where event.kind != .isPaid { lives[event.key, default: []].append(event) }
    return lives
  }

  /// Whether a person of the first life is a resident in the second at the end of every month in which they are in the first.
  private static func isResidentWhenever(_ life: [Journal.Event], _ other: [Journal.Event]) -> Bool {
    guard let stay = stay(life) else { return true }
    guard let longer = self.stay(other) else { return false }
    return longer.lowerBound <= stay.lowerBound && longer.upperBound >= stay.upperBound
  }

  /// Months at whose end a person is a resident; nobody comes twice. Nil if there is none.
  private static func stay(_ life: [Journal.Event]) -> ClosedRange<Int16>? {
    let starts: Set<Journal.Kind> = [.present, .enters, .isIntroduced]
    guard let first = life.first(where: { starts.contains($0.kind) })?.month else { return nil }
    let last = life.last { $0.kind == .leaves }.map { $0.month - 1 } ?? .max
    return last >= first ? first...last : nil
  }
}
