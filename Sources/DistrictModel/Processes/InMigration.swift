/// Candidates outside the district: who considers it, who comes, and to which zone.
public struct InMigration: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    public var pools: Pools
    public var consideration: Consideration
    public var choice: Choice
    /// Arrivals who start in a dormitory; the others rent privately. Unit: share.
    public var degreeDormitoryShare: Double
    public var nonDegreeDormitoryShare: Double
  }

  public struct Pools: Decodable, Equatable, Sendable {
    public var freshGraduate: Pool
    public var experiencedGraduate: Pool
    public var nonDegree: Pool

    subscript(pool: PoolKind) -> Pool {
      switch pool {
      case .freshGraduate: freshGraduate
      case .experiencedGraduate: experiencedGraduate
      case .nonDegree: nonDegree
      }
    }
  }

  /// One pool of people who, this month, decide where in the wider catchment to live and work.
  public struct Pool: Decodable, Equatable, Sendable {
    /// In the trend's base year. Unit: persons per year.
    public var slotsPerYear: Double
    /// Unit: share per year, compounded by calendar year.
    public var trendPerYear: Double
    /// Share of the year's slots by month; adds up to 1. Unit: share.
    public var season: SeasonTable
    public var educationShares: EducationTable
    /// Youngest age by education. Unit: years.
    public var baseAge: EducationTable
    /// Width of a uniform spread above the base age. Unit: years.
    public var ageSpread: Double
    /// Mean of an exponential above that, truncated at the oldest age; 0 for none. Unit: years.
    public var meanYearsAboveBase: Double
    public var originShares: OriginTable
    public var maleShare: Double
  }

  /// `q = 1 − exp(−(base + brand·B + referral·ρ))`.
  public struct Consideration: Decodable, Equatable, Sendable {
    public var degree: Audience
    public var nonDegree: Audience

    public struct Audience: Decodable, Equatable, Sendable {
      public var base: Double
      public var brand: Double
      public var referral: Double
    }
  }

  /// Nested logit: zones of the district in one nest against everywhere else (utility 0).
  public struct Choice: Decodable, Equatable, Sendable {
    /// Probability of choosing the district at the reference state. Unit: probability.
    public var degreeReference: Double
    public var nonDegreeReference: Double
    /// Dissimilarity of the zones (λ). Unit: ratio.
    public var nesting: Double
    public var income: Double
    public var rent: Double
    public var jobs: Double
    public var amenity: Double
    public var school: Double
    public var network: Double
    public var zoneJobs: Double
    /// Share of candidates above `carerAge` who weigh schools. Unit: share.
    public var carerShare: Double
    /// Unit: years.
    public var carerAge: Double
    /// How strongly a one-off payment counts against its monthly equivalent. Unit: ratio.
    public var cashSalience: Double
    /// Months over which a one-off payment is spread. Unit: months.
    public var amortisationMonths: Double
    /// Added attraction of everywhere else. Unit: logit.
    public var outsideShift: Double
    /// Zone shares of arrivals at the reference state; add up to 1. Unit: share.
    public var zoneShares: ZoneTable
  }
}

/// The three pools of candidates.
public enum PoolKind: UInt8, CaseIterable, Sendable {
  case freshGraduate, experiencedGraduate, nonDegree
  var isDegree: Bool { self != .nonDegree }
}
