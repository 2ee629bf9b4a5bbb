import DistrictModel

// Outcomes: whether they are counted, in years that are simulated.

extension ExperimentCheck {
  /// All outcomes in the order of the file; those with problems are left out.
  mutating func outcomes(of text: ExperimentText) -> [ExperimentOutcome] {
    let place = TreePath([.key("outcomes")])
    guard let outcomes = text.outcomes else {
      if text.calibration == nil { note(place, "missing; needs a map") }
      return []
    }
    if outcomes.entries.isEmpty { note(place, "found an empty map; allowed at least one outcome") }
    let keys = Census(base.scenario, sample: .full).keys
    return outcomes.entries.compactMap { name, written in
      outcome(written, named: name, keys: keys, at: place.appending(name))
    }
  }

  private mutating func outcome(
    _ text: OutcomeText, named name: String, keys: [SeriesKey], at place: TreePath
  ) -> ExperimentOutcome? {
    if !name.isPlainName { note(place, "found the name \"\(name)\"; allowed a letter, then letters, digits and _") }
    checkColumn(name, at: place)
    guard isSound(place), let years = years(of: text, at: place) else { return nil }
    switch (text.indicator, text.target?.tree) {
    case (nil, nil): note(place, "needs \"indicator\" or \"target\"")
    case (.some, .some): note(place, "found both \"indicator\" and \"target\"; allowed one of them")
    case (let indicator?, nil): return self.outcome(text, name, indicator, keys: keys, years: years, at: place)
    case (nil, let target?): return self.outcome(text, name, target, year: years.upperBound, at: place)
    }
    return nil
  }

  /// The years asked for; nil if not all of them are wholly simulated, which has been noted.
  private mutating func years(of text: OutcomeText, at place: TreePath) -> ClosedRange<Int>? {
    let (start, until) = (base.scenario.district.period.start, base.scenario.run.until)
    let first = start.ofYear == 1 ? start.year : start.year + 1
    let last = until.ofYear == 12 ? until.year : until.year - 1
    guard first <= last else {
      note(place.appending("year"), "no calendar year lies wholly between \(start) and \(until)")
      return nil
    }
    guard (first...last).contains(text.year) else {
      note(
        place.appending("year"),
        "found \(text.year); allowed \(first)…\(last), the years simulated wholly (run.until is \(until))")
      return nil
    }
    let from = text.from ?? text.year
    guard (first...text.year).contains(from) else {
      note(place.appending("from"), "found \(from); allowed \(first)…\(text.year), up to the year")
      return nil
    }
    return from...text.year
  }

  // MARK: - Indicators

  private mutating func outcome(
    _ text: OutcomeText, _ name: String, _ indicator: String, keys: [SeriesKey], years: ClosedRange<Int>,
    at place: TreePath
  ) -> ExperimentOutcome? {
    guard let key = key(indicator, group: text.group ?? "", among: keys, at: place) else { return nil }
    let kind = Indicator.named(indicator)?.kind ?? .flow
    let measure = text.measure ?? (kind == .flow ? .yearTotal : .yearEnd)
    guard
      (kind == .flow) == (measure == .yearTotal) || kind == .flow && measure == .yearMean
        || kind != .flow && measure == .yearMean
    else {
      note(
        place.appending("measure"),
        kind == .flow
          ? "found \"yearEnd\"; \(indicator) happens within months: allowed \"yearTotal\", \"yearMean\""
          : "found \"yearTotal\"; \(indicator) is a state: allowed \"yearEnd\", \"yearMean\"")
      return nil
    }
    if years.count > 1, measure == .yearEnd {
      note(place.appending("from"), "has no meaning for a state at the end of a year")
      return nil
    }
    guard let direction = text.direction else {
      note(
        place.appending("direction"),
        "missing; needs one of " + ExperimentOutcome.Direction.allCases.map(\.rawValue).quotedList)
      return nil
    }
    return ExperimentOutcome(
      name: name, title: text.title ?? title(of: key, years: years), subject: .indicator(key, measure), years: years,
      direction: direction, goal: text.goal)
  }

  private mutating func key(
    _ indicator: String, group: String, among keys: [SeriesKey], at place: TreePath
  ) -> SeriesKey? {
    let key = SeriesKey(indicator, group: group)
    guard let problem = key.problem(among: keys) else { return key }
    note(place.appending(problem.member), problem.message)
    return nil
  }

  private func title(of key: SeriesKey, years: ClosedRange<Int>) -> Text {
    let deliveries = base.scenario.district.levers.levers.flatMap(\.definition.deliveries)
    let title =
      Indicator.named(key.indicator)?.title ?? deliveries.first { $0.indicator == key.indicator }?.title
      ?? Text(en: key.indicator, zh: key.indicator)
    let group = key.group.isEmpty ? ("", "") : (" (\(key.group))", "（\(key.group)）")
    let span = years.count == 1 ? "\(years.upperBound)" : "\(years.lowerBound)–\(years.upperBound)"
    return Text(en: "\(title.en)\(group.0), \(span)", zh: "\(span) 年\(title.zh)\(group.1)")
  }

  // MARK: - Targets

  private mutating func outcome(
    _ text: OutcomeText, _ name: String, _ target: ScenarioTree, year: Int, at place: TreePath
  ) -> ExperimentOutcome? {
    for (key, isGiven) in [
      ("group", text.group != nil), ("from", text.from != nil), ("measure", text.measure != nil),
      ("direction", text.direction != nil), ("goal", text.goal != nil),
    ] where isGiven {
      note(place.appending(key), "cannot stand beside \"target\", which says it")
      return nil
    }
    let path = place.appending("target")
    let isList = target.elements != nil
    var targets: [Target] = []
    for (index, node) in (target.elements ?? [target]).enumerated() {
      let all = base.scenario.district.targets.targets
      guard let word = node.text, let found = all.first(where: { $0.name == word }) else {
        let hint = node.text.map { NearestName.hint($0, among: all.map(\.name)) } ?? ""
        note(
          isList ? path.appending(index) : path,
          node.text.map { "unknown target \"\($0)\"\(hint)" }
            ?? "found \(node.shortDescription); allowed the name of a target, or a list of names")
        return nil
      }
      targets.append(found)
    }
    guard let first = targets.first else {
      note(path, "found an empty list; allowed the name of a target, or a list of names")
      return nil
    }
    if isList {
      let names = targets.map(\.definition.title)
      let title = Text(
        en: "\(names.map(\.en).joined(separator: " and ")), \(year): all reached",
        zh: "\(year) 年\(names.map(\.zh).joined(separator: "、"))均实现")
      return ExperimentOutcome(
        name: name, title: text.title ?? title, subject: .allTargets(targets), years: year...year, direction: .higher,
        goal: nil)
    }
    let title = Text(en: "\(first.definition.title.en), \(year)", zh: "\(year) 年\(first.definition.title.zh)")
    return ExperimentOutcome(
      name: name, title: text.title ?? title, subject: .target(first), years: year...year, direction: .higher,
      goal: first.definition.goal[year])
  }
}
