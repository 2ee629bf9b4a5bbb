/// Counts of residents kept as people come, change and go.
package struct ResidentStocks: Sendable, Equatable {
  package var byOrigin: [Int] {
    get { counts(\.origin, \.zone) }
    set { set(\.origin, newValue) }
  }
  package var byZone: [Int] {
    get { counts(\.zone, \.education) }
    set { set(\.zone, newValue) }
  }
  package var byEducation: [Int] {
    get { counts(\.education, \.status) }
    set { set(\.education, newValue) }
  }
  package var byStatus: [Int] {
    get { counts(\.status, \.tenure) }
    set { set(\.status, newValue) }
  }
  package var byTenure: [Int] {
    get { counts(\.tenure, \.talent) }
    set { set(\.tenure, newValue) }
  }
  package var byTalent: [Int] {
    get { counts(\.talent, \.tenants) }
    set { set(\.talent, newValue) }
  }
  /// Private tenants, zone × tier.
  package var tenants: [Int] {
    get { counts(\.tenants, \.employed) }
    set { set(\.tenants, newValue) }
  }
  package var employedByTier: [Int] {
    get { counts(\.employed, \.wages) }
    set { set(\.employed, newValue) }
  }
  /// Sum of the wages of the employed. Unit: CNY per month.
  package var wagesByTier: [Int] {
    get { counts(\.wages, \.stays) }
    set { set(\.wages, newValue) }
  }
  /// Non-locals not in education, who may leave: by start of the stay (without a degree, with one) and by birth. The two
  /// groups one after the other.
  package var stays: [Int] {
    get { counts(\.stays, \.births) }
    set { set(\.stays, newValue) }
  }
  package var births: [Int] {
    get { counts(\.births, \.end) }
    set { set(\.births, newValue) }
  }
  package var awaitingApproval = 0
  /// Month of the first entry of `stays` and `births`.
  package let firstMonth: Int

  /// Where each count begins in `numbers`, and where the last one ends.
  private struct Places: Equatable {
    let origin, zone, education, status, tenure, talent, tenants, employed, wages, stays, births, end: Int
  }

  /// All counts one after the other: a person who comes or goes changes eight of them, and one array is checked faster
  /// than eight.
  private var numbers: [Int]
  private let places: Places

  package init(origins: Int, zones: Int, months: ClosedRange<Int>) {
    firstMonth = months.lowerBound
    var end = 0
    func next(_ size: Int) -> Int {
      defer { end += size }
      return end
    }
    places = Places(
      origin: next(origins), zone: next(zones), education: next(Education.allCases.count),
      status: next(Status.allCases.count), tenure: next(Tenure.allCases.count),
      talent: next(TalentClass.allCases.count),
      tenants: next(zones * 3), employed: next(3), wages: next(3), stays: next(months.count * 2),
      births: next(months.count), end: end)
    numbers = Array(repeating: 0, count: end)
  }

  private func counts(_ start: KeyPath<Places, Int>, _ end: KeyPath<Places, Int>) -> [Int] {
    Array(numbers[places[keyPath: start]..<places[keyPath: end]])
  }

  private mutating func set(_ start: KeyPath<Places, Int>, _ values: [Int]) {
    let start = places[keyPath: start]
    numbers.replaceSubrange(start..<(start + values.count), with: values)
  }

  /// Puts a person on all counts (`sign` 1), or takes the person off them (−1).
  @inline(__always)
  mutating func tally(_ person: Population.Record, _ sign: Int) {
    let (places, firstMonth) = (places, firstMonth)
    if person.approval != noMonth { awaitingApproval += sign }
    numbers.withUnsafeMutableBufferPointer { Self.tally(person, sign, in: $0, places, firstMonth) }
  }

  @inline(__always)
  private static func tally(
    _ person: Population.Record, _ sign: Int, in numbers: UnsafeMutableBufferPointer<Int>, _ places: Places,
    _ firstMonth: Int
  ) {
    numbers[places.origin &+ Int(person.origin)] &+= sign
    numbers[places.zone &+ Int(person.zone)] &+= sign
    numbers[places.education &+ Int(person.education)] &+= sign
    numbers[places.status &+ Int(person.status)] &+= sign
    numbers[places.tenure &+ Int(person.tenure)] &+= sign
    numbers[places.talent &+ Int(person.talent)] &+= sign
    if person.tenure == Tenure.privateRental.rawValue {
      numbers[places.tenants &+ Int(person.zone) &* 3 &+ Int(person.tier)] &+= sign
    }
    if person.origin != 0, person.status != Status.student.rawValue {
      let isDegree = person.education >= Education.juniorCollege.rawValue
      let months = places.end &- places.births
      numbers[places.stays &+ (isDegree ? months : 0) &+ Int(person.arrival) &- firstMonth] &+= sign
      numbers[places.births &+ Int(person.birth) &- firstMonth] &+= sign
    }
    if person.status == Status.employed.rawValue {
      numbers[places.employed &+ Int(person.tier)] &+= sign
      numbers[places.wages &+ Int(person.tier)] &+= sign &* Int(person.income)
    }
  }

  /// The counts of some records, from the beginning; places and months are those of `self`.
  ///
  /// - Parameters:
  ///   - records: everybody.
  ///   - also: told each record meanwhile, so that they pass through the cache once.
  @inline(__always)
  func recounted(_ records: [Population.Record], also: (Int, Population.Record) -> Void) -> ResidentStocks {
    var fresh = self
    let (places, firstMonth) = (places, firstMonth)
    var awaiting = 0
    fresh.numbers = Array(repeating: 0, count: numbers.count)
    fresh.numbers.withUnsafeMutableBufferPointer { numbers in
      records.withUnsafeBufferPointer { records in
        for row in records.indices {
          Self.tally(records[row], 1, in: numbers, places, firstMonth)
          if records[row].approval != noMonth { awaiting &+= 1 }
          also(row, records[row])
        }
      }
    }
    fresh.awaitingApproval = awaiting
    return fresh
  }

  /// Moves a person of a tier, no student, from one status to another; wages are those of the employed alone.
  @inline(__always)
  mutating func moveWork(tier: Int, from before: UInt8, wage: Int, to after: UInt8, wage newWage: Int) {
    let places = places
    numbers.withUnsafeMutableBufferPointer { numbers in
      numbers[places.status &+ Int(before)] &-= 1
      numbers[places.status &+ Int(after)] &+= 1
      if before == Status.employed.rawValue {
        numbers[places.employed &+ tier] &-= 1
        numbers[places.wages &+ tier] &-= wage
      }
      if after == Status.employed.rawValue {
        numbers[places.employed &+ tier] &+= 1
        numbers[places.wages &+ tier] &+= newWage
      }
    }
  }

  /// Moves a person from one home to another.
  @inline(__always)
  mutating func move(_ person: Population.Record, to tenure: UInt8) {
    let places = places
    let tenants = places.tenants + Int(person.zone) * 3 + Int(person.tier)
    numbers[places.tenure + Int(person.tenure)] -= 1
    numbers[places.tenure + Int(tenure)] += 1
    if person.tenure == Tenure.privateRental.rawValue { numbers[tenants] -= 1 }
    if tenure == Tenure.privateRental.rawValue { numbers[tenants] += 1 }
  }

  /// Moves a person from one class of talents to another.
  mutating func recognise(from before: UInt8, as after: UInt8) {
    numbers[places.talent + Int(before)] -= 1
    numbers[places.talent + Int(after)] += 1
  }

  /// Changes the sum of the wages of a tier.
  @inline(__always)
  mutating func add(_ amount: Int, toWagesOf tier: Int) { numbers[places.wages + tier] += amount }

  static func + (left: ResidentStocks, right: ResidentStocks) -> ResidentStocks {
    var sum = left
    for index in sum.numbers.indices { sum.numbers[index] += right.numbers[index] }
    sum.awaitingApproval += right.awaitingApproval
    return sum
  }
}

