import DistrictModel

/// Who is there because of a policy, who would have been there anyway, and who is there only without it: counted person by
/// person, for one replicate.
///
/// Candidates, local graduates and residents have the same key in both arms, so each is looked up in the other.
struct PersonCounts: Sendable, Equatable {
  /// What is counted.
  enum Measure: String, CaseIterable, Sendable {
    /// Residents at the end of the run.
    case residents
    /// Graduates introduced: those who come, return, or stay after a local college. By year.
    case introduced
    /// Persons recognised for the first time as talents. By year; somebody recognised in the other arm at any time until
    /// the end of the run counts as "in both".
    case recognised
    /// Persons whom a lever of the policy arm pays; in both arms if the person is a resident of the base in the month of the
    /// first payment. Displaced are those whom the lever pays in the base, and who are no residents of the policy arm in the
    /// month of the first payment there. By year of the first payment.
    case paid
  }

  /// What a count is for.
  struct Cell: Hashable, Sendable {
    let measure: Measure
    /// Number of the lever in the catalogue; nil unless the measure is `paid`.
    let lever: Int?
    /// Nil for residents.
    let year: Int?
    let education: UInt8
    let origin: UInt8
  }

  /// Simulated persons.
  struct Count: Sendable, Equatable {
    /// Only with the policy.
    var additional = 0
    /// With it and without it.
    var both = 0
    /// Only without it.
    var displaced = 0

    static func += (left: inout Count, right: Count) {
      left.additional += right.additional
      left.both += right.both
      left.displaced += right.displaced
    }
  }

  private(set) var counts: [Cell: Count] = [:]

  /// Talents recognised in both arms, but earlier with the policy: brought forward, not added.
  private(set) var broughtForward = 0

  /// - Parameters:
  ///   - base: the journal of the base, sorted.
  ///   - policy: that of the other arm.
  ///   - calendar: of both.
  ///   - support: levers of the policy arm that pay every recognised talent of a class while they are in force.
  ///   - baseSupport: those of the base.
  init(
    base: SortedJournal, policy: SortedJournal, calendar: Calendar, support: [TalentSupport],
    baseSupport: [TalentSupport]
  ) {
    SortedJournal.forEachPerson(base, policy) { base, policy in
      count(.residents, base.first { $0.kind == .remains }, policy.first { $0.kind == .remains }, year: nil)
      count(.introduced, base.first(where: \.isIntroduction), policy.first(where: \.isIntroduction), calendar)
      let recognised = (base.first { $0.kind == .isRecognised }, policy.first { $0.kind == .isRecognised })
      count(.recognised, recognised.0, recognised.1, calendar)
      if let before = recognised.0, let after = recognised.1, after.month < before.month { broughtForward += 1 }
      countPayments(base, policy, calendar: calendar, support: support, baseSupport: baseSupport)
    }
  }

  private mutating func count(
    _ measure: Measure, _ base: Journal.Event?, _ policy: Journal.Event?, _ calendar: Calendar
  ) {
    // What had happened before the policy start is the same in both arms and is nobody's doing.
    guard let event = policy ?? base, event.month >= 0 else { return }
    count(measure, base, policy, year: calendar.month(Int(event.month)).year)
  }

  private mutating func count(_ measure: Measure, _ base: Journal.Event?, _ policy: Journal.Event?, year: Int?) {
    guard let event = policy ?? base else { return }
    let cell = Cell(measure: measure, lever: nil, year: year, education: event.education, origin: event.origin)
    switch (base, policy) {
    case (nil, _): counts[cell, default: Count()].additional += 1
    case (_, nil): counts[cell, default: Count()].displaced += 1
    default: counts[cell, default: Count()].both += 1
    }
  }

  private mutating func countPayments(
    _ base: SortedJournal.Person, _ policy: SortedJournal.Person, calendar: Calendar, support: [TalentSupport],
    baseSupport: [TalentSupport]
  ) {
    for payment in Self.firstPayments(to: policy, support) {
      countPayment(payment, calendar) {
        if base.isResident(in: payment.month) { $0.both += 1 } else { $0.additional += 1 }
      }
    }
    for payment in Self.firstPayments(to: base, baseSupport) where !policy.isResident(in: payment.month) {
      countPayment(payment, calendar) { $0.displaced += 1 }
    }
  }

  /// The first payment of a lever to a person.
  private typealias Payment = (lever: Int, month: Int, event: Journal.Event)

  private static func firstPayments(to person: SortedJournal.Person, _ support: [TalentSupport]) -> [Payment] {
    var payments: [Payment] = []
    for event in person.events where event.kind == .isPaid {
      let lever = Int(event.detail)
      if !payments.contains(where: { $0.lever == lever }) { payments.append((lever, Int(event.month), event)) }
    }
    return payments
      + support.compactMap { lever in
        lever.firstPayment(to: person).map { (lever.lever, $0.month, $0.event) }
      }
  }

  private mutating func countPayment(_ payment: Payment, _ calendar: Calendar, _ count: (inout Count) -> Void) {
    let cell = Cell(
      measure: .paid, lever: payment.lever, year: calendar.month(payment.month).year,
      education: payment.event.education, origin: payment.event.origin)
    count(&counts[cell, default: Count()])
  }
}

/// A lever that pays recognised talents month by month.
struct TalentSupport: Sendable {
  /// Number in the catalogue.
  let lever: Int
  /// Whether a class is paid, by raw value.
  let pays: [Bool]
  /// Months in which the lever is in force, ascending, counted from the policy start.
  let months: [Int]

  /// The levers of a scenario that do so, with the levels that a run has had.
  static func levers(of outcome: Outcome, in scenario: Scenario) -> [TalentSupport] {
    let series = outcome.monthly
    let start = scenario.district.period.start
    return scenario.district.levers.levers.enumerated().compactMap { index, lever in
      guard let support = lever.definition.effects.housingSupport,
        let column = series.column(SeriesKey("leverLevel", group: "lever:\(lever.name)"))
      else { return nil }
      let months = (0..<series.steps).filter { series.value(step: $0, column: column) > 0 }
        .map { series.month(ofStep: $0) - start }.filter { $0 >= 0 }
      return TalentSupport(lever: index, pays: support.amounts.values.map { $0 > 0 }, months: months)
    }
  }

  /// First month in which a person is paid, and the recognition for which; nil if the person never is.
  func firstPayment(to person: SortedJournal.Person) -> (month: Int, event: Journal.Event)? {
    guard let event = person.first(where: { $0.kind == .isRecognised && pays[Int($0.detail)] }) else { return nil }
    guard let month = months.first(where: { $0 >= event.month && person.isResident(after: $0) }) else { return nil }
    return (month, event)
  }
}

extension Journal.Event {
  /// Whether the person becomes one of the introduced graduates.
  var isIntroduction: Bool { kind == .isIntroduced || kind == .staysAfterCollege }
}
