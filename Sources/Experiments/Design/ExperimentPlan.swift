import DistrictModel
import Reporting
import ScenarioFiles

/// An experiment whose points are known before the first run: what is run, and how often.
public struct ExperimentPlan: Sendable {
  public let experiment: LoadedExperiment
  public let points: [DesignPoint]
  /// What is run, by number of the point.
  public let scenarios: [Scenario]
  /// So many points in a row share the luck of their replicates; all of them where nil.
  private let pointsPerLuck: Int?
  /// Fits the base year of every point; nil where nothing is to be fitted.
  private let baseYear: BaseYearFit?

  /// The plan of an experiment's own design.
  ///
  /// - Throws: `request` if it has no design, `scenario` with every combination of values that the base cannot take.
  public init(_ experiment: LoadedExperiment, pool: RunPool) throws(ExperimentFailure) {
    guard let design = experiment.design else {
      throw .request(["\(experiment.path): has no \"design\"; this command needs one, such as { method: \"grid\" }"])
    }
    try self.init(experiment, points: design.points(of: experiment.factors), pool: pool)
  }

  /// A plan of points from elsewhere.
  public init(
    _ experiment: LoadedExperiment, points: [DesignPoint], pool: RunPool
  ) throws(ExperimentFailure) {
    self.experiment = experiment
    baseYear = BaseYearFit(experiment)
    self.points = points
    scenarios = try Self.scenarios(of: experiment, points: points, pool: pool)
    pointsPerLuck = experiment.usesCommonRandomNumbers ? nil : 1
  }

  /// Every package of the experiment in every world: the packages of the first world, those of the second, …
  ///
  /// The packages of a world share its luck, so that they differ by what they do; each world has luck of its own, so that luck
  /// averages out over worlds.
  init(
    _ experiment: LoadedExperiment, worlds: [DesignPoint], packages: [ExperimentRobust.Package], pool: RunPool
  ) throws(ExperimentFailure) {
    self.experiment = experiment
    baseYear = BaseYearFit(experiment)
    points = worlds.flatMap { world in packages.map { _ in world } }
    scenarios = try Self.scenarios(of: experiment, points: points, pool: pool) {
      number throws(ScenarioProblems) in
      let (world, package) = number.quotientAndRemainder(dividingBy: packages.count)
      return try experiment.scenario(of: packages[package], at: worlds[world].values)
    }
    pointsPerLuck = packages.count
  }

  /// The base scenario at each point.
  ///
  /// - Throws: `scenario` with the problems of the first points that have any, which say the point.
  public static func scenarios(
    of experiment: LoadedExperiment, points: [DesignPoint], pool: RunPool
  ) throws(ExperimentFailure) -> [Scenario] {
    try scenarios(of: experiment, points: points, pool: pool) { number throws(ScenarioProblems) in
      try experiment.scenario(at: points[number].values)
    }
  }

  private static func scenarios(
    of experiment: LoadedExperiment, points: [DesignPoint], pool: RunPool,
    _ make: @escaping @Sendable (Int) throws(ScenarioProblems) -> LoadedScenario
  ) throws(ExperimentFailure) -> [Scenario] {
    let base = experiment.base.scenario
    let results = pool.map(count: points.count) { number -> Result<Scenario, ScenarioProblems> in
      do throws(ScenarioProblems) {
        var scenario = try make(number).scenario
        // One copy of what all have in common.
        if scenario.district == base.district { scenario.district = base.district }
        if scenario.parameters == base.parameters { scenario.parameters = base.parameters }
        return .success(scenario)
      } catch {
        return .failure(error)
      }
    }
    var scenarios: [Scenario] = []
    var problems: [ScenarioProblem] = []
    for (number, result) in results.enumerated() {
      switch result {
      case .success(let scenario): scenarios.append(scenario)
      case .failure(let failure):
        let values = zip(experiment.factors, points[number].values).map { "\($0.name) \($1)" }
        problems += failure.problems.map {
          ScenarioProblem(
            file: $0.file, position: $0.position, path: $0.path,
            message: "at point \(number + 1) (\(values.joined(separator: ", "))): \($0.message)")
        }
      }
      if problems.count >= Self.mostProblems { break }
    }
    if !problems.isEmpty { throw .scenario(ScenarioProblems(problems)) }
    return scenarios
  }

  /// After so many problems no further point is looked at.
  private static let mostProblems = 10

  public var replicates: Int { experiment.base.scenario.run.replicates }

  /// Months that all runs and the fits before them simulate.
  func months(threads: Int) -> Int {
    runs(of: scenarios, register: RunRegister()).monthsLeft(threads: threads) + (baseYear?.months(of: points) ?? 0)
  }

  /// All points and runs, carried to their end: the base year is fitted first, where it is to be held.
  func carried(by carrier: RunCarrier) throws(ExperimentFailure) -> ExperimentRuns {
    var (scenarios, fits) = (scenarios, BaseYearFit.Fits())
    try baseYear?.hold(&scenarios, at: points, &fits, by: carrier)
    var runs = runs(of: scenarios, register: carrier.register)
    runs.fits = baseYear == nil ? nil : fits
    try carrier.carry(runs)
    return runs
  }

  /// All points and runs, registered, each point as its file says.
  package func runs(register: RunRegister = RunRegister()) -> ExperimentRuns { runs(of: scenarios, register: register) }

  private func runs(of scenarios: [Scenario], register: RunRegister) -> ExperimentRuns {
    var runs = ExperimentRuns(outcomes: experiment.outcomes, register: register)
    let points = runs.addPoints(scenarios)
    runs.addRuns(
      ExperimentRuns.keys(
        points: points, replicates: replicates, pointsPerLuck: pointsPerLuck ?? max(1, points.upperBound)))
    return runs
  }
}

extension LoadedExperiment {
  /// Where an experiment keeps its runs until its results are in place.
  ///
  /// - Parameter settings: whatever else decides the runs, such as the command.
  public func checkpoint(for place: String, settings: [String]) -> Checkpoint {
    let own = base.files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    let packages = (robust?.packages ?? []).map { ScenarioJSON.text(of: $0.scenario) }
    let texts = [ProgramVersion.current] + settings + [ScenarioJSON.text(of: base), own] + packages
    return Checkpoint(of: place, key: SHA256.hex(of: texts.joined(separator: "\n").utf8))
  }
}
