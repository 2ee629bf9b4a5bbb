import Glibc

/// One file of a result under way: every write checked, its digest taken while it is written.
///
/// A class because it owns an open file, which must be closed exactly once.
final class ResultFile {
  /// The file's path inside the result, with `/`.
  let name: String
  private let path: String
  private var descriptor: Int32
  private var digest = SHA256()
  private var count = 0

  init(name: String, path: String) throws(ReportingError) {
    self.name = name
    self.path = path
    descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw .last("write", path) }
  }

  deinit {
    if descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// Adds bytes at the end.
  func write(_ bytes: [UInt8]) throws(ReportingError) {
    precondition(descriptor >= 0, "\(name) is closed")
    let code = CheckedOutput.writeAll(bytes, to: descriptor)
    if code != 0 { throw .system(action: "write", path: path, code: code) }
    digest.update(bytes)
    count += bytes.count
  }

  /// Makes sure the bytes are on the disk and closes the file; returns its entry for the manifest.
  func close() throws(ReportingError) -> Manifest.File {
    precondition(descriptor >= 0, "\(name) is closed")
    defer { descriptor = -1 }
    guard fsync(descriptor) == 0 else {
      let error = ReportingError.last("write", path)
      Glibc.close(descriptor)
      throw error
    }
    guard Glibc.close(descriptor) == 0 else { throw .last("write", path) }
    return Manifest.File(path: name, bytes: count, sha256: digest.finish())
  }
}

/// A table of a result written row by row, for tables too long to be held in memory.
///
/// A class because it owns a `ResultFile`.
public final class ResultTable {
  private let file: ResultFile
  private var writer: CSVWriter

  init(file: ResultFile, columns: [Table.Column]) {
    self.file = file
    writer = CSVWriter(columns: columns)
  }

  /// Adds rows: the closure writes their fields in order and ends each row.
  public func append(_ rows: (inout CSVWriter) -> Void) throws(ReportingError) {
    rows(&writer)
    if writer.bytes.count >= 1 << 18 { try file.write(writer.takeBytes()) }
  }

  func close() throws(ReportingError) -> Manifest.File {
    try file.write(writer.takeBytes())
    return try file.close()
  }
}
