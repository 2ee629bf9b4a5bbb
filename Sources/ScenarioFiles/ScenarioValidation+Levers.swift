import DistrictModel

// The catalogue of levers, and what a scenario does with them.

extension ScenarioValidation {
  // MARK: - Catalogue

  mutating func checkCatalogue() {
    var codes: [String: String] = [:]
    for lever in scenario.district.levers.levers {
      let path = "district.levers.\(lever.name)"
      let definition = lever.definition
      checkName(lever.name, at: path)
      if lever.name == "all" { note(path, "\"all\" is the word for every lever and names none") }
      if let other = codes.updateValue(lever.name, forKey: definition.code) {
        note("\(path).code", "\"\(definition.code)\" given twice; the first is \(other)")
      }
      let families = scenario.district.leverFamilies.map(\.name)
      if !families.contains(definition.family), isSound("district.leverFamilies") {
        note(
          "\(path).family",
          "unknown family \"\(definition.family)\"\(NearestName.hint(definition.family, among: families))")
      }
      for (key, level) in [("referenceLevel", definition.referenceLevel), ("afterLevel", definition.afterLevel ?? 0)]
      where level > definition.maximumLevel && isSound("\(path).maximumLevel") {
        note("\(path).\(key)", "found \(level.plainDescription); allowed 0…\(definition.maximumLevel.plainDescription)")
      }
      checkSpan(from: definition.start, to: definition.end, at: path, keys: ("start", "end"))
      checkEffects(of: definition.effects, at: "\(path).effects")
      checkDeliveries(of: lever, at: "\(path).deliveries")
      for (index, cost) in definition.costs.enumerated() {
        checkOrder(from: cost.from, to: cost.to, at: "\(path).costs[\(index)]")
        if cost.basis == .payments, cost.amount > 10 {
          note(
            "\(path).costs[\(index)].amount",
            "found \(cost.amount.plainDescription); allowed 0…10: it multiplies what the channels pay")
        }
      }
    }
  }

  private mutating func checkDeliveries(of lever: Lever, at path: String) {
    for (index, delivery) in lever.definition.deliveries.enumerated() {
      checkName(delivery.indicator, at: "\(path)[\(index)].indicator")
      if Indicator.named(delivery.indicator) != nil {
        note(
          "\(path)[\(index)].indicator", "\"\(delivery.indicator)\" is an indicator of the model; choose another name")
      }
    }
  }

  private mutating func checkEffects(of effects: LeverEffects, at path: String) {
    for channel in tree.valued(TreePath(path)!)?.entries ?? [] {
      let place = "\(path).\(channel.key)"
      checkMonths(of: channel.value, at: place)
      let zones = scenario.district.zones.map(\.name)
      for (index, zone) in (channel.value["zones"]?.unwrapped.elements ?? []).enumerated() {
        guard let name = zone.text, !zones.contains(name), isSound("district.zones") else { continue }
        note("\(place).zones[\(index)]", "unknown zone \"\(name)\"\(NearestName.hint(name, among: zones))")
      }
    }
    for (index, jobs) in (effects.jobs ?? []).enumerated() {
      checkSum(jobs.sectorShares.values, at: "\(path).jobs[\(index)].sectorShares")
      if let shares = jobs.zoneShares { checkSum(shares.values, at: "\(path).jobs[\(index)].zoneShares") }
    }
  }

  /// `from` and `to` of an effect, read off the tree: every channel has them.
  private mutating func checkMonths(of effect: ScenarioTree, at path: String) {
    guard let from = effect["from"]?.text.flatMap(Month.init), let to = effect["to"]?.text.flatMap(Month.init) else {
      return
    }
    checkOrder(from: from, to: to, at: path)
  }

  private mutating func checkOrder(from: Month?, to: Month?, at path: String) {
    if let from, let to, to < from { note("\(path).to", "found \(to); allowed \(from) or later, where it begins") }
  }

  /// A start and an end within the period, in this order.
  private mutating func checkSpan(from start: Month?, to end: Month?, at path: String, keys: (String, String)) {
    let period = scenario.district.period
    if isPeriodSound { checkMonth(start, at: "\(path).\(keys.0)", allowed: period.start...period.horizon) }
    if let end, let start, end < start {
      note("\(path).\(keys.1)", "found \(end); allowed \(start) or later, the start")
    }
  }

  // MARK: - Settings of a scenario

  /// What windows of a lever or a circumstance are measured against.
  private struct WindowRule {
    /// Where the catalogue says so.
    let path: String
    let start: Month
    let referenceLevel: Double
    let maximumLevel: Double
    let allowsTriggers: Bool
  }

  mutating func checkSettings() {
    check(
      "levers", called: "lever", scenario.levers.windows,
      among: scenario.district.levers.levers.map { lever in
        let definition = lever.definition
        return (
          lever.name,
          WindowRule(
            path: "district.levers.\(lever.name)", start: definition.start, referenceLevel: definition.referenceLevel,
            maximumLevel: definition.maximumLevel, allowsTriggers: true)
        )
      })
  }

  mutating func checkCircumstances() {
    let catalogue = scenario.district.circumstances?.circumstances ?? []
    for circumstance in catalogue {
      let path = "district.circumstances.\(circumstance.name)"
      checkName(circumstance.name, at: path)
      checkSpan(from: circumstance.definition.start, to: circumstance.definition.end, at: path, keys: ("start", "end"))
    }
    check(
      "circumstances", called: "circumstance", scenario.circumstances?.windows ?? [:],
      among: catalogue.map { circumstance in
        (
          circumstance.name,
          WindowRule(
            path: "district.circumstances.\(circumstance.name)", start: circumstance.definition.start,
            referenceLevel: 0, maximumLevel: circumstance.definition.maximumLevel, allowsTriggers: false)
        )
      })
  }

