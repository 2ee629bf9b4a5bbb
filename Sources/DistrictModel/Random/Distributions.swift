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

/// Quantiles of a log-normal with mean 1: `exp(σ·z − σ²/2)`, *z* standard normal.
///
/// Between the quantiles 1/256 and 255/256 by interpolation in a table of 16,384 steps, with a relative error below 2e-5
/// for σ up to 1; outside, and for larger σ, the function itself.
package struct LogNormalTable: Sendable {
  private static let steps = 16_384
  private let deviation: Double
  private let values: [Double]
  private let interpolated: ClosedRange<Double>

  /// - Parameter deviation: σ; nobody differs if it is not above 0.
  package init(deviation: Double) {
    self.deviation = max(0, deviation)
    interpolated = deviation > 0 && deviation <= 1 ? (1.0 / 256)...(255.0 / 256) : 2...2
    let range = interpolated
    let deviation = self.deviation
    values = (0...Self.steps).map { step in
      let quantile = Double(step) / Double(Self.steps)
      return range.contains(quantile) ? Self.exact(quantile, deviation) : 1
    }
  }

  private static func exact(_ uniform: Double, _ deviation: Double) -> Double {
    Mathematics.exp(deviation * Mathematics.normalQuantile(uniform) - deviation * deviation / 2)
  }

  @inline(__always)
  package func quantile(_ uniform: Double) -> Double {
    guard interpolated.contains(uniform) else { return deviation > 0 ? Self.exact(uniform, deviation) : 1 }
    let position = uniform * Double(Self.steps)
    let step = Int(position)
    let low = values[step]
    return low + (values[step + 1] - low) * (position - Double(step))
  }
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
