import DistrictModel
import Reporting
import ScenarioFiles
import Synchronization
import TestSupport
import Testing

@testable import Experiments

/// Runs of points on Lakeside.
struct ExperimentRunsTests {
  static let outcomes = [
    ExperimentOutcome(
      name: "youth", title: Text(en: "Youth", zh: "青年"), subject: .indicator(SeriesKey("youthPopulation"), .yearEnd),
      years: 2028...2028, direction: .higher, goal: nil),
    ExperimentOutcome(
      name: "cost", title: Text(en: "Cost", zh: "成本"), subject: .indicator(SeriesKey("cost"), .yearTotal),
      years: 2027...2028, direction: .lower, goal: nil),
  ]

  private func scenario(_ patches: String...) throws -> Scenario {
    let all = ["run.sample=1:20", "run.until=2028-12", "run.replicates=2"] + patches
    return try Lakeside.scenario("practice").patched(with: all.map { try ScenarioPatch($0) }).scenario
  }

  /// Three mixes of levers and one point with another parameter.
  private func points() throws -> [Scenario] {
    [
      try scenario(), try scenario("levers.rentSubsidy.level=2"), try scenario("levers.events.level=0"),
      try scenario("parameters.satisfaction.wage=1.1"),
    ]
  }

  private func runs(_ threads: Int, common: Bool = true) throws -> ExperimentRuns {
    var runs = ExperimentRuns(outcomes: Self.outcomes)
    let numbers = runs.addPoints(try points())
    runs.addRuns(ExperimentRuns.keys(points: numbers, replicates: 2, common: common))
    try runs.execute(in: RunPool(threads: threads))
    return runs
  }

  @Test func `values are those of runs of their own, for any number of threads`() throws {
    let runs = try runs(2)
    let scenarios = try points()
    for (number, key) in runs.runs.enumerated() {
      let series = try Run(scenario: scenarios[key.point], replicate: key.replicate).execute().monthly
      let youth = try #require(series.value("youthPopulation", at: Month(year: 2028, month: 12)))
      let cost =
        try #require(series.yearTotal("cost", year: 2027)) + (try #require(series.yearTotal("cost", year: 2028)))
      #expect(runs.register[number] == .done([youth, cost]))
    }
    #expect(try self.runs(1).register.all == runs.register.all)
    let values = runs.values(of: 0)
    #expect(values.map(\.count) == [2, 2, 2, 2])
    #expect(Set(values.map { $0[0] }).count > 1)
  }

  @Test func `common luck repeats the seeds at every point, own luck never`() {
    let common = ExperimentRuns.keys(points: 0..<3, replicates: 2)
    #expect(common.map(\.replicate) == [0, 1, 0, 1, 0, 1])
    let own = ExperimentRuns.keys(points: 0..<3, replicates: 2, common: false)
    #expect(own.map(\.replicate) == [0, 1, 2, 3, 4, 5])
    #expect(own.map(\.point) == [0, 0, 1, 1, 2, 2])
  }

  @Test func `points that differ in levers alone share their past`() throws {
    var runs = ExperimentRuns(outcomes: Self.outcomes)
    let two = try [scenario(), scenario("levers.rentSubsidy.level=2")]
    runs.addPoints(two)
    runs.addRuns(ExperimentRuns.keys(points: 0..<2, replicates: 4))
    let alone = Futures([two[0]]).totalMonths
    #expect(runs.monthsLeft(threads: 1) < 8 * alone)
    #expect(runs.monthsLeft(threads: 1) > 4 * alone)
    #expect(runs.monthsLeft(threads: 100) == 8 * alone)
  }

  /// A simulation that fails at one point, whoever runs beside it.
  private func failing(_ bad: Scenario, register: RunRegister) -> ExperimentRuns {
    ExperimentRuns(outcomes: Self.outcomes, register: register) {
      scenarios, replicate, isCancelled, progress, finished throws(RunFailure) in
      for (index, scenario) in scenarios.enumerated() {
        if scenario.levers == bad.levers, replicate == 1 {
          throw .balance(book: "jobs", month: Month(year: 2027, month: 3), expected: 2, found: 1)
        }
        finished(index, try Run(scenario: scenario, replicate: replicate).execute())
      }
    }
  }

