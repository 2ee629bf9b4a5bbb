/// Checks every quantity of a tree against its own description: unit, range, source.
///
/// A district's numbers must be fully described and lie within their range; a scenario may go outside with a warning. A district's texts
/// are in both languages; a scenario may do with one.
struct QuantityCheck {
  private(set) var problems: [ScenarioProblem] = []
  private(set) var warnings: [ScenarioProblem] = []
  private let districtFiles: Set<String>
  /// Keys that the model's types know, by the map they belong to.
  private let known: [TreePath: [String]]

  init(districtFiles: Set<String>, known: [TreePath: [String]]) {
    self.districtFiles = districtFiles
    self.known = known
  }

  /// Checks all quantities in `tree`.
  mutating func visit(_ tree: ScenarioTree, path: TreePath) {
    if tree.isQuantity { checkQuantity(tree, path: path) } else { checkText(tree, path: path) }
    switch tree.content {
    case .list(let elements):
      for (index, element) in elements.enumerated() { visit(element, path: path.appending(index)) }
    case .map(let entries):
      for entry in entries where !tree.isQuantity || !Quantity.isMetadata(entry.key) && entry.key != "value" {
        visit(entry.value, path: path.appending(entry.key))
      }
    default: break
    }
  }

  private mutating func checkText(_ tree: ScenarioTree, path: TreePath) {
    let languages = ["en", "zh"]
    guard districtFiles.contains(tree.origin.file), let keys = tree.entries?.map(\.key), keys.count == 1,
      languages.contains(keys[0])
    else { return }
    noteMissing(languages.first { $0 != keys[0] }!, in: tree, path: path, needs: "text")
  }

  private mutating func checkQuantity(_ quantity: ScenarioTree, path: TreePath) {
    checkKeys(of: quantity, path: path)
    let numbers = Self.numbers(in: quantity.unwrapped, path: path)
    for key in ["source", "note", "symbol"] {
      if let text = quantity[key], text.text?.isEmpty != false {
        note(text.origin, path.appending(key), "found \(text.shortDescription); allowed text")
      }
    }
    let provenance = checkProvenance(of: quantity, path: path)
    if quantity["source"] == nil {
      noteMissing("source", in: quantity, path: path, needs: "where the value comes from")
    }
    guard !numbers.isEmpty else { return }
    if let unit = checkUnit(of: quantity, path: path) {
      for number in numbers where !unit.allows(number.value) {
        note(
          number.node.origin, number.path,
          "found \(number.value.plainDescription); allowed \(unit.allowedDescription)")
      }
      for key in ["low", "high"] {
        for bound in Self.numbers(in: quantity[key], path: path.appending(key)) where !unit.allows(bound.value) {
          note(
            bound.node.origin, bound.path, "found \(bound.value.plainDescription); allowed \(unit.allowedDescription)")
        }
      }
    }
    for key in ["low", "high"] where quantity[key] == nil && provenance?.needsRange == true {
      noteMissing(key, in: quantity, path: path, needs: "a number, as the value is \(provenance!.rawValue)")
    }
    checkBounds(of: numbers, in: quantity, path: path)
  }

  // MARK: - Parts of the description

  private mutating func checkKeys(of quantity: ScenarioTree, path: TreePath) {
    let keys = known[path] ?? []
    // Keys of a type that has a `value` of its own are the decoder's business.
    guard !keys.contains("value") else { return }
    for entry in quantity.entries ?? [] where entry.key != "value" && !Quantity.isMetadata(entry.key) {
      let hint = NearestName.hint(entry.key, among: ["value"] + Quantity.metadataKeys)
      note(entry.origin, path.appending(entry.key), ScenarioProblem.unknownKey + hint)
    }
  }

  private mutating func checkProvenance(of quantity: ScenarioTree, path: TreePath) -> Quantity.Provenance? {
    let words = Quantity.Provenance.allCases.map(\.rawValue)
    guard let node = quantity["provenance"] else {
      noteMissing("provenance", in: quantity, path: path, needs: "one of " + words.quotedList)
      return nil
    }
    if let provenance = node.text.flatMap(Quantity.Provenance.init) { return provenance }
    let hint = node.text.map { NearestName.hint($0, among: words) } ?? ""
    note(
      node.origin, path.appending("provenance"),
      "found \(node.shortDescription); allowed one of \(words.quotedList)\(hint)")
    return nil
  }

