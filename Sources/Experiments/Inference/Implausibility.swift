/// How far a point of parameter space is from what was observed, in units of what could excuse the distance.
///
/// History matching rules points out instead of choosing a best one: a point is kept while its implausibility is below a bound.
///
/// - Source: Craig, Goldstein and others 1997; Vernon, Goldstein and Bower 2010, eq. 18–20.
package struct Implausibility: Sendable, Equatable {
  /// One observed figure.
  package struct Observation: Sendable, Equatable {
    package let value: Double
    /// Standard error of the figure itself.
    package let error: Double
    /// Standard deviation of what the model cannot hit even with the right parameters.
    package let discrepancy: Double

    package init(value: Double, error: Double, discrepancy: Double) {
      precondition(error >= 0 && discrepancy >= 0 && error + discrepancy > 0, "a figure has some error")
      (self.value, self.error, self.discrepancy) = (value, error, discrepancy)
    }
  }

  /// By Pukelsheim's rule (1994) any distribution of one peak holds 95 % within three deviations.
  package static let bound = 3.0

  /// By observation: |simulated mean − observed| over the root of all variances.
  package let parts: [Double]

  /// - Parameters:
  ///   - means: simulated, by observation.
  ///   - standardErrors: of these means, from replicates.
  package init(_ observations: [Observation], means: [Double], standardErrors: [Double]) {
    precondition(!observations.isEmpty, "there is something observed")
    precondition(
      means.count == observations.count && standardErrors.count == means.count, "a mean for each observation")
    parts = observations.indices.map { index in
      let observation = observations[index]
      let known = observation.error * observation.error + observation.discrepancy * observation.discrepancy
      let variance = known + standardErrors[index] * standardErrors[index]
      return abs(means[index] - observation.value) / variance.squareRoot()
    }
  }

  /// The largest part, the second largest for 2, and so on: the second or third forgives one or two figures that may be wrong.
  ///
  /// - Precondition: there are so many observations.
  package func largest(_ rank: Int = 1) -> Double {
    precondition((1...parts.count).contains(rank), "a rank is 1 up to the number of observations")
    return parts.sorted(by: >)[rank - 1]
  }

  /// Whether the point is kept.
  package func isPlausible(rank: Int = 1, bound: Double = Implausibility.bound) -> Bool { largest(rank) <= bound }

  /// Place of the observation that speaks most against the point.
  package var worst: Int { parts.indices.dropFirst().reduce(0) { parts[$1] > parts[$0] ? $1 : $0 } }
}
