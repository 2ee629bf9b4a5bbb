import DistrictModel

/// An indicator of a year that has no goal of its own, over replicates.
public struct YearFigure: Sendable {
  public let indicator: String
  public let title: Text
  public let year: Int
  public let distribution: Distribution
  /// Whether it is the stock at the end of the year.
  let isYearEnd: Bool

  /// The indicator of a target, without its goal.
  init(_ row: TargetAssessment) {
    let definition = row.target.definition
    indicator = definition.indicator
    title = definition.title
    year = row.year
    distribution = row.distribution
    isYearEnd = definition.measure == .yearEnd
  }
}
