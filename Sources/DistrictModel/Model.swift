/// The live state of one replicate, and one step of time.
///
/// Every decision of a month reads the aggregates of the end of the month before (`perception`), so results do not
/// depend on the order of persons; scarce posts and homes go by keyed lotteries within the month.
package struct Model: Sendable {
  package private(set) var scenario: Scenario
  package let sample: Sample
  package let calendar: Calendar
  package private(set) var policy: PolicyPackage
  let streams: RandomStreams
  let scale: Double
  let limits: AgeLimits
  /// Decides for every person what scans would rule out: for the test that scans change nothing.
  let opensEveryGate: Bool
  /// Rows that the first pass takes at a time: a matter of speed alone.
  let blockRows: Int
  /// Parts of the residents: a matter of speed alone.
  let partCount: Int

  // Rules that hold for the whole run.
  let mortality: Mortality.Table
  let factors: PersonalFactors
  let labourRule: LabourDemand.Rule
  let startUpRule: Entrepreneurship.Rule
  let marketRule: JobMarket.Rule
  let housingRule: HousingMarket.Rule
  let candidates: InMigration.Candidates
  /// Zones of the young who enter.
  let homeZones: Categorical
  let separation: [[Double]]
  let isCertificateCell: [Bool]
  let referenceCash: [Double]
  let graduatePayments: GraduatePayments

  // State.
  package private(set) var month: Int
  /// The residents, in as many parts as may go on side by side.
  package internal(set) var parts: [Residents]
  package internal(set) var startUps: StartUps
  package internal(set) var housing: HousingStock
  package internal(set) var wages: Wages.Scale
  package internal(set) var tightness: [Double]
  package internal(set) var brand: Double
  package internal(set) var perception: Perception
  package internal(set) var ledger: Ledger

  /// Whether to note from the policy start on who comes, goes and is paid.
  package var keepsJournal = false
  /// Told each step that is done: for a benchmark.
  package var finished: (@Sendable (MonthStep) -> Void)?

  // Between two steps of a month.
  /// Residents when the month began.
  var opening = 0
  /// Share of the start-up space that is free.
  var freeSpaceShare = 1.0
  /// Keys of the founders whose firm closed this month.
  var closedFounders: Set<UInt64> = []

  // What the latest month did.
  var settings: PolicySettings
  package internal(set) var flows = Flows()
  package internal(set) var matching = JobMarket.Result()
  package internal(set) var allocation = HousingMarket.Result()
  package internal(set) var recognition = TalentRecognition.Result()
  package internal(set) var leading: [Int]
  package internal(set) var payments: Payments
  /// Jobs of all ages from identified sources. Unit: jobs of the whole district.
  package internal(set) var jobsCreated = 0.0
  var startUpJobsGained = 0.0
  package internal(set) var meanStayMonths = 0.0
  package internal(set) var personMonths = 0

  /// Draws the first population and everything that belongs to it.
  ///
  /// The residents stand in `parts`, each on a thread of its own, and `opensEveryGate` leaves no decision to the scans' bounds: no result
  /// may depend on these, nor on the size of a block.
  package init(_ run: Run, parts count: Int = 1, blockRows: Int = 4096, opensEveryGate: Bool = false) {
    self.blockRows = max(1, blockRows)
    partCount = max(1, count)
    self.opensEveryGate = opensEveryGate
    scenario = run.scenario
    sample = run.sample
    let parameters = scenario.parameters
    let district = scenario.district
    calendar = Calendar(district.period, until: run.until)
    policy = PolicyPackage(scenario, calendar: calendar)
    streams = RandomStreams(seed: run.seed)
    scale = run.sample.scale
    limits = AgeLimits(district.definitions, parameters)
    let cells = JobCells(sectors: district.sectors.count, zones: district.zones.count)
    mortality = Mortality.Table(parameters.mortality, firstAgeAbove: district.definitions.firstAgeAbove)
    factors = PersonalFactors(parameters, streams: streams)
    labourRule = LabourDemand.Rule(
      parameters.labourDemand, cells: cells, scale: scale, startYear: district.period.start.year)
    startUpRule = Entrepreneurship.Rule(
      parameters.entrepreneurship, sectorNames: district.sectors.map(\.name), scale: scale)
    marketRule = JobMarket.Rule(parameters.jobMarket, cells: cells, scale: scale)
    housingRule = HousingMarket.Rule(
      parameters.housing, newHomeZones: parameters.population.zoneShares, scale: scale)
    candidates = InMigration.Candidates(scenario, scale: scale)
    homeZones = Categorical(parameters.population.zoneShares.values)
    separation = marketRule.separation(oldestMonths: limits.firstAbove)
    let certificateSectors = Set(
      parameters.recognition.certificateSectors.compactMap { name in district.sectors.firstIndex { $0.name == name } })
    isCertificateCell = (0..<cells.count).map { certificateSectors.contains(cells.sector($0)) }
    month = calendar.initialMonth
    settings = policy.settings(in: month)
    referenceCash = settings.expectedCash
    graduatePayments = GraduatePayments(district.levers)
    payments = Payments(levers: scenario.district.levers.levers.count)

    perception = Perception(atReferenceOf: scenario)
    let nobody = Residents(
      scenario,
      averages: Satisfaction.Averages(
        Satisfaction.MonthRule(scenario, settings: settings, perception: perception), scenario, month: month),
      calendar: calendar,
      months: (calendar.initialMonth - limits.firstAbove - 12)...(calendar.lastMonth + limits.firstAbove))
    parts = Array(repeating: nobody, count: partCount)
    wages = Wages.Scale(parameters.wages, cells: cells, oldestAgeMonths: limits.firstAbove)
    startUps = startUpRule.initialFirms(zones: parameters.population.zoneShares, calendar: calendar, streams: streams)
    housing = housingRule.initialStock(tenants: nobody.stocks.tenants)
    tightness = parameters.reference.tightness.values
    brand = BrandAwareness.fixedPoint(parameters.brand)
    ledger = Ledger(policy, people: sample.weight)
    leading = TalentClass.allCases.map { _ in 0 }
    let builder = SyntheticPopulation.Builder(scenario, calendar: calendar, streams: streams, scale: scale)
    _ = eachPart { model, part, residents in model.settle(builder, part: part, &residents) }
    openPosts()
    housing = housingRule.initialStock(tenants: stocks.tenants)
    perceive()
  }

  /// Goes on under another scenario.
  ///
  /// - Precondition: up to now the scenarios had the same levels, and they differ in nothing but levers, circumstances and budget.
  package mutating func adopt(_ other: Scenario) {
    precondition(
      scenario.district == other.district && scenario.parameters == other.parameters,
      "only scenarios of the same district and parameters share a past")
    var package = PolicyPackage(other, calendar: calendar)
    precondition(
      policy.firstDifference(from: package).map { $0 > month } ?? true, "the scenarios had other levels already")
    package.takeOver(policy, until: month)
    scenario = other
    policy = package
  }

  /// Draws the first population of a part and gives it posts and wages.
  private func settle(_ builder: SyntheticPopulation.Builder, part: Int, _ residents: inout Residents) {
    let distributions = labourRule.cellWeights().map { Categorical($0) }
    let draws = streams.draws(.initialCell)
    residents.population.reserveCapacity(builder.persons / partCount * 9 / 8)
    builder.draw(part: part, of: partCount) { person in
      var person = person
      if person.status == .employed {
        let tier = Int(person.tier.rawValue)
        let cell = distributions[tier].index(draws.uniform(person.key)) * 3 + tier
        person.cell = UInt16(cell)
        let age = month - Int(person.birth)
        person.income = wages.wage(cell: cell, ageMonths: age, skillFactor: person.skillFactor)
        person.incomeUtility = residents.incomes.utility(ofWage: person.income, tier: tier)
      }
      residents.enter(person)
    } away: { student in
      residents.away.append(student)
    }
  }

  /// The posts of the first month, from those of the first population.
  private mutating func openPosts() {
    var posts = posts
    let weights = labourRule.cellWeights()
    let startUpPosts = labourRule.startUpPosts(jobs: startUps.jobs(cells: posts.cells))
    let vacancy = 1 + scenario.parameters.labourDemand.initialVacancyShare
    let employed = stocks.employedByTier
    for cell in 0..<posts.cells.count {
      let tier = posts.cells.tier(cell)
      posts.startUp[cell] = startUpPosts[cell]
      posts.regular[cell] = max(0, Double(employed[tier]) * vacancy * weights[tier][cell / 3] - startUpPosts[cell])
    }
    offer(posts)
  }

  /// Lets every part know the posts of the district.
  private mutating func offer(_ posts: PostStock) {
    for part in parts.indices { parts[part].posts.takeSlots(of: posts) }
  }

  /// One month, from top to bottom. The order matters; each line says why it stands where it does.
  package mutating func step() throws(RunFailure) {
    begin()
    closeStartUps()  // first, so that a founder who fails may look for a post this month
    liveThroughTheMonth()  // birthdays before anything else: a person is young on 31 December if under age after them
    finished?(.lifeEvents)
    admitTheYoung()  // after the month's risks: nobody is at risk in the month of entry
    createPosts()  // before matching: this month's posts can be filled this month
    finished?(.newcomers)
    admitCandidates()  // before matching: fresh graduates compete for this month's vacancies
    finished?(.inMigration)
    matching = marketRule.match(&parts, month: month, settings: settings, wages: wages, streams: streams)
    finished?(.jobMarket)
    adjustWages()  // after hiring: a hire's wage follows last month's index
    finished?(.wages)
    moveRecogniseAndLeave()  // after hiring, and leaving last: nobody arrives and leaves in one month
    finished?(.recognitionAndLeaving)
    try close()
  }

  private mutating func begin() {
    month += 1
    opening = count
    let january = calendar.latest(1, before: month)
    for part in parts.indices { parts[part].begin(month, january: january, keepsJournal: keepsJournal) }
    policy.enter(month, ledger: ledger)
    settings = policy.settings(in: month)
    flows = Flows()
    recognition = TalentRecognition.Result()
    payments = Payments(levers: scenario.district.levers.levers.count)
  }

  /// Shows the triggers of levers what has been counted at the end of the month.
  mutating func observe(_ value: (String) -> Double?) { policy.observe(month, value: value) }

  private mutating func closeStartUps() {
    // As founders saw it at the end of last month: before exits and growth.
    freeSpaceShare = startUpRule.freeShare(startUps, space: startUpSpace)
    let closed = startUpRule.close(&startUps, month: month, settings: settings, streams: streams)
    closedFounders = Set(closed.founders)
    startUpJobsGained = closed.gained
  }

  private mutating func createPosts() {
    var posts = posts
    let identified = labourRule.apply(to: &posts, settings: settings, year: calendar.month(month).year)
    posts.startUp = labourRule.startUpPosts(jobs: startUps.jobs(cells: posts.cells))
    offer(posts)
    jobsCreated = identified + startUpJobsGained / scale
  }

  private mutating func admitCandidates() {
    let rule = InMigration.MonthRule(
      scenario, settings: settings, referenceCash: referenceCash, perception: perception)
    for pool in PoolKind.allCases {
      let slots = candidates.count(pool, calendar: calendar, month: month, streams: streams)
      flows.candidates += slots
      add(eachPart { model, part, residents in model.admit(pool, slots: slots, part: part, rule, &residents) })
    }
    brand = BrandAwareness.next(brand, inflow: settings.awareness, scenario.parameters.brand)
  }

  /// Candidates of a pool who come, of every so many slots as there are parts the one of this part.
  private func admit(
    _ pool: PoolKind, slots: Int, part: Int, _ rule: InMigration.MonthRule, _ residents: inout Residents
  ) -> MonthCounts {
    var counts = MonthCounts(self)
    let arrivals = candidates.arrivals(
      pool, slots: stride(from: part, to: slots, by: partCount), month: month, rule: rule, streams: streams,
      factors: factors, considered: &counts.flows.considering)
    counts.flows.arrivals[Int(pool.rawValue)] = arrivals.count
    residents.arrivals += arrivals.count
    for person in arrivals {
      residents.enter(person)
      if pool.isDegree { counts.flows.introducedByOrigin.add(1, from: Int(person.origin)) }
      if month >= 0 {
        let age = (month - Int(person.birth)) / 12
        residents.profiles.arrivalsByAge[age - scenario.district.definitions.youngestAge] += 1
      }
    }
    return counts
  }

  private mutating func adjustWages() {
    tightness = marketRule.tightness(tightness, after: matching)
    wages.adjust(tightness: tightness, reference: scenario.parameters.reference.tightness.values)
    if calendar.month(month).ofYear == 1 {
      _ = eachPart { model, _, residents in model.reviewWages(&residents) }
    }
  }

  /// Each January everybody in work gets the wage of their present age and of the index.
  private func reviewWages(_ residents: inout Residents) {
    residents.reviewWages { person in
      let age = month - Int(person.birth)
      switch person.status {
      case Status.employed.rawValue:
        return wages.wage(cell: Int(person.cell), ageMonths: age, skillFactor: person.skillFactor)
      case Status.entrepreneur.rawValue: return founderWage(person, ageMonths: age)
      default: return nil
      }
    }
  }

  /// A founder earns what a post in the firm's sector, the own zone and the own tier would pay.
  func founderWage(_ person: Population.Record, ageMonths: Int) -> Float {
    let isDegree = person.education >= Education.juniorCollege.rawValue
    return wages.wage(
      sector: isDegree ? startUpRule.degreeSector : startUpRule.nonDegreeSector, zone: Int(person.zone),
      tier: Int(person.tier), ageMonths: ageMonths, skillFactor: person.skillFactor)
  }

  /// Homes, recognition, payments and leaving, from one scan; satisfaction is that at the end of the month.
  private mutating func moveRecogniseAndLeave() {
    let date = calendar.month(month)
    let recognise = TalentRecognition.MonthRule(
      scenario.parameters.recognition, meanWage: scenario.parameters.reference.meanWage.values,
      isCertificateCell: isCertificateCell, month: month, january: calendar.latest(1, before: month),
      settings: settings, streams: streams)
    let leaving = OutMigration.MonthRule(scenario, settings: settings, date: date)
    let homes = housingRule.monthRule(month: month, settings: settings, streams: streams)
    let scan = LateScan(self, recognise: recognise, leaving: leaving, housing: homes)
    let market = housingRule
    let moves = parts.sideBySide { _, residents in
      if date.ofYear == 1 { residents.renewLeavingBounds(sixth: date.year) }
      let rows = scan.list(residents.population)
      return (rows: rows, homes: market.move(homes, &residents, rows: rows.movers))
    }
    housingRule.deliver(settings.affordableHomes, to: &housing)
    allocation = housingRule.allocate(moves.map(\.homes), to: &parts, stock: &housing)
    housingRule.adjustRents(&housing, tenants: stocks.tenants, settings: settings)
    finished?(.homes)
    let satisfaction = Satisfaction.MonthRule(scenario, settings: settings, perception: perception)
    add(
      eachPart { model, part, residents in
        residents.averages.advance(satisfaction)
        if residents.averages.isWithinMargins {
          let rows = moves[part].rows.othersAfterMoving(residents.population)
          return model.recogniseAndLeave(rows, recognise, leaving, &residents)
        }
        residents.renewLeavingBounds()
        return model.recogniseAndLeave(LateScan.Rows.everybody(residents.count), recognise, leaving, &residents)
      })
    meanStayMonths = meanStay()
  }

  /// Ends a month: the books are checked, money is entered, and next month's perception is formed.
  private mutating func close() throws(RunFailure) {
    leading = TalentRecognition.leadingTalents(
      scenario.parameters.recognition, settings: settings, scale: scale, month: month, streams: streams)
    payments.supported = stocks.byTalent
    ledger.post(policy, month: month, calendar: calendar, payments: payments)
    try checkBooks()
    perceive()
    personMonths += count
  }

  /// What everybody will see next month.
  private mutating func perceive() {
    let reference = scenario.parameters.reference
    perception.logTightness = (0..<3).map {
      Mathematics.log(max(tightness[$0], 1e-6) / reference.tightness.values[$0])
    }
    perception.wageIndex = wages.index
    perception.rents = housing.rents
    perception.vacancyShares = posts.vacancyShares()
    perception.community = stocks.byOrigin.enumerated().map { origin, count in
      let usual = reference.residents.values[origin] * scale
      return usual > 0 ? Double(count) / usual : 1
    }
    perception.brand = brand
    perception.allocationShare = housing.allocationShare ?? reference.allocationShare
  }

  /// Mean wage of the employed of some tiers. Unit: CNY per month.
  package func meanWage(_ tiers: [Int]) -> Double {
    let (employed, wages) = (stocks.employedByTier, stocks.wagesByTier)
    return Double(tiers.reduce(0) { $0 + wages[$1] }) / Double(max(1, tiers.reduce(0) { $0 + employed[$1] }))
  }

  /// Start-up space at the end of the month. Unit: m².
  package var startUpSpace: Double { startUpRule.space(settings) }

  /// Affordable homes that young people may use, sample size.
  package var affordableHomes: Double { housingRule.affordableHomes(housing) }
}

