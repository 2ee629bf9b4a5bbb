/// What is spent, by lever, month and category.
public struct PolicyCost: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Real discount rate. Unit: share per year.
    public var discountRate: Double
    /// Lifetime over which capital is annualised in the second view. Unit: years.
    public var capitalYears: Double
    /// The same for schools, space and parks. Unit: years.
    public var longCapitalYears: Double
  }

  /// What kind of spending an amount is.
  public enum Category: String, ClosedSet {
    case transfer, capital, longCapital, running, administration, expectedLoss
  }
}
