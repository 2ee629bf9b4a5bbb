/// Highest probabilities of the eight events of a gate, by class of persons, with which scans rule out most persons.
///
/// A person is looked at in two steps. First all eight leading bytes are compared at once with bounds; then, for the few
/// left, each event that the bytes allow is decided as if it had the highest probability of the class. What passes
/// neither cannot happen, since the person's own probability is no higher and the uniform is the same.
package struct GateTable: Sendable {
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// By class: byte by byte `0x80 − bound`.
  private let complement: [UInt64]
  /// By class, then field.
  private let highest: [Double]
  /// All fields if there is a bound above one half somewhere: then the first step rules nothing out.
  private let always: UInt64

  /// Probabilities by field of a gate.
  package typealias Fields = SIMD8<Double>

  /// - Parameter probabilities: for a class, the highest probability by field; 0 for what cannot happen.
  package init(_ probabilities: (UInt8) -> Fields) {
    var isOpen = false
    var complement = Array(repeating: UInt64(0), count: 256)
    var highest: [Double] = []
    highest.reserveCapacity(8 * 256)
    for index in 0...UInt8.max {
      let fields = probabilities(index)
      for field in 0..<8 {
        let probability = fields[field]
        let bound = Gate.bound(probability)
        isOpen = isOpen || bound > 0x80
        complement[Int(index)] |= (0x80 - min(bound, 0x80)) << UInt64(8 * field)
        highest.append(probability)
      }
    }
    self.complement = complement
    self.highest = highest
    always = isOpen ? Self.highBits : 0
  }

  /// Hands over what tells the open fields of a gate from the class: for a scan, which asks for every resident.
  ///
  /// Open are the fields whose leading byte does not rule the event out, as high bits of their bytes. Per byte,
  /// `(x & 0x7F) + 0x80 − bound` has its high bit set unless `x & 0x7F < bound`; nothing carries over.
  @inline(__always)
  package func withOpenFields<Result>(_ body: ((Gate, UInt8) -> UInt64) -> Result) -> Result {
    let always = always
    return complement.withUnsafeBufferPointer { complement in
      let complements = complement.baseAddress!
      return body { gate, index in
        let reached = (gate.word & ~Self.highBits) &+ complements[Int(index)]
        return ~(reached | gate.word) & Self.highBits | always
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
