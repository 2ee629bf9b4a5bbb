/// One value of a tree with everything known about it: a line of `talentflow show`.
public struct ScenarioLeaf: Sendable {
  /// The key path in the effective tree.
  public let path: TreePath
  /// A number, text, truth value, null, or a list of these.
  public let value: ScenarioTree
  /// The quantity's description; nil for what is no quantity, and for what a file leaves out.
  public let unit: String?
  /// Smallest value that experiments try.
  public let low: ScenarioTree?
  /// Largest value that experiments try.
  public let high: ScenarioTree?
  /// Where the number comes from, in words.
  public let source: String?
  /// How it came to us: report, retrieved, recalled, computed, calibrated or assumed.
  public let provenance: String?
  /// What else a reader should know.
  public let note: String?
  /// The letter of the number in the written specification.
  public let symbol: String?

  /// Where the value was set.
  public var origin: Origin { value.origin }

  /// The value on one line.
  public var valueText: String { value.inlineText }

  init(path: TreePath, value: ScenarioTree, of quantity: ScenarioTree?, member: TreePath = TreePath()) {
    self.path = path
    self.value = value
    unit = quantity?["unit"]?.text
    low = Self.bound(quantity?["low"], at: member)
    high = Self.bound(quantity?["high"], at: member)
    source = quantity?["source"]?.text
    provenance = quantity?["provenance"]?.text
    note = quantity?["note"]?.text
    symbol = quantity?["symbol"]?.text
  }

  /// A bound for all members of a value, or the one for this member.
  private static func bound(_ bound: ScenarioTree?, at member: TreePath) -> ScenarioTree? {
    guard let bound, bound.entries != nil else { return bound }
    return bound[member]
  }
}

/// A value that two trees do not share.
public struct ScenarioDifference: Sendable {
  /// The key path in both trees.
  public let path: TreePath
  /// The value of the first tree; nil if it has none there.
  public let first: ScenarioLeaf?
  /// The value of the second tree; nil if it has none there.
  public let second: ScenarioLeaf?
}

extension ScenarioTree {
  /// Every value, in the order of the files: one leaf per single value, list of single values, and member of a map.
  public func leaves() -> [ScenarioLeaf] {
    var leaves: [ScenarioLeaf] = []
    collect(into: &leaves, path: TreePath())
    return leaves
  }

  private func collect(into leaves: inout [ScenarioLeaf], path: TreePath) {
    if isQuantity {
      unwrapped.collectMembers(into: &leaves, path: path, of: self, member: TreePath())
      for entry in entries ?? [] where entry.key != "value" && !Quantity.isMetadata(entry.key) {
        entry.value.collect(into: &leaves, path: path.appending(entry.key))
      }
      return
    }
    switch content {
    case .map(let entries):
      for entry in entries { entry.value.collect(into: &leaves, path: path.appending(entry.key)) }
    case .list(let elements) where elements.contains { $0.elements != nil || $0.entries != nil }:
      for (index, element) in elements.enumerated() { element.collect(into: &leaves, path: path.appending(index)) }
    default: leaves.append(ScenarioLeaf(path: path, value: self, of: nil))
    }
  }

  /// The value of a quantity, or each member where it is a map.
  private func collectMembers(
    into leaves: inout [ScenarioLeaf], path: TreePath, of quantity: ScenarioTree, member: TreePath
  ) {
    guard case .map(let entries) = content else {
      leaves.append(ScenarioLeaf(path: path, value: self, of: quantity, member: member))
      return
    }
    for entry in entries {
      entry.value.collectMembers(
        into: &leaves, path: path.appending(entry.key), of: quantity, member: member.appending(entry.key))
    }
  }

  /// Every value in which another tree differs: first those of this tree in its order, then what only the other has.
  public func differences(from other: ScenarioTree) -> [ScenarioDifference] {
    let mine = leaves()
    let theirs = other.leaves()
    let byPath = Dictionary(theirs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(mine.map(\.path))
    return mine.compactMap { leaf in
      let twin = byPath[leaf.path]
      return twin?.valueText == leaf.valueText
        ? nil : ScenarioDifference(path: leaf.path, first: leaf, second: twin)
    }
      + theirs.filter { !known.contains($0.path) }.map {
        ScenarioDifference(path: $0.path, first: nil, second: $0)
      }
  }

  /// The value as JSON on one line.
  public var inlineText: String { inlineText(upTo: .max) ?? "" }

  /// The value as JSON on one line; nil if that takes more bytes than given.
  func inlineText(upTo limit: Int) -> String? {
    var text = ""
    return write(into: &text, upTo: limit) ? text : nil
  }

  /// Appends the value; gives up as soon as the line is too long.
  private func write(into text: inout String, upTo limit: Int) -> Bool {
    switch content {
    case .null: text += "null"
    case .bool(let bool): text += String(bool)
    case .number(let number): text += number.plainDescription
    case .text(let word): text += word.jsonQuoted
    case .list(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        guard element.write(into: &text, upTo: limit) else { return false }
      }
      text += "]"
    case .map(let entries):
      text += entries.isEmpty ? "{" : "{ "
      for (index, entry) in entries.enumerated() {
        text += (index > 0 ? ", " : "") + entry.key.jsonQuoted + ": "
        guard entry.value.write(into: &text, upTo: limit) else { return false }
      }
      text += entries.isEmpty ? "}" : " }"
    }
    return text.utf8.count <= limit
  }
}
