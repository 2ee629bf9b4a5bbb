/// The flows of one month, in simulated persons.
package struct Flows: Sendable, Equatable {
  package var turned14 = 0
  package var arrivals = [0, 0, 0]
  package var returns = 0
  package var collegeIntake = 0
  package var turned36 = 0
  package var deaths = 0
  package var leavers = 0
  package var localLeavers = 0
  package var universityDepartures = 0
  package var collegeLeavers = 0
  package var collegeStayers = 0
  package var separations = 0
  package var candidates = 0
  package var considering = 0
  /// Graduates introduced by origin.
  package var introducedByOrigin = CountByOrigin()

  package var net: Int {
    turned14 + arrivals.reduce(0, +) + returns + collegeIntake - turned36 - deaths - leavers - localLeavers
      - universityDepartures - collegeLeavers
  }

  package var graduatesIntroduced: Int {
    arrivals[0] + arrivals[1] + returns + collegeStayers
  }

  static func += (left: inout Flows, right: Flows) {
    left.turned14 += right.turned14
    for pool in left.arrivals.indices { left.arrivals[pool] += right.arrivals[pool] }
    left.returns += right.returns
    left.collegeIntake += right.collegeIntake
    left.turned36 += right.turned36
    left.deaths += right.deaths
    left.leavers += right.leavers
    left.localLeavers += right.localLeavers
    left.universityDepartures += right.universityDepartures
    left.collegeLeavers += right.collegeLeavers
    left.collegeStayers += right.collegeStayers
    left.separations += right.separations
    left.candidates += right.candidates
    left.considering += right.considering
    left.introducedByOrigin += right.introducedByOrigin
  }
}

/// Persons by origin; as long as the last origin that anybody comes from.
package struct CountByOrigin: Sendable, Equatable {
  private var counts: [Int] = []

  package init() {}

  package subscript(origin: Int) -> Int { origin < counts.count ? counts[origin] : 0 }

  package var total: Int { counts.reduce(0, +) }

  mutating func add(_ count: Int, from origin: Int) {
    while counts.count <= origin { counts.append(0) }
    counts[origin] += count
  }

  static func += (left: inout CountByOrigin, right: CountByOrigin) {
    for (origin, count) in right.counts.enumerated() { left.add(count, from: origin) }
  }
}

/// Events by age and by stay, counted from the policy start on.
public struct ProfileCounts: Sendable, Equatable {
  /// Arrivals of all pools by single year of age.
  public internal(set) var arrivalsByAge: [Int]
  /// Non-locals at risk of leaving, person-months, and leavers, by single year of age.
  public internal(set) var atRiskByAge: [Int]
  public internal(set) var leftByAge: [Int]
  /// The same by months since arrival: without a degree, with one.
  public internal(set) var atRiskByStay: [[Int]]
  public internal(set) var leftByStay: [[Int]]

  /// Longer stays are counted here.
  var lastStay: Int { atRiskByStay[0].count - 1 }

  package init(ages: Int, stays: Int) {
    arrivalsByAge = Array(repeating: 0, count: ages)
    atRiskByAge = arrivalsByAge
    leftByAge = arrivalsByAge
    atRiskByStay = Array(repeating: Array(repeating: 0, count: stays), count: 2)
    leftByStay = atRiskByStay
  }

  static func + (left: ProfileCounts, right: ProfileCounts) -> ProfileCounts {
    func sum(_ left: [Int], _ right: [Int]) -> [Int] { zip(left, right).map { $0 + $1 } }
    var all = left
    all.arrivalsByAge = sum(left.arrivalsByAge, right.arrivalsByAge)
    all.atRiskByAge = sum(left.atRiskByAge, right.atRiskByAge)
    all.leftByAge = sum(left.leftByAge, right.leftByAge)
    all.atRiskByStay = zip(left.atRiskByStay, right.atRiskByStay).map { sum($0, $1) }
    all.leftByStay = zip(left.leftByStay, right.leftByStay).map { sum($0, $1) }
    return all
  }
}

