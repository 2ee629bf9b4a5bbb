/// Young residents who found firms, and the life of these firms.
public struct Entrepreneurship: Sendable {
  public struct Parameters: Decodable, Sendable {
    /// Unit: years.
    public var minimumAge: Double
    /// Hazard of founding a firm. Unit: per year.
    public var degreeEntryRate: Double
    public var nonDegreeEntryRate: Double
    /// Start-up space at level 0 of every lever. Unit: m².
    public var existingSpace: Double
    /// Space at which the hazards hold. Unit: m².
    public var referenceSpace: Double
    /// Effect of ln(space / referenceSpace) on entry. Unit: ratio.
    public var spaceOnEntry: Double
    /// Effect of ln(space / referenceSpace) on exit. Unit: ratio.
    public var spaceOnExit: Double
    /// Space a job needs; a founder counts twice. Unit: m².
    public var spacePerJob: Double
    /// Entry with no free space, relative to entry with plenty. Unit: ratio.
    public var crowdedEntry: Double
    /// Share of free space from which there is plenty. Unit: share.
    public var plentyShare: Double
    /// Unit: jobs per firm.
    public var initialJobs: Double
    /// Unit: jobs per firm and year, in the first year.
    public var firstYearGrowth: Double
    /// Unit: share per year, after the first year.
    public var laterGrowth: Double
    /// Unit: probability per month, by age of the firm in months.
    public var exitProbability: StepTable
    /// Sector of a founder with a degree, and of the others.
    public var degreeSector: String
    public var nonDegreeSector: String
    /// Firms when the simulation starts. Unit: firms.
    public var initialFirms: Double
    public var initialJobsPerFirm: Double
    /// Ages of these firms are uniform below this. Unit: months.
    public var initialOldestMonths: Double
    /// Share of these firms in `degreeSector`. Unit: share.
    public var initialDegreeSectorShare: Double
  }
}
