/// Factors that a design moves together, and whose joint influence an estimator reports.
///
/// Groups make a screening of many factors cheap: a design grows with the number of groups.
package struct FactorGroups: Equatable, Sendable {
  /// The factors of each group, as places in a point.
  package let members: [[Int]]

  /// - Precondition: every factor 0 ..< *n* is in exactly one group, and no group is empty.
  package init(_ members: [[Int]]) {
    let factors = members.flatMap(\.self).sorted()
    precondition(!factors.isEmpty && factors == Array(factors.indices), "each factor is in one group")
    precondition(!members.contains(where: \.isEmpty), "a group has factors")
    self.members = members
  }

  /// Every factor on its own.
  package static func single(_ factors: Int) -> FactorGroups { FactorGroups((0..<factors).map { [$0] }) }

  package var count: Int { members.count }
  package var factorCount: Int { members.reduce(0) { $0 + $1.count } }
}
