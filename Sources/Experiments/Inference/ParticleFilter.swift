import DistrictModel

/// Approximate Bayesian computation by populations of particles that draw nearer to the data step by step.
///
/// The first generation is drawn from the prior. Each later one takes a particle of the one before, moves it a little, simulates
/// it, and keeps it if its distance from the data is within a tolerance that falls from generation to generation. Weights undo
/// what the moves prefer: *w* ∝ prior/Σ *wⱼ K*(θ|θⱼ).
///
/// Parameters live in the unit cube, where the prior is uniform; the caller maps a point by the quantiles of the prior.
/// Candidates are numbered, and the first ones accepted in that order are kept: the size of a batch or the number of threads
/// changes no particle.
///
/// - Source: Toni, Welch and others 2009, algorithm S; weights and kernel of Beaumont, Cornuet and others 2009; tolerances as
///   quantiles of the distances as in Del Moral, Doucet and Jasra 2012, section 3.
package struct ParticleFilter: Sendable {
  /// One point to be simulated.
  package struct Candidate: Sendable, Equatable {
    package let generation: Int
    package let number: Int
    package let point: [Double]
    /// Of the replicates of this candidate: its luck is its own.
    package let seed: UInt64
  }

  /// When to stop; the first that holds ends the search.
  package struct Limits: Sendable {
    /// A tolerance as small as the data deserve.
    package var tolerance = 0.0
    /// Populations, the prior's included.
    package var generations = 20
    /// Part of candidates accepted below which a further step costs more than it tells.
    package var acceptance = 0.01
    /// Candidates simulated in all generations together.
    package var simulations = 100_000
    /// Effective sample size, as a part of the particles, below which a population stands for too little.
    package var effectiveShare = 0.1

    package init() {}
  }

  /// Why the search ended.
  package enum Ending: String, Sendable {
    case toleranceReached, generationsDone, acceptanceTooLow, simulationsSpent, effectiveSizeTooLow
    /// The distances can fall no further: the tolerance would stay the same.
    case noProgress
  }

  package let dimensions: Int
  package let particles: Int
  /// Quantile of a population's distances that is the next one's tolerance.
  package let quantile: Double
  package let batch: Int
  package let limits: Limits
  package let seed: UInt64

  /// - Parameters:
  ///   - particles: at least 2.
  ///   - batch: candidates simulated together.
  package init(
    dimensions: Int, particles: Int, quantile: Double = 0.5, batch: Int = 256, limits: Limits = Limits(), seed: UInt64
  ) {
    precondition(dimensions > 0 && particles > 1 && batch > 0, "there are parameters, particles and a batch")
    precondition(quantile > 0 && quantile < 1, "the tolerance falls to a quantile within 0…1")
    (self.dimensions, self.particles, self.quantile) = (dimensions, particles, quantile)
    (self.batch, self.limits, self.seed) = (batch, limits, seed)
  }

  /// Carries a population on until a limit is met.
  ///
  /// - Parameters:
  ///   - population: where an earlier search stopped; nil begins with the prior.
  ///   - spent: candidates that generations before this population took, its own included.
  ///   - simulate: distances of the candidates from the data, in their order; nil for a run that failed, which is never accepted.
  ///   - didFinish: called with every population, so that it may be kept.
  /// - Throws: what `simulate` and `didFinish` throw.
  package func run(
    from population: ParticlePopulation? = nil, spent: Int = 0, simulate: ([Candidate]) throws -> [Double?],
    didFinish: (ParticlePopulation) throws -> Void = { _ in }
  ) throws -> (population: ParticlePopulation?, ending: Ending) {
    var (current, spent) = (population, spent)
    while true {
      if let current, let ending = ending(after: current, spent: spent) { return (current, ending) }
      let budget = limits.simulations - spent
      guard let next = try next(after: current, most: min(budget, mostForOne), simulate: simulate) else {
        return (current, budget <= mostForOne ? .simulationsSpent : .acceptanceTooLow)
      }
      spent += next.simulated
      try didFinish(next)
      current = next
    }
  }

  private func ending(after population: ParticlePopulation, spent: Int) -> Ending? {
    if population.tolerance <= limits.tolerance { return .toleranceReached }
    if population.effectiveSize < limits.effectiveShare * Double(particles) { return .effectiveSizeTooLow }
    if population.acceptance < limits.acceptance { return .acceptanceTooLow }
    if population.generation + 1 >= limits.generations { return .generationsDone }
    if spent >= limits.simulations { return .simulationsSpent }
    return tolerance(after: population) < population.tolerance ? nil : .noProgress
  }

  /// Candidates after which a generation would accept fewer than it must.
  private var mostForOne: Int { Int(min(Double(particles) / max(limits.acceptance, 1e-9), 1e12)) }

  /// The quantile of the distances, but not below the tolerance wanted.
  func tolerance(after population: ParticlePopulation) -> Double {
    max(limits.tolerance, Statistics.quantile(population.distances, quantile))
  }

  /// The next population; nil if so many candidates do not hold enough that are accepted.
  private func next(
    after previous: ParticlePopulation?, most: Int, simulate: ([Candidate]) throws -> [Double?]
  ) throws -> ParticlePopulation? {
    let proposal = Proposal(self, previous)
    let tolerance = previous.map(tolerance(after:)) ?? .infinity
    var (points, distances): ([[Double]], [Double]) = ([], [])
    var (number, simulated, failed) = (0, 0, 0)
    while points.count < particles {
      guard simulated < most else { return nil }
      let candidates = proposal.candidates(min(batch, most - simulated), from: &number)
      let results = try simulate(candidates)
      precondition(results.count == candidates.count, "there is a distance or a failure for each candidate")
      for (candidate, distance) in zip(candidates, results) where points.count < particles {
        simulated += 1
        guard let distance, !distance.isNaN else {
          failed += 1
          continue
        }
        guard distance <= tolerance else { continue }
        points.append(candidate.point)
        distances.append(distance)
      }
    }
    return ParticlePopulation(
      generation: proposal.generation, tolerance: tolerance, points: points, distances: distances,
      weights: points.map(proposal.weight), simulated: simulated, failed: failed)
  }
}

