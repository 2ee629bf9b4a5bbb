import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel

/// A cap on the spending of a year, on Lakeside's plan.
struct BudgetTests {
  private func scenario(_ patches: String...) throws -> Scenario {
    let all = ["run.sample=1:10", "run.until=2029-12"] + patches
    return try Lakeside.scenario("plan").patched(with: all.map { try ScenarioPatch($0) }).scenario
  }

  private func series(_ patches: String...) throws -> Series {
    let all = ["run.sample=1:10", "run.until=2029-12"] + patches
    let scenario = try Lakeside.scenario("plan").patched(with: all.map { try ScenarioPatch($0) }).scenario
    return try Run(scenario: scenario, replicate: 0).execute().monthly
  }

  private func total(_ indicator: String, of lever: String = "", _ year: Int, _ series: Series) throws -> Double {
    if lever.isEmpty { return try #require(series.yearTotal(indicator, year: year)) }
    return series.keys.filter { $0.indicator == indicator && $0.group.hasPrefix("lever:\(lever)") }
      .reduce(0) { $0 + (series.yearTotal(indicator, group: $1.group, year: year) ?? 0) }
  }

  private let years = 2027...2029

  @Test func `a budget of nothing pays nothing, and everything is unmet`() throws {
    let free = try series()
    let capped = try series("budget={ perYear: 0 }")
    for year in years {
      #expect(try total("cost", year, capped) == 0)
      #expect(try total("unmetCost", year, capped) > 0)
    }
    for key in capped.keys where key.indicator == "recipients" || key.indicator == "cost" {
      for year in years { #expect(capped.yearTotal(key.indicator, group: key.group, year: year) == 0) }
    }
    // Before the policy start there is no cap.
    #expect(
      try #require(capped.value("cost", at: Month(year: 2026, month: 12)))
        == #require(free.value("cost", at: Month(year: 2026, month: 12))))
  }

  @Test func `a budget that is never reached changes nothing`() throws {
    let free = try series()
    let capped = try series("budget={ perYear: 1000000000000 }")
    let shared = free.keys
    for step in 0..<free.steps {
      for (column, key) in shared.enumerated() {
        #expect(free.value(step: step, column: column) == capped.value(step: step, column: capped.column(key)!))
      }
    }
    for year in years { #expect(try total("unmetCost", year, capped) == 0) }
  }

  @Test(arguments: [0.2, 0.5, 0.8, 0.95], ["gross", "district"])
  func `no year costs more than the budget, and most of it is used`(_ part: Double, _ money: String) throws {
    let indicator = money == "gross" ? "cost" : "districtCost"
    let free = try series()
    let wanted = try years.map { try total(indicator, $0, free) }.min()!
    let cap = (wanted * part).rounded()
    let capped = try series("budget={ perYear: \(Int(cap)), counts: \"\(money)\" }")
    for year in years {
      let spent = try total(indicator, year, capped)
      #expect(spent <= cap + 0.005)
      // What is kept back for payments that nobody claims in December is left over.
      #expect(spent >= 0.9 * cap, "\(year): \(spent) of \(cap)")
      #expect(try total("unmetCost", year, capped) > 0)
    }
  }

  @Test func `the first in the order of priority get what they need, whoever is last`() throws {
    let free = try series()
    let levers = try scenario().district.levers.levers.map(\.name)
    let costly = try levers.map { name in (name, try total("cost", of: name, 2027, free)) }
      .filter { $0.1 > 0 }
    try #require(costly.count >= 2)
    for (name, need) in costly {
      let cap = Int((need * 1.02).rounded(.up))
      let capped = try series("budget={ perYear: \(cap), priority: [\"\(name)\"] }")
      let got = try total("cost", of: name, 2027, capped)
      let paysPersons = try scenario().district.levers.levers.contains {
        $0.name == name && $0.definition.costs.contains { $0.basis == .payments }
      }
      // How many will be entitled is known from the year before only, and few come in so small a district.
      #expect(got > (paysPersons ? 0.5 : 0.999) * need, "\(name): \(got) of \(need)")
      let last = try series(
        "budget={ perYear: \(cap), priority: [\(levers.filter { $0 != name }.map { "\"\($0)\"" }.joined(separator: ", "))] }"
      )
      #expect(try total("cost", of: name, 2027, last) < got)
    }
  }

  @Test func `a programme that can be paid in part runs evenly to the end of the year`() throws {
    let free = try series()
    let all = try scenario().district.levers.levers
    let programme = try #require(
      all.first { lever in
        lever.definition.costs.allSatisfy { $0.basis == .perLevelYear && $0.from == nil && $0.to == nil }
          && !lever.definition.costs.isEmpty
      }
    ).name
    let need = try total("cost", of: programme, 2029, free)
    let capped = try series("budget={ perYear: \(Int(need / 2)), priority: [\"\(programme)\"] }")
    let group = "leverLevel"
    let levels = (1...12).map { month in
      capped.value(group, group: "lever:\(programme)", at: Month(year: 2029, month: month))!
    }
    let wanted = free.value(group, group: "lever:\(programme)", at: Month(year: 2029, month: 6))!
    for level in levels { #expect(abs(level - wanted / 2) < 0.01 * wanted) }
  }
}
