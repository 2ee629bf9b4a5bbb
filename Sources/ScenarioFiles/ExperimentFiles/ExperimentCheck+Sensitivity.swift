import DistrictModel

// Designs that tell which factors matter: their sizes.

extension ExperimentCheck {
  mutating func tornado(_ design: DesignText, at place: TreePath) -> ExperimentDesign? {
    let (low, high) = (design.low ?? 0, design.high ?? 1)
    var isRight = true
    for (key, value) in [("low", low), ("high", high)] where !(0...1).contains(value) {
      note(place.appending(key), "found \(value.plainDescription); allowed 0…1, a quantile of each factor")
      isRight = false
    }
    guard isRight else { return nil }
    guard low < high else {
      let isLowGiven = design.low != nil
      note(
        place.appending(isLowGiven ? "low" : "high"),
        isLowGiven
          ? "found \(low.plainDescription); allowed less than high, which is \(high.plainDescription)"
          : "found \(high.plainDescription); allowed more than low, which is 0")
      return nil
    }
    return .tornado(low: low, high: high)
  }

  mutating func morris(_ design: DesignText, factors: [Factor], at place: TreePath) -> ExperimentDesign? {
    let levels = design.levels ?? 4
    let trajectories = size("trajectories", design.trajectories, among: 2...Self.mostTrajectories, at: place)
    if !(2...100).contains(levels) || !levels.isMultiple(of: 2) {
      note(place.appending("levels"), "found \(levels); allowed an even number 2…100")
    }
    guard let trajectories else { return nil }
    if let candidates = design.candidates, !(trajectories...Self.mostTrajectories).contains(candidates) {
      note(
        place.appending("candidates"), "found \(candidates); allowed \(trajectories)…\(Self.mostTrajectories)")
    }
    let points = trajectories * (factors.groups.count + 1)
    guard isAffordable(points, "trajectories", at: place) else { return nil }
    return .morris(
      trajectories: trajectories, levels: levels, candidates: design.candidates, seed: design.seed ?? 1)
  }

  mutating func sobolIndices(_ design: DesignText, factors: [Factor], at place: TreePath) -> ExperimentDesign? {
    let hasSecondOrder = design.secondOrder ?? false
    guard let rows = size("sampleRows", design.sampleRows, among: 2...Self.mostPoints, at: place) else { return nil }
    guard factors.count <= Self.mostFactorsOfIndices else {
      note(place, "has \(factors.count) factors; allowed at most \(Self.mostFactorsOfIndices) for Sobol' indices")
      return nil
    }
    let perRow = 2 + factors.groups.count * (hasSecondOrder ? 2 : 1)
    guard isAffordable(rows * perRow, "sampleRows", at: place) else { return nil }
    return .sobolIndices(rows: rows, hasSecondOrder: hasSecondOrder, seed: design.seed ?? 1)
  }

  /// Choosing trajectories far apart compares all pairs.
  private static let mostTrajectories = 1000
  /// The sequence behind the indices has no more dimensions for pairs of points.
  static let mostFactorsOfIndices = 128

  private mutating func size(
    _ key: String, _ size: Int?, among allowed: ClosedRange<Int>, at place: TreePath
  ) -> Int? {
    guard let size else {
      note(place.appending(key), "missing; needs a whole number")
      return nil
    }
    guard allowed.contains(size) else {
      note(place.appending(key), "found \(size); allowed \(allowed.lowerBound)…\(allowed.upperBound)")
      return nil
    }
    return size
  }

  private mutating func isAffordable(_ points: Int, _ key: String, at place: TreePath) -> Bool {
    guard points > Self.mostPoints else { return true }
    note(place.appending(key), "makes \(points) points; allowed 100,000")
    return false
  }
}
