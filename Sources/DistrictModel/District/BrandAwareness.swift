/// How well the district is known outside, and how that fades.
public struct BrandAwareness: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Unit: per year.
    public var innovation: Double
    public var imitation: Double
    public var forgetting: Double
  }
}

extension BrandAwareness {
  /// Share of the audience that knows the district, a month later.
  ///
  /// `B + (p·inflow + q·B)(1 − B) − δ·B`: Bass diffusion with forgetting.
  package static func next(_ share: Double, inflow: Double, _ parameters: Parameters) -> Double {
    let p = parameters.innovation / 12 * inflow
    let q = parameters.imitation / 12
    return share + (p + q * share) * (1 - share) - parameters.forgetting / 12 * share
  }

  /// The share that reproduces itself at the reference inflow: the positive root of `−qB² + (q − p − δ)B + p`.
  package static func fixedPoint(_ parameters: Parameters) -> Double {
    let (p, q, delta) = (parameters.innovation, parameters.imitation, parameters.forgetting)
    let slope = q - p - delta
    if q <= 0 { return p + delta > 0 ? p / (p + delta) : 0 }
    return (slope + (slope * slope + 4 * q * p).squareRoot()) / (2 * q)
  }
}
