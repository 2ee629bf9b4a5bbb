import DistrictModel

/// How much of what a matrix of packages and worlds shows may be luck: each of its entries is a mean over few runs.
///
/// The packages of a world share its luck, so that differences between them are known better than the entries themselves.
package struct PackageLuck: Sendable, Equatable {
  /// Monte-Carlo standard error of a package's mean in a world: root of the mean square over all of them.
  package let ofMean: Double
  /// The same of the difference between two packages in a world.
  package let ofDifference: Double
  /// By package: the standard error of its largest regret, as a difference from the best package of that world; 0 for that one.
  package let ofLargestRegret: [Double]
  /// By package: worlds in which it leads every other package by more than luck, at 95 % against each.
  package let clearlyBest: [Int]
  /// By package: mean regret when the best package of a world is chosen by one half of its runs and measured by the other.
  ///
  /// Where packages hardly differ the best of a world is partly the luckiest, and regret is too large; the best by other runs may be
  /// none, and regret too small. In the mean the truth lies between.
  package let freshRegret: [Double]
  /// By package: how often it has the least largest regret when the runs of every world are drawn anew among themselves.
  package let leastRegretDraws: [Int]
  package let draws: Int

  /// Drawing anew more often changes the shares by a few hundredths.
  package static let draws = 400

  /// - Parameters:
  ///   - runs: by package, world, then run; a run of the same number has the same luck for every package.
  ///   - isLargerBetter: the direction of the outcome.
  /// - Returns: nil if a world has fewer than two runs, as luck is then unknown.
  /// - Precondition: two packages or more, all of the same worlds and runs.
  package init?(_ runs: [[[Double]]], isLargerBetter: Bool) {
    precondition(runs.count >= 2 && runs.allSatisfy { $0.count == runs[0].count }, "packages meet the same worlds")
    guard let first = runs[0].first, first.count >= 2 else { return nil }
    let sign = isLargerBetter ? 1.0 : -1
    let values = runs.map { $0.map { $0.map { sign * $0 } } }
    let worlds = runs[0].indices
    let pairs = values.indices.flatMap { one in values.indices.filter { $0 > one }.map { (one, $0) } }
    ofMean = Self.rootMeanSquare(values.flatMap { $0.map { Statistics.standardError($0) ?? 0 } })
    ofDifference = Self.rootMeanSquare(
      pairs.flatMap { one, other in worlds.map { Self.error(values[one][$0], values[other][$0]) } })
    let means = values.map { $0.map(Statistics.mean) }
    let leaders = worlds.map { world in PackageMatrix.place(of: means.map { $0[world] }) { $0 > $1 } }
    ofLargestRegret = values.indices.map { package in
      let regrets = worlds.map { means[leaders[$0]][$0] - means[package][$0] }
      let world = PackageMatrix.place(of: regrets) { $0 > $1 }
      return Self.error(values[leaders[world]][world], values[package][world])
    }
    let factor = Statistics.studentT95(degreesOfFreedom: first.count - 1)
    clearlyBest = values.indices.map { package in
      worlds.count { world in
        leaders[world] == package
          && values.indices.allSatisfy { other in
            other == package
              || means[package][world] - means[other][world]
                > factor * Self.error(values[package][world], values[other][world])
          }
      }
    }
    freshRegret = Self.freshRegret(values)
    leastRegretDraws = Self.leastRegretDraws(values)
    draws = Self.draws
  }

  /// Standard error of the mean difference, run by run.
  private static func error(_ one: [Double], _ other: [Double]) -> Double {
    Statistics.standardError(zip(one, other).map { $0 - $1 }) ?? 0
  }

  private static func rootMeanSquare(_ errors: [Double]) -> Double {
    Statistics.mean(errors.map { $0 * $0 }).squareRoot()
  }

  private static func freshRegret(_ values: [[[Double]]]) -> [Double] {
    let half = values[0][0].count / 2
    let halves = [
      values.map { $0.map { Statistics.mean(Array($0[..<half])) } },
      values.map { $0.map { Statistics.mean(Array($0[half...])) } },
    ]
    return values.indices.map { package in
      let regrets = [(0, 1), (1, 0)].flatMap { choosing, measuring in
        values[0].indices.map { world in
          let best = PackageMatrix.place(of: halves[choosing].map { $0[world] }) { $0 > $1 }
          return halves[measuring][best][world] - halves[measuring][package][world]
        }
      }
      return Statistics.mean(regrets)
    }
  }

  /// Means of few runs drawn with replacement scatter too little; their distance from the mean is stretched accordingly.
  private static func leastRegretDraws(_ values: [[[Double]]]) -> [Int] {
    let (worlds, count) = (values[0].count, values[0][0].count)
    let means = values.map { $0.map(Statistics.mean) }
    let stretch = (Double(count) / Double(count - 1)).squareRoot()
    var chosen = values.map { _ in 0 }
    var drawn = values.map { _ in 0.0 }
    for draw in 0..<draws {
      let source = DesignDraws(.packageLuck, seed: UInt64(draw))
      var largest = values.map { _ in 0.0 }
      for world in 0..<worlds {
        for package in values.indices { drawn[package] = 0 }
        for place in 0..<count {
          let run = source.index(below: count, world, place)
          for package in values.indices { drawn[package] += values[package][world][run] }
        }
        for package in values.indices {
          let mean = means[package][world]
          drawn[package] = mean + stretch * (drawn[package] / Double(count) - mean)
        }
        let best = drawn.reduce(-.infinity, max)
        for package in values.indices { largest[package] = max(largest[package], best - drawn[package]) }
      }
      chosen[PackageMatrix.place(of: largest) { $0 < $1 }] += 1
    }
    return chosen
  }
}
