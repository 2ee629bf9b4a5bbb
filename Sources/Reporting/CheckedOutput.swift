import Glibc

/// A file descriptor written to with every write checked.
///
/// `print` loses its text without a word when the disk is full or the reader of a pipe has gone; results must not.
public struct CheckedOutput: Sendable {
  private let descriptor: Int32
  private let name: String

  /// Standard output, for results.
  public static let standard = CheckedOutput(descriptor: STDOUT_FILENO, name: "standard output")

  /// An open file descriptor and what to call it in an error.
  package init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Turns a write to a closed pipe, or beyond the limit on the size of a file, into an error instead of the end of the process. To be
  /// called once, first thing.
  public static func ignoreSignalsOfWriting() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Writes a text.
  public func write(_ text: String) throws(ReportingError) {
    try write(Array(text.utf8))
  }

  /// Writes bytes.
  public func write(_ bytes: [UInt8]) throws(ReportingError) {
    let code = Self.writeAll(bytes, to: descriptor)
    if code != 0 { throw .system(action: "write", path: name, code: code) }
  }

  /// Whether the reader of standard output has gone: an error that calls for silence, as in `talentflow levers | head -3`.
  public static func isBrokenPipe(_ error: ReportingError) -> Bool {
    guard case .system(_, _, let code) = error else { return false }
    return code == EPIPE
  }

  /// Writes all bytes, whatever pieces the system takes them in; returns 0 or the `errno`.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + start, min(buffer.count - start, 1 << 20))
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        start += count
      }
      return 0
    }
  }
}
