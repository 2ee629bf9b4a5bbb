import Testing

@testable import Experiments

struct StatisticsTests {
  @Test func `mean, deviation and standard error of five numbers are those worked out by hand`() {
    let values = [2.0, 4, 4, 5, 10]
    #expect(Statistics.mean(values) == 5)
    // Squares about 5: 9 + 1 + 1 + 0 + 25 = 36; 36 / 4 = 9.
    #expect(Statistics.standardDeviation(values) == 3)
    #expect(Statistics.standardError(values) == 3 / 5.0.squareRoot())
  }

  @Test func `one value has a mean and no deviation`() {
    let one = Distribution([7])
    #expect(one.mean == 7)
    #expect(one.standardDeviation == nil)
    #expect(one.standardError == nil)
    #expect([one.q05, one.q25, one.q50, one.q75, one.q95] == [7, 7, 7, 7, 7])
  }

  /// The values that R prints for `quantile(c(1, 2, 4, 8, 16), p, type = 7)`.
  @Test(arguments: [(0.0, 1.0), (0.05, 1.2), (0.25, 2), (0.5, 4), (0.6, 5.6), (0.95, 14.4), (1, 16)])
  func `quantiles are of type 7`(probability: Double, expected: Double) {
    #expect(abs(Statistics.quantile([16, 1, 8, 2, 4], probability) - expected) < 1e-12)
  }

  /// Printed in Brown, Cai and DasGupta 2001 by formula; here worked out from the roots of
  /// (p − s)² = z² p (1 − p) / n, which the ends must solve.
  @Test(arguments: [(0, 16), (1, 16), (8, 16), (12, 16), (16, 16), (500, 1000)])
  func `the ends of a Wilson interval solve its equation`(successes: Int, trials: Int) {
    let share = Double(successes) / Double(trials)
    let interval = Statistics.wilsonInterval(successes: successes, trials: trials)
    let square = Statistics.normal95 * Statistics.normal95
    for end in [interval.lowerBound, interval.upperBound] {
      let distance = (end - share) * (end - share) - square * end * (1 - end) / Double(trials)
      #expect(abs(distance) < 1e-12)
    }
    #expect(interval.contains(share))
  }

  @Test func `no success in sixteen leaves a chance of up to 14 percent`() {
    let interval = Statistics.wilsonInterval(successes: 0, trials: 16)
    #expect(interval.lowerBound == 0)
    #expect((interval.upperBound * 1000).rounded() == 145)
  }

  @Test func `the order of the values changes a distribution at most in the last digits of its mean`() {
    let values = (0..<101).map { Double($0 * 37 % 101) }
    let distribution = Distribution(values)
    #expect(distribution.q05 == 5)
    #expect(distribution.q25 == 25)
    #expect(distribution.q50 == 50)
    #expect(distribution.q95 == 95)
    #expect(Distribution(values) == distribution)
    #expect(Distribution(values.reversed()).q75 == distribution.q75)
  }
}
