/// How a district and the layers of a scenario become one tree, in the shape of the model's `Scenario`:
/// `name`, `title`, `note`, `run`, `district` (all but its parameters), `parameters`, `levers`,
/// `circumstances`, `budget`.
enum EffectiveTree {
  /// Lays the layers over the district, farthest first.
  ///
  /// `name`, `title` and `note` are those of the scenario's own file: what a file extends is another scenario.
  static func make(
    district: ScenarioTree, layers: [ScenarioTree], problems: inout [ScenarioProblem]
  ) -> ScenarioTree {
    let own = layers.last ?? district
    let root = own.origin
    let name = own["name"] ?? ScenarioTree(.text(FilePath.stem(of: root.file)), at: root)
    let title =
      own["title"] ?? ScenarioTree(.map(["en", "zh"].map { .init(key: $0, origin: root, value: name) }), at: root)
    let empty = ScenarioTree(.map([]), at: root)
    var tree = ScenarioTree(.map([]), at: root).setting("name", to: name).setting("title", to: title)
    if let note = own["note"] { tree = tree.setting("note", to: note) }
    if let run = layers.compactMap({ $0["run"] }).first { tree = tree.setting("run", to: run) }
    tree = tree.setting("district", to: district.without(["parameters"]))
    tree = tree.setting("parameters", to: district["parameters"] ?? empty).setting("levers", to: empty)
    let catalogue = leverNames(in: district)
    for layer in layers { tree = tree.overlaid(with: change(by: layer, levers: catalogue, problems: &problems)) }
    return tree
  }

  /// What one file changes, in the shape of the effective tree.
  private static func change(
    by layer: ScenarioTree, levers catalogue: [String], problems: inout [ScenarioProblem]
  ) -> ScenarioTree {
    var change = layer.only(["run", "parameters", "circumstances", "budget"])
    if let levers = layer["levers"] {
      change = change.setting("levers", to: spread(levers, over: catalogue, problems: &problems))
    }
    let ofDistrict = layer.only(Set(ScenarioChain.districtKeys))
    if ofDistrict.entries?.isEmpty == false { change = change.setting("district", to: ofDistrict) }
    return change
  }

  /// The names of a district's levers, in its order.
  static func leverNames(in district: ScenarioTree) -> [String] { district["levers"]?.entries?.map(\.key) ?? [] }

  /// Replaces the key `all` by an entry for every lever of the catalogue; a lever named beside it wins, key by key.
  static func spread(
    _ levers: ScenarioTree, over catalogue: [String], problems: inout [ScenarioProblem]
  ) -> ScenarioTree {
    guard let all = levers["all"], !catalogue.contains("all") else { return levers }
    guard all.entries != nil || all.elements != nil else {
      problems.append(
        ScenarioProblem(
          at: all.origin, path: TreePath([.key("levers"), .key("all")]),
          "found \(all.shortDescription); allowed { level, start, rampMonths, end, afterLevel, when } or a list of these"
        ))
      return levers.without(["all"])
    }
    let base = ScenarioTree(
      .map(catalogue.map { .init(key: $0, origin: all.origin, value: all) }), at: levers.origin)
    return base.overlaid(with: levers.without(["all"]))
  }
}
