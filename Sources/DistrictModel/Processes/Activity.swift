/// Movements into and out of economic inactivity.
public struct Activity: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// From work or unemployment into inactivity. Unit: probability per month.
    public var inactivityEntry: Double
    /// From inactivity into unemployment. Unit: probability per month.
    public var inactivityExit: Double
  }
}
