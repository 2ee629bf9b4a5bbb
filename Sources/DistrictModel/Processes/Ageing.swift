/// Birthdays at both ends of the age band.
public struct Ageing: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Children of residents who reach the youngest age. Unit: persons per year.
    public var localEntrantsPerYear: Double
    /// Children of migrant families who reach the youngest age, net of those who leave before. Unit: persons per year.
    public var migrantEntrantsPerYear: Double
    /// Size of the cohort that reaches the youngest age, relative to the base year. Unit: ratio, by calendar year.
    public var cohortIndex: YearTable
    /// Share of migrant children who go back for senior school at `migrantLeavingAge`. Unit: probability.
    public var migrantLeavingShare: Double
    /// Unit: years.
    public var migrantLeavingAge: Double
  }
}
