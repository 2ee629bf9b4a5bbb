import DistrictModel

/// The search for the best mix of levers, from the first look to the confirmation, and the frontier about it.
///
/// Cheap runs find mixes; a few runs at the full sample tell how cheap runs differ from them; the mix found is confirmed at the full
/// sample with luck that no choice has seen. What chance has favoured in the search falls back in the confirmation (the winner's
/// curse): the confirmed figure is the one that holds. The search therefore aims beyond what is asked, so far that the confirmation is
/// likely to succeed. One that fails is learnt from, and the search goes on, with new luck and a bounded number of times.
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
  /// What counts as confirmed.
  package let rule: Confirmation
  package let base: Mix
  package let archive: MixArchive
  /// The mixes that were held against fresh luck, in the order of the attempts; the last one is the answer. Empty if no mix has a finished run.
  package let attempts: [Confirmed]
  /// Mixes that are believed best for more, for less and for just what was asked, the answer and the base among them, all under the
  /// luck of the last attempt; the cheapest first.
  package let frontier: [Confirmed]

  /// Runs at the full sample of a mix from which others are told.
  package static let mostAnchorRuns = 16
  /// Mixes that get such runs.
  package static let mostAnchors = 5
  /// Runs of a mix for more or less than was asked.
  package static let mostFrontierRuns = 32
  private static let rounds = 40
  /// Levels of ambition of the frontier: standard deviations of chances, from what is asked.
  package static let levels = [-1.6, -0.8, 0, 0.8, 1.6]

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
    let rule = Confirmation(replicates: replicates)
    self.rule = rule
    let aimed = problem.aiming(at: rule)
    var search = MixSearch(space, problem, effort: effort, from: first, evaluate: evaluate)
    try search.start(fine: fine)
    var attempts: [Confirmed] = []
    var answer = try Self.settled(&search, aimed, fine: fine)
    while let mix = answer, let believed = search.estimate(mix) {
      let attempt = attempts.count
      try search.make([search.request(mix, .confirmation(attempt), upTo: replicates)].compactMap { $0 })
      let result = Self.confirmed(mix, believed, in: search.archive, attempt)
      attempts.append(result)
      let isBorneOut = result.confirmed.map { rule.isBorneOut(problem, by: $0) } ?? false
      guard !isBorneOut, attempts.count < Confirmation.mostAttempts, rule.canConfirm(problem) else { break }
      search.giveUp(mix, attempt: attempt)
      answer = try Self.settled(&search, aimed, fine: fine).flatMap { next in
        Self.isWorthTrying(next, after: mix, search, aimed) ? next : nil
      }
    }
    self.attempts = attempts
    frontier = try Self.frontier(&search, problem, attempts, base: first, replicates: replicates)
    archive = search.archive
  }

  /// Whether another confirmation may succeed: not of a mix that is now believed to do less than is asked, nor of the same one, unless
  /// it is believed even so that it will.
  private static func isWorthTrying(_ next: Mix, after last: Mix, _ search: MixSearch, _ aimed: SeekProblem) -> Bool {
    guard let estimate = search.estimate(next) else { return false }
    let asked = SeekProblem(aimed.aim, chances: aimed.chances, limits: aimed.limits)
    return Merit(asked, estimate).lack == 0 && (next != last || Merit(aimed, estimate).lack == 0)
  }

  /// Searches, runs the mix found at the full sample, and searches again until no other mix is found.
  private static func settled(
    _ search: inout MixSearch, _ problem: SeekProblem, fine: Int
  ) throws(ExperimentFailure) -> Mix? {
    var widest = 0.25
    for _ in 1..<mostAnchors {
      guard let found = try search.search(problem, rounds: rounds, widest: widest) else { return nil }
      if !search.archive.runs(found, .anchor).isEmpty { return found }
      try search.moveAnchor(to: found, fine: fine)
      widest = 0.1
    }
    return search.ranked(problem).first?.mix
  }

  /// The best mixes for other ambitions, confirmed with the luck of the last attempt.
  private static func frontier(
    _ search: inout MixSearch, _ problem: SeekProblem, _ attempts: [Confirmed], base: Mix, replicates: Int
  ) throws(ExperimentFailure) -> [Confirmed] {
    guard let answer = attempts.last else { return [] }
    let others = try search.best(of: levels.map(problem.shifted))
    let mixes = MixSpace.distinct([answer.mix] + others + [base])
    let attempt = attempts.count - 1
    let runs = min(replicates, mostFrontierRuns)
    try search.make(mixes.compactMap { search.request($0, .confirmation(attempt), upTo: runs) })
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

  /// The answer: the mix that was confirmed, or else the last that was tried.
  package var answer: Confirmed? { attempts.last }

  /// Whether fresh runs of a mix confirm what is asked; nil if one of them failed.
  package func isBorneOut(_ point: Confirmed) -> Bool? { point.confirmed.map { rule.isBorneOut(problem, by: $0) } }

  /// Whether the answer is confirmed; nil without an answer, or if a run of it failed.
  package var isReached: Bool? { answer.flatMap(isBorneOut) }
}
