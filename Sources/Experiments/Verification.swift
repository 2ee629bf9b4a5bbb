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

  /// The scenario from the frozen inputs, with the changes made on the command line.
  ///
  /// - Throws: `unreadableManifest` if the settings are not those of a run; `scenario` if the inputs are not right.
  public func loadInputs() throws(ExperimentFailure) -> LoadedScenario {
    func refusal(_ reason: String) -> ExperimentFailure {
      .results(.unreadableManifest(path: "\(folder)/\(Manifest.fileName)", reason: reason))
    }
    guard let path = setting(ScenarioRun.Setting.scenario)?.string,
      let texts = setting(ScenarioRun.Setting.patches)?.array?.map(\.string), !texts.contains(nil)
    else { throw refusal("its settings are not those of a run") }
    do throws(ScenarioProblems) {
      var patches: [ScenarioPatch] = []
      for case .some(let text) in texts { patches.append(try ScenarioPatch(text)) }
      return try ScenarioLoader.load(path: "\(folder)/\(ScenarioReport.inputFolder)/\(path)", patches: patches)
    } catch {
      throw .scenario(error)
    }
  }

  /// Runs again from the frozen inputs into a temporary place and compares every file.
  ///
  /// - Parameters:
  ///   - loaded: from `loadInputs`.
  ///   - temporary: a place that is free; nothing is left there.
  public func repeated(
    _ loaded: LoadedScenario, in temporary: String, pool: RunPool, cancellation: Cancellation, meter: WorkMeter?
  ) throws(ExperimentFailure) -> Finding {
    let language = setting(ScenarioRun.Setting.language)?.string.flatMap(ReportLanguage.init) ?? .en
    let run = ScenarioRun(loaded, language: language, command: manifest.command, pool: pool)
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let again = try run.execute(into: temporary, cancellation: cancellation, meter: meter)
    return Finding(
      files: manifest.outputs.count, differences: manifest.differences(from: again.manifest).map(\.description),
      otherVersion: manifest.version == ProgramVersion.current ? nil : manifest.version)
  }

  private func setting(_ key: String) -> JSONValue? {
    manifest.settings.first { $0.key == key }?.value
  }
}
