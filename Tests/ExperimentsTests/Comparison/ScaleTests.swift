import DistrictModel
import TestSupport
import Testing

@testable import Experiments

/// V23: a tenth of the persons stands for all, in levels and in what a plan adds. Lakeside, 15,700 residents in full.
struct ScaleTests {
  private static func comparison(oneIn persons: Int, replicates: Int, seed: Int) throws -> Comparison {
    let patches = [
      "run.sample=1:\(persons)", "run.until=2028-12", "run.replicates=\(replicates)", "run.seed=\(seed)",
    ]
    let scenarios = try ["practice", "plan"].map { name in
      try Lakeside.scenario(name, patches[0], patches[1], patches[2], patches[3]).scenario
    }
    return try PairedRuns(base: scenarios[0], others: [scenarios[1]]).run(in: RunPool(threads: 2))
  }

  private static let runs = Result {
    (
      full: try comparison(oneIn: 1, replicates: 8, seed: 1000),
      tenth: try comparison(oneIn: 10, replicates: 80, seed: 1)
    )
  }

  private func values(_ indicator: String, of runs: Comparison) throws -> PairedDifference {
    let kind = try #require(Indicator.named(indicator)).kind
    let arm = try #require(runs.arms.first)
    return try #require(
      runs.difference(SeriesKey(indicator), in: 2028, as: kind == .flow ? .yearTotal : .yearEnd, of: arm))
  }

  private func standardError(_ left: [Double], _ right: [Double]) throws -> Double {
    let errors = [try #require(Statistics.standardError(left)), try #require(Statistics.standardError(right))]
    return (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
  }

  /// Of 18 cells of posts and 1,570 persons many have less than one free post, and homes are whole: hence 1 % besides 4.5 standard errors.
  /// Together never as much as a fifth of the level; a count that forgot the scale would be off by a factor of ten.
  @Test(arguments: [
    "youthPopulation", "graduatesIntroduced", "talentsIntroduced", "jobsCreated", "employed", "leavers", "hires",
    "arrivalsNonDegree", "affordableTenants", "owners", "cost",
  ])
  func `a tenth of the persons gives the levels of all`(indicator: String) throws {
    let (full, tenth) = try Self.runs.get()
    let (left, right) = (try values(indicator, of: tenth).base, try values(indicator, of: full).base)
    let tolerance = acceptedDeviations * (try standardError(left, right)) + 0.01 * Statistics.mean(right)
    #expect(abs(Statistics.mean(left) - Statistics.mean(right)) <= tolerance)
    #expect(tolerance < 0.2 * Statistics.mean(right))
  }

  /// The effect of the plan is plain at both scales, and an effect of none, or of twice the size, would be noticed.
  @Test(arguments: ["youthPopulation", "graduatesIntroduced", "talentsIntroduced", "jobsCreated", "cost"])
  func `a tenth of the persons gives what the plan adds to all`(indicator: String) throws {
    let (full, tenth) = try Self.runs.get()
    let (left, right) = (try values(indicator, of: tenth), try values(indicator, of: full))
    let tolerance = acceptedDeviations * (try standardError(left.differences, right.differences)) + 0.02 * right.mean
    #expect(right.mean > 0)
    #expect(abs(left.mean - right.mean) <= tolerance)
    #expect(tolerance < 0.7 * right.mean)
  }
}
