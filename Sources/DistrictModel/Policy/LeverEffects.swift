/// The size of an effect, perhaps only between two months, perhaps only in some zones.
public struct Effect: Decodable, Equatable, Sendable {
  public let value: Double
  /// First month of effect; always if absent.
  public let from: Month?
  /// Last month of effect.
  public let to: Month?
  /// Names of the zones reached; all if absent.
  public let zones: [String]?
}

/// Jobs that a programme brings.
public struct JobEffect: Decodable, Equatable, Sendable {
  /// Jobs of all ages promised per year at level 1. Unit: jobs per year.
  public let perLevelYear: Double
  /// Share of them that comes true. Unit: share.
  public let landingRate: Double
  public let sectorShares: SectorTable
  /// Zones; all as the district's posts if absent.
  public let zoneShares: ZoneSubsetTable?
  /// Share that comes through the project pipeline; the rest at once. Unit: share.
  public let pipelineShare: Double
  /// Share that counts for the multiplier. Unit: share.
  public let highTechnologyShare: Double
  /// Share of posts tagged as AI. Unit: share.
  public let aiShare: Double
}

/// A one-off allowance to fresh graduates who come.
public struct AllowanceEffect: Decodable, Equatable, Sendable {
  /// Unit: CNY, by education.
  public let amounts: EducationTable
  /// Months after arrival at which equal parts are paid to those in work. Unit: months.
  public let instalmentMonths: [Double]
}

/// A yearly subsidy to fresh graduates who rent.
public struct RentSubsidyEffect: Decodable, Equatable, Sendable {
  /// Unit: CNY per year.
  public let perYear: Double
  /// Share of the entitled who take it up. Unit: share.
  public let uptake: Double
  /// Years that candidates count on. Unit: years.
  public let expectedYears: Double
  /// Months after arrival at which a year is paid. Unit: months.
  public let paymentMonths: [Double]
}

/// Monthly support for recognised talents.
public struct HousingSupportEffect: Decodable, Equatable, Sendable {
  /// Unit: CNY per month, by class.
  public let amounts: TalentTable
  /// Factor on leaving of class E and above, per level above the reference. Unit: ratio.
  public let leavingFactor: Double
}

/// The channels through which a lever acts: the model's only entry points for policy.
///
/// `ΔL` is the level above the reference level, `ℓ` the level itself. No channel touches a target directly.
public struct LeverEffects: Decodable, Equatable, Sendable {
  // MARK: Attraction
  /// Awareness inflow × (1 + Σ size·ΔL).
  public let awareness: Effect?
  /// Consideration of degree holders + size·ΔL.
  public let degreeConsideration: Effect?
  /// Utility of coming (degree holders, away graduates) + size·ΔL.
  public let degreeAttraction: Effect?
  /// Return logit of away graduates + size·ΔL.
  public let graduateReturn: Effect?
  /// Stay logit of graduates of local colleges + size·ΔL.
  public let collegeStay: Effect?
  // MARK: Money
  public let allowance: AllowanceEffect?
  public let rentSubsidy: RentSubsidyEffect?
  public let housingSupport: HousingSupportEffect?
  // MARK: Recognition
  /// Share of accredited employers = Σ size·ℓ.
  public let accreditedShare: Effect?
  /// Market route of recognition × Σ size·ℓ.
  public let marketRoute: Effect?
  /// Certificate route × Σ size·ℓ.
  public let certificateRoute: Effect?
  /// Certificate route × Π (1 + size·ΔL).
  public let certificateBoost: Effect?
  /// Application for recognition × Π (1 + size·ΔL).
  public let recognitionApplication: Effect?
  /// Leading talents of classes A–C: Σ size·ℓ persons a year.
  public let leadingTalents: Effect?
  // MARK: Firms and jobs
  /// Start-up space + size·ℓ m².
  public let startUpSpace: Effect?
  /// Start-up entry × Π (1 + size·ΔL).
  public let startUpEntry: Effect?
  /// Start-up exit × Π (1 + size·ΔL).
  public let startUpExit: Effect?
  public let jobs: [JobEffect]?
  /// Search intensity × Π (1 + size·ΔL).
  public let search: Effect?
  /// Search intensity of newcomers + size·ΔL.
  public let newcomerSearch: Effect?
  /// Low-tier workers who reach the mid tier: Σ size·ℓ per year.
  public let upskilling: Effect?
  // MARK: Homes and surroundings
  /// Affordable homes: Σ size·ℓ a year.
  public let affordableHomes: Effect?
  /// Purchase hazard × Π (1 + size·ΔL).
  public let homePurchase: Effect?
  /// Amenity + size·ΔL, standard deviations.
  public let amenity: Effect?
  /// School access + size·ΔL, standard deviations.
  public let schoolAccess: Effect?
  /// Satisfaction of degree holders, of low-tier workers, + size·ΔL.
  public let degreeSatisfaction: Effect?
  public let lowTierSatisfaction: Effect?
  /// Leaving of carers of a child below school age × Π size^ΔL.
  public let youngFamilyLeaving: Effect?
}
