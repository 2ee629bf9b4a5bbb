import Glibc

/// Why a file could not be read.
public struct FileTrouble: Error, Equatable, Sendable {
  /// What the system says, in a few words.
  public let reason: String
  /// True when nothing of this name exists: a slip of the planner rather than trouble of the machine.
  public let isMissing: Bool

  /// Trouble of one kind or the other.
  public init(reason: String, isMissing: Bool) {
    self.reason = reason
    self.isMissing = isMissing
  }
}

/// Where files come from: the disk, or a dictionary in tests.
public struct FileSource: Sendable {
  /// The bytes of the file at a path.
  public let read: @Sendable (_ path: String) throws(FileTrouble) -> [UInt8]
  /// The names in a folder, in any order; none if it cannot be read.
  public let names: @Sendable (_ folder: String) -> [String]
  /// The folder that relative paths start from, as an absolute path.
  public let workingFolder: @Sendable () -> String

  /// Files from anywhere.
  public init(
    read: @escaping @Sendable (_ path: String) throws(FileTrouble) -> [UInt8],
    names: @escaping @Sendable (_ folder: String) -> [String],
    workingFolder: @escaping @Sendable () -> String
  ) {
    self.read = read
    self.names = names
    self.workingFolder = workingFolder
  }

  /// Files on the disk.
  public static let disk = FileSource(
    read: readFile, names: namesInFolder, workingFolder: currentFolder)

  /// Files of a dictionary, by path.
  public static func memory(_ files: [String: [UInt8]]) -> FileSource {
    FileSource(
      read: { path throws(FileTrouble) in
        if let bytes = files[FilePath.normalised(path)] { return bytes }
        let isFolder = files.keys.contains { $0.hasPrefix(FilePath.normalised(path) + "/") }
        throw FileTrouble(reason: isFolder ? "this is a folder" : "no such file", isMissing: !isFolder)
      },
      names: { folder in
        let prefix = folder.isEmpty || folder == "." ? "" : FilePath.normalised(folder) + "/"
        return Set(
          files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }
        ).sorted()
      },
      workingFolder: { "/" })
  }
}

/// Reads a whole file.
private func readFile(_ path: String) throws(FileTrouble) -> [UInt8] {
  let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
  guard descriptor >= 0 else { throw trouble(errno) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = retrying { Glibc.read(descriptor, &buffer, buffer.count) }
    guard count >= 0 else { throw trouble(errno) }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// Calls the system again when a signal came between.
private func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

private func trouble(_ code: Int32) -> FileTrouble {
  switch code {
  case ENOENT, ENOTDIR: FileTrouble(reason: "no such file", isMissing: true)
  case EISDIR: FileTrouble(reason: "this is a folder", isMissing: false)
  case EACCES, EPERM: FileTrouble(reason: "permission denied", isMissing: false)
  default: FileTrouble(reason: String(cString: strerror(code)), isMissing: false)
  }
}

private func namesInFolder(_ folder: String) -> [String] {
  guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: length) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}

private func currentFolder() -> String {
  guard let folder = getcwd(nil, 0) else { return "/" }
  defer { free(folder) }
  return String(cString: folder)
}
