/// Groups of factors by importance, and which neighbours the sample cannot tell apart.
///
/// Neighbours whose intervals overlap are undecided. The error of an estimate falls with one over the root of the sample, hence
/// the sample that would part two intervals is the present one times the square of (half-widths)/(distance of the values).
package struct SensitivityRanking: Sendable, Equatable {
  package struct Tie: Sendable, Equatable {
    package let upper: Int
    package let lower: Int
    /// Rows or trajectories that would tell the two apart; nil if more than a hundred times the present number.
    package let needed: Int?
  }

  /// Groups from the most important one down; equal ones in the order given.
  package let order: [Int]
  /// Undecided neighbours in that order.
  package let ties: [Tie]

  /// - Parameters:
  ///   - estimates: of importance, by group: total indices or μ*.
  ///   - sample: rows or trajectories behind the estimates.
  ///   - negligible: two groups whose intervals end at or below need not be told apart.
  package init(_ estimates: [Estimate], sample: Int, negligible: Double) {
    order = estimates.indices.sorted {
      estimates[$0].value == estimates[$1].value ? $0 < $1 : estimates[$0].value > estimates[$1].value
    }
    ties = zip(order, order.dropFirst()).compactMap { upper, lower in
      let (one, other) = (estimates[upper], estimates[lower])
      guard let high = one.interval, let low = other.interval else {
        return Tie(upper: upper, lower: lower, needed: nil)
      }
      guard low.upperBound >= high.lowerBound, max(low.upperBound, high.upperBound) > negligible else { return nil }
      let distance = one.value - other.value
      let widths = max(0, one.value - high.lowerBound) + max(0, low.upperBound - other.value)
      guard distance > 0, widths <= 10 * distance else { return Tie(upper: upper, lower: lower, needed: nil) }
      let ratio = widths / distance
      return Tie(
        upper: upper, lower: lower, needed: max(sample + 1, Int((Double(sample) * ratio * ratio).rounded(.up))))
    }
  }

  package var isDecided: Bool { ties.isEmpty }

  /// Rows or trajectories that would decide the whole order; nil if it is decided, or if no affordable number would do.
  package var needed: Int? {
    let numbers = ties.compactMap(\.needed)
    return numbers.count == ties.count ? numbers.max() : nil
  }
}