/// Ages that bound events. Unit: months.
struct AgeLimits: Sendable {
  let youngest: Int
  let firstAbove: Int
  let firstBirth: Int
  let startUp: Int

  init(_ definitions: District.Definitions, _ parameters: Parameters) {
    youngest = definitions.youngestAge * 12
    firstAbove = definitions.firstAgeAbove * 12
    firstBirth = Int(parameters.family.minimumAge * 12)
    startUp = Int(parameters.entrepreneurship.minimumAge * 12)
  }
}

/// What levers pay to fresh graduates, and how many months after arrival.
struct GraduatePayments: Sendable {
  /// What one lever pays.
  struct Scheme: Sendable {
    /// Number in the catalogue.
    let lever: Int
    /// After arrival.
    let months: [Int]
    /// Share of the entitled who take it up: the same persons each time.
    let uptake: Double
    /// Whether holders of an education are entitled.
    let isPaid: [Bool]
  }

  let allowances: [Scheme]
  let rentSubsidies: [Scheme]

  init(_ catalogue: LeverCatalogue) {
    let effects = catalogue.levers.map(\.definition.effects)
    allowances = effects.enumerated().compactMap { lever, effects in
      effects.allowance.map { allowance in
        Scheme(
          lever: lever, months: allowance.instalmentMonths.map { Int($0) }, uptake: 1,
          isPaid: allowance.amounts.values.map { $0 > 0 })
      }
    }
    rentSubsidies = effects.enumerated().compactMap { lever, effects in
      effects.rentSubsidy.map { subsidy in
        Scheme(
          lever: lever, months: subsidy.paymentMonths.map { Int($0) }, uptake: subsidy.uptake,
          isPaid: Education.allCases.map { _ in true })
      }
    }
  }

  /// All months of payment, ascending.
  var months: [Int] { Set((allowances + rentSubsidies).flatMap(\.months)).sorted() }
}
