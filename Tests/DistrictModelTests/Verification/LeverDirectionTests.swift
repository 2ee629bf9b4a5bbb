import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V20 for all levers together; for each lever alone `talentflow levers --check` runs it.
struct LeverDirectionTests {
  private static let replicates = 2

  private static func series(_ scenario: Scenario, _ replicate: Int) throws -> Series {
    try scenario.run(replicate, oneIn: 40, until: Month.at(2026, 12)).execute().monthly
  }

  /// The outcome of 2026: a sum for flows, the last value otherwise.
  private func value(_ outcome: LeverOutcome, _ series: Series) throws -> Double {
    try #require(
      outcome.indicator.kind == .flow
        ? series.yearTotal(outcome.rawValue, year: 2026) : series.value(outcome.rawValue, at: Month.at(2026, 12)))
  }

  @Test func `the whole plan brings more of everything, no programmes less`() throws {
    let base = try WholeRun.xiaoshan()
    let bases = try (0..<Self.replicates).map { try Self.series(base, $0) }
    for (name, sign) in [("work-report-2026", 1.0), ("no-policy", -1)] {
      let scenario = try WholeRun.shipped(name)
      for replicate in 0..<Self.replicates {
        let run = try Self.series(scenario, replicate)
        for outcome in [LeverOutcome.youthPopulation, .graduatesIntroduced, .talentsIntroduced, .jobsCreated] {
          let difference = try value(outcome, run) - value(outcome, bases[replicate])
          #expect(difference * sign > 0, "\(name) \(outcome)")
        }
      }
    }
  }
}
