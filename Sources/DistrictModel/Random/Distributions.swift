/// A discrete distribution that is drawn by inverting its cumulative shares.
package struct Categorical: Sendable {
  /// Cumulative, last one 1 (or all 0 for an empty distribution).
  package private(set) var cumulative: [Double]

  /// - Parameter weights: non-negative, any sum.
  package init(_ weights: [Double]) {
    var sum = 0.0
    cumulative = weights.map {
      sum += $0
      return sum
    }
    if sum > 0 { for index in cumulative.indices { cumulative[index] /= sum } }
  }

  package var isEmpty: Bool { (cumulative.last ?? 0) <= 0 }

  /// Index of the member that holds the uniform.
  @inline(__always)
  package func index(_ uniform: Double) -> Int {
    // Halving without branches: the way through depends on a random number, which no processor foresees.
    var low = 0
    var count = cumulative.count
    while count > 1 {
      let half = count &>> 1
      low = cumulative[low &+ half &- 1] <= uniform ? low &+ half : low
      count &-= half
    }
    return low
  }
}

/// An exponential with the given mean, truncated to [0, upper], by inversion.
///
/// Truncation, not clamping: clamped ages would pile up on the last birthday.
package func truncatedExponential(mean: Double, upper: Double, _ uniform: Double) -> Double {
  guard mean > 0, upper > 0 else { return 0 }
  return -mean * Mathematics.log(1 - uniform * (1 - Mathematics.exp(-upper / mean)))
}

/// Whole parts that add up to the rounded total, by largest remainder; ties go to the earlier member.
package func largestRemainder(_ shares: [Double], total: Int) -> [Int] {
  let sum = shares.reduce(0, +)
  guard sum > 0 else { return shares.map { _ in 0 } }
  let exact = shares.map { $0 / sum * Double(total) }
  var parts = exact.map { Int($0.rounded(.down)) }
  let missing = total - parts.reduce(0, +)
  let order = exact.indices.sorted {
    let left = exact[$0] - exact[$0].rounded(.down)
    let right = exact[$1] - exact[$1].rounded(.down)
    return left != right ? left > right : $0 < $1
  }
  for index in order.prefix(max(0, missing)) { parts[index] += 1 }
  return parts
}
