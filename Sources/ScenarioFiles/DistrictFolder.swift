/// The files of a district's folder, joined to one tree.
///
/// `district.json5` lists the other files under `include`. All of them have equal standing: what two of them set is a
/// problem, whatever their order.
struct DistrictFolder: Sendable {
  /// Path of the folder, normalised.
  let folder: String
  /// Everything the files say, but for `include`; nil if `district.json5` could not be read.
  let tree: ScenarioTree?
  /// Paths of the JSON5 files, for telling the district's values from a scenario's.
  let files: Set<String>

  static let mainFile = "district.json5"

  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - folder: normalised.
  ///   - namer: where a scenario names the folder; nil if the planner does.
  init(at folder: String, askedBy namer: (origin: Origin, path: TreePath)?, reader: inout FileReader) {
    self.folder = folder
    let mainPath = FilePath.joined(folder, Self.mainFile)
    guard let main = reader.tree(at: mainPath, askedBy: namer) else {
      tree = nil
      files = [mainPath]
      return
    }
    guard main.entries != nil else {
      reader.report(ScenarioProblem(at: main.origin, "found \(main.shortDescription); allowed a map { … }"))
      tree = nil
      files = [mainPath]
      return
    }
    var files: Set<String> = [mainPath]
    var joined = main.without(["include"])
    var problems: [ScenarioProblem] = []
    for (name, place) in Self.included(by: main, reader: &reader) {
      let path = FilePath.joined(folder, name)
      guard files.insert(path).inserted else {
        reader.report(ScenarioProblem(at: place.origin, path: place.path, "\"\(name)\" is named twice"))
        continue
      }
      guard let part = reader.tree(at: path, askedBy: place) else { continue }
      guard part.entries != nil else {
        reader.report(ScenarioProblem(at: part.origin, "found \(part.shortDescription); allowed a map { … }"))
        continue
      }
      if let nested = part["include"] {
        reader.report(
          ScenarioProblem(
            at: nested.origin, path: TreePath([.key("include")]), "only \(Self.mainFile) may include files"))
      }
      joined = joined.joined(with: part.without(["include"]), problems: &problems)
    }
    for problem in problems { reader.report(problem) }
    tree = joined
    self.files = files
  }

  /// The files that `include` names, with the place each is named at.
  private static func included(
    by main: ScenarioTree, reader: inout FileReader
  ) -> [(name: String, place: (origin: Origin, path: TreePath))] {
    guard let include = main["include"] else { return [] }
    let path = TreePath([.key("include")])
    guard let elements = include.elements else {
      reader.report(
        ScenarioProblem(
          at: include.origin, path: path, "found \(include.shortDescription); allowed a list of file names"))
      return []
    }
    return elements.enumerated().compactMap { index, element in
      let path = path.appending(index)
      guard let name = element.text, !name.isEmpty else {
        reader.report(
          ScenarioProblem(at: element.origin, path: path, "found \(element.shortDescription); allowed a file name"))
        return nil
      }
      guard !FilePath.isAbsolute(name) else {
        reader.report(ScenarioProblem(at: element.origin, path: path, FileReader.relativeOnly(name)))
        return nil
      }
      return (name, (element.origin, path))
    }
  }
}
