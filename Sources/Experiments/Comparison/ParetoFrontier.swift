/// Which of several choices are worth considering when only cost and effect count.
enum ParetoFrontier {
  /// Whether each choice is on the frontier: no other costs no more and achieves no less, and is better in one of the two.
  ///
  /// Choices that are equal in both are on it together.
  static func members(costs: [Double], effects: [Double]) -> [Bool] {
    precondition(costs.count == effects.count, "one effect for each cost")
    return costs.indices.map { one in
      !costs.indices.contains { other in
        costs[other] <= costs[one] && effects[other] >= effects[one]
          && (costs[other] < costs[one] || effects[other] > effects[one])
      }
    }
  }
}