  private mutating func checkUnit(of quantity: ScenarioTree, path: TreePath) -> Unit? {
    guard let node = quantity["unit"] else {
      noteMissing("unit", in: quantity, path: path, needs: "a unit such as \"share\" or \"persons\"")
      return nil
    }
    guard let text = node.text else {
      note(node.origin, path.appending("unit"), "found \(node.shortDescription); allowed the name of a unit")
      return nil
    }
    if let unit = Unit.named(text) { return unit }
    let hint = NearestName.hint(text, among: Unit.all.map(\.name))
    note(node.origin, path.appending("unit"), "unknown unit \"\(text)\"\(hint)")
    return nil
  }

  // MARK: - Range

  private typealias Number = (value: Double, node: ScenarioTree, path: TreePath)

  /// The numbers of a value, a list of values or a map of values.
  private static func numbers(in node: ScenarioTree?, path: TreePath) -> [Number] {
    guard let node else { return [] }
    switch node.content {
    case .number(let number): return [(number, node, path)]
    case .list(let elements): return elements.enumerated().flatMap { numbers(in: $1, path: path.appending($0)) }
    case .map(let entries): return entries.flatMap { numbers(in: $0.value, path: path.appending($0.key)) }
    default: return []
    }
  }

  /// Compares each number with `low` and `high`: one bound for all, or one for each under the same key or index.
  private mutating func checkBounds(of numbers: [Number], in quantity: ScenarioTree, path: TreePath) {
    for key in ["low", "high"] {
      guard let bound = quantity[key] else { continue }
      if bound.number == nil, Self.numbers(in: bound, path: path).isEmpty {
        note(bound.origin, path.appending(key), "found \(bound.shortDescription); allowed a number")
        continue
      }
      checkShape(of: bound, key: key, in: quantity, path: path)
    }
    for number in numbers {
      let inside = TreePath(Array(number.path.steps.dropFirst(path.steps.count)))
      let low = Self.bound("low", at: inside, of: quantity)
      let high = Self.bound("high", at: inside, of: quantity)
      if let low, let high, low.number! > high.number! {
        note(
          low.origin, path.appending("low"),
          "found \(low.shortDescription), which is above high \(high.shortDescription)")
        continue
      }
      guard low.map({ $0.number! > number.value }) == true || high.map({ $0.number! < number.value }) == true else {
        continue
      }
      let range = "\(low?.shortDescription ?? "…")…\(high?.shortDescription ?? "…")"
      let message = "found \(number.value.plainDescription), outside low…high \(range)"
      if districtFiles.contains(number.node.origin.file) || number.node.origin.file.hasSuffix(".csv") {
        note(number.node.origin, number.path, message)
      } else {
        warnings.append(ScenarioProblem(at: number.node.origin, path: number.path, message))
      }
    }
  }

  /// A bound given member by member names members of the value.
  private mutating func checkShape(of bound: ScenarioTree, key: String, in quantity: ScenarioTree, path: TreePath) {
    let value = quantity.unwrapped
    // A nearer file that puts a single value in place of a map is the decoder's business.
    guard value.origin.file == bound.origin.file else { return }
    for entry in bound.entries ?? [] where value[entry.key] == nil {
      let hint = NearestName.hint(entry.key, among: value.entries?.map(\.key) ?? [])
      note(entry.origin, path.appending(key).appending(entry.key), "unknown key\(hint)")
    }
    if let elements = bound.elements, elements.count != value.elements?.count {
      let needed = value.elements.map { "as many as the value: \($0.count)" } ?? "a number, as the value is no list"
      note(bound.origin, path.appending(key), "found \(elements.count) numbers; allowed \(needed)")
    }
  }

  /// `low` or `high` of a quantity, or of one number inside it.
  static func bound(_ key: String, at inside: TreePath, of quantity: ScenarioTree) -> ScenarioTree? {
    guard let bound = quantity[key] else { return nil }
    if bound.number != nil { return bound }
    return bound[inside].flatMap { $0.number == nil ? nil : $0 }
  }

  // MARK: - Notes

  private mutating func note(_ origin: Origin, _ path: TreePath, _ message: String) {
    problems.append(ScenarioProblem(at: origin, path: path, message))
  }

  private mutating func noteMissing(_ key: String, in quantity: ScenarioTree, path: TreePath, needs: String) {
    note(quantity.origin, path.appending(key), "missing; needs \(needs)")
  }
}
