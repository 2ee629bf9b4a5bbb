import DistrictModel

/// What the files say of a value that an experiment varies: its range, its name, and what it is in the base scenario.
struct FactorRange {
  let path: TreePath
  private(set) var low: Double?
  private(set) var high: Double?
  private(set) var title: Text?
  private(set) var baseValue: Factor.Value?
  private(set) var unit: String?

  init(of path: TreePath, in base: LoadedScenario) {
    self.path = path
    let effective = ScenarioPatch(path, to: 0).effectivePath
    baseValue = base.tree.valued(effective).flatMap { Factor.Value($0.unwrapped) }
    if !readLever(in: base.scenario) { readQuantity(at: effective, in: base.tree) }
  }

  /// A level goes from 0 to the maximum of its lever or circumstance; one that the base does not set is at the reference.
  private mutating func readLever(in scenario: Scenario) -> Bool {
    let keys = path.keys
    guard keys.count >= 3, ["levers", "circumstances"].contains(keys[0]) else { return false }
    let isLever = keys[0] == "levers"
    let levers = scenario.district.levers.levers.filter { isLever && (keys[1] == "all" || keys[1] == $0.name) }
    let circumstance = scenario.district.circumstances?.circumstances.first { !isLever && keys[1] == $0.name }
    title = levers.count == 1 ? levers[0].definition.title : circumstance?.definition.title
    guard let key = keys.last, key == "level" || key == "afterLevel" else { return true }
    high = levers.map(\.definition.maximumLevel).min() ?? circumstance?.definition.maximumLevel
    low = high == nil ? nil : 0
    guard baseValue == nil, key == "level" else { return true }
    if levers.count == 1, scenario.levers.windows[keys[1]] == nil {
      baseValue = .number(levers[0].definition.referenceLevel)
    } else if circumstance != nil, scenario.circumstances?.windows[keys[1]] == nil {
      baseValue = .number(0)
    }
    return true
  }

  /// The range of the quantity that holds the value.
  private mutating func readQuantity(at path: TreePath, in tree: ScenarioTree) {
    var node = tree
    var quantity: ScenarioTree?
    var inside = TreePath()
    for step in path.steps {
      if node.isQuantity { (quantity, inside) = (node, TreePath()) }
      guard let next = node.unwrapped[TreePath([step])] ?? node[TreePath([step])] else { return }
      if quantity != nil { inside = TreePath(inside.steps + [step]) }
      node = next
    }
    if node.isQuantity { (quantity, inside) = (node, TreePath()) }
    guard let quantity else { return }
    unit = quantity["unit"]?.text
    low = QuantityCheck.bound("low", at: inside, of: quantity)?.number
    high = QuantityCheck.bound("high", at: inside, of: quantity)?.number
  }
}
