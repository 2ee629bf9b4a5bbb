import DistrictModel
import Testing

@testable import Experiments

struct PackageLuckTests {
  /// Standard normal numbers: by package, world, run.
  private func noise(packages: Int, worlds: Int, runs: Int, seed: UInt64 = 1) -> [[[Double]]] {
    let draws = DesignDraws(.bootstrap, seed: seed)
    return (0..<packages).map { package in
      (0..<worlds).map { world in
        (0..<runs).map { Mathematics.normalQuantile(draws.uniform(package * worlds + world, $0)) }
      }
    }
  }

  @Test func `one run in a world tells nothing of luck`() {
    #expect(PackageLuck([[[1], [2]], [[2], [1]]], isLargerBetter: true) == nil)
  }

  /// By hand: runs 1 and 3 have a standard error of 1; differences of the two packages are 0 and 2 in the first world, 2 and 2 in the
  /// second, with standard errors of 1 and 0.
  @Test func `errors are those of runs, and of differences run by run`() throws {
    let luck = try #require(PackageLuck([[[1, 3], [3, 1]], [[1, 1], [1, -1]]], isLargerBetter: true))
    #expect(abs(luck.ofMean - (3.0 / 4).squareRoot()) < 1e-12)
    #expect(abs(luck.ofDifference - 0.5.squareRoot()) < 1e-12)
    // The second package falls behind by 1 ± 1 and by 2 ± 0.
    #expect(luck.ofLargestRegret == [0, 0])
    #expect(luck.clearlyBest == [1, 0])
    let mirrored = try #require(PackageLuck([[[-1, -3], [-3, -1]], [[-1, -1], [-1, 1]]], isLargerBetter: false))
    #expect(mirrored == luck)
  }

  /// A package that lags the other by the same in every run: common luck falls out of every comparison.
  @Test func `luck that packages share changes no choice`() throws {
    let first = noise(packages: 1, worlds: 20, runs: 4)[0]
    let second = first.map { $0.map { $0 - 0.5 } }
    let luck = try #require(PackageLuck([second, first], isLargerBetter: true))
    #expect(luck.ofMean > 0.3 && luck.ofDifference < 1e-12)
    #expect(luck.clearlyBest == [0, 20] && luck.leastRegretDraws == [0, PackageLuck.draws])
    #expect(zip(luck.freshRegret, [0.5, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  /// Two packages alike but for luck of their own, 400 worlds of 4 runs: their difference in a world has a deviation of √½, so that regret
  /// as seen is √½ · φ(0) = 0.282 in the mean (standard error 0.021), and 0 when other runs choose (0.025). Noticed: an excess of 0.12.
  @Test func `regret that is only luck vanishes when other runs choose the best`() throws {
    let runs = noise(packages: 2, worlds: 400, runs: 4)
    let luck = try #require(PackageLuck(runs, isLargerBetter: true))
    let means = runs.map { $0.map { Double?.some(Statistics.mean($0)) } }
    let matrix = try #require(PackageMatrix(means, isLargerBetter: true))
    for package in 0..<2 {
      #expect(abs(matrix.standings[package].meanRegret - 0.282) < 4.5 * 0.021)
      #expect(abs(luck.freshRegret[package]) < 4.5 * 0.025)
      #expect(luck.leastRegretDraws[package] > PackageLuck.draws / 20)
    }
    #expect(luck.leastRegretDraws.reduce(0, +) == PackageLuck.draws)
  }
}
