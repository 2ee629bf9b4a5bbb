import DistrictModel
import Testing

@testable import Experiments

/// Lakeside wants more than 15,600 young people in 2027 and 2028, and at least 900 graduates a year.
struct TargetAssessmentTests {
  private func assessment(_ name: String, _ ensemble: Ensemble, year: Int = 2027) throws -> TargetAssessment {
    let target = try #require(ensemble.scenario.district.targets.targets.first { $0.name == name })
    return try #require(TargetAssessment(target, in: year, of: ensemble))
  }

  @Test func `a goal to be exceeded is not reached by meeting it`() throws {
    let ensemble = try HandMade.ensemble(youth: [[15_599], [15_600], [15_601]])
    let row = try assessment("youthPopulation", ensemble)
    #expect(row.goal == 15_600)
    #expect(row.reached == 1)
    #expect(row.chance == 1.0 / 3)
    #expect(row.shortfall == 1.0 / 3)
  }

  @Test func `a least value is reached by meeting it, over the twelve months together`() throws {
    let ensemble = try HandMade.ensemble(youth: [[0], [0], [0]], graduatesAMonth: [74, 75, 76])
    let row = try assessment("graduatesIntroduced", ensemble)
    #expect(row.values == [888, 900, 912])
    #expect(row.reached == 2)
    #expect(row.shortfall == 4)
    #expect(row.firstMonthReached == Month(year: 2027, month: 12))
  }

  @Test func `the first month is that of the median, from the policy start on`() throws {
    let high = (1...3).map { HandMade.step(from: 15_000, to: 16_000, in: Month(year: 2027, month: 4 + $0)) }
    let row = try assessment("youthPopulation", HandMade.ensemble(youth: high))
    #expect(row.firstMonthReached == Month(year: 2027, month: 6))
    let before = HandMade.step(from: 15_000, to: 16_000, in: Month(year: 2026, month: 3))
    #expect(
      try assessment("youthPopulation", HandMade.ensemble(youth: [before])).firstMonthReached
        == Month(year: 2027, month: 1))
  }

  @Test func `a median that never reaches the goal has no first month`() throws {
    let row = try assessment("youthPopulation", HandMade.ensemble(youth: [[15_000], [15_000], [17_000]]))
    #expect(row.firstMonthReached == nil)
    #expect(row.reached == 1)
  }

  @Test func `all headline targets count only when reached in the same replicate`() throws {
    let ensemble = try HandMade.ensemble(youth: [[16_000], [16_000], [15_000]], graduatesAMonth: [80, 70, 80])
    let assessments = TargetAssessments(of: ensemble)
    #expect(assessments.years == [2027, 2028])
    #expect(assessments.allHeadlineReached(in: 2027) == 1)
  }

  @Test func `the passing month keeps those who never pass at the end`() throws {
    let months = [2, 4, 6].map { HandMade.step(from: 15_000, to: 16_000, in: Month(year: 2027, month: $0)) }
    let ensemble = try HandMade.ensemble(youth: months + [[15_000], [15_000]])
    let target = try #require(ensemble.scenario.district.targets.targets.first)
    let passing = PassingMonth(of: target, in: ensemble)
    #expect(passing.passing == 3)
    #expect(passing.ofMedian == Month(year: 2027, month: 6))
    #expect(passing.q05 == Month(year: 2027, month: 2))
    #expect(passing.q95 == nil)
  }
}
