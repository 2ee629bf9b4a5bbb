import Reporting
import Synchronization

/// Every run of an experiment by its number: waiting, running, done with its values, or failed with its reason.
///
/// Runs are registered in batches before the first of a batch starts. What becomes of each is kept on the disk, if there is a
/// checkpoint: an interrupted experiment that registers the same runs again finds the finished ones done.
/// A class, because the threads that carry runs share it.
public final class RunRegister: Sendable {
  /// Where a run stands.
  public enum Status: Equatable, Sendable {
    case waiting
    case running
    /// The values of the run, in an order that the experiment knows.
    case done([Double])
    case failed(reason: String)
  }

  /// How many runs there are of each status.
  public struct Counts: Equatable, Sendable {
    public var waiting = 0
    public var running = 0
    public var done = 0
    public var failed = 0
  }

  private let statuses = Mutex<[Status]>([])
  private let asides = Mutex<[Int: [Double]]>([:])
  private let checkpoint: Checkpoint?

  /// - Parameter checkpoint: where runs are kept; only in memory if absent.
  public init(checkpoint: Checkpoint? = nil) { self.checkpoint = checkpoint }

  /// Finished runs that an interrupted experiment has left.
  public static func finished(in checkpoint: Checkpoint) -> Set<Int> {
    Set(checkpoint.known.filter { $0.key >= 0 && Status(text: $0.value).isDone }.keys)
  }

  // MARK: - Registering

  /// Adds runs after those there are.
  ///
  /// - Parameter isWhole: whether the values kept of a run can be its values; what is not whole is run again.
  /// - Returns: their numbers. Those that are known to be done are done; all others, failed ones too, wait.
  @discardableResult
  public func register(
    _ count: Int, isWhole: (_ run: Int, _ values: [Double]) -> Bool = { _, _ in true }
  ) -> Range<Int> {
    let known = checkpoint?.known ?? [:]
    return statuses.withLock { statuses in
      let numbers = statuses.count..<statuses.count + count
      var waiting: [(part: Int, text: String)] = []
      for number in numbers {
        if let text = known[number], case .done(let values) = Status(text: text), isWhole(number, values) {
          statuses.append(.done(values))
        } else {
          statuses.append(.waiting)
          waiting.append((number, Status.waiting.text))
        }
      }
      // A checkpoint that cannot be written costs a repetition, not the result.
      if !waiting.isEmpty { try? checkpoint?.keep(waiting) }
      return numbers
    }
  }

  // MARK: - What becomes of runs

  /// Notes that a run has started.
  public func begin(_ run: Int) { set(run, .running) }

  /// Notes the values of a run; one that is not finite makes it a failed run.
  ///
  /// - Parameter names: what the values are, for the reason.
  public func finish(_ run: Int, _ values: [Double], names: (Int) -> String = { "value \($0)" }) {
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      return fail(run, reason: "\(names(bad)) has no value in this run")
    }
    set(run, .done(values))
  }

  /// Notes why a run has no values.
  public func fail(_ run: Int, reason: String) { set(run, .failed(reason: reason)) }

  /// Notes that a run was given up before its end, and waits again.
  public func release(_ run: Int) { set(run, .waiting) }

  private func set(_ run: Int, _ status: Status) {
    statuses.withLock { statuses in
      precondition(statuses.indices.contains(run), "run \(run) is not registered")
      precondition(!statuses[run].isDone, "run \(run) is done already")
      statuses[run] = status
      try? checkpoint?.keep(run, status.text)
    }
  }

  // MARK: - Aside

  /// Values that are those of no run, such as constants fitted for a point, by a number of their own: kept and found again as runs are.
  public func aside(_ number: Int) -> [Double]? {
    if let values = asides.withLock({ $0[number] }) { return values }
    guard let text = checkpoint?.known[Self.part(ofAside: number)], case .done(let values) = Status(text: text) else {
      return nil
    }
    return values
  }

  /// Keeps such values.
  public func keepAside(_ number: Int, _ values: [Double]) {
    asides.withLock { $0[number] = values }
    try? checkpoint?.keep(Self.part(ofAside: number), Status.done(values).text)
  }

  /// Runs count from 0.
  private static func part(ofAside number: Int) -> Int { -1 - number }

  // MARK: - Reading

  public var count: Int { statuses.withLock { $0.count } }

  public subscript(run: Int) -> Status { statuses.withLock { $0[run] } }

  /// All statuses, by number.
  public var all: [Status] { statuses.withLock { $0 } }

  /// Numbers of the runs that wait, in ascending order.
  public var waiting: [Int] { statuses.withLock { all in all.indices.filter { all[$0] == .waiting } } }

  public var counts: Counts {
    all.reduce(into: Counts()) { counts, status in
      switch status {
      case .waiting: counts.waiting += 1
      case .running: counts.running += 1
      case .done: counts.done += 1
      case .failed: counts.failed += 1
      }
    }
  }
}

extension RunRegister.Status {
  /// A word for tables.
  public var word: String {
    switch self {
    case .waiting: "waiting"
    case .running: "running"
    case .done: "done"
    case .failed: "failed"
    }
  }

  var isDone: Bool {
    if case .done = self { true } else { false }
  }

  /// One line for a checkpoint: the word, then values in their shortest exact form, or the reason.
  var text: String {
    switch self {
    case .waiting, .running: word
    case .done(let values): "done " + values.map { "\($0)" }.joined(separator: ",")
    case .failed(let reason):
      "failed " + String(reason.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
  }

  /// Reads a line; what was not written so waits.
  init(text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    switch parts.first {
    case "done" where parts.count == 2:
      let fields = parts[1].split(separator: ",")
      let values = fields.compactMap { Double($0) }
      self = values.count == fields.count ? .done(values) : .waiting
    case "failed" where parts.count == 2: self = .failed(reason: String(parts[1]))
    case "running": self = .running
    default: self = .waiting
    }
  }
}
