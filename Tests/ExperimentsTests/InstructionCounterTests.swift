import Testing

@testable import Experiments

struct InstructionCounterTests {
  /// The processor's counter is not there on every machine; the system's own clock of CPU time goes the same way.
  @Test func `what is counted grows with the work, where the system allows counting`() throws {
    guard let counter = InstructionCounter(.taskClock) else { return }
    let before = try #require(counter.count)
    var sum = 0
    for step in 0..<2_000_000 { sum &+= step ^ sum &* 7 }
    let after = try #require(counter.count)
    #expect(after > before && sum != 0)
  }
}
