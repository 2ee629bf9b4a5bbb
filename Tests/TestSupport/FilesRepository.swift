import ScenarioFiles

/// The files of this repository, by their paths from its top.
public enum Repository {
  /// The top folder, found from where this file was compiled.
  public static let root: String = {
    var path = FilePath.folder(of: #filePath)
    while FilePath.name(of: path) != "Tests" { path = FilePath.folder(of: path) }
    return FilePath.folder(of: path)
  }()

  /// Files as a planner at the top of the repository would name them.
  public static let files = FileSource(
    read: { path throws(FileTrouble) in try FileSource.disk.read("\(root)/\(path)") },
    names: { FileSource.disk.names("\(root)/\($0)").sorted() },
    workingFolder: { root })

  /// The same files with others beside them.
  public static func files(adding others: [String: String]) -> FileSource {
    FileSource(
      read: { path throws(FileTrouble) in
        if let text = others[path] { return Array(text.utf8) }
        return try files.read(path)
      },
      names: files.names, workingFolder: files.workingFolder)
  }

  /// The content of a file; empty if there is none.
  public static func text(_ path: String) -> String {
    (try? files.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// An invented district: 3 zones, 2 sectors, 3 origins, ages 16–30, some 15,700 residents, 13 levers that use every channel.
public enum Lakeside {
  /// Folder of the scenarios `practice`, `plan` and `nothing`; the district's own folder is `Lakeside` in it.
  public static let folder = "Tests/TestSupport/Districts"

  /// A scenario of the district.
  public static func scenario(_ name: String, _ patches: String...) throws(ScenarioProblems) -> LoadedScenario {
    var read: [ScenarioPatch] = []
    for patch in patches { read.append(try ScenarioPatch(patch)) }
    return try ScenarioLoader.load(path: "\(folder)/\(name).json5", patches: read, from: Repository.files)
  }

  /// Every file of the district and its scenarios, for changing in memory.
  public static let files: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    for part in [folder, "\(folder)/Lakeside"] {
      for name in Repository.files.names(part) {
        if let bytes = try? Repository.files.read("\(part)/\(name)") { files["\(part)/\(name)"] = bytes }
      }
    }
    return files
  }()
}
