import DistrictModel
import ScenarioFiles

// What a point changes against another one under the same luck.

extension Sweep {
  /// A point compared with another one, replicate by replicate.
  public struct Difference: Sendable {
    public let reference: Int
    /// The point less the reference, over the replicates that were finished at both.
    public let paired: PairedDifference
  }

  /// The point that stands for the base scenario: it has the base's value of every factor; the first of several.
  public var basePoint: Int? {
    let base = experiment.factors.map(\.baseValue)
    return base.contains(nil) ? nil : points.firstIndex { $0.values == base.compactMap { $0 } }
  }

  /// The point that the others are compared with for an outcome: that of the base scenario if it is among them, else the best.
  ///
  /// - Returns: nil where points had luck of their own, or nothing was finished.
  public func reference(of outcome: Int) -> Int? {
    guard experiment.usesCommonRandomNumbers else { return nil }
    if let base = basePoint, cells[outcome][base].distribution != nil { return base }
    return ranked(by: outcome).first
  }

  /// What a point changes against the reference.
  ///
  /// - Returns: nil at the reference, without one, and where no replicate was finished at both.
  public func difference(at point: Int, of outcome: Int) -> Difference? {
    guard let reference = reference(of: outcome), reference != point else { return nil }
    let both = zip(byReplicate[reference], byReplicate[point]).compactMap { one, other in
      one.flatMap { one in other.map { (one[outcome], $0[outcome]) } }
    }
    guard !both.isEmpty else { return nil }
    return Difference(
      reference: reference, paired: PairedDifference(base: both.map(\.0), policy: both.map(\.1)))
  }
}
