import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// Verification tests V14 and V15, and the rules of tenure.
struct HousingMarketTests {
  private func rule(_ scenario: Scenario, scale: Double = 1) -> HousingMarket.Rule {
    HousingMarket.Rule(
      scenario.parameters.housing, newHomeZones: scenario.parameters.population.zoneShares, scale: scale)
  }

  private func apply(
    _ residents: inout Residents, _ stock: inout HousingStock, _ scenario: Scenario, month: Int = 0,
    settings: PolicySettings? = nil, seed: UInt64 = 31
  ) -> HousingMarket.Result {
    let streams = RandomStreams(seed: seed)
    let market = rule(scenario)
    let homes = market.monthRule(month: month, settings: settings ?? scenario.settings(), streams: streams)
    return market.apply(homes, to: &residents, stock: &stock)
  }

  /// Everything off that a test does not switch on.
  private func still() throws -> Scenario {
    try ScenarioFixture.baseline().with {
      $0.housing.turnover = 0
      $0.housing.dormitoryExit = 0
      $0.housing.purchaseRate = 0
      $0.housing.applicationProbability = 0
    }
  }

  private func stock(_ scenario: Scenario, homes: Double) -> HousingStock {
    var stock = rule(scenario).initialStock(tenants: Array(repeating: 100, count: scenario.district.zones.count * 3))
    stock.affordable = homes / scenario.parameters.housing.affordableYouthShare
    return stock
  }

  // MARK: - Rents

  /// 1.1^0.80 = 1.0792; half of the gap in logs is closed after ln 0.5 / ln 0.88 = 5.42 months.
  @Test func `a tenth more demand lifts rents by 7_92 percent, half of it within 5_4 months`() throws {
    let scenario = try still()
    let before = Array(repeating: 1000, count: scenario.district.zones.count * 3)
    var stock = rule(scenario).initialStock(tenants: before)
    // Youth are 1/1.75 of demand: 17.5 % more tenants are 10 % more demand.
    let after = before.map { $0 + 175 }
    let start = stock.rents[2]
    var halfLife = 0.0
    for month in 1...120 {
      rule(scenario).adjustRents(&stock, tenants: after, settings: scenario.settings())
      let closed = Foundation.log(stock.rents[2] / start) / Foundation.log(1.0792)
      if halfLife == 0, closed >= 0.5 {
        halfLife = Double(month)
      }
    }
    #expect(halfLife == 6)
    for zone in stock.rents.indices {
      #expect(abs(stock.rents[zone] / scenario.parameters.housing.rents[zone] - 1.0792) < 0.000_05)
    }
    #expect(abs(Foundation.log(0.5) / Foundation.log(1 - scenario.parameters.housing.rentAdjustment) - 5.42) < 0.01)
  }

  @Test func `the first month closes the stated share of the gap`() throws {
    let scenario = try still()
    let before = Array(repeating: 1000, count: scenario.district.zones.count * 3)
    var stock = rule(scenario).initialStock(tenants: before)
    let start = stock.rents[0]
    rule(scenario).adjustRents(&stock, tenants: before.map { $0 + 175 }, settings: scenario.settings())
    let expected = scenario.parameters.housing.rentAdjustment * scenario.parameters.housing.rentElasticity
    #expect(abs(Foundation.log(stock.rents[0] / start) - expected * Foundation.log(1.1)) < 1e-12)
  }

  @Test func `rents do not move while demand and stock stay`() throws {
    let scenario = try still()
    let tenants = (0..<(scenario.district.zones.count * 3)).map { 100 + 37 * $0 }
    var stock = rule(scenario).initialStock(tenants: tenants)
    for _ in 0..<50 { rule(scenario).adjustRents(&stock, tenants: tenants, settings: scenario.settings()) }
    for zone in stock.rents.indices {
      #expect(abs(stock.rents[zone] / scenario.parameters.housing.rents[zone] - 1) < 1e-12)
    }
  }

