/// Wages at hire and each January.
public struct Wages: Sendable {
  public struct Parameters: Decodable, Sendable {
    /// Unit: CNY per month, by tier of the post.
    public var base: TierTable
    public var sectorFactors: SectorTable
    public var zoneFactors: ZoneTable
    /// `exp(experience·x − curvature·x² + offset + skill)`, x = years above `experienceAge`, at most `experienceYears`.
    public var experience: Double
    public var curvature: Double
    public var offset: Double
    public var experienceAge: Double
    public var experienceYears: Double
    /// Standard deviation of the log wage between persons.
    public var skillDeviation: Double
    /// Response of the wage index to log tightness. Unit: per year.
    public var indexSpeed: Double
    /// Bound of the log tightness in that response.
    public var indexBound: Double
  }
}
