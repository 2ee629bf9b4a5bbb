/// First births; a carer of a child of school age weighs schools and moves less.
public struct Family: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Hazard of a first child. Unit: per year.
    public var firstBirthRate: Double
    /// Unit: years.
    public var minimumAge: Double
    /// Age from which a child needs a school place. Unit: months.
    public var schoolAgeMonths: Double
  }
}
