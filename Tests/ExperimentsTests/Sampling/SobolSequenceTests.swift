import Testing

@testable import Experiments

struct SobolSequenceTests {
  /// The first points as printed with the direction numbers of Joe and Kuo.
  @Test func `the plain sequence begins with the published points`() {
    let expected = [
      [0.0, 0.0, 0.0, 0.0, 0.0], [0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25], [0.375, 0.375, 0.625, 0.875, 0.375], [0.875, 0.875, 0.125, 0.375, 0.875],
      [0.625, 0.125, 0.875, 0.625, 0.625], [0.125, 0.625, 0.375, 0.125, 0.125],
    ]
    #expect(SobolSequence.points(8, dimensions: 5, scrambling: nil) == expected)
  }

  /// Points 0…1023 of all 256 dimensions against SciPy 1.17, `qmc.Sobol(d=256, scramble=False, bits=32)`.
  @Test func `all dimensions are those of Joe and Kuo`() {
    let points = SobolSequence.points(1024, dimensions: 256, scrambling: nil)
    let digits = points.map { $0.map { UInt64($0 * 0x1p32) } }
    let columns = [1, 6, 12, 36, 100, 127, 200, 255]
    let last: [UInt64] = [
      3_233_808_384, 599_785_472, 557_842_432, 4_047_503_360, 1_019_215_872, 3_007_315_968, 2_831_155_200,
      3_619_684_352,
    ]
    #expect(columns.map { digits[1023][$0] } == last)
    let sums = digits.enumerated().map { number, row in UInt64(number) * row.reduce(0, +) }
    #expect(sums.reduce(0, ^) == 942_945_037_451_264)
  }

  /// Number of points in each box of sides 2^−cuts.
  private func counts(_ points: [[Double]], cuts: [Int]) -> [Int] {
    var counts = Array(repeating: 0, count: 1 << cuts.reduce(0, +))
    for point in points {
      counts[zip(point, cuts).reduce(0) { $0 << $1.1 | Int($1.0 * Double(1 << $1.1)) }] += 1
    }
    return counts
  }

  /// The quality *t* of the first dimensions is the sum of the degrees of their polynomials less one: 0, 0, 1, 3.
  @Test(arguments: [(2, 0), (3, 1), (4, 3)], [nil, 1, 2, 77] as [UInt64?])
  func `every elementary interval of the net holds its share`(net: (dimensions: Int, t: Int), seed: UInt64?) {
    let exponent = 9
    let points = SobolSequence.points(1 << exponent, dimensions: net.dimensions, scrambling: seed)
    func check(_ cuts: [Int], left: Int) {
      if cuts.count == net.dimensions - 1 {
        #expect(counts(points, cuts: cuts + [left]).allSatisfy { $0 == 1 << net.t })
      } else {
        for cut in 0...left { check(cuts + [cut], left: left - cut) }
      }
    }
    check([], left: exponent - net.t)
  }

  @Test(arguments: [nil, 5] as [UInt64?]) func `each of 256 dimensions holds one point in each of 256 strata`(
    seed: UInt64?
  ) {
    let points = SobolSequence.points(256, dimensions: 256, scrambling: seed)
    for dimension in 0..<256 {
      #expect(points.map { Int($0[dimension] * 256) }.sorted() == Array(0..<256))
    }
  }

  /// Digits that two points share are shared after scrambling, and the digit in which they part still parts them.
  @Test func `scrambling is nested`() {
    let plain = SobolSequence.points(64, dimensions: 3, scrambling: nil).map { $0.map { UInt32($0 * 0x1p32) } }
    let scrambled = SobolSequence.points(64, dimensions: 3, scrambling: 9).map { $0.map { UInt32($0 * 0x1p32) } }
    for one in 0..<64 {
      for other in 0..<one {
        for dimension in 0..<3 {
          let before = plain[one][dimension] ^ plain[other][dimension]
          let after = scrambled[one][dimension] ^ scrambled[other][dimension]
          #expect(before.leadingZeroBitCount == after.leadingZeroBitCount)
        }
      }
    }
  }

  /// The pair of a fixed point's first two coordinates over 6,400 seeds in 64 boxes of 100 expected: chi-square with 63 degrees of
  /// freedom is below 114 but once in some 10,000 times; a box with 35 % too many points would be noticed.
  @Test(arguments: [0, 5]) func `a scrambled point is uniform over seeds`(number: Int) {
    let points = (0..<6400).map { SobolSequence.points(number + 1, dimensions: 2, scrambling: $0)[number] }
    let chiSquare = counts(points, cuts: [3, 3]).reduce(0.0) { $0 + (Double($1) - 100) * (Double($1) - 100) / 100 }
    #expect(chiSquare < 114)
  }

  /// The mean of Π(1 + (xᵢ − ½)) is 1; random points have a standard error of (1.0833⁵ − 1)^½/16 = 0.044 at 256 points. That of
  /// scrambled ones is a tenth at most.
  @Test func `averages over scrambled points are unbiased and far more exact than over random ones`() {
    let errors = (0..<40 as Range<UInt64>).map { seed in
      let values = SobolSequence.points(256, dimensions: 5, scrambling: seed).map { $0.reduce(1) { $0 * ($1 + 0.5) } }
      return Statistics.mean(values) - 1
    }
    let spread = Statistics.standardDeviation(errors) ?? .infinity
    #expect(spread < 0.0044)
    #expect(abs(Statistics.mean(errors)) < 4.5 * spread / 40.0.squareRoot())
  }

  @Test func `a longer sequence begins with the shorter one`() {
    let short = SobolSequence.points(100, dimensions: 4, scrambling: 6)
    #expect(Array(SobolSequence.points(300, dimensions: 4, scrambling: 6).prefix(100)) == short)
    #expect(SobolSequence.points(0, dimensions: 4, scrambling: 6).isEmpty)
    #expect(short.allSatisfy { $0.allSatisfy { $0 > 0 && $0 < 1 } })
  }
}
