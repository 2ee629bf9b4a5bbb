import DistrictModel
import Synchronization

/// A wish to stop that running replicates see at their next month.
///
/// A class, because the signal handler, the command and the runs share one flag.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  public func cancel() { flag.store(true, ordering: .relaxed) }

  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// How much of an amount of work is done.
///
/// A class, because runs on several threads add to one count.
public final class WorkMeter: Sendable {
  /// Unit: months of replicates.
  public var total: Int { most.load(ordering: .relaxed) }
  private let most: Atomic<Int>
  private let count = Atomic<Int>(0)
  private let current = Mutex<Phase?>(nil)

  /// A part of work whose parts differ.
  public struct Phase: Sendable, Equatable {
    public let title: Text
    /// Whether nobody can say beforehand how long it takes.
    public let isOpen: Bool
  }

  /// The part under way; nil if there is but one.
  public var phase: Phase? { current.withLock { $0 } }

  /// Enters another part of the work.
  func begin(_ phase: Phase) { current.withLock { $0 = phase } }

  public init(total: Int) { most = Atomic(total) }

  /// Makes the work larger.
  public func add(_ more: Int) { most.add(more, ordering: .relaxed) }

  public func addOne() { count.add(1, ordering: .relaxed) }

  public var done: Int { count.load(ordering: .relaxed) }
}
