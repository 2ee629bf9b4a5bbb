import DistrictModel
import ScenarioFiles
import Synchronization

/// One run of an experiment: a point, and under whose luck.
public struct RunKey: Hashable, Sendable {
  /// Number of the point, counted from 0.
  public let point: Int
  /// Replicate *r* has the scenario's seed plus *r*: the same replicate is the same luck at every point.
  public let replicate: Int

  public init(point: Int, replicate: Int) {
    self.point = point
    self.replicate = replicate
  }
}

/// The points and the runs of an experiment, and what came of them.
///
/// Points and runs are added in batches, each batch before its first run starts: an experiment that decides on its next points
/// when it has seen the last ones adds as many batches as it needs. The values of a run depend on its point and replicate alone.
public struct ExperimentRuns: Sendable {
  public let outcomes: [ExperimentOutcome]
  /// What is run, by number of the point.
  public private(set) var scenarios: [Scenario] = []
  /// By number of the run.
  public private(set) var runs: [RunKey] = []
  public let register: RunRegister
  /// How the base year was held; nil where nothing was fitted.
  var fits: BaseYearFit.Fits?
  private let simulate: Simulate

  /// Carries a replicate of several scenarios to the end; tells of each that is finished.
  package typealias Simulate =
    @Sendable (
      _ scenarios: [Scenario], _ replicate: Int, _ isCancelled: () -> Bool, _ progress: () -> Void,
      _ finished: (Int, Outcome) -> Void
    ) throws(RunFailure) -> Void

  public init(outcomes: [ExperimentOutcome], register: RunRegister = RunRegister()) {
    self.init(outcomes: outcomes, register: register) {
      scenarios, replicate, isCancelled, progress, finished throws(RunFailure) in
      try Futures(scenarios).run(
        replicate: replicate, keepsJournals: false, isCancelled: isCancelled, progress: progress,
        finished: { finished($0, $1.outcome()) })
    }
  }

  /// Runs by another simulation, for tests of what is around it.
  package init(outcomes: [ExperimentOutcome], register: RunRegister, simulate: @escaping Simulate) {
    self.outcomes = outcomes
    self.register = register
    self.simulate = simulate
  }

  // MARK: - Batches

  /// Adds points after those there are, and returns their numbers.
  @discardableResult
  public mutating func addPoints(_ scenarios: [Scenario]) -> Range<Int> {
    let numbers = self.scenarios.count..<self.scenarios.count + scenarios.count
    self.scenarios += scenarios
    return numbers
  }

  /// Registers runs after those there are, and returns their numbers.
  ///
  /// - Precondition: their points are there.
  @discardableResult
  public mutating func addRuns(_ keys: [RunKey]) -> Range<Int> {
    precondition(keys.allSatisfy { scenarios.indices.contains($0.point) }, "a run of a point that is not there")
    runs += keys
    return register.register(keys.count) { $1.count == outcomes.count }
  }

  /// Every point of a range under replicates 0 ..< `replicates`, point by point.
  ///
  /// - Parameter common: whether all points share the luck of their replicates; else each has its own.
  public static func keys(points: Range<Int>, replicates: Int, common: Bool = true) -> [RunKey] {
    keys(points: points, replicates: replicates, pointsPerLuck: common ? max(1, points.upperBound) : 1)
  }

  /// The same, where so many points in a row share the luck of their replicates.
  public static func keys(points: Range<Int>, replicates: Int, pointsPerLuck: Int) -> [RunKey] {
    points.flatMap { point in
      (0..<replicates).map { RunKey(point: point, replicate: point / pointsPerLuck * replicates + $0) }
    }
  }

  // MARK: - Execution

  /// Runs of one replicate that may share a past, done by one thread.
  private struct Job: Sendable {
    let replicate: Int
    let runs: [Int]
  }

  /// More points than this in a job gain little from the past they share.
  private static let mostPerJob = 8

