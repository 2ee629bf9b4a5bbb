import Testing

@testable import Experiments

struct MorrisScreeningTests {
  private let bootstrap = Bootstrap(resamples: 500, seed: 1)

  private func function(_ x: [Double]) -> Double { 3 * x[0] - 2 * x[1] + 5 * x[2] * x[2] + 4 * x[0] * x[3] }

  /// SALib 1.6.0, `morris.analyze(problem, X, Y, num_levels=4)` on 3x₀ − 2x₁ + 5x₂² + 4x₀x₃ over the points of this design.
  @Test func `the same points give the figures of SALib`() {
    let design = MorrisDesign(groups: .single(4), trajectories: 6, seed: 3)
    let found = MorrisScreening(design, results: design.points.map(function), bootstrap: bootstrap).measures
    let importance = [4.11111111111111, 2, 6.11111111111111, 2]
    let mean = [4.11111111111111, -2, 6.11111111111111, 2]
    let deviation = [1.55872692593335, 0, 1.36082763487954, 1.83787316694533]
    for factor in 0..<4 {
      #expect(abs(found[factor].importance.value - importance[factor]) < 1e-12)
      #expect(abs((found[factor].mean?.value ?? .nan) - mean[factor]) < 1e-12)
      #expect(abs((found[factor].deviation?.value ?? .nan) - deviation[factor]) < 1e-12)
    }
  }

  /// SALib 1.6.0 as above with groups {0, 2}, {1}, {3}.
  @Test func `groups have the figures of SALib, and no direction`() {
    let groups = FactorGroups([[0, 2], [1], [3]])
    let design = MorrisDesign(groups: groups, trajectories: 6, seed: 3)
    let found = MorrisScreening(design, results: design.points.map(function), bootstrap: bootstrap).measures
    for (measure, expected) in zip(found, [6.77777777777778, 2, 1.11111111111111]) {
      #expect(abs(measure.importance.value - expected) < 1e-12)
    }
    #expect(found[0].mean == nil && found[0].deviation == nil && found[0].shape == nil)
    #expect(found[1].mean != nil)
  }

  @Test func `a linear model has its slopes as effects, without spread`() throws {
    let design = MorrisDesign(groups: .single(6), trajectories: 5, seed: 8)
    let found = MorrisScreening(design, results: design.points.map(TestFunctions.linear), bootstrap: bootstrap).measures
    for (measure, slope) in zip(found, TestFunctions.slopes) {
      let interval = try #require(measure.importance.interval)
      #expect(abs(measure.importance.value - slope) < 1e-8)
      #expect(abs(interval.lowerBound - slope) < 1e-8 && abs(interval.upperBound - slope) < 1e-8)
    }
    #expect(found[0].shape == .linear)
    #expect(found[5].shape == nil)
  }

  /// The effect of x₀ in x₀·x₁ is x₁, of which a grid of four levels has mean ½ and deviation 0.373; over 400 trajectories
  /// the standard error is 0.019.
  @Test func `a product shows as interaction`() {
    let design = MorrisDesign(groups: .single(2), trajectories: 400, seed: 9)
    let found = MorrisScreening(design, results: design.points.map { $0[0] * $0[1] }, bootstrap: bootstrap).measures
    #expect(abs(found[0].importance.value - 0.5) < 0.085)
    #expect(abs((found[0].deviation?.value ?? 0) - 0.373) < 0.06)
    #expect(found[0].shape == .almostMonotone)
  }

  @Test func `a sign that changes is seen by the size of the effects, not by their mean`() {
    let design = MorrisDesign(groups: .single(2), trajectories: 50, seed: 10)
    // |x − ½| on the grid: from 0 to ⅔ −1/3 of the way, from ⅓ to 1 the other way.
    let found = MorrisScreening(design, results: design.points.map { abs($0[0] - 0.5) }, bootstrap: bootstrap).measures
    #expect(abs(found[0].importance.value - 0.5) < 1e-9)
    #expect(abs(found[0].mean?.value ?? 1) < 0.3)
    #expect(found[0].shape == .curvedOrInteracting)
  }
}
