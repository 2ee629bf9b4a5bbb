/// What the elementary effects of a Morris design say about each group of factors.
///
/// An elementary effect is the change of the result per unit of the factor's range. Its mean μ tells direction, the mean of
/// its size μ* importance, its deviation σ interaction and curvature.
///
/// - Source: Morris 1991, eq. 3; μ* by Campolongo, Cariboni and Saltelli 2007, eq. 3, for groups eq. 5.
package struct MorrisScreening: Sendable {
  package struct Measures: Sendable, Equatable {
    /// μ*: mean size of the effects.
    package let importance: Estimate
    /// μ: mean effect; nil for a group of several factors, which move in different directions.
    package let mean: Estimate?
    /// σ, with *n* − 1; nil for a group of several factors.
    package let deviation: Estimate?

    /// What the place in the Morris plane tells; nil without σ, and for a factor of no effect.
    ///
    /// - Source: Garcia Sanchez and others 2014, section 2.3: σ/μ* below 0.1 almost linear, below 0.5 monotone, below 1 almost monotone.
    package var shape: Shape? {
      guard let deviation, importance.value > 0 else { return nil }
      let ratio = deviation.value / importance.value
      return ratio < 0.1 ? .linear : ratio < 0.5 ? .monotone : ratio < 1 ? .almostMonotone : .curvedOrInteracting
    }
  }

  package enum Shape: String, Sendable, CaseIterable {
    case linear, monotone, almostMonotone, curvedOrInteracting
  }

  /// By group.
  package let measures: [Measures]
  /// The effects themselves, by group and trajectory; sizes only for a group of several factors.
  package let effects: [[Double]]
  /// Length of the steps of the design.
  package let delta: Double

  /// - Parameters:
  ///   - results: of the design's points, in their order.
  ///   - bootstrap: over trajectories.
  package init(_ design: MorrisDesign, results: [Double], bootstrap: Bootstrap) {
    precondition(results.count == design.points.count, "there is one result for each point")
    delta = design.delta
    effects = design.groups.members.indices.map { group in
      (0..<design.trajectories).map { Self.effect(design, results, group: group, trajectory: $0) }
    }
    let resampled = (0..<bootstrap.resamples).map {
      bootstrap.multiplicities(design.trajectories, resample: $0)
    }
    measures = zip(effects, design.groups.members).map { effects, members in
      func estimate(_ statistic: ([Double], [Double]) -> Double) -> Estimate {
        let once = Array(repeating: 1.0, count: effects.count)
        return Estimate(
          value: statistic(effects, once), interval: bootstrap.interval(resampled.map { statistic(effects, $0) }))
      }
      let isSingle = members.count == 1
      return Measures(
        importance: estimate { Self.mean($0.map(abs), times: $1) },
        mean: isSingle ? estimate { Self.mean($0, times: $1) } : nil,
        deviation: isSingle ? estimate { Self.deviation($0, times: $1) } : nil)
    }
  }

  /// μ* of each group from the first trajectories alone.
  package func importance(first trajectories: Int, bootstrap: Bootstrap) -> [Estimate] {
    let once = Array(repeating: 1.0, count: trajectories)
    let resampled = (0..<bootstrap.resamples).map { bootstrap.multiplicities(trajectories, resample: $0) }
    return effects.map { effects in
      let sizes = effects.prefix(trajectories).map(abs)
      return Estimate(
        value: Self.mean(sizes, times: once),
        interval: bootstrap.interval(resampled.map { Self.mean(sizes, times: $0) }))
    }
  }

  /// Change of the result per unit moved; its size alone for a group of several factors.
  private static func effect(_ design: MorrisDesign, _ results: [Double], group: Int, trajectory: Int) -> Double {
    let (before, after) = design.step(of: group, trajectory: trajectory)
    let change = (results[after] - results[before]) / design.delta
    let members = design.groups.members[group]
    guard members.count == 1 else { return abs(change) }
    return design.points[after][members[0]] > design.points[before][members[0]] ? change : -change
  }

  private static func mean(_ values: [Double], times: [Double]) -> Double {
    zip(values, times).reduce(0) { $0 + $1.0 * $1.1 } / Double(values.count)
  }

  private static func deviation(_ values: [Double], times: [Double]) -> Double {
    let mean = mean(values, times: times)
    let squares = zip(values, times).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }
}