  /// What waits, divided so that every thread has several jobs.
  private func jobs(threads: Int) -> [Job] {
    struct Luck: Hashable {
      let replicate: Int
      let seed: Int
      let sample: Sample
      let until: Month
    }
    let waiting = register.waiting
    let size = max(1, min(Self.mostPerJob, waiting.count / (4 * threads)))
    var order: [Luck] = []
    var members: [Luck: [Int]] = [:]
    for run in waiting {
      let settings = scenarios[runs[run].point].run
      let luck = Luck(
        replicate: runs[run].replicate, seed: settings.seed, sample: settings.sample, until: settings.until)
      if members[luck] == nil { order.append(luck) }
      members[luck, default: []].append(run)
    }
    return order.flatMap { luck in
      let all = members[luck]!
      return stride(from: 0, to: all.count, by: size).map {
        Job(replicate: luck.replicate, runs: Array(all[$0..<min($0 + size, all.count)]))
      }
    }
  }

  /// Months that the waiting runs will simulate: the unit of progress.
  public func monthsLeft(threads: Int) -> Int {
    jobs(threads: threads).reduce(0) { $0 + Futures($1.runs.map { scenarios[runs[$0].point] }).totalMonths }
  }

  /// Carries every waiting run to its end. A run that fails is registered as failed; the others go on.
  ///
  /// - Parameters:
  ///   - pool: the threads; their number changes no value.
  ///   - meter: counts the months done.
  /// - Throws: `cancelled`; finished runs stay registered.
  public func execute(
    in pool: RunPool, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil
  ) throws(RunFailure) {
    let jobs = jobs(threads: pool.threads)
    _ = try pool.map(count: jobs.count) { number throws(RunFailure) in
      try carry(jobs[number], cancellation: cancellation, meter: meter)
    }
  }

  /// After a failure the runs of a job that are not done are carried alone, so that only those fail that have to.
  private func carry(_ job: Job, cancellation: Cancellation, meter: WorkMeter?) throws(RunFailure) {
    for run in job.runs { register.begin(run) }
    var rest = job.runs
    do throws(RunFailure) {
      try carry(together: job.runs, job.replicate, cancellation, meter) { run in rest.removeAll { $0 == run } }
    } catch .cancelled {
      for run in rest { register.release(run) }
      throw .cancelled
    } catch {
      if rest.count == 1 { return register.fail(rest[0], reason: error.description) }
      for (index, run) in rest.enumerated() {
        do throws(RunFailure) {
          try carry(together: [run], job.replicate, cancellation, nil) { _ in }
        } catch .cancelled {
          for run in rest[index...] { register.release(run) }
          throw .cancelled
        } catch {
          register.fail(run, reason: error.description)
        }
      }
    }
  }

  private func carry(
    together members: [Int], _ replicate: Int, _ cancellation: Cancellation, _ meter: WorkMeter?,
    done: (Int) -> Void
  ) throws(RunFailure) {
    let scenarios = members.map { self.scenarios[runs[$0].point] }
    try simulate(scenarios, replicate, { cancellation.isCancelled }, { meter?.addOne() }) { index, outcome in
      let ensemble = Ensemble(scenario: scenarios[index], outcomes: [outcome])
      register.finish(members[index], outcomes.map { $0.value(in: ensemble) }) { outcomes[$0].name }
      done(members[index])
    }
  }

  // MARK: - Results

  /// Numbers of the runs of a point, in ascending order.
  public func runs(of point: Int) -> [Int] { runs.indices.filter { runs[$0].point == point } }

  /// One outcome at every point: the values of the finished runs, in the order of the runs.
  public func values(of outcome: Int) -> [[Double]] {
    var values = scenarios.map { _ in [Double]() }
    for (run, status) in zip(runs, register.all) {
      if case .done(let all) = status { values[run.point].append(all[outcome]) }
    }
    return values
  }

  /// All outcomes of every run, by point, then in the order of the runs; nil for a run that is not done.
  var valuesByReplicate: [[[Double]?]] {
    var values = scenarios.map { _ in [[Double]?]() }
    for (run, status) in zip(runs, register.all) {
      if case .done(let all) = status { values[run.point].append(all) } else { values[run.point].append(nil) }
    }
    return values
  }

  /// Runs that failed, with their reasons, in ascending order.
  public var failures: [(run: Int, reason: String)] {
    register.all.enumerated().compactMap { number, status in
      if case .failed(let reason) = status { (number, reason) } else { nil }
    }
  }
}
