import DistrictModel
import ScenarioFiles

/// Stage B of the calibration: history matching, then approximate Bayesian computation.
///
/// 1. The centre of the parameters' space is run several times with other luck: how far luck alone moves each figure.
/// 2. The points of a maximin Latin hypercube are run; those whose largest implausibility over the figures is above the bound
///    are ruled out. The others are the first generation.
/// 3. Each later generation moves the particles of the one before and keeps those that are plausible and no farther from
///    the figures than the tolerance, which falls.
///
/// Every point has its constants of the base year fitted anew and its own luck. Figures held out are simulated and kept, and
/// take part in nothing.
struct CalibrationSearch: Sendable {
  let experiment: LoadedExperiment
  let settings: CalibrationSettings
  let simulator: CalibrationSimulator

  init(_ experiment: LoadedExperiment, settings: CalibrationSettings) {
    self.experiment = experiment
    self.settings = settings
    simulator = CalibrationSimulator(experiment, settings: settings)
  }

  var figures: [CalibrationFigure] { simulator.figures }

  /// The points of the first design in the unit cube.
  var places: [[Double]] {
    LatinHypercube.maximin(
      points: settings.points, dimensions: experiment.factors.count, seed: UInt64(settings.seed))
  }

  /// The sample at which the constants of the particles are fitted.
  var sampleOfConstants: Sample { settings.refit?.sample ?? experiment.base.scenario.run.sample }

  /// A point of the search and what came of it.
  struct Evaluation: Sendable {
    /// Number of the run in the register, from 0.
    let run: Int
    /// In the unit cube.
    let place: [Double]
    /// Nil if its run failed.
    let point: CalibrationPoint?
    /// Largest part of implausibility over the fitted figures, and the figure it belongs to; nil if the run failed.
    let implausibility: (largest: Double, worst: Int)?
    /// Root of the mean square of the standardised gaps of the fitted figures; nil if the run failed.
    let distance: Double?
  }

  /// What the search found.
  struct Found: Sendable {
    /// Standard deviation that luck alone gives each figure.
    let noise: [Double]
    /// The first design.
    let design: [Evaluation]
    /// The plausible points of the design, then what each step of the search kept.
    let generations: [ParticlePopulation]
    let ending: ParticleFilter.Ending?
    /// The last generation, in its order.
    let particles: [Evaluation]
    /// Its constants, fitted once more if the settings say so.
    let constants: [[Double]]
    /// Points simulated in all, those of the centre too.
    let simulations: Int
    let failures: [(run: Int, reason: String)]
  }

  // MARK: - Search

  /// - Throws: `request` if too few points are plausible to go on.
  func run(by carrier: RunCarrier) throws(ExperimentFailure) -> Found {
    let runs = CalibrationRuns(self, carrier: carrier)
    let centre = experiment.factors.map { _ in 0.5 }
    let trials = try runs.evaluate(
      (0..<settings.noiseRuns).map { (centre, luck(.particleSeed, 0x5EED_0000 + $0)) }, noise: nil,
      following: settings.points, phase: .firstDesign)
    let noise = try noise(of: trials)
    let design = try runs.evaluate(
      places.enumerated().map { ($1, luck(.particleSeed, $0)) }, noise: noise, phase: .firstDesign)
    let kept = design.filter { isPlausible($0) }
    guard kept.count > 2 else { throw .request([refusal(of: design)]) }
    let first = ParticlePopulation(
      generation: 0, tolerance: .infinity, points: kept.map(\.place), distances: kept.map { $0.distance! },
      weights: kept.map { _ in 1 }, simulated: design.count, failed: design.count { $0.point == nil })
    return try search(from: first, kept: kept, design: design, noise: noise, runs: runs)
  }

