/// What one replicate of a scenario ended in.
public struct Outcome: Sendable {
  public let replicate: Int
  /// Seed of this replicate.
  public let seed: UInt64
  public let sample: Sample
  /// Every month from the start of the spin-up to the end.
  public internal(set) var monthly: Series
  /// Every December: residents by age and sex (`age:27/sex:female`).
  public internal(set) var pyramid: Series
  public let retention: Retention
  /// Arrivals and leavers by age and by stay, in simulated persons.
  public let profiles: ProfileCounts
  /// Persons × months simulated, spin-up included: the unit of work.
  public let personMonths: Int
}

/// How long arrivals stay: those at risk and those who left, by month since arrival.
///
/// Deaths, birthdays beyond the band and the end of the run censor. Counted from the policy start on, for everybody present,
/// so that long stays are observed too.
public struct Retention: Sendable {
  public struct Row: Sendable {
    /// `degree` or `nonDegree`: non-locals not in education, by present education.
    public let group: String
    /// Unit: persons, by month since arrival.
    public let atRisk: [Double]
    public let left: [Double]
  }
  public let rows: [Row]

  init(_ profiles: ProfileCounts, sample: Sample) {
    let people = sample.weight
    rows = ["nonDegree", "degree"].enumerated().map { index, group in
      Row(
        group: group, atRisk: profiles.atRiskByStay[index].map { Double($0) * people },
        left: profiles.leftByStay[index].map { Double($0) * people })
    }
  }
}

/// Why a run stopped before its end.
public enum RunFailure: Error, Equatable, Sendable, CustomStringConvertible {
  case cancelled
  /// A book does not balance: our own mistake, never the planner's.
  case balance(book: String, month: Month, expected: Int, found: Int)

  public var description: String {
    switch self {
    case .cancelled: "the run was interrupted"
    case .balance(let book, let month, let expected, let found):
      "the \(book) balance is violated in \(month): expected \(expected), found \(found); this is a fault of the program, please report it"
    }
  }
}
