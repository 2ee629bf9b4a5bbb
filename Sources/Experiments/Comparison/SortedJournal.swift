import DistrictModel

/// A journal in the order of persons, each person's events in the order of time.
struct SortedJournal: Sendable {
  fileprivate let events: [Journal.Event]

  init(_ journal: Journal) { self.init(events: journal.events) }

  /// Events in any order.
  init(events: [Journal.Event]) {
    self.events = events.sorted { left, right in
      left.key != right.key
        ? left.key < right.key : (left.month, left.kind.rawValue) < (right.month, right.kind.rawValue)
    }
  }

  /// What happens to one person; empty for somebody of whom the journal knows nothing.
  struct Person {
    let events: ArraySlice<Journal.Event>

    func first(where condition: (Journal.Event) -> Bool) -> Journal.Event? { events.first(where: condition) }

    /// Whether the person is a resident some time in a month.
    ///
    /// Somebody who leaves in a month is a resident in it: payments come before leaving.
    func isResident(in month: Int) -> Bool {
      var isThere = false
      for event in events where event.month <= month {
        switch event.kind {
        case .leaves: isThere = event.month == month
        case .present, .enters, .isIntroduced, .remains: isThere = true
        case .staysAfterCollege, .isRecognised, .isPaid: break
        }
      }
      return isThere
    }

    /// Whether the person is a resident at the end of a month.
    func isResident(after month: Int) -> Bool {
      let move = events.last { event in
        event.month <= month && [.present, .enters, .isIntroduced, .remains, .leaves].contains(event.kind)
      }
      return move.map { $0.kind != .leaves } ?? false
    }
  }

  /// Hands every person of two journals to a body, in the order of keys.
  static func forEachPerson(_ one: SortedJournal, _ other: SortedJournal, _ body: (Person, Person) -> Void) {
    var (left, right) = (0, 0)
    while left < one.events.count || right < other.events.count {
      let key = min(one.key(at: left), other.key(at: right))
      let (leftEnd, rightEnd) = (one.end(of: key, from: left), other.end(of: key, from: right))
      body(Person(events: one.events[left..<leftEnd]), Person(events: other.events[right..<rightEnd]))
      (left, right) = (leftEnd, rightEnd)
    }
  }

  /// Key of the event at an index; the greatest there is behind the last.
  private func key(at index: Int) -> UInt64 { index < events.count ? events[index].key : .max }

  private func end(of key: UInt64, from start: Int) -> Int {
    var index = start
    while index < events.count, events[index].key == key { index += 1 }
    return index
  }
}
