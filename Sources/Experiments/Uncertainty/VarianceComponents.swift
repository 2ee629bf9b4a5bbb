/// The spread of an outcome over particles and seeds, told apart: what luck makes, what uncertain parameters make, and both.
///
/// Runs of one particle differ by luck alone; means of particles differ by luck and by parameters. With *a* particles of *k*
/// runs, within each the mean square *W*, and *B* the mean square between them, the components are *W* for luck and
/// (*B* − *W*)/*k* for parameters. Both are unbiased. The second may come out below zero by luck; it is then given as 0, and
/// the flag says so.
///
/// - Source: one-way random-effects analysis of variance; Searle, Casella and McCulloch 1992, chapter 3.
public struct VarianceComponents: Sendable, Equatable {
  public let particles: Int
  public let runsPerParticle: Int
  public let mean: Double
  /// Variance of a run at known parameters.
  public let luck: Double
  /// Variance over parameters of what would be expected at each; not below 0.
  public let parameters: Double
  /// Whether the estimate for parameters was negative.
  public let isTruncated: Bool
  /// Standard error of the mean, from a finite number of particles and runs.
  public let standardError: Double

  /// - Parameters:
  ///   - values: the runs of the first particle, then those of the second, and so on.
  ///   - runsPerParticle: the same for all.
  /// - Returns: nil unless there are two particles with two runs.
  /// - Precondition: the values are those of whole particles.
  public init?(_ values: [Double], runsPerParticle: Int) {
    precondition(runsPerParticle > 0 && values.count.isMultiple(of: runsPerParticle), "particles have the same runs")
    let particles = values.count / runsPerParticle
    guard particles > 1, runsPerParticle > 1 else { return nil }
    let means = Statistics.blockMeans(values, size: runsPerParticle)
    let mean = Statistics.mean(means)
    var (within, between) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let gap = value - means[index / runsPerParticle]
      within += gap * gap
    }
    for value in means { between += (value - mean) * (value - mean) }
    within /= Double(particles * (runsPerParticle - 1))
    between *= Double(runsPerParticle) / Double(particles - 1)
    let component = (between - within) / Double(runsPerParticle)
    self.particles = particles
    self.runsPerParticle = runsPerParticle
    self.mean = mean
    luck = within
    parameters = max(0, component)
    isTruncated = component < 0
    standardError = (between / Double(values.count)).squareRoot()
  }

  /// Variance of a run at parameters that nobody knows.
  public var total: Double { luck + parameters }

  /// Part of that variance that parameters make; nil if nothing varies.
  public var parameterShare: Double? { total > 0 ? parameters / total : nil }

  /// Half the width of an interval that holds 90 % of a normal distribution with a variance.
  public static func margin(_ variance: Double) -> Double { Statistics.normal95 * variance.squareRoot() }
}

extension Statistics {
  /// Means of consecutive blocks of values.
  ///
  /// - Precondition: the values fill whole blocks.
  static func blockMeans(_ values: [Double], size: Int) -> [Double] {
    precondition(size > 0 && values.count.isMultiple(of: size), "values fill whole blocks")
    guard size > 1 else { return values }
    return stride(from: 0, to: values.count, by: size).map { mean(Array(values[$0..<$0 + size])) }
  }
}
