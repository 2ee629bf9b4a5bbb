/// Posts held by young people: attrition, creation by programmes, by itself, and through the multiplier.
public struct LabourDemand: Sendable {
  public struct Parameters: Decodable, Sendable {
    /// Vacant posts over filled posts when the simulation starts. Unit: share.
    public var initialVacancyShare: Double
    /// Share of new posts that go to people in the age band. Unit: share.
    public var youthShare: Double
    /// Shares of the initial posts; add up to 1. Unit: share.
    public var sectorShares: SectorTable
    /// Tiers of the posts of a sector; the three add up to 1 in each sector. Unit: share.
    public var lowTierMix: SectorTable
    public var midTierMix: SectorTable
    public var highTierMix: SectorTable
    /// Posts lost. Unit: share per year.
    public var attrition: SectorTable
    /// Zones of the posts; add up to 1. Unit: share.
    public var zoneShares: ZoneTable
    /// Posts of all ages that come without any programme. Unit: jobs per year.
    public var autonomousJobs: Double
    /// Unit: share per year, compounded from the first policy year.
    public var autonomousTrend: Double
    /// Local jobs per high-technology job. Unit: ratio.
    public var multiplier: Double
    public var multiplierSectorShares: SectorTable
    /// From signing a project to its first posts. Unit: months.
    public var pipelineLagMonths: Double
    /// From the first to the last post of a project. Unit: months.
    public var pipelineSpreadMonths: Double
    /// Tiers of AI posts. Unit: share.
    public var aiTierMix: TierTable
  }
}
