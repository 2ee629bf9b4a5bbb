/// A pattern of the real world that the model should show without being told to: pattern-oriented validation.
///
/// - Source: the method is that of Grimm et al. 2005, Science 310.
public struct Pattern: Equatable, Sendable {
  public let name: String
  public let definition: Definition

  /// Whether showing the pattern is a test.
  public enum Kind: String, ClosedSet {
    /// Emerges from behaviour: a genuine test.
    case emergent
    /// Fitted by the calibration.
    case calibrated
    /// Put in: only a check that nothing broke it.
    case imposed
  }

  /// What is measured.
  public enum Measure: String, ClosedSet {
    /// Labour-force peak of a Rogers–Castro schedule fitted to the ages of arrivals: its position, its rate of ascent
    /// and of descent, and the share of variance explained.
    case arrivalPeak, arrivalAscent, arrivalDescent, arrivalFit
    /// Age at which non-locals leave most; the rate at the last but one age over that maximum.
    case leavingPeakAge, leavingAtOldest
    /// Share of degree holders who arrive in June–August, of others who arrive in February and March.
    case summerShare, springShare
    /// Hazard of leaving at 24–47 months of stay over that at 72–119.
    case hazardRatio
    /// Risk of leaving of non-locals by length of stay, six parts: months 1–11, 12–23, 24–47, 48–71, 72–119 and from 120 on.
    /// Unit: per year.
    case hazardFirstYear, hazardSecondYear, hazardYears3To4, hazardYears5To6, hazardYears7To10, hazardBeyond
    /// Share of graduates still here 12 and 36 months after they came.
    case retentionOneYear, retentionThreeYears
    /// Mean of the months of the last year simulated.
    case unemploymentRate
    /// Change of the mean rent from the end of the year before the policy start to the end of the run. Unit: share.
    case rentChange
    case meanStayYears
    /// Growth of the youth population in the first five policy years and from then to the horizon. Unit: share a year.
    case earlyGrowth, lateGrowth
    /// Graduates introduced over all candidates with a degree, first policy year.
    case graduateShare
    case talentsPerYear, classFShare
    /// Rate of leaving of non-locals over that of locals.
    case turnoverRatio
    case midLowWageRatio
    /// Response of rents to the youth population when the outside becomes less attractive, both in logs.
    case rentElasticity
    /// Local jobs per high-technology job.
    case multiplier
    /// Weight of amenity over weight of income, in staying over the same in coming.
    case amenityBalance
    /// Share of recipients of the allowance who would not have come without it.
    case butForBachelor, butForMaster, butForDoctor
    /// Effect of delegated recognition in its first year over its effect in the fourth.
    case recognitionCatchUp
  }

  public struct Definition: Decodable, Equatable, Sendable {
    public let code: String
    public let title: Text
    public let measure: Measure
    public let kind: Kind
    /// The pattern holds between these; one of them may be absent.
    public let atLeast: Double?
    public let atMost: Double?
    public let source: String
    /// What an earlier prototype gave, for orientation only.
    public let earlier: Double?
  }
}

public struct PatternCatalogue: Decodable, Equatable, Sendable {
  public let patterns: [Pattern]

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WordKey.self)
    patterns = try container.allKeys.map {
      Pattern(name: $0.stringValue, definition: try container.decode(Pattern.Definition.self, forKey: $0))
    }
  }
}
