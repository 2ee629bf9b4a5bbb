import DistrictModel

// The design: its size, and the rows of a list.

extension ExperimentCheck {
  /// The most points a design may have.
  static let mostPoints = 100_000

  /// The design; nil if the file has none, or one with problems.
  mutating func design(of text: ExperimentText, factors: [Factor]) -> ExperimentDesign? {
    let place = TreePath([.key("design")])
    guard let design = text.design, isSound(place.appending("method")) else { return nil }
    let allowed: [ExperimentDesign.Method: [String]] = [
      .list: ["rows"], .latinHypercube: ["points", "seed"], .sobolSequence: ["points", "seed", "scrambled"],
      .tornado: ["low", "high"], .morris: ["trajectories", "levels", "candidates", "seed"],
      .sobolIndices: ["sampleRows", "secondOrder", "seed"],
    ]
    for (key, isGiven) in [
      ("points", design.points != nil), ("seed", design.seed != nil), ("scrambled", design.scrambled != nil),
      ("rows", design.rows != nil), ("low", design.low != nil), ("high", design.high != nil),
      ("trajectories", design.trajectories != nil), ("levels", design.levels != nil),
      ("candidates", design.candidates != nil), ("sampleRows", design.sampleRows != nil),
      ("secondOrder", design.secondOrder != nil),
    ] where isGiven && allowed[design.method]?.contains(key) != true {
      note(place.appending(key), "has no meaning for a design by \(design.method.rawValue)")
    }
    if let seed = design.seed, seed < 0 { note(place.appending("seed"), "found \(seed); allowed 0 or more") }
    switch design.method {
    case .grid: return grid(of: factors, at: place)
    case .list: return list(design.rows, factors: factors, text: text, at: place)
    case .latinHypercube:
      return points(of: design, atLeast: 2, at: place).map { .latinHypercube(points: $0, seed: design.seed ?? 1) }
    case .sobolSequence:
      let scrambling = design.scrambled == false ? nil : design.seed ?? 1
      if design.scrambled == false, design.seed != nil {
        note(place.appending("seed"), "has no meaning for a sequence that is not scrambled")
      }
      return points(of: design, atLeast: 1, at: place).map { .sobolSequence(points: $0, scrambling: scrambling) }
    case .tornado: return tornado(design, at: place)
    case .morris: return morris(design, factors: factors, at: place)
    case .sobolIndices: return sobolIndices(design, factors: factors, at: place)
    }
  }

  private mutating func points(of design: DesignText, atLeast least: Int, at place: TreePath) -> Int? {
    guard let points = design.points else {
      note(place.appending("points"), "missing; needs a whole number")
      return nil
    }
    guard (least...Self.mostPoints).contains(points) else {
      note(place.appending("points"), "found \(points); allowed \(least)…100,000")
      return nil
    }
    return points
  }

  private mutating func grid(of factors: [Factor], at place: TreePath) -> ExperimentDesign? {
    var count = 1
    for factor in factors {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: max(1, factor.levels.count))
      count = isTooLarge ? .max : product
    }
    guard count <= Self.mostPoints else {
      let levels = factors.map { "\($0.levels.count)" }.joined(separator: " × ")
      note(place, "a grid of \(levels) levels has too many points; allowed 100,000")
      return nil
    }
    return .grid
  }

  // MARK: - Rows

  private mutating func list(
    _ rows: [AnyTree]?, factors: [Factor], text: ExperimentText, at place: TreePath
  ) -> ExperimentDesign? {
    guard let rows, !rows.isEmpty else {
      note(place.appending("rows"), "missing; needs a list of rows, each a value by name for every factor")
      return nil
    }
    let written = (text.levers?.entries ?? []) + (text.uncertainties?.entries ?? [])
    var read: [[Factor.Value]] = []
    for (index, row) in rows.enumerated() {
      let path = place.appending("rows").appending(index)
      guard let tree = row.tree, let entries = tree.entries else {
        note(path, "found \(row.tree?.shortDescription ?? "nothing"); allowed a map of values by name")
        continue
      }
      for entry in entries where !written.contains(where: { $0.name == entry.key }) {
        note(
          path.appending(entry.key), "unknown factor\(NearestName.hint(entry.key, among: written.map(\.name)))",
          at: entry.origin)
      }
      if let values = values(of: tree, factors: factors, at: path) { read.append(values) }
    }
    return read.count == rows.count ? .list(read) : nil
  }

  /// A value for each factor, that of the base where the row has none.
  private mutating func values(of row: ScenarioTree, factors: [Factor], at path: TreePath) -> [Factor.Value]? {
    var values: [Factor.Value] = []
    var patches: [ScenarioPatch] = []
    var written: [TreePath: TreePath] = [:]
    for factor in factors {
      let node = row[factor.name]
      guard let value = node.map({ Factor.Value($0) }) ?? factor.baseValue else {
        note(
          path.appending(factor.name),
          node == nil
            ? "missing; needs a value, as the base scenario has no single one"
            : "found \(node!.shortDescription); allowed a number or a text")
        return nil
      }
      values.append(value)
      if let node {
        patches.append(ScenarioPatch(factor.path, to: value.content, at: node.origin))
        written[factor.path] = path.appending(factor.name)
      }
    }
    return attempt(patches, written: written) ? values : nil
  }
}
