import DistrictModel

/// What an experiment looks at in every run: one number, which way is better, and perhaps a goal.
public struct ExperimentOutcome: Sendable, Equatable {
  /// How the months of a year become one value.
  public enum Measure: String, ClosedSet {
    /// The value of December.
    case yearEnd
    /// The sum of the months.
    case yearTotal
    /// The mean of the months.
    case yearMean
  }

  /// Which way is better.
  public enum Direction: String, ClosedSet {
    case higher, lower
  }

  /// Where the number comes from.
  public enum Subject: Sendable, Equatable {
    /// An indicator, for all or for a group; totals of several years are added up, means averaged.
    case indicator(SeriesKey, Measure)
    /// The indicator of a target, against the target's goal.
    case target(Target)
    /// 1 if all of the targets are reached in the same run, else 0.
    case allTargets([Target])
  }

  /// A word for columns of tables.
  public let name: String
  public let title: Text
  public let subject: Subject
  /// One calendar year, or several whose totals or means are taken together.
  public let years: ClosedRange<Int>
  public let direction: Direction
  /// Unit: as the indicator.
  public let goal: Double?

  package init(
    name: String, title: Text, subject: Subject, years: ClosedRange<Int>, direction: Direction, goal: Double?
  ) {
    self.name = name
    self.title = title
    self.subject = subject
    self.years = years
    self.direction = direction
    self.goal = goal
  }

  /// The last of the years.
  public var year: Int { years.upperBound }
}
