/// How the luck of replicates enters the results that an index is estimated from.
package enum ReplicateLuck: Sendable, Equatable {
  /// Every point met the same luck (common random numbers): differences between points are the factors' alone.
  ///
  /// The indices are those of the mean over these replicates; other luck would give slightly other ones.
  case common
  /// Every point had luck of its own. `variance` is the mean over the points of the squared standard error of a result; it is
  /// taken out of the variance that the factors are given shares of, and out of the total effects.
  case independent(variance: Double)

  /// Variance of a result that luck alone makes.
  var variance: Double {
    switch self {
    case .common: 0
    case .independent(let variance): variance
    }
  }
}
