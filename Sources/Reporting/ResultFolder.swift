import Glibc

/// A result being written: aside, in a hidden folder beside its place, and moved there in one step when complete.
///
/// Whatever happens on the way (a full disk, Ctrl-C, a killed process) the earlier result stays whole, and a half-written folder is never
/// taken for a result. The place must be free, an empty folder, or a result of ours; anything else is left alone.
/// A class because it owns a folder on the disk, which it removes unless it is published.
public final class ResultFolder {
  /// Where the result will be.
  public let path: String
  private let partialPath: String
  /// Held open and locked as long as this process works on the partial folder: what is not locked was left by a killed process.
  private var lock: Int32
  private var isOpen = true
  private var names: Set<String> = [Manifest.fileName]
  private var files: [Manifest.File] = []
  private var tables: [ResultTable] = []

  /// Begins a result for a place, making the folders above it and clearing what killed processes of ours left beside it.
  ///
  /// - Throws: `notOurs` if the place holds something else, `system` if nothing can be written there.
  public init(at path: String) throws(ReportingError) {
    let place = try ResultPlace(path)
    try Files.makeFolder(place.parent)
    try place.checkFree()
    place.clearLeftovers()
    (partialPath, lock) = try place.makePartialFolder()
    self.path = place.path
    try write(Manifest.incompleteText, to: Manifest.fileName, isListed: false)
  }

  deinit {
    if isOpen { discard() }
  }

  /// Writes a whole file.
  ///
  /// - Precondition: the name is a new path inside the result, with `/` and without `..`.
  public func write(_ bytes: [UInt8], to name: String) throws(ReportingError) {
    let file = try newFile(name)
    try file.write(bytes)
    files.append(try file.close())
  }

  /// Writes a whole text file.
  public func write(_ text: String, to name: String) throws(ReportingError) {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a whole table as CSV.
  public func write(_ table: Table, to name: String) throws(ReportingError) {
    try write(table.csv, to: name)
  }

  /// Opens a table to be written row by row; publishing closes it.
  public func openTable(_ name: String, columns: [Table.Column]) throws(ReportingError) -> ResultTable {
    let table = ResultTable(file: try newFile(name), columns: columns)
    tables.append(table)
    return table
  }

  /// Closes all files, writes the manifest with their digests, and moves the result into place.
  ///
  /// An earlier result of ours is exchanged for this one in a single step and then removed. After a failure the partial folder is gone and
  /// the earlier result stands.
  ///
  /// - Returns: the manifest as written, with its outputs.
  @discardableResult
  public func publish(_ manifest: Manifest) throws(ReportingError) -> Manifest {
    precondition(isOpen, "this result is published or discarded")
    do {
      for table in tables { files.append(try table.close()) }
      tables = []
      var complete = manifest
      complete.outputs = files.sorted { $0.path < $1.path }
      try replaceManifest(complete.text)
      try moveIntoPlace()
      return complete
    } catch {
      discard()
      throw error
    }
  }

  /// Gives the result up and removes what was written.
  public func discard() {
    guard isOpen else { return }
    tables = []
    try? Files.remove(partialPath)
    end()
  }

  private func end() {
    isOpen = false
    close(lock)
    lock = -1
  }

  private func newFile(_ name: String) throws(ReportingError) -> ResultFile {
    precondition(isOpen, "this result is published or discarded")
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    precondition(!parts.contains { ["", ".", ".."].contains($0) }, "\(name) is no path inside a result")
    precondition(names.insert(name).inserted, "\(name) is written twice")
    if parts.count > 1 { try Files.makeFolder(partialPath + "/" + parts.dropLast().joined(separator: "/")) }
    return try ResultFile(name: name, path: partialPath + "/" + name)
  }

  private func write(_ text: String, to name: String, isListed: Bool) throws(ReportingError) {
    let file = try ResultFile(name: name, path: partialPath + "/" + name)
    try file.write(Array(text.utf8))
    let entry = try file.close()
    if isListed { files.append(entry) }
  }

  /// Puts the final manifest in the place of the one that says "incomplete", and makes sure all names are on the disk.
  private func replaceManifest(_ text: String) throws(ReportingError) {
    let aside = Manifest.fileName + ".new"
    try write(text, to: aside, isListed: false)
    guard rename(partialPath + "/" + aside, partialPath + "/" + Manifest.fileName) == 0 else {
      throw .last("write", partialPath + "/" + Manifest.fileName)
    }
    let folders = Set(files.compactMap { file in file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } })
    for folder in folders.sorted() { try Files.synchronizeFolder(partialPath + "/" + folder) }
    try Files.synchronizeFolder(partialPath)
  }

  private func moveIntoPlace() throws(ReportingError) {
    let place = try ResultPlace(path)
    try place.checkFree()
    if Files.exists(place.path) && Files.exchange(partialPath, place.path) {
      end()
      try? Files.remove(partialPath)
    } else {
      try place.replace(with: partialPath)
      end()
    }
    try Files.synchronizeFolder(place.parent)
  }
}
