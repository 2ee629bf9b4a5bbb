import DistrictModel

/// The random numbers of designs and of methods over results: pure functions of seed, purpose and counters.
///
/// Designs are drawn before the first run and must be the same on every machine; nothing is drawn in turn.
package struct DesignDraws: Sendable {
  /// One purpose each; a new purpose shifts no other.
  package enum Purpose: UInt64 {
    case latinHypercube = 1, latinHypercubeSwap, sobolScrambling, morrisTrajectory, bootstrap
    case particleChoice = 16, particleMove, particleSeed, posteriorDraw
    case packageLuck = 24, worldShuffle
  }

  private let base: UInt64

  package init(_ purpose: Purpose, seed: UInt64) {
    // The model's own streams leave the upper byte empty.
    base = mix64(seed ^ mix64(purpose.rawValue << 56))
  }

  /// - Parameters:
  ///   - row: 0 ..< 2³².
  ///   - column: 0 ..< 2³².
  @inline(__always)
  package func word(_ row: Int, _ column: Int = 0) -> UInt64 {
    mix64(base ^ mix64(UInt64(truncatingIfNeeded: row) &<< 32 ^ UInt64(truncatingIfNeeded: column)))
  }

  /// Uniform on (0, 1), 52 bits: never 0 and never 1.
  @inline(__always)
  package func uniform(_ row: Int, _ column: Int = 0) -> Double {
    (Double(word(row, column) &>> 12) + 0.5) * 0x1p-52
  }

  /// A whole number in 0 ..< `count`, each equally likely.
  @inline(__always)
  package func index(below count: Int, _ row: Int, _ column: Int = 0) -> Int {
    Int(word(row, column).multipliedFullWidth(by: UInt64(count)).high)
  }

  /// A random order of 0 ..< `count`.
  package func permutation(of count: Int, _ row: Int) -> [Int] {
    var order = Array(0..<count)
    // Fisher and Yates 1938, Durstenfeld's form, downwards.
    for position in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(position, index(below: position + 1, row, position))
    }
    return order
  }
}
