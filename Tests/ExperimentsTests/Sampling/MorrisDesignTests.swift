import Testing

@testable import Experiments

struct MorrisDesignTests {
  @Test(arguments: [2, 4, 6, 8], [nil, 30] as [Int?])
  func `each step moves one group by the same length on the grid`(levels: Int, candidates: Int?) {
    let groups = FactorGroups([[0, 3], [1], [2, 4, 5]])
    let design = MorrisDesign(groups: groups, trajectories: 10, levels: levels, candidates: candidates, seed: 5)
    #expect(design.points.count == 10 * 4)
    for value in design.points.joined() {
      let place = value * Double(levels - 1)
      #expect(abs(place - place.rounded()) < 1e-12 && (0...1).contains(value))
    }
    for trajectory in 0..<10 {
      #expect(design.orders[trajectory].sorted() == [0, 1, 2])
      for group in 0..<3 {
        let (before, after) = design.step(of: group, trajectory: trajectory)
        for factor in 0..<6 {
          let moved = abs(design.points[after][factor] - design.points[before][factor])
          #expect(abs(moved - (groups.members[group].contains(factor) ? design.delta : 0)) < 1e-12)
        }
      }
    }
  }

  /// 2,000 trajectories of 2 points: each of four levels is expected 1,000 times; 5 deviations are 150.
  @Test func `all levels of a factor are equally frequent`() {
    let design = MorrisDesign(groups: .single(3), trajectories: 1000, seed: 2)
    for factor in 0..<3 {
      for level in 0..<4 {
        let count = design.points.filter { Int(($0[factor] * 3).rounded()) == level }.count
        #expect(abs(count - 1000) < 150)
      }
    }
  }

  @Test func `trajectories chosen among many lie farther apart than those drawn first`() {
    func spread(_ design: MorrisDesign) -> Double {
      var sum = 0.0
      for one in design.points {
        for other in design.points {
          sum += zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        }
      }
      return sum
    }
    for seed in 0..<5 as Range<UInt64> {
      let plain = MorrisDesign(groups: .single(6), trajectories: 8, seed: seed)
      let chosen = MorrisDesign(groups: .single(6), trajectories: 8, candidates: 100, seed: seed)
      #expect(spread(chosen) > spread(plain))
      #expect(chosen.points == MorrisDesign(groups: .single(6), trajectories: 8, candidates: 100, seed: seed).points)
    }
  }

  @Test func `as many candidates as trajectories leaves no choice`() {
    let plain = MorrisDesign(groups: .single(4), trajectories: 6, seed: 1)
    #expect(MorrisDesign(groups: .single(4), trajectories: 6, candidates: 6, seed: 1).points == plain.points)
  }
}
