import DistrictModel

/// Checks that a scenario makes sense as a whole: what no single value can tell.
struct ScenarioValidation {
  let scenario: Scenario
  let tree: ScenarioTree
  private(set) var problems: [ScenarioProblem] = []
  private(set) var warnings: [ScenarioProblem] = []
  /// Key paths with problems of their own, about which nothing more is said.
  private let damaged: [TreePath]

  /// No age band reaches above this.
  static let oldestAge = 100

  init(_ scenario: Scenario, tree: ScenarioTree, damaged: [String]) {
    self.scenario = scenario
    self.tree = tree
    self.damaged = damaged.compactMap { TreePath($0) }
  }

  /// Runs every check.
  mutating func run() {
  }
}
