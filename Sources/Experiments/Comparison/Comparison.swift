import DistrictModel

/// Scenarios compared with a base, replicate by replicate: the same people meet the same luck in every arm.
public struct Comparison: Sendable {
  /// What one scenario does.
  public struct Arm: Sendable {
    public let ensemble: Ensemble
    public let assessments: TargetAssessments
    public let costs: CostAccount
    /// Person by person against the base, one for each replicate; empty for the base itself.
    let persons: [PersonCounts]

    init(_ ensemble: Ensemble, persons: [PersonCounts]) {
      self.ensemble = ensemble
      assessments = TargetAssessments(of: ensemble)
      costs = CostAccount(of: ensemble)
      self.persons = persons
    }

    public var scenario: Scenario { ensemble.scenario }
  }

  public let base: Arm
  /// In the order asked for.
  public let arms: [Arm]
  /// Months simulated for one replicate of all scenarios, and those that separate runs would have simulated.
  public let months: (simulated: Int, separate: Int)
  /// How well the difference was to be known, and whether it is; nil unless that was asked for.
  public let precision: (goal: ErrorGoal, isReached: Bool)?

  public var replicates: Int { base.ensemble.replicates }

  /// How a measure of a year differs between an arm and the base; nil if either has not got it.
  public func difference(_ key: SeriesKey, in year: Int, as measure: YearMeasure, of arm: Arm) -> PairedDifference? {
    guard let before = base.ensemble.values(key, in: year, as: measure),
      let after = arm.ensemble.values(key, in: year, as: measure)
    else { return nil }
    return PairedDifference(base: before, policy: after, runsPerDraw: runsPerDraw)
  }

  /// Which particle each replicate ran with; nil if all ran with the scenarios' own parameters.
  public var draws: ParameterDraws? { base.ensemble.draws }

  var runsPerDraw: Int { base.ensemble.runsPerDraw }
}

/// How well a paired difference shall be known before replication ends.
public struct ErrorGoal: Sendable, Equatable {
  /// Half the width of the 90 % interval of the mean difference. Unit: that of the indicator.
  public let margin: Double
  public let indicator: String
  public let year: Int

  public init(margin: Double, indicator: String, year: Int) {
    self.margin = margin
    self.indicator = indicator
    self.year = year
  }

  /// Replicates that are enough, as far as those done can tell; nil if they are enough already.
  ///
  /// The margin shrinks with the root of the number; at least a quarter more and at most twice as many are run next, so that few
  /// looks are taken at the result before it is final.
  ///
  /// - Parameter differences: of every arm; each with at least two replicates.
  func replicatesNeeded(_ differences: [PairedDifference]) -> Int? {
    guard let widest = differences.compactMap(\.margin).max(), let done = differences.first?.differences.count,
      widest > margin
    else { return nil }
    let ratio = margin > 0 ? widest / margin : .infinity
    let needed = Double(done) * ratio * ratio
    return min(2 * done, max(done + (done + 3) / 4, Int(min(needed, 1e6).rounded(.up))))
  }
}

/// Runs a comparison.
public struct PairedRuns: Sendable {
  /// The base first; all are run with its seed, sample and last month.
  public let scenarios: [Scenario]
  private let futures: Futures
  private let errorGoal: ErrorGoal?
  private let mostReplicates: Int
  private let drawn: DrawnScenarios?

  /// - Parameters:
  ///   - base: its run settings hold for all.
  ///   - others: at least one, of the same district.
  ///   - errorGoal: replicates go on until every arm's difference is known that well, or there are `mostReplicates`; none but
  ///     these, whatever the base asks for.
  public init(base: Scenario, others: [Scenario], errorGoal: ErrorGoal? = nil, mostReplicates: Int = 1000) {
    self.init(base: base, others: others, errorGoal: errorGoal, mostReplicates: mostReplicates, drawn: nil)
  }

  /// The same, every replicate with the parameters of its particle.
  init(base: Scenario, others: [Scenario], errorGoal: ErrorGoal?, mostReplicates: Int, drawn: DrawnScenarios?) {
    precondition(!others.isEmpty, "a comparison has a base and something to compare with it")
    scenarios =
      [base]
      + others.map { scenario in
        var scenario = scenario
        scenario.run = base.run
        return scenario
      }
    futures = Futures(scenarios)
    self.errorGoal = errorGoal
    self.mostReplicates = mostReplicates
    self.drawn = drawn
  }

  /// Months that the first replicates simulate together: the unit of progress.
  public var totalMonths: Int { futures.totalMonths * firstCount }

  /// A margin needs two replicates; eight tell it well enough not to stop by luck.
  private var firstCount: Int {
    let asked = scenarios[0].run.replicates
    return errorGoal == nil ? asked : whole(min(mostReplicates, max(8, asked)))
  }

