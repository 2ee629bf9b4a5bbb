import DistrictModel

/// What packages of levers are held against uncertain worlds, and what counts as a failure.
public struct ExperimentRobust: Sendable {
  /// A package: a scenario, as it is in the base world.
  public struct Package: Sendable {
    /// A word for columns of tables.
    public let name: String
    public let title: Text
    public let scenario: LoadedScenario
  }

  /// Two or more.
  public let packages: [Package]
  /// The outcome whose failures are explained, as a place in the experiment's list; nil if none has a goal.
  public let explained: Int?
  /// Part of a box of worlds that must be failures.
  public let density: Double
}

/// The section `robust` as it is written.
struct RobustText: Decodable {
  let packages: NamedList<PackageText>
  let explain: String?
  let density: Double?

  struct PackageText: Decodable {
    let title: Text?
    /// Path of a scenario, relative to the experiment file.
    let scenario: String?
    /// Values of the experiment's levers by name.
    let levers: AnyTree?
  }
}

// MARK: - Check

extension ExperimentCheck {
  private static let robustPlace = TreePath([.key("robust")])

  /// What is held against the worlds; nil if the file has no such section, or one with problems.
  ///
  /// - Parameter load: reads a scenario with the settings of the base's runs; nil if it has problems, which have been noted.
  mutating func robust(
    of text: ExperimentText, factors: [Factor], outcomes: [ExperimentOutcome],
    load: (_ file: String, _ place: TreePath) -> LoadedScenario?
  ) -> ExperimentRobust? {
    let place = Self.robustPlace
    guard let robust = text.robust, isSound(place) else { return nil }
    if text.seek != nil { note(place, "cannot stand beside \"seek\"; an experiment asks one question") }
    if text.uncertainties?.entries.isEmpty ?? true {
      note(TreePath([.key("uncertainties")]), "missing; worlds need something that nobody knows")
    }
    if text.design == nil {
      note(
        TreePath([.key("design")]),
        "missing; says which worlds, such as { method: \"latinHypercube\", points: 200 }")
    }
    let explained = robust.explain.map {
      outcomeWithGoal($0, among: outcomes, text: text, at: place.appending("explain"))
    }
    if let density = robust.density, !(0.05...1).contains(density) {
      note(place.appending("density"), "found \(density.plainDescription); allowed 0.05…1")
    }
    let entries = robust.packages.entries
    if entries.count < 2 {
      note(place.appending("packages"), "found \(entries.count) of them; allowed two or more")
    }
    if entries.count > Self.mostPackages {
      note(place.appending("packages"), "found \(entries.count) of them; allowed at most \(Self.mostPackages)")
    }
    let packages = entries.compactMap { name, written in
      package(
        written, named: name, factors: factors, at: place.appending("packages").appending(name), load: load)
    }
    guard packages.count == entries.count else { return nil }
    return ExperimentRobust(
      packages: packages, explained: explained ?? outcomes.firstIndex { $0.hasGoal }, density: robust.density ?? 0.75)
  }

  /// More become unreadable in charts.
  static let mostPackages = 20

  private mutating func package(
    _ text: RobustText.PackageText, named name: String, factors: [Factor], at place: TreePath,
    load: (_ file: String, _ place: TreePath) -> LoadedScenario?
  ) -> ExperimentRobust.Package? {
    if !name.isPlainName { note(place, "found the name \"\(name)\"; allowed a letter, then letters, digits and _") }
    var loaded: LoadedScenario?
    switch (text.scenario, text.levers?.tree) {
    case (.some, .some):
      note(place, "found both \"scenario\" and \"levers\"; allowed one of them, or neither for the base")
    case (nil, nil): loaded = base
    case (let file?, nil):
      loaded = load(file, place.appending("scenario"))
      if let other = loaded?.scenario.district.name, other != base.scenario.district.name {
        note(
          place.appending("scenario"),
          "is of the district \"\(other)\"; allowed one of \"\(base.scenario.district.name)\", like the base")
        return nil
      }
    case (nil, let tree?): loaded = mix(tree, factors: factors, at: place.appending("levers"))
    }
    guard let loaded else { return nil }
    let title = text.title ?? (text.scenario == nil ? Text(en: name, zh: name) : loaded.scenario.title)
    return ExperimentRobust.Package(name: name, title: title, scenario: loaded)
  }

  /// The base with levels for some of the levers.
  private mutating func mix(_ tree: ScenarioTree, factors: [Factor], at place: TreePath) -> LoadedScenario? {
    let levers = factors.filter { $0.role == .lever }
    guard let entries = tree.entries else {
      note(place, "found \(tree.shortDescription); allowed a map of levels by name of the experiment's levers")
      return nil
    }
    var patches: [ScenarioPatch] = []
    for entry in entries {
      let path = place.appending(entry.key)
      guard let factor = levers.first(where: { $0.name == entry.key }) else {
        note(path, "unknown lever\(NearestName.hint(entry.key, among: levers.map(\.name)))", at: entry.origin)
        continue
      }
      guard let value = Factor.Value(entry.value.unwrapped) else {
        note(path, "found \(entry.value.shortDescription); allowed a number or a text", at: entry.value.origin)
        continue
      }
      patches.append(ScenarioPatch(factor.path, to: value.content, at: entry.value.origin))
    }
    guard patches.count == entries.count, attempt(patches) else { return nil }
    return try? base.patched(with: patches)
  }
}