  @Test func `a failed run is registered with its reason, takes no other along, and has no value`() throws {
    let points = try points()
    var runs = failing(points[1], register: RunRegister())
    runs.addPoints(points)
    runs.addRuns(ExperimentRuns.keys(points: 0..<4, replicates: 2))
    try runs.execute(in: RunPool(threads: 1))
    #expect(runs.register.counts == RunRegister.Counts(done: 7, failed: 1))
    let failure = try #require(runs.failures.first)
    #expect(runs.runs[failure.run] == RunKey(point: 1, replicate: 1))
    #expect(failure.reason.hasPrefix("the jobs balance is violated in 2027-03"))
    let whole = try self.runs(1)
    #expect(runs.values(of: 0)[1] == [whole.values(of: 0)[1][0]])
    #expect(runs.values(of: 0)[2] == whole.values(of: 0)[2])
  }

  @Test func `further batches are numbered on, and runs that are done are not run again`() throws {
    let points = try points()
    let count = Mutex(0)
    var runs = ExperimentRuns(outcomes: Self.outcomes, register: RunRegister()) {
      scenarios, replicate, isCancelled, progress, finished throws(RunFailure) in
      for (index, scenario) in scenarios.enumerated() {
        count.withLock { $0 += 1 }
        finished(index, try Run(scenario: scenario, replicate: replicate).execute())
      }
    }
    runs.addPoints([points[0]])
    #expect(runs.addRuns(ExperimentRuns.keys(points: 0..<1, replicates: 2)) == 0..<2)
    try runs.execute(in: RunPool(threads: 2))
    #expect(runs.addPoints([points[1]]) == 1..<2)
    #expect(runs.addRuns([RunKey(point: 1, replicate: 0)]) == 2..<3)
    try runs.execute(in: RunPool(threads: 2))
    #expect(count.withLock { $0 } == 3)
    #expect(runs.register.counts == RunRegister.Counts(done: 3))
  }

  @Test func `an interrupted run waits again`() throws {
    var runs = ExperimentRuns(outcomes: Self.outcomes)
    runs.addPoints([try scenario()])
    runs.addRuns([RunKey(point: 0, replicate: 0)])
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: RunFailure.cancelled) {
      try runs.execute(in: RunPool(threads: 1), cancellation: cancellation)
    }
    #expect(runs.register.counts == RunRegister.Counts(waiting: 1))
  }

  @Test func `targets together are reached or not, and a goal has its direction`() throws {
    let district = try scenario().district
    let all = ExperimentOutcome(
      name: "all", title: Text(en: "All", zh: "全部"), subject: .allTargets(district.targets.targets), years: 2028...2028,
      direction: .higher, goal: nil)
    let outcome = try Run(scenario: try scenario(), replicate: 0).execute()
    let value = all.value(in: Ensemble(scenario: try scenario(), outcomes: [outcome]))
    let areReached = district.targets.targets.map { target in
      let key = target.definition.indicator
      let number =
        target.definition.measure == .yearEnd
        ? outcome.monthly.value(key, at: Month(year: 2028, month: 12)) : outcome.monthly.yearTotal(key, year: 2028)
      return target.definition.isReached(number ?? 0, goal: target.definition.goal[2028])
    }
    #expect(value == (areReached.allSatisfy { $0 } ? 1 : 0))
    #expect(all.reached([1, 0, 1]) == 2)
    #expect(Self.outcomes[0].reached([1, 2]) == nil)
    let cheap = ExperimentOutcome(
      name: "cheap", title: Text(en: "Cheap", zh: "省"), subject: .indicator(SeriesKey("cost"), .yearTotal),
      years: 2027...2028, direction: .lower, goal: 10)
    #expect(cheap.reached([9, 10, 11]) == 2)
  }
}
