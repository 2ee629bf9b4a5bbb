import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V27.
struct UniformityTests {
  private static let streams: [Stream] = [
    .age, .degree, .degreeLevel, .schoolLevel, .origin, .skill, .frailty, .elapsedStay, .zone, .initialStatus,
    .ownership, .tenure, .child, .recognised, .initialCell, .sex, .death, .university, .universityDegree,
    .courseLength, .graduateReturn, .collegeStay, .firstBirth, .startUpEntry, .separation, .activity, .consideration,
    .choice, .zoneChoice, .application, .targetCell, .hireRounding, .hireLottery, .affordableApplication,
    .affordableLottery, .tenancyEnd, .purchase, .recognitionRoute, .recognitionApplication, .approvalDelay,
    .downwardSearch, .accreditation, .leaving, .localLeaving, .firmExit, .initialFirm, .countRounding, .leadingTalents,
    .earlyGate, .lateGate,
  ]
  private let random = RandomStreams(seed: 1)
  private let keys = (0..<200_000).map { DrawKey.key(.candidate, cell: 2, month: 14, slot: $0) }

  /// A class of 100 expected 2,000: one that is off by 10 % adds 20 to a statistic of mean 99 and limit 167.
  @Test(arguments: streams)
  func `the uniforms of a purpose fill the unit interval evenly`(stream: Stream) {
    let draws = random.draws(stream, month: 14)
    var counts = Array(repeating: 0, count: 100)
    for key in keys { counts[Int(draws.uniform(key) * 100)] += 1 }
    #expect(
      chiSquare(observed: counts, shares: Array(repeating: 0.01, count: 100)) < chiSquareLimit(degreesOfFreedom: 99))
  }

  /// Neighbouring slots have keys that differ in one bit or few.
  @Test(arguments: streams)
  func `the uniforms of neighbouring persons are independent`(stream: Stream) {
    let draws = random.draws(stream, month: 14)
    var counts = Array(repeating: 0, count: 100)
    for pair in stride(from: 0, to: keys.count, by: 2) {
      counts[Int(draws.uniform(keys[pair]) * 10) * 10 + Int(draws.uniform(keys[pair + 1]) * 10)] += 1
    }
    #expect(
      chiSquare(observed: counts, shares: Array(repeating: 0.01, count: 100)) < chiSquareLimit(degreesOfFreedom: 99))
  }

  /// The standard error of a correlation of 200,000 pairs is 0.0022; 4.5 of them are 0.0101.
  @Test func `the uniforms of different purposes are uncorrelated`() {
    let columns = Self.streams.map { stream in
      keys.map { random.draws(stream, month: 14).uniform($0) - 0.5 }
    }
    for (first, left) in columns.enumerated() {
      for right in columns[(first + 1)...] {
        var product = 0.0
        for index in left.indices { product += left[index] * right[index] }
        #expect(abs(product * 12 / Double(keys.count)) < acceptedDeviations / Double(keys.count).squareRoot())
      }
    }
  }

  @Test func `the uniforms of one person in following months are independent`() {
    var counts = Array(repeating: 0, count: 100)
    for key in keys.prefix(2000) {
      for month in stride(from: -24, to: 76, by: 2) {
        let now = random.draws(.leaving, month: month).uniform(key)
        let next = random.draws(.leaving, month: month + 1).uniform(key)
        counts[Int(now * 10) * 10 + Int(next * 10)] += 1
      }
    }
    #expect(
      chiSquare(observed: counts, shares: Array(repeating: 0.01, count: 100)) < chiSquareLimit(degreesOfFreedom: 99))
  }

  /// Keys are chosen so that the mixed word has all bits set, or none: the extremes of what a draw can give.
  @Test func `no uniform is 0 or 1, so that every logarithm of one exists`() {
    let draws = Draws(base: 0)
    let lowest = unmixed(UInt64.min)
    let highest = unmixed(UInt64.max)
    #expect(draws.word(lowest) == UInt64.min)
    #expect(draws.word(highest) == UInt64.max)
    #expect(draws.uniform(lowest) > 0)
    #expect(draws.uniform(highest) < 1)
  }

  /// The input that `mix64` turns into a word: its steps undone from the last to the first.
  private func unmixed(_ word: UInt64) -> UInt64 {
    func unshifted(_ value: UInt64, by bits: UInt64) -> UInt64 {
      var result = value
      for _ in 0..<(64 / bits) { result = value ^ (result >> bits) }
      return result
    }
    /// The inverse of an odd number modulo 2^64, by Newton's method.
    func inverse(_ odd: UInt64) -> UInt64 {
      var x = odd
      for _ in 0..<6 { x = x &* (2 &- odd &* x) }
      return x
    }
    var z = unshifted(word, by: 31)
    z = unshifted(z &* inverse(0x94D0_49BB_1331_11EB), by: 27)
    z = unshifted(z &* inverse(0xBF58_476D_1CE4_E5B9), by: 30)
    return z &- 0x9E37_79B9_7F4A_7C15
  }
}
