import DistrictModel
import ScenarioFiles
import Synchronization
import TestSupport
import Testing

@testable import Experiments

/// Shared histories on Lakeside.
struct FuturesTests {
  static func scenario(_ name: String, _ patches: String...) throws -> Scenario {
    var read = [try ScenarioPatch("run.sample=1:10"), try ScenarioPatch("run.until=2029-12")]
    for text in patches { read.append(try ScenarioPatch(text)) }
    return try Lakeside.scenario(name).patched(with: read).scenario
  }

  /// What each scenario ends in, and how many months it took.
  private func run(_ scenarios: [Scenario], replicate: Int = 1) throws -> (series: [Series], order: [Int], months: Int)
  {
    var series = [Series?](repeating: nil, count: scenarios.count)
    var order: [Int] = []
    var months = 0
    try Futures(scenarios).run(
      replicate: replicate, keepsJournals: true, isCancelled: { false }, progress: { months += 1 }
    ) { index, simulation in
      series[index] = simulation.outcome().monthly
      order.append(index)
    }
    return (series.compactMap { $0 }, order, months)
  }

  @Test func `futures of one past are those of separate runs, bit for bit`() throws {
    let practice = try Self.scenario("practice")
    let names = practice.district.levers.levers.map(\.name)
    let first = try #require(names.first)
    let last = try #require(names.last)
    let scenarios = [
      practice, try Self.scenario("plan"),
      try Self.scenario("practice", "levers.\(first)={ level: 0.9, start: \"2028-03\" }"),
      try Self.scenario("practice", "levers.\(first)={ level: 0.9, start: \"2028-03\", end: \"2028-09\" }"),
      try Self.scenario("practice", "levers.\(last)={ level: 0.1, start: \"2029-02\" }"),
      try Self.scenario("practice", "parameters.satisfaction.wage=1.1"), practice,
      try Self.scenario("plan", "budget={ perYear: 20000000 }"),
      try Self.scenario(
        "practice",
        "levers.\(last)={ level: 1, start: \"2028-02\", when: { indicator: \"unemploymentRate\", above: 0.03 } }"),
      try Self.scenario(
        "practice",
        "levers.\(last)={ level: 1, start: \"2028-02\", when: { indicator: \"unemploymentRate\", above: 0.03 } }",
        "levers.\(first)={ level: 0.9, start: \"2029-03\" }"),
    ]
    let together = try run(scenarios)
    for (scenario, series) in zip(scenarios, together.series) {
      let alone = try Run(scenario: scenario, replicate: 1).execute().monthly
      #expect(alone.values == series.values)
    }
    #expect(together.order.first == 0)
    #expect(together.order.sorted() == Array(scenarios.indices))
    #expect(together.months == Futures(scenarios).totalMonths)
  }

  @Test func `every month in common is simulated once`() throws {
    let practice = try Self.scenario("practice")
    let spinUp = practice.district.period.spinUpMonths
    let name = try #require(practice.district.levers.levers.first).name
    func started(_ month: String) throws -> Scenario {
      try Self.scenario("practice", "levers.\(name)={ level: 0.9, start: \"\(month)\" }")
    }
    let all = spinUp + 36
    #expect(Futures([practice, practice]).totalMonths == all)
    #expect(Futures([practice, practice]).separateMonths == 2 * all)
    #expect(Futures([practice, try started("2029-01")]).totalMonths == all + 12)
    // Three futures: one leaves in 2028, one in 2029.
    #expect(Futures([practice, try started("2029-01"), try started("2028-01")]).totalMonths == all + 12 + 24)
    // The one that leaves first may be the base.
    #expect(Futures([try started("2028-01"), practice, try started("2029-01")]).totalMonths == all + 24 + 12)
    // Other parameters, another past.
    let other = try Self.scenario("practice", "parameters.satisfaction.wage=1.1")
    #expect(Futures([practice, other]).totalMonths == 2 * all)
  }

  @Test func `a cancelled replicate stops at its next month`() throws {
    let scenarios = [try Self.scenario("practice"), try Self.scenario("plan")]
    var months = 0
    #expect(throws: RunFailure.cancelled) {
      try Futures(scenarios).run(
        replicate: 0, keepsJournals: false, isCancelled: { months >= 5 }, progress: { months += 1 }
      ) { _, _ in }
    }
    #expect(months == 5)
  }
}
