/// School, university, graduation, and the return of local graduates.
public struct Schooling: Sendable {
  public struct Parameters: Decodable, Sendable {
    /// Age at which the school cohort (born September to August) finishes senior school. Unit: years.
    public var universityAge: Double
    /// Age at which non-local school students enter work. Unit: years.
    public var nonLocalWorkAge: Double
    /// Share of the local school cohort that enters higher education. Unit: share.
    public var tertiaryShare: Double
    /// Share of these who leave the district for it. Unit: share.
    public var awayShare: Double
    /// Degree that a student away takes. Unit: share, by education.
    public var awayDegreeShares: EducationTable
    /// From September of entry to graduation. Unit: months, by education.
    public var awayMonths: EducationTable
    /// From September of entry to graduation for locals who study in the district. Unit: months.
    public var localStudyMonths: Double
    /// Probability that an away graduate returns, at the reference state. Unit: probability.
    public var returnShare: Double
    /// Unit: persons per year, every September.
    public var collegeIntakePerYear: Double
    /// Unit: months, youngest age at intake.
    public var intakeAgeMonths: Double
    /// Unit: months, width of the uniform distribution of age at intake.
    public var intakeAgeSpreadMonths: Double
    public var intakeOriginShares: OriginTable
    /// Unit: months from intake to graduation with a junior-college degree.
    public var shortCourseMonths: Double
    /// Unit: months from intake to graduation with a bachelor's degree.
    public var longCourseMonths: Double
    /// Unit: share of the intake.
    public var longCourseShare: Double
    /// Probability that a college graduate stays in the district, at the reference state. Unit: probability.
    public var stayShare: Double
  }
}
