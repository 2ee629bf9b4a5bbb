/// A region of the factor space given by limits on some of the factors.
package struct ScenarioBox: Sendable, Equatable {
  /// By factor; −∞ or ∞ where there is no limit.
  package var limits: [ClosedRange<Double>]

  /// The whole space.
  package init(factors: Int) { limits = Array(repeating: -Double.infinity...Double.infinity, count: factors) }

  package func contains(_ point: [Double]) -> Bool { limits.indices.allSatisfy { limits[$0].contains(point[$0]) } }

  /// Factors that have a limit.
  package var restricted: [Int] { limits.indices.filter { limits[$0] != -Double.infinity...Double.infinity } }

  /// The box without a limit on one factor.
  func lifting(_ factor: Int) -> ScenarioBox {
    var box = self
    box.limits[factor] = -Double.infinity...Double.infinity
    return box
  }
}

/// How well a box describes the cases of interest.
package struct BoxQuality: Sendable, Equatable {
  /// Points in the box, and cases among them.
  package let points: Int
  package let cases: Int
  /// Part of all cases that lie in the box; 0 if there are none.
  package let coverage: Double
  /// Part of the box that is cases; 0 for an empty box.
  package let density: Double
  /// Part of all points that lie in the box.
  package let mass: Double

  init(points: Int, cases: Int, ofPoints allPoints: Int, ofCases allCases: Int) {
    self.points = points
    self.cases = cases
    coverage = allCases == 0 ? 0 : Double(cases) / Double(allCases)
    density = points == 0 ? 0 : Double(cases) / Double(points)
    mass = Double(points) / Double(allPoints)
  }
}
