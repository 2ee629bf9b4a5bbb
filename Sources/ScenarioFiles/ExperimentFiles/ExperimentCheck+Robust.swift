import DistrictModel

// Packages of levers and the worlds they are held against.

extension ExperimentCheck {
  private static let robustPlace = TreePath([.key("robust")])
  /// Charts and tables of more packages become unreadable.
  static let mostPackages = 20
  /// Columns that stand beside those of uncertainties, and beside those of outcomes.
  private static let worldNeighbours = [
    "world", "package", "outcome", "runs", "failed", "mean", "standardError", "regret", "isBest", "chance", "satisfies",
    "box",
  ]
  private static let outcomeNeighbours = ["run", "world", "package", "replicate", "seed", "status", "reason"]

  /// What is asked of packages; nil if the file has no such section, or one with problems.
  mutating func robust(
    of text: ExperimentText, packages: [ExperimentRobust.Package], outcomes: [ExperimentOutcome], factors: [Factor]
  ) -> ExperimentRobust? {
    let place = Self.robustPlace
    guard let robust = text.robust else { return nil }
    checkNeighbours(of: robust, text, factors: factors, outcomes: outcomes)
    checkPackages(packages, written: robust)
    let reach = (robust.reach ?? []).enumerated().compactMap { index, name in
      outcomeWithGoal(name, among: outcomes, text: text, at: place.appending("reach").appending(index))
    }
    if robust.reach?.isEmpty ?? true {
      note(
        place.appending("reach"), "missing; needs the outcomes that a package is to reach together, such as [\"youth\"]"
      )
    }
    let chance = share(robust.chance ?? 0.5, at: place.appending("chance"))
    let density = share(robust.explain?.density ?? 0.8, at: place.appending("explain").appending("density"))
    let regret = regret(robust.regret, outcomes: outcomes, text: text)
    let explained = explained(robust.explain, packages: packages, written: robust)
    let question = question(robust.explain)
    guard let chance, let density, let regret, packages.count == robust.packages?.entries.count else { return nil }
    return ExperimentRobust(
      packages: packages, reach: reach, chance: chance, regret: regret, explained: explained,
      question: question, density: density)
  }

  private mutating func share(_ value: Double, at path: TreePath) -> Double? {
    guard (0.01...1).contains(value) else {
      note(path, "found \(value.plainDescription); allowed 0.01…1")
      return nil
    }
    return value
  }

  /// What may not stand beside packages, and what has to.
  private mutating func checkNeighbours(
    of robust: RobustText, _ text: ExperimentText, factors: [Factor], outcomes: [ExperimentOutcome]
  ) {
    for (key, isGiven) in [
      ("levers", text.levers != nil), ("seek", text.seek != nil), ("calibration", text.calibration != nil),
    ] where isGiven {
      let reason = key == "levers" ? ": packages say what the levers are" : ""
      note(TreePath([.key(key)]), "cannot stand beside \"robust\"\(reason)")
    }
    if text.uncertainties?.entries.isEmpty ?? true {
      note(TreePath([.key("uncertainties")]), "missing; worlds differ in what is uncertain")
    }
    for factor in factors where factor.role == .uncertainty && Self.isPolicy(factor.path) {
      note(
        TreePath([.key("uncertainties"), .key(factor.name)]),
        "found \(factor.path); that is for packages to set: allowed parameters, circumstances, values of the district")
    }
    let design = TreePath([.key("design")])
    if let written = text.design {
      let allowed: [ExperimentDesign.Method] = [.latinHypercube, .sobolSequence]
      if !allowed.contains(written.method) {
        note(
          design.appending("method"),
          "found \"\(written.method.rawValue)\"; worlds are drawn by one of \(allowed.map(\.rawValue).quotedList)")
      }
      let points = (written.points ?? 0).multipliedReportingOverflow(by: max(1, robust.packages?.entries.count ?? 1))
      if points.overflow || points.partialValue > Self.mostPoints {
        note(
          design.appending("points"),
          "found \(written.points ?? 0); allowed 100,000 points, a world counting once for each package")
      }
      if written.commonRandomNumbers != nil {
        note(
          design.appending("commonRandomNumbers"),
          "cannot stand beside \"robust\": the packages of a world share its luck, each world has its own")
      }
    } else {
      note(design, "missing; needs the worlds, such as { method: \"sobolSequence\", points: 64 }")
    }
    for (key, names, columns) in [
      ("uncertainties", factors.map(\.name), Self.worldNeighbours),
      ("outcomes", outcomes.map(\.name), Self.outcomeNeighbours),
    ] {
      for name in names where columns.contains(name) {
        note(TreePath([.key(key), .key(name)]), "found the name \"\(name)\", which is that of a column of the results")
      }
    }
  }

  /// Whether a key path is one that a package of levers may change.
  private static func isPolicy(_ path: TreePath) -> Bool { ["levers", "budget"].contains(path.keys.first) }

  private mutating func regret(
    _ name: String?, outcomes: [ExperimentOutcome], text: ExperimentText
  ) -> Int? {
    let path = Self.robustPlace.appending("regret")
    func isAmount(_ number: Int) -> Bool {
      if case .allTargets = outcomes[number].subject { false } else { true }
    }
    guard let name else {
      guard let first = outcomes.indices.first(where: isAmount) else {
        if !outcomes.isEmpty { note(path, "missing; needs an outcome that is a number, as regret is counted in it") }
        return nil
      }
      return first
    }
    guard let number = outcome(name, among: outcomes, text: text, at: path) else { return nil }
    guard isAmount(number) else {
      note(path, "\"\(name)\" is a chance, not a number; allowed an outcome that is one")
      return nil
    }
    return number
  }

