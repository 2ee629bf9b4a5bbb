import DistrictModel
import Glibc
import Synchronization

/// How fast the model runs on this machine: medians over several runs.
public struct Benchmark: Sendable {
  public let scenario: Scenario
  /// Runs alone, runs shared out to the threads, and rounds of runs side by side.
  public let rounds: Int
  public let threads: Int

  public init(of scenario: Scenario, rounds: Int, threads: Int) {
    precondition(rounds >= 1 && threads >= 1, "a benchmark has a run and a thread")
    self.scenario = scenario
    self.rounds = rounds
    self.threads = threads
  }

  /// Unit of speed: simulated person-months per second.
  public struct Result: Sendable {
    /// One run on one thread: by its own CPU time.
    public let perCPUSecond: Double
    /// One run on one thread: by the clock.
    public let perWallSecond: Double
    /// One run shared out to the threads, by the clock; nil for one thread.
    public let perWallSecondShared: Double?
    /// As many runs as threads side by side, by the clock; nil for one thread.
    public let perWallSecondTogether: Double?
    /// Persons × months of one run.
    public let personMonths: Int
    /// CPU time of each step of a run on one thread. Unit: nanoseconds per person-month.
    public let steps: [(step: MonthStep, nanoseconds: Double)]
    /// Unit: instructions per person-month of a run on one thread; nil where the machine does not count them.
    public let instructions: Double?
    /// Columns of the population. Unit: bytes per simulated person.
    public let bytesPerPerson: Int
    /// Largest memory of the process after the runs on one thread, one after the other. Unit: bytes; nil where the system does not tell.
    public let peakMemory: Int?
  }

  /// Months that all runs simulate together.
  public var totalMonths: Int {
    let period = scenario.district.period
    let runs = rounds + (threads > 1 ? rounds + rounds * threads : 0)
    return runs * (scenario.run.until - period.start + 1 + period.spinUpMonths)
  }

  /// Measures.
  ///
  /// - Throws: `cancelled`, or the failure of a run.
  public func measure(cancellation: Cancellation, meter: WorkMeter? = nil) throws(RunFailure) -> Result {
    var alone: [Round] = []
    for _ in 0..<rounds { alone.append(try round(runs: 1, threadsEach: 1, cancellation, meter)) }
    let peakMemory = Self.peakMemory()
    var (shared, together): ([Round], [Round]) = ([], [])
    if threads > 1 {
      for _ in 0..<rounds { shared.append(try round(runs: 1, threadsEach: threads, cancellation, meter)) }
      for _ in 0..<rounds { together.append(try round(runs: threads, threadsEach: 1, cancellation, meter)) }
    }
    func median(_ rounds: [Round], _ measure: (Round) -> Double) -> Double? {
      rounds.isEmpty ? nil : Statistics.quantile(rounds.map(measure), 0.5)
    }
    let counted = alone.compactMap { round in round.instructions.map { Double($0) / Double(round.personMonths) } }
    return Result(
      perCPUSecond: median(alone) { Double($0.personMonths) / $0.cpu }!,
      perWallSecond: median(alone) { Double($0.personMonths) / $0.wall }!,
      perWallSecondShared: median(shared) { Double($0.personMonths) / $0.wall },
      perWallSecondTogether: median(together) { Double($0.personMonths) / $0.wall },
      personMonths: alone[0].personMonths,
      steps: MonthStep.allCases.map { step in
        (step, median(alone) { ($0.steps[step] ?? 0) * 1e9 / Double($0.personMonths) }!)
      },
      instructions: counted.isEmpty ? nil : Statistics.quantile(counted, 0.5),
      bytesPerPerson: Population.bytesPerPerson, peakMemory: peakMemory)
  }

  /// What one round took. Unit of time: seconds.
  private struct Round {
    var personMonths = 0
    var cpu = 0.0
    var wall = 0.0
    var steps: [MonthStep: Double] = [:]
    var instructions: Int?
  }

  /// Runs some replicates side by side.
  private func round(
    runs: Int, threadsEach: Int, _ cancellation: Cancellation, _ meter: WorkMeter?
  ) throws(RunFailure) -> Round {
    let counter = InstructionCounter()
    let (cpu, wall) = (Self.seconds(CLOCK_PROCESS_CPUTIME_ID), Self.seconds(CLOCK_MONOTONIC))
    let done = try RunPool(threads: runs).map(count: runs) { replicate throws(RunFailure) in
      let watch = StepWatch()
      let run = Run(scenario: scenario, replicate: replicate, threads: threadsEach)
      var simulation = Simulation(run, finished: watch.finished)
      while !simulation.isFinished {
        if cancellation.isCancelled { throw .cancelled }
        try simulation.advance()
        meter?.addOne()
      }
      return (simulation.outcome().personMonths, watch.seconds)
    }
    var round = Round()
    round.wall = Self.seconds(CLOCK_MONOTONIC) - wall
    round.cpu = Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu
    round.personMonths = done.reduce(0) { $0 + $1.0 }
    round.steps = done[0].1
    round.instructions = counter?.count
    return round
  }

  /// Adds up the CPU time of the steps of one thread.
  private final class StepWatch: Sendable {
    private let state = Mutex<(last: Double, seconds: [MonthStep: Double])>(
      (Benchmark.seconds(CLOCK_THREAD_CPUTIME_ID), [:]))

    func finished(_ step: MonthStep) {
      let now = Benchmark.seconds(CLOCK_THREAD_CPUTIME_ID)
      state.withLock { state in
        state.seconds[step, default: 0] += now - state.last
        state.last = now
      }
    }

    var seconds: [MonthStep: Double] { state.withLock { $0.seconds } }
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// `VmHWM` of the process.
  private static func peakMemory() -> Int? {
    guard let text = machineFile("/proc/self/status"),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0.filter(\.isNumber)) })
    else { return nil }
    return kilobytes * 1024
  }

  /// Name of the processor.
  public static var processor: String {
    let lines = machineFile("/proc/cpuinfo")?.split(separator: "\n") ?? []
    let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return name.map { $0.split(separator: " ").joined(separator: " ") } ?? "unknown processor"
  }

  /// A file of `/proc`, which has no length before it is read.
  private static func machineFile(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
