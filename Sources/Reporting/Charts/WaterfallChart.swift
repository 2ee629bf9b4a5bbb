/// How much does each lever, or family of levers, add?
///
/// Steps from the base to the policy: Shapley shares, which add up to the whole difference, with their intervals; the totals at both ends
/// are marks, not bars, for the axis does not start at zero.
public struct WaterfallChart: Chart, Equatable {
  /// Which of up to three targets an attribution draws.
  public enum Place: Int, CaseIterable, Sendable {
    case first, second, third
  }

  /// A lever or family.
  public struct Part: Sendable, Equatable {
    public var label: ChartText
    /// Unit: that of the target.
    public var share: ChartEstimate

    public init(label: ChartText, share: ChartEstimate) {
      self.label = label
      self.share = share
    }
  }

  public var place: Place
  /// What is divided, as in "Youth population on 31 Dec 2030".
  public var outcome: ChartText
  /// The goal of that year; `nil` for none.
  public var goal: Double?
  public var base: Part
  /// In the order they are drawn.
  public var parts: [Part]
  public var policy: Part

  /// - Precondition: at most 22 parts, or their names become unreadable.
  public init(place: Place, outcome: ChartText, goal: Double?, base: Part, parts: [Part], policy: Part) {
    precondition(parts.count <= 22, "a waterfall has at most 22 steps")
    self.place = place
    self.outcome = outcome
    self.goal = goal
    self.base = base
    self.parts = parts
    self.policy = policy
  }

  public var kind: ChartKind {
    switch place {
    case .first: .waterfall
    case .second: .secondWaterfall
    case .third: .thirdWaterfall
    }
  }

  public var tableBytes: [UInt8] {
    guard !parts.isEmpty else { return [] }
    var table = ChartTable(
      [
        .init("row", .integer), .init("kind", .text), .init("label_en", .text), .init("label_zh", .text),
        .init("outcome_en", .text), .init("outcome_zh", .text), .init("goal", .integer),
      ] + ChartEstimate.columns(.fixed(1)))
    for (index, part) in ([base] + parts + [policy]).enumerated() {
      table.append(
        [.integer(index + 1), .text(index == 0 || index == parts.count + 1 ? "total" : "part")] + part.label.cells
          + outcome.cells + [.optional(goal)] + part.share.cells)
    }
    return table.csv
  }
}
