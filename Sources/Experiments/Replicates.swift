import DistrictModel

/// The same scenario under different luck: replicate *r* has the scenario's seed plus *r*.
public struct Replicates: Sendable {
  /// Carries one run to its end.
  package typealias Simulation =
    @Sendable (Run, _ isCancelled: () -> Bool, _ progress: (Month) -> Void) throws(RunFailure) -> Outcome

  public let scenario: Scenario
  private let drawn: DrawnScenarios?
  private let simulate: Simulation

  /// Replicates as many as the scenario's run settings say.
  public init(of scenario: Scenario) { self.init(of: scenario, drawn: nil) }

  /// The same, each with the parameters of its particle.
  init(of scenario: Scenario, drawn: DrawnScenarios?) {
    self.init(of: scenario, drawn: drawn) { run, isCancelled, progress throws(RunFailure) in
      try run.execute(isCancelled: isCancelled, progress: progress)
    }
  }

  /// Replicates by another simulation, for tests of what is around it.
  package init(of scenario: Scenario, simulate: @escaping Simulation) {
    self.init(of: scenario, drawn: nil, simulate: simulate)
  }

  private init(of scenario: Scenario, drawn: DrawnScenarios?, simulate: @escaping Simulation) {
    self.scenario = scenario
    self.drawn = drawn
    self.simulate = simulate
  }

  /// Months that all replicates together simulate: the unit of progress.
  public var totalMonths: Int {
    let period = scenario.district.period
    return scenario.run.replicates * (scenario.run.until - period.start + 1 + period.spinUpMonths)
  }

  /// Runs all replicates.
  ///
  /// - Parameters:
  ///   - pool: the threads; their number changes no result.
  ///   - cancellation: seen by every run at its next month.
  ///   - meter: counts the months done.
  ///   - firstNumbers: told what the first replicates say, if others follow; not where parameters are drawn, for the first replicates
  ///     have drawn alike.
  /// - Throws: `cancelled`, or the failure of the replicate with the lowest number.
  public func run(
    in pool: RunPool, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil,
    firstNumbers: (@Sendable (FirstNumbers) -> Void)? = nil
  ) throws(RunFailure) -> Ensemble {
    let count = scenario.run.replicates
    var first: (@Sendable ([Outcome]) -> Void)?
    if let firstNumbers, drawn == nil {
      first = { firstNumbers(FirstNumbers([Ensemble(scenario: scenario, outcomes: $0)], of: count)) }
    }
    let keys = SharedKeys()
    let outcomes = try pool.map(count: count, first: first) { replicate throws(RunFailure) in
      let run = Run(
        scenario: drawn?.scenario(0, replicate: replicate) ?? scenario, replicate: replicate,
        threads: pool.threads(forJob: replicate, of: count))
      return keys.share(try simulate(run, { cancellation.isCancelled }, { _ in meter?.addOne() }))
    }
    return Ensemble(scenario: scenario, outcomes: outcomes, draws: drawn?.draws)
  }
}