  /// Replicates that leave no draw half done.
  private func whole(_ replicates: Int) -> Int { drawn?.draws.whole(replicates) ?? replicates }

  /// One replicate of every scenario.
  private struct Row: Sendable {
    var outcomes: [Outcome?]
    var persons: [PersonCounts?]
  }

  /// Runs all replicates.
  ///
  /// - Parameters:
  ///   - pool: the threads; their number changes no result.
  ///   - cancellation: seen by every run at its next month.
  ///   - meter: counts the months done, told when more replicates are needed.
  ///   - firstNumbers: told what the first replicates say, if others follow; not where parameters are drawn, for the first replicates
  ///     have drawn alike.
  /// - Throws: `cancelled`, or the failure of the replicate with the lowest number.
  public func run(
    in pool: RunPool, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil,
    firstNumbers: (@Sendable (FirstNumbers) -> Void)? = nil
  ) throws(RunFailure) -> Comparison {
    var rows: [Row] = []
    var wanted = firstCount
    let keys = SharedKeys()
    var first: (@Sendable ([Row]) -> Void)?
    if let firstNumbers, drawn == nil {
      first = { firstNumbers(FirstNumbers(ensembles(of: $0), of: errorGoal == nil ? firstCount : nil)) }
    }
    while true {
      let done = rows.count
      let count = wanted - done
      rows += try pool.map(count: count, first: done == 0 ? first : nil) { index throws(RunFailure) in
        try row(
          replicate: done + index, threads: pool.threads(forJob: index, of: count), keys: keys,
          cancellation: cancellation, meter: meter)
      }
      guard let errorGoal else { return comparison(of: rows, precision: nil) }
      guard let needed = errorGoal.replicatesNeeded(differences(of: rows, errorGoal)) else {
        return comparison(of: rows, precision: (errorGoal, true))
      }
      if rows.count >= mostReplicates { return comparison(of: rows, precision: (errorGoal, false)) }
      wanted = whole(min(needed, mostReplicates))
      meter?.add(futures.totalMonths * (wanted - rows.count))
    }
  }

  /// The measure that replication is about, of every arm.
  private func differences(of rows: [Row], _ goal: ErrorGoal) -> [PairedDifference] {
    let arms = ensembles(of: rows)
    let kind = IndicatorList(scenarios[0].district)[goal.indicator]?.kind
    let values = arms.map {
      $0.values(SeriesKey(goal.indicator), in: goal.year, as: kind == .flow ? .yearTotal : .yearEnd)
    }
    return values.dropFirst().compactMap { arm in
      guard let base = values[0], let arm else { return nil }
      return PairedDifference(base: base, policy: arm, runsPerDraw: drawn?.draws.runsPerParticle ?? 1)
    }
  }

  private func ensembles(of rows: [Row]) -> [Ensemble] {
    scenarios.indices.map { index in
      Ensemble(scenario: scenarios[index], outcomes: rows.compactMap { $0.outcomes[index] }, draws: drawn?.draws)
    }
  }

  private func row(
    replicate: Int, threads: Int, keys: SharedKeys, cancellation: Cancellation, meter: WorkMeter?
  ) throws(RunFailure) -> Row {
    var row = Row(
      outcomes: Array(repeating: nil, count: scenarios.count), persons: Array(repeating: nil, count: scenarios.count))
    var base: (journal: SortedJournal, support: [TalentSupport])?
    let futures = drawn.map { Futures($0.scenarios(replicate: replicate, like: scenarios)) } ?? futures
    try futures.run(
      replicate: replicate, threads: threads, keepsJournals: true, isCancelled: { cancellation.isCancelled },
      progress: { meter?.addOne() },
      finished: { index, simulation in
        let outcome = keys.share(simulation.outcome())
        row.outcomes[index] = outcome
        guard let journal = simulation.closedJournal().map(SortedJournal.init) else { return }
        let support = TalentSupport.levers(of: outcome, in: scenarios[index])
        if let base {
          row.persons[index] = PersonCounts(
            base: base.journal, policy: journal, calendar: simulation.model.calendar, support: support,
            baseSupport: base.support)
        } else {
          base = (journal, support)
        }
      })
    return row
  }

  private func comparison(of rows: [Row], precision: (goal: ErrorGoal, isReached: Bool)?) -> Comparison {
    let arms = ensembles(of: rows).enumerated().map { index, ensemble in
      Comparison.Arm(ensemble, persons: rows.compactMap { $0.persons[index] })
    }
    return Comparison(
      base: arms[0], arms: Array(arms.dropFirst()), months: (futures.totalMonths, futures.separateMonths),
      precision: precision)
  }
}
