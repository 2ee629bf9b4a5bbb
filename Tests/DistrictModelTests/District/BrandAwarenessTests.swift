import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V16: the recursion `B + (p·inflow + q·B)(1 − B) − δ·B`, p 0.03, q 0.38, δ 0.25 a year.
struct BrandAwarenessTests {
  private let parameters = BrandAwareness.Parameters(innovation: 0.03, imitation: 0.38, forgetting: 0.25)

  private func carried(_ start: Double, inflow: Double = 1, months: Int, _ parameters: BrandAwareness.Parameters)
    -> Double
  {
    (0..<months).reduce(start) { share, _ in BrandAwareness.next(share, inflow: inflow, parameters) }
  }

  @Test(arguments: [0.000_1, 0.1, 0.442, 0.7, 0.999_9])
  func `awareness settles at 0_4418 from any start`(start: Double) {
    #expect(abs(carried(start, months: 1200, parameters) - 0.441_8) < 0.000_05)
  }

  @Test func `an inflow of 1_12 settles at 0_4501`() {
    #expect(abs(carried(0.4418, inflow: 1.12, months: 1200, parameters) - 0.450_1) < 0.000_05)
  }

  @Test(arguments: [(0.03, 0.38, 0.25), (0.03, 0.0, 0.25), (0.0, 0.4, 0.1), (0.1, 0.2, 0.0), (0.02, 0.1, 0.5)])
  func `the fixed point reproduces itself`(innovation: Double, imitation: Double, forgetting: Double) {
    let parameters = BrandAwareness.Parameters(
      innovation: innovation, imitation: imitation, forgetting: forgetting)
    let point = BrandAwareness.fixedPoint(parameters)
    #expect(abs(BrandAwareness.next(point, inflow: 1, parameters) - point) < 1e-15)
    #expect(abs(carried(0.5, months: 6000, parameters) - point) < 1e-6)
  }

  @Test func `a place that nobody hears of and all forget is unknown`() {
    let none = BrandAwareness.Parameters(innovation: 0, imitation: 0, forgetting: 0)
    #expect(BrandAwareness.fixedPoint(none) == 0)
    #expect(BrandAwareness.next(0.3, inflow: 1, none) == 0.3)
  }

  @Test func `more inflow means more awareness, and it stays a share`() {
    var last = 0.0
    for step in 0...40 {
      let settled = carried(0.4, inflow: Double(step) / 10, months: 600, parameters)
      #expect(settled > last && settled < 1)
      last = settled
    }
  }

  @Test func `a run without a lever keeps its awareness at the fixed point`() throws {
    var model = try ScenarioFixture.baseline().model(sample: 500)
    let start = model.brand
    #expect(start == BrandAwareness.fixedPoint(model.scenario.parameters.brand))
    try model.step(months: 12)
    #expect(abs(model.brand - start) < 1e-14)
  }
}
