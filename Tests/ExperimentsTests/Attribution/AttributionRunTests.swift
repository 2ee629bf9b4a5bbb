import DistrictModel
import Foundation
import Reporting
import ScenarioFiles
import Synchronization
import TestSupport
import Testing

@testable import Experiments

/// Attributions on Lakeside.
struct AttributionRunTests {
  private func loaded(_ name: String, _ patches: String...) throws -> LoadedScenario {
    let all = ["run.sample=1:20", "run.until=2028-12", "run.replicates=2"] + patches
    return try Lakeside.scenario(name).patched(with: all.map { try ScenarioPatch($0) })
  }

  private func attribution(
    _ base: LoadedScenario, _ policy: LoadedScenario, _ grouping: AttributionRuns.Grouping, orders: Int = 2
  ) throws -> Attribution {
    try AttributionRuns(base: base.scenario, policy: policy.scenario, grouping: grouping, orders: orders)
      .run(in: RunPool(threads: 2))
  }

  /// Three levers of Lakeside's plan beside the practice.
  private func three() throws -> (LoadedScenario, LoadedScenario) {
    let base = try loaded("practice")
    let names = base.scenario.district.levers.levers.map(\.name)
    return (
      base,
      try loaded(
        "practice", "levers.\(names[0])={ level: 1.5 }", "levers.\(names[3])={ level: 2 }",
        "levers.\(names[10])={ level: 1.5 }")
    )
  }

  @Test func `worths are those of runs of their own, and shares add up to the difference in every replicate`() throws {
    let (base, policy) = try three()
    let attribution = try attribution(base, policy, .levers)
    #expect(attribution.method == .exact)
    #expect(attribution.players.count == 3)
    #expect(attribution.coalitions == 8)
    let runs = try [base, policy].map { loaded in
      try (0..<2).map { try Run(scenario: loaded.scenario, replicate: $0).execute().monthly }
    }
    for outcome in attribution.outcomes {
      let whole = attribution.whole(outcome)
      let parts = attribution.parts(outcome)
      for replicate in 0..<2 {
        let sum = parts.reduce(0) { $0 + $1.share[replicate] }
        #expect(abs(sum - whole.differences[replicate]) < 1e-6)
        for (arm, value) in zip(runs, [whole.base[replicate], whole.policy[replicate]]) {
          let own =
            outcome.measure == .yearEnd
            ? arm[replicate].value(outcome.indicator, at: Month(year: outcome.year, month: 12))
            : arm[replicate].yearTotal(outcome.indicator, year: outcome.year)
          #expect(own == value)
        }
      }
    }
    #expect(attribution.outcome("youthPopulation", in: 2028) != nil)
    #expect(attribution.outcome("cost", in: 2027) != nil)
  }

  @Test func `by families each lever counts with its own`() throws {
    let attribution = try attribution(try loaded("practice"), try loaded("plan"), .families)
    let district = attribution.base.district
    for player in attribution.players {
      for lever in player.levers {
        #expect(district.levers.levers.first { $0.name == lever }?.definition.family == player.name)
      }
    }
    #expect(Set(attribution.players.flatMap(\.levers)).count == attribution.players.flatMap(\.levers).count)
    let outcome = try #require(attribution.outcome("cost", in: 2028))
    let (whole, parts) = (attribution.whole(outcome), attribution.parts(outcome))
    #expect(whole.mean > 0)
    #expect(abs(parts.reduce(0) { $0 + Statistics.mean($1.share) } - whole.mean) < 1e-3)
  }

  @Test func `many levers are divided by random orders that telescope to the difference`() throws {
    let attribution = try attribution(try loaded("practice"), try loaded("plan"), .levers)
    try #require(attribution.players.count > AttributionRuns.mostForExact)
    #expect(attribution.method == .sampled(orders: 2))
    for outcome in attribution.outcomes where outcome.year == 2028 {
      let whole = attribution.whole(outcome)
      let parts = attribution.parts(outcome)
      for replicate in 0..<2 {
        let sum = parts.reduce(0) { $0 + $1.share[replicate] }
        #expect(abs(sum - whole.differences[replicate]) < 1e-5 * max(1, whole.differences[replicate].magnitude))
      }
    }
    #expect(attribution.interactions(attribution.outcomes[0]).isEmpty)
  }

