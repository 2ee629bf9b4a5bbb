import DistrictModel

/// Scenario files in, a valid `Scenario` out.
public enum ScenarioLoader {
  /// Reads a scenario, everything it extends and its district, and makes the changes of the patches, in their order.
  ///
  /// - Parameters:
  ///   - path: a scenario file, or a row of a table.
  ///   - patches: changes at single key paths, the last one nearest.
  ///   - files: where files come from.
  /// - Throws: every problem of every file, at once.
  public static func load(
    path: String, patches: [ScenarioPatch] = [], from files: FileSource = .disk
  ) throws(ScenarioProblems) -> LoadedScenario {
    try result(of: .scenario(ScenarioReference(path)), patches: patches, from: files).get()
  }

  /// Reads several scenarios; a table, or a group of its rows, gives as many as it has rows, in their order.
  ///
  /// - Parameters:
  ///   - paths: scenario files, tables, and rows or groups of tables.
  ///   - patches: changes at single key paths, made to every scenario.
  ///   - files: where files come from.
  /// - Throws: every problem of every scenario, at once.
  public static func loadAll(
    paths: [String], patches: [ScenarioPatch] = [], from files: FileSource = .disk
  ) throws(ScenarioProblems) -> [LoadedScenario] {
    var loaded: [LoadedScenario] = []
    var problems: [ScenarioProblem] = []
    for path in paths {
      for result in results(of: .scenario(ScenarioReference(path)), patches: patches, from: files) {
        switch result {
        case .success(let scenario): loaded.append(scenario)
        case .failure(let failure): problems += failure.problems
        }
      }
    }
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    return loaded
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
    try result(of: .district(FilePath.normalised(folder)), patches: [], from: files).get()
  }

  /// Every problem of several scenario files, tables, experiment files and district folders, each as if it were read alone.
  ///
  /// - Returns: the problems, nil if there are none, and the warnings.
  public static func problems(
    in paths: [String], from files: FileSource = .disk
  ) -> (problems: ScenarioProblems?, warnings: ScenarioWarnings) {
    var problems: [ScenarioProblem] = []
    var warnings: [ScenarioProblem] = []
    for path in paths {
      if PosteriorLoader.isPosterior(path, from: files) {
        do throws(ScenarioProblems) { _ = try PosteriorLoader.load(path: path, from: files) } catch {
          problems += error.problems
        }
        continue
      }
      if ExperimentLoader.isExperiment(path, from: files) {
        do throws(ScenarioProblems) {
          warnings += try ExperimentLoader.load(path: path, from: files).warnings.warnings
        } catch {
          problems += error.problems
        }
        continue
      }
      for result in results(of: Request(asked: path, files: files), patches: [], from: files) {
        switch result {
        case .success(let loaded): warnings += loaded.warnings.warnings
        case .failure(let failure): problems += failure.problems
        }
      }
    }
    return (problems.isEmpty ? nil : ScenarioProblems(problems), ScenarioWarnings(warnings))
  }

  /// What is to be read: a scenario, or a district by its folder.
  enum Request {
    case scenario(ScenarioReference)
    case district(String)

    /// A folder with a district in it, or its main file, is a district; everything else a scenario.
    init(asked path: String, files: FileSource) {
      let reference = ScenarioReference(path)
      if FilePath.name(of: reference.file) == DistrictFolder.mainFile {
        self = .district(FilePath.folder(of: reference.file))
      } else if files.names(reference.file).contains(DistrictFolder.mainFile) {
        self = .district(reference.file)
      } else {
        self = .scenario(reference)
      }
    }

    var reference: ScenarioReference {
      switch self {
      case .scenario(let reference): reference
      case .district(let folder): ScenarioReference(file: folder)
      }
    }
  }

  // MARK: - Stations

  /// One result for each scenario that is meant.
  private static func results(
    of request: Request, patches: [ScenarioPatch], from files: FileSource
  ) -> [Result<LoadedScenario, ScenarioProblems>] {
    guard case .scenario(let reference) = request else { return [result(of: request, patches: patches, from: files)] }
    var reader = FileReader(files)
    let scenarios = reader.scenarios(reference)
    guard !scenarios.isEmpty else { return [.failure(ScenarioProblems(reader.problems))] }
    return scenarios.map { result(of: .scenario($0), patches: patches, from: files) }
  }

  private static func result(
    of request: Request, patches: [ScenarioPatch], from files: FileSource
  ) -> Result<LoadedScenario, ScenarioProblems> {
    var reader = FileReader(files)
    return result(of: request, patches: patches, reader: &reader)
  }

  /// Reads on with a reader that may have read other files of the request before.
  ///
  /// - Parameter namer: where another file asks for the scenario; nil if the planner does.
  static func result(
    of request: Request, askedBy namer: (origin: Origin, path: TreePath)? = nil, patches: [ScenarioPatch],
    reader: inout FileReader
  ) -> Result<LoadedScenario, ScenarioProblems> {
    var layers: [ScenarioTree] = []
    var district: DistrictFolder?
    switch request {
    case .district(let folder): district = DistrictFolder(at: folder, askedBy: nil, reader: &reader)
    case .scenario(let reference):
      layers = ScenarioChain(of: reference, askedBy: namer, reader: &reader).layers
      district = districtFolder(named: layers, reader: &reader)
    }
    guard let district, let tree = district.tree else { return .failure(ScenarioProblems(reader.problems)) }
    if case .district = request { layers = [standIn(for: tree)] }

    var problems = reader.problems
    let base = EffectiveTree.make(district: tree, layers: layers, problems: &problems)
    let workingFolder = reader.files.workingFolder()
    let known = LoadedScenario.Base(
      reference: request.reference, workingFolder: workingFolder, tree: base, district: district, districtTree: tree,
      files: ScenarioInput.inputs(reader.sources, workingFolder: workingFolder))
    guard !reader.isIncomplete else {
      let bound = Binding(base, districtFiles: district.files, isIncomplete: true)
      return .failure(ScenarioProblems(problems + bound.problems))
    }
    return LoadedScenario.make(known, patches: patches, problems: problems)
  }

  /// The district that the nearest layer names.
  private static func districtFolder(
    named layers: [ScenarioTree], reader: inout FileReader
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
