/// What theory says of a channel whose size has its usual sign.
struct ChannelTheory: Sendable {
  /// Outcomes whose definition the channel acts on, or whose market: +1 rises, −1 falls.
  var direct: [LeverOutcome: Int] = [:]
  /// Outcomes that follow from these.
  var indirect: [LeverOutcome: Int] = [:]
  /// Outcomes that can move in the very month in which the channel acts.
  var touches: Set<LeverOutcome> = []
  var reachesCandidates = false
  var lives: LeverTheory.Lives = .untouched
  var sparesNonDegree = false
}

extension ChannelTheory {
  private static let markets: Set<LeverOutcome> = [.youthPopulation, .aiTalents, .meanRent]

  /// More who come: more of everything that they add to, and dearer homes.
  private static let attraction = ChannelTheory(
    direct: [.youthPopulation: 1, .graduatesIntroduced: 1],
    indirect: [.talentsIntroduced: 1, .aiTalents: 1, .meanRent: 1],
    touches: markets.union([.graduatesIntroduced]), reachesCandidates: true, lives: .added)
  /// Brand awareness is formed at the end of a month, for the next.
  static let awareness = attraction.changed { $0.touches = [] }
  static let degreeConsideration = attraction
  /// Graduates away count it too.
  static let degreeAttraction = attraction
  /// Money to be expected: acts through income alone.
  static let cash = attraction.changed {
    $0.reachesCandidates = false
    $0.lives = .untouched
  }
  /// Who returns lives with the family: no word on rents.
  static let graduateReturn = attraction.changed {
    $0.indirect[.meanRent] = nil
    $0.reachesCandidates = false
  }
  static let collegeStay = graduateReturn.changed {
    $0.lives = .kept
    $0.sparesNonDegree = true
  }

  /// More who stay. Fewer posts and homes fall vacant, so theory is silent on those who come.
  private static let staying = ChannelTheory(
    direct: [.youthPopulation: 1], indirect: [.talentsIntroduced: 1, .meanRent: 1], touches: [.youthPopulation],
    lives: .kept)
  static let housingSupport = staying.changed { $0.sparesNonDegree = true }
  static let degreeSatisfaction = staying.changed { $0.sparesNonDegree = true }
  static let lowTierSatisfaction = staying
  static let youngFamilyLeaving = staying

  /// More who come, and more who stay.
  static let surroundings = ChannelTheory(
    direct: [.youthPopulation: 1, .graduatesIntroduced: 1], indirect: [.talentsIntroduced: 1, .meanRent: 1],
    touches: markets.union([.graduatesIntroduced]), lives: .kept)

  /// Recognised talents stay longer.
  static let recognition = ChannelTheory(
    direct: [.talentsIntroduced: 1], indirect: [.youthPopulation: 1],
    lives: .kept)
  /// A count beside the residents.
  static let leadingTalents = ChannelTheory(direct: [.talentsIntroduced: 1], touches: [.talentsIntroduced])
  /// Who rises to the mid tier competes with others there, and no longer takes the certificate: no word on any outcome.
  static let upskilling = ChannelTheory(lives: .open)

  /// More start-ups: more jobs, and by them more people.
  static let startUps = ChannelTheory(
    direct: [.jobsCreated: 1], indirect: [.youthPopulation: 1, .graduatesIntroduced: 1, .meanRent: 1],
    touches: markets.union([.jobsCreated]), lives: .open)
  /// Founders enter and leave by the space there is, unless space weighs nothing.
  static let startUpSpace = startUps.changed { $0.lives = .untouched }
  static let jobs = ChannelTheory(
    direct: [.jobsCreated: 1, .youthPopulation: 1],
    indirect: [.graduatesIntroduced: 1, .talentsIntroduced: 1, .meanRent: 1],
    touches: markets.union([.jobsCreated]))
  static let aiJobs = jobs.changed { $0.direct[.aiTalents] = 1 }
  static let search = ChannelTheory(
    direct: [.youthPopulation: 1, .graduatesIntroduced: 1],
    indirect: [.talentsIntroduced: 1, .aiTalents: 1, .meanRent: 1], touches: markets)
  /// Newcomers who search move wages, and with them everybody's satisfaction.
  static let newcomerSearch = search.changed { $0.lives = .open }

  /// Tenants who move out of the private market lower its rents, and stay longer themselves.
  static let homes = ChannelTheory(
    direct: [.youthPopulation: 1, .meanRent: -1], indirect: [.graduatesIntroduced: 1, .talentsIntroduced: 1],
    touches: [.youthPopulation, .meanRent])
  static let homePurchase = homes.changed { $0.lives = .kept }

  private func changed(_ edit: (inout ChannelTheory) -> Void) -> ChannelTheory {
    var changed = self
    edit(&changed)
    return changed
  }
}

