import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// The routes to recognition, application and approval, person by person.
struct TalentRecognitionTests {
  let streams = RandomStreams(seed: 53)

  func rule(_ scenario: Scenario, month: Int, settings: (inout PolicySettings) -> Void = { _ in })
    -> TalentRecognition.MonthRule
  {
    var policy = scenario.settings()
    settings(&policy)
    let sectors = Set(scenario.parameters.recognition.certificateSectors)
    let isCertificateCell = (0..<scenario.cells.count).map {
      sectors.contains(scenario.district.sectors[scenario.cells.sector($0)].name)
    }
    return TalentRecognition.MonthRule(
      scenario.parameters.recognition, meanWage: scenario.parameters.reference.meanWage.values,
      isCertificateCell: isCertificateCell, month: month, settings: policy, streams: streams)
  }

  /// Applies one month to everybody.
  @discardableResult
  func apply(
    _ scenario: Scenario, to residents: inout Residents, month: Int, settings: (inout PolicySettings) -> Void = { _ in }
  ) -> TalentRecognition.Result {
    let rule = rule(scenario, month: month, settings: settings)
    let gates = streams.draws(.lateGate, month: month)
    var result = TalentRecognition.Result()
    for row in 0..<residents.count {
      rule.apply(row, gate: Gate(gates, key: residents.population.key[row]), to: &residents, result: &result)
    }
    return result
  }

  /// No route and no application happens by itself.
  func still() throws -> Scenario {
    try ScenarioFixture.baseline().with {
      $0.recognition.bachelorTitleRate = 0
      $0.recognition.certificateRate = 0
      $0.recognition.marketRate = 0
      $0.recognition.associateTitleRate = 0
      $0.recognition.doctorateUpgradeRate = 0
      $0.recognition.applicationF = 0
      $0.recognition.applicationE = 0
      $0.recognition.approvalProbability = 1
    }
  }

  private func holder(_ slot: Int, _ education: Education, _ edit: (inout Person) -> Void = { _ in }) -> Person {
    person(slot) {
      $0.education = education
      $0.tier = education.tier
      $0.status = .employed
      $0.cell = UInt16(education.tier.rawValue)
      $0.income = 8000
      edit(&$0)
    }
  }

  /// The class a person is eligible for after one month.
  private func eligible(
    _ scenario: Scenario, month: Int = 0, settings: (inout PolicySettings) -> Void = { _ in }, _ person: Person
  ) -> TalentClass {
    var residents = scenario.nobody
    residents.enter(person)
    apply(scenario, to: &residents, month: month, settings: settings)
    return residents.population[0].eligible
  }

  // MARK: - Eligibility

  @Test(arguments: [(Education.master, TalentClass.f), (.doctorate, .e)])
  func `masters and doctors are eligible after three months in the district, while in work`(
    education: Education, own: TalentClass
  ) throws {
    let scenario = try still()
    for stay in 0...6 {
      let person = holder(stay, education) { $0.arrival = Int16(-stay) }
      #expect(eligible(scenario, person) == (stay >= 3 ? own : .none))
    }
    for status in [Status.unemployed, .inactive] {
      let idle = holder(1, education) {
        $0.status = status
        $0.cell = noCell
      }
      #expect(eligible(scenario, idle) == .none)
    }
    let founder = holder(1, education) {
      $0.status = .entrepreneur
      $0.cell = noCell
    }
    #expect(eligible(scenario, founder) == own)
  }

  @Test func `for who stays after college the months count from graduation`() throws {
    let scenario = try still()
    let person = holder(1, .master) {
      $0.arrival = -40
      $0.introduced = -2
    }
    #expect(eligible(scenario, person) == .none)
    #expect(eligible(scenario, month: 1, person) == .f)
  }

  /// 30,000 at a yearly rate of 1.2: the standard error of the monthly probability 0.095 is 0.0017.
  private func share(
    _ scenario: Scenario, settings: @escaping (inout PolicySettings) -> Void = { _ in },
    reaching talent: TalentClass, _ person: (Int) -> Person
  ) -> Int {
    var residents = scenario.nobody
    for slot in 0..<30_000 { residents.enter(person(slot)) }
    apply(scenario, to: &residents, month: 0, settings: settings)
    return (0..<30_000).count { residents.population[$0].eligible == talent }
  }

  private func score(_ count: Int, yearlyRate: Double, share: Double = 1) -> Double {
    standardScore(successes: count, trials: 30_000, probability: (1 - Foundation.exp(-yearlyRate / 12)) * share)
  }

