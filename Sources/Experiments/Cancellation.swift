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

/// How much of a known amount of work is done.
///
/// A class, because runs on several threads add to one count.
public final class WorkMeter: Sendable {
  /// Unit: months of replicates.
  public let total: Int
  private let count = Atomic<Int>(0)

  public init(total: Int) { self.total = total }

  public func addOne() { count.add(1, ordering: .relaxed) }

  public var done: Int { count.load(ordering: .relaxed) }
}
