import Glibc

/// What can go wrong when results are written or read back.
///
/// Each case is the machine's trouble or a folder that must not be touched; a wrong table is our own mistake and stops the program.
public enum ReportingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The system refused an action on a path; `code` is its `errno`.
  case system(action: String, path: String, code: Int32)
  /// The place for a result is taken by something that is not a result of ours.
  case notOurs(path: String, reason: String)
  /// A manifest is there but cannot be understood.
  case unreadableManifest(path: String, reason: String)

  /// One line a planner can act on.
  public var description: String {
    switch self {
    case .system(let action, let path, let code):
      return "cannot \(action) \(path): \(Self.reason(code))"
    case .notOurs(let path, let reason):
      return "\(path) is not a result of this program (\(reason)); it was left alone. Choose another name with --out"
    case .unreadableManifest(let path, let reason):
      return "\(path) is not a manifest of this program: \(reason)"
    }
  }

  /// The system's own words for an error number.
  static func reason(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }

  /// The error of the call that has just failed.
  static func last(_ action: String, _ path: String) -> ReportingError {
    .system(action: action, path: path, code: errno)
  }
}
