import Testing

@testable import DistrictModel
@testable import Experiments

struct RetentionCurveTests {
  @Test func `the share still here is the product of those who stayed`() {
    // The last month holds all longer stays and is left out; in the month of arrival nobody is at risk.
    let row = Retention.Row(group: "degree", atRisk: [0, 100, 80, 50, 9], left: [0, 20, 40, 10, 9])
    #expect(RetentionCurve.shares(of: row) == [1, 0.8, 0.4, 0.4 * 0.8])
  }

  @Test func `the curve ends where nobody is at risk any more`() {
    let row = Retention.Row(group: "degree", atRisk: [0, 10, 0, 5, 1], left: [0, 1, 0, 1, 0])
    #expect(RetentionCurve.shares(of: row) == [1, 0.9])
  }

  @Test func `replicates make one curve as long as the shortest`() {
    let curve = RetentionCurve([
      Retention.Row(group: "degree", atRisk: [0, 10, 10, 1], left: [0, 1, 1, 0]),
      Retention.Row(group: "degree", atRisk: [0, 20, 0, 1], left: [0, 6, 0, 0]),
    ])
    #expect(curve.points.count == 2)
    #expect(curve.points[1].atRisk == 15)
    #expect(abs(curve.points[1].share.mean - 0.8) < 1e-12)
  }
}
