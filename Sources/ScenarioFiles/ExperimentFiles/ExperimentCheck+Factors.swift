import DistrictModel

// Factors: their ranges, and whether the base scenario can take their values.

extension ExperimentCheck {
  /// All factors, decisions first; those with problems are left out.
  mutating func factors(of text: ExperimentText) -> [Factor] {
    var factors: [(factor: Factor, place: TreePath)] = []
    var seen: [TreePath: TreePath] = [:]
    var names: [String: TreePath] = [:]
    let lists: [(Factor.Role, String, NamedList<FactorText>?)] = [
      (.lever, "levers", text.levers), (.uncertainty, "uncertainties", text.uncertainties),
    ]
    if text.robust == nil, lists.allSatisfy({ $0.2?.entries.isEmpty ?? true }) {
      note(TreePath([.key("levers")]), "nothing varies: needs a factor in \"levers\" or \"uncertainties\"")
    }
    let isList = text.design?.method == .list
    for (role, key, list) in lists {
      for (name, written) in list?.entries ?? [] {
        let place = TreePath([.key(key), .key(name)])
        guard let path = path(of: written, named: name, at: place) else { continue }
        checkColumn(name, at: place)
        if let first = names.updateValue(place, forKey: name) { note(place, "given twice; the first is \(first)") }
        if let first = seen.updateValue(place, forKey: path) { note(place, "varies the same value as \(first)") }
        if let factor = factor(written, named: name, path: path, role: role, at: place, isList: isList) {
          factors.append((factor, place))
        }
      }
    }
    checkGroups(
      of: lists.flatMap { key in key.2?.entries.map { (key.1, $0.name, $0.value.group) } ?? [] }, names: names)
    checkValues(of: factors)
    return factors.map(\.factor)
  }

  /// In tables of what matters a group stands among the factors, and nobody could tell them apart.
  private mutating func checkGroups(
    of factors: [(key: String, name: String, group: String?)], names: [String: TreePath]
  ) {
    for (key, name, group) in factors {
      guard let group, let factor = names[group] else { continue }
      note(
        TreePath([.key(key), .key(name), .key("group")]),
        "found \"\(group)\", which is the name of the factor \(factor); allowed another name")
    }
  }

  /// Tries the ends of every factor, or each value of a list, while the others stand at their first value: a start needs a level.
  private mutating func checkValues(of factors: [(factor: Factor, place: TreePath)]) {
    func first(_ factor: Factor) -> Factor.Value? {
      factor.baseValue ?? ends(of: factor.distribution, at: TreePath()).first?.value
    }
    for (factor, place) in factors {
      let others = factors.filter { $0.factor.path != factor.path }.compactMap { other, _ in
        first(other).map { other.patch($0) }
      }
      for (value, end) in ends(of: factor.distribution, at: place) {
        let patch = ScenarioPatch(factor.path, to: value.content, at: origin(of: end))
        guard attempt(others + [patch], written: [factor.path: end]) else { break }
      }
    }
  }

  /// The key path a factor varies; nil if it is none, which has been noted.
  private mutating func path(of text: FactorText, named name: String, at place: TreePath) -> TreePath? {
    if text.path != nil, !name.isPlainName {
      note(place, "found the name \"\(name)\"; allowed a letter, then letters, digits and _")
    }
    guard let path = TreePath(text.path ?? name), path.steps.count > 1 else {
      note(
        text.path == nil ? place : place.appending("path"),
        text.path == nil
          ? "missing path; needs a key path such as \"levers.talentCard.level\""
          : "found \"\(text.path!)\"; allowed a key path such as \"levers.talentCard.level\"")
      return nil
    }
    if case .key("run") = path.steps[0] {
      note(place, "run settings are no factor: they stand under \"run\"")
      return nil
    }
    return path
  }

  private mutating func factor(
    _ text: FactorText, named name: String, path: TreePath, role: Factor.Role, at place: TreePath, isList: Bool
  ) -> Factor? {
    let range = FactorRange(of: path, in: base)
    let before = problems.count
    let distribution = distribution(of: text, range: range, at: place, isOptional: isList)
    guard isSound(place), problems.count == before else { return nil }
    if let levels = text.levels, !(2...1000).contains(levels) {
      note(place.appending("levels"), "found \(levels); allowed 2…1000")
      return nil
    }
    return Factor(
      name: name, title: text.title ?? range.title ?? Text(en: name, zh: name), path: path, role: role,
      distribution: distribution, levels: distribution?.levels(text.levels) ?? [], baseValue: range.baseValue,
      group: text.group, unit: range.unit, origin: origin(of: place))
  }

  /// The values of a factor that are tried before anything runs, with the place of each in the file.
  private func ends(
    of distribution: Factor.Distribution?, at place: TreePath
  ) -> [(value: Factor.Value, place: TreePath)] {
    if case .list(let values, _) = distribution {
      return values.enumerated().map { ($1, place.appending("values").appending($0)) }
    }
    guard let range = distribution?.range else { return [] }
    return [
      (.number(range.lowerBound), place.appending("low")), (.number(range.upperBound), place.appending("high")),
    ]
  }

  // MARK: - Distributions

