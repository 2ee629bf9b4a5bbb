import Reporting
import ScenarioFiles

/// What a result of several scenarios was made from, kept inside it: the files as read, and each scenario with all it inherits.
struct FrozenInputs {
  private let loaded: [LoadedScenario]
  private let files: [ScenarioInput]
  /// Path of each scenario among the kept files.
  let names: [String]

  init(_ loaded: [LoadedScenario]) {
    self.loaded = loaded
    (files, names) = ScenarioInput.joined(loaded)
  }

  /// The files for the manifest.
  var entries: [Manifest.File] { files.map { .init(path: $0.relativePath, content: $0.bytes) } }

  /// Each scenario with all it inherits, as JSON.
  var scenarioTexts: [String] {
    let paths = Dictionary(files.map { ($0.path, $0.relativePath) }, uniquingKeysWith: { first, _ in first })
    return loaded.map { ScenarioJSON.text(of: $0, paths: paths) }
  }

  /// The files as read.
  func writeFiles(to folder: ResultFolder) throws(ReportingError) {
    for file in files { try folder.write(file.bytes, to: "\(ScenarioReport.inputFolder)/\(file.relativePath)") }
  }

  func write(to folder: ResultFolder) throws(ReportingError) {
    try writeFiles(to: folder)
    for (scenario, text) in zip(loaded, scenarioTexts) {
      try folder.write(text, to: "scenarios/\(scenario.scenario.name).json")
    }
  }
}
