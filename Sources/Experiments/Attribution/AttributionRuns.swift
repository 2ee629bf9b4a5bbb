import DistrictModel

/// Runs the coalitions of an attribution.
public struct AttributionRuns: Sendable {
  /// What counts as one player.
  public enum Grouping: String, CaseIterable, Sendable {
    case families, levers
  }

  public let base: Scenario
  public let policy: Scenario
  public let players: [Attribution.Player]
  public let method: Attribution.Method
  private let errorGoal: ErrorGoal?
  private let mostReplicates: Int
  let outcomes: [Attribution.Outcome]

  /// With so many players or fewer all coalitions are run.
  public static let mostForExact = 8

  /// - Parameters:
  ///   - base: its run settings hold for both.
  ///   - policy: the same but for its levers.
  ///   - grouping: whether levers or their families share the difference.
  ///   - orders: orders of coming in each replicate where there are too many players for all coalitions; an even number.
  ///   - errorGoal: replicates go on until every share of this outcome is known that well, or there are `mostReplicates`.
  /// - Precondition: the scenarios differ in the levels of 1…64 levers, and a calendar year is wholly simulated.
  public init(
    base: Scenario, policy: Scenario, grouping: Grouping, orders: Int = 2, errorGoal: ErrorGoal? = nil,
    mostReplicates: Int = 1000
  ) {
    var policy = policy
    policy.run = base.run
    self.base = base
    self.policy = policy
    players = Self.players(base, policy, grouping)
    precondition((1...64).contains(players.count), "the difference of 1…64 players is divided")
    method = players.count <= Self.mostForExact ? .exact : .sampled(orders: max(2, orders))
    self.errorGoal = errorGoal
    self.mostReplicates = mostReplicates
    outcomes = Self.outcomes(of: base)
  }

  /// Names of the levers whose levels differ between two scenarios of the same district.
  static func differing(_ base: Scenario, _ policy: Scenario) -> [String] {
    let calendar = Calendar(base.district.period, until: base.run.until)
    return base.district.levers.levers.map(\.name).filter { name in
      var (one, other) = (base, base)
      one.levers = LeverSettings([name: base.levers.windows[name] ?? []])
      other.levers = LeverSettings([name: policy.levers.windows[name] ?? []])
      return PolicyPackage(one, calendar: calendar).firstDifference(from: PolicyPackage(other, calendar: calendar))
        != nil
    }
  }

  private static func players(_ base: Scenario, _ policy: Scenario, _ grouping: Grouping) -> [Attribution.Player] {
    let names = differing(base, policy)
    let levers = base.district.levers.levers.filter { names.contains($0.name) }
    switch grouping {
    case .levers:
      return levers.map { .init(name: $0.name, title: $0.definition.title, levers: [$0.name]) }
    case .families:
      return base.district.leverFamilies.compactMap { family in
        let members = levers.filter { $0.definition.family == family.name }.map(\.name)
        return members.isEmpty ? nil : .init(name: family.name, title: family.title, levers: members)
      }
    }
  }

  /// The indicators of the targets that levers do not deliver directly, and the cost, in every whole year of the policy.
  private static func outcomes(of scenario: Scenario) -> [Attribution.Outcome] {
    let start = scenario.district.period.start
    let until = scenario.run.until
    let first = start.ofYear == 1 ? start.year : start.year + 1
    let last = until.ofYear == 12 ? until.year : until.year - 1
    var measures: [(String, YearMeasure)] = []
    for target in scenario.district.targets.targets where !target.definition.isDelivery {
      let measure = (target.definition.indicator, target.definition.measure.ofYear)
      if !measures.contains(where: { $0 == measure }) { measures.append(measure) }
    }
    measures.append(("cost", .yearTotal))
    guard first <= last else { return [] }
    return measures.flatMap { indicator, measure in
      (first...last).map { Attribution.Outcome(indicator: indicator, measure: measure, year: $0) }
    }
  }

  // MARK: - Coalitions

  /// The base with the levers of a coalition as the policy has them.
  func scenario(of coalition: Coalition) -> Scenario {
    var scenario = base
    for (index, player) in players.enumerated() where coalition.contains(index) {
      for lever in player.levers { scenario.levers.windows[lever] = policy.levers.windows[lever] }
    }
    return scenario
  }

  /// The orders of coming in a replicate; none where all coalitions are run.
  func orders(replicate: Int) -> [[Int]] {
    guard case .sampled(let count) = method else { return [] }
    return Shapley.orders(
      players: players.count, count: count, seed: UInt64(bitPattern: Int64(base.run.seed)), replicate: replicate)
  }

  /// The coalitions of a replicate, each once, in ascending order of their bits.
  func coalitions(replicate: Int) -> [Coalition] {
    let count = players.count
    if method == .exact { return (0..<UInt64(1) << UInt64(count)).map(Coalition.init) }
    let everybody = Coalition.everybody(of: count)
    var bits: Set<UInt64> = [0, everybody.bits]
    for player in 0..<count {
      bits.insert(Coalition([player]).bits)
      bits.insert(everybody.without(player).bits)
    }
    for order in orders(replicate: replicate) {
      for end in 1..<count { bits.insert(Coalition(order[..<end]).bits) }
    }
    return bits.sorted().map(Coalition.init)
  }

