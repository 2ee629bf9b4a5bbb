import DistrictModel
import Testing

@testable import Experiments

struct VarianceComponentsTests {
  /// Particles (1, 3), (5, 7), (9, 11): within 2; means 2, 6, 10, between 2·16 = 32; (32 − 2)/2 = 15; error √(32/6).
  @Test func `luck and parameters are told apart by hand`() throws {
    let found = try #require(VarianceComponents([1, 3, 5, 7, 9, 11], runsPerParticle: 2))
    #expect(found.mean == 6 && found.luck == 2 && found.parameters == 15 && found.total == 17)
    #expect(!found.isTruncated && found.particles == 3)
    #expect(abs(found.standardError - (32.0 / 6).squareRoot()) < 1e-12)
    #expect(abs(found.parameterShare! - 15.0 / 17) < 1e-12)
  }

  @Test func `a negative estimate is given as zero and said to be`() throws {
    let found = try #require(VarianceComponents([1, 3, 3, 1], runsPerParticle: 2))
    #expect(found.luck == 2 && found.parameters == 0 && found.isTruncated)
    #expect(found.parameterShare == 0 && found.standardError == 0)
  }

  @Test func `one particle or one run of each tells nothing apart`() {
    #expect(VarianceComponents([1, 2, 3], runsPerParticle: 3) == nil)
    #expect(VarianceComponents([1, 2, 3], runsPerParticle: 1) == nil)
    #expect(VarianceComponents([4, 4, 4, 4], runsPerParticle: 2)?.parameterShare == nil)
  }

  /// Components 9 and 4 with 20 particles of 3 runs: over 2000 repetitions the mean of either estimate has a standard error of about
  /// 0.075 (parameters, s.d. 3.4) and 0.02 (luck, s.d. 0.9); a divisor off by one in either mean square would shift them by 0.16 or more.
  @Test func `both estimates are unbiased`() throws {
    let draws = DesignDraws(.bootstrap, seed: 5)
    var (luck, parameters) = (0.0, 0.0)
    let repetitions = 2000
    for repetition in 0..<repetitions {
      let values = (0..<60).map { run in
        3 * Mathematics.normalQuantile(draws.uniform(repetition, run / 3))
          + 2 * Mathematics.normalQuantile(draws.uniform(repetition, 100 + run))
      }
      let found = try #require(VarianceComponents(values, runsPerParticle: 3))
      luck += found.luck / Double(repetitions)
      parameters += found.parameters / Double(repetitions)
    }
    #expect(abs(luck - 4) < 0.09)
    #expect(abs(parameters - 9) < 0.34)
  }
}
