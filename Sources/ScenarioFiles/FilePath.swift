/// Paths as text: joined, shortened and compared without asking the disk.
public enum FilePath {
  /// The path without `.`, empty and foldable `..` parts.
  public static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") || !parts.isEmpty {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// The folder that holds a file; `.` for a bare name.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  public static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The last part without its extension.
  public static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// A path relative to a folder, made as readable as the folder is.
  static func joined(_ folder: String, _ path: String) -> String {
    normalised(folder == "." ? path : folder + "/" + path)
  }

  static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

  /// The deepest folder that holds every one of the files; `.` if that is the working folder.
  static func commonFolder(of paths: [String]) -> String {
    let folders = paths.map { folder(of: $0).split(separator: "/").filter { $0 != "." } }
    guard let first = folders.first else { return "." }
    let shared = folders.dropFirst().reduce(first) { shared, parts in
      Array(zip(shared, parts).prefix { $0 == $1 }.map(\.0))
    }
    let root = paths.allSatisfy(isAbsolute) ? "/" : ""
    let joined = root + shared.joined(separator: "/")
    return joined.isEmpty ? "." : joined
  }

  /// A path from the root of the machine.
  static func absolute(_ path: String, workingFolder: String) -> String {
    normalised(isAbsolute(path) ? path : workingFolder + "/" + path)
  }

  /// The way from one absolute folder to another, up and down again; `.` if they are the same.
  static func way(from folder: String, to target: String) -> String {
    let (here, there) = (folder.split(separator: "/"), target.split(separator: "/"))
    let shared = zip(here, there).prefix { $0 == $1 }.count
    let steps = here.dropFirst(shared).map { _ in ".." } + there.dropFirst(shared).map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// The path of a file as seen from a folder that holds it.
  static func relative(_ path: String, to folder: String) -> String {
    guard folder != "." else { return path }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
