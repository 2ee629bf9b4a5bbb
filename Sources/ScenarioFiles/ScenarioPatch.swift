/// One change at one key path: what `--set`, a sweep, a calibration and a goal-seek do to a scenario.
public struct ScenarioPatch: Sendable {
  /// Where, as the planner wrote it.
  public let path: TreePath
  /// What stands there afterwards.
  public let value: ScenarioTree
  /// The patch as a planner would type it: `levers.talentCard.level=1.2`.
  public let text: String

  /// A number at a key path.
  public init(_ path: TreePath, to number: Double) {
    self.path = path
    text = "\(path)=\(number.plainDescription)"
    value = ScenarioTree(.number(number), at: Self.origin(text))
  }

  /// A value that is written elsewhere, such as in an experiment file; what is wrong with it is said of that place.
  init(_ path: TreePath, to content: ScenarioTree.Content, at origin: Origin) {
    let tree = ScenarioTree(content, at: origin)
    self.path = path
    text = "\(path)=" + (tree.text ?? tree.inlineText)
    value = tree.movedWhole(to: origin)
  }

  /// Reads `key.path=value`; the value is JSON5, and a bare word or month means itself as text.
  public init(_ text: String) throws(ScenarioProblems) {
    self.text = text
    let origin = Self.origin(text)
    guard let equals = text.firstIndex(of: "="), let path = TreePath(String(text[..<equals])) else {
      throw ScenarioProblems(at: origin, "allowed: key.path=value, such as levers.talentCard.level=1.2")
    }
    self.path = path
    let written = String(text[text.index(after: equals)...])
    let (tree, problems) = JSON5Reader.read(SourceFile(path: "", bytes: Array(written.utf8), hasPositions: false))
    if let problem = problems.first {
      guard !written.isEmpty, let first = written.unicodeScalars.first, !"{['\"".unicodeScalars.contains(first) else {
        throw ScenarioProblems(at: origin, path: path, written.isEmpty ? "the value is missing" : problem.reason)
      }
      value = ScenarioTree(.text(written), at: origin)
    } else {
      value = tree!.movedWhole(to: origin)
    }
  }

  private static func origin(_ text: String) -> Origin {
    let name = "--set \(text)"
    return Origin(source: SourceFile(path: name, bytes: Array(name.utf8), hasPositions: false), offset: 0)
  }

  /// The path in the effective tree: what a scenario changes of its district at its own top level is there the district's.
  var effectivePath: TreePath {
    guard case .key(let first)? = path.steps.first, ScenarioChain.districtKeys.contains(first) else { return path }
    return TreePath([.key("district")] + path.steps)
  }

  /// The tree with this change made.
  ///
  /// What is not there yet is added; whether it may be there is for the decoder to say.
  func applied(to tree: ScenarioTree) throws(ScenarioProblems) -> ScenarioTree {
    if path.steps.starts(with: [.key("levers"), .key("all")]) { return try appliedToAllLevers(of: tree) }
    return try set(effectivePath.steps[...], in: tree, from: TreePath())
  }

  private func appliedToAllLevers(of tree: ScenarioTree) throws(ScenarioProblems) -> ScenarioTree {
    let catalogue = EffectiveTree.leverNames(in: tree["district"] ?? tree)
    var problems: [ScenarioProblem] = []
    let levers = EffectiveTree.spread(created(path.steps.dropFirst()), over: catalogue, problems: &problems)
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    return tree.setting("levers", to: (tree["levers"] ?? levers).overlaid(with: levers))
  }

  private func set(
    _ steps: ArraySlice<TreePath.Step>, in node: ScenarioTree, from place: TreePath
  ) throws(ScenarioProblems) -> ScenarioTree {
    guard let step = steps.first else { return node.overlaid(with: value) }
    let rest = steps.dropFirst()
    switch (step, node.content) {
    case (.key(let key), .map(let entries)):
      if node.isQuantity, node[key] == nil, !Quantity.isMetadata(key), node.unwrapped.entries != nil {
        return node.setting("value", to: try set(steps, in: node.unwrapped, from: place))
      }
      if node.isQuantity, let value = node["value"], value[key] != nil {
        return node.setting("value", to: try set(steps, in: value, from: place))
      }
      if let known = entries.first(where: { $0.key == key })?.value {
        return node.setting(key, to: try set(rest, in: known, from: place.appending(key)))
      }
      return node.setting(key, to: created(rest))
    case (.index(let index), .list(let elements)):
      return try set(index, of: elements, in: node, rest: rest, from: place)
    case (.key(let key), .list(let elements)):
      if let index = Int(key) { return try set(index, of: elements, in: node, rest: rest, from: place) }
      throw ScenarioProblems(
        at: value.origin, path: path, "\(place) is a list of \(elements.count); name one: \(place)[0].\(key)")
    case (_, _) where node.isQuantity:
      return node.setting("value", to: try set(steps, in: node.unwrapped, from: place))
    default:
      throw ScenarioProblems(at: value.origin, path: path, "names nothing; \(place) is \(node.shortDescription)")
    }
  }

  private func set(
    _ index: Int, of elements: [ScenarioTree], in node: ScenarioTree, rest: ArraySlice<TreePath.Step>,
    from place: TreePath
  ) throws(ScenarioProblems) -> ScenarioTree {
    guard elements.indices.contains(index) else {
      throw ScenarioProblems(
        at: value.origin, path: path, "names nothing; \(place) has \(elements.count) elements, counted from 0")
    }
    var elements = elements
    elements[index] = try set(rest, in: elements[index], from: place.appending(index))
    return ScenarioTree(.list(elements), at: node.origin)
  }

  /// Maps around the value for the steps that are not there yet.
  private func created(_ steps: ArraySlice<TreePath.Step>) -> ScenarioTree {
    steps.reversed().reduce(value) { inner, step in
      let key =
        switch step {
        case .key(let key): key
        case .index(let index): String(index)
        }
      return ScenarioTree(.map([.init(key: key, origin: value.origin, value: inner)]), at: value.origin)
    }
  }
}

extension ScenarioTree {
  /// The same values, all of them written at one place.
  func movedWhole(to origin: Origin) -> ScenarioTree {
    switch content {
    case .list(let elements): ScenarioTree(.list(elements.map { $0.movedWhole(to: origin) }), at: origin)
    case .map(let entries):
      ScenarioTree(
        .map(entries.map { Entry(key: $0.key, origin: origin, value: $0.value.movedWhole(to: origin)) }), at: origin)
    default: ScenarioTree(content, at: origin)
    }
  }
}
