import DistrictModel

/// A scenario that is ready to run, with everything that is known about where it came from.
public struct LoadedScenario: Sendable {
  /// The scenario as the planner named it: its file, or `table.csv#row`.
  public var path: String { base.reference.description }
  /// The same inside a folder that holds copies of `files`.
  public var relativePath: String { (ownFile?.relativePath ?? file) + base.reference.suffix }
  /// The scenario's own file.
  var file: String { base.reference.file }
  /// What the model runs.
  public let scenario: Scenario
  /// The effective tree: district, layers and patches laid over each other.
  public let tree: ScenarioTree
  /// Every file read, in the order of reading.
  public var files: [ScenarioInput] { base.files }
  /// The changes made on top of the files.
  public let patches: [ScenarioPatch]
  /// What a planner should look at before trusting a result.
  public let warnings: ScenarioWarnings
  /// What the files alone say.
  let base: Base

  /// The absolute path of the folder that holds the scenario.
  var folder: String { FilePath.folder(of: FilePath.absolute(file, workingFolder: base.workingFolder)) }

  /// The scenario's own file as it was read.
  fileprivate var ownFile: ScenarioInput? { files.first { $0.path == file } }

  /// What the files of a scenario say.
  struct Base: Sendable {
    let reference: ScenarioReference
    /// The folder that relative paths start from.
    let workingFolder: String
    let tree: ScenarioTree
    let district: DistrictFolder
    /// What the district says by itself.
    let districtTree: ScenarioTree
    let files: [ScenarioInput]
  }

  static func make(
    _ base: Base, patches: [ScenarioPatch], problems: [ScenarioProblem]
  ) -> Result<LoadedScenario, ScenarioProblems> {
    var tree = base.tree
    var problems = problems
    for patch in patches {
      do throws(ScenarioProblems) { tree = try patch.applied(to: tree) } catch { problems += error.problems }
    }
    let bound = Binding(
      tree, districtFiles: base.district.files, patches: patches, reported: problems, isIncomplete: false)
    problems += bound.problems
    guard problems.isEmpty, let scenario = bound.scenario else { return .failure(ScenarioProblems(problems)) }
    return .success(
      LoadedScenario(
        scenario: scenario, tree: tree, patches: patches, warnings: ScenarioWarnings(bound.warnings), base: base))
  }

  private init(
    scenario: Scenario, tree: ScenarioTree, patches: [ScenarioPatch], warnings: ScenarioWarnings, base: Base
  ) {
    self.scenario = scenario
    self.tree = tree
    self.patches = patches
    self.warnings = warnings
    self.base = base
  }

  /// This scenario with further patches; no file is read again.
  ///
  /// - Throws: what is wrong with the patches, or with the scenario they make.
  public func patched(with further: [ScenarioPatch]) throws(ScenarioProblems) -> LoadedScenario {
    try Self.make(base, patches: patches + further, problems: []).get()
  }
}

/// A file that was read for a scenario.
public struct ScenarioInput: Sendable {
  /// The path as the planner would type it.
  public let path: String
  /// The path inside a folder that holds copies of all files of the request; never leads out of it.
  public let relativePath: String
  /// The content as it was read.
  public let bytes: [UInt8]
  /// The path from the root of the machine, which tells files of several scenarios apart.
  private let absolutePath: String

  private init(_ path: String, absolutePath: String, folder: String, bytes: [UInt8]) {
    self.path = path
    self.absolutePath = absolutePath
    relativePath = FilePath.relative(absolutePath, to: folder)
    self.bytes = bytes
  }

  static func inputs(_ sources: [SourceFile], workingFolder: String) -> [ScenarioInput] {
    let absolute = sources.map { FilePath.absolute($0.path, workingFolder: workingFolder) }
    let folder = FilePath.commonFolder(of: absolute)
    return zip(sources, absolute).map { source, absolute in
      ScenarioInput(source.path, absolutePath: absolute, folder: folder, bytes: source.bytes)
    }
  }

  /// The files of several scenarios, each once, with paths inside one folder for all of them.
  ///
  /// - Returns: the files, and the relative path of each scenario in the order given.
  public static func joined(_ scenarios: [LoadedScenario]) -> (files: [ScenarioInput], scenarios: [String]) {
    var seen: Set<String> = []
    let files = scenarios.flatMap(\.files).filter { seen.insert($0.absolutePath).inserted }
    let folder = FilePath.commonFolder(of: files.map(\.absolutePath))
    let moved = files.map { ScenarioInput($0.path, absolutePath: $0.absolutePath, folder: folder, bytes: $0.bytes) }
    let names = scenarios.map { scenario in
      FilePath.relative(scenario.ownFile?.absolutePath ?? scenario.file, to: folder) + scenario.base.reference.suffix
    }
    return (moved, names)
  }
}

/// What a planner should look at, though it may run.
public struct ScenarioWarnings: Sendable, CustomStringConvertible {
  /// Sorted by file, line and column.
  public let warnings: [ScenarioProblem]

  /// Warnings in any order.
  public init(_ warnings: [ScenarioProblem] = []) { self.warnings = ProblemList.sorted(warnings) }

  /// Whether there is nothing to look at.
  public var isEmpty: Bool { warnings.isEmpty }

  /// A heading per file, a line per warning.
  public var description: String {
    ProblemList.text(warnings) { "\($0) warning\($0 == 1 ? "" : "s")" }
  }
}
