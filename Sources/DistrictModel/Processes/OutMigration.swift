/// Who leaves the district.
public struct OutMigration: Sendable {
  public struct Parameters: Decodable, Sendable {
    /// Hazard of a non-local at the reference state. Unit: per month.
    public var monthlyHazard: Double
    /// Factor on the hazard by months of stay. Unit: ratio.
    public var stayFactors: StepTable
    /// Factor on the stays from `longStayMonths`. Unit: ratio.
    public var longStayScale: Double
    public var longStayMonths: Double
    /// `exp(−ageSlope·(age − ageFrom))` above `ageFrom`.
    public var ageSlope: Double
    public var ageFrom: Double
    public var satisfaction: Double
    /// Standard deviation of the personal log hazard.
    public var frailtyDeviation: Double
    /// Factors on the hazard. Unit: ratio.
    public var ownerFactor: Double
    public var affordableTenantFactor: Double
    public var schoolChildFactor: Double
    public var recognisedFactor: Double
    /// Unit: ratio, January to December, mean 1.
    public var season: SeasonTable
    /// Locals who are not in education. Unit: probability per month.
    public var localProbability: Double
    /// The clock of stay of those who came as children starts at this age. Unit: years.
    public var stayClockAge: Double
  }
}
