import Synchronization
import Testing

@testable import Experiments

struct RunPoolTests {
  private struct Trouble: Error, Equatable { let job: Int }

  @Test(arguments: [1, 2, 3, 7])
  func `answers come in design order whatever the number of threads`(threads: Int) throws {
    let answers = RunPool(threads: threads).map(count: 50) { job -> Int in
      // Work that grows shorter, so that later jobs overtake earlier ones.
      var sum = 0
      for step in 0..<(50 - job) * 1000 { sum &+= step }
      return job * 1000 + (sum & 0)
    }
    #expect(answers == (0..<50).map { $0 * 1000 })
  }

  @Test func `a pool without jobs answers nothing`() {
    #expect(RunPool(threads: 2).map(count: 0) { $0 }.isEmpty)
  }

  /// Seven jobs on three threads: six side by side, and the last with all three.
  @Test func `the last jobs share out the threads that would wait`() {
    func threads(_ pool: Int, _ jobs: Int) -> [Int] {
      (0..<jobs).map { RunPool(threads: pool).threads(forJob: $0, of: jobs) }
    }
    #expect(threads(3, 7) == [1, 1, 1, 1, 1, 1, 3])
    #expect(threads(4, 6) == [1, 1, 1, 1, 2, 2])
    #expect(threads(8, 3) == [2, 2, 2])
    #expect(threads(2, 4) == [1, 1, 1, 1])
    #expect(threads(1, 3) == [1, 1, 1])
    #expect(threads(5, 1) == [5])
  }

  @Test(arguments: [1, 2, 4])
  func `no more jobs are alive than there are threads`(threads: Int) {
    let counters = Counters()
    _ = RunPool(threads: threads).map(count: 40) { _ -> Int in counters.visit() }
    #expect(counters.most.load(ordering: .relaxed) <= threads)
    #expect(counters.most.load(ordering: .relaxed) >= 1)
  }

  /// As many as threads and two at least, in design order, and once.
  @Test(arguments: [(1, 2), (2, 2), (3, 3)])
  func `who cannot wait is told the first answers`(threads: Int, few: Int) {
    let told = Mutex<[[Int]]>([])
    let answers = RunPool(threads: threads).map(count: few + 20, first: { first in told.withLock { $0.append(first) } })
    {
      $0
    }
    #expect(answers == Array(0..<few + 20))
    let first = told.withLock { $0 }
    #expect(first.count == 1 && first[0].count == few && first[0] == first[0].sorted())
    if threads == 1 { #expect(first == [[0, 1]]) }
  }

  @Test func `all answers are no first ones, nor are those of a pool with a failure among the first`() throws {
    let told = Atomic<Int>(0)
    let tell: @Sendable ([Int]) -> Void = { _ in told.add(1, ordering: .relaxed) }
    _ = RunPool(threads: 2).map(count: 2, first: tell) { $0 }
    #expect(throws: Trouble(job: 1)) {
      try RunPool(threads: 1).map(count: 9, first: tell) { job throws(Trouble) -> Int in
        if job == 1 { throw Trouble(job: job) }
        return job
      }
    }
    #expect(told.load(ordering: .relaxed) == 0)
  }

  @Test(arguments: [1, 2, 3])
  func `the failure with the lowest number is thrown`(threads: Int) {
    #expect(throws: Trouble(job: 5)) {
      try RunPool(threads: threads).map(count: 30) { job throws(Trouble) -> Int in
        if job == 5 || job == 6 || job == 20 { throw Trouble(job: job) }
        return job
      }
    }
  }

  @Test func `no job starts after a failure`() {
    let started = Counter()
    #expect(throws: Trouble.self) {
      try RunPool(threads: 1).map(count: 100) { job throws(Trouble) -> Int in
        started.count.add(1, ordering: .relaxed)
        if job == 3 { throw Trouble(job: job) }
        return job
      }
    }
    #expect(started.count.load(ordering: .relaxed) == 4)
  }
}

/// A class, because several threads count in it.
private final class Counter: Sendable {
  let count = Atomic<Int>(0)
}

/// A class, because several threads count in it.
private final class Counters: Sendable {
  let alive = Atomic<Int>(0)
  let most = Atomic<Int>(0)

  func visit() -> Int {
    let now = alive.add(1, ordering: .sequentiallyConsistent).newValue
    most.max(now, ordering: .sequentiallyConsistent)
    var sum = 0
    for step in 0..<10_000 { sum &+= step }
    alive.subtract(1, ordering: .sequentiallyConsistent)
    return sum
  }
}
