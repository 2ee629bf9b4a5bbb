/// One factor at a time, low and high, about a centre.
package struct TornadoDesign: Sendable {
  package let factors: Int
  /// The centre, then low and high of each factor.
  package let points: [[Double]]

  /// - Parameters:
  ///   - centre: of each factor, in 0…1; one half each unless told.
  ///   - low: 0…1; where the lower bars end. 0 is the lower end of a factor's range.
  ///   - high: 0…1.
  package init(factors: Int, centre: [Double]? = nil, low: Double = 0, high: Double = 1) {
    precondition(factors > 0, "a tornado has factors")
    precondition(0 <= low && low < high && high <= 1, "low and high are in 0…1")
    let middle = centre ?? Array(repeating: 0.5, count: factors)
    precondition(middle.count == factors, "the centre has a value for each factor")
    self.factors = factors
    points =
      [middle]
      + (0..<factors).flatMap { factor in
        [low, high].map { value in
          var point = middle
          point[factor] = value
          return point
        }
      }
  }

  package static let placeOfCentre = 0
  package func placeOfLow(_ factor: Int) -> Int { 1 + 2 * factor }
  package func placeOfHigh(_ factor: Int) -> Int { 2 + 2 * factor }
}
