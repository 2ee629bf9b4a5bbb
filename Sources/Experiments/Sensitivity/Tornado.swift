/// What each factor does to a result on its own, from the low to the high end of its range.
package struct Tornado: Sendable, Equatable {
  package struct Bar: Sendable, Equatable {
    package let factor: Int
    /// Mean change of the result from the centre when the factor is low, and when it is high.
    package let low: Double
    package let high: Double
    /// Their standard errors; nil for one replicate.
    package let lowError: Double?
    package let highError: Double?

    /// Distance of the farther end to the other end, or to the centre if both lie on one side of it.
    package var length: Double { max(low, high, 0) - min(low, high, 0) }
    /// Both ends lie on the same side of the centre: the best or worst value of the factor is inside its range.
    package var turnsInside: Bool { low * high > 0 }
  }

  /// Mean result at the centre.
  package let centre: Double
  /// Longest first; equal ones by factor.
  package let bars: [Bar]

  /// - Parameters:
  ///   - results: by point of the design, then replicate; all points have the same replicates.
  ///   - isPaired: a replicate met the same luck at all points, so that its differences are taken one by one.
  package init(_ design: TornadoDesign, results: [[Double]], isPaired: Bool) {
    precondition(results.count == design.points.count, "there are results for each point")
    let centres = results[TornadoDesign.placeOfCentre]
    precondition(results.allSatisfy { $0.count == centres.count && !$0.isEmpty }, "all points have the same replicates")
    func change(_ place: Int) -> (mean: Double, error: Double?) {
      if isPaired {
        let pairs = PairedDifference(base: centres, policy: results[place])
        return (pairs.mean, pairs.distribution.standardError)
      }
      let errors = [centres, results[place]].compactMap(Statistics.standardError)
      let error = errors.count == 2 ? (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot() : nil
      return (Statistics.mean(results[place]) - Statistics.mean(centres), error)
    }
    centre = Statistics.mean(centres)
    bars = (0..<design.factors).map { factor in
      let (low, high) = (change(design.placeOfLow(factor)), change(design.placeOfHigh(factor)))
      return Bar(factor: factor, low: low.mean, high: high.mean, lowError: low.error, highError: high.error)
    }
    .sorted { $0.length == $1.length ? $0.factor < $1.factor : $0.length > $1.length }
  }
}
