import DistrictModel
import Foundation
import Reporting
import ScenarioFiles

/// Proves that a results folder holds what its inputs lead to: every byte is checked, then made again.
public struct Verification: Sendable {
  public let folder: String
  private let manifest: Manifest

  /// Reads the manifest of a results folder.
  public init(folder: String) throws(ReportingError) {
    self.folder = folder
    manifest = try Manifest(folder: folder)
  }

  /// What was found.
  public struct Finding: Sendable, Equatable {
    /// Files whose bytes were compared.
    public let files: Int
    /// One line for each difference; empty if every byte is the same.
    public let differences: [String]
    /// The version that wrote the folder, if it is another one than this: then results may rightly differ.
    public let otherVersion: String?
  }

  /// Compares the files in the folder with the digests in its manifest.
  public func storedDifferences() throws(ReportingError) -> [String] {
    try manifest.differences(inFolder: folder).map(\.description)
  }

  /// What made the results, from the frozen inputs and the settings in the manifest.
  ///
  /// - Throws: `unreadableManifest` if the settings are those of nothing that can be made again; `scenario` if the inputs
  ///   are not right.
  public func experiment(pool: RunPool) throws(ExperimentFailure) -> any Experiment {
    let language = text(ScenarioRun.Setting.language).flatMap(ReportLanguage.init) ?? .en
    for method in ExperimentMethods.all {
      if let path = text(method.name) { return try experiment(by: method, path, language: language, pool: pool) }
    }
    if let path = text(ScenarioRun.Setting.scenario) {
      return try ScenarioRun(
        try load([path])[0], draws: try draws(), language: language, command: manifest.command, pool: pool)
    }
    let goal = text(ComparisonRun.Setting.errorGoal).flatMap { ErrorGoal($0) }
    let most = setting(ComparisonRun.Setting.mostReplicates)?.integer ?? ComparisonRun.mostReplicates
    if let base = text(ComparisonRun.Setting.base), let others = texts(ComparisonRun.Setting.others) {
      let loaded = try load([base] + others)
      return try ComparisonRun(
        base: loaded[0], others: Array(loaded.dropFirst()), errorGoal: goal, mostReplicates: most,
        draws: try draws(), language: language, command: manifest.command, pool: pool)
    }
    if let base = text(ComparisonRun.Setting.base), let policy = text(AttributionRun.Setting.policy),
      let grouping = text(AttributionRun.Setting.grouping).flatMap(AttributionRuns.Grouping.init)
    {
      let loaded = try load([base, policy])
      return try AttributionRun(
        base: loaded[0], policy: loaded[1], grouping: grouping,
        orders: setting(AttributionRun.Setting.orders)?.integer ?? AttributionRun.defaultOrders, errorGoal: goal,
        mostReplicates: most, language: language, command: manifest.command, pool: pool)
    }
    if let district = text(LeverCheckRun.Setting.district) {
      return try leverCheck(district, language: language, pool: pool)
    }
    throw refusal(
      "its settings are not those of a run, a comparison, an attribution, a sweep, a sensitivity analysis, a search, a robustness analysis, a calibration or a check of levers"
    )
  }

  private func leverCheck(_ district: String, language: ReportLanguage, pool: RunPool) throws(ExperimentFailure)
    -> LeverCheckRun
  {
    guard let replicates = setting(LeverCheckRun.Setting.replicates)?.integer,
      let seed = setting(LeverCheckRun.Setting.seed)?.integer,
      let sample = text(LeverCheckRun.Setting.sample).flatMap({ Sample($0) })
    else { throw refusal("its settings name no replicates, seed or sample") }
    let loaded: LoadedScenario
    do throws(ScenarioProblems) {
      loaded = try ScenarioLoader.loadDistrict(folder: "\(folder)/\(ScenarioReport.inputFolder)/\(district)")
    } catch {
      throw .scenario(error)
    }
    return try LeverCheckRun(
      district: loaded, levers: texts(LeverCheckRun.Setting.levers).map(Set.init),
      settings: LeverCheckRun.Settings(replicates: replicates, seed: seed, sample: sample), language: language,
      command: manifest.command, pool: pool)
  }

  private func refusal(_ reason: String) -> ExperimentFailure {
    .results(.unreadableManifest(path: "\(folder)/\(Manifest.fileName)", reason: reason))
  }

  /// Scenarios from the frozen inputs, with the changes made on the command line.
  private func load(_ paths: [String]) throws(ExperimentFailure) -> [LoadedScenario] {
    let patches = try patches()
    do throws(ScenarioProblems) {
      var loaded: [LoadedScenario] = []
      for path in paths { loaded.append(try ScenarioLoader.load(path: frozen(path), patches: patches)) }
      return loaded
    } catch {
      throw .scenario(error)
    }
  }

  /// An experiment from the frozen inputs, with the changes made on the command line.
  private func experiment<Method: ExperimentMethod>(
    by method: Method.Type, _ path: String, language: ReportLanguage, pool: RunPool
  ) throws(ExperimentFailure) -> any Experiment {
    let patches = try patches()
    let loaded: LoadedExperiment
    do throws(ScenarioProblems) {
      loaded = try ExperimentLoader.load(path: frozen(path), patches: patches)
    } catch {
      throw .scenario(error)
    }
    return try ExperimentRun<Method>(loaded, language: language, command: manifest.command, pool: pool)
  }

  /// The particles that the runs drew from; nil if none.
  private func draws() throws(ExperimentFailure) -> ParameterDraws? {
    guard let path = text(ParameterDraws.Setting.posterior) else { return nil }
    guard let runs = setting(ParameterDraws.Setting.runs)?.integer, runs > 0,
      let seed = setting("seed")?.integer
    else { throw refusal("its settings name no runs of a particle, or no seed") }
    do throws(ScenarioProblems) {
      return ParameterDraws(try PosteriorLoader.load(path: frozen(path)), runsPerParticle: runs, seed: seed)
    } catch {
      throw .scenario(error)
    }
  }

  private func frozen(_ path: String) -> String { "\(folder)/\(ScenarioReport.inputFolder)/\(path)" }

  private func patches() throws(ExperimentFailure) -> [ScenarioPatch] {
    guard let texts = texts(ScenarioRun.Setting.patches) else { throw refusal("its settings name no patches") }
    do throws(ScenarioProblems) {
      var patches: [ScenarioPatch] = []
      for text in texts { patches.append(try ScenarioPatch(text)) }
      return patches
    } catch {
      throw .scenario(error)
    }
  }

  /// Runs again into a temporary place and compares every file.
  ///
  /// - Parameters:
  ///   - experiment: from `experiment(pool:)`.
  ///   - temporary: a place that is free; nothing is left there.
  public func repeated(
    _ experiment: any Experiment, in temporary: String, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Finding {
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let again = try experiment.make(into: temporary, cancellation: cancellation, meter: meter)
    return Finding(
      files: manifest.outputs.count, differences: manifest.differences(from: again).map(\.description),
      otherVersion: manifest.version == ProgramVersion.current ? nil : manifest.version)
  }

  private func setting(_ key: String) -> JSONValue? {
    manifest.settings.first { $0.key == key }?.value
  }

  private func text(_ key: String) -> String? { setting(key)?.string }

  private func texts(_ key: String) -> [String]? {
    guard let values = setting(key)?.array?.map(\.string), !values.contains(nil) else { return nil }
    return values.compactMap { $0 }
  }
}
