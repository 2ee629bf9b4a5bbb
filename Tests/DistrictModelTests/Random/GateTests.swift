import TestSupport
import Testing

@testable import DistrictModel

struct GateTests {
  private let streams = RandomStreams(seed: 20_260_101)

  private func keys(_ count: Int, month: Int = 0) -> [UInt64] {
    (0..<count).map { DrawKey.key(.initialPerson, cell: 0, month: month, slot: $0) }
  }

  @Test(arguments: [0, 1, 1e-9, 0.000_03, 1.0 / 256, 0.01, 0.095, 0.5, 127.5 / 256, 0.995, 255.0 / 256, 1 - 1e-9])
  func `a gated decision is that of the refined uniform, byte first`(probability: Double) {
    let gates = streams.draws(.lateGate, month: 5)
    let draws = streams.draws(.leaving, month: 5)
    for key in keys(20_000) {
      let gate = Gate(gates, key: key)
      for field in 0..<8 {
        let uniform = (Double(gate.word >> UInt64(8 * field) & 0xFF) + draws.uniform(key)) / 256
        #expect(gate.happens(field, probability, draws, key) == (uniform < probability))
      }
    }
  }

  @Test func `what has probability 0 never happens and what has probability 1 always does`() {
    let gates = streams.draws(.earlyGate, month: 1)
    let draws = streams.draws(.death, month: 1)
    for key in keys(10_000) {
      for field in 0..<8 {
        #expect(!Gate(gates, key: key).happens(field, 0, draws, key))
        #expect(Gate(gates, key: key).happens(field, 1, draws, key))
        #expect(Gate(gates, key: key).happens(field, 1.7, draws, key))
        #expect(!Gate(gates, key: key).happens(field, -0.1, draws, key))
      }
    }
  }

  @Test func `more probability never undoes a decision`() {
    let gates = streams.draws(.lateGate, month: 9)
    let draws = streams.draws(.purchase, month: 9)
    for key in keys(2000) {
      let gate = Gate(gates, key: key)
      var happened = false
      for step in 0...1000 {
        let happens = gate.happens(2, Double(step) / 1000, draws, key)
        #expect(happens || !happened)
        happened = happens
      }
    }
  }

  /// 400,000 decisions a probability: at 0.024 the standard error is 0.00024, so an error of 4.6 % of the probability shows.
  @Test(arguments: [0.000_4, 0.004, 0.011, 0.024, 0.1, 0.72])
  func `gated decisions happen as often as they should`(probability: Double) {
    let gates = streams.draws(.earlyGate, month: 2)
    let draws = streams.draws(.separation, month: 2)
    let happened = keys(400_000).count { Gate(gates, key: $0).happens(4, probability, draws, $0) }
    #expect(abs(standardScore(successes: happened, trials: 400_000, probability: probability)) < acceptedDeviations)
  }

  /// Pearson's statistic of 256 + 63 classes would exceed the limit if a class were off by some 20 %.
  @Test func `the bytes of a gate are uniform and two of them independent`() {
    let gates = streams.draws(.earlyGate, month: 3)
    for field in 0..<8 {
      var counts = Array(repeating: 0, count: 256)
      for key in keys(100_000) { counts[Int(Gate(gates, key: key).byte(field))] += 1 }
      #expect(
        chiSquare(observed: counts, shares: Array(repeating: 1.0 / 256, count: 256))
          < chiSquareLimit(degreesOfFreedom: 255))
    }
    for other in 1..<8 {
      var counts = Array(repeating: 0, count: 64)
      for key in keys(100_000) {
        let gate = Gate(gates, key: key)
        counts[Int(gate.byte(0)) / 32 * 8 + Int(gate.byte(other)) / 32] += 1
      }
      #expect(
        chiSquare(observed: counts, shares: Array(repeating: 1.0 / 64, count: 64))
          < chiSquareLimit(degreesOfFreedom: 63))
    }
  }

  /// Two fields of one gate decide about the same person in the same month: dying must not tell of separating.
  @Test func `decisions of two fields are independent`() {
    let gates = streams.draws(.earlyGate, month: 4)
    let births = streams.draws(.firstBirth, month: 4)
    let separations = streams.draws(.separation, month: 4)
    var counts = [0, 0, 0, 0]
    for key in keys(200_000) {
      let gate = Gate(gates, key: key)
      counts[(gate.happens(1, 0.3, births, key) ? 2 : 0) + (gate.happens(4, 0.2, separations, key) ? 1 : 0)] += 1
    }
    let shares = [0.7 * 0.8, 0.7 * 0.2, 0.3 * 0.8, 0.3 * 0.2]
    // Three degrees of freedom: 27.3 is exceeded in one of some 200,000 tests.
    #expect(chiSquare(observed: counts, shares: shares) < 27.3)
  }

  /// Every value of a byte, against every bound that a byte can have, in every field.
  @Test func `both steps of a scan let pass what is below the bound, the first a little more`() {
    for bound in 0...256 {
      let probability = Double(bound) / 256
      let table = GateTable { _ in GateTable.Fields(repeating: probability) }
      table.withSteps { steps in
        for byte in UInt64(0)...255 {
          let gate = Gate(word: byte &* 0x0101_0101_0101_0101)
          let (first, second) = (steps.first(gate, 7), steps.second(gate, 7))
          #expect(first == 0 || first == GateTable.highBits)
          #expect((first != 0) == (byte / 2 < UInt64(bound + 1) / 2))
          // Above one half somewhere, the second step rules nothing out.
          #expect((second != 0) == (byte < UInt64(bound) || bound > 128))
        }
      }
    }
  }

  @Test func `a personal field has the person's bound, and some classes always pass`() {
    let table = GateTable(always: { $0 == 9 }, personal: 3) { _ in .zero }
    table.withSteps { steps in
      for byte in UInt64(0)...255 {
        let gate = Gate(word: byte << 24 | 0xFFFF_FFFF_00FF_FFFF)
        #expect(steps.first(gate, 9, personal: GateTable.coarse(0, field: 3)) != 0)
        for probability in [0, 0.004, 0.3, 0.9, 1] {
          let open = steps.first(gate, 8, personal: GateTable.coarse(probability, field: 3))
          #expect(open & ~0x8000_0000 == 0)
          if Double(byte) < probability * 256 { #expect(open != 0) }
          if Double(byte) >= probability * 256 + 2 { #expect(open == 0) }
        }
      }
    }
  }
}
