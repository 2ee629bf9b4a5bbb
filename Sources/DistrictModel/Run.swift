/// A scenario and a replicate carried to the horizon.
public struct Run: Sendable {
  public let scenario: Scenario
  public let replicate: Int
  public let sample: Sample
  /// Last month simulated.
  public let until: Month
  /// Parts of the residents that go on side by side, each on a thread; no result depends on their number.
  let parts: Int
  /// Fewer residents in a part than these, and the parts wait for each other longer than they work.
  private static let residentsOfAPart = 25_000.0

  /// Replicates count from 0; the seed of each is the scenario's seed plus its number.
  ///
  /// No more `threads` than this are used, and fewer where there are few residents.
  public init(scenario: Scenario, replicate: Int, sample: Sample? = nil, until: Month? = nil, threads: Int = 1) {
    let residents = scenario.parameters.population.initialResidents * (sample ?? scenario.run.sample).scale
    self.init(
      scenario: scenario, replicate: replicate, sample: sample, until: until,
      parts: min(threads, Int(residents / Self.residentsOfAPart)))
  }

  /// With the residents in some `parts`, however few they are.
  init(scenario: Scenario, replicate: Int, sample: Sample? = nil, until: Month? = nil, parts: Int) {
    self.scenario = scenario
    self.replicate = replicate
    self.sample = sample ?? scenario.run.sample
    self.until = until ?? scenario.run.until
    self.parts = max(1, parts)
  }

  /// Seed of this replicate.
  public var seed: UInt64 { UInt64(bitPattern: Int64(scenario.run.seed)) &+ UInt64(replicate) }

  /// Simulates month by month from the start of the spin-up.
  ///
  /// - Parameters:
  ///   - isCancelled: asked before each month.
  ///   - progress: told each month that is done.
  /// - Throws: `RunFailure.cancelled`, or `.balance` when the books of a month do not balance.
  public func execute(isCancelled: () -> Bool = { false }, progress: (Month) -> Void = { _ in }) throws(RunFailure)
    -> Outcome
  {
    var simulation = Simulation(self)
    while !simulation.isFinished {
      if isCancelled() { throw .cancelled }
      progress(try simulation.advance())
    }
    return simulation.outcome()
  }
}