/// A part of the residents, the posts they hold, and the counts that follow from both.
///
/// The parts of a model are independent of each other: everything that concerns persons one by one may go on in all of
/// them side by side, and what the market, the homes and the books need is added up. Nothing depends on who is in which.
/// Every change of a person that a count, a scan or satisfaction depends on goes through here, so that none can drift.
package struct Residents: Sendable {
  package typealias Record = Population.Record

  package var population = Population()
  package var stocks: ResidentStocks
  /// The posts of the district; filled are those that these residents hold.
  package var posts: PostStock
  /// Locals of this part who study elsewhere.
  package var away: [AwayStudent] = []
  /// Local graduates who come back this month.
  var returning: [Person] = []
  /// Candidates who have come this month: the last rows.
  var arrivals = 0
  /// Graduates introduced since January who have stopped being residents this month.
  var introducedGone = 0
  /// Month in which the calendar year began.
  private var january = 0
  /// Events by age and stay since the policy start.
  var profiles: ProfileCounts
  /// What everybody's satisfaction tends to.
  package var averages: Satisfaction.Averages
  /// Who comes, goes, is recognised and is paid; nil unless scenarios are compared person by person.
  package var journal: Journal?
  /// Month being simulated.
  package var month: Int
  let incomes: Incomes
  private let agenda: Agenda

  /// Nobody yet; `averages` stand for the end of the month before the first one.
  ///
  /// `months` reach from the earliest birth to the last month simulated.
  package init(_ scenario: Scenario, averages: Satisfaction.Averages, calendar: Calendar, months: ClosedRange<Int>) {
    let cells = JobCells(sectors: scenario.district.sectors.count, zones: scenario.district.zones.count)
    let limits = AgeLimits(scenario.district.definitions, scenario.parameters)
    stocks = ResidentStocks(origins: scenario.district.origins.count, zones: cells.zones, months: months)
    posts = PostStock(cells: cells)
    incomes = Incomes(scenario.parameters)
    agenda = Agenda(scenario, limits: limits, calendar: calendar)
    let definitions = scenario.district.definitions
    profiles = ProfileCounts(
      ages: definitions.firstAgeAbove - definitions.youngestAge, stays: limits.firstAbove + 2)
    self.averages = averages
    month = averages.month
  }

  package var count: Int { population.count }

  /// Begins a month of the year that began in `january`; from the policy start on a journal may be kept.
  mutating func begin(_ month: Int, january: Int, keepsJournal: Bool) {
    self.month = month
    self.january = january
    arrivals = 0
    introducedGone = 0
    if keepsJournal, month == 0 { journal = Journal(of: population, before: 0) }
    journal?.begin(month)
  }

  private mutating func tally(_ person: Record, _ sign: Int) {
    stocks.tally(person, sign)
    tallyPost(person, sign)
  }

  @inline(__always)
  private mutating func tallyPost(_ person: Record, _ sign: Int) {
    guard person.status == Status.employed.rawValue else { return }
    posts.filled[Int(person.cell)] += sign
    if person.flags & PersonFlags.aiPost.rawValue != 0 { posts.aiFilled[Int(person.cell)] += sign }
  }

  /// Adds a resident with a satisfaction of 0; those out of work get the income of their status.
  package mutating func enter(_ person: Person) {
    var record = Record(person)
    if !record.isInWork { incomes.apply(to: &record) }
    averages.set(0, of: &record)
    population.append(record, key: person.key, due: agenda.next(record, after: month))
    tally(record, 1)
    journal?.note(
      person.introduced != noMonth && person.introduced == person.arrival && person.education.isDegree
        ? .isIntroduced : .enters,
      person.key, record)
  }

  /// Takes a resident out; the last row takes the place.
  package mutating func leave(_ row: Int) {
    let person = population.record[row]
    tally(person, -1)
    if person.isIntroduced(since: january) { introducedGone += 1 }
    journal?.note(.leaves, population.key[row], person)
    population.remove(row)
  }

  /// Changes anything about a resident: takes the person off all counts and puts the changed one on.
  package mutating func change(_ row: Int, _ edit: (inout Record) -> Void) {
    tally(population.record[row], -1)
    revise(row, edit)
    tally(population.record[row], 1)
  }

  /// Changes what no count depends on; satisfaction stays what it is and tends elsewhere.
  @inline(__always)
  private mutating func revise(_ row: Int, _ edit: (inout Record) -> Void) {
    let averages = averages
    population.edit(row) { person, watch in
      Self.revise(&person, &watch, averages, edit)
      watch.exposure = Exposure(person).rawValue
    }
  }

  /// The same but for the exposure, on which the change must not bear.
  @inline(__always)
  private static func revise(
    _ person: inout Record, _ watch: inout Population.Watch, _ averages: Satisfaction.Averages,
    _ edit: (inout Record) -> Void
  ) {
    let satisfaction = averages.value(person)
    let (income, utility, child) = (person.income, person.incomeUtility, person.child)
    let (status, tenure, tier, education) = (person.status, person.tenure, person.tier, person.education)
    edit(&person)
    averages.set(satisfaction, of: &person)
    // Who lives as before and is no worse off leaves no more than before: the bound still holds.
    let isNoWorseOff =
      person.incomeUtility >= utility && person.income >= income && person.tenure == tenure && person.tier == tier
      && person.child == child && person.education == education && status != Status.student.rawValue
    if !isNoWorseOff { watch.leaving = LeavingBound.initial(person) }
  }

  /// Satisfaction of a resident at the end of the latest month that `averages` stand for.
  package func satisfaction(_ row: Int) -> Double { averages.value(population.record[row]) }

  /// Sets when something next falls due for a person after this month.
  package mutating func schedule(_ row: Int) {
    population.watch[row].due = agenda.next(population.record[row], after: month)
  }

  /// Gives up post or firm; the person stays in the district.
  package mutating func leaveWork(_ row: Int, to status: Status) {
    let income = incomes.income(of: status, tier: Int(population.record[row].tier))
    setWork(row, status, cell: noCell, income: income.amount, utility: income.utility, isAI: false)
  }

  /// Takes up a post or starts a firm at a wage.
  package mutating func startWork(_ row: Int, as status: Status, cell: UInt16, wage: Float, aiPost: Bool = false) {
    let utility = incomes.utility(ofWage: wage, tier: Int(population.record[row].tier))
    setWork(row, status, cell: cell, income: wage, utility: utility, isAI: aiPost)
  }

  /// - Precondition: the person is no student, before and after.
  @inline(__always)
  private mutating func setWork(
    _ row: Int, _ status: Status, cell: UInt16, income: Float, utility: Float, isAI: Bool
  ) {
    let tier = Int(population.record[row].tier)
    let (before, wage) = (population.record[row].status, Int(population.record[row].income))
    stocks.moveWork(tier: tier, from: before, wage: wage, to: status.rawValue, wage: Int(income))
    if before == Status.employed.rawValue { tallyPost(population.record[row], -1) }
    revise(row) {
      $0.status = status.rawValue
      $0.flags = isAI ? $0.flags | PersonFlags.aiPost.rawValue : $0.flags & ~PersonFlags.aiPost.rawValue
      $0.cell = cell
      $0.income = income
      $0.incomeUtility = utility
    }
    if status == .employed { tallyPost(population.record[row], 1) }
  }

  /// Sets the wage of everybody in work: neither exposure nor any count but that of wages hangs on it.
  ///
  /// - Parameter newWage: by record; nil for those who are not in work.
  package mutating func reviewWages(_ newWage: (Record) -> Float?) {
    let (averages, incomes) = (averages, incomes)
    var added = [0, 0, 0]
    population.editAll { records, watches in
      for row in records.indices {
        guard let wage = newWage(records[row]) else { continue }
        let tier = Int(records[row].tier)
        if records[row].status == Status.employed.rawValue { added[tier] += Int(wage) - Int(records[row].income) }
        Self.revise(&records[row], &watches[row], averages) {
          $0.income = wage
          $0.incomeUtility = incomes.utility(ofWage: wage, tier: tier)
        }
      }
    }
    for tier in 0..<3 { stocks.add(added[tier], toWagesOf: tier) }
  }

  package mutating func setTenure(_ row: Int, _ tenure: Tenure) {
    stocks.move(population.record[row], to: tenure.rawValue)
    revise(row) { $0.tenure = tenure.rawValue }
  }

  /// Moves a worker to another tier; the post stays.
  package mutating func setTier(_ row: Int, _ tier: Tier) {
    let utility = incomes.utility(ofWage: population.record[row].income, tier: Int(tier.rawValue))
    change(row) {
      $0.tier = tier.rawValue
      $0.incomeUtility = utility
    }
  }

  /// Sets the month of birth of the first child.
  package mutating func setChild(_ row: Int, born month: Int16) { revise(row) { $0.child = month } }

  package mutating func setEligible(_ row: Int, _ talent: UInt8) {
    population.edit(row) { person, watch in
      person.eligible = talent
      watch.exposure = Exposure(person).rawValue
    }
  }

  /// Files an application for recognition that is decided in a month.
  package mutating func apply(_ row: Int, for talent: UInt8, decidedIn month: Int16) {
    stocks.awaitingApproval += 1
    population.edit(row) { person, watch in
      person.pending = talent
      person.approval = month
      watch.exposure = Exposure(person).rawValue
      watch.due = min(watch.due, month)
    }
  }

  /// Decides a pending application.
  package mutating func decide(_ row: Int, isApproved: Bool) {
    stocks.awaitingApproval -= 1
    let before = population.record[row].talent
    let after = isApproved ? max(before, population.record[row].pending) : before
    stocks.recognise(from: before, as: after)
    population.edit(row) { person, watch in
      person.talent = after
      person.approval = noMonth
      person.pending = 0
      watch.exposure = Exposure(person).rawValue
      watch.leaving = LeavingBound.initial(person)
    }
    if after > before { journal?.note(.isRecognised, population.key[row], population.record[row], detail: after) }
  }

  /// Lets everybody be looked at anew who may leave and is not in education.
  package mutating func renewLeavingBounds() {
    for row in population.watch.indices { renewLeavingBound(row) }
    averages.restart()
  }

  /// Lets every sixth person be looked at anew, another sixth each time: nobody's bound grows older than six times.
  package mutating func renewLeavingBounds(sixth: Int) {
    let sixth = UInt64(sixth % 6)
    for row in population.watch.indices where population.key[row] % 6 == sixth { renewLeavingBound(row) }
  }

  @inline(__always)
  private mutating func renewLeavingBound(_ row: Int) {
    if population.watch[row].leaving < LeavingBound.student { population.watch[row].leaving = LeavingBound.unknown }
  }

  /// True if all running counts, and the columns that scans read, equal those counted again from the records.
  package var matchesRecount: Bool {
    var filled = posts.filled.map { _ in 0 }
    var aiFilled = filled
    var isWatched = true
    let watches = population.watch
    let counted = stocks.recounted(population.record) { row, person in
      if Exposure(person).rawValue != watches[row].exposure { isWatched = false }
      guard person.status == Status.employed.rawValue else { return }
      filled[Int(person.cell)] += 1
      if person.flags & PersonFlags.aiPost.rawValue != 0 { aiFilled[Int(person.cell)] += 1 }
    }
    return isWatched && counted == stocks && filled == posts.filled && aiFilled == posts.aiFilled
  }
}

