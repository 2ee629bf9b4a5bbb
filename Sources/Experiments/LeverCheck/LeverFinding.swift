import DistrictModel

/// What became of one test.
public enum LeverVerdict: String, Sendable, Equatable {
  case holds
  /// The replicates cannot tell the effect from none.
  case unclear
  case fails
  /// Theory says nothing that could be tested.
  case silent
}

/// What was found of one lever.
public struct LeverFinding: Sendable {
  /// A test whose answer is exact: one replicate is enough.
  public struct Exact: Sendable, Equatable {
    public let test: LeverTest
    public let verdict: LeverVerdict
    /// What was compared, or where it failed.
    public let detail: Text
  }

  /// One outcome.
  public struct Effect: Sendable, Equatable {
    public let outcome: LeverOutcome
    /// Nil where theory is silent.
    public let expectation: LeverTheory.Expectation?
    /// Months over which a flow is summed up; a stock is taken at the end of the last.
    public let months: ClosedRange<Month>
    /// With the lever raised, against the reference.
    public let difference: PairedDifference
    public let verdict: LeverVerdict
    /// From each level to the next higher one, from none to the highest.
    public let steps: [PairedDifference]
    public let monotone: LeverVerdict
    /// Whether nothing differed in the month in which the lever was raised; nil if a channel acts on it there.
    public let isUntouchedAtStart: Bool?
  }

  public let lever: Lever
  public let exact: [Exact]
  public let effects: [Effect]

  /// All verdicts, the exact ones first.
  public var verdicts: [LeverVerdict] {
    exact.map(\.verdict) + [startVerdict] + effects.flatMap { [$0.verdict, $0.monotone] }
  }

  /// Whether outcomes without a channel were untouched in the month of start.
  public var startVerdict: LeverVerdict {
    let claims = effects.compactMap(\.isUntouchedAtStart)
    return claims.isEmpty ? .silent : claims.contains(false) ? .fails : .holds
  }

  /// How far the levels go up together: fails if one outcome does.
  public var monotoneVerdict: LeverVerdict {
    let all = effects.map(\.monotone)
    return all.contains(.fails) ? .fails : all.contains(.unclear) ? .unclear : all.contains(.holds) ? .holds : .silent
  }

  public subscript(test: LeverTest) -> Exact? { exact.first { $0.test == test } }
}

/// A test with an exact answer.
public enum LeverTest: String, CaseIterable, Sendable {
  case reference, beforeStart, onAndOff, choice, lives

  /// Number among the model's verification tests.
  public var code: String {
    switch self {
    case .reference: "V25"
    case .beforeStart, .onAndOff: "V24"
    case .choice: "V10"
    case .lives: "V26"
    }
  }

  public var title: Text {
    switch self {
    case .reference: Text(en: "null", zh: "基准")
    case .beforeStart: Text(en: "past", zh: "之前")
    case .onAndOff: Text(en: "off", zh: "启停")
    case .choice: Text(en: "who", zh: "来人")
    case .lives: Text(en: "life", zh: "人生")
    }
  }

  public var meaning: Text {
    switch self {
    case .reference:
      Text(
        en: "Held at its reference level by a window with a ramp and an end, it changes no bit of any series.",
        zh: "以带渐进期与终止期的窗口保持基准力度，任何序列的任何一位都不变。")
    case .beforeStart:
      Text(
        en: "Raised a year after the policy start, it changes no bit before that month; in it, its level differs.",
        zh: "在政策起始一年后提高力度，此前任何一位都不变，自该月起力度不同。")
    case .onAndOff:
      Text(
        en: """
          Switched on and off again before any of its channels acts, it changes nothing but its cost; for a lever that acts at \
          once, nothing of it is in force any more when it has been switched off and what was begun has been delivered.
          """,
        zh: "在任何渠道起作用前开启又关闭，除成本外一切不变；立即起作用的工具，在关闭且已启动事项交付完毕后不再有任何效力。")
    case .choice:
      Text(
        en: """
          Where nobody outside weighs what the district offers and nobody is referred, the same persons come in the same \
          months, unless it acts on awareness, consideration or attraction itself: then these and more (fewer, for a negative size).
          """,
        zh: "当外部人员不看重本区条件且无人引荐时，来的人与月份完全相同；直接作用于知晓、考虑或吸引力者，则在此之外更多（负向时更少）。")
    case .lives:
      Text(
        en: """
          Where nobody's life depends on others, every life stays as it is (=), people only come in addition (+), or nobody is \
          lost (≥), as its channels say; blank where they say nothing. Whoever has no degree is untouched by what is for graduates.
          """,
        zh: "当各人互不影响时，按渠道所言：所有人的人生不变（=）、只增加来的人（+）或无人流失（≥）；渠道无所言者留空。仅面向大学生的工具不影响无学历者。")
    }
  }
}
