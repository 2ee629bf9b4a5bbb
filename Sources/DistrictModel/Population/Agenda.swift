/// When something next falls due for a person whatever the chances: the birthday beyond the age band, a turn of school,
/// the decision on an application, a payment.
package struct Agenda: Sendable {
  private let firstAbove: Int
  private let workAge: Int
  private let childLeavingAge: Int
  private let schoolEndAge: Int
  private let payments: [Int]
  private let calendar: Calendar

  init(_ scenario: Scenario, limits: AgeLimits, calendar: Calendar) {
    let schooling = scenario.parameters.schooling
    firstAbove = limits.firstAbove
    workAge = Int(schooling.nonLocalWorkAge * 12)
    childLeavingAge = Int(scenario.parameters.ageing.migrantLeavingAge * 12)
    schoolEndAge = Int(schooling.universityAge * 12) + 1
    payments = GraduatePayments(scenario.district.levers).months
    self.calendar = calendar
  }

  /// The first month after `month` in which something falls due.
  func next(_ person: Population.Record, after month: Int) -> Int16 {
    let birth = Int(person.birth)
    var next = birth + firstAbove
    func consider(_ date: Int) { if date > month, date < next { next = date } }
    if person.approval != noMonth { consider(Int(person.approval)) }
    if person.status == Status.student.rawValue {
      if person.graduation != noMonth {
        consider(Int(person.graduation))
      } else if person.origin != 0 {
        // From the age of work on every month, should the first one have passed.
        consider(max(birth + workAge, month + 1))
        consider(birth + childLeavingAge)
      } else {
        consider(september(from: max(birth + schoolEndAge, month + 1)))
      }
    }
    if person.flags & PersonFlags.freshGraduate.rawValue != 0 {
      for stay in payments { consider(Int(person.arrival) + stay) }
    }
    return Int16(clamping: next)
  }

  /// The first September that is not before a month.
  private func september(from month: Int) -> Int { month + (21 - calendar.month(month).ofYear) % 12 }
}
