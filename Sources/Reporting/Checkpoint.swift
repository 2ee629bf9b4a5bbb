import Glibc
import Synchronization

/// Finished parts of a long computation, kept in a file beside the place of its result until the result is there.
///
/// The file grows by a line for each part; the last line of a part holds. Every line ends in its digest, so that a line that was
/// cut off by a power cut or a full disk is left out and never taken for a part.
/// A class, because the threads that finish parts share it.
public final class Checkpoint: Sendable {
  /// Path of the file.
  public let path: String
  private let heading: String
  private let state: Mutex<State>

  private struct State {
    var parts: [Int: String]
    /// The file, open at its end; -1 before the first part of this process.
    var descriptor: Int32 = -1
  }

  /// Opens the checkpoint of a result.
  ///
  /// - Parameters:
  ///   - place: where the result will be.
  ///   - key: names the computation; parts that were kept under another key are of another computation and left out.
  public init(of place: String, key: String) {
    path = place + ".unfinished"
    heading = "talentflow checkpoint \(key)"
    state = Mutex(State(parts: Self.read(path, heading: heading)))
  }

  deinit {
    state.withLock { state in
      if state.descriptor >= 0 { close(state.descriptor) }
    }
  }

  /// The parts that are known, by number.
  public var known: [Int: String] { state.withLock { $0.parts } }

  private static func read(_ path: String, heading: String) -> [Int: String] {
    guard let bytes = try? Files.contents(of: path) else { return [:] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(String.init) == heading else { return [:] }
    var parts: [Int: String] = [:]
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3, let number = Int(fields[0]), fields[2] == digest(number, fields[1]) else { continue }
      parts[number] = String(fields[1])
    }
    return parts
  }

  private static func digest(_ part: Int, _ text: some StringProtocol) -> String {
    String(SHA256.hex(of: "\(part)\t\(text)".utf8).prefix(8))
  }

  private static func line(_ part: Int, _ text: String) -> String { "\(part)\t\(text)\t\(digest(part, text))\n" }

  /// Keeps a part, in place of what was kept of it before.
  ///
  /// - Precondition: the text has no line feed and no tab.
  public func keep(_ part: Int, _ text: String) throws(ReportingError) { try keep([(part, text)]) }

  /// Keeps several parts at once.
  ///
  /// - Precondition: the texts have no line feed and no tab.
  public func keep(_ parts: [(part: Int, text: String)]) throws(ReportingError) {
    for (_, text) in parts {
      precondition(!text.utf8.contains { $0 == 0x0A || $0 == 0x09 }, "a part is one line without tabs")
    }
    try state.withLock { state throws(ReportingError) in
      for (part, text) in parts { state.parts[part] = text }
      guard state.descriptor >= 0 else { return try begin(&state) }
      let code = CheckedOutput.writeAll(
        Array(parts.map { Self.line($0.part, $0.text) }.joined().utf8), to: state.descriptor)
      if code != 0 { throw .system(action: "write", path: path, code: code) }
    }
  }

  /// Writes what is known as a new file, moves it into place, and opens it for more.
  private func begin(_ state: inout State) throws(ReportingError) {
    let lines = state.parts.sorted { $0.key < $1.key }.map { Self.line($0.key, $0.value) }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try Files.makeFolder(String(path[..<slash])) }
    try Files.replace(path, with: Array((heading + "\n" + lines.joined()).utf8))
    state.descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    if state.descriptor < 0 { throw .last("write", path) }
  }

  /// Removes the file: the result is in place.
  public func remove() { try? Files.remove(path) }
}
