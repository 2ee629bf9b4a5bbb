import Testing

@testable import Experiments

struct ImplausibilityTests {
  /// Errors 3 and 4 make 5; with a simulation error of 12, 13.
  @Test func `distances are measured in all that could excuse them`() {
    let observation = Implausibility.Observation(value: 100, error: 3, discrepancy: 4)
    let measured = Implausibility(
      [observation, observation, observation], means: [110, 87, 100], standardErrors: [0, 12, 0])
    #expect(measured.parts == [2, 1, 0])
    #expect(measured.largest() == 2 && measured.largest(2) == 1 && measured.largest(3) == 0)
    #expect(measured.worst == 0)
    #expect(measured.isPlausible())
    #expect(!measured.isPlausible(bound: 1.5))
    #expect(measured.isPlausible(rank: 2, bound: 1.5))
  }

  @Test func `a point at the bound is kept, one beyond is not`() {
    let observation = Implausibility.Observation(value: 0, error: 1, discrepancy: 0)
    #expect(Implausibility([observation], means: [-3], standardErrors: [0]).isPlausible())
    #expect(!Implausibility([observation], means: [3.01], standardErrors: [0]).isPlausible())
  }
}
