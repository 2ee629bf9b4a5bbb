import Testing

@testable import Experiments

struct ParetoFrontierTests {
  @Test func `a choice that costs more and achieves no more is off the frontier`() {
    let members = ParetoFrontier.members(costs: [0, 1, 2, 3, 4], effects: [0, 5, 5, 4, 6])
    #expect(members == [true, true, false, false, true])
  }

  @Test func `equal choices stand or fall together`() {
    #expect(ParetoFrontier.members(costs: [1, 1, 2], effects: [3, 3, 1]) == [true, true, false])
    #expect(ParetoFrontier.members(costs: [], effects: []).isEmpty)
  }

  @Test func `spending less with fewer persons may be on it`() {
    #expect(ParetoFrontier.members(costs: [0, -5, -1], effects: [0, -10, -20]) == [true, true, false])
  }
}
