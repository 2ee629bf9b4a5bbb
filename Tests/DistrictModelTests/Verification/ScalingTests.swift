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

  /// Means of four runs with five simulated persons for each of the district against sixteen with one and other seeds;
  /// a count that forgot the scale would be off by a factor of five.
  @Test func `a sample of 5 to 1 gives the levels of 1 to 1`() throws {
    let scenario = try Lakeside.scenario("plan").scenario
    let until = scenario.district.period.start + 11
    func run(_ sample: String, _ replicate: Int) throws -> Series {
      try Run(scenario: scenario, replicate: replicate, sample: Sample(sample), until: until).execute().monthly
    }
    let fine = try (0..<4).map { try run("5:1", $0) }
    let usual = try (100..<116).map { try run("1:1", $0) }
    for indicator in ["youthPopulation", "employed", "leavers", "hires", "owners", "jobSlots", "meanStayYears"] {
      let (left, right) = (
        fine.map { $0.value(indicator, at: until)! }, usual.map { $0.value(indicator, at: until)! }
      )
      let mean = right.reduce(0, +) / Double(right.count)
      let variance = right.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(right.count - 1)
      let error = (variance / 5 / Double(left.count) + variance / Double(right.count)).squareRoot()
      let difference = left.reduce(0, +) / Double(left.count) - mean
      #expect(abs(difference) <= acceptedDeviations * error + 0.005 * mean, "\(indicator): \(difference) of \(mean)")
    }
    // A person of the district is five simulated ones: counts are whole fifths.
    let population = fine[0].value("youthPopulation", at: until)!
    #expect(abs(population * 5 - (population * 5).rounded()) < 1e-6)
  }

  private static let samples = Result { (coarse: try runs(oneIn: 50, 20), fine: try runs(oneIn: 10, 4)) }

  private func values(_ indicator: String, _ runs: [Series]) -> [Double] {
    runs.map { series in
      Indicator.named(indicator)?.kind == .flow
        ? series.yearTotal(indicator, year: 2025)! : series.value(indicator, at: Self.until)!
    }
  }

  /// Some cells of the high tier have less than one free post in a small sample, hence 0.1 % besides 4.5 standard errors;
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
    let tolerance = acceptedDeviations * error + 0.001 * mean(right)
    #expect(mean(right) > 0)
    #expect(abs(mean(left) - mean(right)) <= tolerance)
    // What the test can notice: never as much as an eighth of the level.
    #expect(tolerance < 0.125 * mean(right))
  }
}
