import DistrictModel

/// An indicator of a year that has no goal of its own, over replicates.
public struct YearFigure: Sendable {
  public let indicator: String
  public let title: Text
  public let year: Int
  public let distribution: Distribution
  /// Name of the target beside which it stands.
  let target: String
  /// Whether it is the stock at the end of the year.
  let isYearEnd: Bool
  /// Whether it is part of what the target counts.
  let isPart: Bool

  /// The indicator of a target, without its goal.
  init(_ row: TargetAssessment) {
    let definition = row.target.definition
    indicator = definition.indicator
    title = definition.title
    year = row.year
    distribution = row.distribution
    target = row.target.name
    isYearEnd = definition.measure == .yearEnd
    isPart = false
  }

  /// The strict count of what a target counts gross; nil if it is no count of talents, or the strict one was not made.
  init?(strictCountOf row: TargetAssessment, in ensemble: Ensemble) {
    let strict = "talentsIntroducedStrict"
    guard row.target.definition.indicator == "talentsIntroduced",
      let values = ensemble.values(SeriesKey(strict), in: row.year, as: .yearTotal)
    else { return nil }
    indicator = strict
    title = Text(en: "of these, strict count", zh: "其中：严格口径")
    year = row.year
    distribution = Distribution(values, runsPerDraw: ensemble.runsPerDraw)
    target = row.target.name
    isYearEnd = false
    isPart = true
  }
}
