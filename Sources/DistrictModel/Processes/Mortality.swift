/// Deaths of residents.
public struct Mortality: Sendable {
  public struct Parameters: Decodable, Sendable {
    /// Probability of dying within a year. Unit: probability per year, by single year of age.
    public var male: AgeTable
    public var female: AgeTable
  }
}
