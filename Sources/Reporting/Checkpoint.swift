import Synchronization

/// Finished parts of a long computation, kept in a file beside the place of its result until the result is there.
///
/// A class, because the threads that finish parts share it.
public final class Checkpoint: Sendable {
  /// Path of the file.
  public let path: String
  private let heading: String
  private let parts: Mutex<[Int: String]>

  /// Opens the checkpoint of a result.
  ///
  /// - Parameters:
  ///   - place: where the result will be.
  ///   - key: names the computation; parts that were kept under another key are of another computation and left out.
  public init(of place: String, key: String) {
    path = place + ".unfinished"
    heading = "talentflow checkpoint \(key)"
    parts = Mutex(Self.read(path, heading: heading))
  }

  /// The parts that are known, by number.
  public var known: [Int: String] { parts.withLock { $0 } }

  private static func read(_ path: String, heading: String) -> [Int: String] {
    guard let bytes = try? Files.contents(of: path) else { return [:] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(String.init) == heading else { return [:] }
    var parts: [Int: String] = [:]
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", maxSplits: 1)
      if fields.count == 2, let number = Int(fields[0]) { parts[number] = String(fields[1]) }
    }
    return parts
  }

  /// Keeps a part; the file is replaced as a whole.
  ///
  /// - Precondition: the text has no line feed.
  public func keep(_ part: Int, _ text: String) throws(ReportingError) {
    precondition(!text.contains("\n"), "a part is one line")
    try parts.withLock { parts throws(ReportingError) in
      parts[part] = text
      let lines = parts.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }
      try Files.replace(path, with: Array((heading + "\n" + lines.joined()).utf8))
    }
  }

  /// Removes the file: the result is in place.
  public func remove() { try? Files.remove(path) }
}