  @Test func `what cannot be divided is refused with the reason`() throws {
    let base = try loaded("practice")
    func refusal(_ policy: LoadedScenario) -> String {
      do throws(ExperimentFailure) {
        _ = try AttributionRun(
          base: base, policy: policy, grouping: .families, language: .en, command: [], pool: RunPool(threads: 1))
        return ""
      } catch {
        return error.description
      }
    }
    let other = try loaded("plan", "parameters.satisfaction.wage=1.1")
    #expect(refusal(other).contains("differs from the base in more than its levers"))
    let same = try loaded("practice", "name=again")
    #expect(refusal(same).contains("there is no difference to divide"))
    #expect(refusal(try loaded("practice")).contains("two of the scenarios have the name"))
    #expect(refusal(try loaded("plan")).isEmpty)
  }

  // MARK: - Folders

  private func run(_ threads: Int, _ patches: String...) throws -> AttributionRun {
    let base = try loaded("practice")
    let (_, policy) = try three()
    let named = try policy.patched(with: [try ScenarioPatch("name=three")])
    return try AttributionRun(
      base: base, policy: named, grouping: .levers, language: .en, command: ["test"], pool: RunPool(threads: threads))
  }

  @Test func `an interrupted attribution goes on where it stopped and ends with the same bytes`() throws {
    try withFolder { folder in
      let place = "\(folder)/result"
      let whole = try run(1).execute(into: "\(folder)/whole")
      let run = try run(1)
      let cancellation = Cancellation()
      let meter = WorkMeter(total: run.totalMonths)
      // Cancelled during the second replicate: a watcher sees the first one kept.
      let watcher = Thread {
        while run.known(for: place).isEmpty { usleep(500) }
        cancellation.cancel()
      }
      watcher.start()
      #expect(throws: ExperimentFailure.self) {
        try run.execute(into: place, cancellation: cancellation, meter: meter)
      }
      #expect(run.known(for: place) == [0])
      #expect(!FileManager.default.fileExists(atPath: place))
      #expect(run.monthsLeft(for: place) == run.totalMonths / 2)
      let rest = WorkMeter(total: run.monthsLeft(for: place))
      let again = try run.execute(into: place, meter: rest)
      #expect(rest.done == run.totalMonths / 2)
      #expect(again.manifest.digest == whole.manifest.digest)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["result", "whole"])
    }
  }

  /// The whole plan by families, changed alike for both as on a command line.
  private func plan(_ threads: Int) throws -> AttributionRun {
    try AttributionRun(
      base: try loaded("practice"), policy: try loaded("plan"), grouping: .families, language: .en, command: ["test"],
      pool: RunPool(threads: threads))
  }

  @Test func `the number of threads changes no byte, and verify makes the same again`() throws {
    try withFolder { folder in
      let one = try plan(1).execute(into: "\(folder)/one")
      let three = try plan(3).execute(into: "\(folder)/three")
      #expect(one.manifest.digest == three.manifest.digest)
      let verification = try Verification(folder: "\(folder)/one")
      #expect(try verification.storedDifferences().isEmpty)
      let experiment = try verification.experiment(pool: RunPool(threads: 2))
      let finding = try verification.repeated(
        experiment, in: "\(folder)/again", cancellation: Cancellation(), meter: nil)
      #expect(finding.differences == [])
      #expect(finding.files > 5)
    }
  }

  @Test func `what was kept of another attribution is not taken over`() throws {
    try withFolder { folder in
      let place = "\(folder)/result"
      let checkpoint = Checkpoint(of: place, key: "another")
      try checkpoint.keep(0, "0:1,2,3")
      #expect(try run(1).known(for: place).isEmpty)
      #expect(Checkpoint(of: place, key: "another").known == [0: "0:1,2,3"])
    }
  }
}
