import DistrictModel

// The scenario's own settings, the district's lists, its targets.

extension ScenarioValidation {
  // MARK: - Scenario

  mutating func checkScenario() {
    checkFileName(scenario.name, at: "name")
    if scenario.title.en.isEmpty { note("title", "found no text in either language") }
    let period = scenario.district.period
    if isPeriodSound { checkMonth(scenario.run.until, at: "run.until", allowed: period.start...period.horizon) }
  }

  /// Whether months can be held against the period.
  var isPeriodSound: Bool {
    isSound("district.period") && scenario.district.period.start <= scenario.district.period.horizon
  }

  /// A name that also names a folder of results.
  private mutating func checkFileName(_ name: String, at path: String) {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
    }
    if name.isEmpty || name.hasPrefix(".") || name.hasPrefix("-") || name.utf8.count > 100 || !isPlain {
      note(path, "found \"\(name)\"; allowed letters, digits, - _ and . within (it names the folder of results)")
    }
  }

  /// Notes a month outside a span.
  mutating func checkMonth(_ month: Month?, at path: String, allowed: ClosedRange<Month>) {
    guard let month, !allowed.contains(month) else { return }
    note(path, "found \(month); allowed \(allowed.lowerBound)…\(allowed.upperBound)")
  }

  // MARK: - District

  mutating func checkDistrict() {
    let district = scenario.district
    checkFileName(district.name, at: "district.name")
    let definitions = district.definitions
    if definitions.youngestAge >= definitions.firstAgeAbove {
      note(
        "district.definitions.firstAgeAbove",
        "found \(definitions.firstAgeAbove); allowed more than youngestAge, which is \(definitions.youngestAge)")
    }
    checkPeriod()
    checkNames(district.zones.map(\.name), at: "district.zones", atLeast: 1)
    checkNames(district.sectors.map(\.name), at: "district.sectors", atLeast: 1)
    checkNames(district.origins.map(\.name), at: "district.origins", atLeast: 2)
    checkNames(district.leverFamilies.map(\.name), at: "district.leverFamilies", atLeast: 0)
  }

  private mutating func checkPeriod() {
    let period = scenario.district.period
    if period.horizon < period.start {
      note(
        "district.period.horizon", "found \(period.horizon); allowed \(period.start) or later, where the period starts")
    } else if period.horizon - period.start >= 600 {
      note("district.period.horizon", "found \(period.horizon); allowed at most 50 years after \(period.start)")
    }
    let year = scenario.district.calibration.year
    guard isPeriodSound, isSound("district.calibration.year") else { return }
    let simulated = (period.start + -period.spinUpMonths)...period.horizon
    if !simulated.contains(Month(year: year, month: 1)) || !simulated.contains(Month(year: year, month: 12)) {
      note(
        "district.calibration.year",
        "found \(year); allowed a year that is simulated as a whole, \(simulated.lowerBound)…\(simulated.upperBound)")
    }
  }

  /// Names of a list: present, plain, each once, and few enough for one byte.
  private mutating func checkNames(_ names: [String], at path: String, atLeast least: Int) {
    if names.count < least { note(path, "found \(names.count) entries; allowed \(least) or more") }
    if names.count > 250 { note(path, "found \(names.count) entries; allowed 250 at most") }
    var first: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      checkName(name, at: "\(path)[\(index)].name")
      if let earlier = first.updateValue(index, forKey: name) {
        note("\(path)[\(index)].name", "\"\(name)\" given twice; the first is \(path)[\(earlier)]")
      }
    }
  }

  /// A name that stands in key paths, CSV files and groups such as `zone:oldTown`.
  mutating func checkName(_ name: String, at path: String) {
    let isPlain = name.unicodeScalars.enumerated().allSatisfy { index, scalar in
      scalar.properties.isAlphabetic || index > 0 && (scalar.properties.numericType != nil || scalar == "_")
    }
    if name.isEmpty || !isPlain { note(path, "found \"\(name)\"; allowed a letter, then letters, digits and _") }
  }

  // MARK: - Targets

  /// Names of what levers deliver; each is an indicator of its own.
  var deliveredIndicators: [String] {
    scenario.district.levers.levers.flatMap { $0.definition.deliveries.map(\.indicator) }
  }

  mutating func checkTargets() {
    for target in scenario.district.targets.targets {
      let path = "district.targets.\(target.name)"
      let definition = target.definition
      checkName(target.name, at: path)
      if definition.goal.steps.steps.isEmpty { note("\(path).goal", "found no year; allowed at least one") }
      for (year, _) in definition.goal.steps.steps where !(1900...2200).contains(year) {
        note("\(path).goal", "found the year \(year); allowed 1900…2200")
      }
      let delivered = deliveredIndicators
      if let indicator = Indicator.named(definition.indicator) {
        checkMeasure(definition.measure, of: indicator, at: "\(path).measure")
      } else if !delivered.contains(definition.indicator), isSound("district.levers") {
        let known = Indicator.all.map(\.name) + delivered
        note(
          "\(path).indicator",
          "unknown indicator \"\(definition.indicator)\"\(NearestName.hint(definition.indicator, among: known))")
      }
      for reading in definition.otherReadings { check(reading, of: target, at: "\(path).readings.\(reading.name)") }
    }
  }

  /// What a reading counts has to be counted, and over the same time as the target.
  private mutating func check(_ reading: Target.Reading, of target: Target, at path: String) {
    checkName(reading.name, at: path)
    let less = reading.definition.less ?? []
    if reading.definition.of == nil, less.isEmpty {
      note(path, "found neither \"of\" nor \"less\"; allowed either or both")
    }
    guard isSound("district.levers"), isSound("\(path).of"), isSound("\(path).less") else { return }
    let keys = Census(scenario, sample: .full).keys
    let terms =
      [reading.definition.of.map { ("\(path).of", $0) }].compactMap { $0 }
      + less.enumerated().map { ("\(path).less[\($0)]", $1) }
    for (place, key) in terms {
      if let problem = key.problem(among: keys) {
        note("\(place).\(problem.member)", problem.message)
      } else if let indicator = Indicator.named(key.indicator) {
        let measure = target.definition.measure
        if (indicator.kind == .flow) != (measure == .yearTotal) {
          note(
            "\(place).indicator",
            "found \"\(indicator.name)\", a \(indicator.kind.rawValue); allowed what is a \(measure == .yearTotal ? "flow" : "stock or level"), as the target is a \(measure.rawValue)"
          )
        } else if let counted = Indicator.named(target.definition.indicator), indicator.unit != counted.unit {
          note(
            "\(place).indicator",
            "found \"\(indicator.name)\", counted in \(indicator.unit.en); allowed what is counted in \(counted.unit.en), as the target is"
          )
        }
      }
    }
  }

  private mutating func checkMeasure(_ measure: Target.Measure, of indicator: Indicator, at path: String) {
    let isFlow = indicator.kind == .flow
    if isFlow != (measure == .yearTotal) {
      let right: Target.Measure = isFlow ? .yearTotal : .yearEnd
      note(
        path,
        "found \"\(measure.rawValue)\"; \(indicator.name) is a \(indicator.kind.rawValue): allowed \"\(right.rawValue)\""
      )
    }
  }
}
