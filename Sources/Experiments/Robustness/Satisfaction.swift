/// In which worlds a package satisfies: where enough of the world's runs reach what is asked.
package struct Satisfaction: Sendable, Equatable {
  /// By world: runs that reach it.
  package let reached: [Int]
  /// Runs of every world.
  package let runs: Int
  /// Least share of the runs of a world. Above 0, at most 1.
  package let chance: Double

  /// - Precondition: there is a world, and a run in each.
  package init(reached: [Int], of runs: Int, chance: Double) {
    precondition(!reached.isEmpty && runs > 0, "worlds have runs")
    self.reached = reached
    self.runs = runs
    self.chance = chance
  }

  /// By world.
  package var satisfies: [Bool] { reached.map { Double($0) >= chance * Double(runs) - 1e-9 } }

  /// Worlds in which it satisfies.
  package var worlds: Int { satisfies.count { $0 } }

  package var share: Double { Double(worlds) / Double(reached.count) }

  /// 90 % interval of the share (Wilson).
  package var interval: ClosedRange<Double> {
    Statistics.wilsonInterval(successes: worlds, trials: reached.count)
  }

  /// Worlds of which their runs cannot tell at 90 % whether the package satisfies there.
  package var undecided: Int {
    reached.count {
      let ends = Statistics.wilsonInterval(successes: $0, trials: runs)
      return ends.lowerBound < chance && ends.upperBound >= chance
    }
  }

  /// Share of all runs of all worlds that reach it: the chance over luck and worlds.
  package var meanChance: Double { Double(reached.reduce(0, +)) / Double(runs * reached.count) }

  /// Over which of several packages, itself among them, its lead may be luck.
  ///
  /// The first of many is first partly by luck, and any two of them might have been the first and another: each comparison is held to its
  /// part of 10 % over all pairs (Bonferroni). Over the pairs with the first alone it would be 15 % for eight packages that are alike.
  package func leadMayBeLuck(over packages: [Satisfaction]) -> [Bool] {
    let pairs = packages.count * (packages.count - 1) / 2
    let level = Statistics.overallLevel / Double(max(1, pairs))
    return packages.map { Self.compare(self, $0).probability > level }
  }

  /// Worlds in which one of two satisfies and the other does not, and how easily such a difference comes about by luck.
  ///
  /// - Returns: `probability`: the chance of a division as uneven or more, were each such world as likely to go one way as the
  ///   other; two-sided, exact (McNemar 1947). 1 where there is no such world.
  package static func compare(_ one: Satisfaction, _ other: Satisfaction) -> (
    oneOnly: Int, otherOnly: Int, probability: Double
  ) {
    let pairs = zip(one.satisfies, other.satisfies)
    let (oneOnly, otherOnly) = (pairs.count { $0 && !$1 }, pairs.count { !$0 && $1 })
    let tail = Binomial.tail(atLeast: max(oneOnly, otherOnly), of: oneOnly + otherOnly, probability: 0.5)
    return (oneOnly, otherOnly, min(1, 2 * tail))
  }
}
