import ScenarioFiles

/// A design that tells which factors matter, laid out for the factors of an experiment.
package enum SensitivityDesign: Sendable {
  case tornado(TornadoDesign)
  case morris(MorrisDesign)
  case sobolIndices(SaltelliDesign)

  /// - Returns: nil for a design whose points are looked at one by one.
  package init?(_ design: ExperimentDesign, of factors: [Factor]) {
    let groups = FactorGroups(factors.groups)
    switch design {
    case .grid, .list, .latinHypercube, .sobolSequence: return nil
    case .tornado(let low, let high):
      self = .tornado(TornadoDesign(factors: factors.count, low: low, high: high))
    case .morris(let trajectories, let levels, let candidates, let seed):
      self = .morris(
        MorrisDesign(
          groups: groups, trajectories: trajectories, levels: levels, candidates: candidates, seed: UInt64(seed)))
    case .sobolIndices(let rows, let hasSecondOrder, let seed):
      self = .sobolIndices(
        SaltelliDesign(groups: groups, rows: rows, hasSecondOrder: hasSecondOrder, seed: UInt64(seed)))
    }
  }

  /// The factors whose influence is told together: the groups of the design, or each factor of a tornado.
  package var groups: [[Int]] {
    switch self {
    case .tornado(let design): (0..<design.factors).map { [$0] }
    case .morris(let design): design.groups.members
    case .sobolIndices(let design): design.groups.members
    }
  }

  /// The points, in the order that the estimators expect.
  package func points(of factors: [Factor]) -> [DesignPoint] {
    switch self {
    case .tornado(let design): Self.points(of: design, factors: factors)
    case .morris(let design): design.points.map { DesignPoint($0, of: factors) }
    case .sobolIndices(let design): design.points.map { DesignPoint($0, of: factors) }
    }
  }

  /// One factor at a time about the central values of all.
  private static func points(of design: TornadoDesign, factors: [Factor]) -> [DesignPoint] {
    let centre = factors.map(\.centralValue)
    return [DesignPoint(centre)]
      + factors.indices.flatMap { factor in
        [design.placeOfLow(factor), design.placeOfHigh(factor)].map { place in
          var values = centre
          values[factor] = factors[factor].value(at: design.points[place][factor])
          return DesignPoint(values)
        }
      }
  }
}

extension Factor {
  /// The value of the base scenario if it is one that the factor may take; else the median of its distribution.
  package var centralValue: Value {
    guard let baseValue, let distribution else { return value(at: 0.5) }
    if case .list(let values, _) = distribution { return values.contains(baseValue) ? baseValue : value(at: 0.5) }
    guard let number = baseValue.number, let range = distribution.range, range.contains(number) else {
      return value(at: 0.5)
    }
    return baseValue
  }
}