/// A channel as a lever uses it.
struct ChannelUse: Sendable {
  let channel: ChannelTheory
  /// +1 if the size has its usual sign, −1 if it has the other one.
  let sense: Int
  /// Months from the month in which the lever is raised to the first effect, and to the full one.
  var first = 0
  var full = 0
  var deliversLater = false

  /// The channels that a lever names with a size.
  static func all(of effects: LeverEffects, in scenario: Scenario, from start: Month) -> [ChannelUse] {
    var uses: [ChannelUse] = []
    func use(
      _ channel: ChannelTheory, _ effect: Effect?, neutral: Double = 0, usual: Int = 1, in months: Set<Int>? = nil
    ) {
      guard let effect, effect.value != neutral else { return }
      guard let first = firstMonth(of: effect, in: months, from: start) else { return }
      let sense = (effect.value > neutral ? 1 : -1) * usual
      uses.append(ChannelUse(channel: channel, sense: sense, first: first, full: first))
    }
    let schooling = scenario.parameters.schooling
    use(.awareness, effects.awareness)
    use(.degreeConsideration, effects.degreeConsideration)
    use(.degreeAttraction, effects.degreeAttraction)
    use(.graduateReturn, effects.graduateReturn, in: schooling.monthsOfReturn)
    use(.collegeStay, effects.collegeStay, in: schooling.monthsOfCollegeGraduation)
    use(.recognition, effects.accreditedShare)
    use(.recognition, effects.marketRoute)
    use(.recognition, effects.certificateRoute)
    use(.recognition, effects.certificateBoost)
    use(.recognition, effects.recognitionApplication)
    use(.leadingTalents, effects.leadingTalents)
    use(.startUpSpace, effects.startUpSpace)
    use(.startUps, effects.startUpEntry)
    use(.startUps, effects.startUpExit, usual: -1)
    use(.search, effects.search)
    use(.newcomerSearch, effects.newcomerSearch)
    use(.upskilling, effects.upskilling)
    use(.homes, effects.affordableHomes)
    use(.homePurchase, effects.homePurchase)
    use(.surroundings, effects.amenity)
    use(.surroundings, effects.schoolAccess)
    use(.degreeSatisfaction, effects.degreeSatisfaction)
    use(.lowTierSatisfaction, effects.lowTierSatisfaction)
    use(.youngFamilyLeaving, effects.youngFamilyLeaving, neutral: 1, usual: -1)
    if let allowance = effects.allowance, allowance.amounts.values.contains(where: { $0 > 0 }) {
      uses.append(ChannelUse(channel: .cash, sense: 1))
    }
    if let subsidy = effects.rentSubsidy, subsidy.perYear * subsidy.uptake * subsidy.expectedYears > 0 {
      uses.append(ChannelUse(channel: .cash, sense: 1))
    }
    if let support = effects.housingSupport, support.leavingFactor != 1 {
      uses.append(ChannelUse(channel: .housingSupport, sense: support.leavingFactor < 1 ? 1 : -1))
    }
    return uses + (effects.jobs ?? []).compactMap { jobs($0, scenario.parameters.labourDemand) }
  }

  /// Jobs come at once, through the pipeline, or both: what comes later is in full when the last of it has come.
  private static func jobs(_ effect: JobEffect, _ labour: LabourDemand.Parameters) -> ChannelUse? {
    guard effect.perLevelYear * effect.landingRate != 0 else { return nil }
    let lag = Int(labour.pipelineLagMonths)
    let isDirect = effect.pipelineShare < 1
    return ChannelUse(
      channel: effect.aiShare > 0 ? .aiJobs : .jobs, sense: effect.perLevelYear > 0 ? 1 : -1, first: isDirect ? 0 : lag,
      full: isDirect ? 0 : lag + max(1, Int(labour.pipelineSpreadMonths)) - 1, deliversLater: effect.pipelineShare > 0)
  }

  /// Months until an effect that is in force between two dates, and in some months of the year, acts; nil if it never does.
  private static func firstMonth(of effect: Effect, in months: Set<Int>?, from start: Month) -> Int? {
    var month = max(start, effect.from ?? start)
    if let months {
      guard !months.isEmpty else { return nil }
      while !months.contains(month.ofYear) { month = month + 1 }
    }
    if let to = effect.to, month > to { return nil }
    return month - start
  }
}

extension Schooling.Parameters {
  /// Months of the year in which locals who study elsewhere graduate: they left in a September.
  var monthsOfReturn: Set<Int> { Set(awayMonths.values.filter { $0 > 0 }.map { Self.monthOfYear(after: $0) }) }

  /// Months of the year in which those graduate who came to the district's colleges in a September.
  var monthsOfCollegeGraduation: Set<Int> {
    Set([shortCourseMonths, longCourseMonths].map { Self.monthOfYear(after: $0) })
  }

  private static func monthOfYear(after months: Double) -> Int { (8 + Int(months)) % 12 + 1 }
}
