import TestSupport
import Testing

@testable import DistrictModel

struct DistributionsTests {
  @Test func `a categorical draw gives the member whose stretch holds the uniform`() {
    let draw = Categorical([1, 3, 4])
    #expect(draw.cumulative == [0.125, 0.5, 1])
    #expect([0.0001, 0.1249, 0.125, 0.4999, 0.5, 0.9999].map { draw.index($0) } == [0, 0, 1, 1, 2, 2])
  }

  @Test func `a member without weight is never drawn, wherever it stands`() {
    let draw = Categorical([0, 2, 0, 0, 1, 0])
    for step in 0..<10_000 {
      let member = draw.index((Double(step) + 0.5) / 10_000)
      #expect(member == 1 || member == 4)
    }
  }

  @Test func `a distribution of nothing says so`() {
    #expect(Categorical([0, 0]).isEmpty)
    #expect(Categorical([]).isEmpty)
    #expect(!Categorical([0, 1e-300]).isEmpty)
  }

  @Test func `one member is always drawn`() {
    #expect(Categorical([5]).index(0.3) == 0)
  }

  /// 20,000 draws, six degrees of freedom, limit 37: a share of 0.10 that were 0.11 would give 50.
  @Test func `members are drawn in proportion to their weights`() {
    let shares = [0.24, 0.16, 0.10, 0.08, 0.18, 0.10, 0.14]
    let draws = RandomStreams(seed: 5).draws(.zone)
    var counts = Array(repeating: 0, count: shares.count)
    let draw = Categorical(shares.map { $0 * 17 })
    for slot in 0..<20_000 {
      counts[draw.index(draws.uniform(DrawKey.key(.initialPerson, cell: 0, month: -25, slot: slot)))] += 1
    }
    #expect(chiSquare(observed: counts, shares: shares) < chiSquareLimit(degreesOfFreedom: 6))
  }

  @Test func `a truncated exponential stays below its bound and does not pile up there`() {
    let upper = 14.0
    var inLastTenth = 0
    for step in 0..<100_000 {
      let value = truncatedExponential(mean: 4.2, upper: upper, (Double(step) + 0.5) / 100_000)
      #expect(value >= 0 && value <= upper)
      if value > upper - 0.1 { inLastTenth += 1 }
    }
    // F(14) − F(13.9) of the truncated law; clamping would leave exp(−14/4.2) = 3.6 % there.
    let mass = 1 - Mathematics.exp(-upper / 4.2)
    let expected = (Mathematics.exp(-13.9 / 4.2) - Mathematics.exp(-14 / 4.2)) / mass * 100_000
    #expect(abs(Double(inLastTenth) - expected) <= 1)
  }

  @Test func `a truncated exponential has the mean of its law`() {
    let (mean, upper) = (6.0, 17.0)
    let values = (0..<200_000).map { truncatedExponential(mean: mean, upper: upper, (Double($0) + 0.5) / 200_000) }
    let e = Mathematics.exp(-upper / mean)
    let expected = mean - upper * e / (1 - e)
    #expect(abs(values.reduce(0, +) / 200_000 - expected) < 1e-3)
  }

  @Test func `without a mean or without room there is nothing above the base`() {
    #expect(truncatedExponential(mean: 0, upper: 5, 0.7) == 0)
    #expect(truncatedExponential(mean: 3, upper: 0, 0.7) == 0)
    #expect(truncatedExponential(mean: 3, upper: -1, 0.7) == 0)
  }

  @Test func `largest remainders add up to the total and give the earlier of equals`() {
    #expect(largestRemainder([1, 1, 1], total: 10) == [4, 3, 3])
    #expect(largestRemainder([0.5, 0.3, 0.2], total: 7) == [4, 2, 1])
    #expect(largestRemainder([0, 5, 0], total: 3) == [0, 3, 0])
    #expect(largestRemainder([2, 1], total: 0) == [0, 0])
    #expect(largestRemainder([0, 0], total: 5) == [0, 0])
  }

  @Test func `largest remainders are never more than one person off`() {
    let weights = (0..<22).map { 8.5 + Double($0 * $0 % 17) }
    for total in [1, 21, 100, 76_543, 757_200] {
      let parts = largestRemainder(weights, total: total)
      #expect(parts.reduce(0, +) == total)
      let sum = weights.reduce(0, +)
      for (part, weight) in zip(parts, weights) { #expect(abs(Double(part) - weight / sum * Double(total)) < 1) }
    }
  }

  @Test(arguments: [0.05, 0.28, 0.35, 1, 1.5])
  func `quantiles of the log-normal are those of the function, from the table or not`(deviation: Double) {
    let table = LogNormalTable(deviation: deviation)
    for step in 1..<50_000 {
      let uniform = (Double(step) + 0.37) / 50_000
      let exact = Mathematics.exp(deviation * Mathematics.normalQuantile(uniform) - deviation * deviation / 2)
      #expect(abs(table.quantile(uniform) / exact - 1) < 2e-5)
    }
    #expect(LogNormalTable(deviation: 0).quantile(0.9) == 1)
  }
}
