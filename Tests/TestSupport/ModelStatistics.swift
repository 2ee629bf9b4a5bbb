/// The largest |z| a statistical test accepts: a false alarm in some 150,000 tests.
public let acceptedDeviations = 4.5

/// Standard score of a count of successes in independent trials: `(k − np) / √(np(1 − p))`.
public func standardScore(successes: Int, trials: Int, probability: Double) -> Double {
  let expected = Double(trials) * probability
  return (Double(successes) - expected) / (expected * (1 - probability)).squareRoot()
}

/// Standard score of a mean of independent values with a known mean, with the deviation estimated from them.
public func standardScore(ofMeanOf values: [Double], expected: Double) -> Double {
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  return (mean - expected) / (variance / count).squareRoot()
}

/// Pearson's statistic `Σ (observed − expected)² / expected`.
public func chiSquare(observed: [Int], shares: [Double]) -> Double {
  let total = Double(observed.reduce(0, +))
  return zip(observed, shares).reduce(0) { sum, pair in
    let expected = total * pair.1
    let gap = Double(pair.0) - expected
    return sum + gap * gap / expected
  }
}

/// The value that Pearson's statistic exceeds in one of some 150,000 tests.
///
/// - Source: Wilson & Hilferty 1931: `d·(1 − 2/(9d) + z·√(2/(9d)))³` with z = 4.35; within 2 % of the exact value from 5
///   degrees of freedom on.
public func chiSquareLimit(degreesOfFreedom: Int) -> Double {
  let d = Double(degreesOfFreedom)
  let root = 1 - 2 / (9 * d) + 4.35 * (2 / (9 * d)).squareRoot()
  return d * root * root * root
}
