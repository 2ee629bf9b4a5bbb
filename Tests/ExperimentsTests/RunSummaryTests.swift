import DistrictModel
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

struct RunSummaryTests {
  /// Sixteen replicates whose stock in December 2027 is 15,594, 15,596, … 15,624, and whose graduates are 840, 852, … 1,020.
  private func summary() throws -> RunSummary {
    let youth = (0..<16).map { replicate in
      HandMade.step(
        from: 15_500 + Double(replicate), to: 15_594 + 2 * Double(replicate), in: Month(year: 2027, month: 9))
    }
    return RunSummary(of: try HandMade.ensemble(youth: youth, graduatesAMonth: (0..<16).map { 70 + Double($0) }))
  }

  @Test func `a number that somebody chose has no zeros at its end`() {
    let words = SummaryWords(language: .zh)
    #expect(
      [1_050_000, 14_000, 52_130, 900, 250_000_000].map(words.round) == ["105万", "1.4万", "5.21万", "900", "2.5亿"])
    #expect(words.roundMoney(3e9) == "30亿元" && words.roundMoney(3.25e9) == "32.5亿元")
    #expect(SummaryWords(language: .en).round(1_050_000) == "1,050,000")
    #expect(SummaryWords(language: .en).roundMoney(3e9) == "CNY 3 bn")
    #expect(words.withoutTrailingZeros("0.0400") == "0.04" && words.withoutTrailingZeros("100") == "100")
  }

  @Test func `the English page says what is reached, how surely, and what it rests on`() throws {
    let place = RunSummary.Place(folder: "Results/practice", tables: 13, charts: 8, firstChart: "charts/01_fan.svg")
    #expect(
      try summary().text(.en, seconds: 9.84, place: place) == """
        Lakeside District · practice · 16 replicates · 2027-01…2028-12 · 1:1 (15,500
        persons) · 9.8 s
        Targets for 2027              goal  median  90 % interval    chance
        Youth population, 31 Dec  > 15,600  15,610  15,600–15,620  12 of 16
        Graduates introduced         ≥ 900     930      849–1,011  11 of 16
        Both                                                       11 of 16
        2028, no goal of its own
        Youth population, 31 Dec            15,610  15,600–15,620
        Graduates introduced                   930      849–1,011

        Expected shortfall (mean of what is missing to the goal, 0 in replicates that
        reach it): 0.8 (Youth population, 31 Dec 2027), 11.3 (Graduates introduced,
        2027).
        Youth population first passes 15,600 in 2027-09 (median; 90 % interval of the
        first month: 2027-09…after 2028-12).
        Chances rest on 16 replicates: 0 of 16 still allows up to 14 %, 16 of 16 no less
        than 86 % (90 % Wilson interval).
        Intervals hold the luck of the draw only (Monte-Carlo variation); uncertain
        parameters and assumptions are not in them, so the true uncertainty is larger.

        Youth: Persons aged 16 to 30 who live in Lakeside at the end of the month
        Basis: Invented residents
        Graduates introduced: Graduates who arrive, return or stay within the year
        Talents introduced: First recognitions in classes A–F within the year

        Results/practice: 13 CSV files, 8 charts (open charts/01_fan.svg)

        """)
  }

  @Test func `the Chinese page counts in 万`() throws {
    let text = try summary().text(.zh, seconds: nil, place: nil)
    #expect(
      text.hasPrefix(
        """
        湖滨区 · practice · 16 次运行 · 2027-01…2028-12 · 1:1（1.55万人）
        2027 年目标              目标值  中位数       90% 区间  实现次数
        青年人口（年末）       > 1.56万  1.56万  1.56万–1.56万     12/16
        新引进大学生              ≥ 900     930       849–1011     11/16
        全部 2 项                                                  11/16
        2028 年（无当年目标）
        青年人口（年末）                 1.56万  1.56万–1.56万
        新引进大学生                        930       849–1011

        期望缺口（各次运行距目标差额的均值，已实现者计 0）：0.8（青年人口，2027 年末）、
        11.3（新引进大学生，2027 年）。
        青年人口中位数于 2027-09 首次突破 1.56万
        """))
  }

  @Test func `no line of the English page is wider than a terminal`() throws {
    let lines = try summary().text(.en, seconds: nil, place: nil).split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `a hundred replicates make a percentage`() {
    #expect(SummaryWords(language: .en).chance(12, of: 16) == "12 of 16")
    #expect(SummaryWords(language: .en).chance(79, of: 100) == "79 %")
    #expect(SummaryWords(language: .en).chance(1, of: 1000) == "<1 %")
    #expect(SummaryWords(language: .zh).chance(12, of: 16) == "12/16")
  }

  @Test func `a goal that no replicate passes is said not to be passed`() throws {
    let summary = RunSummary(of: try HandMade.ensemble(youth: [[15_000], [15_100]]))
    #expect(
      summary.passingSentences(.en) == ["Youth population does not pass 15,600 by 2028-12 in any of 2 replicates."])
  }

  @Test func `a goal that only some replicates pass is counted`() throws {
    let high = HandMade.step(from: 15_000, to: 16_000, in: Month(year: 2028, month: 2))
    let summary = RunSummary(of: try HandMade.ensemble(youth: [[15_000], [15_000], high]))
    #expect(
      summary.passingSentences(.en) == [
        "The median of youth population does not pass 15,600 by 2028-12; 1 of 3 replicates do (90 % interval of the first month: 2028-02…after 2028-12)."
      ])
  }

  @Test func `a briefing holds the ledger and leaves out what was not counted`() throws {
    let ensemble = try HandMade.ensemble(youth: [[15_000]])
    let page = RunSummary(of: ensemble).markdown(.en, ledger: StockLedger(of: ensemble))
    #expect(page.hasPrefix("# Lakeside District: Practice continued\n\nLakeside District · practice · 1 replicate · "))
    #expect(page.contains("| Youth population | > 15,600 | 15,000 | 15,000–15,000 | 0 of 1 | 600 | headline |\n"))
    #expect(
      page.contains(
        """
        ## Outlook for 2028

        | Without a goal of its own | Median | 90 % interval |
        | --- | ---: | ---: |
        | Youth population | 15,000 | 15,000–15,000 |
        | Graduates introduced | 0 | 0–0 |

        """))
    #expect(page.contains("| Opening | 15,000 | 15,000 |\n| Closing | 15,000 | 15,000 |\n"))
    #expect(page.contains("Youth population does not pass 15,600 by 2028-12.\n"))
  }

  /// Of 960 graduates 480 are fresh, 120 experienced and 60 from the college; in the second run all but those 60 are fresh.
  @Test func `below a target stand other readings of it, against the same goal`() throws {
    func outcome(_ replicate: Int, graduates: Double, fresh: Double, experienced: Double, college: Double) -> Outcome {
      HandMade.outcome(
        replicate,
        [
          (SeriesKey("youthPopulation"), [15_000]), (SeriesKey("graduatesIntroduced"), [graduates]),
          (SeriesKey("arrivalsFreshGraduates"), [fresh]), (SeriesKey("arrivalsExperienced"), [experienced]),
          (SeriesKey("collegeStayers"), [college]),
        ])
    }
    let ensemble = Ensemble(
      scenario: try HandMade.scenario(),
      outcomes: [
        outcome(0, graduates: 80, fresh: 40, experienced: 10, college: 5),
        outcome(1, graduates: 80, fresh: 75, experienced: 0, college: 5),
      ])
    let summary = RunSummary(of: ensemble)
    #expect(
      summary.table(for: 2027, .en).text() == """
        Targets for 2027                goal  median  90 % interval  chance
        Youth population, 31 Dec    > 15,600  15,000  15,000–15,000  0 of 2
        Graduates introduced           ≥ 900     960        960–960  2 of 2
          fresh and returning only               840        786–894  1 of 2
          fresh only                             690        501–879
        Both                                                         0 of 2
        2028, no goal of its own
        Youth population, 31 Dec              15,000  15,000–15,000
        Graduates introduced                     960        960–960

        """)
    let page = summary.markdown(.zh, ledger: StockLedger(of: ensemble))
    #expect(
      page.contains(
        "| 新引进大学生 | ≥ 900 | 960 | 960–960 | 2/2 | 0 | 主要 |\n| – 仅应届与回流 |  | 840 | 786–894 | 1/2 |  | 另一口径 |\n"))
    #expect(page.contains("各目标下方为其他可能口径，与同一目标值比较；无实现次数者为与其他目标重复计入的人数。各年见 readings.csv。\n"))
    #expect(page.contains("| – 仅应届 |  | 690 | 501–879 |  |  | 重叠 |\n"))
    let json = try #require(summary.json(seconds: nil, place: nil)["readings"]?.array)
    #expect(json.map { $0["reading"]?.string } == ["freshOnly", "fresh", "freshOnly", "fresh"])
    #expect(json[1]["chance"] == .null && json[1]["goal"] == .null && json[1]["mean"]?.number == 690)
    #expect(json[0]["reached"]?.integer == 1 && json[0]["mean"]?.number == 840 && json[0]["goal"]?.number == 900)
    let table = TargetsTable.readings(of: summary.assessments, in: ensemble)
    #expect(
      String(decoding: table.csv, as: UTF8.self).hasPrefix(
        """
        scenario,target,reading,year,goal,mean,sd,q05,q25,q50,q75,q95,chance
        practice,graduatesIntroduced,freshOnly,2027,900,840,84.9,786,810,840,870,894,0.5000
        practice,graduatesIntroduced,fresh,2027,,690,297,501,585,690,795,879,

        """))
  }

  @Test func `a reading of what was not counted is left out`() throws {
    let summary = RunSummary(of: try HandMade.ensemble(youth: [[15_000]]))
    #expect(
      summary.assessments.readings.isEmpty && !summary.text(.en, seconds: nil, place: nil).contains("readings.csv"))
  }

  @Test func `a run that ends with the years of its goals has no outlook, and one that misses nothing no shortfall`()
    throws
  {
    let scenario = try Lakeside.scenario("practice").patched(with: [ScenarioPatch("run.until=2027-12")]).scenario
    var outcome = try Run(scenario: scenario, replicate: 0, sample: Sample(persons: 100)).execute()
    let summary = RunSummary(of: Ensemble(scenario: scenario, outcomes: [outcome]))
    #expect(summary.yearWithoutGoal == nil && !summary.text(.en, seconds: nil, place: nil).contains("goal of its own"))
    outcome = HandMade.outcome(
      0, [(SeriesKey("youthPopulation"), [16_000]), (SeriesKey("graduatesIntroduced"), [80])])
    let reached = RunSummary(of: Ensemble(scenario: scenario, outcomes: [outcome]))
    #expect(reached.shortfallSentences(.en).isEmpty && reached.shortfallSentences(.zh).isEmpty)
  }

  @Test func `the JSON says what the page says`() throws {
    let json = try summary().json(seconds: 1.5, place: nil)
    let first = try #require(json["targets"]?.array?.first)
    #expect(first["target"]?.string == "youthPopulation")
    #expect(first["reached"]?.integer == 12)
    #expect(first["median"]?.number == 15_609)
    #expect(json["allHeadline"]?.array?.first?["reached"]?.integer == 11)
    #expect(json["withoutGoal"]?.array?.map { $0["indicator"]?.string } == ["youthPopulation", "graduatesIntroduced"])
    #expect(json["withoutGoal"]?.array?.first?["year"]?.integer == 2028)
    #expect(json["seconds"]?.number == 1.5)
  }
}
