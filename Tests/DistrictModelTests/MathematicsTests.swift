import Foundation
import Testing

@testable import DistrictModel

struct MathematicsTests {
  /// Relative distance from the platform's library; one unit in the last place is 2.2e-16.
  private func distance(_ value: Double, _ expected: Double) -> Double { abs(value - expected) / abs(expected) }

  @Test func `exp agrees with the platform's library within 1e-14 over its whole range`() {
    var worst = 0.0
    for step in -70_000...70_000 {
      let x = Double(step) / 100 + 0.000_123
      guard abs(x) < 700 else { continue }
      worst = max(worst, distance(Mathematics.exp(x), Foundation.exp(x)))
    }
    #expect(worst < 1e-14)
  }

  @Test func `exp near zero loses no digit of a small hazard`() {
    for exponent in 1...16 {
      let x = Foundation.pow(10, -Double(exponent))
      #expect(abs(Mathematics.exp(x) - Foundation.exp(x)) < 5e-16)
      #expect(abs(Mathematics.exp(-x) - Foundation.exp(-x)) < 5e-16)
    }
    #expect(Mathematics.exp(0) == 1)
  }

  @Test func `exp holds its argument to plus and minus 700`() {
    #expect(Mathematics.exp(1e6) == Mathematics.exp(700))
    #expect(Mathematics.exp(-1e6) == Mathematics.exp(-700))
    #expect(Mathematics.exp(-1e6) > 0)
  }

  @Test func `log agrees with the platform's library within 1e-14 from the smallest to the largest number`() {
    var worst = 0.0
    for step in -3000...3000 {
      let x = Foundation.exp(Double(step) / 4.25 + 0.01)
      worst = max(worst, distance(Mathematics.log(x), Foundation.log(x)))
    }
    #expect(worst < 1e-14)
    #expect(Mathematics.log(1) == 0)
    #expect(distance(Mathematics.log(.leastNonzeroMagnitude), Foundation.log(.leastNonzeroMagnitude)) < 1e-14)
  }

  @Test func `log keeps its digits beside one`() {
    for step in 1...1000 {
      let x = 1 + Double(step - 500) * 1e-7
      guard x != 1 else { continue }
      #expect(distance(Mathematics.log(x), Foundation.log(x)) < 1e-14)
    }
  }

  @Test(arguments: [(0.97, 0.4), (1.07, 1.0 / 12), (0.85, -1.3), (2.0, 10.0), (1.0, 1e6), (0.3, 0.0)])
  func `a power agrees with the platform's library`(base: Double, exponent: Double) {
    #expect(distance(Mathematics.power(base, exponent), Foundation.pow(base, exponent)) < 1e-14)
  }

  @Test func `logit undoes the logistic function`() {
    for step in 1...999 {
      let p = Double(step) / 1000
      #expect(abs(Mathematics.logistic(Mathematics.logit(p)) - p) < 1e-14)
    }
    #expect(Mathematics.logistic(0) == 0.5)
  }

  @Test func `logit of certainty is finite, so that a share of 0 or 1 may stand in a scenario`() {
    #expect(Mathematics.logistic(Mathematics.logit(0)) < 1e-11)
    #expect(Mathematics.logistic(Mathematics.logit(1)) > 1 - 1e-11)
  }

  /// The three values that Wichura prints to test an implementation (AS 241, 1988), and quantiles of common tables.
  @Test(arguments: [
    (0.25, -0.674_489_750_196_081_7), (0.001, -3.090_232_306_167_814), (1e-20, -9.262_340_089_798_408),
    (0.5, 0.0), (0.975, 1.959_963_984_540_054), (0.995, 2.575_829_303_548_901), (0.841_344_746_068_543, 1.0),
  ])
  func `normal quantiles are the printed ones`(probability: Double, quantile: Double) {
    #expect(abs(Mathematics.normalQuantile(probability) - quantile) <= 2e-15 * max(1, abs(quantile)))
  }

  @Test func `normal quantiles are the inverse of the platform's error function`() {
    for step in 1...9999 {
      let p = Double(step) / 10_000
      let back = 0.5 * Foundation.erfc(-Mathematics.normalQuantile(p) / 2.0.squareRoot())
      #expect(distance(back, p) < 1e-14)
    }
  }

  @Test func `normal quantiles are antisymmetric and rise with the probability`() {
    var last = -Double.infinity
    for step in 1...9999 {
      let p = Double(step) / 10_000
      let quantile = Mathematics.normalQuantile(p)
      #expect(quantile > last)
      #expect(abs(quantile + Mathematics.normalQuantile(1 - p)) < 1e-11)
      last = quantile
    }
  }
}
