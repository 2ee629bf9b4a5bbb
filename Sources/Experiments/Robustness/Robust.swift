import ScenarioFiles

/// What came of packages of levers in many worlds.
package struct Robust: Sendable {
  /// One outcome.
  package struct Outcome: Sendable {
    package let matrix: PackageMatrix
    package let luck: PackageLuck
    /// By package, then world compared: the mean over runs.
    package let means: [[Double]]
  }

  /// Something to reach, for every package.
  package struct Goal: Sendable {
    /// Place of the outcome; nil for all that are to be reached together.
    package let outcome: Int?
    /// By package.
    package let satisfactions: [Satisfaction]
  }

  package let asked: ExperimentRobust
  package let worlds: [DesignPoint]
  /// Worlds compared, by place among `worlds`: those in which every run of every package is done.
  package let compared: [Int]
  /// Worlds left out because a run of some package failed there.
  package let leftOut: [Int]
  /// By package, world compared, run, then outcome.
  package let runs: [[[[Double]]]]
  /// By place in the experiment's list; empty if no world can be compared.
  package let outcomes: [Outcome]
  /// What a package is to reach together, then each outcome that has a goal; empty if no world can be compared.
  package let goals: [Goal]
  /// Package whose worlds are told apart.
  package let explained: Int
  /// Which of its worlds are told from the others.
  package let question: ExperimentRobust.Question
  /// By world compared: whether it is one of these.
  package let isCase: [Bool]
  /// Nil if no world can be compared.
  package let boxes: WorldBoxes?

  /// - Parameters:
  ///   - outcomes: those of a run, in their order.
  ///   - factors: what worlds differ in.
  ///   - runs: by package and world — the packages of the first world, those of the second, … — then run: every outcome; nil for
  ///     a run that failed.
  package init(
    _ asked: ExperimentRobust, outcomes: [ExperimentOutcome], factors: [Factor], worlds: [DesignPoint],
    runs: [[[Double]?]]
  ) {
    self.asked = asked
    self.worlds = worlds
    let packages = asked.packages.indices
    let (count, all) = (packages.count, worlds.indices)
    let compared = all.filter { world in packages.allSatisfy { !runs[world * count + $0].contains { $0 == nil } } }
    let whole = packages.map { package in compared.map { runs[$0 * count + package].compactMap { $0 } } }
    self.compared = compared
    leftOut = all.filter { !compared.contains($0) }
    self.runs = whole
    guard !compared.isEmpty else {
      (self.outcomes, goals, isCase, boxes) = ([], [], [], nil)
      explained = asked.explained ?? 0
      question = asked.question ?? .fails
      return
    }
    self.outcomes = outcomes.enumerated().map { Self.outcome($1, $0, whole, worlds: worlds.count, compared: compared) }
    let goals = Self.goals(asked, outcomes, whole)
    self.goals = goals
    let explained = asked.explained ?? Self.mostSatisfying(goals[0])
    self.explained = explained
    let satisfies = goals[0].satisfactions[explained].satisfies
    question = asked.question ?? (2 * satisfies.count { $0 } < satisfies.count ? .holds : .fails)
    switch question {
    case .fails: isCase = satisfies.map { !$0 }
    case .holds: isCase = satisfies
    case .regrets(let least):
      isCase = self.outcomes[asked.regret].matrix.standings[explained].regrets.map { $0 > least }
    }
    let coordinates = Self.coordinates(of: factors, in: compared.map { worlds[$0] })
    boxes = WorldBoxes(points: coordinates, isCase: isCase, leastDensity: asked.density)
  }

  private static func outcome(
    _ outcome: ExperimentOutcome, _ number: Int, _ runs: [[[[Double]]]], worlds: Int, compared: [Int]
  ) -> Outcome {
    let values = runs.map { $0.map { $0.map { $0[number] } } }
    let means = values.map { $0.map(Statistics.mean) }
    let isLargerBetter = outcome.direction == .higher
    let entries = means.map { row in
      var entries = [Double?](repeating: nil, count: worlds)
      for (world, mean) in zip(compared, row) { entries[world] = mean }
      return entries
    }
    guard let matrix = PackageMatrix(entries, isLargerBetter: isLargerBetter),
      let luck = PackageLuck(values, isLargerBetter: isLargerBetter)
    else { preconditionFailure("packages have two runs or more in every world compared") }
    return Outcome(matrix: matrix, luck: luck, means: means)
  }

  private static func goals(
    _ asked: ExperimentRobust, _ outcomes: [ExperimentOutcome], _ runs: [[[[Double]]]]
  ) -> [Goal] {
    func goal(_ place: Int?, _ parts: [Int]) -> Goal {
      let satisfactions = runs.map { worlds in
        Satisfaction(
          reached: worlds.map { $0.count { run in parts.allSatisfy { outcomes[$0].isReached(run[$0]) == true } } },
          of: worlds[0].count, chance: asked.chance)
      }
      return Goal(outcome: place, satisfactions: satisfactions)
    }
    return [goal(nil, asked.reach)] + outcomes.indices.filter { outcomes[$0].hasGoal }.map { goal($0, [$0]) }
  }

  /// The package that satisfies in most worlds; of equal ones the one whose runs reach most often, then the first.
  private static func mostSatisfying(_ goal: Goal) -> Int {
    PackageMatrix.place(of: goal.satisfactions) { ($0.worlds, $0.meanChance) > ($1.worlds, $1.meanChance) }
  }

  // MARK: - What stands out

  /// What packages are to reach together; nil if no world can be compared.
  package var together: Goal? { goals.first }

  /// The package that satisfies in most worlds.
  package var mostSatisfying: Int { together.map(Self.mostSatisfying) ?? 0 }

  /// The outcome by which regret decides; nil if no world can be compared.
  package var judged: Outcome? { outcomes.isEmpty ? nil : outcomes[asked.regret] }

  /// Packages by the share of worlds in which they satisfy, the largest first; of equal ones by regret.
  package var ranked: [Int] {
    guard let together, let judged else { return Array(asked.packages.indices) }
    return asked.packages.indices.sorted {
      let (one, other) = (together.satisfactions[$0], together.satisfactions[$1])
      if one.worlds != other.worlds { return one.worlds > other.worlds }
      let standings = judged.matrix.standings
      return (standings[$0].largestRegret, $0) < (standings[$1].largestRegret, $1)
    }
  }

  // MARK: - Worlds as numbers

  /// Worlds by factor: numbers as they are, texts by their place in the list of the factor.
  package static func coordinates(of factors: [Factor], in worlds: [DesignPoint]) -> [[Double]] {
    worlds.map { world in zip(factors, world.values).map { $0.coordinate(of: $1) } }
  }
}

extension Factor {
  /// The number that stands for a value where values are compared.
  package func coordinate(of value: Value) -> Double {
    value.number ?? Double(levels.firstIndex(of: value) ?? 0)
  }

  /// Whether values are texts, or texts among numbers, so that only their order in the list is a number.
  package var isListOfTexts: Bool { levels.contains { $0.number == nil } }
}
