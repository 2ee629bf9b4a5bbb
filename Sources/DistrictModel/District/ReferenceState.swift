/// The aggregates of the base year that behaviour is measured against: found by calibration, never recomputed in a run.
public struct ReferenceState: Decodable, Equatable, Sendable {
  /// Hires per unemployed person and month. Unit: ratio, by tier.
  public var tightness: TierTable
  /// Mean wage of employed residents. Unit: CNY per month, by tier.
  public var meanWage: TierTable
  /// Zone's share of all vacancies. Unit: share.
  public var vacancyShares: ZoneTable
  /// Residents by origin. Unit: persons.
  public var residents: OriginTable
  /// Affordable homes allocated per applicant. Unit: share.
  public var allocationShare: Double

  public init(
    tightness: TierTable, meanWage: TierTable, vacancyShares: ZoneTable, residents: OriginTable, allocationShare: Double
  ) {
    self.tightness = tightness
    self.meanWage = meanWage
    self.vacancyShares = vacancyShares
    self.residents = residents
    self.allocationShare = allocationShare
  }
}
