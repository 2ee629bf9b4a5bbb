import DistrictModel

/// An effective tree bound to the model's `Scenario`, and everything that is wrong with it.
struct Binding {
  /// Nil only where not even placeholders could make one.
  let scenario: Scenario?
  private(set) var problems: [ScenarioProblem]
  private(set) var warnings: [ScenarioProblem] = []

  /// - Parameters:
  ///   - tree: the effective tree.
  ///   - districtFiles: paths of the district's files, whose numbers must be fully described.
  ///   - patches: the changes made on top of the files.
  ///   - reported: problems found already; a key that one of them calls unknown may be the misspelt name of a missing one.
  ///   - isIncomplete: part of the files could not be read, so nothing can be said about what is missing.
  init(
    _ tree: ScenarioTree, districtFiles: Set<String>, patches: [ScenarioPatch] = [], reported: [ScenarioProblem] = [],
    isIncomplete: Bool
  ) {
    let (scenario, notes) = TreeDecoder.decode(Scenario.self, from: tree, userInfo: Self.userInfo(of: tree))
    self.scenario = scenario
    let unknown = Self.unknownKeys(notes, patches: patches)
    let misspelt = (reported.filter(\.isOfUnknownKey) + unknown).compactMap { TreePath($0.path) }
    problems =
      notes.problems.filter { problem in
        guard notes.missing.contains(problem), let path = TreePath(problem.path) else { return true }
        return !isIncomplete && !misspelt.contains { Self.isMisspelling($0, of: path) }
      } + unknown
    var check = QuantityCheck(districtFiles: districtFiles, known: notes.known)
    check.visit(tree, path: TreePath())
    problems += check.problems
    warnings = check.warnings
    if let scenario, !isIncomplete {
      var validation = ScenarioValidation(
        scenario, tree: tree, districtFiles: districtFiles, damaged: (problems + notes.missing).map(\.path))
      validation.run()
      problems += validation.problems
      warnings += validation.warnings
    }
  }

  /// The names by which the model's tables are read.
  private static func userInfo(of tree: ScenarioTree) -> [CodingUserInfoKey: Any] {
    let district = tree["district"]
    func names(_ key: String) -> [String] {
      (district?[key]?.unwrapped.elements ?? []).compactMap { $0["name"]?.unwrapped.text }
    }
    let definitions = district?["definitions"]
    let youngest = definitions?["youngestAge"]?.unwrapped.number.flatMap { Int(exactly: $0) } ?? 14
    let above = definitions?["firstAgeAbove"]?.unwrapped.number.flatMap { Int(exactly: $0) } ?? 36
    let isBand = youngest >= 0 && youngest < above && above <= ScenarioValidation.oldestAge
    return [
      .zoneNames: names("zones"), .sectorNames: names("sectors"), .originNames: names("origins"),
      .ages: isBand ? youngest...(above - 1) : 14...35,
    ]
  }

  /// Whether a key beside another is near enough to be its name with a slip.
  private static func isMisspelling(_ path: TreePath, of missing: TreePath) -> Bool {
    guard let key = path.keys.last, let name = missing.keys.last, key != name,
      path.steps.dropLast() == missing.steps.dropLast()
    else { return false }
    let languages = ["en", "zh"]
    return NearestName.of(key, among: languages.contains(name) ? languages : [name]) != nil
  }

  /// A problem for every key that no type asked for, with the nearest right name.
  ///
  /// For a change that was made at a key path, that is the nearest right key path as a whole.
  private static func unknownKeys(_ notes: DecodingNotes, patches: [ScenarioPatch]) -> [ScenarioProblem] {
    notes.unknown.map { path, origin in
      guard let patch = patches.first(where: { $0.value.origin.isSame(as: origin) }) else {
        let siblings = notes.known[TreePath(path.steps.dropLast())] ?? []
        let hint = NearestName.hint(path.keys.last ?? "", among: siblings)
        return ScenarioProblem(at: origin, path: path, ScenarioProblem.unknownKey + hint)
      }
      let nearest = nearestPath(to: patch.effectivePath, in: notes.known)
      let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
      return ScenarioProblem(at: origin, path: patch.path, ScenarioProblem.nameOfNothing + hint)
    }
  }

  /// The key path that was most likely meant: each key in turn replaced by the nearest right one, or else a path that
  /// ends in the same key and shares the most keys.
  private static func nearestPath(to path: TreePath, in known: [TreePath: [String]]) -> TreePath? {
    var found: TreePath? = TreePath()
    for step in path.steps {
      guard let place = found else { break }
      switch step {
      case .index(let index): found = place.appending(index)
      case .key(let key):
        let keys = known[place] ?? []
        found = (keys.contains(key) ? key : NearestName.of(key, among: keys)).map(place.appending)
      }
    }
    if let found { return found }
    let wanted = path.keys
    let likely = known.filter { $0.value.contains(wanted.last ?? "") }.keys.sorted { left, right in
      let shared = { (place: TreePath) in place.keys.count { wanted.contains($0) } }
      return (shared(right), left.description) < (shared(left), right.description)
    }
    return likely.first?.appending(wanted.last ?? "")
  }
}
