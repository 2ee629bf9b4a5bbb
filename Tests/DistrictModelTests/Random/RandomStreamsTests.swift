import TestSupport
import Testing

@testable import DistrictModel

struct RandomStreamsTests {
  /// A key with every field in use: a candidate of cell 37, month −5, slot 123456.
  private let key = DrawKey.key(.candidate, cell: 37, month: -5, slot: 123_456)

  @Test func `mixing gives the printed words of SplitMix64`() {
    #expect(mix64(0) == 0xE220_A839_7B1D_CDAF)
    #expect(mix64(1) == 0x910A_2DEC_8902_5CC1)
  }

  @Test func `a key holds kind, cell, month and slot in 4, 12, 12 and 36 bits`() {
    #expect(key == 0x4025_4AB0_0001_E240)
    #expect(DrawKey.key(.initialPerson, cell: 0, month: -12, slot: 0) == 0x0000_4A40_0000_0000)
    #expect(key >> 60 == 4)
    #expect(key >> 48 & 0xFFF == 37)
    #expect(key >> 36 & 0xFFF == 1195)
    #expect(key & 0xF_FFFF_FFFF == 123_456)
  }

  @Test func `keys of different objects differ`() {
    var keys: Set<UInt64> = []
    let kinds: [DrawKey.Kind] = [
      .initialPerson, .localChild, .migrantChild, .collegeIntake, .candidate, .jobCell, .count, .firm,
    ]
    for kind in kinds {
      for cell in [0, 1, 13, 167] {
        for month in [-25, -1, 0, 119] {
          for slot in [0, 1, 1_043_100] { keys.insert(DrawKey.key(kind, cell: cell, month: month, slot: slot)) }
        }
      }
    }
    #expect(keys.count == 8 * 4 * 4 * 3)
  }

  /// Printed in the model's description: seed, stream, month and the uniform of `key`.
  @Test(arguments: [
    (1, 31, -5, 0.589_302_920_818_299), (1, 31, -4, 0.556_777_688_304_066), (2, 31, -5, 0.991_896_400_036_099),
    (1, 50, 0, 0.242_543_962_496_829),
  ])
  func `uniforms are the printed ones`(seed: UInt64, stream: UInt64, month: Int, expected: Double) throws {
    let stream = try #require(Stream(rawValue: stream))
    let uniform = RandomStreams(seed: seed).draws(stream, month: month).uniform(key)
    #expect(abs(uniform - expected) < 1e-15)
  }

  @Test func `the first stream gives an initial person the printed uniform`() {
    let person = DrawKey.key(.initialPerson, cell: 0, month: -12, slot: 0)
    let uniform = RandomStreams(seed: 1).draws(.age, month: -12).uniform(person)
    #expect(abs(uniform - 0.725_678_002_556_210) < 1e-15)
  }

  /// The numbers are part of every stored result: a stream that moved would change them all.
  @Test func `each purpose keeps its number`() {
    let numbers: [(Stream, UInt64)] = [
      (.age, 1), (.degree, 2), (.degreeLevel, 3), (.schoolLevel, 4), (.origin, 5), (.skill, 6), (.frailty, 7),
      (.elapsedStay, 8), (.zone, 9), (.initialStatus, 10), (.ownership, 11), (.tenure, 12), (.child, 13),
      (.recognised, 14), (.initialCell, 15), (.sex, 16), (.death, 20), (.university, 21), (.universityDegree, 22),
      (.courseLength, 23), (.graduateReturn, 24), (.collegeStay, 25), (.firstBirth, 26), (.startUpEntry, 27),
      (.separation, 28), (.activity, 29), (.consideration, 30), (.choice, 31), (.zoneChoice, 32), (.application, 33),
      (.targetCell, 34), (.hireRounding, 35), (.hireLottery, 36), (.affordableApplication, 37),
      (.affordableLottery, 38), (.tenancyEnd, 39), (.purchase, 40), (.recognitionRoute, 41),
      (.recognitionApplication, 42), (.approvalDelay, 43), (.downwardSearch, 44), (.accreditation, 46),
      (.leaving, 50), (.localLeaving, 51), (.firmExit, 60), (.initialFirm, 61), (.countRounding, 70),
      (.leadingTalents, 80),
    ]
    for (stream, number) in numbers { #expect(stream.rawValue == number) }
  }

  @Test func `seed, purpose, month, draw and person each change the number`() {
    let streams = RandomStreams(seed: 7)
    let base = streams.draws(.leaving, month: 3).uniform(key)
    #expect(base == RandomStreams(seed: 7).draws(.leaving, month: 3).uniform(key))
    #expect(base != RandomStreams(seed: 8).draws(.leaving, month: 3).uniform(key))
    #expect(base != streams.draws(.localLeaving, month: 3).uniform(key))
    #expect(base != streams.draws(.leaving, month: 4).uniform(key))
    #expect(base != streams.draws(.leaving, month: 3, draw: 1).uniform(key))
    #expect(base != streams.draws(.leaving, month: 3).uniform(key + 1))
  }

  @Test func `stochastic rounding goes to a neighbour and never moves a whole number`() {
    for uniform in [1e-12, 0.3, 0.5, 0.999_999] {
      #expect(stochasticallyRounded(42, uniform) == 42)
      #expect(stochasticallyRounded(0, uniform) == 0)
    }
    #expect(stochasticallyRounded(3.25, 0.249) == 4)
    #expect(stochasticallyRounded(3.25, 0.25) == 3)
  }

  /// Standard error √(0.3·0.7/40,000) = 0.0023: a bias of 0.01 of a person a month would show.
  @Test func `stochastic rounding is right on average`() {
    let streams = RandomStreams(seed: 11)
    let up = (0..<40_000).reduce(0) { $0 + streams.rounded(8.3, count: 10, month: $1 % 1000 - 500 + $1) - 8 }
    #expect(abs(standardScore(successes: up, trials: 40_000, probability: 0.3)) < acceptedDeviations)
  }
}
