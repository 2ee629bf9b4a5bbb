/// Shares of the variance of a result that groups of factors account for.
///
/// First order: what a group does alone, *V*[E(*Y*|*Xᵢ*)]/*V*[*Y*]. Total: everything it has a part in,
/// E[*V*(*Y*|all others)]/*V*[*Y*]. Second order: what two do together beyond what each does alone.
///
/// The estimators, with A, B and ABᵢ as in `SaltelliDesign` and results less their mean:
/// - First order, mean of B·(ABᵢ − A) (Saltelli and others 2010, table 2 b): its error falls with the effect of the factor, where
///   those of Jansen 1999 and of Janon and others 2014 keep theirs (0.001 against 0.032 for the weak factors of Sobol's *g* at 256
///   rows); it is the weak factors that are many. It may be negative.
/// - Total, half the mean of (A − ABᵢ)² (Jansen 1999): never negative, and the best of those compared by Saltelli and others 2010.
/// - Second order, mean of BAᵢ·ABⱼ − A·B less both first orders (Saltelli 2002, eq. 16).
///
/// Intervals are percentiles of a bootstrap over rows. Rows of a Sobol' sequence fill the cube more evenly than the independent
/// ones the bootstrap takes them for, so that the intervals are wide rather than narrow.
package struct SobolIndices: Sendable, Equatable {
  /// What two groups do together beyond what each does alone.
  package struct Interaction: Sendable, Equatable {
    package let one: Int
    package let other: Int
    package let estimate: Estimate
  }

  /// By group.
  package let first: [Estimate]
  /// By group.
  package let total: [Estimate]
  /// By pair of groups: (0, 1), (0, 2), …; empty unless the design has second order.
  package let second: [Interaction]
  /// Mean and variance of the results of A and B; the variance without that of luck.
  package let mean: Double
  package let variance: Double
  /// Part of the whole variance that is luck; 0 with common luck.
  package let luckShare: Double
  package let rows: Int

  /// Estimates the indices from the first rows of a design.
  ///
  /// - Parameters:
  ///   - results: of the design's points, in their order.
  ///   - rows: all of them unless told; fewer show how the estimates settle.
  /// - Returns: nil if the results do not vary, or not beyond what luck explains: there is nothing to give shares of.
  package init?(
    _ design: SaltelliDesign, results: [Double], rows: Int? = nil, luck: ReplicateLuck = .common, bootstrap: Bootstrap
  ) {
    let rows = rows ?? design.rows
    precondition(results.count == design.points.count, "there is one result for each point")
    precondition((2...design.rows).contains(rows), "indices need two rows of the design")
    let sample = Sample(design, results: results, rows: rows)
    let once = Array(repeating: 1.0, count: rows)
    guard let all = sample.moments(times: once, luck: luck) else { return nil }
    let resampled = (0..<bootstrap.resamples).compactMap {
      sample.moments(times: bootstrap.multiplicities(rows, resample: $0), luck: luck)
    }
    func estimate(_ index: (Moments) -> Double) -> Estimate {
      Estimate(value: index(all), interval: bootstrap.interval(resampled.map(index)))
    }
    let groups = Array(design.groups.members.indices)
    first = groups.map { group in estimate { $0.first[group] } }
    total = groups.map { group in estimate { $0.total[group] } }
    second = sample.pairs.enumerated().map { place, pair in
      Interaction(one: pair.one, other: pair.other, estimate: estimate { $0.second[place] })
    }
    mean = sample.centre + all.mean
    variance = all.variance
    luckShare = luck.variance / (all.variance + luck.variance)
    self.rows = rows
  }

  /// Share of the variance that no group accounts for alone: interactions, within the error of the first orders.
  package var interactionShare: Double { 1 - first.reduce(0) { $0 + $1.value } }
}

/// What one drawing of the rows gives.
private struct Moments {
  let mean: Double
  let variance: Double
  let first: [Double]
  let total: [Double]
  let second: [Double]
}

/// Results by row, less their mean, and the products that the estimators average.
private struct Sample {
  let centre: Double
  private let a: [Double]
  private let b: [Double]
  /// By group, then row.
  private let firsts: [[Double]]
  private let totals: [[Double]]
  /// By pair, then row; of closed second order.
  private let seconds: [[Double]]
  let pairs: [(one: Int, other: Int)]
  private let isConstant: Bool

  init(_ design: SaltelliDesign, results: [Double], rows: Int) {
    let used = results.prefix(rows * design.pointsPerRow)
    let centre = used.reduce(0, +) / Double(used.count)
    let groups = Array(design.groups.members.indices)
    let a = (0..<rows).map { results[design.placeOfA(row: $0)] - centre }
    let b = (0..<rows).map { results[design.placeOfB(row: $0)] - centre }
    let ab = groups.map { group in (0..<rows).map { results[design.placeOfAB(row: $0, group: group)] - centre } }
    let pairs = design.hasSecondOrder ? Self.pairs(of: groups.count) : []
    firsts = ab.map { ab in (0..<rows).map { b[$0] * (ab[$0] - a[$0]) } }
    totals = ab.map { ab in
      (0..<rows).map { row in
        let change = a[row] - ab[row]
        return change * change / 2
      }
    }
    seconds = pairs.map { pair in
      (0..<rows).map { row in
        let back = results[design.placeOfBA(row: row, group: pair.one)] - centre
        return back * ab[pair.other][row] - a[row] * b[row]
      }
    }
    isConstant = (a + b).allSatisfy { $0 == a[0] }
    (self.centre, self.a, self.b, self.pairs) = (centre, a, b, pairs)
  }

  private static func pairs(of groups: Int) -> [(one: Int, other: Int)] {
    (0..<groups).flatMap { one in ((one + 1)..<max(groups, one + 1)).map { (one, $0) } }
  }

  /// The indices when each row counts so many times; nil without variance to share out.
  func moments(times: [Double], luck: ReplicateLuck) -> Moments? {
    guard !isConstant else { return nil }
    let count = Double(times.count)
    func mean(_ values: [Double]) -> Double {
      var sum = 0.0
      for row in values.indices { sum += values[row] * times[row] }
      return sum / count
    }
    let middle = (mean(a) + mean(b)) / 2
    var squares = 0.0
    for row in times.indices {
      let (one, other) = (a[row] - middle, b[row] - middle)
      squares += times[row] * (one * one + other * other)
    }
    let variance = squares / (2 * count) - luck.variance
    guard variance > 0 else { return nil }
    let first = firsts.map { mean($0) / variance }
    let total = totals.map { (mean($0) - luck.variance) / variance }
    let second = zip(pairs, seconds).map { pair, products in
      mean(products) / variance - first[pair.one] - first[pair.other]
    }
    return Moments(mean: middle, variance: variance, first: first, total: total, second: second)
  }
}
