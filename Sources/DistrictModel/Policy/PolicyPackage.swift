/// What all levers and circumstances together do in one month, channel by channel: the one door through which policy enters.
package struct PolicySettings: Sendable, Equatable {
  package var awareness = 1.0
  package var degreeConsideration = 0.0
  package var degreeAttraction = 0.0
  package var graduateReturn = 0.0
  package var collegeStay = 0.0
  package var accreditedShare = 0.0
  package var marketRoute = 0.0
  package var certificateRoute = 0.0
  package var recognitionApplication = 1.0
  /// Unit: persons per year.
  package var leadingTalents = 0.0
  /// Unit: m².
  package var startUpSpace = 0.0
  /// By zone.
  package var startUpEntry: [Double]
  package var startUpExit = 1.0
  package var search = 1.0
  package var newcomerSearch = 0.0
  /// Unit: per year.
  package var upskilling = 0.0
  /// Unit: homes per year.
  package var affordableHomes = 0.0
  package var homePurchase = 1.0
  /// By zone.
  package var amenity: [Double]
  package var schoolAccess = 0.0
  package var degreeSatisfaction = 0.0
  package var lowTierSatisfaction = 0.0
  package var youngFamilyLeaving = 1.0
  package var topTalentLeaving = 1.0
  /// What a fresh graduate may expect in money. Unit: CNY, by education.
  package var expectedCash: [Double]
  /// Jobs of all ages. Unit: jobs per month, sector × zone.
  package var jobs: [Double]
  /// Of these: jobs that count for the multiplier. Unit: jobs per month.
  package var highTechnologyJobs = 0.0
  /// Of these: AI jobs. Unit: jobs per month, sector × zone.
  package var aiJobs: [Double]

  // What nobody in the district decides.
  /// Unit: log odds.
  package var outsideAttraction = 0.0
  package var autonomousJobs = 1.0
  package var attrition = 1.0
  package var separation = 1.0
  package var otherRenters = 1.0
}

