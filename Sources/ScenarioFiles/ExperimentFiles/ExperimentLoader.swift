import DistrictModel

/// Experiment files in, a valid experiment out.
public enum ExperimentLoader {
  /// Whether a file is an experiment rather than a scenario: it has a key that no scenario has.
  public static func isExperiment(_ path: String, from files: FileSource = .disk) -> Bool {
    let path = FilePath.normalised(path)
    guard let bytes = try? files.read(path) else { return false }
    return isExperiment(JSON5Reader.read(SourceFile(path: path, bytes: bytes)).tree)
  }

  private static func isExperiment(_ tree: ScenarioTree?) -> Bool {
    ExperimentText.ownKeys.contains { tree?[$0] != nil }
  }

  /// Reads an experiment, its base scenario and everything that one builds upon.
  ///
  /// - Parameters:
  ///   - path: an experiment file.
  ///   - patches: changes of the base scenario, nearer than the run settings of the file.
  ///   - files: where files come from.
  /// - Throws: every problem of every file, at once.
  public static func load(
    path: String, patches: [ScenarioPatch] = [], from files: FileSource = .disk
  ) throws(ScenarioProblems) -> LoadedExperiment {
    let path = FilePath.normalised(path)
    var reader = FileReader(files)
    guard let tree = reader.tree(at: path, askedBy: nil) else { throw ScenarioProblems(reader.problems) }
    guard tree.entries != nil else {
      throw ScenarioProblems(at: tree.origin, "found \(tree.shortDescription); allowed a map { … }")
    }
    guard isExperiment(tree) else {
      throw ScenarioProblems(
        at: tree.origin, "is no experiment file: it has none of \(ExperimentText.ownKeys.quotedList)")
    }
    let (text, notes) = TreeDecoder.decode(ExperimentText.self, from: tree, userInfo: [:])
    var problems = notes.problems + unknownKeys(notes)
    let series = text?.calibration?.observed.flatMap { observed(at: $0, tree: tree, reader: &reader) }
    let packageFiles = PackageFiles(of: tree, reader: &reader)
    problems += reader.problems
    // A file that is missing is told by now; a reader that does not know of it looks through the rest.
    if !reader.problems.isEmpty { reader = FileReader(files) }
    guard let text, let base = base(of: tree, patches: patches, reader: &reader, problems: &problems) else {
      throw ScenarioProblems(problems)
    }
    var check = ExperimentCheck(tree: tree, base: base, damaged: problems.map(\.path))
    let factors = check.factors(of: text)
    let outcomes = check.outcomes(of: text)
    let design = check.design(of: text, factors: factors)
    let seek = check.seek(of: text, factors: factors, outcomes: outcomes)
    let calibration = check.calibration(of: text, factors: factors, series: series)
    let packages = check.packages(of: text, from: packageFiles, reader: reader)
    let robust = check.robust(of: text, packages: packages, outcomes: outcomes, factors: factors)
    problems += check.problems
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    let name = text.name ?? FilePath.stem(of: path)
    return LoadedExperiment(
      path: path, name: name, title: text.title ?? Text(en: name, zh: name), note: text.note, base: base,
      factors: factors, outcomes: outcomes, design: design, seek: seek, robust: robust,
      calibration: calibration,
      usesCommonRandomNumbers: text.design?.commonRandomNumbers ?? true, holdsBaseYear: text.holdBaseYear ?? true,
      patches: patches,
      warnings: ScenarioWarnings(
        base.warnings.warnings + packages.flatMap(\.scenario.warnings.warnings) + check.warnings))
  }

  private static func unknownKeys(_ notes: DecodingNotes) -> [ScenarioProblem] {
    notes.unknown.map { path, origin in
      let siblings = notes.known[TreePath(path.steps.dropLast())] ?? []
      return ScenarioProblem(
        at: origin, path: path, "unknown key\(NearestName.hint(path.keys.last ?? "", among: siblings))")
    }
  }

  /// The table of observed figures that a calibration names, read before the base so that it is kept with the files.
  private static func observed(at file: String, tree: ScenarioTree, reader: inout FileReader) -> CSVTable? {
    let place = TreePath([.key("calibration"), .key("observed")])
    let origin = tree[place]?.origin ?? tree.origin
    guard !FilePath.isAbsolute(file) else {
      reader.report(ScenarioProblem(at: origin, path: place, FileReader.relativeOnly(file)))
      return nil
    }
    return reader.table(at: FilePath.joined(FilePath.folder(of: tree.origin.file), file), askedBy: (origin, place))
  }