  private func futures(replicate: Int) -> (coalitions: [Coalition], futures: Futures) {
    let coalitions = coalitions(replicate: replicate)
    return (coalitions, Futures(coalitions.map(scenario)))
  }

  // MARK: - Runs

  /// A margin needs two replicates; eight tell it well enough not to stop by luck.
  private var firstCount: Int {
    errorGoal == nil ? base.run.replicates : min(mostReplicates, max(8, base.run.replicates))
  }

  /// Months that the replicates simulate, those already known left out: the unit of progress.
  ///
  /// - Parameter known: replicates that need not be run again.
  public func totalMonths(known: Set<Int> = []) -> Int {
    let missing = (0..<firstCount).filter { !known.contains($0) }
    guard let first = missing.first else { return 0 }
    return futures(replicate: first).futures.totalMonths * missing.count
  }

  /// Worths by coalition and outcome, for one replicate.
  typealias Worths = [Coalition: [Double]]

  /// Runs all replicates.
  ///
  /// - Parameters:
  ///   - pool: the threads; their number changes no result.
  ///   - register: a run for each replicate; those that are done already are not run again.
  /// - Throws: `cancelled`, or the failure of the replicate with the lowest number.
  public func run(
    in pool: RunPool, register: RunRegister = RunRegister(), cancellation: Cancellation = Cancellation(),
    meter: WorkMeter? = nil
  ) throws(RunFailure) -> Attribution {
    var wanted = firstCount
    while true {
      register.register(wanted - register.count) { $1.count == coalitions(replicate: $0).count * outcomes.count }
      try carry(register, in: pool, cancellation: cancellation, meter: meter)
      let worths = (0..<wanted).map { self.worths(of: $0, in: register) }
      guard let errorGoal else { return attribution(worths, precision: nil) }
      let attribution = attribution(worths, precision: (errorGoal, false))
      guard let outcome = attribution.outcome(errorGoal.indicator, in: errorGoal.year) else { return attribution }
      let shares = attribution.parts(outcome).map {
        PairedDifference(base: Array(repeating: 0, count: worths.count), policy: $0.share)
      }
      guard let needed = errorGoal.replicatesNeeded(shares) else {
        return self.attribution(worths, precision: (errorGoal, true))
      }
      if worths.count >= mostReplicates { return attribution }
      wanted = min(needed, mostReplicates)
      meter?.add(futures(replicate: 0).futures.totalMonths * (wanted - worths.count))
    }
  }

  /// Carries the replicates that wait; a failure ends the attribution.
  private func carry(
    _ register: RunRegister, in pool: RunPool, cancellation: Cancellation, meter: WorkMeter?
  ) throws(RunFailure) {
    let waiting = register.waiting
    _ = try pool.map(count: waiting.count) { index throws(RunFailure) in
      let replicate = waiting[index]
      register.begin(replicate)
      do throws(RunFailure) {
        let worths = try self.worths(replicate: replicate, cancellation: cancellation, meter: meter)
        register.finish(replicate, coalitions(replicate: replicate).flatMap { worths[$0]! })
      } catch {
        if error == .cancelled {
          register.release(replicate)
        } else {
          register.fail(replicate, reason: error.description)
        }
        throw error
      }
    }
  }

  /// The values of a finished run, coalition by coalition in ascending order.
  private func worths(of replicate: Int, in register: RunRegister) -> Worths {
    guard case .done(let values) = register[replicate] else {
      preconditionFailure("replicate \(replicate) is not done")
    }
    let coalitions = coalitions(replicate: replicate)
    return Dictionary(
      uniqueKeysWithValues: coalitions.enumerated().map { index, coalition in
        (coalition, Array(values[index * outcomes.count..<(index + 1) * outcomes.count]))
      })
  }

  private func attribution(_ worths: [Worths], precision: (goal: ErrorGoal, isReached: Bool)?) -> Attribution {
    Attribution(
      base: base, policy: policy, players: players, method: method, outcomes: outcomes, worths: worths,
      orders: worths.indices.map(orders), precision: precision)
  }

  /// One replicate of every coalition.
  private func worths(replicate: Int, cancellation: Cancellation, meter: WorkMeter?) throws(RunFailure) -> Worths {
    let (coalitions, futures) = futures(replicate: replicate)
    var worths: Worths = [:]
    try futures.run(
      replicate: replicate, keepsJournals: false, isCancelled: { cancellation.isCancelled },
      progress: { meter?.addOne() },
      finished: { index, simulation in
        let ensemble = Ensemble(scenario: base, outcomes: [simulation.outcome()])
        worths[coalitions[index]] = outcomes.map { outcome in
          ensemble.values(SeriesKey(outcome.indicator), in: outcome.year, as: outcome.measure)?[0] ?? 0
        }
      })
    return worths
  }
}