  /// Every window of a scenario against the catalogue it is named in.
  private mutating func check(
    _ key: String, called kind: String, _ settings: [String: [LeverWindow]],
    among rules: [(name: String, rule: WindowRule)]
  ) {
    for entry in tree[key]?.entries ?? [] {
      let path = TreePath([.key(key), .key(entry.key)])
      guard let rule = rules.first(where: { $0.name == entry.key })?.rule else {
        guard isSound("district.\(key)") else { continue }
        let hint = NearestName.hint(entry.key, among: rules.map(\.name))
        note(path.description, "unknown \(kind)\(hint)", at: entry.origin)
        continue
      }
      let isList = entry.value.elements != nil
      let windows = settings[entry.key] ?? []
      if isList, windows.isEmpty { note(path.description, "found an empty list; allowed at least one window") }
      for (position, window) in windows.enumerated() {
        let place = isList ? path.appending(position).description : path.description
        let next = windows[(position + 1)...].first { $0.when == nil }
        check(window, before: window.when == nil ? next : nil, against: rule, at: place)
        guard let trigger = window.when else { continue }
        if rule.allowsTriggers {
          check(trigger, of: window, at: place)
        } else {
          note("\(place).when", "cannot stand here: a circumstance happens whatever the state of the district")
        }
      }
    }
  }

  /// A trigger on something that is counted, with a threshold and a way back.
  private mutating func check(_ trigger: Trigger, of window: LeverWindow, at place: String) {
    let path = "\(place).when"
    let whole = Set(Census(scenario, sample: .full).keys.filter(\.group.isEmpty).map(\.indicator))
    let states = Indicator.all.filter { $0.kind != .flow && whole.contains($0.name) }.map(\.name)
    if !states.contains(trigger.indicator) {
      let kind = Indicator.named(trigger.indicator).map { $0.kind == .flow ? "a flow" : "counted by group only" }
      let found = kind.map {
        "\"\(trigger.indicator)\" is \($0); a trigger needs a stock or level of the whole district"
      }
      note(
        "\(path).indicator",
        found ?? "unknown indicator \"\(trigger.indicator)\"\(NearestName.hint(trigger.indicator, among: states))")
    }
    switch (trigger.below, trigger.above) {
    case (nil, nil): note(path, "found neither \"below\" nor \"above\"; needs one of them")
    case (.some, .some): note(path, "found both \"below\" and \"above\"; allowed one of them")
    case (let below?, nil):
      if let release = trigger.release, release < below {
        note(
          "\(path).release",
          "found \(release.plainDescription); allowed \(below.plainDescription) or more, the threshold")
      }
    case (nil, let above?):
      if let release = trigger.release, release > above {
        note(
          "\(path).release",
          "found \(release.plainDescription); allowed \(above.plainDescription) or less, the threshold")
      }
    }
    for (key, months, rule) in [
      ("forMonths", trigger.forMonths, NumberRule.positiveWholeMonths),
      ("coolDownMonths", trigger.coolDownMonths, NumberRule.wholeMonths),
    ] {
      guard let months, !rule.allows(Double(months)) else { continue }
      note("\(path).\(key)", "found \(months); allowed \(rule.allowed)")
    }
    if window.afterLevel != nil {
      note("\(place).afterLevel", "cannot stand beside \"when\": the planned level follows when the state has passed")
    }
  }

  /// A budget's levers exist, each named once.
  mutating func checkBudget() {
    let names = scenario.district.levers.levers.map(\.name)
    var seen: Set<String> = []
    for (index, name) in (scenario.budget?.priority ?? []).enumerated() {
      if !names.contains(name), isSound("district.levers") {
        note("budget.priority[\(index)]", "unknown lever \"\(name)\"\(NearestName.hint(name, among: names))")
      } else if !seen.insert(name).inserted {
        note("budget.priority[\(index)]", "\"\(name)\" given twice")
      }
    }
  }

  private mutating func check(
    _ window: LeverWindow, before next: LeverWindow?, against rule: WindowRule, at path: String
  ) {
    let maximum = rule.maximumLevel
    if isSound("\(rule.path).maximumLevel") {
      let levels: [(String, Double?)] = [("level", window.level), ("afterLevel", window.afterLevel)]
      for (key, level) in levels {
        guard let level, !(0...max(0, maximum)).contains(level) else { continue }
        note("\(path).\(key)", "found \(level.plainDescription); allowed 0…\(maximum.plainDescription)")
      }
    }
    if let ramp = window.rampMonths, !NumberRule.ramp.allows(Double(ramp)) {
      note("\(path).rampMonths", "found \(ramp); allowed \(NumberRule.ramp.allowed)")
    }
    let start = window.start ?? rule.start
    checkSpan(from: window.start, to: nil, at: path, keys: ("start", "end"))
    if let end = window.end, end < start {
      note("\(path).end", "found \(end); allowed \(start) or later, the start")
    }
    if start > scenario.run.until, window.level != rule.referenceLevel {
      warn("\(path).start", "starts in \(start), after the last month that is run, \(scenario.run.until)")
    }
    guard let next else { return }
    let nextStart = next.start ?? rule.start
    if nextStart <= start {
      note(path, "starts in \(start), but the window after it in \(nextStart); windows follow each other in time")
    } else if let end = window.end, end >= nextStart {
      note("\(path).end", "found \(end); allowed before \(nextStart), where the next window starts")
    }
  }
}
