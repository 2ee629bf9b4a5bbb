import DistrictModel
import Testing

@testable import Experiments

struct StockLedgerTests {
  private func ensemble(closing: [Double], arrivals: [Double]) throws -> Ensemble {
    let outcomes = closing.indices.map { replicate in
      HandMade.outcome(
        replicate,
        [
          (
            SeriesKey("youthPopulation"),
            [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, closing[replicate]]
          ),
          (SeriesKey("arrivalsNonDegree"), [arrivals[replicate]]), (SeriesKey("deaths"), [1]),
        ])
    }
    return Ensemble(scenario: try HandMade.scenario(), outcomes: outcomes)
  }

  @Test func `a year that balances in each replicate has no residual`() throws {
    // Twelve months of 3 (or 4) arrivals and 1 death.
    let ledger = StockLedger(of: try ensemble(closing: [1024, 1036], arrivals: [3, 4]))
    let year = try #require(ledger.years.first)
    #expect(year.year == 2026)
    #expect(year.opening == 1000)
    #expect(year.closing == 1030)
    #expect(year.residual == 0)
    #expect(year.flows.first { $0.name == "arrivalsNonDegree" }?.persons == 42)
    #expect(year.flows.first { $0.name == "deaths" }?.persons == -12)
  }

  @Test func `the residual is what the books leave unexplained over all replicates`() throws {
    let ledger = StockLedger(of: try ensemble(closing: [1024, 1035], arrivals: [3, 4]))
    #expect(ledger.years.first?.residual == 1)
  }

  /// Sums over replicates, replicates; parts must add up to any total that rounded stocks can ask for.
  @Test(arguments: [
    ([10, 20, 31], 3), ([-7, 8, 0], 2), ([1, 1, 1, 1], 4), ([100, -99], 7), ([5], 2), ([-5, 0, 0], 3),
  ])
  func `means are rounded so that they add up`(sums: [Int], count: Int) {
    let exact = Double(sums.reduce(0, +)) / Double(count)
    for total in [Int(exact.rounded(.down)), Int(exact.rounded(.up))] {
      let parts = StockLedger.apportioned(sums, over: count, total: total)
      #expect(parts.reduce(0, +) == total)
      for (part, sum) in zip(parts, sums) {
        #expect(abs(Double(part) - Double(sum) / Double(count)) < 2)
      }
    }
  }
}
