import DistrictModel
import Reporting

extension RunSummary {
  /// The summary for a program: `--format json`.
  public func json(seconds: Double?, place: Place?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("district", .string(scenario.district.name)), .init("scenario", .string(scenario.name)),
      .init("replicates", .integer(replicates)), .init("seed", .integer(scenario.run.seed)),
      .init("sample", .string(scenario.run.sample.description)),
      .init("from", .string(firstMonth.description)), .init("until", .string(lastMonth.description)),
      .init("intervals", .string(SummaryWords.intervalsForPrograms(uncertainty != nil))),
      .init("targets", .array(assessments.rows.map(json))),
      .init("readings", .array(assessments.readings.map(json))),
      .init("allHeadline", .array(assessments.years.compactMap(jsonOfAll))),
      .init("withoutGoal", .array(figures.map(json))),
      .init("passings", .array(passings.map(json))),
    ]
    members += policy.members
    if let uncertainty { members += uncertainty.members }
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
  }

  private func json(_ row: TargetAssessment) -> JSONValue {
    let independent = uncertainty.map { $0.draws.draws(of: replicates) } ?? replicates
    let interval = Statistics.wilsonInterval(share: row.chance, trials: independent)
    return .object([
      .init("target", .string(row.target.name)), .init("year", .integer(row.year)),
      .init("direction", .string(row.target.definition.comparison.rawValue)), .init("goal", .number(row.goal)),
      .init("isHeadline", .bool(row.target.definition.isHeadline)),
      .init("isDelivery", .bool(row.target.definition.isDelivery)),
      .init("median", .number(row.distribution.q50)), .init("mean", .number(row.distribution.mean)),
      .init("q05", .number(row.distribution.q05)), .init("q95", .number(row.distribution.q95)),
      .init("reached", .integer(row.reached)), .init("chance", .number(row.chance)),
      .init("chanceLow", .number(interval.lowerBound)), .init("chanceHigh", .number(interval.upperBound)),
      .init("shortfall", .number(row.shortfall)),
      .init("firstMonthReached", row.firstMonthReached.map { .string($0.description) } ?? .null),
    ])
  }

  private func json(_ reading: ReadingAssessment) -> JSONValue {
    .object([
      .init("target", .string(reading.target.name)), .init("reading", .string(reading.reading.name)),
      .init("year", .integer(reading.year)), .init("goal", reading.goal.map(JSONValue.number) ?? .null),
      .init("median", .number(reading.distribution.q50)), .init("mean", .number(reading.distribution.mean)),
      .init("q05", .number(reading.distribution.q05)), .init("q95", .number(reading.distribution.q95)),
      .init("reached", reading.reached.map(JSONValue.integer) ?? .null),
      .init("chance", reading.chance.map(JSONValue.number) ?? .null),
    ])
  }

  private func json(_ figure: YearFigure) -> JSONValue {
    .object([
      .init("indicator", .string(figure.indicator)), .init("year", .integer(figure.year)),
      .init("median", .number(figure.distribution.q50)), .init("mean", .number(figure.distribution.mean)),
      .init("q05", .number(figure.distribution.q05)), .init("q95", .number(figure.distribution.q95)),
    ])
  }

  private func jsonOfAll(_ year: Int) -> JSONValue? {
    assessments.allHeadlineReached(in: year).map {
      .object([
        .init("year", .integer(year)), .init("reached", .integer($0)),
        .init("chance", .number(Double($0) / Double(replicates))),
      ])
    }
  }

  private func json(_ passing: (target: Target, passing: PassingMonth)) -> JSONValue {
    func month(_ month: Month?) -> JSONValue { month.map { .string($0.description) } ?? .null }
    return .object([
      .init("target", .string(passing.target.name)), .init("median", month(passing.passing.ofMedian)),
      .init("q05", month(passing.passing.q05)), .init("q95", month(passing.passing.q95)),
      .init("replicates", .integer(passing.passing.passing)),
    ])
  }
}
