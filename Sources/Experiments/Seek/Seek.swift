import DistrictModel

/// The search for the best mix of levers, from the first look to the confirmation, and the frontier about it.
///
/// Cheap runs find mixes; a few runs at the full sample tell how cheap runs differ from them; the mix found is confirmed at the full
/// sample with luck that no choice has seen. What chance has favoured in the search falls back in the confirmation (the winner's
/// curse): the confirmed figure is the one that holds. A confirmation that fails is learnt from, and the search goes on; after three
/// it ends.
package struct Seek: Sendable {
  /// A mix that was held against fresh luck.
  package struct Confirmed: Sendable {
    package let mix: Mix
    /// What the search believed when it chose the mix.
    package let believed: MixEstimate
    /// Real runs with fresh luck at the full sample; nil if one of them failed.
    package let confirmed: MixEstimate?
  }

  package let space: MixSpace
  package let problem: SeekProblem
  package let base: Mix
  package let archive: MixArchive
  /// The mixes chosen, in the order of the attempts; the last one is the answer. Empty if no mix has a finished run.
  package let attempts: [Confirmed]
  /// Mixes that are best for more or less than was asked, the answer and the base among them, all under the same fresh luck; the cheapest
  /// first.
  package let frontier: [Confirmed]

  /// After so many confirmations that did not hold, the last one stands.
  package static let mostAttempts = 3
  /// Runs at the full sample of a mix from which others are told.
  package static let mostAnchorRuns = 8
  private static let rounds = 40
  private static let roundsOfLevel = 6
  /// Levels of ambition beside the one asked for: standard deviations of chances.
  package static let levels = [-2.0, -1.4, -0.8, -0.4, 0.4, 0.8, 1.4]

  /// - Parameters:
  ///   - first: the mix to start from, and to compare with.
  ///   - replicates: runs of a confirmation.
  package init(
    _ space: MixSpace, _ problem: SeekProblem, effort: MixSearch.Effort, from first: Mix, replicates: Int,
    evaluate: @escaping MixSearch.Evaluate
  ) throws(ExperimentFailure) {
    self.space = space
    self.problem = problem
    base = first
    let fine = min(replicates, Self.mostAnchorRuns)
    var search = MixSearch(space, problem, effort: effort, from: first, evaluate: evaluate)
    try search.start(fine: fine)
    var attempts: [Confirmed] = []
    var answer = try Self.settled(&search, problem, fine: fine)
    while let mix = answer {
      let attempt = attempts.count
      guard let believed = search.estimate(mix) else { break }
      try search.make([search.request(mix, .confirmation(attempt), upTo: replicates)].compactMap { $0 })
      let result = Self.confirmed(mix, believed, in: search.archive, attempt)
      attempts.append(result)
      guard let runs = result.confirmed, Self.holds(problem, runs) == false, attempts.count < Self.mostAttempts else {
        break
      }
      search.giveUp(mix, attempt: attempt)
      let next = try Self.settled(&search, problem, fine: fine)
      // Nothing better is known even now: the mix stands as the best there is.
      if next == mix { break }
      answer = next
    }
    self.attempts = attempts
    frontier = try Self.frontier(&search, problem, attempts, base: first, replicates: replicates)
    archive = search.archive
  }

  /// Searches, moves the anchor to the mix found, and searches again until it stays.
  private static func settled(
    _ search: inout MixSearch, _ problem: SeekProblem, fine: Int
  ) throws(ExperimentFailure) -> Mix? {
    var widest = 0.25
    var last: Mix?
    for _ in 0..<4 {
      guard let found = try search.search(problem, rounds: rounds, widest: widest) else { return last }
      last = found
      if found == search.anchor { return found }
      try search.moveAnchor(to: found, fine: fine)
      widest = 0.1
    }
    return search.ranked(problem).first?.mix ?? last
  }

  /// The best mixes for other ambitions, confirmed with the luck of the last attempt.
  private static func frontier(
    _ search: inout MixSearch, _ problem: SeekProblem, _ attempts: [Confirmed], base: Mix, replicates: Int
  ) throws(ExperimentFailure) -> [Confirmed] {
    guard let answer = attempts.last else { return [] }
    var mixes = [answer.mix]
    for level in levels {
      if let mix = try search.search(problem.shifted(level), rounds: roundsOfLevel, widest: 0.1) { mixes.append(mix) }
    }
    mixes = MixSpace.distinct(mixes + [base])
    let attempt = attempts.count - 1
    try search.make(mixes.compactMap { search.request($0, .confirmation(attempt), upTo: replicates) })
    let believed = mixes.map { $0 == answer.mix ? answer.believed : search.estimate($0) }
    let confirmed = zip(mixes, believed).compactMap { mix, believed in
      believed.map { Self.confirmed(mix, $0, in: search.archive, attempt) }
    }
    return confirmed.sorted { Self.price($0, problem) < Self.price($1, problem) }
  }

  private static func confirmed(_ mix: Mix, _ believed: MixEstimate, in archive: MixArchive, _ attempt: Int)
    -> Confirmed
  {
    let runs = archive.runs(mix, .confirmation(attempt))
    let whole = runs.compactMap { $0 }
    return Confirmed(
      mix: mix, believed: believed,
      confirmed: whole.count == runs.count && !whole.isEmpty ? MixEstimate(runs: whole) : nil)
  }

  /// What a mix costs: the outcome made least, or the first budget.
  static func priceColumn(_ problem: SeekProblem) -> Int? {
    if case .least(let column) = problem.aim { column } else { problem.limits.first?.column }
  }

  private static func price(_ point: Confirmed, _ problem: SeekProblem) -> Double {
    priceColumn(problem).map { (point.confirmed ?? point.believed).mean($0) } ?? 0
  }

  // MARK: - Verdicts

  /// Whether runs reach everything that is asked: counted chances, mean budgets.
  package static func holds(_ problem: SeekProblem, _ estimate: MixEstimate) -> Bool {
    problem.chances.allSatisfy { chance in
      Double(estimate.reached(chance.goal)) >= chance.least * Double(estimate.runs.count) - 1e-9
    } && problem.limits.allSatisfy { $0.excess(estimate.mean($0.column)) <= 0 }
  }

  /// The answer, as confirmed.
  package var answer: Confirmed? { attempts.last }

  /// Whether the answer does what is asked, by its confirmation; nil without one.
  package var isReached: Bool? { answer?.confirmed.map { Self.holds(problem, $0) } }

  /// Of mixes on the frontier that do what is asked, by the same fresh luck, the cheapest; nil if there is none.
  package var cheapestThatHolds: Confirmed? {
    frontier.first { $0.confirmed.map { Self.holds(problem, $0) } == true }
  }
}