/// The levers of a scenario together: what is planned, and what is in force.
package struct PolicyPackage: Sendable {
  package let levers: [Lever]
  /// Levels as scheduled, before triggers and budget.
  package let planned: [LeverPath]
  /// Levels in force up to the present month; as planned after it.
  package private(set) var paths: [LeverPath]
  package let budget: Budget?
  private let circumstances: [(effects: CircumstanceEffects, path: LeverPath)]
  /// What the budget grants in the present month; nil without a budget or before the policy start.
  private(set) var grant: Grant?
  private var watches: [TriggerWatch]
  private let calendar: Calendar
  private let zoneNames: [String]
  private let sectors: Int
  private let labour: LabourDemand.Parameters

  package init(_ scenario: Scenario, calendar: Calendar) {
    levers = scenario.district.levers.levers
    let windows = levers.map { scenario.levers.windows[$0.name] ?? [] }
    planned = zip(levers, windows).map { lever, windows in
      LeverPath(lever, windows: windows.filter { $0.when == nil }, calendar: calendar)
    }
    paths = planned
    watches = levers.indices.flatMap { index in
      windows[index].compactMap { window in
        TriggerWatch(window, lever: index, of: scenario.district.levers.levers[index].definition, calendar: calendar)
      }
    }
    budget = scenario.budget
    circumstances = (scenario.district.circumstances?.circumstances ?? []).map { circumstance in
      let windows = scenario.circumstances?.windows[circumstance.name] ?? []
      return (circumstance.definition.effects, LeverPath(circumstance, windows: windows, calendar: calendar))
    }
    self.calendar = calendar
    zoneNames = scenario.district.zones.map(\.name)
    sectors = scenario.district.sectors.count
    labour = scenario.parameters.labourDemand
  }

  /// First month in which a lever may have another level than in another package; nil if there is none until the horizon.
  ///
  /// - Precondition: both are packages of the same catalogue and horizon.
  package func firstDifference(from other: PolicyPackage) -> Int? {
    let paths = planned + circumstances.map(\.path)
    var months = zip(paths, other.planned + other.circumstances.map(\.path)).compactMap { path, other in
      zip(path.levels, other.levels).enumerated().first { $1.0 != $1.1 }.map { $0.offset + path.first }
    }
    months += Self.alone(watches, beside: other.watches) + Self.alone(other.watches, beside: watches)
    if budget != other.budget { months.append(0) }
    return months.min()
  }

  /// First months of the triggered windows that another package does not have.
  private static func alone(_ watches: [TriggerWatch], beside others: [TriggerWatch]) -> [Int] {
    watches.filter { watch in !others.contains { $0.isSame(as: watch) } }.map(\.span.lowerBound)
  }

  // MARK: - Month by month

  /// Brings the levels of a month into force: the plan, as triggers change it, as far as the budget goes.
  mutating func enter(_ month: Int, ledger: Ledger) {
    guard month >= 0, budget != nil || !watches.isEmpty else { return }
    for index in watches.indices { watches[index].enter(month) }
    grant = budget?.grant(in: month, ledger: ledger, calendar: calendar) { wanted($0, in: $1) }
    for lever in levers.indices {
      paths[lever].set(wanted(lever, in: month) * (grant?.shares[lever] ?? 1), in: month)
    }
  }

  /// The level that a lever would have if money were no object, as triggers stand now.
  func wanted(_ lever: Int, in month: Int) -> Double {
    watches.reduce(planned[lever][month]) { level, watch in
      watch.lever == lever ? level + (watch.window.level - level) * watch.weight : level
    }
  }

  /// Shows the triggers the state at the end of a month.
  mutating func observe(_ month: Int, value: (String) -> Double?) {
    for index in watches.indices {
      guard let value = value(watches[index].trigger.indicator) else { continue }
      watches[index].observe(value, in: month)
    }
  }

  /// Takes over the past of another package: levels in force, and what the triggers that both have saw.
  mutating func takeOver(_ past: PolicyPackage, until month: Int) {
    for lever in paths.indices { paths[lever].takeOver(past.paths[lever], until: month) }
    for index in watches.indices {
      if let twin = past.watches.first(where: { $0.isSame(as: watches[index]) }) { watches[index] = twin }
    }
  }

  // MARK: - Effects

  /// The level of what is delivered: a lever's change from its reference is scaled by its delivery rate.
  package func delivered(_ lever: Int, in month: Int) -> Double {
    levers[lever].definition.delivered(paths[lever][month])
  }

  /// What all levers together deliver of a delivery indicator in a month. Unit: the delivery's own.
  package func delivery(of indicator: String, in month: Int) -> Double {
    var sum = 0.0
    for (index, lever) in levers.enumerated() {
      for delivery in lever.definition.deliveries where delivery.indicator == indicator {
        sum += delivery.perLevelYear * delivered(index, in: month) / 12
      }
    }
    return sum
  }

  /// Mean delivered level of the project cohorts whose posts arrive in a month.
  private func pipeline(_ lever: Int, in month: Int) -> Double {
    let lag = Int(labour.pipelineLagMonths)
    let spread = max(1, Int(labour.pipelineSpreadMonths))
    var sum = 0.0
    for back in lag..<(lag + spread) { sum += delivered(lever, in: month - back) }
    return sum / Double(spread)
  }

  /// Channel by channel, in the order of the catalogue.
  package func settings(in month: Int) -> PolicySettings {
    let zones = zoneNames.count
    var result = PolicySettings(
      startUpEntry: Array(repeating: 1, count: zones), amenity: Array(repeating: 0, count: zones),
      expectedCash: Array(repeating: 0, count: Education.allCases.count),
      jobs: Array(repeating: 0, count: sectors * zones), aiJobs: Array(repeating: 0, count: sectors * zones))
    var awarenessChange = 0.0
    for (index, lever) in levers.enumerated() {
      let level = paths[index][month]
      let change = level - paths[index].reference
      let deliveredLevel = delivered(index, in: month)
      let effects = lever.definition.effects
      func size(_ effect: Effect?) -> Double { effect.map { isInForce($0, month) ? $0.value : 0 } ?? 0 }
      func growth(_ effect: Effect?) -> Double { 1 + size(effect) * change }

      awarenessChange += size(effects.awareness) * change
      result.degreeConsideration += size(effects.degreeConsideration) * change
      result.degreeAttraction += size(effects.degreeAttraction) * change
      result.graduateReturn += size(effects.graduateReturn) * change
      result.collegeStay += size(effects.collegeStay) * change
      result.accreditedShare += size(effects.accreditedShare) * level
      result.marketRoute += size(effects.marketRoute) * level
      result.certificateRoute += size(effects.certificateRoute) * level
      result.recognitionApplication *= growth(effects.recognitionApplication)
      result.leadingTalents += size(effects.leadingTalents) * level
      result.startUpSpace += size(effects.startUpSpace) * deliveredLevel
      result.startUpExit *= growth(effects.startUpExit)
      result.search *= growth(effects.search)
      result.newcomerSearch += size(effects.newcomerSearch) * change
      result.upskilling += size(effects.upskilling) * level
      result.affordableHomes += size(effects.affordableHomes) * deliveredLevel
      result.homePurchase *= growth(effects.homePurchase)
      result.schoolAccess += size(effects.schoolAccess) * (deliveredLevel - paths[index].reference)
      result.degreeSatisfaction += size(effects.degreeSatisfaction) * change
      result.lowTierSatisfaction += size(effects.lowTierSatisfaction) * change
      if let effect = effects.youngFamilyLeaving, isInForce(effect, month) {
        result.youngFamilyLeaving *= Mathematics.power(effect.value, change)
      }
      if let support = effects.housingSupport {
        result.topTalentLeaving *= Mathematics.power(support.leavingFactor, change)
      }
      for zone in 0..<zones {
        if reaches(effects.amenity, zone) { result.amenity[zone] += size(effects.amenity) * change }
        if reaches(effects.startUpEntry, zone) { result.startUpEntry[zone] *= growth(effects.startUpEntry) }
      }
      if let allowance = effects.allowance {
        for education in result.expectedCash.indices {
          result.expectedCash[education] += allowance.amounts.values[education] * level
        }
      }
      if let subsidy = effects.rentSubsidy {
        for education in Education.allCases where education.isDegree {
          result.expectedCash[Int(education.rawValue)] +=
            subsidy.expectedYears * subsidy.perYear * subsidy.uptake * level
        }
      }
      for effect in effects.jobs ?? [] { addJobs(effect, lever: index, month: month, to: &result) }
    }
    for lever in levers.indices {
      guard let effect = levers[lever].definition.effects.certificateBoost, isInForce(effect, month) else { continue }
      result.certificateRoute *= 1 + effect.value * (paths[lever][month] - paths[lever].reference)
    }
    for (effects, path) in circumstances {
      let level = path[month]
      result.outsideAttraction += (effects.outsideAttraction ?? 0) * level
      result.autonomousJobs *= max(0, 1 + (effects.autonomousJobs ?? 0) * level)
      result.attrition *= max(0, 1 + (effects.attrition ?? 0) * level)
      result.separation *= max(0, 1 + (effects.separation ?? 0) * level)
      result.otherRenters *= max(0, 1 + (effects.otherRenters ?? 0) * level)
    }
    result.awareness = max(0, 1 + awarenessChange)
    result.accreditedShare = min(1, max(0, result.accreditedShare))
    return result
  }

  private func addJobs(_ effect: JobEffect, lever: Int, month: Int, to result: inout PolicySettings) {
    let direct = effect.pipelineShare < 1 ? (1 - effect.pipelineShare) * delivered(lever, in: month) : 0
    let lagged = effect.pipelineShare > 0 ? effect.pipelineShare * pipeline(lever, in: month) : 0
    let jobs = effect.perLevelYear * effect.landingRate / 12 * (direct + lagged)
    let zones = zoneNames.count
    let zoneShares = effect.zoneShares?.values ?? labour.zoneShares.values
    for sector in 0..<sectors where effect.sectorShares[sector] != 0 {
      for zone in 0..<zones {
        let here = jobs * effect.sectorShares[sector] * zoneShares[zone]
        result.jobs[sector * zones + zone] += here
        result.aiJobs[sector * zones + zone] += here * effect.aiShare
      }
    }
    result.highTechnologyJobs += jobs * effect.highTechnologyShare
  }

  private func isInForce(_ effect: Effect, _ month: Int) -> Bool {
    if let from = effect.from, month < calendar.number(of: from) { return false }
    if let to = effect.to, month > calendar.number(of: to) { return false }
    return true
  }

  private func reaches(_ effect: Effect?, _ zone: Int) -> Bool {
    guard let effect else { return false }
    return effect.zones?.contains(zoneNames[zone]) ?? true
  }
}
