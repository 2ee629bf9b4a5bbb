/// In which worlds does a package fail? Boxes that hold many of these worlds and few others, and how easily they are luck.
package struct WorldBoxes: Sendable {
  /// Why there is no box, or that there is one.
  package enum Verdict: Sendable, Equatable {
    case found
    /// It happens in no world, or in every world.
    case never, always
    /// It happens in too few worlds, or does not happen in too few, to tell these from the others.
    case tooFewCases, tooFewOthers
    /// No limit on any factor tells them apart by more than luck.
    case noBox
  }

  /// One box.
  package struct Found: Sendable {
    package let box: ScenarioBox
    /// Of all worlds.
    package let quality: BoxQuality
    /// Worlds of no earlier box that are in this one, and cases among them.
    package let added: (points: Int, cases: Int)
    /// Factors with a limit, and how easily that limit's gain could be luck; the surest first.
    package let limits: [(factor: Int, probability: Double)]
  }

  package let verdict: Verdict
  /// Worlds, and those in which it happens.
  package let points: Int
  package let cases: Int
  /// In the order in which they were found.
  package let boxes: [Found]
  /// Boxes on the way to the first one; the whole space alone if there is nothing to find.
  package let path: [ScenarioDiscovery.Candidate]
  /// Share of shuffled worlds in which as telling a first box turned up, though there was none to find; nil without a box.
  ///
  /// It happens in as many worlds as before, but in which of them is left to chance. Unlike quasi-probabilities this knows that the
  /// box was chosen by looking.
  package let luck: Double?

  /// Fewer worlds, of either kind, are told apart by almost any limit.
  package static let leastOfEither = 5
  package static let mostBoxes = 3
  package static let shuffles = 199
  /// A limit whose gain is luck more often than this is let go.
  private static let largestProbability = 0.05

  /// - Parameters:
  ///   - points: worlds by factor.
  ///   - isCase: whether it happens there.
  ///   - leastDensity: part of a box that should be cases; more where it happens in most worlds anyway.
  package init(points: [[Double]], isCase: [Bool], leastDensity: Double) {
    self.points = points.count
    cases = isCase.count { $0 }
    path = ScenarioDiscovery(points: points, isCase: isCase).path
    if let reason = Self.reason(cases: cases, of: points.count) {
      (verdict, boxes, luck) = (reason, [], nil)
      return
    }
    // Where it happens almost everywhere, a box that says something is denser than what is asked.
    let least = max(leastDensity, (1 + Double(cases) / Double(points.count)) / 2)
    boxes = Self.boxes(points, isCase, least)
    verdict = boxes.isEmpty ? .noBox : .found
    luck = boxes.first.map { Self.luck(of: $0.box, points, isCase, least) }
  }

  private static func reason(cases: Int, of points: Int) -> Verdict? {
    if cases == 0 { return .never }
    if cases == points { return .always }
    if cases < leastOfEither { return .tooFewCases }
    return points - cases < leastOfEither ? .tooFewOthers : nil
  }

  // MARK: - Boxes

  /// One box after the other, each among the worlds that those before it leave.
  private static func boxes(_ points: [[Double]], _ isCase: [Bool], _ leastDensity: Double) -> [Found] {
    var found: [Found] = []
    while found.count < mostBoxes {
      let left = points.indices.filter { index in !found.contains { $0.box.contains(points[index]) } }
      let cases = left.count { isCase[$0] }
      guard cases >= leastOfEither, left.count - cases >= leastOfEither else { break }
      let discovery = ScenarioDiscovery(points: left.map { points[$0] }, isCase: left.map { isCase[$0] })
      guard let box = box(by: discovery, leastDensity) else { break }
      let inside = left.filter { box.contains(points[$0]) }
      found.append(
        Found(
          box: box, quality: quality(of: box, points, isCase),
          added: (inside.count, inside.count { isCase[$0] }),
          limits: discovery.quasiProbabilities(box).sorted { ($0.probability, $0.factor) < ($1.probability, $1.factor) }
        ))
    }
    return found
  }

  /// The box of a discovery without limits that may be luck; nil if none is left, or it is no denser than the whole.
  private static func box(by discovery: ScenarioDiscovery, _ leastDensity: Double) -> ScenarioBox? {
    let chosen = discovery.choice(leastDensity: leastDensity)
    let plain = discovery.simplified(chosen.box, largestProbability: largestProbability)
    guard !plain.box.restricted.isEmpty, plain.quality.density > discovery.path[0].quality.density else { return nil }
    return plain.box
  }

  private static func quality(of box: ScenarioBox, _ points: [[Double]], _ isCase: [Bool]) -> BoxQuality {
    let inside = points.indices.filter { box.contains(points[$0]) }
    return BoxQuality(
      points: inside.count, cases: inside.count { isCase[$0] }, ofPoints: points.count, ofCases: isCase.count { $0 })
  }

  // MARK: - Luck

  private static func luck(
    of box: ScenarioBox, _ points: [[Double]], _ isCase: [Bool], _ leastDensity: Double
  ) -> Double {
    func surprise(_ box: ScenarioBox, _ isCase: [Bool]) -> Double {
      let quality = quality(of: box, points, isCase)
      let share = Double(isCase.count { $0 }) / Double(isCase.count)
      return Binomial.tail(atLeast: quality.cases, of: quality.points, probability: share)
    }
    let observed = surprise(box, isCase)
    let draws = DesignDraws(.worldShuffle, seed: 1)
    let asTelling = (0..<shuffles).count { shuffle in
      let shuffled = draws.permutation(of: points.count, shuffle).map { isCase[$0] }
      let discovery = ScenarioDiscovery(points: points, isCase: shuffled)
      return Self.box(by: discovery, leastDensity).map { surprise($0, shuffled) <= observed } ?? false
    }
    return Double(asTelling + 1) / Double(shuffles + 1)
  }
}
