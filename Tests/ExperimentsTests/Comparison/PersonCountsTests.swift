import DistrictModel
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Persons looked up in both arms.
struct PersonCountsTests {
  private let calendar: Calendar

  init() throws {
    let period = try Lakeside.scenario("practice").scenario.district.period
    #expect(period.start == Month(year: 2027, month: 1))
    calendar = Calendar(period, until: Month(year: 2028, month: 12))
  }

  private func event(
    _ key: UInt64, _ month: Int, _ kind: Journal.Kind, education: Education = .bachelor, origin: UInt8 = 1,
    detail: UInt8 = 0
  ) -> Journal.Event {
    Journal.Event(
      key: key, month: month, kind: kind, education: education.rawValue, origin: origin, detail: detail)
  }

  private func counts(
    base: [Journal.Event], policy: [Journal.Event], support: [TalentSupport] = [], baseSupport: [TalentSupport] = []
  ) -> PersonCounts {
    PersonCounts(
      base: SortedJournal(events: base), policy: SortedJournal(events: policy), calendar: calendar, support: support,
      baseSupport: baseSupport)
  }

  private func count(
    _ counts: PersonCounts, _ measure: PersonCounts.Measure, lever: Int? = nil, year: Int? = nil
  ) -> PersonCounts.Count {
    counts.counts.filter { $0.key.measure == measure && $0.key.lever == lever && $0.key.year == year }
      .reduce(into: PersonCounts.Count()) { $0 += $1.value }
  }

  @Test func `five persons, counted by hand`() {
    // 1 comes either way and is paid: windfall. 2 comes only with the policy and is paid: additional. 3 comes only without
    // it: displaced. 4 comes either way, but leaves in month 8 without the policy and is paid in month 10: the payment kept
    // them. 5 lives here all along and is never paid.
    let base = [
      event(5, -1, .present), event(1, 2, .isIntroduced), event(3, 3, .isIntroduced), event(4, 4, .isIntroduced),
      event(4, 8, .leaves), event(1, 23, .remains), event(3, 23, .remains), event(5, 23, .remains),
    ]
    let policy = [
      event(5, -1, .present), event(1, 2, .isIntroduced), event(2, 3, .isIntroduced), event(4, 4, .isIntroduced),
      event(1, 8, .isPaid, detail: 6), event(2, 9, .isPaid, detail: 6), event(4, 10, .isPaid, detail: 6),
      event(1, 14, .isPaid, detail: 6), event(1, 23, .remains), event(2, 23, .remains), event(4, 23, .remains),
      event(5, 23, .remains),
    ]
    let counts = counts(base: base, policy: policy)
    #expect(count(counts, .residents) == .init(additional: 2, both: 2, displaced: 1))
    #expect(count(counts, .introduced, year: 2027) == .init(additional: 1, both: 2, displaced: 1))
    #expect(count(counts, .paid, lever: 6, year: 2027) == .init(additional: 2, both: 1, displaced: 0))
    #expect(count(counts, .paid, lever: 6, year: 2028) == .init())
  }

