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

  /// How surely a goal is reached: the mean margin in standard deviations of a run.
  ///
  /// Smoother than a count of the runs that reach it, and known from few; its normal probability is the chance. Where all runs are alike
  /// a goal that is met exactly, but for rounding, is met.
  package func score(_ goal: SeekProblem.Goal) -> Double {
    let margins = runs.map(goal.margin)
    let spread = Self.spread(margins)
    let mean = Statistics.mean(margins)
    return (spread > Self.leastSpread ? mean : mean + 10 * Self.leastSpread) / spread
  }

  /// Standard error of the score that comes of the move: what more runs of this mix would make smaller.
  func scoreError(_ goal: SeekProblem.Goal) -> Double {
    let largest = goal.parts.map { moveErrors[$0.column] / ($0.goal == 0 ? 1 : $0.goal.magnitude) }.reduce(0, max)
    return largest / Self.spread(runs.map(goal.margin))
  }

  package func reached(_ goal: SeekProblem.Goal) -> Int { runs.count(where: goal.isReached) }

  /// Where all runs are alike, the smallest margin decides.
  private static func spread(_ margins: [Double]) -> Double {
    max(Statistics.standardDeviation(margins) ?? 0, leastSpread)
  }

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
      problem.chances.reduce(0) { sum, chance in
        sum + max(0, Mathematics.normalQuantile(chance.least) - estimate.score(chance.goal))
      } + problem.limits.reduce(0) { $0 + 10 * max(0, $1.excess(estimate.mean($1.column))) }
    switch problem.aim {
    case .least(let column): objective = estimate.mean(column)
    case .likeliest(let goal): objective = -estimate.score(goal)
    }
  }

  package static func < (one: Merit, other: Merit) -> Bool {
    one.lack == other.lack ? one.objective < other.objective : one.lack < other.lack
  }
}
