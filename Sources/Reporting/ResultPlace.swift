import Glibc

/// Where a result is to be, and the hidden names beside it that a result under way uses.
///
/// Beside `Results/housing` stand `Results/.housing.partial-123` while process 123 writes it and, on file systems that cannot exchange two
/// folders in one step, for a moment `Results/.housing.replaced-123` with the earlier result.
struct ResultPlace {
  let path: String
  let parent: String
  private let name: String

  /// The place a path names; a path through links is followed, so that the result replaces the folder and not the link.
  init(_ path: String) throws(ReportingError) {
    var full = path
    if let real = realpath(path, nil) {
      full = String(cString: real)
      free(real)
    }
    while full.count > 1 && full.hasSuffix("/") { full.removeLast() }
    let slash = full.lastIndex(of: "/")
    name = slash.map { String(full[full.index(after: $0)...]) } ?? full
    parent = slash.map { $0 == full.startIndex ? "/" : String(full[..<$0]) } ?? "."
    self.path = full
    guard !["", ".", ".."].contains(name), name.utf8.count <= 200, !full.utf8.contains(0) else {
      throw .notOurs(path: path, reason: "it cannot be the name of a result")
    }
  }

  /// Checks that the place is free, an empty folder, or a result of ours.
  func checkFree() throws(ReportingError) {
    guard Files.exists(path) else { return }
    guard Files.isFolder(path) else { throw .notOurs(path: path, reason: "it is a file") }
    if try Files.names(in: path).isEmpty { return }
    guard Self.isOurs(path) else {
      throw .notOurs(path: path, reason: "it holds no \(Manifest.fileName) of this program")
    }
  }

  /// Whether a folder holds a manifest of ours, finished or not.
  private static func isOurs(_ folder: String) -> Bool {
    guard let bytes = try? Files.contents(of: folder + "/" + Manifest.fileName),
      let value = try? JSONReader.value(from: bytes)
    else { return false }
    return value["program"]?.string == Manifest.program
  }

  /// Makes and locks a partial folder of this process.
  func makePartialFolder() throws(ReportingError) -> (path: String, lock: Int32) {
    for attempt in 0..<1000 {
      let suffix = attempt == 0 ? "" : "-\(attempt)"
      let partial = beside("partial") + String(getpid()) + suffix
      if mkdir(partial, 0o777) != 0 {
        // Taken by another process with the same number (another container), or by another result of this one.
        if errno == EEXIST { continue }
        throw .last("make the folder", partial)
      }
      let lock = open(partial, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      if lock < 0 {
        // Another process took the new and still unlocked folder for one left behind.
        if errno == ENOENT { continue }
        let error = ReportingError.last("read", partial)
        rmdir(partial)
        throw error
      }
      // A file system without locks answers with another error: then nobody else can lock it either, and it is left alone.
      let isTaken = flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      if isTaken || !Files.exists(partial) {
        close(lock)
        continue
      }
      return (partial, lock)
    }
    throw .system(action: "make the folder", path: beside("partial") + String(getpid()), code: EEXIST)
  }

  /// Removes partial folders whose process has gone, and completes or removes what an interrupted replacement left.
  ///
  /// Only folders of ours with no living owner are touched. What cannot be removed now is left for the next time.
  func clearLeftovers() {
    guard let names = try? Files.names(in: parent) else { return }
    for leftover in names {
      let folder = parent + "/" + leftover
      if leftover.hasPrefix(".\(name).partial-") { removeIfAbandoned(folder) }
      if leftover.hasPrefix(".\(name).replaced-"), Self.isOurs(folder) {
        if Files.exists(path) { try? Files.remove(folder) } else { _ = rename(folder, path) }
      }
    }
  }

  /// Removes a partial folder that nobody holds, holding it meanwhile, so that no process that has just made it goes on in it.
  private func removeIfAbandoned(_ folder: String) {
    guard Self.isOurs(folder) || Self.isBarelyBegun(folder) else { return }
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { return }
    defer { close(lock) }
    if flock(lock, LOCK_EX | LOCK_NB) == 0 { try? Files.remove(folder) }
  }

  /// Whether a folder holds nothing but, at most, a manifest: its process may have been killed before that was written.
  private static func isBarelyBegun(_ folder: String) -> Bool {
    guard let names = try? Files.names(in: folder) else { return false }
    return names.allSatisfy { $0 == Manifest.fileName }
  }

  /// Moves a folder into the place in two steps, the earlier result put back if the second fails.
  func replace(with partial: String) throws(ReportingError) {
    let old = beside("replaced") + String(getpid())
    let hadOld = Files.exists(path)
    if hadOld, rename(path, old) != 0 { throw .last("replace", path) }
    guard rename(partial, path) == 0 else {
      let error = ReportingError.last("write", path)
      if hadOld { _ = rename(old, path) }
      throw error
    }
    if hadOld { try? Files.remove(old) }
  }

  private func beside(_ role: String) -> String {
    (parent == "/" ? "" : parent) + "/.\(name).\(role)-"
  }
}
