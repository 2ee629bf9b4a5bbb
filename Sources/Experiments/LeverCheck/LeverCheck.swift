import DistrictModel

/// Tests that every lever of a district must pass whatever its sizes, run on the district itself.
///
/// The lever is raised alone, from the policy start on and at once, against the reference with the same luck. Every arm goes
/// on from one spin-up, which is simulated once for each replicate. Diagnostic levels are not bounded by the lever's maximum.
public struct LeverCheck: Sendable {
  /// The district with every lever at its reference level; its run settings give seed, sample and replicates.
  let base: Scenario
  /// Numbers in the catalogue.
  let levers: [Int]

  /// Levels above the reference at which effects are measured, and one between.
  static let raised = 3.0
  static let between = 1.0
  /// Months after the policy start at which a lever is raised in the test of what comes before.
  static let laterStart = 12
  /// Months that the exact tests run on, at least.
  static let exactMonths = 24

  /// - Parameters:
  ///   - base: levels that its windows set are dropped; so are circumstances and a budget.
  ///   - names: the levers to be tested; all if nil. Others than the district's are left out.
  public init(of base: Scenario, levers names: Set<String>? = nil) {
    var reference = base
    reference.levers = LeverSettings()
    reference.circumstances = nil
    reference.budget = nil
    self.base = reference
    levers = base.district.levers.levers.indices.filter { index in
      names.map { $0.contains(base.district.levers.levers[index].name) } ?? true
    }
  }

  public var sample: Sample { base.run.sample }
  public var replicates: Int { base.run.replicates }
  var start: Month { base.district.period.start }

  func lever(_ index: Int) -> Lever { base.district.levers.levers[index] }

  func theory(of index: Int) -> LeverTheory { LeverTheory(lever(index), in: base, raisedIn: start) }

  /// The district with one lever at another level.
  func scenario(_ index: Int, at level: Double) -> Scenario {
    scenario(index, [LeverWindow(level: level, start: start, rampMonths: 0)])
  }

  func scenario(_ index: Int, _ windows: [LeverWindow]) -> Scenario {
    var scenario = base
    scenario.levers.windows[lever(index).name] = windows
    return scenario
  }

  /// Levels of a lever from none to the highest, the reference among them.
  func levels(of index: Int) -> [Double] {
    let reference = lever(index).definition.referenceLevel
    return (reference > 0 ? [0] : []) + [reference, reference + Self.between, reference + Self.raised]
  }

  // MARK: - Months

  /// The twelve months in which an outcome is measured; nil if the horizon is too near.
  ///
  /// Where theory is silent, these are the latest of those where it is not.
  func months(of outcome: LeverOutcome, _ theory: LeverTheory) -> ClosedRange<Month>? {
    let first = start + (theory.expectations[outcome]?.onset ?? theory.expectations.values.map(\.onset).max() ?? 0)
    let months = first...(first + 11)
    return months.upperBound <= base.district.period.horizon ? months : nil
  }

  /// Last month that the effects of a lever need.
  func lastMonth(of index: Int) -> Month {
    let theory = theory(of: index)
    let months = LeverOutcome.allCases.compactMap { self.months(of: $0, theory)?.upperBound }
    return months.max() ?? start
  }

  private var longestMonth: Month { levers.map(lastMonth).max() ?? start }

  /// Last month of the exact tests.
  var exactLastMonth: Month { min(start + (Self.exactMonths - 1), base.district.period.horizon) }

  private var spinUp: Int { base.district.period.spinUpMonths }

  /// Months simulated by all jobs together: the unit of progress.
  public var totalMonths: Int {
    let effects = levers.reduce(longestMonth - start + 1) { sum, index in
      sum + (lastMonth(of: index) - start + 1) * (levels(of: index).count - 1)
    }
    let exact = 3 * spinUp + (exactLastMonth - start + 1) * (3 + 5 * levers.count)
    return replicates * (spinUp + effects) + exact
  }

  // MARK: - Running

  /// Part of the findings that one job makes.
  private enum Part: Sendable {
    case effects([LeverMeasures])
    case exact([[LeverFinding.Exact]])
  }

  /// Runs every test.
  ///
  /// - Parameters:
  ///   - pool: the threads; their number changes no result.
  ///   - cancellation: seen at the next month.
  ///   - meter: counts the months done.
  /// - Returns: a finding for each lever, in the order of the catalogue.
  /// - Throws: `cancelled`, or the failure of the first job that failed.
  public func run(
    in pool: RunPool, cancellation: Cancellation = Cancellation(), meter: WorkMeter? = nil
  ) throws(RunFailure) -> [LeverFinding] {
    let worlds = ExactWorld.allCases
    let parts = try pool.map(count: worlds.count + replicates) { job throws(RunFailure) -> Part in
      let runner = LeverRunner(cancellation: cancellation, meter: meter)
      if job < worlds.count { return .exact(try exact(in: worlds[job], runner)) }
      return .effects(try effects(replicate: job - worlds.count, runner))
    }
    var identical = levers.map { _ in [LeverFinding.Exact]() }
    var rows: [[LeverMeasures]] = []
    for part in parts {
      switch part {
      case .exact(let found): for (position, tests) in found.enumerated() { identical[position] += tests }
      case .effects(let found): rows.append(found)
      }
    }
    return levers.indices.map { position in
      LeverFinding(
        lever: lever(levers[position]), exact: identical[position],
        effects: judged(levers[position], rows.map { $0[position] }))
    }
  }
}

/// Carries simulations on, and stops when asked to.
struct LeverRunner {
  let cancellation: Cancellation
  let meter: WorkMeter?

  /// Simulates to the end of a month.
  func carry(_ simulation: inout Simulation, to last: Month) throws(RunFailure) {
    let end = last - simulation.model.calendar.start
    while simulation.nextMonth <= end {
      if cancellation.isCancelled { throw .cancelled }
      try simulation.advance()
      meter?.addOne()
    }
  }

  /// The state at the end of the spin-up.
  func spunUp(_ scenario: Scenario, replicate: Int, until: Month, keepsJournal: Bool = false) throws(RunFailure)
    -> Simulation
  {
    var simulation = Simulation(Run(scenario: scenario, replicate: replicate, until: until), keepsJournal: keepsJournal)
    try carry(&simulation, to: scenario.district.period.start + -1)
    return simulation
  }

  /// What becomes of a past under another scenario.
  func future(of past: Simulation, _ scenario: Scenario, until: Month) throws(RunFailure) -> Simulation {
    var simulation = past.branched(to: scenario)
    try carry(&simulation, to: until)
    return simulation
  }
}
