import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V28 and the bases of costs.
struct LedgerTests {
  private struct Books {
    let package: PolicyPackage
    let calendar: Calendar
    var ledger: Ledger

    mutating func post(_ month: Int, _ payments: Payments? = nil) {
      ledger.post(
        package, month: month, calendar: calendar, payments: payments ?? Payments(levers: ledger.levers.count))
    }

    func spent(_ category: PolicyCost.Category) -> Double {
      Double(ledger.spent[0][PolicyCost.Category.allCases.firstIndex(of: category)!]) / 100
    }
  }

  /// An invented lever, reference 0.5, held at `level` from January 2026.
  private func books(costs: String, effects: String = "{}", level: Double = 1.5, people: Int = 1, rate: Double = 1)
    throws -> Books
  {
    var scenario = try ScenarioFixture.baseline()
    scenario.district = scenario.district.with(
      try LeverFixture.catalogue(
        "invented", reference: 0.5, deliveryRate: rate, effects: effects, costs: costs,
        names: scenario.district.decoderNames))
    scenario = scenario.with(levels: ["invented": level])
    let calendar = scenario.calendar
    let package = PolicyPackage(scenario, calendar: calendar)
    return Books(package: package, calendar: calendar, ledger: Ledger(package, people: Double(people)))
  }

  private func item(
    _ basis: String, _ amount: Double, category: String = "running", share: Double = 1, more: String = ""
  )
    -> String
  {
    #"{"category": "\#(category)", "basis": "\#(basis)", "amount": \#(amount), "districtShare": \#(share)\#(more)}"#
  }

  @Test func `a yearly cost is a twelfth a month, in proportion to the level`() throws {
    var books = try books(costs: "[\(item("perLevelYear", 24_000_000))]")
    books.post(-1)
    #expect(books.spent(.running) == 1_000_000)
    books.post(0)
    #expect(books.spent(.running) == 3_000_000)
  }

  @Test func `a cost on increase is paid once, for what rises above the highest level so far`() throws {
    var scenario = try ScenarioFixture.baseline()
    scenario.district = scenario.district.with(
      try LeverFixture.catalogue(
        "invented", reference: 0.5, costs: "[\(item("onIncrease", 1000, category: "capital"))]",
        names: scenario.district.decoderNames))
    func at(_ year: Int, _ month: Int) -> Month { Month(year: year, month: month) }
    scenario.levers = LeverSettings([
      "invented": [
        LeverWindow(level: 1.5, start: at(2026, 1), rampMonths: 2),
        LeverWindow(level: 0, start: at(2026, 4), rampMonths: 0),
        LeverWindow(level: 2, start: at(2026, 6), rampMonths: 0),
      ]
    ])
    let package = PolicyPackage(scenario, calendar: scenario.calendar)
    var books = Books(
      package: package, calendar: scenario.calendar, ledger: Ledger(package, people: 1))
    var paid: [Double] = []
    for month in -2...6 {
      books.post(month)
      paid.append(books.spent(.capital))
    }
    #expect(paid == [0, 0, 500, 500, 0, 0, 0, 500, 0])
  }

  /// After n months at level 1.5 there are 1.5·n/12 level-years, each costing the amount a year.
  @Test func `an accumulating cost grows with what has been delivered since the policy start`() throws {
    var books = try books(costs: "[\(item("accumulating", 1_440_000))]")
    for month in -24...(-1) {
      books.post(month)
      #expect(books.spent(.running) == 0)
    }
    for month in 0..<24 {
      books.post(month)
      #expect(books.spent(.running) == 1_440_000 / 12 * 1.5 * Double(month + 1) / 12)
    }
  }

  @Test func `a cost with dates is spent only between them`() throws {
    let dates = #", "from": "2027-01", "to": "2027-12""#
    var books = try books(costs: "[\(item("perLevelYear", 1200, more: dates))]", level: 1)
    for (month, expected) in [(11, 0.0), (12, 100), (23, 100), (24, 0)] {
      books.post(month)
      #expect(books.spent(.running) == expected)
    }
  }

