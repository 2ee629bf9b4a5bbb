/// In which worlds does it happen? Boxes of factor values that hold many of the cases of interest and little else.
///
/// The patient rule induction method: from the whole space, thin slices are peeled off, each time the one whose removal raises
/// the density of cases most, or lowers it least, for the points it costs: where cases lie in two regions, one has to be crossed to
/// reach the other. The boxes on the way trade coverage against density. A chosen box is pasted: slices are put back where that does
/// not dilute it.
///
/// - Source: Friedman and Fisher 1999, sections 8 and 9; gain per point removed as in Kwakkel and Jaxa-Rozen 2016, which
///   matters where values repeat; coverage and density as in Bryant and Lempert 2010.
package struct ScenarioDiscovery: Sendable {
  /// One box on the way, and its quality.
  package struct Candidate: Sendable, Equatable {
    package let box: ScenarioBox
    package let quality: BoxQuality
  }

  /// From the whole space to the smallest box.
  package let path: [Candidate]
  /// Boxes on the ways that peel one factor alone: where many factors offer a little, the way past an empty stretch of one is missed.
  private let asides: [Candidate]
  private let points: [[Double]]
  private let isCase: [Bool]
  private let slice: Double

  /// - Parameters:
  ///   - points: worlds by factor, in any units; a choice among kinds is given as numbers in a sensible order.
  ///   - isCase: whether what is to be explained happened there.
  ///   - slice: part of a box's points peeled or pasted in a step, above 0 and below one half.
  ///   - leastMass: part of all points below which no box is peeled.
  /// - Precondition: there are points, all of the same factors, and none of them is not a number.
  package init(points: [[Double]], isCase: [Bool], slice: Double = 0.05, leastMass: Double = 0.05) {
    precondition(!points.isEmpty && points.count == isCase.count, "each point is a case or not")
    precondition(
      points.allSatisfy { $0.count == points[0].count && !$0.contains(where: \.isNaN) }, "points have all factors")
    precondition(slice > 0 && slice < 0.5, "a slice is thin")
    (self.points, self.isCase, self.slice) = (points, isCase, slice)
    let least = leastMass * Double(points.count)
    let factors = points[0].indices
    path = Self.path(points, isCase, slice: slice, least: least, peeling: Array(factors))
    asides =
      factors.count < 2
      ? []
      : factors.flatMap { factor in
        Self.path(points, isCase, slice: slice, least: least, peeling: [factor]).dropFirst()
      }
  }

  /// Boxes from the whole space on, until all of a box is cases or a smaller one would be too small; one box if nothing is to be told apart.
  private static func path(
    _ points: [[Double]], _ isCase: [Bool], slice: Double, least: Double, peeling factors: [Int]
  ) -> [Candidate] {
    var box = ScenarioBox(factors: points[0].count)
    var path = [candidate(box, points, isCase)]
    guard (1..<points.count).contains(path[0].quality.cases) else { return path }
    while path[path.count - 1].quality.density < 1,
      let next = peel(box, points, isCase, slice: slice, least: least, factors: factors)
    {
      box = next
      path.append(candidate(box, points, isCase))
    }
    return path
  }

  /// Of the boxes of at least the given density, the one of largest coverage, of equal ones the densest, pasted; if none is so dense, the
  /// densest one.
  package func choice(leastDensity: Double) -> Candidate {
    let all = path + asides
    let dense = all.filter { $0.quality.density >= leastDensity }
    let best =
      dense.isEmpty
      ? all.dropFirst().reduce(all[0]) { $1.quality.density > $0.quality.density ? $1 : $0 }
      : dense.dropFirst().reduce(dense[0]) {
        ($1.quality.coverage, $1.quality.density) > ($0.quality.coverage, $0.quality.density) ? $1 : $0
      }
    return pasted(best.box)
  }

  /// The box with slices put back as long as its density does not fall.
  package func pasted(_ box: ScenarioBox) -> Candidate {
    var best = Self.candidate(box, points, isCase)
    while let wider = paste(best) { best = wider }
    return best
  }

  /// How easily a limit's gain could be luck, for each restricted factor.
  ///
  /// The chance that as many cases or more would lie in the box if its points were drawn from the box without that limit.
  ///
  /// - Source: Bryant and Lempert 2010, section 3.3, quasi-*p*-values: the box was chosen by looking, so that they flatter.
  package func quasiProbabilities(_ box: ScenarioBox) -> [(factor: Int, probability: Double)] {
    let inside = Self.candidate(box, points, isCase).quality
    return box.restricted.map { factor in
      let wider = Self.candidate(box.lifting(factor), points, isCase).quality
      return (factor, Binomial.tail(atLeast: inside.cases, of: inside.points, probability: wider.density))
    }
  }

  /// The box without the limits that could well be luck, the weakest taken away first.
  package func simplified(_ box: ScenarioBox, largestProbability: Double = 0.05) -> Candidate {
    var box = box
    while let weakest = quasiProbabilities(box).max(by: { $0.probability < $1.probability }),
      weakest.probability > largestProbability
    {
      box = box.lifting(weakest.factor)
    }
    return Self.candidate(box, points, isCase)
  }

  private static func candidate(_ box: ScenarioBox, _ points: [[Double]], _ isCase: [Bool]) -> Candidate {
    let inside = points.indices.filter { box.contains(points[$0]) }
    let quality = BoxQuality(
      points: inside.count, cases: inside.count { isCase[$0] }, ofPoints: points.count,
      ofCases: isCase.count { $0 })
    return Candidate(box: box, quality: quality)
  }
}

