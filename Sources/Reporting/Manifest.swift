/// What a result was made from, what it holds, and how it came about.
///
/// Written last and as `manifest.json`, so a folder with a complete manifest is a complete result. Everything but `command` and `run`
/// is the same whenever the same result is made again; `digest` sums that part up.
public struct Manifest: Sendable, Equatable {
  /// A file by its content.
  public struct File: Sendable, Equatable {
    /// Path with `/`: inside the result for an output, as frozen for an input.
    public var path: String
    public var bytes: Int
    /// 64 hexadecimal digits.
    public var sha256: String

    public init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }

    /// The entry of a file with this content.
    public init(path: String, content: [UInt8]) {
      self.init(path: path, bytes: content.count, sha256: SHA256.hex(of: content))
    }
  }

  /// The circumstances of one making; no part of the result.
  public struct Run: Sendable, Equatable {
    public var host: String
    public var threads: Int
    /// When it began, in ISO 8601 and universal time.
    public var started: String
    /// How long it took.
    public var seconds: Double

    public init(host: String, threads: Int, started: String, seconds: Double) {
      self.host = host
      self.threads = threads
      self.started = started
      self.seconds = seconds
    }
  }

  /// The version of the program.
  public var version: String
  /// The command and its arguments as they were given.
  public var command: [String]
  /// Seed, replicates, sample, period and whatever else decides the result, in the order given.
  public var settings: [JSONValue.Member]
  /// The files read.
  public var inputs: [File]
  /// The files written, sorted by path; a `ResultFolder` fills this in.
  public var outputs: [File]
  public var run: Run

  public init(
    version: String, command: [String], settings: [JSONValue.Member], inputs: [File], outputs: [File] = [], run: Run
  ) {
    self.version = version
    self.command = command
    self.settings = settings
    self.inputs = inputs
    self.outputs = outputs
    self.run = run
  }

  /// The name of a manifest in its folder.
  public static let fileName = "manifest.json"
  /// By which a manifest is known as ours.
  static let program = "talentflow"
  /// The layout of the file; a later layout gets the next number.
  static let layout = 1

  /// One number for the result: the digest of everything that must be the same when it is made again.
  public var digest: String {
    SHA256.hex(of: JSONValue.object(resultMembers).text.utf8)
  }

  /// The manifest as JSON text.
  public var text: String {
    let circumstances = JSONValue.object([
      .init("host", .string(run.host)), .init("threads", .integer(run.threads)),
      .init("started", .string(run.started)), .init("seconds", .number((run.seconds * 1000).rounded() / 1000)),
    ])
    let head: [JSONValue.Member] = [
      .init("program", .string(Self.program)), .init("layout", .integer(Self.layout)), .init("complete", .bool(true)),
      .init("digest", .string(digest)), .init("command", .array(command.map(JSONValue.string))),
    ]
    return JSONValue.object(head + resultMembers + [.init("run", circumstances)]).text
  }

  /// The text that marks a folder of ours as not finished.
  static let incompleteText =
    JSONValue.object([
      .init("program", .string(program)), .init("layout", .integer(layout)), .init("complete", .bool(false)),
    ]).text

  private var resultMembers: [JSONValue.Member] {
    func list(_ files: [File]) -> JSONValue {
      .array(
        files.map {
          .object([
            .init("path", .string($0.path)), .init("bytes", .integer($0.bytes)), .init("sha256", .string($0.sha256)),
          ])
        })
    }
    return [
      .init("version", .string(version)), .init("settings", .object(settings)),
      .init("inputs", list(inputs)), .init("outputs", list(outputs)),
    ]
  }
}
