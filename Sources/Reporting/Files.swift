import Glibc

/// The few things this module asks of the file system, each with the system's reason when it fails.
enum Files {
  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether there is a folder at a path, perhaps by way of a link.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// All bytes of a file.
  static func contents(of path: String) throws(ReportingError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("read", path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += piece[..<count]
      } else if errno != EINTR {
        throw .last("read", path)
      }
    }
  }

  /// Writes a file aside and moves it into place.
  static func replace(_ path: String, with bytes: [UInt8]) throws(ReportingError) {
    let aside = path + ".partial-\(getpid())"
    do throws(ReportingError) {
      let file = try ResultFile(name: path, path: aside)
      try file.write(bytes)
      _ = try file.close()
      guard rename(aside, path) == 0 else { throw .last("write", path) }
    } catch {
      unlink(aside)
      throw error
    }
  }

  /// The names in a folder, sorted, without `.` and `..`.
  static func names(in path: String) throws(ReportingError) -> [String] {
    guard let folder = opendir(path) else { throw .last("read", path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder and those above it that are missing.
  static func makeFolder(_ path: String) throws(ReportingError) {
    if isFolder(path) || path.isEmpty { return }
    if mkdir(path, 0o777) == 0 || errno == EEXIST && isFolder(path) { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .last("make the folder", path)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST && isFolder(path) else { throw .last("make the folder", path) }
  }

  /// Removes a file, or a folder with all in it; links are removed, not followed.
  static func remove(_ path: String) throws(ReportingError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .last("remove", path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in try names(in: path) { try remove(path + "/" + name) }
      guard rmdir(path) == 0 else { throw .last("remove", path) }
    } else {
      guard unlink(path) == 0 else { throw .last("remove", path) }
    }
  }

  /// Makes sure the names in a folder are on the disk.
  ///
  /// Some network file systems cannot do this for folders and say so with `EINVAL`; that is no failure of the result.
  static func synchronizeFolder(_ path: String) throws(ReportingError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("read", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .last("write", path) }
  }

  /// Exchanges two paths in one step; `false` if this file system cannot, with nothing changed.
  ///
  /// `renameat2` is in the C library but not in Swift's view of it, so it is looked up by name; where it is missing the answer is `false`.
  static func exchange(_ first: String, _ second: String) -> Bool {
    typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let exchangeFlag: UInt32 = 2
    return unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, first, AT_FDCWD, second, exchangeFlag) == 0
  }
}
