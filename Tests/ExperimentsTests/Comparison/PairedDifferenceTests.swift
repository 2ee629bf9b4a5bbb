import Testing

@testable import Experiments

struct PairedDifferenceTests {
  @Test func `a constant effect is known exactly, however much the arms vary`() throws {
    let base = [10.0, 20, 40, 5]
    let paired = PairedDifference(base: base, policy: base.map { $0 + 3 })
    #expect(paired.mean == 3)
    #expect(paired.margin == 0)
    #expect(abs(try #require(paired.correlation) - 1) < 1e-12)
    #expect(paired.varianceRatio == .infinity)
    #expect(paired.isMeasurable)
  }

  @Test func `margin, correlation and variance ratio by hand`() throws {
    // Differences 1, 3: mean 2, deviation √2, standard error 1; t(1) = 6.313752.
    let paired = PairedDifference(base: [0, 4], policy: [1, 7])
    #expect(paired.mean == 2)
    #expect(abs(try #require(paired.margin) - 6.313752) < 1e-9)
    #expect(!paired.isMeasurable)
    #expect(abs(try #require(paired.correlation) - 1) < 1e-12)
    // Variances 8 and 18 against 2.
    #expect(abs(try #require(paired.varianceRatio) - 13) < 1e-9)
  }

  @Test func `one replicate has no interval`() {
    let paired = PairedDifference(base: [1], policy: [2])
    #expect(paired.margin == nil)
    #expect(paired.correlation == nil)
    #expect(!paired.isMeasurable)
  }

  @Test(arguments: [(1, 6.313752), (9, 1.833113), (30, 1.697261), (31, 1.695519), (120, 1.657651), (1000, 1.646379)])
  func `quantiles of Student's t are the printed ones`(degrees: Int, value: Double) {
    #expect(abs(Statistics.studentT95(degreesOfFreedom: degrees) - value) < 2e-6)
  }

  @Test(arguments: [(1, 12.706205), (9, 2.262157), (30, 2.042272), (31, 2.039513), (63, 1.998341), (1000, 1.962339)])
  func `so are those of an interval of 95 %`(degrees: Int, value: Double) {
    #expect(abs(Statistics.studentT975(degreesOfFreedom: degrees) - value) < 1e-5)
  }

  @Test(arguments: [1, 2, 3, 4, 9, 10, 30, 63])
  func `tails of Student's t are those beyond its quantiles`(degrees: Int) {
    let (ten, five) = (
      Statistics.studentT95(degreesOfFreedom: degrees), Statistics.studentT975(degreesOfFreedom: degrees)
    )
    #expect(abs(Statistics.studentTails(beyond: ten, degreesOfFreedom: degrees) - 0.1) < 1e-6)
    #expect(abs(Statistics.studentTails(beyond: -five, degreesOfFreedom: degrees) - 0.05) < 1e-6)
    #expect(Statistics.studentTails(beyond: 0, degreesOfFreedom: degrees) == 1)
  }

  @Test func `one degree of freedom has Cauchy's tails, and many those of the normal`() {
    #expect(abs(Statistics.studentTails(beyond: 1, degreesOfFreedom: 1) - 0.5) < 1e-9)
    #expect(abs(Statistics.studentTails(beyond: Statistics.normal95, degreesOfFreedom: 10_000) - 0.1) < 1e-4)
  }

  @Test func `values that share parameters have the error of their blocks`() throws {
    let values = [1.0, 3, 5, 7]
    let paired = PairedDifference(base: [0, 0, 0, 0], policy: values, runsPerDraw: 2)
    // Blocks 2 and 6: a standard error of 2, one degree of freedom.
    #expect(paired.distribution.standardError == 2)
    #expect(abs(try #require(paired.margin) - 2 * 6.313752) < 1e-9)
    #expect(abs(paired.luckProbability - Statistics.studentTails(beyond: 2, degreesOfFreedom: 1)) < 1e-12)
  }

  @Test func `a ratio has Fieller's interval`() throws {
    // The same figures by the formula in another program: means 10 and 2, variances of the means 0.25 and 0.01, covariance 0.02,
    // t(3) = 2.353363.
    let numerators = [9.0, 9.5, 10.2, 11.3]
    let denominators = [1.9, 1.8, 2.1, 2.2]
    let estimate = try #require(RatioEstimate(numerators, over: denominators))
    #expect(abs(estimate.ratio - 5) < 1e-12)
    for bound in [estimate.interval.lowerBound, estimate.interval.upperBound] {
      // At a bound, the mean of numerator − bound · denominator is t standard errors from zero.
      let rest = zip(numerators, denominators).map { $0 - bound * $1 }
      let score = Statistics.mean(rest) / (try #require(Statistics.standardError(rest)))
      #expect(abs(score.magnitude - 2.353363) < 1e-6)
    }
    #expect(estimate.interval.contains(5))
  }

  @Test func `a ratio over something that may be nothing is none`() {
    #expect(RatioEstimate([1, 2, 3], over: [-1, 0.5, 1]) == nil)
    #expect(RatioEstimate([1], over: [2]) == nil)
  }

  @Test func `replication goes on in steps until the margin is reached`() {
    let goal = ErrorGoal(margin: 1, indicator: "youthPopulation", year: 2030)
    // Margin 6.3 with two replicates: at most twice as many next.
    let wide = PairedDifference(base: [0, 0], policy: [1, 3])
    #expect(goal.replicatesNeeded([wide]) == 4)
    let narrow = PairedDifference(base: [0, 0], policy: [1, 1.1])
    #expect(goal.replicatesNeeded([narrow]) == nil)
    #expect(goal.replicatesNeeded([narrow, wide]) == 4)
    // Nearly there: a quarter more at least.
    let eight = PairedDifference(base: [Double](repeating: 0, count: 8), policy: [0, 3, 0, 3, 0, 3, 0, 3.3])
    #expect(goal.replicatesNeeded([eight]) == 10)
  }
}
