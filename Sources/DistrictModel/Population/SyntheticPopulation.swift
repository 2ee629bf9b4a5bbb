/// The first population, drawn from margins.
public struct SyntheticPopulation: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Residents in the age band when the simulation starts. Unit: persons.
    public var initialResidents: Double
    /// Locals per single year of age, those away at university among them. Unit: persons.
    public var localCohort: Double
    /// Locals away at university; at the youngest of these ages only the cohort that has left school. Unit: share.
    public var awayShare: AgeTable
    /// Students of the local colleges. Unit: persons.
    public var collegeStudents: AgeTable
    /// Relative weights of other non-local residents. Unit: ratio.
    public var nonLocalWeights: AgeTable
    public var maleShare: Double
    /// Holders of a degree. Unit: share.
    public var nonLocalDegreeShare: AgeTable
    public var localDegreeShare: AgeTable
    /// Level of degree among holders. Unit: share, by education.
    public var degreeLevelShares: EducationTable
    public var masterMinimumAge: Double
    public var doctorateMinimumAge: Double
    /// Among those without a degree. Unit: share.
    public var juniorSecondaryShare: Double
    public var originShares: OriginTable
    /// Elapsed stay of non-locals is exponential, counted from `stayClockAge` at the earliest. Unit: months.
    public var meanElapsedStayMonths: Double
    public var stayClockAge: Double
    /// Students: locals below this age, and non-locals below `nonLocalStudentAge`. Unit: years.
    public var localStudentAge: Double
    public var nonLocalStudentAge: Double
    public var inactiveShare: Double
    public var unemployedShare: Double
    public var localOwnerShare: Double
    public var nonLocalOwnerShare: Double
    public var youngNonLocalOwnerShare: Double
    public var nonLocalOwnerAge: Double
    /// Tenure of non-local non-owners; the rest rents privately. Unit: share.
    public var dormitoryShare: Double
    public var affordableShare: Double
    public var zoneShares: ZoneTable
    /// Probability of having a child per year of age above `childAge`, from one year above it. Unit: per year.
    public var childSlope: Double
    public var childAge: Double
    /// Masters and doctors recognised, by months of stay. Unit: share.
    public var recognisedByStay: StepTable
    /// Bachelors of the title age recognised, and eligible but not yet recognised. Unit: share.
    public var recognisedBachelors: Double
    public var pendingBachelors: Double
    /// Others of the certificate age recognised. Unit: share.
    public var recognisedOthers: Double
  }
}
