import DistrictModel

/// How long an experiment will take on this machine, from a short trial of its base scenario.
///
/// The trial carries one replicate of the base for part of a second. What it cannot know: other work on the machine, and points whose
/// scenarios are slower or faster than the base. So it is a guide, and good to a factor of two at best.
public struct WorkEstimate: Sendable, Equatable {
  public let runs: Int
  /// Months that are simulated, those that points share counted once.
  public let months: Int
  /// Unit: seconds of one thread for a month of the base.
  public let secondsPerMonth: Double
  /// Unit: seconds of one thread to draw the first population.
  public let secondsPerStart: Double
  public let threads: Int

  /// Measures on a plan.
  ///
  /// - Parameters:
  ///   - threads: those that the experiment would use.
  ///   - budget: the trial ends with the first month after this time. Unit: seconds.
  /// - Throws: a failure of the trial.
  public init(of plan: ExperimentPlan, threads: Int, budget: Double = 0.5) throws(RunFailure) {
    self.init(
      runs: plan.points.count * plan.replicates, months: plan.months(threads: threads), threads: threads,
      trial: try Self.trial(of: plan.experiment.base.scenario, budget: budget))
  }

  /// Measures on a scenario of which so many runs are made, each of them whole.
  init(of scenario: Scenario, runs: Int, threads: Int, budget: Double = 0.5) throws(RunFailure) {
    let months = Futures([scenario]).totalMonths
    self.init(runs: runs, months: runs * months, threads: threads, trial: try Self.trial(of: scenario, budget: budget))
  }

  package init(runs: Int, months: Int, threads: Int, trial: (start: Double, month: Double)) {
    self.runs = runs
    self.months = months
    self.threads = threads
    secondsPerStart = trial.start
    secondsPerMonth = trial.month
  }

  static func trial(of scenario: Scenario, budget: Double) throws(RunFailure) -> (Double, Double) {
    let clock = ContinuousClock()
    let begin = clock.now
    var simulation = Simulation(Run(scenario: scenario, replicate: 0))
    let start = seconds(clock.now - begin)
    let from = clock.now
    var months = 0
    while !simulation.isFinished, months == 0 || seconds(clock.now - from) < budget {
      try simulation.advance()
      months += 1
    }
    return (start, seconds(clock.now - from) / Double(max(1, months)))
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  /// Unit: seconds by the clock, all threads at work. Every run is charged a start, though runs that share a past share it too.
  public var seconds: Double {
    (Double(months) * secondsPerMonth + Double(runs) * secondsPerStart) / Double(min(threads, max(1, runs)))
  }

  /// `about 40 s with 2 threads`
  public var text: Text {
    let threads = threads == 1 ? "1 thread" : "\(threads) threads"
    return Text(
      en: "about \(Self.duration(seconds).en) with \(threads)", zh: "\(self.threads) 个线程约需 \(Self.duration(seconds).zh)"
    )
  }

  /// Rounded to what an estimate can claim.
  static func duration(_ seconds: Double) -> Text {
    switch seconds {
    case ..<1: Text(en: "a second", zh: "1 秒")
    case ..<90: Text(en: "\(whole(seconds)) s", zh: "\(whole(seconds)) 秒")
    case ..<5400: Text(en: "\(whole(seconds / 60)) min", zh: "\(whole(seconds / 60)) 分钟")
    default: Text(en: "\(whole(seconds / 3600)) h", zh: "\(whole(seconds / 3600)) 小时")
    }
  }

  /// Two digits at most.
  private static func whole(_ number: Double) -> Int {
    number < 20 ? Int(number.rounded(.up)) : Int((number / 5).rounded(.up)) * 5
  }
}