  @Test func `an empty district keeps finite rents`() throws {
    let scenario = try still()
    let none = Array(repeating: 0, count: scenario.district.zones.count * 3)
    var stock = rule(scenario).initialStock(tenants: none)
    for _ in 0..<240 { rule(scenario).adjustRents(&stock, tenants: none, settings: scenario.settings()) }
    for rent in stock.rents { #expect(rent.isFinite && rent > 0) }
  }

  @Test func `a delivered home takes a share of a flat from the private stock of each zone`() throws {
    let scenario = try still()
    var stock = stock(scenario, homes: 0)
    let before = stock.stock
    rule(scenario, scale: 0.5).deliver(1200, to: &stock)
    #expect(abs(stock.affordable - 50) < 1e-12)
    let shares = scenario.parameters.population.zoneShares
    for zone in before.indices {
      let taken = 0.3 * 20 * 50 * shares[zone]
      #expect(abs(before[zone] - stock.stock[zone] - taken) < 1e-9)
    }
    #expect(abs(rule(scenario).affordableHomes(stock) - 50 * scenario.parameters.housing.affordableYouthShare) < 1e-12)
  }

  // MARK: - The queue

  private func tenant(_ slot: Int, _ edit: (inout Person) -> Void = { _ in }) -> Person {
    person(slot) {
      $0.status = .employed
      $0.cell = 0
      $0.income = 6000
      $0.education = .seniorSecondary
      edit(&$0)
    }
  }

  /// All apply; 60 homes for 400 applicants of four kinds.
  @Test func `no winner of a home has a worse score than a loser, and no more homes are let than there are`() throws {
    let scenario = try still().with { $0.housing.applicationProbability = 1 }
    let streams = RandomStreams(seed: 31)
    let lottery = streams.draws(.affordableLottery, month: 0)
    var residents = scenario.nobody
    for slot in 0..<400 {
      residents.enter(
        tenant(slot) {
          if slot % 3 == 0 { $0.talent = .f }
          if slot % 5 == 0 {
            $0.education = .bachelor
            $0.tier = .mid
            $0.arrival = slot % 2 == 0 ? -10 : -36
          }
        })
    }
    var stock = stock(scenario, homes: 60.9)
    let result = apply(&residents, &stock, scenario)
    #expect(result.applicants == 400)
    #expect(result.allocated == 60)
    #expect(residents.stocks.byTenure[Int(Tenure.affordableRental.rawValue)] == 60)
    var worstWinner = -Double.infinity
    var bestLoser = Double.infinity
    let population = residents.population
    for row in 0..<400 {
      let isNewGraduate =
        population[row].education >= .juniorCollege && -Int(population[row].arrival) < 36
      let score =
        lottery.uniform(population.key[row]) - (population[row].talent != .none ? 1.0 : 0) - (isNewGraduate ? 0.5 : 0)
      if population[row].tenure == .affordableRental {
        worstWinner = max(worstWinner, score)
      } else {
        bestLoser = min(bestLoser, score)
      }
    }
    #expect(worstWinner < bestLoser)
  }

  @Test func `only workers with senior school or more who rent privately may apply`() throws {
    let scenario = try still().with { $0.housing.applicationProbability = 1 }
    var residents = scenario.nobody
    residents.enter(tenant(0))
    residents.enter(tenant(1) { $0.education = .juniorSecondary })
    residents.enter(
      tenant(2) {
        $0.status = .unemployed; $0.cell = noCell
      })
    residents.enter(
      tenant(3) {
        $0.status = .entrepreneur; $0.cell = noCell
      })
    residents.enter(tenant(4) { $0.tenure = .dormitory })
    residents.enter(
      tenant(5) {
        $0.tenure = .familyHome; $0.origin = 0
      })
    residents.enter(tenant(6) { $0.tenure = .owner })
    residents.enter(
      tenant(7) {
        $0.status = .inactive; $0.cell = noCell
      })
    var stock = stock(scenario, homes: 100)
    #expect(apply(&residents, &stock, scenario).applicants == 2)
    let housed = (0..<8).filter { residents.population[$0].tenure == .affordableRental }
    #expect(housed == [0, 3])
  }

  @Test func `homes are free only above those occupied, and none are when there are too few`() throws {
    let scenario = try still().with { $0.housing.applicationProbability = 1 }
    var residents = scenario.nobody
    for slot in 0..<30 { residents.enter(tenant(slot) { if slot < 10 { $0.tenure = .affordableRental } }) }
    var stock = stock(scenario, homes: 8.5)
    let result = apply(&residents, &stock, scenario)
    #expect(result.allocated == 0 && result.applicants == 20 && result.occupied == 10)
    stock.affordable = 12.5 / scenario.parameters.housing.affordableYouthShare
    #expect(apply(&residents, &stock, scenario, month: 1).allocated == 2)
  }

  /// Who gives a home up may apply again, but not in the same month.
  @Test func `a home given up is let again the same month, to another tenant`() throws {
    let scenario = try still().with {
      $0.housing.applicationProbability = 1
      $0.housing.turnover = 1
    }
    var residents = scenario.nobody
    for slot in 0..<20 { residents.enter(tenant(slot) { if slot < 10 { $0.tenure = .affordableRental } }) }
    var stock = stock(scenario, homes: 10)
    let result = apply(&residents, &stock, scenario)
    #expect(result.vacated == 10 && result.allocated == 10)
    for row in 0..<20 {
      let isTenant = residents.population[row].tenure == .affordableRental
      #expect(isTenant == (row >= 10))
    }
  }

  @Test func `the quick selection gives the same winners as a full sort`() {
    let draws = RandomStreams(seed: 4).draws(.affordableLottery)
    let applicants = (0..<5000).map { slot in
      let key = DrawKey.key(.initialPerson, cell: 0, month: 0, slot: slot)
      // Equal scores, and scores far outside the usual range, must not matter.
      let score = slot % 50 == 0 ? 0.25 : draws.uniform(key) * (slot % 7 == 0 ? 9 : 1) - 1.5
      return HousingMarket.Applicant(row: Int32(slot), score: score, key: key)
    }
    let sorted = applicants.sorted { ($0.score, $0.key) < ($1.score, $1.key) }.map(\.key)
    for count in [0, 1, 7, 500, 2500, 4999, 5000, 6000] {
      let parts = [applicants.filter { $0.row % 3 != 0 }, applicants.filter { $0.row % 3 == 0 }]
      let chosen = HousingMarket.Rule.lowest(count, of: parts)
      #expect(chosen[0].allSatisfy { $0 % 3 != 0 } && chosen[1].allSatisfy { $0 % 3 == 0 })
      #expect(Set((chosen[0] + chosen[1]).map { applicants[Int($0)].key }) == Set(sorted.prefix(count)))
    }
    #expect(HousingMarket.Rule.lowest(3, of: [[]]) == [[]])
  }

  // MARK: - Other moves

  /// 20,000 of each kind; yearly hazards 0.028 × 2.0 or × 0.6, × policy, × price^−0.8.
  @Test func `homes are bought at the hazard of education, policy and price`() throws {
    let scenario = try still().with {
      $0.housing.purchaseRate = 0.28
      $0.housing.priceIndex = 1.2
    }
    var settings = scenario.settings()
    settings.homePurchase = 1.25
    var residents = scenario.nobody
    for slot in 0..<40_000 {
      residents.enter(tenant(slot) { $0.education = slot % 2 == 0 ? .bachelor : .juniorCollege })
    }
    var stock = stock(scenario, homes: 0)
    let result = apply(&residents, &stock, scenario, settings: settings)
    let owners = (0..<40_000).filter { residents.population[$0].tenure == .owner }
    #expect(owners.count == result.purchases)
    for (parity, factor) in [(0, 2.0), (1, 0.6)] {
      let hazard = 0.28 / 12 * factor * 1.25 * Foundation.pow(1.2, -0.8)
      let bought = owners.count { $0 % 2 == parity }
      #expect(
        abs(standardScore(successes: bought, trials: 20_000, probability: 1 - Foundation.exp(-hazard)))
          < acceptedDeviations)
    }
  }

