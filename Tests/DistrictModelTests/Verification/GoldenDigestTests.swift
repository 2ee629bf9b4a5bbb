import TestSupport
import Testing

@testable import DistrictModel

/// V21: the same scenario and seed give the same bytes, today and always.
///
/// The digests below are those of every bit of every series. They are the same in debug and in release builds and on
/// every machine. A change that moves one of them changes results: the commit that moves it says which and why.
struct GoldenDigestTests {
  /// One bit in one value of some 20,000 would change the digest.
  @Test func `the plan of Lakeside gives the digest it has always given`() throws {
    let outcome = try Lakeside.scenario("plan").scenario.run(oneIn: 4, until: Month.at(2028, 6)).execute()
    #expect(outcome.monthly.steps == 42)
    #expect(outcome.digest == "4fac5adcdd47567c")
  }

  /// Moves with the calibrated constants of Scenarios/Xiaoshan/calibrated.json5 too.
  @Test func `the baseline of Xiaoshan gives the digest it has always given`() throws {
    let outcome = try WholeRun.xiaoshan().run(oneIn: 100, until: Month.at(2026, 12)).execute()
    #expect(outcome.monthly.steps == 36)
    #expect(outcome.digest == "5ebae313abe5ee33")
  }

  @Test func `two runs of the same scenario agree in every bit, and another seed does not`() throws {
    let scenario = try Lakeside.scenario("plan").scenario
    let first = try scenario.run(oneIn: 4, until: Month.at(2027, 12)).execute()
    let second = try scenario.run(oneIn: 4, until: Month.at(2027, 12)).execute()
    #expect(first.monthly.firstDifference(from: second.monthly) == nil)
    #expect(first.digest == second.digest)
    let other = try scenario.run(1, oneIn: 4, until: Month.at(2027, 12)).execute()
    #expect(first.digest != other.digest)
  }

  @Test func `a later end of the run changes no month before it`() throws {
    let scenario = try Lakeside.scenario("plan").scenario
    let short = try scenario.run(oneIn: 4, until: Month.at(2027, 6)).execute().monthly
    let long = try scenario.run(oneIn: 4, until: Month.at(2029, 3)).execute().monthly
    #expect(long.steps == short.steps + 21)
    #expect(long.firstDifference(from: short, until: short.lastMonth) == nil)
  }
}
