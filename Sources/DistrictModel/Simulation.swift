/// One replicate under way: the live model and what has been counted of it so far.
///
/// A value: a copy is a second future of the same past. Scenarios that are alike until some month are simulated once up to
/// there and then go on from copies.
package struct Simulation: Sendable {
  package private(set) var model: Model
  private let replicate: Int
  private let seed: UInt64
  private let sample: Sample
  private var census: Census
  private var monthly: Series
  private var pyramid: Pyramid

  /// - Parameters:
  ///   - run: scenario, seed and number of the replicate.
  ///   - keepsJournal: whether to note from the policy start on who comes, goes and is paid.
  ///   - finished: told each step that is done: for a benchmark.
  package init(_ run: Run, keepsJournal: Bool = false, finished: (@Sendable (MonthStep) -> Void)? = nil) {
    model = Model(run, parts: run.parts)
    model.keepsJournal = keepsJournal
    model.finished = finished
    finished?(.firstPopulation)
    replicate = run.replicate
    seed = run.seed
    sample = run.sample
    census = Census(run.scenario, sample: sample)
    let first = model.calendar.month(model.calendar.initialMonth + 1)
    monthly = Series(firstMonth: first, stepMonths: 1, keys: census.keys)
    pyramid = Pyramid(run.scenario.district, sample: sample)
  }

  /// Whether the last month is done.
  package var isFinished: Bool { model.month >= model.calendar.lastMonth }

  /// Number of the next month, counted from the policy start.
  package var nextMonth: Int { model.month + 1 }

  /// Simulates a month.
  ///
  /// - Throws: `.balance` when the books of the month do not balance.
  /// - Returns: the month that was simulated.
  @discardableResult
  package mutating func advance() throws(RunFailure) -> Month {
    try model.step()
    let row = census.row(model)
    monthly.append(row)
    model.observe { indicator in monthly.column(SeriesKey(indicator)).map { row[$0] } }
    let date = model.calendar.month(model.month)
    if date.ofYear == 12 { pyramid.record(model.parts.map(\.population), month: model.month, date: date) }
    model.finished?(.booksAndCounts)
    return date
  }

  /// The same past with another scenario's future.
  ///
  /// - Precondition: the scenarios differ in nothing that has had an effect so far.
  package func branched(to scenario: Scenario) -> Simulation {
    var branch = self
    branch.model.adopt(scenario)
    branch.census = Census(scenario, sample: sample)
    branch.monthly = monthly.rekeyed(branch.census.keys)
    return branch
  }

  /// The journal up to now, with everybody who lives in the district at its end; nil unless one is kept.
  package func closedJournal() -> Journal? {
    let parts = model.parts.compactMap { residents in
      var journal = residents.journal
      journal?.close(with: residents.population)
      return journal
    }
    return parts.first.map { parts.dropFirst().reduce($0) { $0 + $1 } }
  }

  /// What has come of it.
  package func outcome() -> Outcome {
    Outcome(
      replicate: replicate, seed: seed, sample: sample, monthly: monthly.packed(), pyramid: pyramid.series().packed(),
      retention: Retention(model.profiles, sample: sample), profiles: model.profiles, personMonths: model.personMonths)
  }
}
