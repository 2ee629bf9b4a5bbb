/// The files that a scenario is made of: those it extends, each once and before every file that extends it.
///
/// Among the files of one `extends` list the later one is nearer. A file reached on two ways counts where it is first
/// reached, so it never undoes what a nearer file changed.
struct ScenarioChain {
  /// Farthest first; the last one is the scenario itself.
  private(set) var layers: [ScenarioTree] = []
  private var finished: Set<String> = []
  private var open: [String] = []

  /// The keys that a scenario file may have.
  static let ownKeys = [
    "name", "title", "note", "extends", "district", "run", "levers", "circumstances", "budget", "parameters",
  ]
  /// The keys of the district that a scenario may change at its own top level.
  static let districtKeys = ["definitions", "targets", "calibration"]

  /// Reads a scenario and all it extends.
  ///
  /// - Parameter namer: where the scenario is asked for; nil if by the planner.
  init(of path: String, askedBy namer: (origin: Origin, path: TreePath)? = nil, reader: inout FileReader) {
    visit(FilePath.normalised(path), askedBy: namer, reader: &reader)
  }

  private mutating func visit(
    _ path: String, askedBy namer: (origin: Origin, path: TreePath)?, reader: inout FileReader
  ) {
    if let start = open.firstIndex(of: path) {
      let circle = (open[start...] + [path]).joined(separator: " → ")
      if let namer { reader.report(ScenarioProblem(at: namer.origin, path: namer.path, "goes in a circle: \(circle)")) }
      return
    }
    guard !finished.contains(path) else { return }
    open.append(path)
    defer {
      open.removeLast()
      finished.insert(path)
    }
    guard let tree = reader.tree(at: path, askedBy: namer) else { return }
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
      reader.report(ScenarioProblem(at: entry.origin, path: path, "unknown key\(hint)"))
    }
    for (file, place) in extended(by: tree, reader: &reader) {
      visit(FilePath.joined(FilePath.folder(of: path), file), askedBy: place, reader: &reader)
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
