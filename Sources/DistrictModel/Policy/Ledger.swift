/// Payments to persons in one month: how many, of which kind.
package struct Payments: Sendable, Equatable {
  /// Allowance instalments by education.
  package var allowance = Array(repeating: 0, count: Education.allCases.count)
  package var rentSubsidies = 0
  /// Residents supported by class.
  package var supported = Array(repeating: 0, count: TalentClass.allCases.count)
}

/// The books of one run: what each lever spends, by category, in whole fen so that sums are exact.
package struct Ledger: Sendable {
  package let levers: [Lever]
  private let people: Double
  /// Highest level of each lever so far, and level-years delivered since the policy start.
  private var highest: [Double]
  private var levelYears: [Double]
  /// This month, by lever and category. Unit: fen.
  package private(set) var spent: [[Int]]
  package private(set) var recipients: [Int]
  /// The same spending entered a second time, by category alone: both sides must agree.
  private var byCategory: [Int]
  private var districtSpent: [Int]

  /// `people` are the persons of the district per simulated person.
  package init(_ package: PolicyPackage, people: Int) {
    levers = package.levers
    self.people = Double(people)
    highest = package.paths.map(\.reference)
    levelYears = levers.map { _ in 0 }
    spent = levers.map { _ in PolicyCost.Category.allCases.map { _ in 0 } }
    recipients = levers.map { _ in 0 }
    byCategory = PolicyCost.Category.allCases.map { _ in 0 }
    districtSpent = recipients
  }

  /// Enters a month.
  package mutating func post(_ package: PolicyPackage, month: Int, calendar: Calendar, payments: Payments) {
    for lever in levers.indices {
      for category in spent[lever].indices { spent[lever][category] = 0 }
      recipients[lever] = 0
      districtSpent[lever] = 0
    }
    for category in byCategory.indices { byCategory[category] = 0 }
    for lever in levers.indices {
      let level = package.paths[lever][month]
      if month >= 0 { levelYears[lever] += package.delivered(lever, in: month) / 12 }
      for item in levers[lever].definition.costs {
        if let from = item.from, month < calendar.number(of: from) { continue }
        if let to = item.to, month > calendar.number(of: to) { continue }
        let amount: Double
        switch item.basis {
        case .perLevelYear: amount = item.amount * level / 12
        case .onIncrease: amount = item.amount * max(0, level - highest[lever])
        case .accumulating: amount = item.amount * levelYears[lever] / 12
        case .payments: amount = item.amount * pay(lever, level: level, payments)
        }
        enter(amount, lever: lever, item: item)
      }
      highest[lever] = max(highest[lever], level)
    }
  }

  /// What the channels of a lever pay to persons. Unit: CNY of the whole district.
  private mutating func pay(_ lever: Int, level: Double, _ payments: Payments) -> Double {
    let effects = levers[lever].definition.effects
    var sum = 0.0
    var count = 0
    if let allowance = effects.allowance {
      for (education, paid) in payments.allowance.enumerated() where allowance.amounts.values[education] > 0 {
        sum += Double(paid) * allowance.amounts.values[education] / Double(max(1, allowance.instalmentMonths.count))
        count += paid
      }
    }
    if let subsidy = effects.rentSubsidy {
      sum += Double(payments.rentSubsidies) * subsidy.perYear * subsidy.uptake
      count += payments.rentSubsidies
    }
    if let support = effects.housingSupport {
      for (talent, paid) in payments.supported.enumerated() where support.amounts.values[talent] > 0 {
        sum += Double(paid) * support.amounts.values[talent]
        count += paid
      }
    }
    if level > 0 { recipients[lever] += count }
    return sum * level * people
  }

  private mutating func enter(_ amount: Double, lever: Int, item: CostItem) {
    let fen = Int((amount * 100).rounded())
    let category = PolicyCost.Category.allCases.firstIndex(of: item.category)!
    spent[lever][category] += fen
    byCategory[category] += fen
    districtSpent[lever] += Int((amount * 100 * item.districtShare).rounded())
  }

  /// Unit: CNY, by lever.
  package var districtShare: [Double] { districtSpent.map { Double($0) / 100 } }

  /// The two sides of the books. Unit: fen.
  package var sides: (byLever: Int, byCategory: Int) {
    (spent.reduce(0) { $0 + $1.reduce(0, +) }, byCategory.reduce(0, +))
  }
}
