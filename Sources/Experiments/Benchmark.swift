import DistrictModel
import Glibc

/// How fast the model runs on this machine: medians over several runs.
public struct Benchmark: Sendable {
  public let scenario: Scenario
  /// Runs one after the other, and rounds of runs side by side.
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
    /// One run alone: by its own CPU time.
    public let perCPUSecond: Double
    /// One run alone: by the clock.
    public let perWallSecond: Double
    /// As many runs as threads side by side, by the clock; nil for one thread.
    public let perWallSecondTogether: Double?
    /// Persons × months of one run.
    public let personMonths: Int
    /// Columns of the population. Unit: bytes per simulated person.
    public let bytesPerPerson: Int
    /// Largest memory of the process so far. Unit: bytes; nil where the system does not tell.
    public let peakMemory: Int?
  }

  /// Months that all runs simulate together.
  public var totalMonths: Int {
    let period = scenario.district.period
    let runs = rounds + (threads > 1 ? rounds * threads : 0)
    return runs * (scenario.run.until - period.start + 1 + period.spinUpMonths)
  }

  /// Measures.
  ///
  /// - Throws: `cancelled`, or the failure of a run.
  public func measure(cancellation: Cancellation, meter: WorkMeter? = nil) throws(RunFailure) -> Result {
    var alone: [(personMonths: Int, cpu: Double, wall: Double)] = []
    for _ in 0..<rounds { alone.append(try round(of: 1, cancellation, meter)) }
    var together: [Double] = []
    if threads > 1 {
      for _ in 0..<rounds {
        let (personMonths, _, wall) = try round(of: threads, cancellation, meter)
        together.append(Double(personMonths) / wall)
      }
    }
    return Result(
      perCPUSecond: Statistics.quantile(alone.map { Double($0.personMonths) / $0.cpu }, 0.5),
      perWallSecond: Statistics.quantile(alone.map { Double($0.personMonths) / $0.wall }, 0.5),
      perWallSecondTogether: together.isEmpty ? nil : Statistics.quantile(together, 0.5),
      personMonths: alone[0].personMonths, bytesPerPerson: Population.bytesPerPerson,
      peakMemory: Self.peakMemory())
  }

  /// Runs several replicates side by side.
  private func round(
    of runs: Int, _ cancellation: Cancellation, _ meter: WorkMeter?
  ) throws(RunFailure) -> (personMonths: Int, cpu: Double, wall: Double) {
    let start = Self.seconds(CLOCK_MONOTONIC)
    let results = try RunPool(threads: runs).map(count: runs) { replicate throws(RunFailure) in
      let start = Self.seconds(CLOCK_THREAD_CPUTIME_ID)
      let outcome = try Run(scenario: scenario, replicate: replicate).execute(
        isCancelled: { cancellation.isCancelled }, progress: { _ in meter?.addOne() })
      return (outcome.personMonths, Self.seconds(CLOCK_THREAD_CPUTIME_ID) - start)
    }
    let wall = Self.seconds(CLOCK_MONOTONIC) - start
    return (results.reduce(0) { $0 + $1.0 }, results.reduce(0) { $0 + $1.1 }, wall)
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