/// Where the candidates of one generation come from.
private struct Proposal {
  let generation: Int
  private let filter: ParticleFilter
  private let previous: ParticlePopulation?
  private let kernel: PerturbationKernel?
  /// The particles before, standardised.
  private let origins: [[Double]]
  private let choice: Categorical
  private let choices: DesignDraws
  private let moves: DesignDraws
  private let seeds: DesignDraws

  init(_ filter: ParticleFilter, _ previous: ParticlePopulation?) {
    (self.filter, self.previous) = (filter, previous)
    generation = previous.map { $0.generation + 1 } ?? 0
    let kernel = previous.map(PerturbationKernel.init)
    origins = previous?.points.map { kernel?.standardised($0) ?? $0 } ?? []
    self.kernel = kernel
    choice = Categorical(previous?.weights ?? [])
    let seed = mix64(filter.seed ^ mix64(UInt64(generation)))
    choices = DesignDraws(.particleChoice, seed: seed)
    moves = DesignDraws(.particleMove, seed: seed)
    seeds = DesignDraws(.particleSeed, seed: seed)
  }

  /// The next candidates within the cube; those that fall outside have no prior and are not simulated.
  func candidates(_ count: Int, from number: inout Int) -> [ParticleFilter.Candidate] {
    var found: [ParticleFilter.Candidate] = []
    while found.count < count {
      let point = point(number)
      if point.allSatisfy({ $0 > 0 && $0 < 1 }) {
        found.append(.init(generation: generation, number: number, point: point, seed: seeds.word(number)))
      }
      number += 1
    }
    return found
  }

  private func point(_ number: Int) -> [Double] {
    let uniforms = (0..<filter.dimensions).map { moves.uniform(number, $0) }
    guard let previous, let kernel else { return uniforms }
    let chosen = previous.points[choice.index(choices.uniform(number))]
    return kernel.moved(chosen, by: uniforms.map(Mathematics.normalQuantile))
  }

  /// Weight of an accepted point, but for a common factor.
  func weight(_ point: [Double]) -> Double {
    guard let previous, let kernel else { return 1 }
    let place = kernel.standardised(point)
    var sum = 0.0
    for index in origins.indices {
      sum += previous.weights[index] * PerturbationKernel.density(from: origins[index], to: place)
    }
    return 1 / sum
  }
}
