/// Packages of levers against worlds: what each package yields in each world, and how it stands up.
package struct PackageMatrix: Sendable, Equatable {
  /// How one package stands up over the worlds compared.
  package struct Standing: Sendable, Equatable {
    /// Distance from the best package in the same world, by world; 0 where this one is best.
    package let regrets: [Double]
    package let largestRegret: Double
    package let meanRegret: Double
    /// Regret that 90 % of the worlds do not exceed.
    package let regret90: Double
    /// World of the largest regret; of equal ones the first.
    package let worldOfLargestRegret: Int
    package let worst: Double
    /// World of the worst outcome; of equal ones the first.
    package let worldOfWorst: Int
    package let mean: Double
    /// Worlds in which no package does better.
    package let best: Int
  }

  /// Worlds compared: those in which every package has a result.
  package let worlds: [Int]
  /// Worlds left out because a run of some package failed there.
  package let leftOut: [Int]
  /// By package; worlds inside are numbered as given.
  package let standings: [Standing]

  /// - Parameters:
  ///   - outcomes: by package, then world; nil where the run failed.
  ///   - isLargerBetter: the direction of the outcome.
  /// - Returns: nil if in no world all packages have a result.
  package init?(_ outcomes: [[Double?]], isLargerBetter: Bool) {
    precondition(
      !outcomes.isEmpty && outcomes.allSatisfy { $0.count == outcomes[0].count }, "packages meet the same worlds")
    let sign = isLargerBetter ? 1.0 : -1
    let (complete, missing) = Self.split(outcomes)
    guard !complete.isEmpty else { return nil }
    // Larger is better from here on.
    let values = outcomes.map { row in complete.compactMap { row[$0] }.map { sign * $0 } }
    let best = complete.indices.map { world in values.map { $0[world] }.reduce(-.infinity, max) }
    standings = values.map { row in
      let regrets = zip(best, row).map { $0 - $1 }
      let regretful = Self.place(of: regrets) { $0 > $1 }
      let worst = Self.place(of: row) { $0 < $1 }
      return Standing(
        regrets: regrets, largestRegret: regrets[regretful], meanRegret: Statistics.mean(regrets),
        regret90: Statistics.quantile(regrets, 0.9), worldOfLargestRegret: complete[regretful],
        worst: sign * row[worst], worldOfWorst: complete[worst], mean: sign * Statistics.mean(row),
        best: regrets.count { $0 == 0 })
    }
    (worlds, leftOut) = (complete, missing)
  }

  /// The package whose largest regret is smallest (Savage 1951); of equal ones the one of smaller mean regret, then the first.
  package var leastLargestRegret: Int {
    Self.place(of: standings) { ($0.largestRegret, $0.meanRegret) < ($1.largestRegret, $1.meanRegret) }
  }

  private static func split(_ outcomes: [[Double?]]) -> (complete: [Int], missing: [Int]) {
    let worlds = Array(outcomes[0].indices)
    let complete = worlds.filter { world in outcomes.allSatisfy { $0[world]?.isFinite == true } }
    return (complete, worlds.filter { !complete.contains($0) })
  }

  /// Place of the first member that no other comes before.
  static func place<Member>(of members: [Member], _ comesFirst: (Member, Member) -> Bool) -> Int {
    members.indices.dropFirst().reduce(0) { comesFirst(members[$1], members[$0]) ? $1 : $0 }
  }
}
