/// Who comes, goes, is recognised and is paid, event by event, from the policy start on.
///
/// Persons have the same key in every scenario, so the journals of two scenarios tell who is there because of a policy,
/// and who would have been there anyway.
package struct Journal: Sendable {
  /// What happens to a person.
  package enum Kind: UInt8, Sendable {
    /// Resident when the journal begins; noted as of the month before.
    case present
    /// Becomes a resident: reaches the youngest age, enters a college, or comes as somebody who is not counted as introduced.
    case enters
    /// Becomes a resident and is counted as an introduced graduate.
    case isIntroduced
    /// Graduates in a local college and stays: introduced, and a resident already.
    case staysAfterCollege
    case leaves
    /// Resident when the journal ends.
    case remains
    /// Is recognised in a class, or in a higher one; `detail` is the class.
    case isRecognised
    /// Is paid by a lever; `detail` is its number in the catalogue.
    case isPaid
  }

  package struct Event: Sendable, Equatable {
    package let key: UInt64
    /// Counted from the policy start.
    package let month: Int16
    package let kind: Kind
    package let education: UInt8
    /// 0 = local.
    package let origin: UInt8
    package let detail: UInt8

    package init(key: UInt64, month: Int, kind: Kind, education: UInt8, origin: UInt8, detail: UInt8 = 0) {
      self.key = key
      self.month = Int16(month)
      self.kind = kind
      self.education = education
      self.origin = origin
      self.detail = detail
    }
  }

  /// Those of each person in the order of time.
  package private(set) var events: [Event] = []
  /// Month being simulated.
  private var month: Int

  /// An empty journal that begins in a month.
  package init(month: Int) { self.month = month }

  /// Begins with everybody who lives in the district.
  package init(of population: Population, before month: Int) {
    self.month = month - 1
    events.reserveCapacity(population.count * 2)
    for row in 0..<population.count {
      note(.present, population.key[row], population.record[row])
      if population.record[row].talent != 0 {
        note(.isRecognised, population.key[row], population.record[row], detail: population.record[row].talent)
      }
    }
    self.month = month
  }

  /// Ends with everybody who lives in the district.
  package mutating func close(with population: Population) {
    for row in 0..<population.count { note(.remains, population.key[row], population.record[row]) }
  }

  /// Two journals of different persons as one.
  package static func + (left: Journal, right: Journal) -> Journal {
    var both = left
    both.events += right.events
    return both
  }

  package mutating func begin(_ month: Int) { self.month = month }

  package mutating func note(_ kind: Kind, _ key: UInt64, _ traits: Population.Record, detail: UInt8 = 0) {
    events.append(
      Event(
        key: key, month: month, kind: kind, education: traits.education, origin: traits.origin, detail: detail))
  }
}
