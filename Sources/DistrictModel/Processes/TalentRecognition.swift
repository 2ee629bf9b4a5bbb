/// Recognition of talents of classes A–F: eligibility, application, approval.
public struct TalentRecognition: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Work since arrival before a master or doctor is eligible. Unit: months.
    public var employedMonths: Double
    /// Intermediate title of a bachelor (class F). Unit: per year.
    public var bachelorTitleRate: Double
    public var bachelorTitleAge: Double
    /// Certificate of a skilled worker (class F). Unit: per year.
    public var certificateRate: Double
    public var certificateAge: Double
    public var certificateSectors: [String]
    /// Recognition by wage at an accredited employer (class F). Unit: per year.
    public var marketRate: Double
    /// Unit: multiple of the mean wage of the tier.
    public var marketWageMultiple: Double
    /// Associate-senior title of a master (class E). Unit: per year.
    public var associateTitleRate: Double
    public var associateTitleAge: Double
    /// Upgrade of a doctor (class D). Unit: per year.
    public var doctorateUpgradeRate: Double
    public var doctorateUpgradeAge: Double
    /// Classes of leading talents. Unit: share, by class.
    public var leadingClassShares: TalentTable
    /// Unit: probability per month of an eligible person: class F, and E or above.
    public var applicationF: Double
    public var applicationE: Double
    public var accreditedApplicationFactor: Double
    /// Months from application to approval. Unit: months.
    public var accreditedDelayMonths: Double
    public var ordinaryDelayMonths: Double
    /// Probability that an ordinary approval takes one more month. Unit: probability.
    public var ordinaryDelayRepeat: Double
    public var approvalProbability: Double
    /// A recognition within this many months of coming counts as strictly new. Unit: months.
    public var strictMonths: Double
  }
}
