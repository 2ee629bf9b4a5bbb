/// An outcome on which a lever is tested.
public enum LeverOutcome: String, CaseIterable, Sendable {
  case youthPopulation, graduatesIntroduced, talentsIntroduced, aiTalents, jobsCreated, meanRent

  public var indicator: Indicator { Indicator.named(rawValue)! }

  /// Short name, for the heads of tables.
  public var code: String {
    switch self {
    case .youthPopulation: "T1"
    case .graduatesIntroduced: "T2"
    case .talentsIntroduced: "T3"
    case .aiTalents: "T4"
    case .jobsCreated: "T6"
    case .meanRent: "R"
    }
  }
}

/// What must be true of a lever because of the channels it names: nothing here is known lever by lever.
///
/// A planner who adds a lever adds no expectation: those of its channels hold for it, turned round where a size has the
/// other sign. Where channels of one lever pull an outcome both ways, theory is silent.
public struct LeverTheory: Sendable {
  /// Which way more of the lever moves an outcome in the first twelve months of full effect.
  public struct Expectation: Sendable, Equatable {
    /// +1 rises, −1 falls.
    public let direction: Int
    /// Whether a channel acts on what the outcome counts; otherwise the effect may be too small to be seen.
    public let isDirect: Bool
    /// First of the twelve months, counted from the month in which the lever is raised.
    public let onset: Int
  }

  /// What a lever does to those who are residents without it, where nobody's life depends on others.
  public enum Lives: Int, Sendable, Comparable {
    /// Nobody's life changes and nobody comes.
    case untouched
    /// Every life stays as it is; people only come in addition.
    case added
    /// Nobody is lost: who is a resident without it is one with it.
    case kept
    /// Theory is silent.
    case open

    public static func < (left: Lives, right: Lives) -> Bool { left.rawValue < right.rawValue }
  }

  /// Outcomes on which theory is not silent.
  public let expectations: [LeverOutcome: Expectation]
  /// Outcomes that cannot differ by one unit in the month in which the lever is raised.
  public let untouchedAtStart: Set<LeverOutcome>
  /// Months from the month in which the lever is raised until a channel acts for the first time.
  public let quietMonths: Int
  /// Whether what is begun now is delivered later, even if the lever has been lowered meanwhile.
  public let deliversLater: Bool
  /// Which way the lever moves the choice of those outside by itself: +1, −1, or 0 for not at all; nil if channels disagree.
  public let candidates: Int?
  public let lives: Lives
  /// Whether no life of a person without a degree changes, where nobody's life depends on others.
  public let sparesNonDegree: Bool

  /// - Parameters:
  ///   - lever: one of the district's.
  ///   - scenario: the district and its parameters.
  ///   - start: month in which the lever is raised.
  public init(_ lever: Lever, in scenario: Scenario, raisedIn start: Month) {
    let uses = ChannelUse.all(of: lever.definition.effects, in: scenario, from: start)
    var expectations: [LeverOutcome: Expectation] = [:]
    for outcome in LeverOutcome.allCases {
      expectations[outcome] = Self.expectation(of: outcome, uses)
    }
    self.expectations = expectations
    let touched = uses.filter { $0.first == 0 }.reduce(into: Set<LeverOutcome>()) { $0.formUnion($1.channel.touches) }
    untouchedAtStart = Set(LeverOutcome.allCases).subtracting(touched)
    quietMonths = uses.map(\.first).min() ?? 0
    deliversLater = uses.contains(where: \.deliversLater)
    let directions = Set(uses.filter(\.channel.reachesCandidates).map(\.sense))
    candidates = directions.count > 1 ? nil : directions.first ?? 0
    lives = uses.map { $0.sense < 0 && $0.channel.lives != .untouched ? .open : $0.channel.lives }.max() ?? .untouched
    sparesNonDegree = uses.allSatisfy { $0.channel.lives <= .added || $0.channel.sparesNonDegree }
  }

  /// What the channels say of an outcome together: those that act on it directly, or the others if there are none.
  private static func expectation(of outcome: LeverOutcome, _ uses: [ChannelUse]) -> Expectation? {
    func direction(_ use: ChannelUse, _ claims: [LeverOutcome: Int]) -> Int? { claims[outcome].map { $0 * use.sense } }
    let direct = uses.filter { $0.channel.direct[outcome] != nil }
    let indirect = uses.filter { $0.channel.indirect[outcome] != nil }
    let all = Set(
      direct.compactMap { direction($0, $0.channel.direct) }
        + indirect.compactMap { direction($0, $0.channel.indirect) })
    guard all.count == 1, let only = all.first else { return nil }
    let leading = direct.isEmpty ? indirect : direct
    return Expectation(direction: only, isDirect: !direct.isEmpty, onset: leading.map(\.full).min() ?? 0)
  }
}
