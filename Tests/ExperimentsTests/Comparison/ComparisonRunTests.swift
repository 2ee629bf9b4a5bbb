import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Comparisons on Lakeside, from scenarios to folders.
struct ComparisonRunTests {
  private func loaded(_ name: String, _ patches: String...) throws -> LoadedScenario {
    let all = ["run.sample=1:20", "run.until=2028-12", "run.replicates=2"] + patches
    return try Lakeside.scenario(name).patched(with: all.map { try ScenarioPatch($0) })
  }

  private func comparison(_ base: LoadedScenario, _ policy: LoadedScenario) throws -> Comparison {
    try PairedRuns(base: base.scenario, others: [policy.scenario]).run(in: RunPool(threads: 2))
  }

  private func refusal(_ base: LoadedScenario, _ others: [LoadedScenario]) -> String {
    do throws(ExperimentFailure) {
      _ = try ComparisonRun(base: base, others: others, language: .en, command: [], pool: RunPool(threads: 1))
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `scenarios that count by other definitions are not compared`() throws {
    let base = try loaded("practice")
    let other = try loaded("plan", "definitions.basis={ en: \"Residents\", zh: \"常住人口\" }")
    let wider = try loaded("nothing", "definitions.firstAgeAbove=30")
    let text = refusal(base, [other, wider])
    #expect(text.contains("plan.json5: counts by other definitions than the base"))
    #expect(text.contains("nothing.json5: counts by other definitions than the base"))
    #expect(refusal(base, [try loaded("plan")]).isEmpty)
  }

  @Test func `every scenario is in each table of a comparison`() throws {
    let run = try ComparisonRun(
      base: try loaded("practice"), others: [try loaded("plan"), try loaded("nothing")], language: .en, command: [],
      pool: RunPool(threads: 2))
    try withFolder { folder in
      _ = try run.execute(into: "\(folder)/result")
      // Of 2027 and 2028.
      for (name, rows) in [("targets.csv", 8), ("readings.csv", 4)] {
        let text = try String(contentsOfFile: "\(folder)/result/\(name)", encoding: .utf8)
        let scenarios = text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
        #expect(scenarios == ["practice", "plan", "nothing"].flatMap { Array(repeating: Substring($0), count: rows) })
      }
      let page = try String(contentsOfFile: "\(folder)/result/summary.md", encoding: .utf8)
      let readings = page.split(separator: "\n").drop { $0 != "## Other readings of the targets" }
      #expect(readings.contains("| Graduates introduced, 2027 | fresh and returning only | fresh only |"))
      // Two replicates of each; what tells an overlap has no chance.
      for name in ["practice", "plan", "nothing"] {
        #expect(
          readings.contains {
            $0.wholeMatch(of: try! Regex("\\| \(name) \\| [0-9,]+ \\([012] of 2\\) \\| [0-9,]+ \\|")) != nil
          })
      }
    }
  }

  @Test func `a target stands in its own column, though a scenario does not put it first`() throws {
    let policy = try loaded(
      "plan", "targets.youthPopulation.isHeadline=false", "targets.youthPopulation.goal={ \"2027\": 1 }",
      "targets.graduatesIntroduced.goal={ \"2027\": 1e9 }")
    let text = ComparisonSummary(of: try comparison(try loaded("practice"), policy)).text(.en, seconds: nil, place: nil)
    let lines = text.split(separator: "\n").drop { !$0.hasPrefix("Targets of 2027 reached in") }
    let row = lines.first { $0.hasPrefix("plan") }?.split(separator: " ").joined(separator: " ")
    // One person in the district is easily reached, a billion graduates are not.
    #expect(row?.hasPrefix("plan 2 of 2 0 of 2") == true, "\(lines)")
  }

  @Test func `replication that is to reach an error stops at the most replicates allowed`() throws {
    let base = try loaded("practice", "run.replicates=4", "run.until=2027-12").scenario
    let policy = try loaded("plan").scenario
    let goal = ErrorGoal(margin: 1e-9, indicator: "youthPopulation", year: 2027)
    let pool = RunPool(threads: 2)
    let few = try PairedRuns(base: base, others: [policy], errorGoal: goal, mostReplicates: 3).run(in: pool)
    #expect(few.replicates == 3 && few.precision?.isReached == false)
    let more = try PairedRuns(base: base, others: [policy], errorGoal: goal, mostReplicates: 10).run(in: pool)
    #expect(more.replicates == 10 && more.precision?.isReached == false)
    let wide = ErrorGoal(margin: 1e9, indicator: "youthPopulation", year: 2027)
    let done = try PairedRuns(base: base, others: [policy], errorGoal: wide, mostReplicates: 10).run(in: pool)
    #expect(done.replicates == 8 && done.precision?.isReached == true)
    // The first replicates are the same however many follow.
    let values = more.arms[0].ensemble.outcomes.prefix(3).map(\.monthly.values)
    #expect(values == few.arms[0].ensemble.outcomes.map(\.monthly.values))
  }

  @Test func `persons paid after the last whole year are not held against its money`() throws {
    let (base, policy) = (try loaded("practice"), try loaded("plan"))
    func accounts(_ until: String) throws -> [PaymentAccount] {
      let patch = try ScenarioPatch("run.until=\(until)")
      let comparison = try comparison(base.patched(with: [patch]), policy.patched(with: [patch]))
      return PaymentAccount.all(of: comparison.arms[0], against: comparison.base)
    }
    let whole = try accounts("2027-12")
    let longer = try accounts("2028-06")
    #expect(!whole.isEmpty)
    #expect(whole.map(\.recipients) == longer.map(\.recipients))
    #expect(whole.map(\.windfall) == longer.map(\.windfall))
    #expect(whole.map(\.paid) == longer.map(\.paid))
  }

  /// All other levers differ.
  @Test func `a lever that stands as in the base is no windfall and has no price`() throws {
    let (base, policy) = (try loaded("practice"), try loaded("plan"))
    let paying = try #require(
      base.scenario.district.levers.levers.first { $0.definition.effects.allowance != nil }?.name)
    let keep = try ScenarioPatch("levers.\(paying)={ level: 1 }")
    let raise = try ScenarioPatch("levers.\(paying)={ level: 2 }")
    func account(_ patch: ScenarioPatch) throws -> (account: PaymentAccount, text: String) {
      let comparison = try comparison(base.patched(with: [keep]), policy.patched(with: [patch]))
      let account = try #require(
        PaymentAccount.all(of: comparison.arms[0], against: comparison.base).first { $0.lever.name == paying })
      let before = comparison.base.costs.entry(lever: paying, year: nil, category: .transfer).cost
      #expect(account.extraPaid == zip(account.paid, before).map { $0 - $1 })
      return (account, ComparisonSummary(of: comparison).sentences(.en).joined(separator: " "))
    }
    let (same, sameText) = try account(keep)
    #expect(!same.isChanged && same.windfallShare == nil && same.costPerAdditionalRecipient == nil)
    #expect(same.recipients[0] > 0 && same.paid[0] > 0)
    #expect(sameText.contains("as in base:"))
    let (raised, _) = try account(raise)
    #expect(raised.isChanged)
    #expect(try #require(raised.windfallShare) > 0.5)
    // Twice as much for about as many: most of what is paid more is as much again.
    #expect(raised.extraPaid[0] > 0.8 * same.paid[0] && raised.extraPaid[0] < raised.paid[0])
  }

  /// Lakeside's pipeline brings jobs from 6 to 17 months after signing.
  @Test func `what is spent on jobs that come after the end is told`() throws {
    let base = try loaded("practice", "run.until=2029-12")
    let labour = base.scenario.parameters.labourDemand
    let (lag, spread) = (Int(labour.pipelineLagMonths), Int(labour.pipelineSpreadMonths))
    for (left, share) in [(0, 1), (lag - 1, 1), (lag, 1 - 1 / Double(spread)), (lag + spread - 1, 0), (99, 0)] {
      #expect(abs(PendingJobs.shareToCome(monthsLeft: left, labour) - share) < 1e-12)
    }
    let lever = try #require(
      base.scenario.district.levers.levers.first {
        $0.definition.effects.jobs?.allSatisfy { $0.pipelineShare == 1 } == true
      }?.name)
    func pending(_ windows: String) throws -> (PendingJobs?, String) {
      let policy = try loaded("practice", "run.until=2029-12", "levers.\(lever)=\(windows)")
      let comparison = try comparison(base, policy)
      return (
        PendingJobs(of: comparison.arms[0], against: comparison.base),
        ComparisonSummary(of: comparison).sentences(.en).joined(separator: " ")
      )
    }
    let (late, lateText) = try pending("{ level: 2, start: \"2029-07\" }")
    #expect(try #require(late).levers.map(\.name) == [lever])
    // Half a year before the end nothing of it has come.
    #expect(try #require(late).share > 0.95 && late!.share < 1.0001)
    #expect(lateText.contains("pays for jobs that come only after 2029"))
    let (early, _) = try pending("[{ level: 2, start: \"2027-01\", end: \"2027-06\", afterLevel: 1 }]")
    #expect(try #require(early?.share ?? 0) < 0.35)
    let (none, noneText) = try pending("{ level: 0, start: \"2027-01\" }")
    #expect(none == nil && !noneText.contains("jobs that come only after"))
  }

  @Test func `without a whole year nothing is priced, and the summary says so`() throws {
    let summary = ComparisonSummary(
      of: try comparison(try loaded("practice", "run.until=2027-05"), try loaded("plan")))
    #expect(summary.tables(.en).isEmpty && summary.payments.allSatisfy(\.isEmpty))
    let text = summary.text(.en, seconds: nil, place: nil)
    #expect(text.contains("No calendar year lies wholly between 2027-01 and 2027-05"))
    #expect(!text.contains("contains zero"))
    #expect(summary.markdown(.zh, charts: ComparisonCharts(of: summary).set).contains("2027-01 至 2027-05 不含完整日历年"))
  }

  @Test func `one replicate has no interval, and nothing is said about what it contains`() throws {
    let one = ComparisonSummary(
      of: try comparison(try loaded("practice", "run.replicates=1", "run.until=2027-12"), try loaded("plan")))
    let text = one.text(.en, seconds: nil, place: nil)
    #expect(text.contains("unknown *") && text.contains("* One replicate has no interval"))
    #expect(!text.contains("no effect") && !text.contains("contains zero"))
  }

  @Test func `rows of a table are compared, kept with the result, and verified`() throws {
    let rows = try ScenarioLoader.loadAll(
      paths: ["Tests/ScenarioFilesTests/WrongFiles/parts/levels.csv#some"],
      patches: try ["run.sample=1:20", "run.until=2027-12", "run.replicates=2"].map { try ScenarioPatch($0) },
      from: Repository.files)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("comparison-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try ComparisonRun(
      base: rows[0], others: Array(rows.dropFirst()), language: .en, command: ["test"], pool: RunPool(threads: 2))
    let finished = try run.execute(into: "\(folder)/result")
    #expect(finished.summary.comparison.arms.map(\.scenario.name) == ["middle"])
    let verification = try Verification(folder: "\(folder)/result")
    #expect(try verification.storedDifferences().isEmpty)
    let finding = try verification.repeated(
      verification.experiment(pool: RunPool(threads: 1)), in: "\(folder)/again", cancellation: Cancellation(),
      meter: nil)
    #expect(finding.differences == [])
    let kept = "\(folder)/result/inputs/ScenarioFilesTests/WrongFiles/parts/levels.csv"
    #expect(FileManager.default.fileExists(atPath: kept))
  }
}