  @Test func `the district's share is a part of each item`() throws {
    let costs = "[\(item("perLevelYear", 1200, share: 0.5)), \(item("perLevelYear", 2400, category: "administration"))]"
    var books = try books(costs: costs, level: 1)
    books.post(0)
    #expect(books.spent(.running) == 100)
    #expect(books.spent(.administration) == 200)
    #expect(books.ledger.districtShare == [250])
  }

  private static let payingEffects = """
    {"allowance": {"amounts": {"bachelor": 10000, "master": 30000, "doctorate": 100000}, "instalmentMonths": [6, 12]},
     "rentSubsidy": {"perYear": 10000, "uptake": 0.5, "expectedYears": 2, "paymentMonths": [12, 24, 36]},
     "housingSupport": {"amounts": {"E": 2500, "D": 4000}, "leavingFactor": 1}}
    """

  /// The same to each of some levers.
  private static func payments(levers: Int = 1) -> Payments {
    var payments = Payments(levers: levers)
    for lever in 0..<levers {
      for (education, count) in [0, 0, 9, 4, 2, 1].enumerated() { payments[instalmentsOf: lever, education] = count }
      payments.rentSubsidies[lever] = 3
    }
    payments.supported = [1000, 50, 6, 2, 0, 0, 0]
    return payments
  }

  /// Allowances: 4·5,000 + 2·15,000 + 1·50,000; subsidies: 3·10,000; support: 6·2,500 + 2·4,000. Sum 153,000.
  @Test func `payments to persons are recipients times rate times level`() throws {
    var books = try books(
      costs: "[\(item("payments", 1, category: "transfer"))]", effects: Self.payingEffects, level: 1.5)
    books.post(0, Self.payments())
    #expect(books.spent(.transfer) == 153_000 * 1.5)
    #expect(books.ledger.recipients == [7 + 3 + 8])
  }

  @Test func `in a sample each recipient stands for as many persons as the sample says`() throws {
    var books = try books(
      costs: "[\(item("payments", 1, category: "transfer"))]", effects: Self.payingEffects, level: 1, people: 20)
    books.post(0, Self.payments())
    #expect(books.spent(.transfer) == 153_000 * 20)
  }

  @Test func `at level 0 nothing is spent and nobody is a recipient`() throws {
    let costs =
      "[\(item("payments", 1, category: "transfer")), \(item("perLevelYear", 5e6)), \(item("accumulating", 5e6)), \(item("onIncrease", 5e6, category: "capital"))]"
    var books = try books(costs: costs, effects: Self.payingEffects, level: 0)
    for month in 0..<36 {
      books.post(month, Self.payments())
      #expect(books.ledger.sides.byLever == 0)
      #expect(books.ledger.recipients == [0])
      #expect(books.ledger.districtShare == [0])
    }
  }

  @Test func `no shipped lever costs anything at level 0`() throws {
    let scenario = try ScenarioFixture.baseline()
    let names = scenario.district.levers.levers.map(\.name)
    let off = scenario.with(levels: Dictionary(uniqueKeysWithValues: names.map { ($0, 0) }))
    let package = PolicyPackage(off, calendar: off.calendar)
    var ledger = Ledger(package, people: 1)
    for month in 0..<60 {
      ledger.post(package, month: month, calendar: off.calendar, payments: Self.payments(levers: ledger.levers.count))
      #expect(ledger.sides.byLever == 0)
    }
  }

  @Test func `both sides of the books agree to the fen, whatever the amounts`() throws {
    let scenario = try ScenarioFixture.load("Scenarios/work-report-2026.json5")
    let package = PolicyPackage(scenario, calendar: scenario.calendar)
    var ledger = Ledger(package, people: 7)
    for month in -24..<120 {
      ledger.post(
        package, month: month, calendar: scenario.calendar, payments: Self.payments(levers: ledger.levers.count))
      #expect(ledger.sides.byLever == ledger.sides.byCategory)
      #expect(ledger.sides.byLever > 0)
      #expect(ledger.districtShare.reduce(0, +) <= Double(ledger.sides.byLever) / 100 + 1)
    }
  }
}
