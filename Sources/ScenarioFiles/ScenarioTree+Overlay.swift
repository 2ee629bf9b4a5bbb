// How a nearer file changes a farther one, and how the files of one district make one tree.

extension ScenarioTree {
  /// This tree with a nearer one laid over it.
  ///
  /// Maps merge key by key; lists and single values are replaced. A *quantity* keeps its description when only a value
  /// is laid over it: `0.3`, `[1, 2]` and `{ oldTown: 0.2 }` change its `value`, the last one key by key, while
  /// `{ value: 0.3, source: "…" }` or `{ low: 0.1 }` changes the parts it names. Where keys could mean both (the tiers
  /// `low` and `high` of a quantity whose value is a map by tier), the members of the value come first.
  public func overlaid(with nearer: ScenarioTree) -> ScenarioTree {
    if isQuantity { return quantityOverlaid(with: nearer) }
    guard case .map(let farther) = content, case .map(let over) = nearer.content, !nearer.isQuantity else {
      return nearer
    }
    return ScenarioTree(.map(Self.merge(farther, over) { $0.overlaid(with: $1) }), at: origin)
  }

  private func quantityOverlaid(with nearer: ScenarioTree) -> ScenarioTree {
    guard case .map(var parts) = content else { return nearer }
    guard case .map(let over) = nearer.content else { return settingValue(to: nearer) }
    if !nearer.isQuantity, case .map = unwrapped.content, !over.isEmpty, addressesMembers(over) {
      return settingValue(to: unwrapped.overlaid(with: nearer))
    }
    if nearer.isTableReference { parts.removeAll { $0.key == "value" } }
    if nearer["value"] != nil { parts.removeAll { $0.key == "table" || $0.key == "column" } }
    return ScenarioTree(.map(Self.merge(parts, over) { $0.overlaid(with: $1) }), at: origin)
  }

  /// Whether the keys of a map name members of this quantity's map of values rather than its description.
  private func addressesMembers(_ over: [Entry]) -> Bool {
    let members = unwrapped
    if over.allSatisfy({ members[$0.key] != nil }) { return true }
    return !over.contains { Quantity.isMetadata($0.key) || self[$0.key] != nil }
  }

  /// This quantity with another value.
  private func settingValue(to value: ScenarioTree) -> ScenarioTree {
    guard case .map(var parts) = content else { return value }
    parts.removeAll { $0.key == "table" || $0.key == "column" }
    if let index = parts.firstIndex(where: { $0.key == "value" }) {
      parts[index].value = value
    } else {
      parts.insert(Entry(key: "value", origin: value.origin, value: value), at: 0)
    }
    return ScenarioTree(.map(parts), at: origin)
  }

  /// The entries of both, in the order of the first; `combine` decides about keys in both.
  private static func merge(
    _ farther: [Entry], _ nearer: [Entry], combine: (ScenarioTree, ScenarioTree) -> ScenarioTree
  ) -> [Entry] {
    var merged = farther
    var positions = Dictionary(farther.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in nearer {
      if let position = positions[entry.key] {
        merged[position].value = combine(merged[position].value, entry.value)
      } else {
        positions[entry.key] = merged.count
        merged.append(entry)
      }
    }
    return merged
  }

  /// This tree joined with another of equal standing; what both set is a problem, and the first one stays.
  func joined(with other: ScenarioTree, path: TreePath = TreePath(), problems: inout [ScenarioProblem]) -> ScenarioTree
  {
    guard case .map(let first) = content, case .map(let second) = other.content, !isQuantity, !other.isQuantity else {
      problems.append(
        ScenarioProblem(at: other.origin, path: path, "set twice in this district; the first is \(origin)"))
      return self
    }
    let entries = Self.merge(first, second.filter { self[$0.key] == nil }) { first, _ in first }.map { entry in
      var entry = entry
      if self[entry.key] != nil, let twin = other[entry.key] {
        entry.value = entry.value.joined(with: twin, path: path.appending(entry.key), problems: &problems)
      }
      return entry
    }
    return ScenarioTree(.map(entries), at: origin)
  }

  /// A map without some of its keys.
  func without(_ keys: Set<String>) -> ScenarioTree {
    guard case .map(let entries) = content else { return self }
    return ScenarioTree(.map(entries.filter { !keys.contains($0.key) }), at: origin)
  }

  /// A map with only some of its keys.
  func only(_ keys: Set<String>) -> ScenarioTree {
    guard case .map(let entries) = content else { return self }
    return ScenarioTree(.map(entries.filter { keys.contains($0.key) }), at: origin)
  }

  /// A map with a key set, replaced in its place or added at the end.
  func setting(_ key: String, to value: ScenarioTree) -> ScenarioTree {
    guard case .map(var entries) = content else { return self }
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index].value = value
    } else {
      entries.append(Entry(key: key, origin: value.origin, value: value))
    }
    return ScenarioTree(.map(entries), at: origin)
  }
}