/// Turns the state at the end of a month into a row of the series.
package struct Census: Sendable {
  package let keys: [SeriesKey]
  private let scenario: Scenario
  private let people: Double
  private let levers: [LeverColumns]

  package init(_ scenario: Scenario, sample: Sample) {
    self.scenario = scenario
    people = sample.weight
    levers = scenario.district.levers.levers.map { LeverColumns($0) }
    var recorder = Recorder()
    Self.record(into: &recorder, scenario: scenario, levers: levers, people: 1, state: nil)
    keys = recorder.keys
  }

  /// What is recorded of a lever. Made once: a lever is large, and a month asks for each of them several times.
  private struct LeverColumns: Sendable {
    let name: String
    /// Categories of its costs, and their places among all.
    let categories: [(place: Int, name: String)]
    let paysPersons: Bool

    init(_ lever: Lever) {
      let costs = lever.definition.costs
      name = lever.name
      categories = PolicyCost.Category.allCases.enumerated().compactMap { place, category in
        costs.contains { $0.category == category } ? (place, category.rawValue) : nil
      }
      paysPersons = costs.contains { $0.basis == .payments }
    }
  }

  /// Values in the order of `keys`.
  package func row(_ state: Model) -> [Double] {
    var recorder = Recorder()
    recorder.values.reserveCapacity(keys.count)
    Self.record(into: &recorder, scenario: scenario, levers: levers, people: people, state: state)
    return recorder.values
  }

  /// Collects keys or values, whichever the caller needs; both come from the same list.
  private struct Recorder {
    var keys: [SeriesKey] = []
    var values: [Double] = []

    mutating func add(_ indicator: String, _ group: @autoclosure () -> String, _ value: Double?) {
      if let value { values.append(value) } else { keys.append(SeriesKey(indicator, group: group())) }
    }
  }

  private static func record(
    into recorder: inout Recorder, scenario: Scenario, levers: [LeverColumns], people: Double, state: Model?
  ) {
    let district = scenario.district
    func persons(_ count: Int?) -> Double? { count.map { Double($0) * people } }
    let flows = state?.flows
    let stocks = state?.stocks
    recorder.add("youthPopulation", "", persons(state?.count))
    recorder.add("turned14", "", persons(flows?.turned14))
    for (index, name) in ["arrivalsFreshGraduates", "arrivalsExperienced", "arrivalsNonDegree"].enumerated() {
      recorder.add(name, "", persons(flows?.arrivals[index]))
    }
    recorder.add("returns", "", persons(flows?.returns))
    recorder.add("collegeIntake", "", persons(flows?.collegeIntake))
    recorder.add("turned36", "", persons(flows?.turned36))
    recorder.add("deaths", "", persons(flows?.deaths))
    recorder.add("leavers", "", persons(flows?.leavers))
    recorder.add("localLeavers", "", persons(flows?.localLeavers))
    recorder.add("universityDepartures", "", persons(flows?.universityDepartures))
    recorder.add("collegeLeavers", "", persons(flows?.collegeLeavers))
    recorder.add("collegeStayers", "", persons(flows?.collegeStayers))
    recorder.add("graduatesIntroduced", "", persons(flows?.graduatesIntroduced))
    for (index, origin) in district.origins.enumerated() {
      recorder.add("graduatesIntroduced", "origin:\(origin.name)", persons(flows?.introducedByOrigin[index]))
    }
    recorder.add("graduatesGoneInYear", "", persons(state?.introducedGone))
    recorder.add("separations", "", persons(flows?.separations))
    recorder.add("candidates", "", persons(flows?.candidates))
    recorder.add("considering", "", persons(flows?.considering))
    recordTalents(into: &recorder, district: district, people: people, state: state)
    recordWork(into: &recorder, district: district, people: people, state: state)
    recordHousing(into: &recorder, district: district, people: people, state: state)
    for (name, status) in [
      ("employed", Status.employed), ("unemployed", .unemployed), ("inactive", .inactive), ("students", .student),
      ("entrepreneurs", .entrepreneur),
    ] {
      recorder.add(name, "", persons(stocks?.byStatus[Int(status.rawValue)]))
    }
    recorder.add("awayStudents", "", persons(state?.awayStudents))
    for (index, zone) in district.zones.enumerated() {
      recorder.add("residents", "zone:\(zone.name)", persons(stocks?.byZone[index]))
    }
    for education in Education.allCases {
      recorder.add("residents", "education:\(education.name)", persons(stocks?.byEducation[Int(education.rawValue)]))
    }
    for (index, origin) in district.origins.enumerated() {
      recorder.add("residents", "origin:\(origin.name)", persons(stocks?.byOrigin[index]))
    }
    recorder.add("residents", "", persons(state?.count))
    recorder.add("meanStayYears", "", state.map { $0.meanStayMonths / 12 })
    recordPolicy(into: &recorder, levers: levers, people: people, state: state)
    for indicator in district.deliveryIndicators {
      recorder.add(indicator, "", state.map { $0.policy.delivery(of: indicator, in: $0.month) })
    }
    if scenario.budget != nil { recordUnmet(into: &recorder, levers: levers, state: state) }
  }

  private static func recordTalents(into recorder: inout Recorder, district: District, people: Double, state: Model?) {
    func persons(_ count: Int?) -> Double? { count.map { Double($0) * people } }
    let introduced = state.map { model in
      TalentClass.allCases.map { model.recognition.introduced[Int($0.rawValue)] + model.leading[Int($0.rawValue)] }
    }
    recorder.add("talentsIntroduced", "", persons(introduced.map { $0.reduce(0, +) }))
    for talent in TalentClass.allCases where talent != .none {
      recorder.add("talentsIntroduced", "class:\(talent.name)", persons(introduced?[Int(talent.rawValue)]))
    }
    for (index, origin) in district.origins.enumerated() {
      recorder.add("talentsIntroduced", "origin:\(origin.name)", persons(state?.recognition.byOrigin[index]))
    }
    recorder.add("talentsAmongIntroduced", "", persons(state?.recognition.amongIntroduced))
    recorder.add(
      "talentsIntroducedStrict", "", persons(state.map { $0.recognition.strict + $0.leading.reduce(0, +) }))
    recorder.add("aiTalents", "", persons(state?.matching.aiHires))
    recorder.add("recognised", "", persons(state.map { $0.count - $0.stocks.byTalent[0] }))
    recorder.add("awaitingApproval", "", persons(state?.stocks.awaitingApproval))
  }

  private static func recordWork(into recorder: inout Recorder, district: District, people: Double, state: Model?) {
    let stocks = state?.stocks
    recorder.add("jobsCreated", "", state?.jobsCreated)
    recorder.add("innovationSpace", "", state?.startUpSpace)
    recorder.add("jobSlots", "", state.map { $0.posts.totalSlots * people })
    recorder.add("vacancies", "", state.map { $0.posts.totalVacancies * people })
    for (index, zone) in district.zones.enumerated() {
      recorder.add("vacancyShare", "zone:\(zone.name)", state?.perception.vacancyShares[index])
    }
    recorder.add("applicants", "", state.map { Double($0.matching.applicants) * people })
    recorder.add("hires", "", state.map { Double($0.matching.hires) * people })
    recorder.add("unemploymentRate", "", stocks.map { $0.unemploymentRate })
    for tier in Tier.allCases {
      let index = Int(tier.rawValue)
      recorder.add("tightness", "tier:\(tier.name)", state?.tightness[index])
      recorder.add("wageIndex", "tier:\(tier.name)", state?.wages.index[index])
      recorder.add(
        "meanWage", "tier:\(tier.name)",
        state.map { $0.meanWage([index]) })
    }
    recorder.add(
      "meanWage", "",
      state.map { $0.meanWage([0, 1, 2]) })
    recorder.add("startUps", "", state.map { Double($0.startUps.firms.count) * people })
    recorder.add("startUpJobs", "", state.map { $0.startUps.jobs * people })
  }

  private static func recordHousing(into recorder: inout Recorder, district: District, people: Double, state: Model?) {
    let housing = state?.housing
    recorder.add("meanRent", "", housing.map { $0.meanRent })
    for (index, zone) in district.zones.enumerated() {
      recorder.add("meanRent", "zone:\(zone.name)", housing?.rents[index])
    }
    recorder.add("affordableHomes", "", state.map { $0.affordableHomes * people })
    recorder.add(
      "affordableTenants", "",
      state.map { Double($0.stocks.byTenure[Int(Tenure.affordableRental.rawValue)]) * people })
    recorder.add("affordableApplicants", "", state.map { Double($0.allocation.applicants) * people })
    recorder.add("affordableAllocated", "", state.map { Double($0.allocation.allocated) * people })
    recorder.add("allocationShare", "", state?.perception.allocationShare)
    recorder.add("owners", "", state.map { Double($0.stocks.byTenure[Int(Tenure.owner.rawValue)]) * people })
    recorder.add("brandAwareness", "", state?.brand)
  }

  private static func recordPolicy(
    into recorder: inout Recorder, levers: [LeverColumns], people: Double, state: Model?
  ) {
    let (ledger, month) = (state?.ledger, state?.month ?? 0)
    let paths = state?.policy.paths
    for (index, lever) in levers.enumerated() {
      recorder.add("leverLevel", "lever:\(lever.name)", paths?[index][month])
    }
    for (index, lever) in levers.enumerated() {
      for (place, category) in lever.categories {
        recorder.add(
          "cost", "lever:\(lever.name)/category:\(category)", ledger.map { Double($0.spent[index][place]) / 100 })
      }
    }
    recorder.add("cost", "", ledger.map { Double($0.sides.byLever) / 100 })
    for (index, lever) in levers.enumerated() where !lever.categories.isEmpty {
      recorder.add("districtCost", "lever:\(lever.name)", ledger?.districtShare[index])
    }
    recorder.add("districtCost", "", ledger.map { $0.districtShare.reduce(0, +) })
    for (index, lever) in levers.enumerated() where lever.paysPersons {
      recorder.add("recipients", "lever:\(lever.name)", ledger.map { Double($0.recipients[index]) * people })
    }
  }

  /// What a budget left unpaid.
  private static func recordUnmet(into recorder: inout Recorder, levers: [LeverColumns], state: Model?) {
    let ledger = state?.ledger
    for (index, lever) in levers.enumerated() where !lever.categories.isEmpty {
      recorder.add("unmetCost", "lever:\(lever.name)", ledger.map { Double($0.unmet[index]) / 100 })
    }
    recorder.add("unmetCost", "", ledger.map { Double($0.unmet.reduce(0, +)) / 100 })
  }
}

