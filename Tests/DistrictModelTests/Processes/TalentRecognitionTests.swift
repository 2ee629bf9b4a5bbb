import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// The routes to recognition, person by person.
struct TalentRecognitionTests {
  private let bench = RecognitionBench()

  /// The class a person is eligible for after one month.
  private func eligible(
    _ scenario: Scenario, month: Int = 0, settings: (inout PolicySettings) -> Void = { _ in }, _ person: Person
  ) -> TalentClass {
    var residents = scenario.nobody
    residents.enter(person)
    bench.apply(scenario, to: &residents, month: month, settings: settings)
    return residents.population[0].eligible
  }

  @Test(arguments: [(Education.master, TalentClass.f), (.doctorate, .e)])
  func `masters and doctors are eligible after three months in the district, while in work`(
    education: Education, own: TalentClass
  ) throws {
    let scenario = try RecognitionBench.still()
    for stay in 0...6 {
      let person = bench.holder(stay, education) { $0.arrival = Int16(-stay) }
      #expect(eligible(scenario, person) == (stay >= 3 ? own : .none))
    }
    for status in [Status.unemployed, .inactive] {
      let idle = bench.holder(1, education) {
        $0.status = status
        $0.cell = noCell
      }
      #expect(eligible(scenario, idle) == .none)
    }
    let founder = bench.holder(1, education) {
      $0.status = .entrepreneur
      $0.cell = noCell
    }
    #expect(eligible(scenario, founder) == own)
  }

  @Test func `for who stays after college the months count from graduation`() throws {
    let scenario = try RecognitionBench.still()
    let person = bench.holder(1, .master) {
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
    bench.apply(scenario, to: &residents, month: 0, settings: settings)
    return (0..<30_000).count { residents.population[$0].eligible == talent }
  }

  private func score(_ count: Int, yearlyRate: Double, share: Double = 1) -> Double {
    standardScore(successes: count, trials: 30_000, probability: (1 - Foundation.exp(-yearlyRate / 12)) * share)
  }

  @Test func `a bachelor of 27 may get a title, in work or not`() throws {
    let scenario = try RecognitionBench.still().with { $0.recognition.bachelorTitleRate = 1.2 }
    let count = share(scenario, reaching: .f) { slot in
      bench.holder(slot, .bachelor) {
        $0.birth = -324
        if slot % 2 == 0 {
          $0.status = .unemployed
          $0.cell = noCell
        }
      }
    }
    #expect(abs(score(count, yearlyRate: 1.2)) < acceptedDeviations)
    #expect(share(scenario, reaching: .f) { slot in bench.holder(slot, .bachelor) { $0.birth = -323 } } == 0)
    #expect(share(scenario, reaching: .f) { slot in bench.holder(slot, .juniorCollege) } == 0)
  }

  @Test func `a skilled worker of 23 in certain sectors may get a certificate, as often as the route is wide`() throws {
    let scenario = try RecognitionBench.still().with { $0.recognition.certificateRate = 0.8 }
    let route = { (settings: inout PolicySettings) in settings.certificateRoute = 1.5 }
    let sector = try #require(
      scenario.district.sectors.firstIndex { $0.name == scenario.parameters.recognition.certificateSectors[0] })
    let other = try #require(
      scenario.district.sectors.firstIndex { !scenario.parameters.recognition.certificateSectors.contains($0.name) })
    func worker(_ slot: Int, sector: Int, tier: Tier = .low, birth: Int16 = -276) -> Person {
      bench.holder(slot, .seniorSecondary) {
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
    let scenario = try RecognitionBench.still().with { $0.recognition.marketRate = 0.8 }
    let settings = { (settings: inout PolicySettings) in
      settings.marketRoute = 1.5
      settings.accreditedShare = 0.3
    }
    let mean = scenario.parameters.reference.meanWage[.mid]
    func earner(_ slot: Int, _ multiple: Double) -> Person {
      bench.holder(slot, .juniorCollege) { $0.income = Float(mean * multiple) }
    }
    let count = share(scenario, settings: settings, reaching: .f) { earner($0, 1.61) }
    #expect(abs(score(count, yearlyRate: 1.2, share: 0.3)) < acceptedDeviations)
    #expect(share(scenario, settings: settings, reaching: .f) { earner($0, 1.59) } == 0)
    #expect(share(scenario, settings: { $0.accreditedShare = 0 }, reaching: .f) { earner($0, 3) } == 0)
  }

  @Test func `accreditation is fixed for each person, so that a higher share only adds`() throws {
    let scenario = try RecognitionBench.still().with { $0.recognition.marketRate = 1e9 }
    let mean = scenario.parameters.reference.meanWage[.mid]
    var before: Set<UInt64> = []
    for share in [0, 0.1, 0.18, 0.3, 0.6, 1] {
      var residents = scenario.nobody
      for slot in 0..<2000 { residents.enter(bench.holder(slot, .juniorCollege) { $0.income = Float(mean * 2) }) }
      bench.apply(scenario, to: &residents, month: 0) {
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
    let scenario = try RecognitionBench.still().with {
      $0.recognition.associateTitleRate = 1.2
      $0.recognition.doctorateUpgradeRate = 1.2
    }
    for (education, talent, birth) in [(Education.master, TalentClass.e, Int16(-372)), (.doctorate, .d, -384)] {
      let count = share(scenario, reaching: talent) { slot in bench.holder(slot, education) { $0.birth = birth } }
      #expect(abs(score(count, yearlyRate: 1.2)) < acceptedDeviations)
      #expect(share(scenario, reaching: talent) { slot in bench.holder(slot, education) { $0.birth = birth + 1 } } == 0)
    }
  }

  @Test func `low-tier workers reach the mid tier at the rate of the training programme`() throws {
    let scenario = try RecognitionBench.still()
    var residents = scenario.nobody
    for slot in 0..<30_000 {
      residents.enter(
        bench.holder(slot, .seniorSecondary) {
          if slot % 3 == 0 {
            $0.status = .unemployed
            $0.cell = noCell
          }
        })
    }
    bench.apply(scenario, to: &residents, month: 0) { $0.upskilling = 1.2 }
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
      let rule = bench.rule(scenario, month: month)
      let gates = bench.streams.draws(.lateGate, month: month)
      let table = GateTable { rule.probabilities(Exposure(rawValue: $0)) }
      var residents = model.residents
      for row in 0..<residents.count where residents.population[row].status != .student {
        let before = residents.population[row]
        let exposure = residents.population.watch[row].exposure
        let gate = Gate(gates, key: before.key)
        var result = TalentRecognition.Result()
        rule.apply(row, gate: gate, to: &residents, result: &result)
        if residents.population[row] != before, before.approval != month {
          changes += 1
          let open = table.withSteps { $0.second(gate, exposure) }
          #expect(rule.mayChange(exposure, open, gate, table: table, key: before.key))
        }
      }
    }
    #expect(changes > 1000)
  }
}
