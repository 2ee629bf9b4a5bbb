/// The files, or rows of tables, that a scenario is made of: those it extends, each once and before all that extend it.
///
/// Among the files of one `extends` list the later one is nearer. A file reached on two ways counts where it is first
/// reached, so it never undoes what a nearer file changed.
struct ScenarioChain {
  /// Farthest first; the last one is the scenario itself.
  private(set) var layers: [ScenarioTree] = []
  private var finished: Set<ScenarioReference> = []
  private var open: [ScenarioReference] = []

  /// The keys that a scenario file may have.
  static let ownKeys = [
    "name", "title", "note", "extends", "district", "run", "levers", "circumstances", "budget", "parameters",
  ]
  /// The keys of the district that a scenario may change at its own top level.
  static let districtKeys = ["definitions", "targets", "calibration"]

  /// Reads a scenario and all it extends.
  ///
  /// - Parameter namer: where another file asks for the scenario; nil if the planner does.
  init(
    of scenario: ScenarioReference, askedBy namer: (origin: Origin, path: TreePath)? = nil, reader: inout FileReader
  ) {
    visit(scenario, askedBy: namer, reader: &reader)
  }

  private mutating func visit(
    _ scenario: ScenarioReference, askedBy namer: (origin: Origin, path: TreePath)?, reader: inout FileReader
  ) {
    if let start = open.firstIndex(of: scenario) {
      let circle = (open[start...] + [scenario]).map(\.description).joined(separator: " → ")
      if let namer { reader.report(ScenarioProblem(at: namer.origin, path: namer.path, "goes in a circle: \(circle)")) }
      return
    }
    guard !finished.contains(scenario) else { return }
    open.append(scenario)
    defer {
      open.removeLast()
      finished.insert(scenario)
    }
    guard let tree = reader.scenario(scenario, askedBy: namer) else { return }
    guard let entries = tree.entries else {
      reader.report(ScenarioProblem(at: tree.origin, "found \(tree.shortDescription); allowed a map { … }"))
      return
    }
    let allowed = Self.ownKeys + Self.districtKeys
    if ExperimentText.ownKeys.contains(where: { tree[$0] != nil }) {
      return reader.report(
        ScenarioProblem(at: tree.origin, "is an experiment file; allowed a scenario (see talentflow sweep --help)"))
    }
    for entry in entries where !allowed.contains(entry.key) {
      let hint = NearestName.hint(entry.key, among: allowed)
      let path = TreePath([.key(entry.key)])
      reader.reportUnknownKey(ScenarioProblem(at: entry.origin, path: path, ScenarioProblem.unknownKey + hint))
    }
    for (file, place) in extended(by: tree, reader: &reader) {
      visit(scenario.reference(to: file), askedBy: place, reader: &reader)
    }
    layers.append(tree)
  }

  /// The files named by `extends`, with the place each is named at.
  private func extended(
    by tree: ScenarioTree, reader: inout FileReader
  ) -> [(file: String, place: (origin: Origin, path: TreePath))] {
    guard let extends = tree["extends"] else { return [] }
    let path = TreePath([.key("extends")])
    let named: [(node: ScenarioTree, path: TreePath)] =
      extends.elements.map { $0.enumerated().map { ($1, path.appending($0)) } } ?? [(extends, path)]
    return named.compactMap { node, path in
      guard let file = node.text, !file.isEmpty else {
        reader.report(
          ScenarioProblem(
            at: node.origin, path: path, "found \(node.shortDescription); allowed a file name or a list of file names"))
        return nil
      }
      guard !FilePath.isAbsolute(file) else {
        reader.report(ScenarioProblem(at: node.origin, path: path, FileReader.relativeOnly(file)))
        return nil
      }
      return (file, (node.origin, path))
    }
  }
}
