/// Intervals of estimates by drawing their sample anew.
package struct Bootstrap: Sendable {
  /// How often the sample is drawn anew.
  package let resamples: Int
  private let draws: DesignDraws

  /// - Parameters:
  ///   - resamples: at least 1; a thousand settle the ends of a 90 % interval.
  ///   - seed: the same seed draws the same members, so that all estimates of one sample are resampled together.
  package init(resamples: Int = 1000, seed: UInt64) {
    precondition(resamples > 0, "a bootstrap draws at least once")
    self.resamples = resamples
    draws = DesignDraws(.bootstrap, seed: seed)
  }

  /// How often each of `count` members is drawn in one resample; the numbers add up to `count`.
  func multiplicities(_ count: Int, resample: Int) -> [Double] {
    var times = Array(repeating: 0.0, count: count)
    for place in 0..<count { times[draws.index(below: count, resample, place)] += 1 }
    return times
  }

  /// Percentile interval of 90 %.
  ///
  /// - Source: Efron and Tibshirani 1993, section 13.3.
  /// - Parameter estimates: of the resamples that gave one.
  /// - Returns: nil if fewer than half of the resamples gave an estimate.
  func interval(_ estimates: [Double]) -> ClosedRange<Double>? {
    guard 2 * estimates.count >= resamples else { return nil }
    let ascending = estimates.sorted()
    return Statistics.quantile(ofSorted: ascending, 0.05)...Statistics.quantile(ofSorted: ascending, 0.95)
  }
}

/// A number estimated from a sample, with its 90 % interval.
package struct Estimate: Sendable, Equatable {
  package let value: Double
  /// Nil where too few resamples gave an estimate.
  package let interval: ClosedRange<Double>?

  package init(value: Double, interval: ClosedRange<Double>?) {
    self.value = value
    self.interval = interval
  }
}
