/// Separations, job search and hiring.
public struct JobMarket: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Unit: probability per month, by tier.
    public var separation: TierTable
    /// Unit: ratio, by age in years.
    public var separationByAge: StepTable
    /// Probability that an unemployed person applies in a month. Unit: probability.
    public var searchIntensity: Double
    /// The same in the month of arrival, return or graduation. Unit: probability.
    public var newcomerSearchIntensity: Double
    /// Probability that a high-tier person applies for mid-tier posts, and a mid-tier one for low-tier posts.
    public var highSearchesMid: Double
    public var midSearchesLow: Double
    /// Log weight of vacancies in the own zone. Unit: logit.
    public var ownZone: Double
    /// Weight of the newest month in the perceived tightness. Unit: share.
    public var tightnessWeight: Double
  }
}
