/// Counts of residents kept as people come, change and go.
package struct ResidentStocks: Sendable, Equatable {
  package var byOrigin: [Int]
  package var byZone: [Int]
  package var byEducation = Array(repeating: 0, count: Education.allCases.count)
  package var byStatus = Array(repeating: 0, count: Status.allCases.count)
  package var byTenure = Array(repeating: 0, count: Tenure.allCases.count)
  package var byTalent = Array(repeating: 0, count: TalentClass.allCases.count)
  /// Private tenants, zone × tier.
  package var tenants: [Int]
  package var employedByTier = [0, 0, 0]
  package var awaitingApproval = 0
  /// Non-locals not in education, who may leave: by start of the stay (without a degree, with one) and by birth.
  package var stays: [[Int]]
  package var births: [Int]
  /// Month of the first entry of `stays` and `births`.
  package let firstMonth: Int

  package init(origins: Int, zones: Int, months: ClosedRange<Int>) {
    byOrigin = Array(repeating: 0, count: origins)
    byZone = Array(repeating: 0, count: zones)
    tenants = Array(repeating: 0, count: zones * 3)
    firstMonth = months.lowerBound
    births = Array(repeating: 0, count: months.count)
    stays = [births, births]
  }
}

/// The residents, their posts, and the counts that follow from both.
///
/// Every change of a person that a count depends on goes through here, so that counts cannot drift.
package struct Residents: Sendable {
  package var population = Population()
  package var stocks: ResidentStocks
  package var posts: PostStock
  /// Who comes, goes, is recognised and is paid; nil unless scenarios are compared person by person.
  package var journal: Journal?
  private let incomes: Incomes
  private let months: ClosedRange<Int>

  /// `months` reach from the earliest birth to the last month simulated.
  package init(cells: JobCells, origins: Int, incomes: Incomes, months: ClosedRange<Int>) {
    stocks = ResidentStocks(origins: origins, zones: cells.zones, months: months)
    self.months = months
    posts = PostStock(cells: cells)
    self.incomes = incomes
  }

  package var count: Int { population.count }

  private mutating func tally(_ row: Int, _ sign: Int) {
    let person = population.traits[row]
    stocks.byOrigin[Int(person.origin)] += sign
    stocks.byZone[Int(person.zone)] += sign
    stocks.byEducation[Int(person.education)] += sign
    stocks.byTenure[Int(person.tenure)] += sign
    stocks.byTalent[Int(person.talent)] += sign
    if person.tenure == Tenure.privateRental.rawValue {
      stocks.tenants[Int(person.zone) * 3 + Int(person.tier)] += sign
    }
    if person.approval != noMonth { stocks.awaitingApproval += sign }
    if person.origin != 0, person.status != Status.student.rawValue {
      let group = person.education >= Education.juniorCollege.rawValue ? 1 : 0
      stocks.stays[group][Int(person.arrival) - stocks.firstMonth] += sign
      stocks.births[Int(person.birth) - stocks.firstMonth] += sign
    }
    tallyWork(row, sign)
  }

  /// Adds a resident; those out of work get the income of their status.
  package mutating func enter(_ person: Person) {
    var person = person
    if !person.status.isInWork { incomes.apply(to: &person) }
    population.append(person)
    let row = population.count - 1
    tally(row, 1)
    journal?.note(
      person.introduced != noMonth && person.introduced == person.arrival && person.education.isDegree
        ? .isIntroduced : .enters,
      person.key, population.traits[row])
  }

  /// Takes a resident out; the last row takes the place.
  package mutating func leave(_ row: Int) {
    tally(row, -1)
    journal?.note(.leaves, population.key[row], population.traits[row])
    population.remove(row)
  }

  /// Changes anything about a resident: takes the person off all counts and puts the changed one on.
  package mutating func change(_ row: Int, _ edit: (inout Population) -> Void) {
    tally(row, -1)
    edit(&population)
    tally(row, 1)
  }

  /// Takes a person off the counts of status and post, or puts them on.
  ///
  /// - Precondition: the person is no student, before and after.
  private mutating func tallyWork(_ row: Int, _ sign: Int) {
    let person = population.traits[row]
    stocks.byStatus[Int(person.status)] += sign
    guard person.status == Status.employed.rawValue else { return }
    let tier = Int(person.tier)
    stocks.employedByTier[tier] += sign
    posts.filled[Int(person.cell)] += sign
    if person.flags & PersonFlags.aiPost.rawValue != 0 { posts.aiFilled[Int(person.cell)] += sign }
  }

  /// Gives up post or firm; the person stays in the district.
  package mutating func leaveWork(_ row: Int, to status: Status) {
    let income = incomes.income(of: status, tier: Int(population.traits[row].tier))
    tallyWork(row, -1)
    var person = population.traits[row]
    person.status = status.rawValue
    person.flags &= ~PersonFlags.aiPost.rawValue
    person.cell = noCell
    population.traits[row] = person
    population.economy[row].set(income: income.amount, utility: income.utility)
    tallyWork(row, 1)
  }

  /// Takes up a post or starts a firm at a wage.
  package mutating func startWork(_ row: Int, as status: Status, cell: UInt16, wage: Float, aiPost: Bool = false) {
    let utility = incomes.utility(ofWage: wage, tier: Int(population.traits[row].tier))
    tallyWork(row, -1)
    var person = population.traits[row]
    person.status = status.rawValue
    if aiPost { person.flags |= PersonFlags.aiPost.rawValue }
    person.cell = cell
    population.traits[row] = person
    population.economy[row].set(income: wage, utility: utility)
    tallyWork(row, 1)
  }

  /// Sets the wage of someone in work.
  package mutating func setWage(_ row: Int, _ wage: Float) {
    let utility = incomes.utility(ofWage: wage, tier: Int(population.traits[row].tier))
    population.economy[row].set(income: wage, utility: utility)
  }

  package mutating func setTenure(_ row: Int, _ tenure: Tenure) {
    let before = Int(population.traits[row].tenure)
    stocks.byTenure[before] -= 1
    stocks.byTenure[Int(tenure.rawValue)] += 1
    let place = Int(population.traits[row].zone) * 3 + Int(population.traits[row].tier)
    if before == Int(Tenure.privateRental.rawValue) { stocks.tenants[place] -= 1 }
    if tenure == .privateRental { stocks.tenants[place] += 1 }
    population.traits[row].tenure = tenure.rawValue
  }

  /// Moves a worker to another tier; the post stays.
  package mutating func setTier(_ row: Int, _ tier: Tier) {
    let utility = incomes.utility(ofWage: population.economy[row].income, tier: Int(tier.rawValue))
    change(row) {
      $0.traits[row].tier = tier.rawValue
      $0.economy[row].incomeUtility = utility
    }
  }

  /// Files an application for recognition that is decided in a month.
  package mutating func apply(_ row: Int, for talent: UInt8, decidedIn month: Int16) {
    stocks.awaitingApproval += 1
    population.record[row].pending = talent
    population.traits[row].approval = month
  }

  /// Decides a pending application.
  package mutating func decide(_ row: Int, isApproved: Bool) {
    stocks.awaitingApproval -= 1
    let before = population.traits[row].talent
    let after = isApproved ? max(before, population.record[row].pending) : before
    stocks.byTalent[Int(before)] -= 1
    stocks.byTalent[Int(after)] += 1
    population.traits[row].talent = after
    population.traits[row].approval = noMonth
    population.record[row].pending = 0
    if after > before {
      journal?.note(.isRecognised, population.key[row], population.traits[row], detail: after)
    }
  }

  /// Counts posts by cell, affordable tenants and wages again from the columns.
  package func counted() -> Count {
    var filled = Array(repeating: 0, count: posts.cells.count + 1)
    var wages = [0, 0, 0, 0]
    var affordable = 0
    let none = posts.cells.count
    let (traits, economy) = (population.traits.span, population.economy.span)
    for row in traits.indices {
      let person = traits[row]
      filled[person.cell == noCell ? none : Int(person.cell)] &+= 1
      affordable &+= person.tenure == Tenure.affordableRental.rawValue ? 1 : 0
      wages[person.status == Status.employed.rawValue ? Int(person.tier) : 3] &+= Int(economy[row].income)
    }
    return Count(filled: Array(filled.prefix(none)), affordable: affordable, wagesByTier: Array(wages.prefix(3)))
  }

  /// What is counted again every month.
  package struct Count: Sendable {
    /// Posts held, by cell.
    package let filled: [Int]
    package let affordable: Int
    /// Sum of the wages of the employed by own tier. Unit: CNY per month.
    package let wagesByTier: [Int]
  }

  /// True if all running counts equal those counted again from the columns.
  package var matchesRecount: Bool {
    var fresh = Residents(cells: posts.cells, origins: stocks.byOrigin.count, incomes: incomes, months: months)
    fresh.population = population
    for row in 0..<population.count { fresh.tally(row, 1) }
    return fresh.stocks == stocks && fresh.posts.filled == posts.filled && fresh.posts.aiFilled == posts.aiFilled
  }
}

/// Income as satisfaction sees it.
package struct Incomes: Sendable {
  /// Mean wage of the base year by tier. Unit: CNY per month.
  private let meanWage: [Double]
  private let weight: Double
  /// By tier.
  private let unemployed: [(amount: Float, utility: Float)]

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
  }

  /// `wage · ln(w / w̄)`.
  package func utility(ofWage wage: Float, tier: Int) -> Float {
    Float(weight * Mathematics.log(max(1, Double(wage)) / meanWage[tier]))
  }

  /// Income and utility of those not in work; students have neither.
  package func income(of status: Status, tier: Int) -> (amount: Float, utility: Float) {
    switch status {
    case .unemployed: unemployed[tier]
    case .inactive: (Float(meanWage[tier]), 0)
    case .student, .employed, .entrepreneur: (0, 0)
    }
  }

  package func apply(to person: inout Person) {
    let income = income(of: person.status, tier: Int(person.tier.rawValue))
    person.income = income.amount
    person.incomeUtility = income.utility
  }
}
