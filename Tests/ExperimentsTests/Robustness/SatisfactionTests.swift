import TestSupport
import Testing

@testable import Experiments

struct SatisfactionTests {
  @Test func `a package satisfies where enough of a world's runs reach the goal`() {
    let half = Satisfaction(reached: [0, 1, 2, 3, 4], of: 4, chance: 0.5)
    #expect(half.satisfies == [false, false, true, true, true])
    #expect(half.worlds == 3 && half.share == 0.6 && half.meanChance == 0.5)
    #expect(half.interval == Statistics.wilsonInterval(successes: 3, trials: 5))
    let third = Satisfaction(reached: [1, 2], of: 6, chance: 1.0 / 3)
    #expect(third.satisfies == [false, true])
    let all = Satisfaction(reached: [3, 4], of: 4, chance: 1)
    #expect(all.satisfies == [false, true])
  }

  /// Wilson's interval of 90 % is 0…0.403 for 0 of 4 and 0.597…1 for 4 of 4; two runs tell nothing about one half.
  @Test func `worlds in which runs are too few to tell are counted`() {
    #expect(Satisfaction(reached: [0, 1, 2, 3, 4], of: 4, chance: 0.5).undecided == 3)
    #expect(Satisfaction(reached: [0, 2], of: 2, chance: 0.5).undecided == 2)
    #expect(Satisfaction(reached: [40, 60], of: 100, chance: 0.5).undecided == 0)
  }

  /// By hand: of worlds that differ, 5 to 0 is 2 · ½⁵ = 0.0625, 2 to 1 is 2 · (3 + 1)/8 = 1.
  @Test func `two packages are compared by the worlds in which only one satisfies`() {
    func satisfaction(_ worlds: [Int]) -> Satisfaction { Satisfaction(reached: worlds, of: 1, chance: 0.5) }
    let clear = Satisfaction.compare(satisfaction([1, 1, 1, 1, 1, 1]), satisfaction([0, 0, 0, 0, 0, 1]))
    #expect(clear.oneOnly == 5 && clear.otherOnly == 0 && abs(clear.probability - 0.0625) < 1e-12)
    let unclear = Satisfaction.compare(satisfaction([1, 1, 0, 1]), satisfaction([0, 0, 1, 1]))
    #expect(unclear.oneOnly == 2 && unclear.otherOnly == 1 && unclear.probability == 1)
    let same = Satisfaction.compare(satisfaction([1, 0]), satisfaction([1, 0]))
    #expect(same.oneOnly == 0 && same.probability == 1)
  }

  /// Six packages that satisfy in half of 60 worlds: in 400 draws the first is called better than any other in less than a tenth (4 %;
  /// 11 % were it held over the five pairs with the first alone, 45 % without any correction); one that satisfies everywhere leads all.
  @Test func `the first of many packages that are alike is not called better than another`() {
    var random = FixedGenerator(5)
    func package(_ chance: Double) -> Satisfaction {
      Satisfaction(
        reached: (0..<60).map { _ in Double.random(in: 0..<1, using: &random) < chance ? 1 : 0 }, of: 1, chance: 0.5)
    }
    /// Packages over which the lead of the first is called more than luck.
    func left(behind packages: [Satisfaction]) -> Int {
      let best = packages.max { $0.worlds < $1.worlds }!
      return best.leadMayBeLuck(over: packages).count { !$0 }
    }
    let draws = 400
    let wrong = (0..<draws).count { _ in left(behind: (0..<6).map { _ in package(0.5) }) > 0 }
    #expect(wrong < draws / 10, "\(wrong) of \(draws)")
    #expect((0..<draws).allSatisfy { _ in left(behind: (0..<6).map { package($0 == 0 ? 1 : 0.5) }) == 5 })
  }
}
