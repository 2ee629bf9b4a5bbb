/// Payments to persons in one month: how many, of which kind.
package struct Payments: Sendable, Equatable {
  /// Instalments of allowances by lever, then education, in one row.
  private var instalments: [Int]
  /// Persons paid a rent subsidy, by lever.
  package var rentSubsidies: [Int]
  /// Residents by class, whom levers may support.
  package var supported = Array(repeating: 0, count: TalentClass.allCases.count)

  /// Nobody yet.
  package init(levers: Int) {
    instalments = Array(repeating: 0, count: levers * Education.allCases.count)
    rentSubsidies = Array(repeating: 0, count: levers)
  }

  /// Instalments of a lever's allowance to holders of an education.
  package subscript(instalmentsOf lever: Int, education: Int) -> Int {
    get { instalments[lever * Education.allCases.count + education] }
    set { instalments[lever * Education.allCases.count + education] = newValue }
  }

  static func += (left: inout Payments, right: Payments) {
    for place in left.instalments.indices { left.instalments[place] += right.instalments[place] }
    for lever in left.rentSubsidies.indices { left.rentSubsidies[lever] += right.rentSubsidies[lever] }
    for talent in left.supported.indices { left.supported[talent] += right.supported[talent] }
  }
}

/// The books of one run: what each lever spends, by category, in whole fen so that sums are exact.
package struct Ledger: Sendable {
  package let levers: [Lever]
  private let people: Double
  /// What each lever has built so far, and what it would have built if money were no object.
  private var built: [Built]
  private var wantedBuilt: [Built]
  /// What a lever's channels paid persons at level 1 in each month of the year, the latest time. Unit: CNY.
  private var paymentsAtLevelOne: [[Double]]
  /// Since January, or since the policy start if later. Unit: fen.
  private var spentThisYear = (gross: 0, district: 0)
  /// This month, by lever and category. Unit: fen.
  package private(set) var spent: [[Int]]
  package private(set) var recipients: [Int]
  /// What was wanted this month and could not be paid, by lever. Unit: fen.
  package private(set) var unmet: [Int]
  /// The same spending entered a second time, by category alone: both sides must agree.
  private var byCategory: [Int]
  private var districtSpent: [Int]

  /// What costs depend on besides the level of the month.
  private struct Built {
    /// Highest level so far.
    var highest: Double
    /// Level-years delivered since the policy start.
    var levelYears = 0.0
  }

  /// `people` are the persons of the district per simulated person.
  package init(_ package: PolicyPackage, people: Double) {
    levers = package.levers
    self.people = people
    built = levers.map { Built(highest: $0.definition.referenceLevel) }
    wantedBuilt = built
    paymentsAtLevelOne = levers.map { _ in Array(repeating: 0, count: 12) }
    spent = levers.map { _ in PolicyCost.Category.allCases.map { _ in 0 } }
    recipients = levers.map { _ in 0 }
    unmet = recipients
    byCategory = PolicyCost.Category.allCases.map { _ in 0 }
    districtSpent = recipients
  }

  // MARK: - Entries

  /// Enters a month: every lever's costs at the level in force, as far as the budget's grant goes.
  package mutating func post(_ package: PolicyPackage, month: Int, calendar: Calendar, payments: Payments) {
    for category in byCategory.indices { byCategory[category] = 0 }
    let date = calendar.month(month)
    if date.ofYear == 1 || month <= 0 { spentThisYear = (0, 0) }
    var free = package.grant?.free ?? 0
    for lever in package.grant?.order ?? Array(levers.indices) {
      for category in spent[lever].indices { spent[lever][category] = 0 }
      recipients[lever] = 0
      districtSpent[lever] = 0
      let demand = demand(lever, payments)
      paymentsAtLevelOne[lever][date.ofYear - 1] = demand.amount
      let level = package.paths[lever][month]
      if level > 0 { recipients[lever] = demand.count }
      let costs = costs(
        lever, level: level, demand: demand.amount, month: month, calendar: calendar, built: &built[lever])
      if let grant = package.grant {
        let allotment = grant.allotments[lever]
        let counted = enter(costs, lever: lever, cap: (allotment + free, grant.money))
        free -= max(0, counted - allotment)
        let wanted = self.costs(
          lever, level: package.wanted(lever, in: month), demand: demand.amount, month: month, calendar: calendar,
          built: &wantedBuilt[lever])
        unmet[lever] = max(0, wanted.reduce(0) { $0 + $1.gross } - spent[lever].reduce(0, +))
      } else {
        enter(costs, lever: lever, cap: nil)
        wantedBuilt[lever] = built[lever]
        unmet[lever] = 0
      }
    }
    spentThisYear.gross += sides.byLever
    spentThisYear.district += districtSpent.reduce(0, +)
  }

  /// What the channels of a lever owe to persons at level 1. Unit: CNY of the whole district; payments, sample size.
  private func demand(_ lever: Int, _ payments: Payments) -> (amount: Double, count: Int) {
    let effects = levers[lever].definition.effects
    var sum = 0.0
    var count = 0
    if let allowance = effects.allowance {
      for (education, amount) in allowance.amounts.values.enumerated() where amount > 0 {
        let paid = payments[instalmentsOf: lever, education]
        sum += Double(paid) * amount / Double(max(1, allowance.instalmentMonths.count))
        count += paid
      }
    }
    if let subsidy = effects.rentSubsidy {
      sum += Double(payments.rentSubsidies[lever]) * subsidy.perYear
      count += payments.rentSubsidies[lever]
    }
    if let support = effects.housingSupport {
      for (talent, paid) in payments.supported.enumerated() where support.amounts.values[talent] > 0 {
        sum += Double(paid) * support.amounts.values[talent]
        count += paid
      }
    }
    return (sum * people, count)
  }

  /// A cost of one month, in fen.
  private struct Cost {
    let category: PolicyCost.Category
    let isPayment: Bool
    var gross: Int
    var district: Int

    init(_ item: CostItem, amount: Double) {
      category = item.category
      isPayment = item.basis == .payments
      gross = Int((amount * 100).rounded())
      district = Int((amount * 100 * item.districtShare).rounded())
    }

    func counted(_ money: Budget.Money) -> Int { money == .gross ? gross : district }

    /// Cuts the cost to what is left of the capped money.
    mutating func cut(to left: Int, _ money: Budget.Money) {
      let share = Double(left) / Double(counted(money))
      (gross, district) =
        money == .gross
        ? (left, Int(Double(district) * share)) : (Int(Double(gross) * share), left)
    }
  }

  /// What a lever costs in a month at a level, and what stands afterwards.
  private func costs(
    _ lever: Int, level: Double, demand: Double, month: Int, calendar: Calendar, built: inout Built
  ) -> [Cost] {
    let definition = levers[lever].definition
    if month >= 0 { built.levelYears += definition.delivered(level) / 12 }
    defer { built.highest = max(built.highest, level) }
    return definition.costs.compactMap { item in
      if let from = item.from, month < calendar.number(of: from) { return nil }
      if let to = item.to, month > calendar.number(of: to) { return nil }
      let amount =
        switch item.basis {
        case .perLevelYear: item.amount * level / 12
        case .onIncrease: item.amount * max(0, level - built.highest)
        case .accumulating: item.amount * built.levelYears / 12
        case .payments: item.amount * demand * level
        }
      return Cost(item, amount: amount)
    }
  }

  /// Enters costs up to a cap, payments to persons last.
  ///
  /// - Returns: what counts of them. Unit: fen of the capped money.
  @discardableResult
  private mutating func enter(_ costs: [Cost], lever: Int, cap: (left: Int, money: Budget.Money)?) -> Int {
    var counted = 0
    for var cost in cap == nil ? costs : costs.filter({ !$0.isPayment }) + costs.filter(\.isPayment) {
      if let cap {
        let whole = cost.counted(cap.money)
        if whole > cap.left - counted {
          cost.cut(to: cap.left - counted, cap.money)
          if cost.isPayment {
            recipients[lever] = Int(Double(recipients[lever]) * Double(cap.left - counted) / Double(whole))
          }
        }
        counted += cost.counted(cap.money)
      }
      let category = PolicyCost.Category.allCases.firstIndex(of: cost.category)!
      spent[lever][category] += cost.gross
      byCategory[category] += cost.gross
      districtSpent[lever] += cost.district
    }
    return counted
  }

  // MARK: - For the budget

  /// Spent in this calendar year so far. Unit: fen.
  func yearSpent(_ money: Budget.Money, before month: Int, calendar: Calendar) -> Int {
    if month <= 0 || calendar.month(month).ofYear == 1 { return 0 }
    return money == .gross ? spentThisYear.gross : spentThisYear.district
  }

  /// What a lever will cost over some months of this year if persons are entitled as they were a year before. Unit: fen.
  func forecast(
    _ lever: Int, over months: ClosedRange<Int>, money: Budget.Money, calendar: Calendar, level: (Int) -> Double
  ) -> Int {
    var built = built[lever]
    return months.reduce(0) { sum, month in
      let demand = paymentsAtLevelOne[lever][calendar.month(month).ofYear - 1]
      let costs = costs(
        lever, level: level(month), demand: demand, month: month, calendar: calendar, built: &built)
      return sum + costs.reduce(0) { $0 + $1.counted(money) }
    }
  }

  // MARK: - Results

  /// Unit: CNY, by lever.
  package var districtShare: [Double] { districtSpent.map { Double($0) / 100 } }

  /// The two sides of the books. Unit: fen.
  package var sides: (byLever: Int, byCategory: Int) {
    (spent.reduce(0) { $0 + $1.reduce(0, +) }, byCategory.reduce(0, +))
  }
}
