import DistrictModel
import ScenarioFiles

/// What is sought, in terms of the numbers that a run leaves: one for each column.
package struct SeekProblem: Sendable {
  /// One number against its goal.
  package struct Part: Sendable {
    package let column: Int
    package let goal: Double
    /// 1 where higher is better, −1 where lower is.
    package let sign: Double
    /// Whether the goal itself is not enough.
    package let isStrict: Bool

    package init(column: Int, goal: Double, sign: Double = 1, isStrict: Bool = false) {
      self.column = column
      self.goal = goal
      self.sign = sign
      self.isStrict = isStrict
    }

    /// How far a run is beyond the goal, in parts of the goal; in the number's own unit if the goal is 0.
    func margin(_ run: [Double]) -> Double { sign * (run[column] - goal) / (goal == 0 ? 1 : goal.magnitude) }

    /// Twelve months of a delivery may miss its year by a rounding error, which is forgiven.
    func isReached(_ run: [Double]) -> Bool {
      let margin = margin(run)
      return isStrict ? margin > 0 : margin >= -1e-9
    }
  }

  /// Something to reach in a run: all of its parts at once.
  package struct Goal: Sendable {
    package let parts: [Part]

    package init(_ parts: [Part]) { self.parts = parts }

    /// The margin of the part that is worst.
    package func margin(_ run: [Double]) -> Double { parts.map { $0.margin(run) }.reduce(.infinity, min) }
    package func isReached(_ run: [Double]) -> Bool { parts.allSatisfy { $0.isReached(run) } }
  }

  /// A goal with the chance that is asked for.
  package struct Chance: Sendable {
    package let goal: Goal
    package let least: Double

    package init(_ goal: Goal, least: Double) {
      self.goal = goal
      self.least = least
    }
  }

  /// The mean of a column may not pass a bound.
  package struct Limit: Sendable {
    package let column: Int
    package let bound: Double
    /// 1 for at most, −1 for at least.
    package let sign: Double

    package init(column: Int, bound: Double, sign: Double = 1) {
      self.column = column
      self.bound = bound
      self.sign = sign
    }

    /// How far the mean is beyond the bound, in parts of it; 0 or less if it keeps to it.
    func excess(_ mean: Double) -> Double { sign * (mean - bound) / (bound == 0 ? 1 : bound.magnitude) }
  }

  package enum Aim: Sendable {
    case least(column: Int)
    case likeliest(Goal)
  }

  package let aim: Aim
  package let chances: [Chance]
  package let limits: [Limit]
  /// What a mix is chosen to pass; nil to choose by what is believed alone.
  package private(set) var confirmation: Confirmation?
  /// One for each chance; empty without a confirmation.
  private(set) var thresholds: [Confirmation.Threshold] = []

  package init(_ aim: Aim, chances: [Chance] = [], limits: [Limit] = []) {
    self.aim = aim
    self.chances = chances
    self.limits = limits
  }

  /// The same problem, with mixes chosen so that a confirmation is likely to bear them out.
  package func aiming(at confirmation: Confirmation) -> SeekProblem {
    var problem = self
    problem.confirmation = confirmation
    problem.thresholds = chances.map { confirmation.threshold(for: $0.least) }
    return problem
  }

  /// The goals whose chances are told: those asked for, and that made likeliest.
  package var goals: [Goal] {
    if case .likeliest(let goal) = aim { [goal] + chances.map(\.goal) } else { chances.map(\.goal) }
  }

  // MARK: - From an experiment

  /// The columns of a run: the experiment's outcomes, then what is hidden inside targets reached together.
  static func columns(of experiment: LoadedExperiment) -> [ExperimentOutcome] {
    let hidden = experiment.outcomes.flatMap { outcome -> [ExperimentOutcome] in
      guard case .allTargets(let targets) = outcome.subject else { return [] }
      return targets.map { target in
        ExperimentOutcome(
          name: "\(outcome.name).\(target.name)", title: target.definition.title, subject: .target(target),
          years: outcome.years, direction: .higher, goal: target.definition.goal[outcome.year])
      }
    }
    return experiment.outcomes + hidden
  }

  init(_ seek: ExperimentSeek, of experiment: LoadedExperiment) {
    let columns = Self.columns(of: experiment)
    func goal(_ number: Int) -> Goal {
      let outcome = experiment.outcomes[number]
      switch outcome.subject {
      case .indicator:
        return Goal([Part(column: number, goal: outcome.goal ?? 0, sign: outcome.direction == .higher ? 1 : -1)])
      case .target(let target):
        let isStrict = target.definition.comparison == .above
        return Goal([Part(column: number, goal: target.definition.goal[outcome.year], isStrict: isStrict)])
      case .allTargets(let targets):
        return Goal(
          targets.map { target in
            let column = columns.firstIndex { $0.name == "\(outcome.name).\(target.name)" }!
            return Part(
              column: column, goal: target.definition.goal[outcome.year],
              isStrict: target.definition.comparison == .above)
          })
      }
    }
    switch seek.aim {
    case .least(let outcome): aim = .least(column: outcome)
    case .likeliest(let outcome): aim = .likeliest(goal(outcome))
    }
    chances = seek.chances.map { Chance(goal($0.outcome), least: $0.least) }
    limits = seek.limits.map {
      Limit(column: $0.outcome, bound: $0.bound, sign: experiment.outcomes[$0.outcome].direction == .lower ? 1 : -1)
    }
  }

  // MARK: - Levels of ambition

  /// The same question asked for more or for less: chances moved by so many standard deviations, or budgets by a factor.
  package func shifted(_ level: Double) -> SeekProblem {
    guard case .least = aim else {
      let factor = Mathematics.exp(0.3 * level)
      return SeekProblem(
        aim, chances: chances,
        limits: limits.map {
          Limit(column: $0.column, bound: $0.bound * ($0.sign > 0 ? factor : 1 / factor), sign: $0.sign)
        })
    }
    return SeekProblem(
      aim,
      chances: chances.map {
        Chance($0.goal, least: Factor.Distribution.normalProbability(Mathematics.normalQuantile($0.least) + level))
      }, limits: limits)
  }
}
