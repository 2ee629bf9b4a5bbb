import Testing

@testable import Experiments

struct ScenarioDiscoveryTests {
  /// Worlds of five factors, all within 0…1.
  private func worlds(_ count: Int, seed: UInt64) -> [[Double]] {
    SobolSequence.points(count, dimensions: 5, scrambling: seed)
  }

  /// What is to be found: the first factor above 0.6 and the third between 0.2 and 0.55.
  private func isInside(_ x: [Double]) -> Bool { x[0] > 0.6 && x[2] > 0.2 && x[2] < 0.55 }

  /// A box of 14 % of 2,000 worlds without noise: limits are known to about the width of a slice.
  @Test(arguments: [1, 2, 3] as [UInt64]) func `a known box is found`(seed: UInt64) {
    let points = worlds(2000, seed: seed)
    let discovery = ScenarioDiscovery(points: points, isCase: points.map(isInside))
    let found = discovery.simplified(discovery.choice(leastDensity: 0.95).box)
    #expect(found.box.restricted == [0, 2])
    #expect(abs(found.box.limits[0].lowerBound - 0.6) < 0.03)
    #expect(found.box.limits[0].upperBound == .infinity)
    #expect(abs(found.box.limits[2].lowerBound - 0.2) < 0.03)
    #expect(abs(found.box.limits[2].upperBound - 0.55) < 0.03)
    #expect(found.quality.coverage > 0.9 && found.quality.density > 0.95)
    for (_, probability) in discovery.quasiProbabilities(found.box) { #expect(probability < 1e-6) }
  }

  /// One in ten worlds is turned around; a choice at 0.7 density must not chase them.
  @Test func `a known box is found through noise, and idle factors are let go`() {
    let points = worlds(2000, seed: 4)
    let draws = DesignDraws(.bootstrap, seed: 1)
    let isCase = points.enumerated().map { isInside($1) != (draws.uniform($0) < 0.1) }
    let discovery = ScenarioDiscovery(points: points, isCase: isCase)
    let found = discovery.simplified(discovery.choice(leastDensity: 0.8).box)
    #expect(found.box.restricted == [0, 2])
    #expect(abs(found.box.limits[0].lowerBound - 0.6) < 0.06)
    #expect(abs(found.box.limits[2].lowerBound - 0.2) < 0.06)
    #expect(abs(found.box.limits[2].upperBound - 0.55) < 0.06)
  }

  @Test func `the way trades coverage for density, and pasting gives coverage back`() {
    let points = worlds(1000, seed: 5)
    let discovery = ScenarioDiscovery(points: points, isCase: points.map(isInside))
    for (one, next) in zip(discovery.path, discovery.path.dropFirst()) {
      #expect(next.quality.points < one.quality.points)
      #expect(next.quality.coverage <= one.quality.coverage)
    }
    #expect(discovery.path[0].quality.coverage == 1 && discovery.path[0].quality.mass == 1)
    let last = discovery.path[discovery.path.count - 1]
    #expect(last.quality.density == 1)
    let pasted = discovery.pasted(last.box)
    #expect(pasted.quality.density >= last.quality.density)
    #expect(pasted.quality.coverage >= last.quality.coverage)
  }

  /// Every count is that of the definition.
  @Test func `qualities count the points in the box`() {
    let points = worlds(500, seed: 6)
    let isCase = points.map(isInside)
    let chosen = ScenarioDiscovery(points: points, isCase: isCase).choice(leastDensity: 0.6)
    let inside = points.indices.filter { chosen.box.contains(points[$0]) }
    let cases = inside.filter { isCase[$0] }
    #expect(chosen.quality.points == inside.count && chosen.quality.cases == cases.count)
    #expect(chosen.quality.coverage == Double(cases.count) / Double(isCase.count { $0 }))
    #expect(chosen.quality.density == Double(cases.count) / Double(inside.count))
  }

  /// Levels that repeat, as of levers: a slice takes all of a level.
  @Test func `factors of few levels are peeled level by level`() {
    let points = (0..<300).map { [Double($0 % 3), Double($0 % 10)] }
    let isCase = points.map { $0[0] == 2 && $0[1] >= 7 }
    let discovery = ScenarioDiscovery(points: points, isCase: isCase)
    let found = discovery.choice(leastDensity: 1)
    #expect(found.box.limits == [1.5...Double.infinity, 6.5...Double.infinity])
    #expect(found.quality.coverage == 1 && found.quality.density == 1)
  }

  @Test func `where nothing happens, or everything, the whole space is the box`() {
    let points = worlds(100, seed: 8)
    let nothing = ScenarioDiscovery(points: points, isCase: points.map { _ in false })
    #expect(nothing.path.count == 1 && nothing.path[0].quality.coverage == 0)
    let everything = ScenarioDiscovery(points: points, isCase: points.map { _ in true })
    #expect(everything.choice(leastDensity: 0.9).box.restricted.isEmpty)
    let single = ScenarioDiscovery(points: [[1, 2]], isCase: [true])
    #expect(single.choice(leastDensity: 0.5).quality.points == 1)
  }

  /// By hand: 1 − ½³, 3·½²·½ + ½³, certain and impossible counts, ½⁵.
  @Test(arguments: [
    (1, 3, 0.5, 0.875), (2, 3, 0.5, 0.5), (0, 5, 0.1, 1), (6, 5, 0.9, 0), (5, 5, 0.5, 0.03125), (3, 3, 1, 1),
  ])
  func `tails of the binomial are exact`(successes: Int, trials: Int, probability: Double, expected: Double) {
    #expect(abs(Binomial.tail(atLeast: successes, of: trials, probability: probability) - expected) < 1e-12)
  }

  @Test func `tails of the binomial add up for many trials`() {
    let upper = Binomial.tail(atLeast: 700, of: 2000, probability: 0.35)
    let lower = Binomial.tail(atLeast: 1301, of: 2000, probability: 0.65)
    #expect(abs(upper + lower - 1) < 1e-10)
  }
}
