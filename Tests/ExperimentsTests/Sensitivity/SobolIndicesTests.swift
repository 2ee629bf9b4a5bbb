import Foundation
import Testing

@testable import Experiments

struct SobolIndicesTests {
  private func indices(
    _ function: ([Double]) -> Double, groups: FactorGroups, rows: Int, seed: UInt64, secondOrder: Bool = false
  ) throws -> SobolIndices {
    let design = SaltelliDesign(groups: groups, rows: rows, hasSecondOrder: secondOrder, seed: seed)
    return try #require(
      SobolIndices(design, results: design.points.map(function), bootstrap: Bootstrap(resamples: 200, seed: 1)))
  }

  private func expectClose(_ estimates: [Estimate], _ truth: [Double], within tolerance: Double) {
    #expect(estimates.count == truth.count)
    for (estimate, value) in zip(estimates, truth) { #expect(abs(estimate.value - value) < tolerance) }
  }

  /// Root mean square errors at 2,048 rows are up to 0.007 (100 scramblings); 4.5 of them are 0.031.
  @Test(arguments: [1, 2, 3] as [UInt64]) func `indices of Ishigami's function are the analytic ones`(seed: UInt64)
    throws
  {
    let found = try indices(TestFunctions.ishigami, groups: .single(3), rows: 2048, seed: seed, secondOrder: true)
    expectClose(found.first, TestFunctions.ishigamiFirst, within: 0.031)
    expectClose(found.total, TestFunctions.ishigamiTotal, within: 0.031)
    expectClose(found.second.map(\.estimate), [0, TestFunctions.ishigamiPair, 0], within: 0.04)
    #expect(found.second.map { [$0.one, $0.other] } == [[0, 1], [0, 2], [1, 2]])
    #expect(abs(found.variance - TestFunctions.ishigamiVariance) < 0.3)
    #expect(abs(found.mean - 3.5) < 0.05)
    #expect(abs(found.interactionShare - TestFunctions.ishigamiPair) < 0.05)
  }

  /// Root mean square errors at 2,048 rows are up to 0.003 (100 scramblings).
  @Test(arguments: [1, 2] as [UInt64]) func `indices of Sobol's g are the analytic ones`(seed: UInt64) throws {
    let found = try indices(TestFunctions.g, groups: .single(6), rows: 2048, seed: seed)
    expectClose(found.first, TestFunctions.gFirst, within: 0.0135)
    expectClose(found.total, TestFunctions.gTotal, within: 0.0135)
  }

  /// Root mean square errors at 512 rows are below 0.005, in spite of a mean of a million.
  @Test func `a linear model gives the shares of its squared slopes`() throws {
    let found = try indices(TestFunctions.linear, groups: .single(6), rows: 512, seed: 4)
    expectClose(found.first, TestFunctions.linearShares, within: 0.022)
    expectClose(found.total, TestFunctions.linearShares, within: 0.022)
    #expect(found.total[5].value == 0)
  }

  @Test func `a group has the sum of its members' shares, and of what they do together`() throws {
    let groups = FactorGroups([[0, 2], [1]])
    let found = try indices(TestFunctions.ishigami, groups: groups, rows: 2048, seed: 5)
    let together = TestFunctions.ishigamiFirst[0] + TestFunctions.ishigamiPair
    expectClose(found.first, [together, TestFunctions.ishigamiFirst[1]], within: 0.031)
    expectClose(found.total, [together, TestFunctions.ishigamiFirst[1]], within: 0.031)
  }

  /// Intervals of 90 % over 40 scramblings and three factors: 120 cases, of which fewer than 96 would be held by true 90 % intervals
  /// less than once in 2,000 times, were the factors independent. Evenly filled samples should be held more often.
  @Test func `intervals hold the true total index as often as they say`() throws {
    var held = 0
    for seed in 0..<40 as Range<UInt64> {
      let found = try indices(TestFunctions.g, groups: .single(6), rows: 256, seed: seed)
      for group in 0..<3 where found.total[group].interval?.contains(TestFunctions.gTotal[group]) == true { held += 1 }
    }
    #expect(held >= 96)
  }

  /// SALib 1.6.0, `sobol.analyze(problem, Y)` on Ishigami's function. Row *r* = 1…512 of the 2·3 columns of A and B is
  /// frac(½ + *r*·√*p*) with *p* = 2, 3, 5 for A, 7, 11, 13 for B; groups are {0} and {1, 2}.
  @Test(arguments: [
    (
      FactorGroups.single(3), true, [0.345032331424299, 0.435801576220517, 0.00714731283185646],
      [0.698158655621373, 0.44906930486026, 0.240675943685861],
      [-0.000216821553980784, 0.222121058033712, 0.0214080274110015]
    ),
    (
      FactorGroups([[0], [1, 2]]), false, [0.345032331424299, 0.442948889052374],
      [0.698158655621373, 0.687368437788645], []
    ),
  ])
  func `the same points give the figures of SALib`(
    groups: FactorGroups, secondOrder: Bool, first: [Double], total: [Double], second: [Double]
  ) throws {
    let design = SaltelliDesign(groups: groups, rows: 512, hasSecondOrder: secondOrder, seed: 1)
    var results = Array(repeating: 0.0, count: design.points.count)
    for row in 0..<512 {
      let pair = [2.0, 3, 5, 7, 11, 13].map {
        (0.5 + Double(row + 1) * $0.squareRoot()).truncatingRemainder(dividingBy: 1)
      }
      let (a, b) = (Array(pair[..<3]), Array(pair[3...]))
      results[design.placeOfA(row: row)] = TestFunctions.ishigami(a)
      results[design.placeOfB(row: row)] = TestFunctions.ishigami(b)
      for (group, members) in groups.members.enumerated() {
        let ab = (0..<3).map { members.contains($0) ? b[$0] : a[$0] }
        let ba = (0..<3).map { members.contains($0) ? a[$0] : b[$0] }
        results[design.placeOfAB(row: row, group: group)] = TestFunctions.ishigami(ab)
        if secondOrder { results[design.placeOfBA(row: row, group: group)] = TestFunctions.ishigami(ba) }
      }
    }
    let found = try #require(SobolIndices(design, results: results, bootstrap: Bootstrap(resamples: 1000, seed: 1)))
    expectClose(found.first, first, within: 1e-9)
    expectClose(found.total, total, within: 1e-9)
    expectClose(found.second.map(\.estimate), second, within: 1e-9)
    // Half-widths that SALib draws for single factors: total 0.135, 0.0501, 0.0319; ours within a tenth.
    for (estimate, half) in zip(found.total, secondOrder ? [0.135, 0.0501, 0.0319] : []) {
      let interval = try #require(estimate.interval)
      #expect(abs((interval.upperBound - interval.lowerBound) / 2 / half - 1) < 0.1)
    }
  }

  @Test func `results that do not vary have no indices`() {
    let design = SaltelliDesign(groups: .single(2), rows: 8, seed: 1)
    let results = design.points.map { _ in 0.1 }
    #expect(SobolIndices(design, results: results, bootstrap: Bootstrap(resamples: 10, seed: 1)) == nil)
    #expect(SensitivityRemark.remarks(on: nil, ranking: nil, luck: .common) == [.nothingVaries])
  }

  /// Noise of variance 0.25 on a sum of variance 39.25/12 = 3.27 raises the total index of the idle factor to 0.076 unless taken out;
  /// at 2,048 rows the error is below 0.004.
  @Test func `luck of each point is taken out of the totals`() throws {
    let design = SaltelliDesign(groups: .single(6), rows: 2048, seed: 6)
    let draws = DesignDraws(.bootstrap, seed: 99)
    let results = design.points.enumerated().map { place, point in
      // A uniform of variance 1/12 times √3 has variance 1/4.
      TestFunctions.linear(point) + (draws.uniform(place) - 0.5) * 3.0.squareRoot()
    }
    let bootstrap = Bootstrap(resamples: 100, seed: 1)
    let raw = try #require(SobolIndices(design, results: results, bootstrap: bootstrap))
    #expect(raw.total[5].value > 0.06)
    let luck = ReplicateLuck.independent(variance: 0.25)
    let found = try #require(SobolIndices(design, results: results, luck: luck, bootstrap: bootstrap))
    expectClose(found.total, TestFunctions.linearShares, within: 0.018)
    #expect(abs(found.luckShare - 0.25 / (0.25 + 39.25 / 12)) < 0.01)
    #expect(SobolIndices(design, results: results, luck: .independent(variance: 9), bootstrap: bootstrap) == nil)
  }

  @Test func `the first rows of a design give the indices of the smaller design`() throws {
    let (large, small) = (
      SaltelliDesign(groups: .single(3), rows: 256, seed: 2), SaltelliDesign(groups: .single(3), rows: 64, seed: 2)
    )
    let bootstrap = Bootstrap(resamples: 50, seed: 3)
    let part = SobolIndices(large, results: large.points.map(TestFunctions.ishigami), rows: 64, bootstrap: bootstrap)
    #expect(part == SobolIndices(small, results: small.points.map(TestFunctions.ishigami), bootstrap: bootstrap))
    #expect(part?.rows == 64)
  }

  /// One result in 64 differs: some resamples miss it, and tell nothing.
  @Test func `resamples without variance are left out of an interval`() throws {
    let design = SaltelliDesign(groups: .single(1), rows: 64, seed: 2)
    var results = design.points.map { _ in 0.0 }
    results[design.placeOfA(row: 7)] = 1
    let found = try #require(SobolIndices(design, results: results, bootstrap: Bootstrap(resamples: 100, seed: 3)))
    let interval = try #require(found.total[0].interval)
    #expect(interval.lowerBound.isFinite && interval.upperBound.isFinite)
  }
}