extension ResidentStocks {
  /// Unemployed over unemployed and in work; 0 without a labour force.
  package var unemploymentRate: Double {
    let unemployed = byStatus[Int(Status.unemployed.rawValue)]
    let force = unemployed + byStatus[Int(Status.employed.rawValue)] + byStatus[Int(Status.entrepreneur.rawValue)]
    return force > 0 ? Double(unemployed) / Double(force) : 0
  }
}

extension HousingStock {
  /// Mean over zones, weighted by the initial demand. Unit: CNY per m² and month.
  package var meanRent: Double {
    zip(rents, initialDemand).reduce(0) { $0 + $1.0 * $1.1 } / initialDemand.reduce(0, +)
  }
}

/// Residents by single year of age and sex at the end of each December.
struct Pyramid {
  private let youngest: Int
  private let ages: Int
  private let people: Double
  private var rows: [(date: Month, counts: [Int])] = []

  init(_ district: District, sample: Sample) {
    youngest = district.definitions.youngestAge
    ages = district.definitions.firstAgeAbove - youngest
    people = sample.weight
  }

  mutating func record(_ parts: [Population], month: Int, date: Month) {
    var counts = Array(repeating: 0, count: ages * Sex.allCases.count)
    for population in parts {
      for person in population.record {
        let age = (month - Int(person.birth)) / 12 - youngest
        counts[age * Sex.allCases.count + Int(person.sex)] += 1
      }
    }
    rows.append((date, counts))
  }

  func series() -> Series {
    let keys = (0..<ages).flatMap { age in
      Sex.allCases.map { SeriesKey("residents", group: "age:\(age + youngest)/sex:\($0.name)") }
    }
    var series = Series(firstMonth: rows.first?.date ?? Month(index: 0), stepMonths: 12, keys: keys)
    for row in rows { series.append(row.counts.map { Double($0) * people }) }
    return series
  }
}
