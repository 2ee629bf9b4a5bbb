import DistrictModel
import ScenarioFiles
import Testing

@testable import Experiments

/// What counts as confirmed.
struct ConfirmationTests {
  // Clopper and Pearson's lower ends at 95 %: 0.7941 for 16 of 16; 0.7300 and 0.6764 for 22 and 21 of 24; 0.8378 and 0.7919 for 31 and 30
  // of 32; 0.8070 and 0.7875 for 58 and 57 of 64; 0.8050 and 0.7959 for 112 and 111 of 128.
  @Test(arguments: [
    (16, 0.7, 16), (24, 0.7, 22), (32, 0.8, 31), (64, 0.8, 58), (128, 0.8, 112), (256, 0.8, 218), (64, 0.9, 63),
    (6, 0.5, 6),
    (100, 0.5, 61),
  ])
  func `a chance is confirmed once the exact interval lies above it`(runs: Int, least: Double, needed: Int) {
    #expect(Confirmation(replicates: runs).needed(for: least) == needed)
  }

  // 0.8¹⁶ = 0.0281 and 0.8¹⁷ = 0.0225; 0.9³⁵ = 0.0250316 and 0.9³⁶ = 0.0225; 0.5⁵ = 0.031.
  @Test(arguments: [(0.5, 6), (0.7, 11), (0.8, 17), (0.9, 36)])
  func `fewer runs than these confirm nothing, whatever comes of them`(least: Double, fewest: Int) {
    #expect(Confirmation.fewestReplicates(for: least) == fewest)
    #expect(Confirmation(replicates: fewest).needed(for: least) == fewest)
    #expect(Confirmation(replicates: fewest - 1).needed(for: least) == nil)
  }

  @Test func `four attempts may together be wrong in one search of ten`() {
    #expect(Double(Confirmation.mostAttempts) * Confirmation.doubt <= 0.1)
    for (runs, least) in [(17, 0.8), (64, 0.8), (40, 0.55), (500, 0.95)] {
      let needed = Confirmation(replicates: runs).needed(for: least) ?? runs + 1
      #expect(Binomial.tail(atLeast: needed, of: runs, probability: least) <= Confirmation.doubt)
      #expect(Binomial.tail(atLeast: needed - 1, of: runs, probability: least) > Confirmation.doubt)
    }
  }

  @Test func `a mix at its aim is confirmed four times in five`() {
    // Without any error of belief, by the normal approximation: within 4 points for counts that are no extremes.
    for (runs, least) in [(128, 0.8), (256, 0.8), (500, 0.6), (400, 0.3)] {
      let rule = Confirmation(replicates: runs)
      let chance = Factor.Distribution.normalProbability(rule.threshold(for: least).aim(error: 0))
      let needed = rule.needed(for: least) ?? 0
      #expect((Binomial.tail(atLeast: needed, of: runs, probability: chance) - 0.8).magnitude < 0.04)
    }
  }

  @Test func `several chances must all be confirmed, and budgets by the interval of their mean`() {
    let goal = SeekProblem.Goal([.init(column: 1, goal: 0)])
    let other = SeekProblem.Goal([.init(column: 2, goal: 0)])
    func runs(_ reached: Int, _ also: Int, cost: Double, spread: Double) -> MixEstimate {
      MixEstimate(
        runs: (0..<64).map { [cost + ($0 % 2 == 0 ? spread : -spread), $0 < reached ? 1 : -1, $0 < also ? 1 : -1] })
    }
    let problem = SeekProblem(
      .least(column: 0), chances: [.init(goal, least: 0.8), .init(other, least: 0.5)],
      limits: [.init(column: 0, bound: 10)])
    let rule = Confirmation(replicates: 64)
    #expect(rule.isBorneOut(problem, by: runs(58, 41, cost: 9, spread: 0)))
    #expect(!rule.isBorneOut(problem, by: runs(57, 64, cost: 9, spread: 0)))
    #expect(!rule.isBorneOut(problem, by: runs(64, 32, cost: 9, spread: 0)))
    #expect(rule.isBorneOut(problem, by: runs(64, 64, cost: 10, spread: 0)))
    // t₀.₉₇₅ with 63 degrees of freedom is 1.998; the standard error of ±1 in 64 runs 0.126: the mean may be 9.748 at most.
    #expect(rule.isBorneOut(problem, by: runs(64, 64, cost: 9.74, spread: 1)))
    #expect(!rule.isBorneOut(problem, by: runs(64, 64, cost: 9.76, spread: 1)))
  }

  @Test func `a belief that rests on few runs must be better to be chosen`() {
    let goal = SeekProblem.Goal([.init(column: 0, goal: 0)])
    let asked = SeekProblem(.least(column: 1), chances: [.init(goal, least: 0.8)])
    let aimed = asked.aiming(at: Confirmation(replicates: 64))
    func mix(_ count: Int, moveError: Double = 0) -> MixEstimate {
      MixEstimate(runs: (0..<count).map { [$0 % 2 == 0 ? 2.5 : 0.5, 1] }, moveErrors: [moveError, 0])
    }
    let many = Merit(aimed, mix(400))
    #expect(Merit(asked, mix(8)).lack == 0 && many.lack < Merit(aimed, mix(16)).lack)
    #expect(Merit(aimed, mix(400, moveError: 0.5)).lack > many.lack)
  }
}