  @Test func `who is paid in the base alone is displaced if not there, and neither if there`() {
    // The base pays 1, 2 and 3 in month 5. With the policy 1 never comes, 2 has left in month 4, 3 is there and not paid.
    let paid = (1...3).map { event(UInt64($0), 5, .isPaid, detail: 6) }
    let base = [event(1, 2, .isIntroduced), event(2, -1, .present), event(3, -1, .present)] + paid
    let policy = [event(2, -1, .present), event(2, 4, .leaves), event(3, -1, .present)]
    #expect(
      count(counts(base: base, policy: policy), .paid, lever: 6, year: 2027)
        == .init(additional: 0, both: 0, displaced: 2))
    // Supported talents likewise: the base supports class E from month 4 on.
    let support = [TalentSupport(lever: 3, pays: [false, false, true], months: Array(4..<24))]
    let talent = [event(1, -1, .present), event(1, -1, .isRecognised, detail: 2)]
    #expect(
      count(
        counts(base: talent, policy: talent + [event(1, 2, .leaves)], baseSupport: support), .paid, lever: 3, year: 2027
      )
        == .init(additional: 0, both: 0, displaced: 1))
  }

  @Test func `a payment in the month of leaving is a windfall, one in the month after is not`() {
    let base = [event(1, 0, .isIntroduced), event(1, 6, .leaves)]
    for (month, both) in [(6, 1), (7, 0)] {
      let policy = [event(1, 0, .isIntroduced), event(1, month, .isPaid)]
      #expect(count(counts(base: base, policy: policy), .paid, lever: 0, year: 2027).both == both)
    }
  }

  @Test func `somebody who left and came back is there again`() {
    let base = [event(1, -1, .present), event(1, 3, .leaves), event(1, 20, .isIntroduced)]
    for (month, both) in [(2, 1), (10, 0), (21, 1)] {
      let policy = [event(1, -1, .present), event(1, month, .isPaid)]
      let year = month < 12 ? 2027 : 2028
      #expect(count(counts(base: base, policy: policy), .paid, lever: 0, year: year).both == both)
    }
  }

  @Test func `a talent recognised earlier is brought forward, not added`() {
    let base = [event(1, -1, .present), event(1, 18, .isRecognised, detail: 1)]
    let policy = [event(1, -1, .present), event(1, 5, .isRecognised, detail: 1)]
    let counts = counts(base: base, policy: policy)
    #expect(count(counts, .recognised, year: 2027) == .init(additional: 0, both: 1, displaced: 0))
    #expect(counts.broughtForward == 1)
  }

  @Test func `recognition before the policy start is nobody's doing`() {
    let events = [event(1, -1, .present), event(1, -1, .isRecognised, detail: 2)]
    #expect(counts(base: events, policy: events).counts.filter { $0.key.measure == .recognised }.isEmpty)
  }

  @Test func `supported talents are paid from the first month in which lever, class and residence meet`() {
    // The lever pays class E (2), from month 4 on.
    let support = [TalentSupport(lever: 3, pays: [false, false, true], months: Array(4..<24))]
    let present = [event(1, -1, .present), event(1, -1, .isRecognised, detail: 2)]
    let base = present + [event(1, 2, .leaves)]
    #expect(
      count(counts(base: base, policy: present, support: support), .paid, lever: 3, year: 2027)
        == .init(additional: 1, both: 0, displaced: 0))
    #expect(count(counts(base: present, policy: base, support: support), .paid, lever: 3, year: 2027) == .init())
    let raised = [
      event(1, -1, .present), event(1, 1, .isRecognised, detail: 1), event(1, 13, .isRecognised, detail: 2),
    ]
    #expect(
      count(counts(base: raised, policy: raised, support: support), .paid, lever: 3, year: 2028)
        == .init(additional: 0, both: 1, displaced: 0))
  }

  // MARK: - Whole runs

  /// Person counts of the plan against the practice on Lakeside, with both outcomes.
  private func lakeside(_ patches: String...) throws -> (persons: PersonCounts, base: Outcome, policy: Outcome) {
    var read = [try ScenarioPatch("run.until=2029-12"), try ScenarioPatch("run.replicates=1")]
    for text in patches { read.append(try ScenarioPatch(text)) }
    let base = try Lakeside.scenario("practice").patched(with: read).scenario
    let policy = try Lakeside.scenario("plan").patched(with: read).scenario
    let comparison = try PairedRuns(base: base, others: [policy]).run(in: RunPool(threads: 1))
    return (
      comparison.arms[0].persons[0], comparison.base.ensemble.outcomes[0], comparison.arms[0].ensemble.outcomes[0]
    )
  }

  private func net(_ counts: PersonCounts, _ measure: PersonCounts.Measure) -> Int {
    counts.counts.filter { $0.key.measure == measure }.reduce(0) { $0 + $1.value.additional - $1.value.displaced }
  }

  @Test func `additional less displaced is the difference of the totals, person by person`() throws {
    let (persons, base, policy) = try lakeside()
    func total(_ outcome: Outcome, _ indicator: String) -> Double {
      (2027...2029).reduce(0) { $0 + (outcome.monthly.yearTotal(indicator, year: $1) ?? .nan) }
    }
    let end = Month(year: 2029, month: 12)
    let people = Double(policy.sample.persons)
    #expect(
      Double(net(persons, .residents)) * people
        == policy.monthly.value("youthPopulation", at: end)! - base.monthly.value("youthPopulation", at: end)!)
    #expect(
      Double(net(persons, .introduced)) * people
        == total(policy, "graduatesIntroduced") - total(base, "graduatesIntroduced"))
    let both = persons.counts.filter { $0.key.measure == .residents }.reduce(0) { $0 + $1.value.both }
    #expect(both > 10 * abs(net(persons, .residents)))
  }

  @Test func `where money moves nobody, every payment is a windfall`() throws {
    let indifferent = [
      "parameters.inMigration.choice.income=0", "parameters.inMigration.choice.cashSalience=0",
    ]
    let base = try Lakeside.scenario("practice").scenario
    let paying = base.district.levers.levers.filter {
      $0.definition.effects.allowance != nil || $0.definition.effects.rentSubsidy != nil
    }
    var read = [try ScenarioPatch("run.until=2029-12"), try ScenarioPatch("run.replicates=1")]
    for text in indifferent { read.append(try ScenarioPatch(text)) }
    let still = try Lakeside.scenario("practice").patched(with: read).scenario
    for lever in paying { read.append(try ScenarioPatch("levers.\(lever.name)={ level: 1.5 }")) }
    let raised = try Lakeside.scenario("practice").patched(with: read).scenario
    let comparison = try PairedRuns(base: still, others: [raised]).run(in: RunPool(threads: 1))
    let paid = comparison.arms[0].persons[0].counts.filter { $0.key.measure == .paid }
    #expect(paid.reduce(0) { $0 + $1.value.both } > 50)
    #expect(paid.reduce(0) { $0 + $1.value.additional } == 0)
    #expect(net(comparison.arms[0].persons[0], .residents) == 0)
  }
}