  @Test func `a bachelor of 27 may get a title, in work or not`() throws {
    let scenario = try still().with { $0.recognition.bachelorTitleRate = 1.2 }
    let count = share(scenario, reaching: .f) { slot in
      holder(slot, .bachelor) {
        $0.birth = -324
        if slot % 2 == 0 {
          $0.status = .unemployed
          $0.cell = noCell
        }
      }
    }
    #expect(abs(score(count, yearlyRate: 1.2)) < acceptedDeviations)
    #expect(share(scenario, reaching: .f) { slot in holder(slot, .bachelor) { $0.birth = -323 } } == 0)
    #expect(share(scenario, reaching: .f) { slot in holder(slot, .juniorCollege) } == 0)
  }

  @Test func `a skilled worker of 23 in certain sectors may get a certificate, as often as the route is wide`() throws {
    let scenario = try still().with { $0.recognition.certificateRate = 0.8 }
    let route = { (settings: inout PolicySettings) in settings.certificateRoute = 1.5 }
    let sector = try #require(
      scenario.district.sectors.firstIndex { $0.name == scenario.parameters.recognition.certificateSectors[0] })
    let other = try #require(
      scenario.district.sectors.firstIndex { !scenario.parameters.recognition.certificateSectors.contains($0.name) })
    func worker(_ slot: Int, sector: Int, tier: Tier = .low, birth: Int16 = -276) -> Person {
      holder(slot, .seniorSecondary) {
        $0.cell = UInt16(scenario.cells.index(sector: sector, zone: 0, tier: 0))
        $0.tier = tier
        $0.birth = birth
      }
    }
    let count = share(scenario, settings: route, reaching: .f) { worker($0, sector: sector) }
    #expect(abs(score(count, yearlyRate: 1.2)) < acceptedDeviations)
    #expect(share(scenario, settings: route, reaching: .f) { worker($0, sector: other) } == 0)
    #expect(share(scenario, settings: route, reaching: .f) { worker($0, sector: sector, tier: .mid) } == 0)
    #expect(share(scenario, settings: route, reaching: .f) { worker($0, sector: sector, birth: -275) } == 0)
    #expect(
      share(scenario, settings: { $0.certificateRoute = 0 }, reaching: .f) { worker($0, sector: sector) } == 0)
  }

  /// Accredited with probability 0.3 for good, then the hazard of the route.
  @Test func `a well-paid person at an accredited employer is recognised by the market`() throws {
    let scenario = try still().with { $0.recognition.marketRate = 0.8 }
    let settings = { (settings: inout PolicySettings) in
      settings.marketRoute = 1.5
      settings.accreditedShare = 0.3
    }
    let mean = scenario.parameters.reference.meanWage[.mid]
    func earner(_ slot: Int, _ multiple: Double) -> Person {
      holder(slot, .juniorCollege) { $0.income = Float(mean * multiple) }
    }
    let count = share(scenario, settings: settings, reaching: .f) { earner($0, 1.61) }
    #expect(abs(score(count, yearlyRate: 1.2, share: 0.3)) < acceptedDeviations)
    #expect(share(scenario, settings: settings, reaching: .f) { earner($0, 1.59) } == 0)
    #expect(share(scenario, settings: { $0.accreditedShare = 0 }, reaching: .f) { earner($0, 3) } == 0)
  }

  @Test func `accreditation is fixed for each person, so that a higher share only adds`() throws {
    let scenario = try still().with { $0.recognition.marketRate = 1e9 }
    let mean = scenario.parameters.reference.meanWage[.mid]
    var before: Set<UInt64> = []
    for share in [0, 0.1, 0.18, 0.3, 0.6, 1] {
      var residents = scenario.nobody
      for slot in 0..<2000 { residents.enter(holder(slot, .juniorCollege) { $0.income = Float(mean * 2) }) }
      apply(scenario, to: &residents, month: 0) {
        $0.marketRoute = 1
        $0.accreditedShare = share
      }
      let recognised = Set(
        (0..<2000).filter { residents.population[$0].eligible == .f }.map { residents.population.key[$0] })
      #expect(before.isSubset(of: recognised))
      #expect(
        abs(standardScore(successes: recognised.count, trials: 2000, probability: share)) < acceptedDeviations
          || share == 0 || share == 1)
      before = recognised
    }
    #expect(before.count == 2000)
  }

  @Test func `masters of 31 rise to E and doctors of 32 to D`() throws {
    let scenario = try still().with {
      $0.recognition.associateTitleRate = 1.2
      $0.recognition.doctorateUpgradeRate = 1.2
    }
    for (education, talent, birth) in [(Education.master, TalentClass.e, Int16(-372)), (.doctorate, .d, -384)] {
      let count = share(scenario, reaching: talent) { slot in holder(slot, education) { $0.birth = birth } }
      #expect(abs(score(count, yearlyRate: 1.2)) < acceptedDeviations)
      #expect(share(scenario, reaching: talent) { slot in holder(slot, education) { $0.birth = birth + 1 } } == 0)
    }
  }

  @Test func `low-tier workers reach the mid tier at the rate of the training programme`() throws {
    let scenario = try still()
    var residents = scenario.nobody
    for slot in 0..<30_000 {
      residents.enter(
        holder(slot, .seniorSecondary) {
          if slot % 3 == 0 {
            $0.status = .unemployed
            $0.cell = noCell
          }
        })
    }
    apply(scenario, to: &residents, month: 0) { $0.upskilling = 1.2 }
    let risen = (0..<30_000).filter { residents.population[$0].tier == .mid }
    #expect(risen.allSatisfy { $0 % 3 != 0 })
    #expect(
      abs(standardScore(successes: risen.count, trials: 20_000, probability: 1 - Foundation.exp(-0.1)))
        < acceptedDeviations)
    for row in risen.prefix(20) {
      let person = residents.population[row]
      #expect(person.education == .seniorSecondary && person.cell == 0 && person.income == 8000)
    }
    #expect(residents.matchesRecount)
  }

  // MARK: - Application and approval

  /// 30,000 eligible bachelors below the age of titles.
  private func applicants(_ scenario: Scenario, eligible: TalentClass = .f) -> Residents {
    var residents = scenario.nobody
    for slot in 0..<30_000 {
      residents.enter(
        holder(slot, .bachelor) {
          $0.birth = -300
          $0.eligible = eligible
        })
    }
    return residents
  }

  @Test func `the eligible apply with the probability of their class, the accredited more often`() throws {
    let scenario = try still().with {
      $0.recognition.applicationF = 0.095
      $0.recognition.applicationE = 0.11
    }
    for (talent, base) in [(TalentClass.f, 0.095), (.e, 0.11), (.d, 0.11)] {
      for (accredited, factor) in [(0.0, 1.0), (1, 1.8)] {
        var residents = applicants(scenario, eligible: talent)
        let result = apply(scenario, to: &residents, month: 0) {
          $0.accreditedShare = accredited
          $0.recognitionApplication = 1.08
        }
        #expect(result.applications == residents.stocks.awaitingApproval)
        #expect(
          abs(standardScore(successes: result.applications, trials: 30_000, probability: base * factor * 1.08))
            < acceptedDeviations)
      }
    }
  }

  /// Accredited: one month. Others: two, and each further month with a third: 2/3, 2/9, 2/27, … of them.
  @Test func `approval takes one month for the accredited and two and a half on average for the others`() throws {
    let scenario = try still().with { $0.recognition.applicationF = 1 }
    var accredited = applicants(scenario)
    apply(scenario, to: &accredited, month: 0) { $0.accreditedShare = 1 }
    #expect((0..<30_000).allSatisfy { accredited.population[$0].approval == 1 })
    var others = applicants(scenario)
    apply(scenario, to: &others, month: 0) { $0.accreditedShare = 0 }
    var counts = Array(repeating: 0, count: 6)
    for row in 0..<30_000 { counts[min(5, Int(others.population[row].approval) - 2)] += 1 }
    let shares = (0..<5).map { 2.0 / 3 * Foundation.pow(1.0 / 3, Double($0)) } + [Foundation.pow(1.0 / 3, 5)]
    #expect(chiSquare(observed: counts, shares: shares) < chiSquareLimit(degreesOfFreedom: 5))
  }

  @Test func `the class is frozen at application and decided in its month, upgrades count nowhere`() throws {
    let scenario = try still().with {
      $0.recognition.applicationF = 1
      $0.recognition.applicationE = 1
    }
    let fast = { (settings: inout PolicySettings) in settings.accreditedShare = 1 }
    var residents = scenario.nobody
    residents.enter(
      holder(1, .bachelor) {
        $0.birth = -300
        $0.eligible = .f
      })
    apply(scenario, to: &residents, month: 0, settings: fast)
    #expect(residents.population[0].pending == .f && residents.population[0].approval == 1)
    residents.population.traits[0].eligible = TalentClass.e.rawValue
    let first = apply(scenario, to: &residents, month: 1, settings: fast)
    #expect(first.introduced[Int(TalentClass.f.rawValue)] == 1 && first.introduced.reduce(0, +) == 1)
    // The higher class is applied for at once, since no application is pending any more.
    #expect(residents.population[0].talent == .f && residents.population[0].pending == .e)
    let second = apply(scenario, to: &residents, month: 2, settings: fast)
    #expect(residents.population[0].talent == .e)
    #expect(second.introduced.reduce(0, +) == 0)
    #expect(residents.population[0].approval == noMonth && residents.stocks.awaitingApproval == 0)
  }

  @Test func `who is refused may apply again`() throws {
    let scenario = try still().with {
      $0.recognition.applicationF = 1
      $0.recognition.approvalProbability = 0
    }
    var residents = applicants(scenario)
    apply(scenario, to: &residents, month: 0) { $0.accreditedShare = 1 }
    let result = apply(scenario, to: &residents, month: 1) { $0.accreditedShare = 1 }
    #expect(result.introduced.reduce(0, +) == 0)
    #expect(result.applications == 30_000)
  }

  @Test func `strictly new are those recognised within 24 months of coming, returning or graduating`() throws {
    let scenario = try still()
    for (arrival, introduced, strict) in [(-24, noMonth, 1), (-25, noMonth, 0), (-60, Int16(-24), 1), (-60, -25, 0)] {
      var residents = scenario.nobody
      residents.enter(
        holder(1, .bachelor) {
          $0.arrival = Int16(arrival)
          $0.introduced = introduced
          $0.eligible = .f
          $0.pending = .f
          $0.approval = 0
        })
      let result = apply(scenario, to: &residents, month: 0)
      #expect(result.introduced[1] == 1)
      #expect(result.strict == strict)
    }
  }

  @Test func `nobody is recognised in a month without an application, whatever the calendar`() throws {
    let scenario = try still()
    var residents = scenario.nobody
    for slot in 0..<500 { residents.enter(holder(slot, .bachelor)) }
    for month in -25...25 {
      #expect(apply(scenario, to: &residents, month: month).introduced.reduce(0, +) == 0)
    }
  }

  /// The leading bytes settle most persons; they must never settle one to whom something happens.
  @Test func `the quick look rules nobody out to whom something happens`() throws {
    let scenario = try ScenarioFixture.baseline().with {
      $0.recognition.bachelorTitleRate = 3
      $0.recognition.certificateRate = 3
      $0.recognition.marketRate = 3
    }
    var model = scenario.model(sample: 100, months: 6)
    try model.step(months: 6)
    var changes = 0
    for month in model.month...(model.month + 3) {
      let rule = rule(scenario, month: month)
      let gates = streams.draws(.lateGate, month: month)
      var residents = model.residents
      for row in 0..<residents.count where residents.population[row].status != .student {
        let before = residents.population[row]
        let gate = Gate(gates, key: before.key)
        var result = TalentRecognition.Result()
        rule.apply(row, gate: gate, to: &residents, result: &result)
        if residents.population[row] != before {
          changes += 1
          #expect(rule.mayChange(model.residents.population.traits[row], gate: gate))
        }
      }
    }
    #expect(changes > 1000)
  }

  // MARK: - Leading talents

  /// 42 a year over 200 years: 8,400 ± 92.
  @Test func `leading talents come at their yearly number, mostly of class C`() throws {
    let scenario = try ScenarioFixture.baseline()
    var settings = scenario.settings()
    settings.leadingTalents = 42
    var byClass = Array(repeating: 0, count: TalentClass.allCases.count)
    for month in 0..<2400 {
      let month = TalentRecognition.leadingTalents(
        scenario.parameters.recognition, settings: settings, scale: 1, month: month, streams: streams)
      for (index, count) in month.enumerated() { byClass[index] += count }
    }
    // 3.5 a month is rounded up or down: a variance of 0.25 a month.
    #expect(abs(Double(byClass.reduce(0, +)) - 8400) < acceptedDeviations * 600.0.squareRoot())
    let shares = [0.85, 0.13, 0.02]
    let counts = [TalentClass.c, .b, .a].map { byClass[Int($0.rawValue)] }
    #expect(counts.reduce(0, +) == byClass.reduce(0, +))
    // Two degrees of freedom: 23.8 is exceeded in one of some 150,000 tests.
    #expect(chiSquare(observed: counts, shares: shares) < 23.8)
  }

  @Test func `without posts for them no leading talents come`() throws {
    let scenario = try ScenarioFixture.baseline()
    var settings = scenario.settings()
    settings.leadingTalents = 0
    for month in 0..<100 {
      let talents = TalentRecognition.leadingTalents(
        scenario.parameters.recognition, settings: settings, scale: 1, month: month, streams: streams)
      #expect(talents.reduce(0, +) == 0)
    }
  }
}
