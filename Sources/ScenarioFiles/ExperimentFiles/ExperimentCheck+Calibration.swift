import DistrictModel

// The calibration of an experiment: its sizes, its patterns, and the figures observed.

extension ExperimentCheck {
  private static let place = TreePath([.key("calibration")])

  /// What the file says of a calibration; nil if nothing, or with problems.
  mutating func calibration(
    of text: ExperimentText, factors: [Factor], series: CSVTable?
  ) -> CalibrationSettings? {
    guard let written = text.calibration else { return nil }
    checkFactors(factors, text)
    let patterns = patterns(of: written)
    let observations = series.map { self.observations(in: $0, of: written) } ?? []
    if patterns.isEmpty, written.patterns?.entries.isEmpty ?? true, !observations.contains(where: { !$0.isHeldOut }),
      written.observed == nil || series != nil
    {
      note(Self.place, "has nothing to fit: needs \"patterns\", or figures in \"observed\" that are not held out")
    }
    if written.holdOut != nil, written.observed == nil {
      note(Self.place.appending("holdOut"), "has no meaning without \"observed\"")
    }
    let settings = CalibrationSettings(patterns: patterns, observations: observations)
    return sized(settings, by: written)
  }

  /// Particles are drawn by the quantiles of continuous ranges, and belong to the world, not to the district's decisions.
  private mutating func checkFactors(_ factors: [Factor], _ text: ExperimentText) {
    if !(text.levers?.entries.isEmpty ?? true) {
      note(
        TreePath([.key("levers")]), "a calibration varies uncertainties only; a decision has nothing to be fitted to")
    }
    if text.design != nil {
      note(TreePath([.key("design")]), "has no meaning beside \"calibration\", which chooses its points itself")
    }
    for factor in factors {
      let place = TreePath([.key("uncertainties"), .key(factor.name)])
      switch factor.distribution {
      case .list, .steps, nil: note(place, "a calibration needs a continuous range: low and high")
      case .uniform, .triangular, .normal, .logUniform: break
      }
    }
  }

  private mutating func sized(_ settings: CalibrationSettings, by text: CalibrationText) -> CalibrationSettings {
    var settings = settings
    func whole(_ key: String, _ value: Int?, _ allowed: ClosedRange<Int>, _ current: Int) -> Int {
      guard let value else { return current }
      if !allowed.contains(value) {
        note(Self.place.appending(key), "found \(value); allowed \(allowed.lowerBound)…\(allowed.upperBound)")
      }
      return value
    }
    func number(_ key: String, _ value: Double?, _ allowed: ClosedRange<Double>, _ current: Double) -> Double {
      guard let value else { return current }
      if !allowed.contains(value) {
        note(
          Self.place.appending(key),
          "found \(value.plainDescription); allowed \(allowed.lowerBound.plainDescription)…\(allowed.upperBound.plainDescription)"
        )
      }
      return value
    }
    settings.rounds = whole("baseYear", text.baseYear?.rounds, 0...20, settings.rounds)
    settings.seeds = whole("baseYear", text.baseYear?.seeds, 1...100, settings.seeds)
    settings.points = whole("points", text.points, 10...20_000, settings.points)
    settings.generations = whole("generations", text.generations, 1...20, settings.generations)
    settings.particles = whole("particles", text.particles, 10...10_000, settings.particles)
    settings.seed = whole("seed", text.seed, 0...Int(Int32.max), settings.seed)
    settings.noiseRuns = whole("noiseRuns", text.noiseRuns, 3...1000, settings.noiseRuns)
    settings.simulations = whole("simulations", text.simulations, 100...1_000_000, settings.simulations)
    settings.refit = text.refit.map { refit in
      .init(
        rounds: whole("refit", refit.rounds, 1...20, 1), seeds: whole("refit", refit.seeds, 1...100, 1),
        sample: refit.sample)
    }
    settings.bound = number("bound", text.bound, 0.5...20, settings.bound)
    settings.quantile = number("quantile", text.quantile, 0.05...0.95, settings.quantile)
    settings.tolerance = number("tolerance", text.tolerance, 0...20, settings.tolerance)
    return settings
  }

  // MARK: - Patterns

