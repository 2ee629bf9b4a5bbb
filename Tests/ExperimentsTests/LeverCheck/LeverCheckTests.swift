import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel
@testable import Experiments

/// V10, V20, V24, V25 and V26 for every lever of Lakeside, whose thirteen levers use every channel; and that each test can fail.
struct LeverCheckTests {
  private static func district(sample: Int = 2, replicates: Int = 4) throws -> Scenario {
    var scenario = try ScenarioLoader.loadDistrict(folder: "\(Lakeside.folder)/Lakeside", from: Repository.files)
      .scenario
    scenario.run.sample = Sample(persons: sample)
    scenario.run.replicates = replicates
    scenario.run.seed = 7
    return scenario
  }

  private static func findings(_ scenario: Scenario, _ levers: Set<String>? = nil, threads: Int = 2) throws
    -> [LeverFinding]
  {
    try LeverCheck(of: scenario, levers: levers).run(in: RunPool(threads: threads))
  }

  private static let all = Result { try findings(try district()) }

  private func finding(_ scenario: Scenario, _ lever: String) throws -> LeverFinding {
    try #require(try Self.findings(scenario, [lever]).first)
  }

  // MARK: - They hold

  @Test func `no test of any lever fails`() throws {
    let findings = try Self.all.get()
    #expect(findings.map(\.lever.name) == (try Self.district().district.levers.levers.map(\.name)))
    for finding in findings {
      #expect(finding.exact.map(\.test) == LeverTest.allCases, "\(finding.lever.name)")
      for exact in finding.exact where exact.verdict != .silent {
        #expect(exact.verdict == .holds, "\(finding.lever.name) \(exact.test) \(exact.detail.en)")
      }
      #expect(finding.startVerdict != .fails, "\(finding.lever.name)")
      for effect in finding.effects {
        #expect(effect.verdict != .fails, "\(finding.lever.name) \(effect.outcome) \(effect.difference.mean)")
        #expect(effect.monotone != .fails, "\(finding.lever.name) \(effect.outcome)")
      }
    }
  }

  /// Four replicates of so small a district tell most direct effects from none.
  @Test func `most signs of channels that act on an outcome are seen, and in order`() throws {
    let direct = try Self.all.get().flatMap(\.effects).filter { $0.expectation?.isDirect == true }
    #expect(direct.count > 20)
    #expect(direct.count { $0.verdict == .holds } * 10 > direct.count * 6)
    let seen = direct.filter { $0.verdict == .holds }
    #expect(seen.count { $0.monotone == .holds } * 10 > seen.count * 6)
  }

  @Test func `the number of threads changes nothing, and one lever alone is found as among all`() throws {
    let scenario = try Self.district(sample: 10, replicates: 2)
    let one = try Self.findings(scenario, ["events", "lakeCard"], threads: 1)
    let three = try Self.findings(scenario, ["events", "lakeCard"], threads: 3)
    let alone = try Self.findings(scenario, ["lakeCard"], threads: 2)
    #expect(one.map(\.effects) == three.map(\.effects) && one.map(\.exact) == three.map(\.exact))
    #expect(alone[0].effects == one.first { $0.lever.name == "lakeCard" }?.effects)
  }

  @Test func `progress counts every month once`() throws {
    let check = LeverCheck(of: try Self.district(sample: 20, replicates: 2), levers: ["nativeAlliance", "newIndustry"])
    let meter = WorkMeter(total: check.totalMonths)
    _ = try check.run(in: RunPool(threads: 2), meter: meter)
    // The exact tests end as early as they can.
    #expect(meter.done <= meter.total && meter.done * 10 > meter.total * 7)
  }

