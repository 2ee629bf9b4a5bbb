/// Highest probabilities of the eight events of a gate, by class of persons, with which scans rule out most persons.
///
/// A person is looked at in three steps. First the leading seven bits of all eight bytes are compared at once with
/// bounds; then, for the few left, the bytes themselves; then each event that the bytes allow is decided as if it had the
/// highest probability of the class. What does not pass cannot happen, since the person's own probability is no higher
/// and the uniform is the same.
package struct GateTable: Sendable {
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// By class: byte by byte `0x80 − bound`, for leading bytes.
  private let complement: [UInt64]
  /// The same for leading seven bits, with bounds in 128ths.
  private let coarse: [UInt64]
  /// By class, then field.
  private let highest: [Double]
  /// All fields if there is a bound above one half somewhere: then the first step rules nothing out.
  private let always: UInt64

  /// Probabilities by field of a gate.
  package typealias Fields = SIMD8<Double>

  /// - Parameters:
  ///   - isAlwaysOpen: classes of which the first step lets everybody pass.
  ///   - field: a field whose bound is not the class's but the person's: see `Steps`.
  ///   - probabilities: for a class, the highest probability by field; 0 for what cannot happen.
  package init(
    always isAlwaysOpen: (UInt8) -> Bool = { _ in false }, personal field: Int? = nil,
    _ probabilities: (UInt8) -> Fields
  ) {
    // As if no class were at any risk; then the fields that some are at risk in, few of all.
    var isOpen = false
    var complement = Array(repeating: Self.highBits, count: 256)
    var coarse = complement
    var highest = Array(repeating: 0.0, count: 8 * 256)
    for index in 0...UInt8.max {
      let row = Int(index)
      let fields = probabilities(index)
      if fields != .zero {
        withUnsafeBytes(of: fields) { bytes in
          for (place, probability) in bytes.bindMemory(to: Double.self).enumerated() where probability != 0 {
            let bound = Gate.bound(probability)
            isOpen = isOpen || bound > 0x80
            complement[row] -= min(bound, 0x80) << UInt64(8 * place)
            coarse[row] -= Self.coarse(0, field: place) - Self.coarse(probability, field: place)
            highest[row * 8 + place] = probability
          }
        }
      }
      if isAlwaysOpen(index) { coarse[row] = 0 }
      if let field { coarse[row] &= ~(0xFF << UInt64(8 * field)) }
    }
    self.complement = complement
    self.coarse = coarse
    self.highest = highest
    always = isOpen ? Self.highBits : 0
  }

  /// What the first step adds to a person's bits: `0x80 − bound` in the byte of a field.
  package static func coarse(_ probability: Double, field: Int) -> UInt64 {
    (0x80 - (Gate.bound(probability) + 1) / 2) << UInt64(8 * field)
  }

  /// The first two steps of a scan, by pointers: every resident is asked.
  ///
  /// Both tell the open fields, whose leading bits do not rule the event out, as high bits of their bytes. Per byte,
  /// `x + 0x80 − bound` has its high bit set unless the seven bits *x* are below the bound; nothing carries over.
  package struct Steps {
    fileprivate let coarse: UnsafePointer<UInt64>
    fileprivate let complement: UnsafePointer<UInt64>
    fileprivate let always: UInt64

    /// - Parameters:
    ///   - gate: the word of the person and month.
    ///   - index: the person's class.
    ///   - personal: `coarse` of the personal field; 0 leaves it open, unless the table has none.
    @inline(__always)
    package func first(_ gate: Gate, _ index: UInt8, personal: UInt64 = 0) -> UInt64 {
      let reached = (gate.word &>> 1 & ~GateTable.highBits) &+ coarse[Int(index)] &+ personal
      return ~reached & GateTable.highBits
    }

    /// Knows nothing of a personal field.
    @inline(__always)
    package func second(_ gate: Gate, _ index: UInt8) -> UInt64 {
      let reached = (gate.word & ~GateTable.highBits) &+ complement[Int(index)]
      return ~(reached | gate.word) & GateTable.highBits | always
    }
  }

  /// Hands over the first two steps.
  @inline(__always)
  package func withSteps<Result>(_ body: (Steps) -> Result) -> Result {
    coarse.withUnsafeBufferPointer { coarse in
      complement.withUnsafeBufferPointer { complement in
        body(Steps(coarse: coarse.baseAddress!, complement: complement.baseAddress!, always: always))
      }
    }
  }

  /// False if none of the open fields' events can happen.
  @inline(__always)
  package func mayHappen(_ open: UInt64, _ gate: Gate, class index: UInt8, key: UInt64, draws: [Draws]) -> Bool {
    var fields = open
    while fields != 0 {
      let field = fields.trailingZeroBitCount &>> 3
      if gate.happens(field, highest[Int(index) &* 8 &+ field], draws[field], key) { return true }
      fields &= fields &- 1
    }
    return false
  }
}
