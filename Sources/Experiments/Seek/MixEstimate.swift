import DistrictModel

/// What is believed of a mix: the runs it would have at the full sample.
package struct MixEstimate: Sendable {
  /// Values by run, then column: real runs, or those of a mix nearby moved by the difference between the two.
  package let runs: [[Double]]
  /// Monte-Carlo standard error of the move, by column; 0 for real runs.
  package let moveErrors: [Double]

  package init(runs: [[Double]], moveErrors: [Double]? = nil) {
    precondition(!runs.isEmpty, "an estimate rests on a run")
    self.runs = runs
    self.moveErrors = moveErrors ?? runs[0].map { _ in 0 }
  }

  /// The runs of another mix, moved by the mean difference from it.
  init(_ anchor: [[Double]], movedBy move: [Double], errors: [Double]) {
    self.init(runs: anchor.map { run in zip(run, move).map { $0 + $1 } }, moveErrors: errors)
  }

  package func mean(_ column: Int) -> Double { Statistics.mean(runs.map { $0[column] }) }

  /// How surely a goal is reached, and how sure that is.
  package struct Standing: Sendable {
    /// The mean margin in standard deviations of a run.
    ///
    /// Smoother than a count of the runs that reach the goal, and known from few; its normal probability is the chance. Where all runs are
    /// alike a goal that is met exactly, but for rounding, is met.
    package let score: Double
    /// Standard error of the score that comes of the move: what more runs of this mix would make smaller.
    package let moveError: Double
    /// Standard error of the score, of the move as well as of the few runs that tell mean and deviation.
    ///
    /// - Source: Johnson and Welch 1940, variance of a standardized mean of normal values: 1 / *n* + *z*² / (2 (*n* − 1)).
    package let error: Double
  }

  package func standing(_ goal: SeekProblem.Goal) -> Standing {
    let margins = runs.map(goal.margin)
    let deviation = Statistics.standardDeviation(margins) ?? 0
    // Where all runs are alike, the smallest margin decides.
    let spread = max(deviation, Self.leastSpread)
    let mean = Statistics.mean(margins)
    let score = (spread > Self.leastSpread ? mean : mean + 10 * Self.leastSpread) / spread
    let largest = goal.parts.reduce(0) { max($0, moveErrors[$1.column] / ($1.goal == 0 ? 1 : $1.goal.magnitude)) }
    let (move, count) = (largest / spread, Double(margins.count))
    guard spread > Self.leastSpread else { return Standing(score: score, moveError: move, error: move) }
    let error = (move * move + 1 / count + score * score / (2 * (count - 1))).squareRoot()
    return Standing(score: score, moveError: move, error: error)
  }

  package func score(_ goal: SeekProblem.Goal) -> Double { standing(goal).score }

  func scoreError(_ goal: SeekProblem.Goal) -> Double { standing(goal).moveError }

  package func reached(_ goal: SeekProblem.Goal) -> Int { runs.count(where: goal.isReached) }

  private static let leastSpread = 1e-9
}

/// How good a mix is: first what it lacks of what is asked, then what it costs.
package struct Merit: Sendable, Comparable {
  /// Missing standard deviations of chances and missing parts of budgets, added up; 0 if nothing is missing.
  package let lack: Double
  /// The smaller the better.
  package let objective: Double

  package init(_ problem: SeekProblem, _ estimate: MixEstimate) {
    lack =
      problem.chances.indices.reduce(0) { sum, number in
        let standing = estimate.standing(problem.chances[number].goal)
        return sum + max(0, problem.aim(number, standing) - standing.score)
      }
      + problem.limits.reduce(0) { sum, limit in
        sum + 10 * max(0, limit.excess(estimate.mean(limit.column) + limit.sign * problem.reserve(limit, estimate)))
      }
    switch problem.aim {
    case .least(let column): objective = estimate.mean(column)
    case .likeliest(let goal): objective = -estimate.score(goal)
    }
  }

  package static func < (one: Merit, other: Merit) -> Bool {
    one.lack == other.lack ? one.objective < other.objective : one.lack < other.lack
  }
}

extension SeekProblem {
  /// The score that a mix needs to be chosen, for one of the chances.
  func aim(_ number: Int, _ standing: MixEstimate.Standing) -> Double {
    confirmation == nil
      ? Mathematics.normalQuantile(chances[number].least) : thresholds[number].aim(error: standing.error)
  }

  /// What a mix must leave of a budget to be chosen.
  func reserve(_ limit: Limit, _ estimate: MixEstimate) -> Double {
    guard let confirmation else { return 0 }
    let deviation = Statistics.standardDeviation(estimate.runs.map { $0[limit.column] }) ?? 0
    let (own, move) = (deviation / Double(estimate.runs.count).squareRoot(), estimate.moveErrors[limit.column])
    return confirmation.reserve(deviation: deviation, error: (own * own + move * move).squareRoot())
  }
}