  /// The base scenario with the experiment's run settings; nil if there is none or it has problems.
  private static func base(
    of tree: ScenarioTree, patches: [ScenarioPatch], reader: inout FileReader, problems: inout [ScenarioProblem]
  ) -> LoadedScenario? {
    guard let named = tree["base"], let file = named.text else { return nil }
    let place = (origin: named.origin, path: TreePath([.key("base")]))
    guard !FilePath.isAbsolute(file) else {
      problems.append(ScenarioProblem(at: place.origin, path: place.path, FileReader.relativeOnly(file)))
      return nil
    }
    let settings = (tree["run"]?.entries ?? []).map {
      ScenarioPatch(TreePath([.key("run"), .key($0.key)]), to: $0.value.content, at: $0.value.origin)
    }
    if let run = tree["run"], run.entries == nil {
      problems.append(
        ScenarioProblem(
          at: run.origin, path: TreePath([.key("run")]),
          "found \(run.shortDescription); allowed { replicates, seed, sample, until }"))
    }
    let location = FilePath.joined(FilePath.folder(of: tree.origin.file), file)
    let request = ScenarioLoader.Request.scenario(ScenarioReference(location))
    switch ScenarioLoader.result(of: request, askedBy: place, patches: settings + patches, reader: &reader) {
    case .success(let loaded): return loaded
    case .failure(let failure):
      problems += failure.problems
      return nil
    }
  }
}

/// Holds what an experiment file says against its base scenario.
struct ExperimentCheck {
  let tree: ScenarioTree
  let base: LoadedScenario
  private(set) var problems: [ScenarioProblem] = []
  private(set) var warnings: [ScenarioProblem] = []
  /// Key paths with problems of their own, about which nothing more is said.
  private let damaged: [TreePath]

  init(tree: ScenarioTree, base: LoadedScenario, damaged: [String]) {
    self.tree = tree
    self.base = base
    self.damaged = damaged.compactMap { TreePath($0) }
  }

  /// Whether nothing is known to be wrong at, above or below a path.
  func isSound(_ path: TreePath) -> Bool {
    !damaged.contains { $0.steps.starts(with: path.steps) || path.steps.starts(with: $0.steps) }
  }

  /// Where the value at a path stands, or else what would hold it.
  func origin(of path: TreePath) -> Origin {
    var steps = path.steps
    while !steps.isEmpty {
      if let node = tree[TreePath(steps)] { return node.origin }
      steps.removeLast()
    }
    return tree.origin
  }

  /// Notes a problem at a path, unless that path has one already.
  ///
  /// - Parameter place: where it is; where the value at the path stands if absent.
  mutating func note(_ path: TreePath, _ message: String, at place: Origin? = nil) {
    guard isSound(path) else { return }
    problems.append(ScenarioProblem(at: place ?? origin(of: path), path: path, message))
  }

  /// Tries changes of the base scenario; notes what is wrong with them, each at the place of its value.
  ///
  /// - Parameter written: where in this file the values of key paths stand: what is wrong with one of them is told there.
  /// - Returns: whether nothing is wrong.
  mutating func attempt(_ patches: [ScenarioPatch], written: [TreePath: TreePath]) -> Bool {
    patched(base, with: patches, written: written) != nil
  }

  /// The same for changes of any scenario, which is handed back with them; nil if something is wrong.
  mutating func patched(
    _ scenario: LoadedScenario, with patches: [ScenarioPatch], written: [TreePath: TreePath]
  ) -> LoadedScenario? {
    do throws(ScenarioProblems) {
      let patched = try scenario.patched(with: patches)
      warnings += patched.warnings.warnings.filter { $0.file == tree.origin.file }
      return patched
    } catch {
      // What else is wrong may come of the value's not being where it was meant.
      let unknown = error.problems.filter(\.namesNothing)
      problems += (unknown.isEmpty ? error.problems : unknown).map { told($0, written) }
      return nil
    }
  }

  /// The packages of the file, in its order; those with problems are left out.
  mutating func packages(
    of text: ExperimentText, from files: PackageFiles, reader: FileReader
  ) -> [ExperimentRobust.Package] {
    var packages: [ExperimentRobust.Package] = []
    for (name, written) in text.robust?.packages?.entries ?? [] {
      var own = reader
      switch files.scenario(of: name, base: base, reader: &own) {
      case .success(let scenario):
        if let package = package(written, named: name, on: scenario) { packages.append(package) }
      case .failure(let failure): problems += failure.problems
      }
    }
    return packages
  }

  /// A problem of the base scenario as one of this file, if it is in this file's value.
  private func told(_ problem: ScenarioProblem, _ written: [TreePath: TreePath]) -> ScenarioProblem {
    guard problem.file == tree.origin.file, !problem.namesNothing,
      let place = written.first(where: { $0.key.description == problem.path })?.value
    else { return problem }
    return ScenarioProblem(
      file: problem.file, position: problem.position, path: place.description, message: problem.message)
  }
}

/// A name that stands in columns of CSV files.
extension String {
  var isPlainName: Bool {
    !isEmpty
      && unicodeScalars.enumerated().allSatisfy { index, scalar in
        scalar.properties.isAlphabetic || index > 0 && (scalar.properties.numericType != nil || scalar == "_")
      }
  }
}
