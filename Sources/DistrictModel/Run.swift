/// A scenario and a replicate carried to the horizon.
public struct Run: Sendable {
  public let scenario: Scenario
  public let replicate: Int
  public let sample: Sample
  /// Last month simulated.
  public let until: Month

  /// Replicates count from 0; the seed of each is the scenario's seed plus its number.
  public init(scenario: Scenario, replicate: Int, sample: Sample? = nil, until: Month? = nil) {
    self.scenario = scenario
    self.replicate = replicate
    self.sample = sample ?? scenario.run.sample
    self.until = until ?? scenario.run.until
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
    var model = Model(self)
    let census = Census(scenario, sample: sample)
    let first = model.calendar.month(model.calendar.initialMonth + 1)
    var monthly = Series(firstMonth: first, stepMonths: 1, keys: census.keys)
    var pyramid = Pyramid(scenario.district, sample: sample)
    while model.month < model.calendar.lastMonth {
      if isCancelled() { throw .cancelled }
      try model.step()
      monthly.append(census.row(model))
      let date = model.calendar.month(model.month)
      if date.ofYear == 12 { pyramid.record(model.residents.population, month: model.month, date: date) }
      progress(date)
    }
    return Outcome(
      replicate: replicate, seed: seed, sample: sample, monthly: monthly, pyramid: pyramid.series(),
      retention: Retention(model.profiles, sample: sample), profiles: model.profiles, personMonths: model.personMonths)
  }
}
