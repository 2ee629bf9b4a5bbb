/// Affordable rental homes, purchases, dormitories and rents.
public struct HousingMarket: Sendable {
  public struct Parameters: Decodable, Sendable {
    /// Unit: CNY per m² and month.
    public var rents: ZoneTable
    /// Floor area that a tenant occupies. Unit: m², by tier.
    public var floorArea: TierTable
    /// Space rented by others, relative to the initial youth demand. Unit: ratio.
    public var otherRenters: Double
    /// Occupied share of the rental stock when the simulation starts. Unit: share.
    public var occupancy: Double
    /// Long-run elasticity of rents to demand over stock. Unit: ratio.
    public var rentElasticity: Double
    /// Share of the gap closed in a month. Unit: share.
    public var rentAdjustment: Double
    /// Affordable homes when the simulation starts. Unit: homes.
    public var affordableHomes: Double
    /// Share of affordable homes that young people may use. Unit: share.
    public var affordableYouthShare: Double
    /// Rent reduction of an affordable home. Unit: share.
    public var affordableDiscount: Double
    /// Probability that an eligible tenant applies in a month. Unit: probability.
    public var applicationProbability: Double
    /// Points taken off the lottery score of a recognised talent, and of a graduate within `newcomerMonths`.
    public var recognisedPoints: Double
    public var newGraduatePoints: Double
    public var newGraduateMonths: Double
    /// Probability that an affordable home is given up in a month. Unit: probability.
    public var turnover: Double
    /// Share of new affordable homes taken from the private stock. Unit: share.
    public var conversionShare: Double
    /// Floor area of such a home. Unit: m².
    public var convertedArea: Double
    /// Hazard of buying a home. Unit: per year.
    public var purchaseRate: Double
    /// Factor for bachelors and above, and for the others. Unit: ratio.
    public var purchaseDegreeFactor: Double
    public var purchaseOtherFactor: Double
    /// Unit: years.
    public var purchaseAge: Double
    /// House prices relative to the base year. Unit: ratio.
    public var priceIndex: Double
    public var priceElasticity: Double
    /// From a dormitory to private rental. Unit: probability per month.
    public var dormitoryExit: Double
    /// Months over which the chance of an allocation is perceived. Unit: months.
    public var allocationMonths: Double
  }
}
