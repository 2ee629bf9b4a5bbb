/// Who chooses the value of a factor: its colour in a chart.
public enum ChartRole: String, Sendable {
  /// The district.
  case lever
  /// Nobody: the world.
  case uncertainty
  /// A group of factors of both kinds.
  case both
}

/// A factor, or a group of them, in a chart of what matters.
public struct RankedFactor: Sendable, Equatable {
  public var title: ChartText
  public var role: ChartRole

  public init(title: ChartText, role: ChartRole) {
    self.title = title
    self.role = role
  }

  /// More rows on one chart become unreadable; the lesser ones are left out, and the chart says how many.
  public static let mostRows = 20

  static let columns: [Table.Column] = [
    .init("rank", .integer), .init("factor_en", .text), .init("factor_zh", .text), .init("role", .text),
  ]

  func cells(rank: Int) -> [Table.Cell] { [.integer(rank)] + title.cells + [.text(role.rawValue)] }
}
