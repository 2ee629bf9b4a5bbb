import Testing

@testable import Experiments

struct LatinHypercubeTests {
  /// Squared distance of the two closest points.
  private func closest(_ points: [[Double]]) -> Double {
    var least = Double.infinity
    for one in points.indices {
      for other in 0..<one {
        least = min(least, zip(points[one], points[other]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
      }
    }
    return least
  }

  @Test(arguments: [(1, 1), (1, 4), (2, 3), (7, 1), (10, 2), (64, 5), (101, 43)])
  func `every stratum of every dimension holds one point`(points: Int, dimensions: Int) {
    let design = LatinHypercube.maximin(points: points, dimensions: dimensions, seed: 3)
    #expect(design.count == points)
    for dimension in 0..<dimensions {
      let strata = design.map { Int($0[dimension] * Double(points)) }
      #expect(strata.sorted() == Array(0..<points))
    }
  }

  @Test(arguments: [(10, 2), (30, 3), (50, 6)])
  func `maximin points are farther apart than the best of a hundred random hypercubes`(points: Int, dimensions: Int) {
    let spread = closest(LatinHypercube.maximin(points: points, dimensions: dimensions, seed: 1))
    let random = (0..<100).map { closest(LatinHypercube.random(points: points, dimensions: dimensions, seed: $0)) }
    #expect(spread > random.max() ?? .infinity)
  }

  /// Of all 9! Latin hypercubes of nine points in the plane, the best have a least squared distance of 10/81: found by
  /// enumeration, as in van Dam, Husslage, den Hertog and Melissen 2007.
  @Test func `nine points in the plane come near the best distance there is`() {
    let squares = (0..<20 as Range<UInt64>).map { seed in
      (closest(LatinHypercube.maximin(points: 9, dimensions: 2, seed: seed)) * 81).rounded()
    }
    #expect(squares.allSatisfy { $0 == 8 || $0 == 10 })
    #expect(squares.contains(10))
  }

  @Test func `a seed gives one design, another seed another`() {
    let design = LatinHypercube.maximin(points: 20, dimensions: 3, seed: 8)
    #expect(design == LatinHypercube.maximin(points: 20, dimensions: 3, seed: 8))
    #expect(design != LatinHypercube.maximin(points: 20, dimensions: 3, seed: 9))
  }
}
