/// How well the district is known outside, and how that fades.
public struct BrandAwareness: Sendable {
  public struct Parameters: Decodable, Sendable {
    /// Unit: per year.
    public var innovation: Double
    public var imitation: Double
    public var forgetting: Double
  }
}
