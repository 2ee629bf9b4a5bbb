/// Pairs of independent points and the points between them, from which Sobol' indices are estimated.
///
/// A row holds a point **A** and an independent point **B**; then, for every group of factors, **A** with the group's factors
/// taken from **B**; and for second-order indices **B** with the group's factors taken from **A**. **A** and **B** are the two
/// halves of a scrambled Sobol' sequence of twice as many dimensions, so that a design of more rows begins with one of fewer.
///
/// - Source: Saltelli, Annoni and others 2010, section 3; second order as in Saltelli 2002, theorem 2.
package struct SaltelliDesign: Sendable {
  package let groups: FactorGroups
  package let rows: Int
  package let hasSecondOrder: Bool
  /// Row after row: A, B, A with each group from B and, if asked for, B with each group from A.
  package let points: [[Double]]

  /// - Parameters:
  ///   - rows: best a power of two, where the sequence is balanced.
  ///   - hasSecondOrder: adds one point a group to each row.
  package init(groups: FactorGroups, rows: Int, hasSecondOrder: Bool = false, seed: UInt64) {
    precondition(rows >= 2, "indices need two rows")
    let factors = groups.factorCount
    self.groups = groups
    self.rows = rows
    self.hasSecondOrder = hasSecondOrder
    points = SobolSequence.points(rows, dimensions: 2 * factors, scrambling: seed).flatMap { pair in
      let (a, b) = (Array(pair[..<factors]), Array(pair[factors...]))
      let between = groups.members.map { Self.point(a, taking: $0, from: b) }
      let back = hasSecondOrder ? groups.members.map { Self.point(b, taking: $0, from: a) } : []
      return [a, b] + between + back
    }
  }

  private static func point(_ point: [Double], taking factors: [Int], from other: [Double]) -> [Double] {
    var mixed = point
    for factor in factors { mixed[factor] = other[factor] }
    return mixed
  }

  package var pointsPerRow: Int { 2 + groups.count * (hasSecondOrder ? 2 : 1) }

  /// Place of a row's point A; its point B follows.
  package func placeOfA(row: Int) -> Int { row * pointsPerRow }
  package func placeOfB(row: Int) -> Int { row * pointsPerRow + 1 }
  /// Place of A with the group's factors from B.
  package func placeOfAB(row: Int, group: Int) -> Int { row * pointsPerRow + 2 + group }
  /// Place of B with the group's factors from A; only with second order.
  package func placeOfBA(row: Int, group: Int) -> Int { row * pointsPerRow + 2 + groups.count + group }
}