  @Test func `a wish to stop is obeyed`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: RunFailure.cancelled) {
      try LeverCheck(of: try Self.district()).run(in: RunPool(threads: 2), cancellation: cancellation)
    }
  }

  // MARK: - They can fail

  /// People who flee parks: the channel's theory is that amenity draws and keeps.
  @Test func `a world that works the other way round is found out`() throws {
    var scenario = try Self.district()
    scenario.parameters.inMigration.choice.amenity *= -20
    scenario.parameters.satisfaction.amenity *= -20
    let finding = try finding(scenario, "events")
    let youth = try #require(finding.effects.first { $0.outcome == .youthPopulation })
    #expect(youth.difference.mean < 0)
    #expect(youth.verdict == .fails && youth.monotone == .fails)
    #expect(finding[.lives]?.verdict == .fails)
  }

  /// Nobody is away, so nobody can return: the channel is cut.
  @Test func `a channel that leads nowhere is found out`() throws {
    var scenario = try Self.district(sample: 10)
    scenario.parameters.schooling.awayShare = 0
    scenario.parameters.population.awayShare = scenario.parameters.population.awayShare.zero
    let finding = try finding(scenario, "nativeAlliance")
    for outcome in [LeverOutcome.youthPopulation, .graduatesIntroduced] {
      #expect(finding.effects.first { $0.outcome == outcome }?.verdict == .fails)
    }
    #expect(finding[.reference]?.verdict == .holds)
  }

  private func paired(_ differences: [Double]) -> PairedDifference {
    PairedDifference(base: differences.map { _ in 100 }, policy: differences.map { 100 + $0 })
  }

  /// Standard errors: of 8, 9, 10, 11 it is 0.645, the margin 1.519; three margins are 4.56.
  @Test(arguments: [
    ([8.0, 9, 10, 11], 1, LeverVerdict.holds), ([8.0, 9, 10, 11], -1, .fails), ([-1.0, 0, 1, 2], 1, .unclear),
    ([-2.0, -3, -4, -5], 1, .unclear), ([-4.0, -4.5, -5, -6], 1, .fails), ([0.0, 0, 0, 0], 1, .unclear),
    ([5.0], 1, .unclear),
  ])
  func `a sign holds, is refuted, or cannot be told`(differences: [Double], direction: Int, verdict: LeverVerdict) {
    let expectation = LeverTheory.Expectation(direction: direction, isDirect: true, onset: 0)
    #expect(LeverCheck.verdict(on: paired(differences), expectation) == verdict)
  }

  @Test func `a lever that moves nothing at all fails where a channel acts`() {
    for isDirect in [true, false] {
      let expectation = LeverTheory.Expectation(direction: 1, isDirect: isDirect, onset: 0)
      let verdict = LeverCheck.verdict(on: paired([0, 0, 0]), expectation, isIdle: true)
      #expect(verdict == (isDirect ? .fails : .unclear))
    }
  }

  @Test func `levels out of order are found out`() {
    let expectation = LeverTheory.Expectation(direction: 1, isDirect: true, onset: 0)
    let (up, down, flat) = (paired([9, 10, 11, 12]), paired([-9, -10, -11, -12]), paired([-1, 0, 1, 0]))
    #expect(LeverCheck.order(of: [up, up], expectation, whole: .holds) == .holds)
    #expect(LeverCheck.order(of: [up, down], expectation, whole: .holds) == .fails)
    #expect(LeverCheck.order(of: [up, flat], expectation, whole: .holds) == .unclear)
    #expect(LeverCheck.order(of: [up, flat], expectation, whole: .unclear) == .silent)
  }

  /// Nobody more in a small sample is luck; somebody missing is not.
  @Test(arguments: [
    ([1, 2], 0, LeverVerdict.holds), ([1, 2, 3], 0, .fails),
    ([1, 2, 3], 1, .holds), ([1, 2], 1, .unclear), ([1, 3], 1, .fails), ([1], 1, .fails),
    ([1], -1, .holds), ([1, 2], -1, .unclear), ([1, 2, 3], -1, .fails),
  ])
  func `who comes with a lever holds, fails, or cannot be told`(
    after: [UInt64], candidates: Int, verdict: LeverVerdict
  ) {
    func arrivals(_ keys: [UInt64]) -> Set<Journal.Arrival> { Set(keys.map { Journal.Arrival(key: $0, month: 0) }) }
    #expect(LeverCheck.verdict(on: arrivals(after), without: arrivals([1, 2]), candidates: candidates) == verdict)
  }

  @Test func `an exact test that cannot be told is no failure, and asks for a larger sample`() throws {
    let check = LeverCheck(of: try Self.district())
    func summary(_ verdict: LeverVerdict) -> LeverCheckSummary {
      let exact = LeverFinding.Exact(test: .choice, verdict: verdict, detail: Text(en: "", zh: ""))
      return LeverCheckSummary(
        check: check, findings: [LeverFinding(lever: check.lever(0), exact: [exact], effects: [])])
    }
    #expect(summary(.unclear).holds && !summary(.fails).holds)
    #expect(
      summary(.unclear).verdict(.en)
        == "0 of 1 tests hold. 1 cannot tell the effect from none: more replicates, or a larger sample, would.")
    #expect(summary(.unclear).verdict(.zh) == "1 项检验中 0 项成立。1 项尚不能与零区分，需增加运行次数或加大抽样。")
  }

  // MARK: - Lives

  private func journal(_ events: [(UInt64, Int, Journal.Kind, Education)]) -> Journal {
    var journal = Journal(month: 0)
    for (key, month, kind, education) in events {
      journal.begin(month)
      journal.note(kind, key, record(education))
    }
    return journal
  }

  private func record(_ education: Education) -> Population.Record {
    var person = Person(key: 1, birth: -300, arrival: -10)
    person.education = education
    var population = Population()
    population.append(person)
    return population.record[0]
  }

  @Test func `lives are compared person by person`() {
    let base = journal([
      (1, -1, .present, .bachelor), (2, -1, .present, .seniorSecondary), (3, 2, .enters, .seniorSecondary),
      (2, 5, .leaves, .seniorSecondary), (1, 6, .isPaid, .bachelor),
    ])
    let same = LivesComparison(base: base, raised: base)
    #expect([same.persons, same.changed, same.lost, same.additional] == [3, 0, 0, 0])
    // 1 is paid no more, which is no part of a life; 2 stays longer; 3 leaves; 4 is new.
    let other = journal([
      (1, -1, .present, .bachelor), (2, -1, .present, .seniorSecondary), (3, 2, .enters, .seniorSecondary),
      (3, 4, .leaves, .seniorSecondary), (4, 4, .isIntroduced, .bachelor), (2, 7, .leaves, .seniorSecondary),
    ])
    let changed = LivesComparison(base: base, raised: other)
    #expect(changed.changed == 2 && changed.changedNonDegree == 2 && changed.lost == 1 && changed.additional == 1)
    // Who comes later, or not at all, is lost too.
    let late = journal([
      (1, -1, .present, .bachelor), (2, -1, .present, .seniorSecondary), (3, 3, .enters, .seniorSecondary),
    ])
    #expect(LivesComparison(base: base, raised: late).lost == 1)
    #expect(LivesComparison(base: base, raised: journal([])).lost == 3)
  }
}