  private mutating func explained(
    _ explain: RobustText.ExplainText?, packages: [ExperimentRobust.Package], written: RobustText
  ) -> Int? {
    let place = Self.robustPlace.appending("explain")
    guard let name = explain?.package else { return nil }
    let names = written.packages?.entries.map(\.name) ?? []
    guard names.contains(name) else {
      note(place.appending("package"), "unknown package \"\(name)\"\(NearestName.hint(name, among: names))")
      return nil
    }
    return packages.firstIndex { $0.name == name }
  }

  private mutating func question(_ explain: RobustText.ExplainText?) -> ExperimentRobust.Question? {
    let place = Self.robustPlace.appending("explain").appending("regretAbove")
    if let least = explain?.regretAbove {
      if least < 0 { note(place, "found \(least.plainDescription); allowed 0 or more") }
      if explain?.worlds != nil { note(place, "cannot stand beside \"worlds\"; allowed one of them") }
      return .regrets(above: least)
    }
    return explain?.worlds.map { $0 == .fails ? .fails : .holds }
  }

  // MARK: - Packages

  /// Says of packages what only shows when all are there.
  private mutating func checkPackages(_ packages: [ExperimentRobust.Package], written: RobustText) {
    let place = Self.robustPlace.appending("packages")
    let count = written.packages?.entries.count ?? 0
    guard (2...Self.mostPackages).contains(count) else {
      note(
        place,
        "found \(count == 0 ? "none" : "\(count)"); allowed 2…\(Self.mostPackages): the base itself is one, as practice: {}"
      )
      return
    }
    for (index, package) in packages.enumerated() {
      let own = package.scenario.scenario
      let twin = packages[..<index].first {
        $0.scenario.scenario.levers == own.levers && $0.scenario.scenario.budget == own.budget
      }
      if let twin { note(place.appending(package.name), "has the same levers as \"\(twin.name)\"") }
    }
  }

  /// A package on its scenario; nil if it has problems, which have been noted.
  mutating func package(
    _ text: RobustText.PackageText, named name: String, on scenario: LoadedScenario
  ) -> ExperimentRobust.Package? {
    let place = Self.robustPlace.appending("packages").appending(name)
    if !name.isPlainName { note(place, "found the name \"\(name)\"; allowed a letter, then letters, digits and _") }
    let (own, foundation) = (scenario.scenario, base.scenario)
    for (what, isSame) in [
      ("district", own.district == foundation.district), ("parameters", own.parameters == foundation.parameters),
      ("circumstances", own.circumstances == foundation.circumstances),
    ] where !isSame {
      note(
        place.appending("scenario"),
        "has other \(what) than the base: a package is of levers, what is uncertain stands under \"uncertainties\"")
    }
    guard let patched = settings(text.set, on: scenario, at: place.appending("set")) else { return nil }
    let title = text.title ?? (text.set?.entries.isEmpty ?? true ? own.title : Text(en: name, zh: name))
    return ExperimentRobust.Package(name: name, title: title, scenario: patched)
  }

  private mutating func settings(
    _ set: NamedList<AnyTree>?, on scenario: LoadedScenario, at place: TreePath
  ) -> LoadedScenario? {
    guard let set, !set.entries.isEmpty else { return scenario }
    var patches: [ScenarioPatch] = []
    var written: [TreePath: TreePath] = [:]
    for (key, value) in set.entries {
      let here = place.appending(key)
      guard let path = TreePath(key), path.steps.count > 1, Self.isPolicy(path), let tree = value.tree else {
        note(here, "found \"\(key)\"; allowed a key path such as \"levers.talentCard.level\"")
        continue
      }
      patches.append(ScenarioPatch(path, to: tree.content, at: tree.origin))
      written[path] = here
    }
    guard patches.count == set.entries.count else { return nil }
    return patched(scenario, with: patches, written: written)
  }
}

// MARK: - Files

/// Scenario files that packages name.
struct PackageFiles {
  private let references: [String: (reference: ScenarioReference, place: (origin: Origin, path: TreePath))]

  /// Reads them all, before the base so that they are kept with its files.
  init(of tree: ScenarioTree, reader: inout FileReader) {
    var found: [String: (reference: ScenarioReference, place: (origin: Origin, path: TreePath))] = [:]
    let place = TreePath([.key("robust"), .key("packages")])
    for entry in tree[place]?.entries ?? [] {
      guard let named = entry.value["scenario"], let file = named.text else { continue }
      let here = (origin: named.origin, path: place.appending(entry.key).appending("scenario"))
      guard !FilePath.isAbsolute(file) else {
        reader.report(ScenarioProblem(at: here.origin, path: here.path, FileReader.relativeOnly(file)))
        continue
      }
      let reference = ScenarioReference(FilePath.joined(FilePath.folder(of: tree.origin.file), file))
      _ = ScenarioChain(of: reference, askedBy: here, reader: &reader)
      found[entry.key] = (reference, here)
    }
    references = found
  }

  /// The scenario of a package: its file's, with the changes made to the base, or else the base.
  func scenario(
    of package: String, base: LoadedScenario, reader: inout FileReader
  ) -> Result<LoadedScenario, ScenarioProblems> {
    guard let known = references[package] else { return .success(base) }
    return ScenarioLoader.result(
      of: .scenario(known.reference), askedBy: known.place, patches: base.patches, reader: &reader)
  }
}
