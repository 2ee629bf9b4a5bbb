import DistrictModel

/// Scenario files in, a valid `Scenario` out.
public enum ScenarioLoader {
  /// Reads a scenario, everything it extends and its district, and makes the changes of the patches, in their order.
  ///
  /// - Parameters:
  ///   - path: a scenario file.
  ///   - patches: changes at single key paths, the last one nearest.
  ///   - files: where files come from.
  /// - Throws: every problem of every file, at once.
  public static func load(
    path: String, patches: [ScenarioPatch] = [], from files: FileSource = .disk
  ) throws(ScenarioProblems) -> LoadedScenario {
    try result(of: Request(path: path, isDistrict: false), patches: patches, from: files).get()
  }

  /// Reads a district alone, with every lever at its reference level.
  ///
  /// - Parameters:
  ///   - folder: the district's folder.
  ///   - files: where files come from.
  /// - Throws: every problem of every file, at once.
  public static func loadDistrict(
    folder: String, from files: FileSource = .disk
  ) throws(ScenarioProblems) -> LoadedScenario {
    try result(of: Request(path: folder, isDistrict: true), patches: [], from: files).get()
  }

  /// Every problem of several scenario files, experiment files and district folders, each as if it were read alone.
  ///
  /// - Returns: the problems, nil if there are none, and the warnings.
  public static func problems(
    in paths: [String], from files: FileSource = .disk
  ) -> (problems: ScenarioProblems?, warnings: ScenarioWarnings) {
    var problems: [ScenarioProblem] = []
    var warnings: [ScenarioProblem] = []
    for path in paths {
      do throws(ScenarioProblems) {
        if ExperimentLoader.isExperiment(path, from: files) {
          warnings += try ExperimentLoader.load(path: path, from: files).warnings.warnings
        } else {
          let request = Request(asked: path, files: files)
          warnings += try result(of: request, patches: [], from: files).get().warnings.warnings
        }
      } catch {
        problems += error.problems
      }
    }
    return (problems.isEmpty ? nil : ScenarioProblems(problems), ScenarioWarnings(warnings))
  }

  /// What is to be read: a scenario file, or a district's folder.
  struct Request {
    let path: String
    let isDistrict: Bool
    /// Where another file asks for it; nil if the planner does.
    let namer: (origin: Origin, path: TreePath)?

    init(path: String, isDistrict: Bool, askedBy namer: (origin: Origin, path: TreePath)? = nil) {
      self.path = FilePath.normalised(path)
      self.isDistrict = isDistrict
      self.namer = namer
    }

    /// A folder with a district in it, or its main file, is a district; everything else a scenario.
    init(asked path: String, files: FileSource) {
      let path = FilePath.normalised(path)
      if FilePath.name(of: path) == DistrictFolder.mainFile {
        self.init(path: FilePath.folder(of: path), isDistrict: true)
      } else {
        self.init(path: path, isDistrict: files.names(path).contains(DistrictFolder.mainFile))
      }
    }
  }

  // MARK: - Stations

  private static func result(
    of request: Request, patches: [ScenarioPatch], from files: FileSource
  ) -> Result<LoadedScenario, ScenarioProblems> {
    var reader = FileReader(files)
    return result(of: request, patches: patches, reader: &reader)
  }

  /// Reads on with a reader that may have read other files of the request before.
  static func result(
    of request: Request, patches: [ScenarioPatch], reader: inout FileReader
  ) -> Result<LoadedScenario, ScenarioProblems> {
    var layers: [ScenarioTree] = []
    var district: DistrictFolder?
    if request.isDistrict {
      district = DistrictFolder(at: request.path, askedBy: nil, reader: &reader)
    } else {
      layers = ScenarioChain(of: request.path, askedBy: request.namer, reader: &reader).layers
      district = districtFolder(named: layers, scenario: request.path, reader: &reader)
    }
    guard let district, let tree = district.tree else { return .failure(ScenarioProblems(reader.problems)) }
    if request.isDistrict { layers = [standIn(for: tree)] }

    var problems = reader.problems
    let isIncomplete = !problems.isEmpty
    let base = EffectiveTree.make(district: tree, layers: layers, problems: &problems)
    let known = LoadedScenario.Base(
      path: request.path, tree: base, districtFiles: district.files,
      files: ScenarioInput.inputs(reader.sources, workingFolder: reader.files.workingFolder()))
    guard !isIncomplete else {
      let bound = Binding(base, districtFiles: district.files, isIncomplete: true)
      return .failure(ScenarioProblems(problems + bound.problems))
    }
    return LoadedScenario.make(known, patches: patches, problems: problems)
  }

  /// The district that the nearest layer names.
  private static func districtFolder(
    named layers: [ScenarioTree], scenario path: String, reader: inout FileReader
  ) -> DistrictFolder? {
    let keyPath = TreePath([.key("district")])
    guard let layer = layers.last(where: { $0["district"] != nil }), let named = layer["district"] else {
      if reader.problems.isEmpty, let scenario = layers.last {
        reader.report(
          ScenarioProblem(at: scenario.origin, path: keyPath, "missing; needs the name of a district's folder"))
      }
      return nil
    }
    guard let folder = named.text, !folder.isEmpty else {
      reader.report(
        ScenarioProblem(
          at: named.origin, path: keyPath, "found \(named.shortDescription); allowed the name of a district's folder"))
      return nil
    }
    guard !FilePath.isAbsolute(folder) else {
      reader.report(ScenarioProblem(at: named.origin, path: keyPath, FileReader.relativeOnly(folder)))
      return nil
    }
    let location = FilePath.joined(FilePath.folder(of: layer.origin.file), folder)
    return DistrictFolder(at: location, askedBy: (named.origin, keyPath), reader: &reader)
  }

  /// A scenario that leaves a district as it is.
  private static func standIn(for district: ScenarioTree) -> ScenarioTree {
    let origin = district.origin
    func map(_ entries: [(String, ScenarioTree.Content)]) -> ScenarioTree.Content {
      .map(entries.map { .init(key: $0.0, origin: origin, value: ScenarioTree($0.1, at: origin)) })
    }
    let until = district["period"]?["horizon"]?.unwrapped.content ?? .text(Placeholder.month.description)
    let run = map([("replicates", .number(1)), ("seed", .number(0)), ("sample", .text("1:1")), ("until", until)])
    let name = district["name"]?.unwrapped.content ?? .text("district")
    let title = district["title"]?.content ?? map([("en", name), ("zh", name)])
    return ScenarioTree(map([("name", name), ("title", title), ("run", run)]), at: origin)
  }
}