  private mutating func distribution(
    of text: FactorText, range: FactorRange, at place: TreePath, isOptional: Bool
  ) -> Factor.Distribution? {
    if let values = text.values { return list(values, text, at: place) }
    if text.weights != nil { note(place.appending("weights"), "needs \"values\" beside it") }
    guard let low = text.low ?? range.low, let high = text.high ?? range.high else {
      if !isOptional, !isUnknown(range.path, at: place) {
        let missing = text.low ?? range.low == nil ? "low" : "high"
        note(
          place.appending(missing),
          "missing; needs a number or \"values\", as no file gives a range for \(range.path)")
      }
      return nil
    }
    guard low < high else {
      note(
        place.appending(text.low == nil ? "high" : "low"),
        "found low \(low.plainDescription) and high \(high.plainDescription); allowed low below high")
      return nil
    }
    let shape = text.distribution ?? .uniform
    checkKeys(of: text, shape: shape, at: place)
    return shaped(shape, text, low: low, high: high, range: range, at: place)
  }

  /// Whether nothing may stand at a path, which is then noted.
  private mutating func isUnknown(_ path: TreePath, at place: TreePath) -> Bool {
    let patch = ScenarioPatch(path, to: .number(0), at: origin(of: place.appending("path")))
    do throws(ScenarioProblems) {
      _ = try base.patched(with: [patch])
      return false
    } catch {
      let unknown = error.problems.filter(\.namesNothing)
      for problem in unknown { note(place.appending("path"), "\(problem.path) \(problem.message)") }
      return !unknown.isEmpty
    }
  }

  /// Keys that this distribution has no use for.
  private mutating func checkKeys(of text: FactorText, shape: FactorText.Shape, at place: TreePath) {
    let allowed: [FactorText.Shape: [String]] = [.uniform: ["step"], .triangular: ["mode"], .normal: ["mean", "sd"]]
    let given: [(String, Bool)] = [
      ("step", text.step != nil), ("mode", text.mode != nil), ("mean", text.mean != nil), ("sd", text.sd != nil),
    ]
    for (key, isGiven) in given where isGiven && allowed[shape]?.contains(key) != true {
      note(place.appending(key), "has no meaning for a \(shape.rawValue) distribution")
    }
  }

  private mutating func shaped(
    _ shape: FactorText.Shape, _ text: FactorText, low: Double, high: Double, range: FactorRange, at place: TreePath
  ) -> Factor.Distribution? {
    func inside(_ key: String, _ value: Double?) -> Double? {
      guard let value = value ?? range.baseValue?.number else {
        note(place.appending(key), "missing; needs a number")
        return nil
      }
      guard (low...high).contains(value) else {
        note(
          place.appending(key),
          "found \(value.plainDescription); allowed \(low.plainDescription)…\(high.plainDescription)")
        return nil
      }
      return value
    }
    switch shape {
    case .uniform:
      guard let step = text.step else { return .uniform(low: low, high: high) }
      guard step > 0, step <= high - low, (high - low) / step <= 10_000 else {
        note(
          place.appending("step"),
          "found \(step.plainDescription); allowed more than 0, up to \((high - low).plainDescription)")
        return nil
      }
      return .steps(low: low, high: high, step: step)
    case .triangular: return inside("mode", text.mode).map { .triangular(low: low, mode: $0, high: high) }
    case .normal:
      guard let mean = inside("mean", text.mean) else { return nil }
      // Without an sd, low and high are taken as the ends of a central 95 %.
      let sd = text.sd ?? (high - low) / (2 * 1.959963984540054)
      guard sd > 0 else {
        note(place.appending("sd"), "found \(sd.plainDescription); allowed more than 0")
        return nil
      }
      return .normal(mean: mean, sd: sd, low: low, high: high)
    case .logUniform:
      guard low > 0 else {
        note(place.appending("low"), "found \(low.plainDescription); allowed more than 0 for a logUniform distribution")
        return nil
      }
      return .logUniform(low: low, high: high)
    }
  }

  private mutating func list(_ trees: [AnyTree], _ text: FactorText, at place: TreePath) -> Factor.Distribution? {
    var values: [Factor.Value] = []
    for (index, entry) in trees.enumerated() {
      guard let tree = entry.tree, let value = Factor.Value(tree.unwrapped) else {
        let found = entry.tree?.shortDescription ?? "nothing"
        note(place.appending("values").appending(index), "found \(found); allowed a number or a text")
        return nil
      }
      if values.contains(value) {
        note(place.appending("values").appending(index), "\(tree.shortDescription) given twice")
      }
      values.append(value)
    }
    for (key, isGiven) in [
      ("low", text.low != nil), ("high", text.high != nil), ("distribution", text.distribution != nil),
      ("step", text.step != nil), ("mode", text.mode != nil), ("mean", text.mean != nil), ("sd", text.sd != nil),
    ] where isGiven {
      note(place.appending(key), "cannot stand beside \"values\"")
    }
    guard values.count >= 2 else {
      note(place.appending("values"), "found \(values.count) of them; allowed two or more")
      return nil
    }
    let weights = text.weights ?? values.map { _ in 1 }
    let sum = weights.reduce(0, +)
    guard weights.count == values.count, weights.allSatisfy({ $0 >= 0 }), sum > 0 else {
      note(
        place.appending("weights"), "allowed a weight of 0 or more for each of the \(values.count) values, not all 0")
      return nil
    }
    return .list(values, weights: weights.map { $0 / sum })
  }
}
