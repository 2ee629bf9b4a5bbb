extension Manifest {
  /// Reads the manifest of a finished result.
  ///
  /// - Throws: `system` if it cannot be read, `unreadableManifest` if it is not ours, not finished, or altered since.
  public init(folder: String) throws(ReportingError) {
    let path = folder + "/" + Self.fileName
    let bytes = try Files.contents(of: path)
    func refusal(_ reason: String) -> ReportingError { .unreadableManifest(path: path, reason: reason) }
    let root: JSONValue
    do {
      root = try JSONReader.value(from: bytes)
    } catch {
      throw refusal("byte \(error.offset): \(error.reason)")
    }
    guard root["program"]?.string == Self.program else {
      throw refusal("it does not say that \(Self.program) wrote it")
    }
    guard let layout = root["layout"]?.integer, layout == Self.layout else {
      throw refusal("its layout is another than \(Self.layout); was it written by another version?")
    }
    guard root["complete"] == .bool(true) else { throw refusal("the result was never finished") }
    guard let version = root["version"]?.string, case .object(let settings)? = root["settings"],
      let command = root["command"]?.array, let inputs = Self.files(root["inputs"]),
      let outputs = Self.files(root["outputs"]),
      let run = Self.circumstances(root["run"]), let digest = root["digest"]?.string
    else { throw refusal("something is missing or of the wrong type") }
    self.init(
      version: version, command: command.compactMap(\.string), settings: settings, inputs: inputs, outputs: outputs,
      run: run)
    guard digest == self.digest else { throw refusal("it was altered after it was written") }
  }

  private static func files(_ value: JSONValue?) -> [File]? {
    guard let elements = value?.array else { return nil }
    var files: [File] = []
    for element in elements {
      guard let path = element["path"]?.string, let bytes = element["bytes"]?.integer,
        let sha256 = element["sha256"]?.string
      else { return nil }
      files.append(File(path: path, bytes: bytes, sha256: sha256))
    }
    return files
  }

  private static func circumstances(_ value: JSONValue?) -> Run? {
    guard let host = value?["host"]?.string, let threads = value?["threads"]?.integer,
      let started = value?["started"]?.string, let seconds = value?["seconds"]?.number
    else { return nil }
    return Run(host: host, threads: threads, started: started, seconds: seconds)
  }
}

extension Manifest {
  /// What is wrong with a file of a result.
  public enum Difference: Sendable, Equatable, CustomStringConvertible {
    /// The file is listed and not there.
    case missing(path: String)
    /// The file is there with other bytes.
    case altered(path: String)
    /// The file is there and not listed.
    case added(path: String)

    public var description: String {
      switch self {
      case .missing(let path): "\(path) is missing"
      case .altered(let path): "\(path) differs"
      case .added(let path): "\(path) is new"
      }
    }
  }

  /// The files of a folder that are not as listed here; empty if every byte is.
  public func differences(inFolder folder: String) throws(ReportingError) -> [Difference] {
    var differences: [Difference] = []
    for file in outputs {
      let path = folder + "/" + file.path
      guard Files.exists(path) else {
        differences.append(.missing(path: file.path))
        continue
      }
      let content = try Files.contents(of: path)
      if File(path: file.path, content: content) != file { differences.append(.altered(path: file.path)) }
    }
    return differences
  }

  /// The outputs of another making of the result that differ from the ones here.
  public func differences(from other: Manifest) -> [Difference] {
    let theirs = Dictionary(other.outputs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let ours = Set(outputs.map(\.path))
    let changed = outputs.compactMap { file -> Difference? in
      guard let twin = theirs[file.path] else { return .missing(path: file.path) }
      return twin == file ? nil : .altered(path: file.path)
    }
    return changed + other.outputs.filter { !ours.contains($0.path) }.map { .added(path: $0.path) }
  }
}
