/// Points of which each stratum of each dimension holds exactly one, spread as far apart as a search can make them.
///
/// The unit interval of a dimension is cut into as many strata as there are points, and each point stands in the middle of
/// one of them. Any stretch of any single factor is so covered evenly; spreading the points covers combinations too.
///
/// - Source: McKay, Beckman and Conover 1979; midpoints as in Patterson 1954.
package enum LatinHypercube {
  /// A Latin hypercube whose closest points are far apart.
  ///
  /// From a random one, two points exchange their strata in one dimension. An exchange is kept if it lowers
  /// φ = Σ (1/d²)⁸ over all pairs, whose largest terms are those of the closest pairs, or raises it by less than a threshold
  /// that falls to 0. Of several such searches the design of the largest least distance is taken, then of the lowest φ. The
  /// length of the search depends on the numbers of points and dimensions only.
  ///
  /// - Source: Morris and Mitchell 1995, eq. 2 with *p* = 16, Euclidean distance; threshold accepting of Dueck and Scheuer 1990.
  /// - Shape: `points` rows of `dimensions` numbers in (0, 1).
  /// - Complexity: some 2·10⁸ elementary steps at most, but at least one exchange a point.
  package static func maximin(points: Int, dimensions: Int, seed: UInt64) -> [[Double]] {
    // One search takes `tries` exchanges of some 2 · points · dimensions steps.
    let size = points * dimensions
    let tries = max(points, min(100 * size, 100_000_000 / size))
    let searches = max(1, min(20, 100_000_000 / (size * tries)))
    let found = (0..<searches).map { search in
      var strata = randomStrata(points: points, dimensions: dimensions, seed: seed, number: search)
      spread(&strata, attempts: search * tries..<(search + 1) * tries, seed: seed)
      return strata
    }
    let qualities = found.map(quality)
    let best = qualities.indices.reduce(0) { isBetter(qualities[$1], qualities[$0]) ? $1 : $0 }
    return midpoints(found[best])
  }

  /// A random Latin hypercube, each combination of strata equally likely.
  package static func random(points: Int, dimensions: Int, seed: UInt64) -> [[Double]] {
    midpoints(randomStrata(points: points, dimensions: dimensions, seed: seed, number: 0))
  }

  private static func midpoints(_ strata: [[Int32]]) -> [[Double]] {
    strata.map { row in row.map { (Double($0) + 0.5) / Double(strata.count) } }
  }

  private static func randomStrata(points: Int, dimensions: Int, seed: UInt64, number: Int) -> [[Int32]] {
    precondition(points > 0 && dimensions > 0, "a design has points and dimensions")
    let draws = DesignDraws(.latinHypercube, seed: seed)
    let columns = (0..<dimensions).map { draws.permutation(of: points, number * dimensions + $0) }
    return (0..<points).map { point in columns.map { Int32($0[point]) } }
  }

  /// Exchanges strata between pairs of points as long as φ falls, or rises by less than the threshold.
  private static func spread(_ strata: inout [[Int32]], attempts: Range<Int>, seed: UInt64) {
    let (points, dimensions) = (strata.count, strata[0].count)
    // Two points have one distance, which no exchange changes; in one dimension all are taken anyway.
    guard points > 2, dimensions > 1 else { return }
    let draws = DesignDraws(.latinHypercubeSwap, seed: seed)
    var sum = quality(strata).closeness
    for attempt in attempts {
      let one = draws.index(below: points, attempt, 0)
      let other = (one + 1 + draws.index(below: points - 1, attempt, 1)) % points
      let column = draws.index(below: dimensions, attempt, 2)
      let change = changeOfCloseness(strata, exchanging: one, other, in: column)
      let left = Double(attempts.upperBound - attempt) / Double(attempts.count)
      guard change < 0.3 * sum * left * left else { continue }
      sum += change
      let held = strata[one][column]
      strata[one][column] = strata[other][column]
      strata[other][column] = held
    }
  }

  /// The least squared distance, and φ.
  private static func quality(_ strata: [[Int32]]) -> (square: Int, closeness: Double) {
    let scale = Double(strata.count * strata.count)
    var (least, sum) = (Int.max, 0.0)
    for one in strata.indices {
      for other in 0..<one {
        let square = square(strata[one], strata[other])
        least = min(least, square)
        sum += closeness(square, scale)
      }
    }
    return (least, sum)
  }

  private static func isBetter(_ one: (square: Int, closeness: Double), _ other: (square: Int, closeness: Double))
    -> Bool
  {
    one.square == other.square ? one.closeness < other.closeness : one.square > other.square
  }

  /// What an exchange adds to φ; the distance of the two from each other stays.
  private static func changeOfCloseness(
    _ strata: [[Int32]], exchanging one: Int, _ other: Int, in column: Int
  ) -> Double {
    let scale = Double(strata.count * strata.count)
    let (first, second) = (strata[one], strata[other])
    var change = 0.0
    for point in strata.indices where point != one && point != other {
      let row = strata[point]
      let (near, far) = (square(row, first), square(row, second))
      let before = (row[column] - first[column]) * (row[column] - first[column])
      let after = (row[column] - second[column]) * (row[column] - second[column])
      change += closeness(near + Int(after - before), scale) - closeness(near, scale)
      change += closeness(far + Int(before - after), scale) - closeness(far, scale)
    }
    return change
  }

  /// Squared distance in strata.
  @inline(__always)
  private static func square(_ one: [Int32], _ other: [Int32]) -> Int {
    var sum = 0
    for index in one.indices { sum += Int((one[index] - other[index]) * (one[index] - other[index])) }
    return sum
  }

  /// The term of one pair in φ: the eighth power of the inverse squared distance, in units of the number of points.
  @inline(__always)
  private static func closeness(_ square: Int, _ scale: Double) -> Double {
    let inverse = scale / Double(square)
    let second = inverse * inverse
    let fourth = second * second
    return fourth * fourth
  }
}
