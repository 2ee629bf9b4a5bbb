import DistrictModel
import ScenarioFiles

/// Carries out what a search asks for: each batch is registered before its first run starts.
struct SeekRuns {
  /// Of what mix and stage a run is, by number of the run.
  private(set) var origins: [(mix: Mix, stage: SeekStage)] = []
  private(set) var runs: ExperimentRuns
  private let experiment: LoadedExperiment
  private let space: MixSpace
  private let cheap: Sample
  private let carrier: RunCarrier
  private var points: [Point: Int] = [:]
  private let baseYear: BaseYearFit?
  private var fits = BaseYearFit.Fits()

  /// What is run: a mix at a sample, perhaps in a world.
  private struct Point: Hashable {
    let mix: Mix
    let isFine: Bool
    /// Nil where nothing is uncertain, so that all replicates are of one point.
    let world: Int?
  }

  init(_ experiment: LoadedExperiment, _ space: MixSpace, cheap: Sample, carrier: RunCarrier) {
    self.experiment = experiment
    self.space = space
    self.cheap = cheap
    self.carrier = carrier
    runs = ExperimentRuns(outcomes: SeekProblem.columns(of: experiment), register: carrier.register)
    baseYear = BaseYearFit(experiment)
  }

  private var uncertainties: [Factor] { experiment.factors.filter { $0.role == .uncertainty } }

  /// Makes the runs of requests; nil for a run that failed.
  mutating func make(_ requests: [SeekRequest]) throws(ExperimentFailure) -> [[[Double]?]] {
    let wanted = requests.flatMap { request in
      request.replicates.map { (request: request, replicate: request.stage.firstReplicate + $0) }
    }
    try addPoints(wanted)
    let keys = wanted.map { wanted in
      RunKey(point: points[point(wanted.request, wanted.replicate)]!, replicate: wanted.replicate)
    }
    let numbers = runs.addRuns(keys)
    origins += wanted.map { ($0.request.mix, $0.request.stage) }
    try carrier.carry(runs)
    var values = numbers.map { number -> [Double]? in
      if case .done(let values) = runs.register[number] { values } else { nil }
    }[...]
    return requests.map { request in
      defer { values = values.dropFirst(request.replicates.count) }
      return Array(values.prefix(request.replicates.count))
    }
  }

  private func point(_ request: SeekRequest, _ replicate: Int) -> Point {
    Point(mix: request.mix, isFine: request.stage.isFine, world: uncertainties.isEmpty ? nil : replicate)
  }

  /// Adds the points that are new.
  private mutating func addPoints(_ wanted: [(request: SeekRequest, replicate: Int)]) throws(ExperimentFailure) {
    var new: [Point] = []
    var designs: [DesignPoint] = []
    var worlds: [SeekStage: [[Double]]] = [:]
    for (request, replicate) in wanted {
      let point = point(request, replicate)
      guard points[point] == nil else { continue }
      points[point] = runs.scenarios.count + new.count
      new.append(point)
      let last = replicate - request.stage.firstReplicate
      if !uncertainties.isEmpty, (worlds[request.stage]?.count ?? 0) <= last {
        worlds[request.stage] = self.worlds(last + 1, of: request.stage)
      }
      designs.append(design(request.mix, world: worlds[request.stage]?[last] ?? []))
    }
    var scenarios = try ExperimentPlan.scenarios(of: experiment, points: designs, pool: carrier.pool)
    try baseYear?.hold(&scenarios, at: designs, &fits, by: carrier)
    runs.fits = baseYear == nil ? nil : fits
    for (index, point) in new.enumerated() where !point.isFine { scenarios[index].run.sample = cheap }
    runs.addPoints(scenarios)
  }

  /// Worlds that fill the space of what is uncertain; those of each stage are its own, so that no choice has seen the last ones.
  private func worlds(_ count: Int, of stage: SeekStage) -> [[Double]] {
    let seed = UInt64(experiment.base.scenario.run.seed) &* 1_000_003 &+ UInt64(stage.firstReplicate)
    return SobolSequence.points(count, dimensions: uncertainties.count, scrambling: seed)
  }

  /// Decisions come first among the factors.
  private func design(_ mix: Mix, world: [Double]) -> DesignPoint {
    DesignPoint(space.values(of: mix) + zip(uncertainties, world).map { $0.value(at: $1) })
  }
}