  private func search(
    from first: ParticlePopulation, kept: [Evaluation], design: [Evaluation], noise: [Double], runs: CalibrationRuns
  ) throws(ExperimentFailure) -> Found {
    var limits = ParticleFilter.Limits()
    limits.tolerance = settings.tolerance
    limits.generations = settings.generations + 1
    limits.effectiveShare = 0
    limits.simulations = settings.simulations
    let filter = ParticleFilter(
      dimensions: experiment.factors.count, particles: settings.particles, quantile: settings.quantile, batch: 16,
      limits: limits, seed: UInt64(settings.seed))
    var generations = [first]
    var accepted = kept
    var pending: [Evaluation] = []
    let found: (population: ParticlePopulation?, ending: ParticleFilter.Ending)
    do {
      found = try filter.run(
        from: first, spent: first.simulated,
        simulate: { candidates in
          let evaluated = try runs.evaluate(
            candidates.map { ($0.point, $0.seed) }, noise: noise, phase: .generation(generations.count))
          pending += evaluated
          return evaluated.map { evaluation in
            // A failed run is none; a point that is ruled out has no prior, however near it may be.
            evaluation.distance.map { isPlausible(evaluation) ? $0 : .infinity }
          }
        },
        didFinish: { population in
          generations.append(population)
          accepted = Self.accepted(pending, in: population)
          pending = []
        })
    } catch {
      throw error as? ExperimentFailure ?? .cancelled
    }
    let constants = try settings.refit.map { refit throws(ExperimentFailure) in
      try runs.refit(accepted, by: refit, seed: luck(.particleSeed, 0xF1_0000))
    }
    return Found(
      noise: noise, design: design, generations: generations, ending: found.ending, particles: accepted,
      constants: constants ?? accepted.compactMap { $0.point?.constants }, simulations: runs.points,
      failures: runs.failures)
  }

  /// The evaluations that a population is made of, in its order: the first ones within the tolerance.
  private static func accepted(_ evaluations: [Evaluation], in population: ParticlePopulation) -> [Evaluation] {
    var rest = evaluations[...]
    return population.points.compactMap { place in
      guard let index = rest.firstIndex(where: { $0.place == place }) else { return nil }
      let evaluation = rest[index]
      rest = rest[(index + 1)...]
      return evaluation
    }
  }

  private func luck(_ purpose: DesignDraws.Purpose, _ number: Int) -> UInt64 {
    DesignDraws(purpose, seed: UInt64(settings.seed) ^ 0xCA11_B8A7).word(number)
  }

  // MARK: - Distance

  private func noise(of trials: [Evaluation]) throws(ExperimentFailure) -> [Double] {
    let points = trials.compactMap(\.point)
    guard points.count == trials.count else {
      throw .request([
        "\(experiment.path): a run at the centre of the ranges failed, so nothing can be fitted there; see talentflow check"
      ])
    }
    return figures.indices.map { figure in
      Statistics.standardDeviation(points.map { $0.figures[figure] }) ?? 0
    }
  }

  func isPlausible(_ evaluation: Evaluation) -> Bool {
    evaluation.implausibility.map { $0.largest <= settings.bound } ?? false
  }

  /// Judges a point by the figures that are fitted.
  func judged(_ run: Int, _ place: [Double], _ point: CalibrationPoint?, noise: [Double]?) -> Evaluation {
    guard let point, let noise else {
      return Evaluation(run: run, place: place, point: point, implausibility: nil, distance: nil)
    }
    let parts = parts(of: point, noise: noise)
    let fitted = figures.indices.filter { !figures[$0].isHeldOut }
    let worst = fitted.dropFirst().reduce(fitted[0]) { parts[$1] > parts[$0] ? $1 : $0 }
    let square = fitted.reduce(0) { $0 + parts[$1] * parts[$1] } / Double(fitted.count)
    return Evaluation(
      run: run, place: place, point: point, implausibility: (parts[worst], worst), distance: square.squareRoot())
  }

  /// Implausibility of a point by figure, those held out too.
  func parts(of point: CalibrationPoint, noise: [Double]) -> [Double] {
    let observations = zip(figures, point.figures).map { figure, simulated in
      Implausibility.Observation(
        value: figure.expected(simulated), error: figure.error, discrepancy: figure.discrepancy)
    }
    return Implausibility(observations, means: point.figures, standardErrors: noise).parts
  }

  /// That nothing is left, and which figures rule out most.
  private func refusal(of design: [Evaluation]) -> String {
    let judged = design.filter { $0.implausibility != nil }
    guard !judged.isEmpty else {
      return "\(experiment.path): none of the \(design.count) points of the first design could be run to its end"
    }
    var counts = figures.map { _ in 0 }
    for evaluation in judged { counts[evaluation.implausibility!.worst] += 1 }
    let worst = counts.indices.filter { counts[$0] > 0 }.sorted { counts[$0] > counts[$1] }.prefix(3)
    let names = worst.map { "\(figures[$0].name) (\(counts[$0]) points)" }.joined(separator: ", ")
    let kept = design.count { isPlausible($0) }
    return
      "\(experiment.path): \(kept) of \(design.count) points are plausible, which are too few to go on; what speaks against most: \(names). Widen ranges, or allow a larger discrepancy"
  }
}
