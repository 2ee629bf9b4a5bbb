/// Trajectories through a grid in the unit cube, each moving every group of factors once.
///
/// A trajectory starts at a random grid point and moves one group after the other by Δ, up or down, in random order. What a
/// step changes in the result is an elementary effect. All grid values are equally likely because Δ = *p*/(2(*p* − 1)) for
/// an even number of levels *p*.
///
/// - Source: Morris 1991, section 3; groups and the choice of far-apart trajectories as in Campolongo, Cariboni and
///   Saltelli 2007.
package struct MorrisDesign: Sendable {
  package let groups: FactorGroups
  /// Grid values of each factor: 0, 1/(*p* − 1), …, 1.
  package let levels: Int
  /// The group that moves in each step of each trajectory.
  package let orders: [[Int]]
  /// Trajectory after trajectory, each of one point more than there are groups.
  package let points: [[Double]]

  /// - Parameters:
  ///   - trajectories: at least 2, so that effects have a spread.
  ///   - levels: even.
  ///   - candidates: number of trajectories drawn, of which the ones farthest apart are kept; nil keeps all drawn.
  /// - Complexity: choosing compares all pairs of candidates, point by point.
  package init(groups: FactorGroups, trajectories: Int, levels: Int = 4, candidates: Int? = nil, seed: UInt64) {
    precondition(levels >= 2 && levels.isMultiple(of: 2), "the number of levels is even")
    precondition(trajectories >= 2, "a spread of effects needs two trajectories")
    self.groups = groups
    self.levels = levels
    let drawn = (0..<max(trajectories, candidates ?? trajectories)).map {
      Trajectory(groups: groups, levels: levels, draws: DesignDraws(.morrisTrajectory, seed: seed), number: $0)
    }
    let kept = drawn.count == trajectories ? drawn : Trajectory.farApart(drawn, count: trajectories)
    orders = kept.map(\.order)
    points = kept.flatMap(\.points)
  }

  package var trajectories: Int { orders.count }
  package var pointsPerTrajectory: Int { groups.count + 1 }
  /// Length of a step in the unit interval.
  package var delta: Double { Double(levels) / Double(2 * (levels - 1)) }

  /// The two points between which a group moves in a trajectory.
  package func step(of group: Int, trajectory: Int) -> (before: Int, after: Int) {
    guard let place = orders[trajectory].firstIndex(of: group) else { preconditionFailure("every group moves") }
    let before = trajectory * pointsPerTrajectory + place
    return (before, before + 1)
  }
}

/// One way through the grid.
private struct Trajectory {
  let order: [Int]
  let points: [[Double]]

  init(groups: FactorGroups, levels: Int, draws: DesignDraws, number: Int) {
    let (factors, half) = (groups.factorCount, levels / 2)
    let isRising = (0..<factors).map { draws.index(below: 2, number, 1 << 16 | $0) == 1 }
    var grid = (0..<factors).map { draws.index(below: half, number, 2 << 16 | $0) + (isRising[$0] ? 0 : half) }
    order = draws.permutation(of: groups.count, number)
    var points = [grid]
    for group in order {
      for factor in groups.members[group] { grid[factor] += isRising[factor] ? half : -half }
      points.append(grid)
    }
    self.points = points.map { $0.map { Double($0) / Double(levels - 1) } }
  }

  /// Sum of the Euclidean distances of all points of one from all points of the other; 0 for equal trajectories.
  ///
  /// - Source: Campolongo, Cariboni and Saltelli 2007, eq. 10.
  func distance(to other: Trajectory) -> Double {
    guard points != other.points else { return 0 }
    var sum = 0.0
    for one in points {
      for two in other.points {
        var square = 0.0
        for index in one.indices { square += (one[index] - two[index]) * (one[index] - two[index]) }
        sum += square.squareRoot()
      }
    }
    return sum
  }

  /// Trajectories far apart: the farthest pair first, then always the one with the largest sum of squared distances to those
  /// already taken; ties go to the earlier one.
  ///
  /// Trying all subsets, as Campolongo and others do, is out of reach beyond a dozen; taking one after the other is the idea of
  /// Ruano, Ribes and others 2012.
  static func farApart(_ candidates: [Trajectory], count: Int) -> [Trajectory] {
    let squares = candidates.map { one in
      candidates.map { other in
        let distance = one.distance(to: other)
        return distance * distance
      }
    }
    let farthest = candidates.indices.map { squares[$0].max() ?? 0 }
    let first = farthest.firstIndex(of: farthest.max() ?? 0) ?? 0
    var taken = [first]
    var sums = squares[first]
    while taken.count < count {
      let free = candidates.indices.filter { !taken.contains($0) }
      let best = free.dropFirst().reduce(free[0]) { sums[$1] > sums[$0] ? $1 : $0 }
      taken.append(best)
      for index in sums.indices { sums[index] += squares[best][index] }
    }
    return taken.sorted().map { candidates[$0] }
  }
}
