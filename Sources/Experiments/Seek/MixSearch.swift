import DistrictModel

/// Looks for the best mix in rounds: each asks for a batch of runs, and the next round is decided from all there are.
///
/// A round looks at mixes beside the best one known (one lever up or down; one up, another down) and at those that a fitted surface
/// proposes, and gives more runs to mixes on which the choice hangs. When all neighbours are known the step is halved. What is asked
/// for hangs on values alone, never on time or threads.
package struct MixSearch {
  /// Makes runs: by request, then by replicate; nil for a run that failed.
  package typealias Evaluate = ([SeekRequest]) throws(ExperimentFailure) -> [[[Double]?]]

  /// What a search may spend.
  package struct Effort: Sendable {
    /// The most runs of the search in all.
    package let runs: Int
    /// Runs of a mix that is new.
    package let replicates: Int
    package let seed: Int

    package init(runs: Int, replicates: Int, seed: Int) {
      self.runs = runs
      self.replicates = replicates
      self.seed = seed
    }
  }

  let space: MixSpace
  let problem: SeekProblem
  let effort: Effort
  let evaluate: Evaluate
  package private(set) var archive = MixArchive()
  /// The mix from whose runs at the full sample all others are told by their difference.
  private(set) var anchor: Mix
  /// Confirmations that have been given up and may be learnt from.
  private(set) var givenUp = 0

  /// A mix is never run more often than this in the search.
  private static let mostReplicates = 32
  /// Mixes that are new in a round.
  private var batch: Int { max(8, 2 * space.axes.count) }

  init(_ space: MixSpace, _ problem: SeekProblem, effort: Effort, from first: Mix, evaluate: @escaping Evaluate) {
    self.space = space
    self.problem = problem
    self.effort = effort
    self.evaluate = evaluate
    anchor = first
  }

  // MARK: - Runs

  /// Makes runs in one batch and keeps them.
  mutating func make(_ requests: [SeekRequest]) throws(ExperimentFailure) {
    guard !requests.isEmpty else { return }
    for (request, values) in zip(requests, try evaluate(requests)) { archive.add(values, request) }
  }

  /// Asks for a mix to have at least so many runs of a stage.
  func request(_ mix: Mix, _ stage: SeekStage, upTo replicates: Int) -> SeekRequest? {
    let known = archive.runs(mix, stage).count
    return known < replicates ? SeekRequest(mix: mix, stage: stage, replicates: known..<replicates) : nil
  }

  private var hasRunsLeft: Bool { archive.searchRuns < effort.runs }

  /// As many of the requests as there are runs left for.
  private func affordable(_ requests: [SeekRequest]) -> [SeekRequest] {
    var left = effort.runs - archive.searchRuns
    return requests.filter { request in
      left -= request.replicates.count
      return left >= 0
    }
  }

  /// Looks at the first mixes, which fill the space, and at the anchor at the full sample.
  mutating func start(fine: Int) throws(ExperimentFailure) {
    let count = min(8 + 4 * space.axes.count, max(2, effort.runs / (2 * effort.replicates)))
    let first = space.start(count, seed: effort.seed, from: anchor)
    try make(affordable(first.compactMap { request($0, .search, upTo: effort.replicates) }))
    try make([request(anchor, .anchor, upTo: fine)].compactMap { $0 })
  }

  /// Runs a mix at the full sample. All others are told by their difference from it, unless more is known of the anchor there is.
  mutating func moveAnchor(to mix: Mix, fine: Int) throws(ExperimentFailure) {
    try make([request(mix, .anchor, upTo: fine)].compactMap { $0 })
    if archive.fine(mix, givenUp: givenUp).count >= archive.fine(anchor, givenUp: givenUp).count { become(mix) }
  }

  /// Learns from a confirmation that failed.
  mutating func giveUp(_ mix: Mix, attempt: Int) {
    givenUp = attempt + 1
    become(mix)
  }

  private mutating func become(_ mix: Mix) {
    if !archive.failed.contains(mix) { anchor = mix }
  }

  // MARK: - Estimates

  func estimate(_ mix: Mix) -> MixEstimate? { archive.estimate(mix, from: anchor, givenUp: givenUp) }

  /// Mixes with what is known of them, the best first; of equals the one looked at first.
  func ranked(_ problem: SeekProblem) -> [(mix: Mix, merit: Merit, estimate: MixEstimate)] {
    archive.mixes.enumerated().compactMap { place, mix in
      estimate(mix).map { (place: place, mix: mix, merit: Merit(problem, $0), estimate: $0) }
    }
    .sorted { ($0.merit, $0.place) < ($1.merit, $1.place) }
    .map { ($0.mix, $0.merit, $0.estimate) }
  }

  // MARK: - Rounds

  /// Searches until all neighbours of the best mix are known at the smallest step and nothing hangs on more runs, or several rounds
  /// have gained next to nothing, or the rounds or runs are used up.
  ///
  /// - Parameters:
  ///   - widest: the first step, as a part of each lever's range.
  /// - Returns: the best mix; nil if no mix has a finished run.
  mutating func search(
    _ problem: SeekProblem, rounds: Int, widest: Double = 0.25
  ) throws(ExperimentFailure) -> Mix? {
    var fraction = widest
    var progress = Progress()
    for round in 0..<rounds {
      let ranked = ranked(problem)
      guard let best = ranked.first, hasRunsLeft else { return ranked.first?.mix }
      if progress.hasEnded(best.merit, of: ranked.map(\.merit), isExact: isExact(ranked)) { return best.mix }
      let contested = contested(ranked, problem)
      var new = proposals(ranked, best, problem, fraction: fraction, round: round)
      let isFine = space.neighbours(of: best.mix, fraction: fraction) == space.neighbours(of: best.mix, fraction: 0)
      if isFine, contested.isEmpty, new.mixes.isEmpty {
        // The surface sees nothing better: before that is believed, every neighbour is looked at.
        let unknown = space.neighbours(of: best.mix, fraction: 0).filter { !archive.isKnown($0) }
        new = (Array(unknown.prefix(batch)), unknown.count)
      }
      if new.neighbours == 0, isFine, contested.isEmpty, new.mixes.isEmpty { return best.mix }
      let requests =
        contested + new.mixes.compactMap { request($0, .search, upTo: effort.replicates) }
      let asked = affordable(requests)
      if asked.isEmpty && new.neighbours == 0 && isFine { return best.mix }
      if asked.isEmpty && !requests.isEmpty { return best.mix }
      try make(asked)
      let next = self.ranked(problem).first
      // The step stays while there is something to gain by it.
      if next?.mix == best.mix, new.neighbours <= batch / 2 { fraction /= 2 }
    }
    return ranked(problem).first?.mix
  }

  /// Whether all that is known is known exactly: then the smallest gain is one.
  private func isExact(_ ranked: [(mix: Mix, merit: Merit, estimate: MixEstimate)]) -> Bool {
    ranked.allSatisfy { $0.estimate.moveErrors.allSatisfy { $0 == 0 } }
  }

  /// The best mixes for several questions, after two rounds of proposals for all of them together.
  mutating func best(of problems: [SeekProblem]) throws(ExperimentFailure) -> [Mix] {
    for round in 0..<2 where hasRunsLeft {
      let mixes = problems.flatMap { problem -> [Mix] in
        let ranked = ranked(problem)
        guard let best = ranked.first else { return [] }
        return Array(proposals(ranked, best, problem, fraction: 0.05, round: round).mixes.prefix(Self.mixesOfQuestion))
      }
      try make(affordable(MixSpace.distinct(mixes).compactMap { request($0, .search, upTo: effort.replicates) }))
    }
    return problems.compactMap { ranked($0).first?.mix }
  }

  /// Mixes that are new in a round, for each of several questions.
  private static let mixesOfQuestion = 2

  /// Whether rounds still gain something.
  private struct Progress {
    private var last: Merit?
    private var idle = 0

    /// After so many rounds without a gain the search ends.
    private static let patience = 3
    /// A gain is this part of what tells the mixes apart that do as much of what is asked, or a tenth of that in standard deviations.
    private static let leastGain = 0.005

    mutating func hasEnded(_ best: Merit, of all: [Merit], isExact: Bool) -> Bool {
      defer { if last.map({ best < $0 }) ?? true { last = best } }
      guard let last, !isExact else { return false }
      let objectives = all.map(\.objective)
      let range = (objectives.max() ?? 0) - (objectives.min() ?? 0)
      let gains =
        last.lack - best.lack > 0.05
        || best.lack <= last.lack && last.objective - best.objective > Self.leastGain * range
      idle = gains ? 0 : idle + 1
      return idle >= Self.patience
    }
  }

  /// More runs for mixes that may be better than the best, or be no better than others, for all that is known.
  private func contested(
    _ ranked: [(mix: Mix, merit: Merit, estimate: MixEstimate)], _ problem: SeekProblem
  ) -> [SeekRequest] {
    guard let best = ranked.first else { return [] }
    let doubtful = ranked.filter { candidate in
      candidate.mix != anchor && hangsOnMore(candidate.estimate, candidate.merit, best: best.merit, problem)
    }
    let wanted = doubtful.prefix(4).map { candidate in
      let known = archive.runs(candidate.mix, .search).count
      return (candidate.mix, min(Self.mostReplicates, max(effort.replicates, 2 * known)))
    }
    // A difference from the anchor rests on the runs that both have: with few of its own, the anchor's luck would be in all of them.
    let most = wanted.map(\.1).max() ?? 0
    return ([(anchor, most)] + wanted).compactMap { request($0, .search, upTo: $1) }
  }

  /// Whether a mix could be both good enough and better than the best, and whether that is uncertain.
  private func hangsOnMore(_ estimate: MixEstimate, _ merit: Merit, best: Merit, _ problem: SeekProblem) -> Bool {
    let sure = Statistics.normal95
    var isUncertain = false
    var couldBeEnough = true
    for (number, chance) in problem.chances.enumerated() {
      let standing = estimate.standing(chance.goal)
      let slack = standing.score - problem.aim(number, standing)
      let margin = sure * standing.moveError
      if slack + margin < 0 { couldBeEnough = false }
      // A twentieth of a standard deviation is two points of a chance at most.
      if slack.magnitude < margin, margin > 0.05 { isUncertain = true }
    }
    let objectiveError: Double
    switch problem.aim {
    case .least(let column): objectiveError = estimate.moveErrors[column]
    case .likeliest(let goal): objectiveError = estimate.scoreError(goal)
    }
    if best.lack > 0 { return merit.lack <= best.lack + 0.5 && isUncertain }
    let couldBeBetter = merit.objective - sure * objectiveError <= best.objective
    if case .likeliest = problem.aim, (merit.objective - best.objective).magnitude < sure * objectiveError,
      objectiveError > 0.05
    {
      isUncertain = true
    }
    return couldBeEnough && couldBeBetter && isUncertain
  }

  /// New mixes: neighbours of the best, the most promising first, and the best of those that a fitted surface looks at.
  ///
  /// - Returns: the mixes, and how many neighbours worth a look were still unknown.
  private func proposals(
    _ ranked: [(mix: Mix, merit: Merit, estimate: MixEstimate)],
    _ best: (mix: Mix, merit: Merit, estimate: MixEstimate), _ problem: SeekProblem, fraction: Double, round: Int
  ) -> (mixes: [Mix], neighbours: Int) {
    let around = space.neighbours(of: best.mix, fraction: fraction).filter { !archive.isKnown($0) }
    guard let surface = surface(ranked, centre: best.mix) else { return (Array(around.prefix(batch)), around.count) }
    let fine = archive.fine(anchor, givenUp: givenUp)
    func guess(_ mix: Mix) -> Merit {
      Merit(problem, MixEstimate(fine, movedBy: surface.move(mix), errors: surface.residuals))
    }
    /// The merit if the surface misses by two of its residuals, all for the better.
    func atBest(_ merit: Merit) -> Merit {
      let score = problem.goals.map {
        MixEstimate(fine, movedBy: surface.residuals.map { _ in 0 }, errors: surface.residuals).scoreError($0)
      }
      let gain = 2 * (score.max() ?? 0)
      switch problem.aim {
      case .least(let column):
        return Merit(lack: max(0, merit.lack - gain), objective: merit.objective - 2 * surface.residuals[column])
      case .likeliest: return Merit(lack: max(0, merit.lack - gain), objective: merit.objective - gain)
      }
    }
    // A lever moved alone is always looked at; of exchanges those that the surface does not rule out.
    let promising = around.map { (mix: $0, merit: guess($0)) }
      .filter { zip($0.mix, best.mix).count { $0 != $1 } == 1 || atBest($0.merit) < best.merit }
      .sorted { $0.merit < $1.merit }.map(\.mix)
    let pool = space.pool(near: best.mix, seed: effort.seed + round).filter { !archive.isKnown($0) }
      .map { (mix: $0, merit: guess($0)) }.filter { $0.merit < best.merit }.sorted { $0.merit < $1.merit }
    // Proposals that crowd together teach less: at most one in four of those much alike.
    let chosen = pool.prefix(batch / 2).map(\.mix)
    let mixes = MixSpace.distinct(chosen + promising.prefix(batch - chosen.count))
    return (mixes, promising.count)
  }

  private func surface(
    _ ranked: [(mix: Mix, merit: Merit, estimate: MixEstimate)], centre: Mix
  ) -> MixSurface? {
    let known = ranked.compactMap { candidate -> (mix: Mix, move: [Double], runs: Int)? in
      guard let difference = archive.difference(candidate.mix, from: anchor) else { return nil }
      return (candidate.mix, difference.mean, archive.runs(candidate.mix, .search).count)
    }
    return MixSurface(space, known: known.filter { $0.runs > 0 }, centre: centre)
  }
}

extension Merit {
  fileprivate init(lack: Double, objective: Double) {
    self.lack = lack
    self.objective = objective
  }
}
