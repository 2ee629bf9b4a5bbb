import ScenarioFiles

/// A value for each factor of an experiment, in their order.
public struct DesignPoint: Hashable, Sendable {
  public let values: [Factor.Value]

  public init(_ values: [Factor.Value]) { self.values = values }

  /// The point of the factors' space that a point of the unit cube stands for.
  public init(_ cube: [Double], of factors: [Factor]) {
    precondition(cube.count == factors.count, "a point has a coordinate for each factor")
    values = zip(factors, cube).map { $0.value(at: $1) }
  }
}

extension ExperimentDesign {
  /// The points in the order in which they are numbered.
  public func points(of factors: [Factor]) -> [DesignPoint] {
    switch self {
    case .grid:
      return factors.reduce([[]]) { rows, factor in
        rows.flatMap { row in factor.levels.map { row + [$0] } }
      }.map(DesignPoint.init)
    case .list(let rows): return rows.map(DesignPoint.init)
    case .latinHypercube(let points, let seed):
      return LatinHypercube.maximin(points: points, dimensions: factors.count, seed: UInt64(seed))
        .map { DesignPoint($0, of: factors) }
    case .sobolSequence(let points, let scrambling):
      return SobolSequence.points(points, dimensions: factors.count, scrambling: scrambling.map(UInt64.init))
        .map { DesignPoint($0, of: factors) }
    case .tornado, .morris, .sobolIndices:
      guard let design = SensitivityDesign(self, of: factors) else {
        preconditionFailure("\(method) tells which factors matter")
      }
      return design.points(of: factors)
    }
  }
}
