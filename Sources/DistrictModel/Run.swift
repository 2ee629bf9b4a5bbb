/// A scenario and a replicate carried to the horizon.
public struct Run: Sendable {
  public let scenario: Scenario
  public let replicate: Int
  public let sample: Sample
  /// Last month simulated.
  public let until: Month
  /// Threads that the residents are shared out to; no result depends on it.
  public let parts: Int

  /// Replicates count from 0; the seed of each is the scenario's seed plus its number.
  public init(scenario: Scenario, replicate: Int, sample: Sample? = nil, until: Month? = nil, parts: Int = 1) {
    self.scenario = scenario
    self.replicate = replicate
    self.sample = sample ?? scenario.run.sample
    self.until = until ?? scenario.run.until
    self.parts = parts
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
