import DistrictModel
import ScenarioFiles
import Testing

@testable import Experiments

struct FactorUnitCubeTests {
  private func number(_ distribution: Factor.Distribution, _ p: Double) -> Double {
    distribution.value(at: p).number ?? .nan
  }

  @Test func `quantiles are those of the closed forms`() {
    #expect(number(.uniform(low: 2, high: 6), 0.25) == 3)
    // Triangle 0, 1, 4: F(1) = 1/4, F(2) = 1 − 4/12.
    let triangle = Factor.Distribution.triangular(low: 0, mode: 1, high: 4)
    #expect(number(triangle, 0.25) == 1)
    #expect(abs(number(triangle, 2.0 / 3) - 2) < 1e-9)
    #expect(number(triangle, 0) == 0)
    #expect(number(triangle, 1) == 4)
    #expect(abs(number(.logUniform(low: 0.01, high: 100), 0.75) - 10) < 1e-9)
    // A triangle whose mode is an end.
    #expect(abs(number(.triangular(low: 0, mode: 0, high: 2), 0.75) - 1) < 1e-9)
    #expect(abs(number(.triangular(low: 0, mode: 2, high: 2), 0.25) - 1) < 1e-9)
  }

  @Test func `a normal distribution is cut at its ends and keeps its middle`() {
    let symmetric = Factor.Distribution.normal(mean: 10, sd: 2, low: 6, high: 14)
    #expect(abs(number(symmetric, 0.5) - 10) < 1e-8)
    #expect(number(symmetric, 0) == 6)
    #expect(number(symmetric, 1) == 14)
    // Φ(1) = 0.841344746…, Φ(2) = 0.977249868…: P(X < 12) = (Φ(1) − Φ(−2)) / (Φ(2) − Φ(−2)) = 0.857637…
    let below = (0.8413447460685429 - 0.0227501319481792) / (0.9772498680518208 - 0.0227501319481792)
    #expect(abs(number(symmetric, below) - 12) < 1e-8)
    // Only a tail: all values lie within.
    let tail = Factor.Distribution.normal(mean: 0, sd: 1, low: 3, high: 4)
    #expect((1..<10).allSatisfy { (3...4).contains(number(tail, Double($0) / 10)) })
    #expect(number(tail, 0.5) < 3.5)
    // Too far out to tell values apart.
    #expect(number(.normal(mean: 0, sd: 1, low: 20, high: 22), 0.5) == 21)
  }

  @Test(arguments: [
    (-3.0, 0.0013498980316300933), (-1, 0.15865525393145705), (0, 0.5), (0.5, 0.6914624612740131),
    (2.5, 0.9937903346742238), (6, 0.9999999990134123),
  ])
  func `the normal distribution function has its printed values`(_ z: Double, _ probability: Double) {
    #expect(abs(Factor.Distribution.normalProbability(z) - probability) < 1e-14)
  }

  @Test func `lists and steps give each value its share`() {
    let list = Factor.Distribution.list([.text("2026-07"), .number(3)], weights: [0.25, 0.75])
    #expect(list.value(at: 0) == .text("2026-07"))
    #expect(list.value(at: 0.2499) == .text("2026-07"))
    #expect(list.value(at: 0.25) == .number(3))
    #expect(list.value(at: 1) == .number(3))
    let steps = Factor.Distribution.steps(low: 0, high: 1, step: 0.25)
    #expect((0..<5).map { number(steps, (Double($0) + 0.5) / 5) } == [0, 0.25, 0.5, 0.75, 1])
    #expect(number(steps, 1) == 1)
    let unlikely = Factor.Distribution.list([.number(1), .number(2)], weights: [1, 0])
    #expect(unlikely.value(at: 1) == .number(1))
  }

  /// Sorted uniform numbers through a quantile function must give sorted values within the range.
  @Test(arguments: [
    Factor.Distribution.uniform(low: -1, high: 3), .triangular(low: -1, mode: 2, high: 3),
    .normal(mean: 2.9, sd: 0.5, low: -1, high: 3), .logUniform(low: 1e-3, high: 3),
    .steps(low: -1, high: 3, step: 0.7), .list([.number(-1), .number(3)], weights: [0.5, 0.5]),
  ])
  func `a greater probability never gives a smaller value`(_ distribution: Factor.Distribution) throws {
    let range = try #require(distribution.range)
    let values = (0...1000).map { number(distribution, Double($0) / 1000) }
    #expect(values.allSatisfy(range.contains))
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
