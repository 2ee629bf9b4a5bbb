import DistrictModel
import Reporting
import ScenarioFiles

/// Which particle of a posterior each replicate runs with.
///
/// Replicates *r* = *j*·*k* … *j*·*k* + *k* − 1 share the *j*-th draw, each with its own seed. Draws are independent, by the
/// particles' weights, and a function of the scenario's seed and *j* alone: scenarios that are compared meet the same
/// parameters as well as the same luck, and further replicates change no earlier one.
public struct ParameterDraws: Sendable {
  public let posterior: Posterior
  /// *k*.
  public let runsPerParticle: Int
  private let seed: UInt64
  private let weights: Categorical

  /// Runs of each particle, unless something else is asked for: two are the fewest that tell luck from parameters.
  public static let defaultRuns = 2

  /// - Parameter seed: that of the scenarios' first replicate.
  public init(_ posterior: Posterior, runsPerParticle: Int = Self.defaultRuns, seed: Int) {
    precondition(runsPerParticle > 0, "a particle is run at least once")
    self.posterior = posterior
    self.runsPerParticle = runsPerParticle
    self.seed = UInt64(bitPattern: Int64(seed))
    weights = Categorical(posterior.particles.map(\.weight))
  }

  /// Number of the particle of a replicate.
  public func particle(of replicate: Int) -> Int {
    weights.index(DesignDraws(.posteriorDraw, seed: seed).uniform(replicate / runsPerParticle))
  }

  /// Draws that so many replicates take.
  public func draws(of replicates: Int) -> Int { replicates / runsPerParticle }

  /// A number of replicates that leaves no draw with fewer runs than the others, not below one asked for.
  func whole(_ replicates: Int) -> Int {
    (replicates + runsPerParticle - 1) / runsPerParticle * runsPerParticle
  }
}

/// Scenarios as each replicate runs them: with the parameters of its particle.
struct DrawnScenarios: Sendable {
  let draws: ParameterDraws
  /// By scenario and particle; nil for particles that are never drawn.
  private let scenarios: [[Int: Scenario]]

  /// - Parameters:
  ///   - loaded: all of one district.
  ///   - replicates: as many as there may be.
  /// - Throws: `scenario` with what keeps a scenario from taking the particles.
  init(
    _ draws: ParameterDraws, of loaded: [LoadedScenario], replicates: Int, pool: RunPool
  ) throws(ExperimentFailure) {
    let problems = loaded.flatMap { draws.posterior.problems(for: $0) }
    if !problems.isEmpty { throw .scenario(ScenarioProblems(problems)) }
    self.draws = draws
    let particles = Set(
      (0..<draws.draws(of: draws.whole(replicates))).map { draws.particle(of: $0 * draws.runsPerParticle) }
    )
    .sorted()
    var scenarios: [[Int: Scenario]] = []
    for one in loaded { scenarios.append(try Self.scenarios(of: one, particles, draws, pool)) }
    self.scenarios = scenarios
  }

  private static func scenarios(
    of loaded: LoadedScenario, _ particles: [Int], _ draws: ParameterDraws, _ pool: RunPool
  ) throws(ExperimentFailure) -> [Int: Scenario] {
    let made: [Scenario]
    do throws(ScenarioProblems) {
      made = try pool.map(count: particles.count) { index throws(ScenarioProblems) in
        var scenario = try loaded.patched(with: draws.posterior.patches(of: particles[index])).scenario
        // One copy of what all have in common.
        if scenario.district == loaded.scenario.district { scenario.district = loaded.scenario.district }
        return scenario
      }
    } catch {
      throw .scenario(error)
    }
    return Dictionary(uniqueKeysWithValues: zip(particles, made))
  }

  /// A scenario as a replicate runs it.
  func scenario(_ index: Int, replicate: Int) -> Scenario {
    guard let scenario = scenarios[index][draws.particle(of: replicate)] else {
      preconditionFailure("replicate \(replicate) is beyond those planned")
    }
    return scenario
  }

  /// All scenarios as a replicate runs them, with the run settings of others.
  func scenarios(replicate: Int, like templates: [Scenario]) -> [Scenario] {
    templates.indices.map { index in
      var scenario = scenario(index, replicate: replicate)
      scenario.run = templates[index].run
      return scenario
    }
  }
}

extension Posterior {
  /// Where the posterior is kept among the inputs of a result.
  var frozenPath: String { "posterior/\(path.split(separator: "/").last.map(String.init) ?? path)" }

  /// For the manifest.
  var manifestFile: Manifest.File { .init(path: frozenPath, content: bytes) }

  /// Writes the copy from which `verify` runs again.
  func write(to folder: ResultFolder) throws(ReportingError) {
    try folder.write(bytes, to: "\(ScenarioReport.inputFolder)/\(frozenPath)")
  }

  /// Digest of everything a scenario's district says of parameters, but for those of the posterior.
  static func digest(of loaded: LoadedScenario, without paths: [TreePath]) -> String {
    SHA256.hex(of: loaded.parameterText(without: paths).utf8)
  }

  /// Whether the district's other parameters are those the particles were made with.
  func isOfSameParameters(as loaded: LoadedScenario) -> Bool {
    making.districtDigest == Self.digest(of: loaded, without: parameters.map(\.path) + constants)
  }
}

extension ParameterDraws {
  /// Keys of the manifest's settings from which `verify` draws again.
  enum Setting {
    static let posterior = "posterior"
    static let runs = "runsPerParticle"
  }

  /// Why a number of replicates does not do; nil if it does.
  func problem(with replicates: Int) -> String? {
    guard !replicates.isMultiple(of: runsPerParticle) else { return nil }
    return
      "--replicates: found \(replicates); with \(runsPerParticle) runs of each particle allowed a multiple of it, such as \(whole(replicates))"
  }
}

extension DrawnScenarios? {
  /// What the manifest says of them.
  var settings: [JSONValue.Member] {
    guard let draws = self?.draws else { return [] }
    return [
      .init(ParameterDraws.Setting.posterior, .string(draws.posterior.frozenPath)),
      .init(ParameterDraws.Setting.runs, .integer(draws.runsPerParticle)),
    ]
  }

  var manifestFiles: [Manifest.File] { self.map { [$0.draws.posterior.manifestFile] } ?? [] }
}
