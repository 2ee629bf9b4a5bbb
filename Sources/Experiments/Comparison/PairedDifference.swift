/// How one measure differs between two arms that had the same luck, replicate by replicate.
public struct PairedDifference: Sendable, Equatable {
  /// Of the base and of the policy arm, one value for each replicate.
  public let base: [Double]
  public let policy: [Double]
  /// Policy minus base, one value for each replicate.
  public let differences: [Double]
  /// Of the differences.
  public let distribution: Distribution
  /// Consecutive replicates that share uncertain parameters, and so are not independent; 1 if none are drawn.
  public let runsPerDraw: Int

  /// - Precondition: both arms have the same replicates, at least one.
  public init(base: [Double], policy: [Double], runsPerDraw: Int = 1) {
    precondition(base.count == policy.count && !base.isEmpty, "both arms have the same replicates")
    self.base = base
    self.policy = policy
    self.runsPerDraw = runsPerDraw
    differences = zip(base, policy).map { $1 - $0 }
    distribution = Distribution(differences, runsPerDraw: runsPerDraw)
  }

  public var mean: Double { distribution.mean }

  /// Correlation of the arms over replicates (Pearson); nil unless both vary.
  public var correlation: Double? {
    guard let one = Statistics.standardDeviation(base), let other = Statistics.standardDeviation(policy), one > 0,
      other > 0
    else { return nil }
    let (baseMean, policyMean) = (Statistics.mean(base), Statistics.mean(policy))
    let products = zip(base, policy).reduce(0) { $0 + ($1.0 - baseMean) * ($1.1 - policyMean) }
    return min(1, max(-1, products / Double(base.count - 1) / (one * other)))
  }

  /// How many times smaller the variance of the difference is than with arms of separate luck: `(s² + s²) / s²(difference)`.
  ///
  /// Nil for one replicate, or where nothing varies.
  public var varianceRatio: Double? {
    guard let one = Statistics.standardDeviation(base), let other = Statistics.standardDeviation(policy),
      let paired = distribution.standardDeviation, one > 0 || other > 0
    else { return nil }
    return paired > 0 ? (one * one + other * other) / (paired * paired) : .infinity
  }

  /// Half the width of the 90 % interval of the mean difference: Student's *t* times the standard error.
  ///
  /// Where parameters are drawn, the means of the draws are the independent values. Nil for one value.
  public var margin: Double? {
    distribution.standardError.map {
      $0 * Statistics.studentT95(degreesOfFreedom: differences.count / runsPerDraw - 1)
    }
  }

  /// Probability that luck alone makes a mean difference as large, by Student's *t*; 1 for one value.
  public var luckProbability: Double {
    let count = differences.count / runsPerDraw
    guard let error = distribution.standardError else { return 1 }
    guard error > 0 else { return mean == 0 ? 1 : 0 }
    return Statistics.studentTails(beyond: mean / error, degreesOfFreedom: count - 1)
  }

  /// What luck and what parameters make of the spread; nil unless particles are drawn and run twice.
  public var components: VarianceComponents? { VarianceComponents(differences, runsPerParticle: runsPerDraw) }

  /// Ends of that interval.
  public var interval: ClosedRange<Double>? { margin.map { (mean - $0)...(mean + $0) } }

  /// Whether the interval of the mean leaves zero out: an effect that these replicates can tell from none.
  public var isMeasurable: Bool {
    guard let interval else { return false }
    return interval.lowerBound > 0 || interval.upperBound < 0
  }
}

/// A ratio of two means over the same replicates, with Fieller's interval.
public struct RatioEstimate: Sendable, Equatable {
  /// Mean of the numerators over mean of the denominators.
  public let ratio: Double
  /// 90 % interval.
  public let interval: ClosedRange<Double>

  /// Nil unless the interval of the denominators' mean leaves zero out: then the ratio may be anything.
  ///
  /// With means *a*, *b*, their variances *v*ₐ, *v*_b and covariance *c*, and *t* the 95 % quantile of Student's *t*, the
  /// bounds are the roots *r* of `(a − r·b)² = t²·(vₐ − 2·r·c + r²·v_b)`.
  ///
  /// - Source: Fieller 1954.
  public init?(_ numerators: [Double], over denominators: [Double], runsPerDraw: Int = 1) {
    precondition(numerators.count == denominators.count, "one numerator for each denominator")
    let numerators = Statistics.blockMeans(numerators, size: runsPerDraw)
    let denominators = Statistics.blockMeans(denominators, size: runsPerDraw)
    let count = Double(numerators.count)
    guard count > 1 else { return nil }
    let (a, b) = (Statistics.mean(numerators), Statistics.mean(denominators))
    let scale = 1 / (count * (count - 1))
    let varianceA = numerators.reduce(0) { $0 + ($1 - a) * ($1 - a) } * scale
    let varianceB = denominators.reduce(0) { $0 + ($1 - b) * ($1 - b) } * scale
    let covariance = zip(numerators, denominators).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } * scale
    let t = Statistics.studentT95(degreesOfFreedom: numerators.count - 1)
    let leading = b * b - t * t * varianceB
    guard leading > 0 else { return nil }
    let middle = a * b - t * t * covariance
    let last = a * a - t * t * varianceA
    let root = max(0, middle * middle - leading * last).squareRoot()
    ratio = a / b
    interval = ((middle - root) / leading)...((middle + root) / leading)
  }
}
