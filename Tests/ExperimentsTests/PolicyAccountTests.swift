import DistrictModel
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// What a summary says of a budget and of windows that wait for a state.
struct PolicyAccountTests {
  private func scenario(_ patches: String...) throws -> Scenario {
    try Lakeside.scenario("practice").patched(with: patches.map { try ScenarioPatch($0) }).scenario
  }

  /// Replicates whose levers go without so much a month from January 2027 on, in millions of CNY.
  private func ensemble(_ scenario: Scenario, unmet: [[(lever: String, millions: Double)]]) -> Ensemble {
    Ensemble(
      scenario: scenario,
      outcomes: unmet.enumerated().map { replicate, levers in
        // Thirteen months without: the policy starts in the fourteenth.
        func path(_ millions: Double) -> [Double] { (0..<37).map { $0 < 13 ? 0 : millions * 1e6 } }
        return HandMade.outcome(
          replicate,
          [(SeriesKey("unmetCost"), path(levers.reduce(0) { $0 + $1.millions }))]
            + levers.map { (SeriesKey("unmetCost", group: "lever:\($0.lever)"), path($0.millions)) })
      })
  }

  @Test func `a scenario without a budget and triggers has nothing to say of them`() throws {
    let account = PolicyAccount(of: try HandMade.ensemble(youth: [[15_000]]))
    #expect(account.sentences(.en).isEmpty && account.sentences(.zh).isEmpty)
    #expect(account.cuts.isEmpty && account.openings.isEmpty)
  }

  @Test func `a budget is named with what it left unpaid and the levers that were cut, the largest first`() throws {
    let levers = try scenario().district.levers.levers
    let (first, second) = (levers[0].definition.title, levers[1].definition.title)
    let capped = try scenario("budget={ perYear: 30000000 }")
    let account = PolicyAccount(
      of: ensemble(
        capped, unmet: [[(levers[0].name, 0.25), (levers[1].name, 0.5)], [(levers[0].name, 0), (levers[1].name, 0)]]))
    #expect(account.unmet == [18e6, 0])
    #expect(
      account.sentences(.en) == [
        "A budget of CNY 30 million a year (public money of all levels) was in force. In 1 of 2 replicates it did not pay all that was wanted: CNY 9 million in 2027-01…2028-12 (mean, gross), cut from \(second.en) (CNY 6 million), \(first.en) (CNY 3 million)."
      ])
    #expect(
      account.sentences(.zh) == [
        "本情景设有预算：每年 0.3亿元（各级公共资金）。2 次运行中 1 次未能满足全部需求：2027-01…2028-12 平均共缺 0.09亿元（公共总成本），被削减的有\(second.zh)（0.06亿元）、\(first.zh)（0.03亿元）。"
      ])
  }

  @Test func `a budget that pays for everything is said to`() throws {
    let capped = try scenario("budget={ perYear: 30000000, counts: \"district\" }")
    let account = PolicyAccount(of: ensemble(capped, unmet: [[], []]))
    #expect(
      account.sentences(.en) == [
        "A budget of CNY 30 million a year (the district's own money) was in force and paid all that was wanted."
      ])
  }

  @Test func `a window that waits is named with the runs in which it opened, and the month`() throws {
    let waiting = try scenario(
      "levers.startUpYards={ level: 1.5, start: \"2027-01\", when: { indicator: \"youthPopulation\", below: 15000, forMonths: 2 } }"
    )
    let youth = [5, 7, 12].map { HandMade.step(from: 15_100, to: 14_900, in: Month(year: 2027, month: $0)) }
    let outcomes = (youth + [[15_100]]).enumerated().map { HandMade.outcome($0, [(SeriesKey("youthPopulation"), $1)]) }
    let account = PolicyAccount(of: Ensemble(scenario: waiting, outcomes: outcomes))
    // Below at the ends of two months, open from the next one on.
    #expect(account.openings.map(\.months) == [["2027-07", "2027-09", "2028-02"].compactMap { Month($0) }])
    let title = try #require(account.openings.first).window.lever.definition.title
    #expect(
      account.sentences(.en) == [
        "\(title.en), level 1.5 with Youth population below 15,000: opened in 3 of 4 replicates, first in 2027-09 (their median)."
      ])
    #expect(
      account.sentences(.zh) == [
        "\(title.zh)（青年人口低于 1.5万 时力度为 1.5）：4 次运行中 3 次启动，首次启动月份中位数为 2027-09。"
      ])
    let never = PolicyAccount(of: Ensemble(scenario: waiting, outcomes: [outcomes[3]]))
    #expect(never.sentences(.en)[0].hasSuffix("opened in none of 1 replicate."))
  }

  @Test func `in a run the month is that in which the level moves, and the summary tells of both`() throws {
    let patched = try scenario(
      "run.sample=1:100", "run.until=2027-12", "budget={ perYear: 1000000 }",
      "levers.startUpYards={ level: 1, start: \"2027-01\", rampMonths: 0, when: { indicator: \"youthPopulation\", above: 1 } }"
    )
    let ensemble = Ensemble(scenario: patched, outcomes: [try Run(scenario: patched, replicate: 0).execute()])
    let summary = RunSummary(of: ensemble)
    #expect(summary.policy.openings.map(\.median) == [Month("2027-02")])
    let text = summary.text(.en, seconds: nil, place: nil)
    let page = summary.markdown(.zh, ledger: StockLedger(of: ensemble))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("A budget of CNY 1 million a year") && page.contains("本情景设有预算：每年 0.01亿元"))
    #expect(words.contains("opened in 1 of 1 replicate") && page.contains("1 次运行中 1 次启动"))
    let lines = text.split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { $0.count <= 80 })
    let json = summary.json(seconds: nil, place: nil)
    #expect(json["budget"]?["perYear"]?.number == 1e6 && json["budget"]?["replicatesShort"]?.integer == 1)
    #expect(json["triggers"]?.array?.first?["medianMonth"]?.string == "2027-02")
    // Every sum that was cut is part of the whole.
    let whole = try #require(summary.policy.unmet.first)
    #expect(abs(summary.policy.cuts.reduce(0) { $0 + $1.unmet } - whole) < 1)
  }
}