/// Income as satisfaction sees it.
package struct Incomes: Sendable {
  /// Mean wage of the base year by tier. Unit: CNY per month.
  private let meanWage: [Double]
  private let weight: Double
  /// By tier.
  private let unemployed: [(amount: Float, utility: Float)]
  /// Utility of the usual wages, which are whole: by tier, then wage.
  private let utilities: [Float]
  private static let usualWages = 1 << 15

  package init(_ parameters: Parameters) {
    meanWage = parameters.reference.meanWage.values
    weight = parameters.satisfaction.wage
    let satisfaction = parameters.satisfaction
    let means = meanWage
    unemployed = (0..<3).map { tier in
      let amount = parameters.wages.base.values[tier] * satisfaction.unemployedIncome
      let utility = satisfaction.wage * Mathematics.log(max(1, amount) / means[tier]) - satisfaction.unemployment
      return (Float(amount), Float(utility))
    }
    let weight = weight
    utilities = means.flatMap { mean in
      (0..<Self.usualWages).map { Float(weight * Mathematics.log(max(1, Double($0)) / mean)) }
    }
  }

  /// `wage · ln(w / w̄)`.
  @inline(__always)
  package func utility(ofWage wage: Float, tier: Int) -> Float {
    if wage >= 0, wage < Float(Self.usualWages) {
      let whole = Int(wage)
      if Float(whole) == wage { return utilities[tier * Self.usualWages + whole] }
    }
    return Float(weight * Mathematics.log(max(1, Double(wage)) / meanWage[tier]))
  }

  /// Income and utility of those not in work; students have neither.
  package func income(of status: Status, tier: Int) -> (amount: Float, utility: Float) {
    switch status {
    case .unemployed: unemployed[tier]
    case .inactive: (Float(meanWage[tier]), 0)
    case .student, .employed, .entrepreneur: (0, 0)
    }
  }

  func apply(to person: inout Population.Record) {
    let income = income(of: Status(rawValue: person.status)!, tier: Int(person.tier))
    person.income = income.amount
    person.incomeUtility = income.utility
  }
}
