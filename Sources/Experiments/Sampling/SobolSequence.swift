import DistrictModel

/// Points that fill the unit cube evenly, so that sums over them converge faster than over random points.
///
/// The first 2ᵐ points hold an equal number in every box cut by halving the sides, down to some size (a (*t*, *m*, *s*)-net in
/// base 2); any later points fill the gaps the earlier ones left, so that a design may grow. Balance is best at powers of two.
///
/// - Source: Sobol' 1967, in the Gray-code order of Antonov and Saleev 1979; Joe and Kuo 2008 for the direction numbers.
package enum SobolSequence {
  /// The first points of the sequence.
  ///
  /// Scrambling keeps the even filling and makes each point uniform on the cube, so that averages are unbiased; the first point
  /// is no longer the corner, and leaving it out would only spoil the balance (Owen 2020).
  ///
  /// - Shape: `count` rows of `dimensions` numbers; in [0, 1) plain, in (0, 1) scrambled.
  /// - Parameters:
  ///   - count: below 2³².
  ///   - dimensions: 1…256.
  ///   - seed: of Owen's scrambling; nil gives the plain sequence, whose first point is the corner 0.
  package static func points(_ count: Int, dimensions: Int, scrambling seed: UInt64?) -> [[Double]] {
    precondition(
      (0...largestDimension).contains(dimensions), "direction numbers reach to dimension \(largestDimension)")
    precondition(count >= 0 && count < 1 << 32, "digits of 32 bits tell below 2³² points apart")
    let directions = directionNumbers(dimensions)
    let scrambling = seed.map(OwenScrambling.init)
    var digits = Array(repeating: UInt32(0), count: dimensions)
    return (0..<count).map { number in
      // Gray code: one bit changes from a point to the next.
      if number > 0 {
        for dimension in digits.indices { digits[dimension] ^= directions[dimension][number.trailingZeroBitCount] }
      }
      return digits.indices.map { dimension in
        guard let scrambling else { return Double(digits[dimension]) * 0x1p-32 }
        return scrambling.coordinate(digits[dimension], dimension: dimension)
      }
    }
  }

  /// Thirty-two direction numbers for each dimension, as binary fractions in 32 bits.
  private static func directionNumbers(_ dimensions: Int) -> [[UInt32]] {
    var directions = [(0..<32).map { UInt32(1) << UInt32(31 - $0) }]
    var position = 0
    while directions.count < dimensions {
      let polynomial = UInt32(polynomialsAndDirections[position])
      let degree = 31 - polynomial.leadingZeroBitCount
      let first = polynomialsAndDirections[(position + 1)...(position + degree)]
      directions.append(directionNumbers(polynomial: polynomial, degree: degree, first: first.map(UInt32.init)))
      position += degree + 1
    }
    return Array(directions.prefix(dimensions))
  }

  /// Carries the first direction numbers on by the recurrence of their polynomial.
  ///
  /// - Source: Joe and Kuo 2008, eq. 2, here on *v* = *m*/2ᵏ.
  private static func directionNumbers(polynomial: UInt32, degree: Int, first: [UInt32]) -> [UInt32] {
    var directions = first.enumerated().map { $1 << UInt32(31 - $0) }
    for index in degree..<32 {
      var next = directions[index - degree] ^ directions[index - degree] >> UInt32(degree)
      for lag in 1..<degree where polynomial >> UInt32(degree - lag) & 1 == 1 { next ^= directions[index - lag] }
      directions.append(next)
    }
    return directions
  }
}

/// Owen's scrambling: the digits of a coordinate are flipped at random, each flip hanging on all digits before it.
///
/// Two coordinates that share their first *k* digits share them afterwards too: halves, quarters and so on are exchanged as
/// wholes, and the even filling stays. The digits after the 32nd are random of their own.
///
/// - Source: Owen 1995, nested uniform scrambling; flips by a hash of the digits before, as in Laine and Karras 2011.
private struct OwenScrambling {
  let draws: DesignDraws

  init(seed: UInt64) { draws = DesignDraws(.sobolScrambling, seed: seed) }

  /// The scrambled coordinate, uniform on (0, 1).
  func coordinate(_ digits: UInt32, dimension: Int) -> Double {
    var flips = UInt32(0)
    for place in 0..<32 {
      // The digits before this place behind a leading 1, so that 0, 00 and 000 differ.
      let before = UInt64(1) << UInt64(place) | UInt64(digits) >> UInt64(32 - place)
      flips |= UInt32(draws.word(2 * dimension, Int(before)) >> 63) << UInt32(31 - place)
    }
    let rest = draws.word(2 * dimension + 1, Int(digits)) >> 44
    return (Double(UInt64(digits ^ flips) << 20 | rest) + 0.5) * 0x1p-52
  }
}
