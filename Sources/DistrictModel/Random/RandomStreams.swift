/// Mixes 64 bits so that every input bit reaches every output bit.
///
/// - Source: Steele, Lea & Flood 2014, SplitMix64, with Stafford's variant 13 of the finaliser.
@inline(__always)
package func mix64(_ input: UInt64) -> UInt64 {
  var z = input &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z &>> 31)
}

/// Identity for random draws: the same object has the same key in every scenario, and no key is used twice.
package enum DrawKey {
  package enum Kind: UInt64 {
    case initialPerson = 0
    case localChild, migrantChild, collegeIntake, candidate, jobCell, count, firm
  }

  /// `kind | cell | month of origin | slot` in 4, 12, 12 and 36 bits.
  ///
  /// Months count from the policy start and may be negative, hence the offset of 1200.
  @inline(__always)
  package static func key(_ kind: Kind, cell: Int, month: Int, slot: Int) -> UInt64 {
    kind.rawValue &<< 60 | UInt64(truncatingIfNeeded: cell) &<< 48
      | UInt64(truncatingIfNeeded: month &+ 1200) &<< 36 | UInt64(truncatingIfNeeded: slot)
  }
}

/// One purpose each; a new purpose shifts no other.
package enum Stream: UInt64 {
  case age = 1, degree, degreeLevel, schoolLevel, origin, skill, frailty
  case elapsedStay = 8, zone, initialStatus, ownership, tenure, child, recognised, initialCell, sex
  case death = 20, university, universityDegree, courseLength, graduateReturn, collegeStay, firstBirth, startUpEntry,
    separation, activity
  case consideration = 30, choice, zoneChoice, application, targetCell, hireRounding, hireLottery
  case affordableApplication = 37, affordableLottery, tenancyEnd, purchase
  case recognitionRoute = 41, recognitionApplication, approvalDelay, downwardSearch
  case accreditation = 46, subsidyUptake
  case leaving = 50, localLeaving
  case firmExit = 60, initialFirm
  case countRounding = 70
  case leadingTalents = 80
  case earlyGate = 90, lateGate
}

/// The random numbers of one replicate: pure functions of seed, who, which decision, when, and which draw.
package struct RandomStreams: Sendable {
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  /// The draws of one purpose in one month, ready to be keyed by person.
  @inline(__always)
  package func draws(_ stream: Stream, month: Int = 0, draw: Int = 0) -> Draws {
    let counter =
      stream.rawValue &<< 32 | UInt64(truncatingIfNeeded: month &+ 1200) &<< 8 | UInt64(truncatingIfNeeded: draw)
    return Draws(base: mix64(seed ^ mix64(counter)))
  }

  /// Rounds up or down at random so that the mean is exact.
  package func rounded(_ value: Double, count: Int, month: Int) -> Int {
    let key = DrawKey.key(.count, cell: count, month: 0, slot: 0)
    return stochasticallyRounded(value, draws(.countRounding, month: month).uniform(key))
  }
}

@inline(__always)
package func stochasticallyRounded(_ value: Double, _ uniform: Double) -> Int {
  let whole = value.rounded(.down)
  return Int(whole) + (uniform < value - whole ? 1 : 0)
}

/// The draws of one purpose in one month.
package struct Draws: Sendable {
  package let base: UInt64

  @inline(__always)
  package func word(_ key: UInt64) -> UInt64 { mix64(key ^ base) }

  /// Uniform on (0, 1), 52 bits: never 0, and never 1, which 53 bits and a half would round to.
  @inline(__always)
  package func uniform(_ key: UInt64) -> Double {
    (Double(word(key) &>> 12) + 0.5) * 0x1p-52
  }
}

/// Eight leading bytes of eight rare decisions of a person and month, from one word.
///
/// A decision's uniform is `(byte + v) / 256`, where *v* is the uniform of the decision's own purpose. Most decisions are
/// settled by the byte alone; *v* is drawn only when the byte does not decide. The decision is the same function of
/// seed, person, purpose and month either way.
package struct Gate: Sendable {
  package let word: UInt64

  @inline(__always)
  package init(_ draws: Draws, key: UInt64) {
    // One more multiplication: bytes 0 and 4 of the mix alone are correlated over neighbouring keys.
    word = draws.word(key) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  init(word: UInt64) { self.word = word }

  @inline(__always)
  package func byte(_ field: Int) -> Double { Double(word &>> UInt64(truncatingIfNeeded: 8 &* field) & 0xFF) }

  /// Bytes below this one may lead to an event of the given probability.
  package static func bound(_ probability: Double) -> UInt64 {
    let scaled = min(256, max(0, probability * 256))
    let whole = UInt64(scaled)
    return Double(whole) < scaled ? whole + 1 : whole
  }

  /// True with the given probability.
  @inline(__always)
  package func happens(_ field: Int, _ probability: Double, _ draws: Draws, _ key: UInt64) -> Bool {
    let scaled = probability * 256
    let leading = byte(field)
    if leading >= scaled { return false }
    return leading + 1 <= scaled || leading + draws.uniform(key) < scaled
  }
}
