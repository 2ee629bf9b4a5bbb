import DistrictModel

/// The replicates of one scenario, together.
public struct Ensemble: Sendable {
  public let scenario: Scenario
  /// In the order of their numbers; all cover the same months with the same keys.
  public let outcomes: [Outcome]
  /// Which particle each replicate ran with; nil if all ran with the scenario's own parameters.
  public let draws: ParameterDraws?

  /// - Precondition: there is at least one outcome, and all are alike but for their values.
  public init(scenario: Scenario, outcomes: [Outcome], draws: ParameterDraws? = nil) {
    precondition(!outcomes.isEmpty, "an ensemble needs a replicate")
    let first = outcomes[0].monthly
    for outcome in outcomes {
      let series = outcome.monthly
      precondition(
        series.firstMonth == first.firstMonth && series.steps == first.steps && series.keys == first.keys,
        "all replicates cover the same months and keys")
    }
    self.scenario = scenario
    self.outcomes = outcomes
    self.draws = draws
  }

  public var replicates: Int { outcomes.count }

  /// Consecutive replicates that share their parameters, and so are not independent; 1 if none are drawn.
  var runsPerDraw: Int { draws?.runsPerParticle ?? 1 }

  /// Keys of the monthly series.
  public var keys: [SeriesKey] { outcomes[0].monthly.keys }

  public var lastMonth: Month { outcomes[0].monthly.lastMonth }

  /// Months that results show: from January before the policy start, where the spin-up has settled, to the end.
  public var months: [Month] {
    let series = outcomes[0].monthly
    let first = max(series.firstMonth, Month(year: scenario.district.period.start.year - 1, month: 1))
    return (0..<(series.lastMonth - first + 1)).map { first + $0 }
  }

  /// Calendar years of which every month is shown.
  public var years: [Int] {
    Set(months.map(\.year)).sorted().filter { year in
      months.contains(Month(year: year, month: 1)) && months.contains(Month(year: year, month: 12))
    }
  }

  /// Years from the policy start on.
  public var policyYears: [Int] { years.filter { $0 >= scenario.district.period.start.year } }

  /// The values of a key in a month, one for each replicate; nil if the series has none.
  public func values(_ key: SeriesKey, at month: Month) -> [Double]? {
    let series = outcomes[0].monthly
    let step = month - series.firstMonth
    guard let column = series.column(key), step >= 0, step < series.steps else { return nil }
    return outcomes.map { $0.monthly.value(step: step, column: column) }
  }

  /// The values of a key in a year, one for each replicate.
  public func values(_ key: SeriesKey, in year: Int, as measure: YearMeasure) -> [Double]? {
    guard years.contains(year) else { return nil }
    switch measure {
    case .yearEnd: return values(key, at: Month(year: year, month: 12))
    case .yearTotal:
      guard outcomes[0].monthly.column(key) != nil else { return nil }
      return outcomes.map { $0.monthly.yearTotal(key.indicator, group: key.group, year: year) ?? 0 }
    case .yearMean: return values(key, in: year, as: .yearTotal)?.map { $0 / 12 }
    }
  }
}

/// How the months of a year become one value.
public enum YearMeasure: String, Sendable {
  /// The value of December.
  case yearEnd
  /// The sum of the months.
  case yearTotal
  /// The mean of the months.
  case yearMean
}

extension Target.Measure {
  /// The same as a measure of a year.
  var ofYear: YearMeasure {
    switch self {
    case .yearEnd: .yearEnd
    case .yearTotal: .yearTotal
    }
  }
}

/// The members of a group's name by dimension: `lever:transit/category:capital`.
struct GroupName {
  private let members: [(dimension: Substring, member: Substring)]

  init(_ group: String) {
    members = group.split(separator: "/").compactMap { part in
      guard let colon = part.firstIndex(of: ":") else { return nil }
      return (part[..<colon], part[part.index(after: colon)...])
    }
  }

  var dimensions: [String] { members.map { String($0.dimension) } }

  subscript(dimension: String) -> String? {
    members.first { $0.dimension == dimension }.map { String($0.member) }
  }
}
