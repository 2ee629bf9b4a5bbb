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
  /// Sum of the wages of the employed by own tier. Unit: CNY per month.
  package var wagesByTier = [0, 0, 0]
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
  private let incomes: Incomes
  private let months: ClosedRange<Int>

  /// - Parameter months: from the earliest birth to the last month simulated.
  package init(cells: JobCells, origins: Int, incomes: Incomes, months: ClosedRange<Int>) {
    stocks = ResidentStocks(origins: origins, zones: cells.zones, months: months)
    self.months = months
    posts = PostStock(cells: cells)
    self.incomes = incomes
  }

  package var count: Int { population.count }

  private mutating func tally(_ row: Int, _ sign: Int) {
    stocks.byOrigin[Int(population.origin[row])] += sign
    stocks.byZone[Int(population.zone[row])] += sign
    stocks.byEducation[Int(population.education[row])] += sign
    stocks.byStatus[Int(population.status[row])] += sign
    stocks.byTenure[Int(population.tenure[row])] += sign
    stocks.byTalent[Int(population.talent[row])] += sign
    let tier = Int(population.tier[row])
    if population.tenure[row] == Tenure.privateRental.rawValue {
      stocks.tenants[Int(population.zone[row]) * 3 + tier] += sign
    }
    if population.approval[row] != noMonth { stocks.awaitingApproval += sign }
    if population.origin[row] != 0, population.status[row] != Status.student.rawValue {
      let group = population.education[row] >= Education.juniorCollege.rawValue ? 1 : 0
      stocks.stays[group][Int(population.arrival[row]) - stocks.firstMonth] += sign
      stocks.births[Int(population.birth[row]) - stocks.firstMonth] += sign
    }
    if population.status[row] == Status.employed.rawValue {
      stocks.employedByTier[tier] += sign
      stocks.wagesByTier[tier] += sign * Int(population.income[row])
      let cell = Int(population.cell[row])
      posts.filled[cell] += sign
      if population.flags[row] & PersonFlags.aiPost.rawValue != 0 { posts.aiFilled[cell] += sign }
    }
  }

  /// Adds a resident; those out of work get the income of their status.
  package mutating func enter(_ person: Person) {
    var person = person
    if !person.status.isInWork { incomes.apply(to: &person) }
    population.append(person)
    tally(population.count - 1, 1)
  }

  /// Takes a resident out; the last row takes the place.
  package mutating func leave(_ row: Int) {
    tally(row, -1)
    population.remove(row)
  }

  /// Changes anything about a resident.
  package mutating func change(_ row: Int, _ edit: (inout Population) -> Void) {
    tally(row, -1)
    edit(&population)
    tally(row, 1)
  }

  /// Gives up post or firm; the person stays in the district.
  package mutating func leaveWork(_ row: Int, to status: Status) {
    let tier = Int(population.tier[row])
    let income = incomes.income(of: status, tier: tier)
    change(row) { population in
      population.status[row] = status.rawValue
      population.cell[row] = noCell
      population.flags[row] &= ~PersonFlags.aiPost.rawValue
      population.income[row] = income.amount
      population.incomeUtility[row] = income.utility
    }
  }

  /// Takes up a post or starts a firm at a wage.
  package mutating func startWork(_ row: Int, as status: Status, cell: UInt16, wage: Float, aiPost: Bool = false) {
    let utility = incomes.utility(ofWage: wage, tier: Int(population.tier[row]))
    change(row) { population in
      population.status[row] = status.rawValue
      population.cell[row] = cell
      if aiPost { population.flags[row] |= PersonFlags.aiPost.rawValue }
      population.income[row] = wage
      population.incomeUtility[row] = utility
    }
  }

  /// Sets the wage of someone in work.
  package mutating func setWage(_ row: Int, _ wage: Float) {
    let tier = Int(population.tier[row])
    if population.status[row] == Status.employed.rawValue {
      stocks.wagesByTier[tier] += Int(wage) - Int(population.income[row])
    }
    population.income[row] = wage
    population.incomeUtility[row] = incomes.utility(ofWage: wage, tier: tier)
  }

  package mutating func setTenure(_ row: Int, _ tenure: Tenure) {
    change(row) { $0.tenure[row] = tenure.rawValue }
  }

  /// Moves a worker to another tier; the post stays.
  package mutating func setTier(_ row: Int, _ tier: Tier) {
    let utility = incomes.utility(ofWage: population.income[row], tier: Int(tier.rawValue))
    change(row) {
      $0.tier[row] = tier.rawValue
      $0.incomeUtility[row] = utility
    }
  }

  /// Counts posts by cell and affordable tenants again from the columns.
  package func countedPosts() -> (filled: [Int], affordable: Int) {
    var filled = Array(repeating: 0, count: posts.cells.count)
    for cell in population.cell where cell != noCell { filled[Int(cell)] &+= 1 }
    var affordable = 0
    for tenure in population.tenure where tenure == Tenure.affordableRental.rawValue { affordable &+= 1 }
    return (filled, affordable)
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
  private let unemployed: [Double]
  private let satisfaction: Satisfaction.Parameters

  package init(_ parameters: Parameters) {
    meanWage = parameters.reference.meanWage.values
    satisfaction = parameters.satisfaction
    let share = parameters.satisfaction.unemployedIncome
    unemployed = parameters.wages.base.values.map { $0 * share }
  }

  /// `wage · ln(w / w̄)`.
  package func utility(ofWage wage: Float, tier: Int) -> Float {
    Float(satisfaction.wage * Mathematics.log(max(1, Double(wage)) / meanWage[tier]))
  }

  /// Income and utility of those not in work; students have neither.
  package func income(of status: Status, tier: Int) -> (amount: Float, utility: Float) {
    switch status {
    case .unemployed:
      let amount = Float(unemployed[tier])
      return (amount, utility(ofWage: amount, tier: tier) - Float(satisfaction.unemployment))
    case .inactive: return (Float(meanWage[tier]), 0)
    case .student, .employed, .entrepreneur: return (0, 0)
    }
  }

  package func apply(to person: inout Person) {
    let income = income(of: person.status, tier: Int(person.tier.rawValue))
    person.income = income.amount
    person.incomeUtility = income.utility
  }
}