  @Test func `only non-locals in work aged 26 or more buy`() throws {
    let scenario = try still().with { $0.housing.purchaseRate = 1e9 }
    var residents = scenario.nobody
    residents.enter(tenant(0))
    residents.enter(
      tenant(1) {
        $0.origin = 0; $0.tenure = .familyHome
      })
    residents.enter(
      tenant(2) {
        $0.status = .unemployed; $0.cell = noCell
      })
    residents.enter(tenant(3) { $0.birth = -311 })
    residents.enter(tenant(4) { $0.birth = -312 })
    residents.enter(tenant(5) { $0.tenure = .dormitory })
    var stock = stock(scenario, homes: 0)
    #expect(apply(&residents, &stock, scenario).purchases == 3)
    let owners = (0..<6).filter { residents.population[$0].tenure == .owner }
    #expect(owners == [0, 4, 5])
  }

  /// 40,000 workers in dormitories: the standard error of 0.008 is 0.00045.
  @Test func `workers leave their dormitories at the stated rate, students and unemployed stay`() throws {
    let scenario = try still().with { $0.housing.dormitoryExit = 0.008 }
    var residents = scenario.nobody
    for slot in 0..<40_000 { residents.enter(tenant(slot) { $0.tenure = .dormitory }) }
    for slot in 40_000..<41_000 {
      residents.enter(
        tenant(slot) {
          $0.tenure = .dormitory
          $0.status = slot % 2 == 0 ? .student : .unemployed
          $0.cell = noCell
        })
    }
    var stock = stock(scenario, homes: 0)
    _ = apply(&residents, &stock, scenario)
    let moved = (0..<41_000).filter { residents.population[$0].tenure == .privateRental }
    #expect(moved.allSatisfy { $0 < 40_000 })
    #expect(abs(standardScore(successes: moved.count, trials: 40_000, probability: 0.008)) < acceptedDeviations)
  }

  @Test func `in a run no more homes are let than young people may use, every month`() throws {
    var model = try ScenarioFixture.load("Scenarios/work-report-2026.json5").model(sample: 50, months: 60)
    for _ in 0..<60 {
      try model.step()
      let homes = Int(model.affordableHomes.rounded(.down))
      #expect(model.allocation.allocated == 0 || model.allocation.occupied <= homes)
      #expect(model.allocation.allocated <= model.allocation.applicants)
    }
  }
}
