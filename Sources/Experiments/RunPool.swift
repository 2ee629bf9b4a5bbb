import Foundation
import Synchronization

/// Runs side by side on a fixed number of threads; answers come in the order of the design.
///
/// Each thread takes the next job when it has finished one, so only as many jobs are alive as there are threads.
/// What a job answers may depend on its number only, so the number of threads changes no result.
public struct RunPool: Sendable {
  /// At least 1.
  public let threads: Int

  /// Bytes of stack of each thread.
  private static let stackSize = 16 << 20

  public init(threads: Int) {
    precondition(threads >= 1, "a pool has at least one thread")
    self.threads = threads
  }

  /// Threads that the machine can run at once.
  public static var machineThreads: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// Threads for a job of its own: the jobs that are left when all others have filled the threads share them out.
  ///
  /// Five runs on four threads are four side by side and then one on all four.
  public func threads(forJob job: Int, of count: Int) -> Int {
    let last = count % threads
    return job >= count - last ? threads / last : 1
  }

  /// Runs jobs 0 ..< `count` and returns their answers in that order.
  ///
  /// After a job has thrown, no further job starts; those at work are waited for.
  ///
  /// Who cannot wait gives `first`: it is told once, on the thread of a job, what the first jobs to finish have answered, when they are as
  /// many as threads and two at least; not if those are all.
  ///
  /// - Throws: what the failed job with the lowest number has thrown.
  public func map<Answer: Sendable, Failure: Error>(
    count: Int, first: (@Sendable ([Answer]) -> Void)? = nil,
    _ job: @escaping @Sendable (Int) throws(Failure) -> Answer
  ) throws(Failure) -> [Answer] {
    let few = max(2, threads)
    let board = Board<Answer, Failure>(count: count, first: few < count ? first.map { (few, $0) } : nil)
    let workers = DispatchGroup()
    for _ in 0..<min(threads, count) {
      workers.enter()
      let worker = Thread {
        board.work(job)
        workers.leave()
      }
      worker.stackSize = Self.stackSize
      worker.start()
    }
    workers.wait()
    return try board.answers()
  }
}

/// What the threads of a pool share. A class, because they all write to the same one.
private final class Board<Answer: Sendable, Failure: Error>: Sendable {
  private let count: Int
  private let next = Atomic<Int>(0)
  private let results: Mutex<[Result<Answer, Failure>?]>
  private let first: (count: Int, use: @Sendable ([Answer]) -> Void)?

  init(count: Int, first: (count: Int, use: @Sendable ([Answer]) -> Void)?) {
    self.count = count
    self.first = first
    results = Mutex(Array(repeating: nil, count: count))
  }

  /// Takes jobs until none is left, or one has failed.
  func work(_ job: (Int) throws(Failure) -> Answer) {
    while case let number = next.wrappingAdd(1, ordering: .relaxed).oldValue, number < count {
      let result: Result<Answer, Failure>
      do throws(Failure) {
        result = .success(try job(number))
      } catch {
        result = .failure(error)
        next.store(count, ordering: .relaxed)
      }
      let few: [Answer]? = results.withLock { results in
        results[number] = result
        guard let first, results.count(where: { $0 != nil }) == first.count else { return nil }
        return results.compactMap { try? $0?.get() }
      }
      if let few, few.count == first?.count { first?.use(few) }
    }
  }

  /// All answers; the failure with the lowest number if there is one.
  func answers() throws(Failure) -> [Answer] {
    let all = results.withLock { $0 }
    for case .failure(let failure) in all { throw failure }
    return all.map { result in
      guard case .success(let answer) = result else { preconditionFailure("a job was left out") }
      return answer
    }
  }
}
