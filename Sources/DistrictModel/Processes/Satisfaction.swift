/// Satisfaction: an exponential average of the utility of living here, 0 at the reference state.
public struct Satisfaction: Sendable {
  public struct Parameters: Decodable, Sendable {
    public var wage: Double
    public var rentBurden: Double
    /// Rent over wage that counts as normal. Unit: share.
    public var normalRentBurden: Double
    public var unemployment: Double
    public var amenity: Double
    public var school: Double
    public var network: Double
    /// Income of the unemployed relative to the base wage of their tier. Unit: share.
    public var unemployedIncome: Double
    /// Weight of the newest month. Unit: share.
    public var weightOfNow: Double
  }
}
