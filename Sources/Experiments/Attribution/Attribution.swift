import DistrictModel

/// The difference between two scenarios, divided among the levers in which they differ.
public struct Attribution: Sendable {
  /// A lever, or a family of levers, that takes part as one.
  public struct Player: Sendable, Equatable {
    public let name: String
    public let title: Text
    /// Names of the levers that differ between the scenarios.
    public let levers: [String]
  }

  /// What is divided: a measure of an indicator in a year.
  public struct Outcome: Hashable, Sendable {
    public let indicator: String
    public let measure: YearMeasure
    public let year: Int
  }

  /// How the shares were found.
  public enum Method: Sendable, Equatable {
    /// From all coalitions.
    case exact
    /// From so many orders of coming in each replicate.
    case sampled(orders: Int)
  }

  /// One value for each replicate.
  public struct Part: Sendable {
    public let share: [Double]
    /// What the player adds to the base alone.
    public let oneIn: [Double]
    /// What the policy loses without the player.
    public let oneOut: [Double]
  }

  /// What two players do together beyond what each does alone; one value for each replicate.
  public struct Interaction: Sendable {
    public let players: (Int, Int)
    public let values: [Double]
  }

  public let base: Scenario
  public let policy: Scenario
  public let players: [Player]
  public let method: Method
  public let replicates: Int
  /// Futures run for one replicate, and those that every coalition of a share on its own would have needed.
  public let coalitions: Int
  public let precision: (goal: ErrorGoal, isReached: Bool)?
  public let outcomes: [Outcome]
  /// Worth of each coalition by outcome, for each replicate.
  private let worths: [[Coalition: [Double]]]
  private let orders: [[[Int]]]

  init(
    base: Scenario, policy: Scenario, players: [Player], method: Method, outcomes: [Outcome],
    worths: [[Coalition: [Double]]], orders: [[[Int]]], precision: (goal: ErrorGoal, isReached: Bool)?
  ) {
    self.base = base
    self.policy = policy
    self.players = players
    self.method = method
    self.outcomes = outcomes
    self.worths = worths
    self.orders = orders
    self.precision = precision
    replicates = worths.count
    coalitions = worths.map(\.count).max() ?? 0
  }

  /// Calendar years of which something is divided.
  public var years: [Int] { Set(outcomes.map(\.year)).sorted() }

  /// The outcome of an indicator in a year; nil if it is not divided.
  public func outcome(_ indicator: String, in year: Int) -> Outcome? {
    outcomes.first { $0.indicator == indicator && $0.year == year }
  }

  private func worth(_ coalition: Coalition, _ outcome: Outcome, _ replicate: Int) -> Double {
    worths[replicate][coalition]![outcomes.firstIndex(of: outcome)!]
  }

  /// Base, policy and their difference, replicate by replicate.
  public func whole(_ outcome: Outcome) -> PairedDifference {
    let all = Coalition.everybody(of: players.count)
    return PairedDifference(
      base: worths.indices.map { worth(.nobody, outcome, $0) }, policy: worths.indices.map { worth(all, outcome, $0) })
  }

  /// The parts of the players; the shares of a replicate add up to its difference.
  public func parts(_ outcome: Outcome) -> [Part] {
    let all = Coalition.everybody(of: players.count)
    let shares = worths.indices.map { replicate in
      let worth = { self.worth($0, outcome, replicate) }
      return method == .exact
        ? Shapley.shares(players: players.count, worth: worth) : Shapley.shares(orders: orders[replicate], worth: worth)
    }
    return players.indices.map { player in
      Part(
        share: shares.map { $0[player] },
        oneIn: worths.indices.map {
          worth(Coalition([player]), outcome, $0) - worth(.nobody, outcome, $0)
        },
        oneOut: worths.indices.map {
          worth(all, outcome, $0) - worth(all.without(player), outcome, $0)
        })
    }
  }

  /// Interactions of all pairs of players; empty unless all coalitions are known.
  public func interactions(_ outcome: Outcome) -> [Interaction] {
    guard method == .exact else { return [] }
    return players.indices.flatMap { one in
      (one + 1..<players.count).map { other in
        Interaction(
          players: (one, other),
          values: worths.indices.map { replicate in
            Shapley.interaction(one, other, players: players.count) { worth($0, outcome, replicate) }
          })
      }
    }
  }
}
