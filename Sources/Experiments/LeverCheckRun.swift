import DistrictModel
import Reporting
import ScenarioFiles

/// The levers of a district, tested, from its folder to one results folder.
public struct LeverCheckRun: Sendable {
  /// The district, without a scenario.
  public let district: LoadedScenario
  /// Names of the levers tested; all if nil.
  public let levers: Set<String>?
  public let settings: Settings
  public let language: ReportLanguage
  /// Written into the manifest as it was given.
  public let command: [String]
  public let pool: RunPool

  /// How the levers are tested.
  public struct Settings: Sendable, Equatable {
    public var replicates: Int
    public var seed: Int
    /// If nil, such that some 50,000 persons are simulated: 1:20 for Xiaoshan.
    public var sample: Sample?

    public init(replicates: Int = 16, seed: Int = 20_260_101, sample: Sample? = nil) {
      self.replicates = replicates
      self.seed = seed
      self.sample = sample
    }

    func sample(for scenario: Scenario) -> Sample {
      sample ?? Sample(persons: max(1, Int(scenario.parameters.population.initialResidents / 50_000)))
    }
  }

  /// - Throws: `request` for a lever that the district does not have.
  public init(
    district: LoadedScenario, levers: Set<String>? = nil, settings: Settings = Settings(), language: ReportLanguage,
    command: [String], pool: RunPool
  ) throws(ExperimentFailure) {
    self.district = district
    self.levers = levers
    self.settings = settings
    self.language = language
    self.command = command
    self.pool = pool
    let names = district.scenario.district.levers.levers.map(\.name)
    let problems = (levers ?? []).subtracting(names).sorted().map { name in
      let nearest = NearestName.of(name, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
      return "--lever: found \"\(name)\"; the district has no such lever\(nearest)"
    }
    if !problems.isEmpty { throw .request(problems) }
  }

  /// What a finished check hands back.
  public struct Finished: Sendable {
    public let summary: LeverCheckSummary
    public let manifest: Manifest
    /// Where the results are.
    public let folder: String
    public let seconds: Double
  }

  private var check: LeverCheck {
    var base = district.scenario
    base.run.replicates = settings.replicates
    base.run.seed = settings.seed
    base.run.sample = settings.sample(for: base)
    return LeverCheck(of: base, levers: levers)
  }

  public var totalMonths: Int { check.totalMonths }

  /// Runs and writes; the folder is in place when this returns, and as it was before when it throws.
  public func execute(
    into place: String, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil
  ) throws(ExperimentFailure) -> Finished {
    let making = ResultMaking(place: place, command: command, threads: pool.threads)
    let inputs = FrozenInputs([district])
    let made = try making.publish(
      settings: { _ in members }, inputs: inputs.entries, cancellation: cancellation
    ) { folder throws(ExperimentFailure) in
      let check = check
      let findings: [LeverFinding]
      do throws(RunFailure) {
        findings = try check.run(in: pool, cancellation: cancellation, meter: meter)
      } catch {
        throw ExperimentFailure(error)
      }
      let summary = LeverCheckSummary(check: check, findings: findings)
      try ResultMaking.asResults { () throws(ReportingError) in
        try inputs.writeFiles(to: folder)
        let tables = ResultTables([
          (LeverCheckTables.exact, LeverCheckTables.exact(of: findings, language)),
          (LeverCheckTables.signs, LeverCheckTables.signs(of: findings)),
        ])
        try tables.write(to: folder, in: district.scenario.district)
        try folder.write(summary.markdown(language), to: "summary.md")
      }
      return summary
    }
    return Finished(summary: made.report, manifest: made.manifest, folder: place, seconds: made.seconds)
  }

  // MARK: - Manifest

  /// Keys of the manifest's settings from which `verify` runs again.
  enum Setting {
    static let district = "district"
    static let levers = "levers"
    static let replicates = "replicates"
    static let seed = "seed"
    static let sample = "sample"
  }

  /// The district's folder among the frozen inputs.
  private var frozenFolder: String {
    let main = district.files.first { FilePath.name(of: $0.path) == "district.json5" }
    return FilePath.folder(of: main?.relativePath ?? "")
  }

  private var members: [JSONValue.Member] {
    [
      .init(Setting.district, .string(frozenFolder)),
      .init(Setting.levers, levers.map { .array($0.sorted().map { .string($0) }) } ?? .null),
      .init(Setting.replicates, .integer(settings.replicates)), .init(Setting.seed, .integer(settings.seed)),
      .init(Setting.sample, .string(settings.sample(for: district.scenario).description)),
      .init(ScenarioRun.Setting.language, .string(language.rawValue)),
    ]
  }
}

extension LeverCheckRun: Experiment {
  public func make(
    into place: String, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Manifest {
    try execute(into: place, cancellation: cancellation, meter: meter).manifest
  }
}
