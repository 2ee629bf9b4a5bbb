import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V23: a sample stands for the district.
struct ScalingTests {
  private static let until = Month(year: 2025, month: 12)

  private static func runs(oneIn persons: Int, _ replicates: Int) throws -> [Series] {
    let scenario = try ScenarioFixture.baseline()
    return try (0..<replicates).map {
      try Run(scenario: scenario, replicate: $0 + 100 * persons, sample: Sample(persons: persons), until: until)
        .execute()
        .monthly
    }
  }

  private static let samples = Result { (coarse: try runs(oneIn: 50, 20), fine: try runs(oneIn: 10, 4)) }

  private func values(_ indicator: String, _ runs: [Series]) -> [Double] {
    runs.map { series in
      Indicator.named(indicator)?.kind == .flow
        ? series.yearTotal(indicator, year: 2025)! : series.value(indicator, at: Self.until)!
    }
  }

  /// Sparse cells of the high tier match a little worse in a small sample, hence 0.4 % besides 4.5 standard errors;
  /// a count that forgot the scale would be off by a factor of five.
  @Test(arguments: [
    "youthPopulation", "employed", "jobSlots", "graduatesIntroduced", "arrivalsNonDegree", "leavers", "turned14",
    "turned36", "talentsIntroduced", "separations", "hires", "startUps", "startUpJobs", "jobsCreated",
    "affordableHomes", "affordableTenants", "owners", "cost", "candidates", "meanStayYears", "innovationSpace",
  ])
  func `a sample of 1 in 50 gives the levels of 1 in 10`(indicator: String) throws {
    let (coarse, fine) = try Self.samples.get()
    let (left, right) = (values(indicator, coarse), values(indicator, fine))
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func variance(_ values: [Double]) -> Double {
      let center = mean(values)
      return values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(values.count - 1)
    }
    // Four fine runs say little about their own spread: it is taken from the coarse ones, a fifth of their variance.
    let error = (variance(left) / Double(left.count) + variance(left) / 5 / Double(right.count)).squareRoot()
    let tolerance = acceptedDeviations * error + 0.004 * mean(right)
    #expect(mean(right) > 0)
    #expect(abs(mean(left) - mean(right)) <= tolerance)
    // What the test can notice: never as much as an eighth of the level.
    #expect(tolerance < 0.125 * mean(right))
  }
}
