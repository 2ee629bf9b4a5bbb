/// Yes-or-no attributes of a person.
package struct PersonFlags: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Came as a fresh graduate: entitled to the payments for them.
  package static let freshGraduate = PersonFlags(rawValue: 1)
  /// Holds a post tagged as AI.
  package static let aiPost = PersonFlags(rawValue: 2)
}

/// One resident as a value.
package struct Person: Sendable, Equatable {
  package var key: UInt64
  package var birth: Int16
  package var arrival: Int16
  package var introduced: Int16 = noMonth
  package var graduation: Int16 = noMonth
  package var child: Int16 = noMonth
  package var approval: Int16 = noMonth
  package var cell: UInt16 = noCell
  package var sex: Sex = .male
  package var origin: UInt8 = 0
  package var education: Education = .juniorSecondary
  package var tier: Tier = .low
  package var status: Status = .student
  package var zone: UInt8 = 0
  package var tenure: Tenure = .familyHome
  package var entry: Entry = .initial
  package var eligible: TalentClass = .none
  package var talent: TalentClass = .none
  package var pending: TalentClass = .none
  package var flags: PersonFlags = []
  package var income: Float = 0
  package var incomeUtility: Float = 0
  package var skillFactor: Float = 1
  package var frailtyFactor: Float = 1
  /// Satisfaction less what it tended to at the end of `gapMonth`.
  package var gap: Float = 0
  package var gapMonth: Int16 = 0
}

/// A local who studies elsewhere: not a resident until the return.
package struct AwayStudent: Sendable {
  package var person: Person
  /// Degree on graduation.
  package var degree: Education
}