extension ScenarioDiscovery {
  /// The box without its most rewarding slice; nil if every slice would make it too small.
  fileprivate static func peel(
    _ box: ScenarioBox, _ points: [[Double]], _ isCase: [Bool], slice: Double, least: Double, factors: [Int]
  ) -> ScenarioBox? {
    let inside = points.indices.filter { box.contains(points[$0]) }
    let cases = inside.count { isCase[$0] }
    let density = Double(cases) / Double(inside.count)
    var best: (gain: Double, box: ScenarioBox)?
    for factor in factors {
      for isLow in [true, false] {
        guard let limit = Self.limit(inside.map { points[$0][factor] }, slice: slice, isLow: isLow) else { continue }
        var smaller = box
        let range = box.limits[factor]
        smaller.limits[factor] = isLow ? limit...range.upperBound : range.lowerBound...limit
        let kept = inside.filter { smaller.limits[factor].contains(points[$0][factor]) }
        guard Double(kept.count) >= max(1, least) else { continue }
        let rise = Double(kept.count { isCase[$0] }) / Double(kept.count) - density
        let gain = rise / Double(inside.count - kept.count)
        if gain > best?.gain ?? -.infinity { best = (gain, smaller) }
      }
    }
    return best?.box
  }

  /// Where a slice ends: midway between the last value peeled and the first one kept; nil if all values are equal.
  ///
  /// Equal values stay or go together: if there are more of them than the slice holds, all go.
  private static func limit(_ values: [Double], slice: Double, isLow: Bool) -> Double? {
    let ordered = isLow ? values.sorted() : values.sorted(by: >)
    let count = max(1, Int(slice * Double(values.count)))
    guard count < ordered.count else { return nil }
    let first = ordered[count - 1] == ordered[count] ? ordered[0] : ordered[count - 1]
    let last =
      ordered[count - 1] == ordered[count] ? ordered.prefix(count).last { $0 != ordered[count] } ?? first : first
    guard let kept = ordered.first(where: { isLow ? $0 > last : $0 < last }) else { return nil }
    return last + (kept - last) / 2
  }

  /// The box with the slice put back that leaves it densest; nil if each would dilute it.
  fileprivate func paste(_ candidate: Candidate) -> Candidate? {
    var best: Candidate?
    for factor in candidate.box.restricted {
      for isLow in [true, false] {
        guard let wider = widened(candidate, factor: factor, isLow: isLow) else { continue }
        let next = Self.candidate(wider, points, isCase)
        guard next.quality.density >= candidate.quality.density else { continue }
        if let best, (next.quality.density, next.quality.points) <= (best.quality.density, best.quality.points) {
          continue
        }
        best = next
      }
    }
    return best
  }

  /// The box with one limit moved outwards past a slice of points; no limit if none are left beyond.
  private func widened(_ candidate: Candidate, factor: Int, isLow: Bool) -> ScenarioBox? {
    let range = candidate.box.limits[factor]
    guard isLow ? range.lowerBound > -.infinity : range.upperBound < .infinity else { return nil }
    let free = candidate.box.lifting(factor)
    let values = points.filter(free.contains).map { $0[factor] }
    let outside = values.filter { isLow ? $0 < range.lowerBound : $0 > range.upperBound }
    let ordered = isLow ? outside.sorted(by: >) : outside.sorted()
    let count = max(1, Int(slice * Double(candidate.quality.points)))
    guard let last = ordered.prefix(count).last else { return nil }
    let beyond = ordered.first { isLow ? $0 < last : $0 > last }
    let limit = beyond.map { last + ($0 - last) / 2 } ?? (isLow ? -.infinity : .infinity)
    var wider = candidate.box
    wider.limits[factor] = isLow ? limit...range.upperBound : range.lowerBound...limit
    return wider
  }
}
