import Testing

@testable import Experiments

struct PackageMatrixTests {
  /// Three packages in three worlds; by hand, regrets are 0 4 6, 5 0 2, 3 1 0.
  private let outcomes: [[Double?]] = [[10, 3, 1], [5, 7, 5], [7, 6, 7]]

  @Test func `regret is the distance from the best in each world`() throws {
    let matrix = try #require(PackageMatrix(outcomes, isLargerBetter: true))
    #expect(matrix.standings.map(\.regrets) == [[0, 4, 6], [5, 0, 2], [3, 1, 0]])
    #expect(matrix.standings.map(\.largestRegret) == [6, 5, 3])
    #expect(matrix.standings.map(\.worldOfLargestRegret) == [2, 0, 0])
    #expect(matrix.standings.map(\.worst) == [1, 5, 6])
    #expect(matrix.standings.map(\.worldOfWorst) == [2, 0, 1])
    #expect(matrix.standings.map(\.best) == [1, 1, 1])
    // Between the second and the third of three: 1.8 steps along.
    #expect(zip(matrix.standings, [5.6, 4.4, 2.6]).allSatisfy { abs($0.regret90 - $1) < 1e-12 })
    #expect(matrix.leastLargestRegret == 2)
  }

  @Test func `where smaller is better, all is mirrored`() throws {
    let mirrored = outcomes.map { $0.map { $0.map { -$0 } } }
    let one = try #require(PackageMatrix(outcomes, isLargerBetter: true))
    let other = try #require(PackageMatrix(mirrored, isLargerBetter: false))
    #expect(other.standings.map(\.regrets) == one.standings.map(\.regrets))
    #expect(other.standings.map(\.worst) == [-1, -5, -6])
    #expect(other.standings.map(\.best) == [1, 1, 1])
  }

  @Test func `equal packages are all best`() throws {
    let matrix = try #require(PackageMatrix([[1, 2], [1, 2]], isLargerBetter: true))
    #expect(matrix.standings.map(\.best) == [2, 2] && matrix.leastLargestRegret == 0)
  }

  @Test func `a world in which a run failed is left out for all, and named`() throws {
    var holed = outcomes
    holed[1][0] = nil
    holed[0][1] = .nan
    let matrix = try #require(PackageMatrix(holed, isLargerBetter: true))
    #expect(matrix.worlds == [2] && matrix.leftOut == [0, 1])
    #expect(matrix.standings.map(\.worldOfWorst) == [2, 2, 2])
    #expect(matrix.standings.map(\.largestRegret) == [6, 2, 0])
    holed[2][2] = nil
    #expect(PackageMatrix(holed, isLargerBetter: true) == nil)
  }
}
