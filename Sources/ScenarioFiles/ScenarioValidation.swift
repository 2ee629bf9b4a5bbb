import DistrictModel

/// Checks that a scenario makes sense as a whole: what no single value can tell.
struct ScenarioValidation {
  let scenario: Scenario
  let tree: ScenarioTree
  private(set) var problems: [ScenarioProblem] = []
  private(set) var warnings: [ScenarioProblem] = []
  /// Key paths with problems of their own, about which nothing more is said.
  private var damaged: [TreePath]
  private let districtFiles: Set<String>

  /// No age band reaches above this.
  static let oldestAge = 100

  /// - Parameters:
  ///   - tree: the effective tree that the scenario was read from.
  ///   - districtFiles: paths of the district's files.
  ///   - damaged: key paths that have a problem already.
  init(_ scenario: Scenario, tree: ScenarioTree, districtFiles: Set<String>, damaged: [String]) {
    self.scenario = scenario
    self.tree = tree
    self.districtFiles = districtFiles
    self.damaged = damaged.compactMap { TreePath($0) }
  }

  /// Runs every check.
  mutating func run() {
    checkNumbers()
    damaged += problems.compactMap { TreePath($0.path) }
    checkScenario()
    checkDistrict()
    checkCatalogue()
    checkTargets()
    checkParameters()
    checkSettings()
    checkCircumstances()
    checkBudget()
  }

  // MARK: - Notes

  /// Whether nothing is known to be wrong at, above or below a path.
  func isSound(_ path: String...) -> Bool {
    path.allSatisfy { path in
      guard let path = TreePath(path) else { return true }
      return !damaged.contains { $0.steps.starts(with: path.steps) || path.steps.starts(with: $0.steps) }
    }
  }

  /// Notes a problem at a path, unless that path has one already.
  mutating func note(_ path: String, _ message: String) {
    guard isSound(path), let keys = TreePath(path), let node = nearestNode(to: keys) else { return }
    problems.append(ScenarioProblem(at: culprit(of: node.unwrapped), path: keys, message))
  }

  /// Where a value was last changed: of a map or list, the last member that a scenario set, if any did.
  private func culprit(of node: ScenarioTree) -> Origin {
    guard districtFiles.contains(node.origin.file) else { return node.origin }
    let members = node.entries?.map(\.value) ?? node.elements ?? []
    let changed = members.last { !districtFiles.contains($0.unwrapped.origin.file) && $0.origin.position != nil }
    let patched = members.last { $0.unwrapped.origin.position == nil }
    return (patched ?? changed)?.unwrapped.origin ?? node.origin
  }

  /// Notes a problem at a path, at a place of its own.
  mutating func note(_ path: String, _ message: String, at origin: Origin) {
    guard isSound(path), let keys = TreePath(path) else { return }
    problems.append(ScenarioProblem(at: origin, path: keys, message))
  }

  mutating func warn(_ path: String, _ message: String) {
    guard isSound(path), let keys = TreePath(path), let node = nearestNode(to: keys) else { return }
    warnings.append(ScenarioProblem(at: node.unwrapped.origin, path: keys, message))
  }

  /// The value at a path, or what would hold it.
  private func nearestNode(to path: TreePath) -> ScenarioTree? {
    var steps = path.steps[...]
    while true {
      if let node = tree.valued(TreePath(Array(steps))) { return node }
      guard !steps.isEmpty else { return nil }
      steps = steps.dropLast()
    }
  }

  // MARK: - Numbers

  /// Holds every number against the rule of its place.
  private mutating func checkNumbers() {
    for (rule, under, keys) in NumberRule.places {
      for parent in tree.matching(under) {
        for key in keys.split(separator: " ") {
          guard let node = parent.node[String(key)] else { continue }
          check(node.unwrapped, rule: rule, path: parent.path.appending(String(key)))
        }
      }
    }
  }

  private mutating func check(_ node: ScenarioTree, rule: NumberRule, path: TreePath) {
    switch node.content {
    case .number(let number):
      guard !rule.allows(number), isSound(path.description) else { return }
      problems.append(
        ScenarioProblem(at: node.origin, path: path, "found \(number.plainDescription); allowed \(rule.allowed)"))
    case .list(let elements):
      for (index, element) in elements.enumerated() { check(element, rule: rule, path: path.appending(index)) }
    case .map(let entries):
      for entry in entries { check(entry.value, rule: rule, path: path.appending(entry.key)) }
    default: break
    }
  }
}

extension ScenarioTree {
  /// The value at a path, looking through quantities on the way: members of a value come before its description.
  func valued(_ path: TreePath) -> ScenarioTree? {
    path.steps.reduce(self) { node, step in
      guard let node else { return nil }
      return node.unwrapped[TreePath([step])] ?? node[TreePath([step])]
    }
  }

  /// Every value whose key path fits a pattern of keys, in which `*` fits any key or index.
  func matching(_ pattern: String) -> [(path: TreePath, node: ScenarioTree)] {
    pattern.split(separator: ".").reduce([(TreePath(), self)]) { found, part in
      found.flatMap { path, node -> [(TreePath, ScenarioTree)] in
        guard part == "*" else { return node[String(part)].map { [(path.appending(String(part)), $0)] } ?? [] }
        if let elements = node.elements { return elements.enumerated().map { (path.appending($0), $1) } }
        return (node.entries ?? []).map { (path.appending($0.key), $0.value) }
      }
    }
  }
}
