import TestSupport
import Testing

@testable import DistrictModel

/// Verification tests V1 and V2: who is there follows from birthdays and flows alone, exactly.
struct ClosedPopulationTests {
  @Test func `in a closed district only birthdays change the stock, and after 22 years nobody is left`() throws {
    var model = try ScenarioFixture.baseline().with { $0.closeTheDistrict() }.model(sample: 200, months: 264)
    let start = model.month
    var leavingAt: [Int: Int] = [:]
    for row in 0..<model.residents.count {
      leavingAt[Int(model.residents.population[row].birth) + 432, default: 0] += 1
    }
    var expected = model.residents.count
    #expect(expected > 4000)
    for month in (start + 1)...(start + 264) {
      try model.step()
      expected -= leavingAt[month, default: 0]
      #expect(model.residents.count == expected)
      #expect(model.flows.turned36 == leavingAt[month, default: 0])
    }
    #expect(model.residents.count == 0)
  }

  /// The identity is made from the published indicators, not from the model's own sum of flows.
  @Test(arguments: ["Scenarios/baseline.json5", "Scenarios/work-report-2026.json5", "Scenarios/no-policy.json5"])
  func `the stock moves by inflows less outflows, month by month, persons counted by key`(path: String) throws {
    var model = try ScenarioFixture.load(path).model(sample: 100, months: 60)
    let census = Census(model.scenario, sample: model.sample)
    let column = Dictionary(uniqueKeysWithValues: census.keys.enumerated().map { ($1, $0) })
    var before = Double(model.residents.count) * 100
    for _ in 0..<60 {
      try model.step()
      let row = census.row(model)
      func value(_ indicator: Indicator) throws -> Double { row[try #require(column[SeriesKey(indicator.name)])] }
      let now = try value(.youthPopulation)
      let inflow = try Indicator.inflows.reduce(0) { $0 + (try value($1)) }
      let outflow = try Indicator.outflows.reduce(0) { $0 + (try value($1)) }
      #expect(now - before == inflow - outflow)
      #expect(Set(model.residents.population.key).count == Int(now) / 100)
      before = now
    }
  }

  @Test func `every kind of flow happens within a year of the plan`() throws {
    var model = try ScenarioFixture.load("Scenarios/work-report-2026.json5").model(sample: 20, months: 12)
    var sums: [Int] = Array(repeating: 0, count: 12)
    for _ in 0..<12 {
      try model.step()
      let flows = model.flows
      let values =
        [flows.turned14, flows.returns, flows.collegeIntake, flows.turned36, flows.deaths, flows.leavers]
        + [flows.localLeavers, flows.universityDepartures, flows.collegeLeavers] + flows.arrivals
      for (index, value) in values.enumerated() { sums[index] += value }
    }
    for sum in sums { #expect(sum > 0) }
  }

  @Test func `who leaves for university is away and no resident, and is dropped at 36 without a flow`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.closeTheDistrict()
      $0.schooling.awayShare = 1
      $0.schooling.tertiaryShare = 1
      $0.schooling.returnShare = 0
    }.model(sample: 50, months: 12)
    let outgrown = model.residents.away.count
    try model.step(months: 8)
    let leavers = Set(
      (0..<model.residents.count).filter { row in
        let person = model.residents.population[row]
        return person.origin == 0 && person.status == .student && model.month + 1 - Int(person.birth) >= 217
      }.map { model.residents.population.key[$0] })
    #expect(model.calendar.month(model.month + 1).ofYear == 9)
    let residents = model.residents.count
    try model.step()
    #expect(outgrown == 0)
    #expect(model.flows.universityDepartures == leavers.count)
    #expect(Set(model.residents.away.map(\.person.key)) == leavers)
    #expect(model.residents.count == residents - leavers.count - model.flows.turned36)
  }
}