  private mutating func patterns(of text: CalibrationText) -> [CalibrationSettings.PatternTarget] {
    let known = base.scenario.district.patterns?.patterns ?? []
    return (text.patterns?.entries ?? []).compactMap { name, written in
      let place = Self.place.appending("patterns").appending(name)
      guard isSound(place) else { return nil }
      if !name.isPlainName { note(place, "found the name \"\(name)\"; allowed a letter, then letters, digits and _") }
      let hasBound = written.atLeast != nil || written.atMost != nil
      if (written.value == nil) != hasBound {
        note(place, "needs either \"value\", or \"atLeast\" or \"atMost\"")
        return nil
      }
      if let low = written.atLeast, let high = written.atMost, low > high {
        note(place.appending("atLeast"), "found more than atMost, which is \(high.plainDescription)")
      }
      if !(written.discrepancy > 0) {
        note(place.appending("discrepancy"), "found \(written.discrepancy.plainDescription); allowed more than 0")
      }
      if let error = written.error, !(error >= 0) {
        note(place.appending("error"), "found \(error.plainDescription); allowed 0 or more")
      }
      if written.measure.needsTwins {
        note(place.appending("measure"), "is measured on more scenarios than one, which a calibration does not run")
      }
      let title = known.first { $0.definition.measure == written.measure }?.definition.title
      return .init(
        name: name, title: written.title ?? title ?? Text(en: name, zh: name), measure: written.measure,
        value: written.value, atLeast: written.atLeast, atMost: written.atMost, error: written.error ?? 0,
        discrepancy: written.discrepancy, source: written.source)
    }
  }

  // MARK: - Observed figures

  private mutating func observations(
    in table: CSVTable, of text: CalibrationText
  ) -> [CalibrationSettings.Observation] {
    var columns: [String: Int] = [:]
    for name in ["period", "indicator", "value", "standardError"] {
      guard let column = table.column(named: name) else {
        note(
          Self.place.appending("observed"),
          "\(table.source.path) has no column \"\(name)\"\(NearestName.hint(name, among: table.header.map(\.text)))")
        return []
      }
      columns[name] = column
    }
    let share = text.discrepancyShare ?? 0
    if !(0...1).contains(share) {
      note(Self.place.appending("discrepancyShare"), "found \(share.plainDescription); allowed 0…1")
    }
    let keys = Census(base.scenario, sample: .full).keys
    let group = table.column(named: "group")
    return table.rows.compactMap { row in
      observation(
        period: row[columns["period"]!], indicator: row[columns["indicator"]!], group: group.map { row[$0] },
        value: row[columns["value"]!], error: row[columns["standardError"]!], in: table, keys: keys, share: share,
        holdOut: text.holdOut ?? [])
    }
  }

  private mutating func observation(
    period: CSVTable.Cell, indicator: CSVTable.Cell, group: CSVTable.Cell?, value: CSVTable.Cell,
    error: CSVTable.Cell, in table: CSVTable, keys: [SeriesKey], share: Double, holdOut: [Int]
  ) -> CalibrationSettings.Observation? {
    func wrong(_ cell: CSVTable.Cell, _ message: String) {
      note(Self.place.appending("observed").appending(cell.text), message, at: table.origin(of: cell))
    }
    let key = SeriesKey(indicator.text, group: group?.text ?? "")
    guard keys.contains(key) else {
      let names = Set(keys.map(\.indicator)).sorted()
      wrong(
        indicator,
        names.contains(key.indicator)
          ? "is not counted for the group \"\(key.group)\""
          : "unknown indicator\(NearestName.hint(indicator.text, among: names))")
      return nil
    }
    guard let time = Self.time(period.text), isSimulated(time.year, time.month) else {
      let first = firstMonth, last = base.scenario.run.until
      wrong(period, "allowed a year YYYY or a month YYYY-MM that is simulated, \(first)…\(last)")
      return nil
    }
    guard let number = CSVTable.number(value.text) else {
      wrong(value, "allowed a number")
      return nil
    }
    guard let deviation = CSVTable.number(error.text), deviation >= 0, deviation + share * number.magnitude > 0 else {
      wrong(error, "allowed a standard error above 0, or 0 beside a \"discrepancyShare\"")
      return nil
    }
    return .init(
      key: key, year: time.year, month: time.month, value: number, error: deviation,
      discrepancy: share * number.magnitude, isHeldOut: holdOut.contains(time.year))
  }

  private var firstMonth: Month {
    base.scenario.district.period.start + -base.scenario.district.period.spinUpMonths
  }

  private func isSimulated(_ year: Int, _ month: Int?) -> Bool {
    let (first, last) = (firstMonth, base.scenario.run.until)
    return Month(year: year, month: month ?? 1) >= first && Month(year: year, month: month ?? 12) <= last
  }

  private static func time(_ text: String) -> (year: Int, month: Int?)? {
    if let year = Int(text), (1000...9999).contains(year) { return (year, nil) }
    return Month(text).map { ($0.year, $0.ofYear) }
  }
}

extension Pattern.Measure {
  /// Whether it compares the scenario with others, or reads parameters, rather than looking at its runs.
  var needsTwins: Bool {
    switch self {
    case .rentElasticity, .recognitionCatchUp, .multiplier, .amenityBalance, .butForBachelor, .butForMaster,
      .butForDoctor:
      true
    default: false
    }
  }
}
