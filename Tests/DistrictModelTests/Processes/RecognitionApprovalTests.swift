import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// From application to approval, and the leading talents who need neither.
struct RecognitionApprovalTests {
  private let bench = RecognitionBench()

  /// 30,000 eligible bachelors below the age of titles.
  private func applicants(_ scenario: Scenario, eligible: TalentClass = .f) -> Residents {
    var residents = scenario.nobody
    for slot in 0..<30_000 {
      residents.enter(
        bench.holder(slot, .bachelor) {
          $0.birth = -300
          $0.eligible = eligible
        })
    }
    return residents
  }

  @Test func `the eligible apply with the probability of their class, the accredited more often`() throws {
    let scenario = try RecognitionBench.still().with {
      $0.recognition.applicationF = 0.095
      $0.recognition.applicationE = 0.11
    }
    for (talent, base) in [(TalentClass.f, 0.095), (.e, 0.11), (.d, 0.11)] {
      for (accredited, factor) in [(0.0, 1.0), (1, 1.8)] {
        var residents = applicants(scenario, eligible: talent)
        let result = bench.apply(scenario, to: &residents, month: 0) {
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
    let scenario = try RecognitionBench.still().with { $0.recognition.applicationF = 1 }
    var accredited = applicants(scenario)
    bench.apply(scenario, to: &accredited, month: 0) { $0.accreditedShare = 1 }
    #expect((0..<30_000).allSatisfy { accredited.population[$0].approval == 1 })
    var others = applicants(scenario)
    bench.apply(scenario, to: &others, month: 0) { $0.accreditedShare = 0 }
    var counts = Array(repeating: 0, count: 6)
    for row in 0..<30_000 { counts[min(5, Int(others.population[row].approval) - 2)] += 1 }
    let shares = (0..<5).map { 2.0 / 3 * Foundation.pow(1.0 / 3, Double($0)) } + [Foundation.pow(1.0 / 3, 5)]
    #expect(chiSquare(observed: counts, shares: shares) < chiSquareLimit(degreesOfFreedom: 5))
  }

  @Test func `the class is frozen at application and decided in its month, upgrades count nowhere`() throws {
    let scenario = try RecognitionBench.still().with {
      $0.recognition.applicationF = 1
      $0.recognition.applicationE = 1
    }
    let fast = { (settings: inout PolicySettings) in settings.accreditedShare = 1 }
    var residents = scenario.nobody
    residents.enter(
      bench.holder(1, .bachelor) {
        $0.birth = -300
        $0.eligible = .f
      })
    bench.apply(scenario, to: &residents, month: 0, settings: fast)
    #expect(residents.population[0].pending == .f && residents.population[0].approval == 1)
    residents.setEligible(0, TalentClass.e.rawValue)
    let first = bench.apply(scenario, to: &residents, month: 1, settings: fast)
    #expect(first.introduced[Int(TalentClass.f.rawValue)] == 1 && first.introduced.reduce(0, +) == 1)
    // The higher class is applied for at once, since no application is pending any more.
    #expect(residents.population[0].talent == .f && residents.population[0].pending == .e)
    let second = bench.apply(scenario, to: &residents, month: 2, settings: fast)
    #expect(residents.population[0].talent == .e)
    #expect(second.introduced.reduce(0, +) == 0)
    #expect(residents.population[0].approval == noMonth && residents.stocks.awaitingApproval == 0)
  }

  @Test func `who is refused may apply again`() throws {
    let scenario = try RecognitionBench.still().with {
      $0.recognition.applicationF = 1
      $0.recognition.approvalProbability = 0
    }
    var residents = applicants(scenario)
    bench.apply(scenario, to: &residents, month: 0) { $0.accreditedShare = 1 }
    let result = bench.apply(scenario, to: &residents, month: 1) { $0.accreditedShare = 1 }
    #expect(result.introduced.reduce(0, +) == 0)
    #expect(result.applications == 30_000)
  }

  @Test func `strictly new are those recognised within 24 months of coming, returning or graduating`() throws {
    let scenario = try RecognitionBench.still()
    for (arrival, introduced, strict) in [(-24, noMonth, 1), (-25, noMonth, 0), (-60, Int16(-24), 1), (-60, -25, 0)] {
      var residents = scenario.nobody
      residents.enter(
        bench.holder(1, .bachelor) {
          $0.arrival = Int16(arrival)
          $0.introduced = introduced
          $0.eligible = .f
          $0.pending = .f
          $0.approval = 0
        })
      let result = bench.apply(scenario, to: &residents, month: 0)
      #expect(result.introduced[1] == 1)
      #expect(result.strict == strict)
    }
  }

  /// Decided in April: arrived in January at the earliest, with a degree.
  @Test func `recognised in the year of introduction are graduates who came since January`() throws {
    let scenario = try RecognitionBench.still()
    let cases: [(Education, Int16, Int)] = [
      (.bachelor, 0, 1), (.bachelor, 3, 1), (.juniorCollege, 2, 1), (.bachelor, -1, 0), (.bachelor, noMonth, 0),
      (.seniorSecondary, 0, 0),
    ]
    for (education, introduced, among) in cases {
      var residents = scenario.nobody
      residents.enter(
        bench.holder(1, education) {
          $0.origin = 3
          $0.introduced = introduced
          $0.eligible = .f
          $0.pending = .f
          $0.approval = 3
        })
      let result = bench.apply(scenario, to: &residents, month: 3)
      #expect(result.introduced[1] == 1)
      #expect(result.amongIntroduced == among, "\(education), \(introduced)")
      #expect(result.byOrigin[3] == 1 && result.byOrigin.total == 1)
    }
  }

  @Test func `nobody is recognised in a month without an application, whatever the calendar`() throws {
    let scenario = try RecognitionBench.still()
    var residents = scenario.nobody
    for slot in 0..<500 { residents.enter(bench.holder(slot, .bachelor)) }
    for month in -25...25 {
      #expect(bench.apply(scenario, to: &residents, month: month).introduced.reduce(0, +) == 0)
    }
  }

  /// 42 a year over 200 years: 8,400 ± 92.
  @Test func `leading talents come at their yearly number, mostly of class C`() throws {
    let scenario = try ScenarioFixture.baseline()
    var settings = scenario.settings()
    settings.leadingTalents = 42
    var byClass = Array(repeating: 0, count: TalentClass.allCases.count)
    for month in 0..<2400 {
      let month = TalentRecognition.leadingTalents(
        scenario.parameters.recognition, settings: settings, scale: 1, month: month, streams: bench.streams)
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
        scenario.parameters.recognition, settings: settings, scale: 1, month: month, streams: bench.streams)
      #expect(talents.reduce(0, +) == 0)
    }
  }
}
