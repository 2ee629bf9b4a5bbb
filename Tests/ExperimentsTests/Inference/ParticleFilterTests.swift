import DistrictModel
import Testing

@testable import Experiments

struct ParticleFilterTests {
  private func filter(_ limits: (inout ParticleFilter.Limits) -> Void, dimensions: Int, batch: Int = 200)
    -> ParticleFilter
  {
    var all = ParticleFilter.Limits()
    limits(&all)
    return ParticleFilter(dimensions: dimensions, particles: 1000, batch: batch, limits: all, seed: 11)
  }

  /// The parameter is uniform on −10…10; what is observed is the parameter plus a standard normal.
  private func distance(_ candidate: ParticleFilter.Candidate) -> Double {
    let noise = Mathematics.normalQuantile(DesignDraws(.bootstrap, seed: candidate.seed).uniform(0))
    return abs(20 * candidate.point[0] - 10 + noise - 1)
  }

  /// Data 1 with tolerance 0.2: the posterior has mean 1 and variance 1 + 0.2²/3. With an effective size of 500 the standard error of the
  /// mean is 0.045 and of the deviation 0.032.
  @Test func `the posterior of a normal mean is the one by Bayes`() throws {
    let filter = filter({ $0.tolerance = 0.2 }, dimensions: 1)
    let (found, ending) = try filter.run { $0.map(distance) }
    let population = try #require(found)
    #expect(ending == .toleranceReached && population.tolerance == 0.2)
    #expect(population.effectiveSize > 500)
    #expect(abs(20 * population.mean[0] - 10 - 1) < 0.2)
    let deviation = 20 * population.covariance[0][0].squareRoot()
    #expect(abs(deviation - (1 + 0.04 / 3).squareRoot()) < 0.145)
    // Quantiles of the normal at 5 % and 95 %: standard errors of 0.095 each.
    #expect(abs(20 * population.quantile(0.05, dimension: 0) - 10 - (1 - 1.645)) < 0.43)
    #expect(abs(20 * population.quantile(0.95, dimension: 0) - 10 - (1 + 1.645)) < 0.43)
  }

  /// Only the sum and, weakly, the difference of two parameters on 0…1 are observed: (x + y) with error 0.05 and (x − y) with error 0.3;
  /// at tolerance 0 variances are 0.05² and 0.3², those of x and y (0.05² + 0.3²)/4 = 0.152².
  @Test func `parameters that the data tie together stay tied`() throws {
    let filter = filter({ $0.tolerance = 0.5 }, dimensions: 2)
    let (found, _) = try filter.run { candidates in
      candidates.map { candidate in
        let draws = DesignDraws(.bootstrap, seed: candidate.seed)
        let (one, other) = (draws.uniform(0), draws.uniform(1))
        let sum = candidate.point[0] + candidate.point[1] + 0.05 * Mathematics.normalQuantile(one) - 1
        let difference = candidate.point[0] - candidate.point[1] + 0.3 * Mathematics.normalQuantile(other)
        return (sum * sum / (0.05 * 0.05) + difference * difference / (0.3 * 0.3)).squareRoot()
      }
    }
    let population = try #require(found)
    let covariance = population.covariance
    #expect(abs(population.mean[0] - 0.5) < 0.03 && abs(population.mean[1] - 0.5) < 0.03)
    #expect(abs(covariance[0][0].squareRoot() - 0.157) < 0.025)
    // Correlation (0.05² − 0.3²)/(0.05² + 0.3²) = −0.946, a little more by the tolerance.
    #expect(abs(covariance[0][1] / (covariance[0][0] * covariance[1][1]).squareRoot() + 0.946) < 0.03)
  }

  @Test func `the size of a batch changes no particle`() throws {
    let small = try filter({ $0.generations = 4 }, dimensions: 1, batch: 17).run { $0.map(distance) }
    let large = try filter({ $0.generations = 4 }, dimensions: 1, batch: 999).run { $0.map(distance) }
    #expect(small.ending == .generationsDone)
    #expect(small.population == large.population)
  }

  @Test func `a search that was stopped goes on as if it had not been`() throws {
    var kept: [ParticlePopulation] = []
    let filter = filter({ $0.generations = 5 }, dimensions: 1)
    let whole = try filter.run(simulate: { $0.map(distance) }, didFinish: { kept.append($0) })
    #expect(kept.map(\.generation) == [0, 1, 2, 3, 4])
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $1.tolerance < $0.tolerance })
    let spent = kept[...2].reduce(0) { $0 + $1.simulated }
    let resumed = try filter.run(from: kept[2], spent: spent, simulate: { $0.map(distance) })
    #expect(resumed.population == whole.population && resumed.ending == whole.ending)
  }

  @Test func `failed runs are counted and never accepted`() throws {
    let filter = filter({ $0.generations = 2 }, dimensions: 1)
    let found = try filter.run { $0.map { $0.point[0] < 0.25 ? nil : distance($0) } }
    let population = try #require(found.population)
    #expect(population.points.allSatisfy { $0[0] >= 0.25 })
    #expect(population.failed > 0)
  }

  @Test func `a budget, a low acceptance or no progress ends the search`() throws {
    let poor = try filter({ $0.simulations = 1500 }, dimensions: 1).run { $0.map(distance) }
    #expect(poor.ending == .simulationsSpent && poor.population?.generation == 0)
    let nothing = try filter({ $0.simulations = 900 }, dimensions: 1).run { $0.map { _ in nil } }
    #expect(nothing.population == nil)
    let flat = try filter({ _ in }, dimensions: 1).run { $0.map { _ in 1 } }
    #expect(flat.ending == .noProgress && flat.population?.tolerance == 1)
    let hard = try filter({ $0.acceptance = 0.4 }, dimensions: 1).run { $0.map(distance) }
    #expect(hard.ending == .acceptanceTooLow)
  }

  /// Weights ¼, ¼, ½: effective size 1/(1/16 + 1/16 + 1/4) = 8/3.
  @Test func `weights are normalised and give the effective size`() {
    let population = ParticlePopulation(
      generation: 1, tolerance: 1, points: [[0.1], [0.5], [0.3]], distances: [0, 0, 0], weights: [2, 2, 4],
      simulated: 6,
      failed: 0)
    #expect(population.weights == [0.25, 0.25, 0.5])
    #expect(abs(population.effectiveSize - 8.0 / 3) < 1e-12)
    #expect(abs(population.mean[0] - 0.3) < 1e-12)
    #expect(population.quantile(0.25, dimension: 0) == 0.1)
    #expect(population.quantile(0.5, dimension: 0) == 0.3)
    #expect(population.quantile(1, dimension: 0) == 0.5)
    #expect(population.acceptance == 0.5)
  }
}
