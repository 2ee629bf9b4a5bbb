import DistrictModel
import ScenarioFiles
import Synchronization
import TestSupport
import Testing

@testable import Experiments

struct FirstNumbersTests {
  private func ensemble(_ youth: [Double], graduatesAMonth: [Double]) throws -> Ensemble {
    try HandMade.ensemble(youth: youth.map { [$0] }, graduatesAMonth: graduatesAMonth)
  }

  @Test func `one scenario shows its goals and means`() throws {
    let numbers = FirstNumbers([try ensemble([15_590, 15_612], graduatesAMonth: [70, 72])], of: 16)
    #expect(
      numbers.text(.en) == """
        First 2 of 16 replicates, mean:
                  Youth population, 31 Dec 2027  Graduates introduced, 2027
        goal                           > 15,600                       ≥ 900
        practice                         15,600                         852

        """)
  }

  @Test func `others show how they differ from the first`() throws {
    let (base, other) = (
      try ensemble([15_590, 15_612], graduatesAMonth: [70, 72]),
      try ensemble([15_600, 15_614], graduatesAMonth: [69, 71])
    )
    #expect(
      FirstNumbers([base, other], of: nil).text(.zh) == """
        前 2 次运行，practice 的均值与其他情景的差异：
                  青年人口，2027 年末  新引进大学生，2027 年
        目标值               > 1.56万                  ≥ 900
        practice               1.56万                    852
        practice                   +6                    −12

        """)
  }

  /// A target that a scenario does not put first is found by its name, and a year in which only another scenario has goals is shown too.
  @Test func `targets are compared by name, in the years in which any scenario has goals`() throws {
    let base = try ensemble([15_590], graduatesAMonth: [70])
    let patches = ["targets.youthPopulation.isHeadline=false", #"targets.graduatesIntroduced.goal={ "2028": 1 }"#]
    let plan = try Lakeside.scenario("plan").patched(with: patches.map { try ScenarioPatch($0) }).scenario
    let other = Ensemble(scenario: plan, outcomes: try ensemble([15_600], graduatesAMonth: [71]).outcomes)
    #expect(
      FirstNumbers([base, other], of: 9).text(.en, width: 50) == """
        First 1 of 9 replicates, mean of practice and how
        others differ:
                 Youth population, 31 Dec 2027 Graduates introduced, 2027
        goal                          > 15,600                      ≥ 900
        practice                        15,590                        840
        plan                               +10                        +12
                 Youth population, 31 Dec 2028 Graduates introduced, 2028
        goal                          > 15,600                      ≥ 900
        practice                        15,590                        840
        plan                               +10                        +12

        """)
  }

  /// The goal is that of a year; a run that ends before has nothing to show.
  @Test func `without a whole year there are no first numbers`() throws {
    var scenario = try HandMade.scenario()
    scenario.run.until = Month(year: 2027, month: 6)
    scenario.run.replicates = 3
    let told = Mutex<[String?]>([])
    _ = try Replicates(of: scenario).run(in: RunPool(threads: 1)) { numbers in
      told.withLock { $0.append(numbers.text(.en)) }
    }
    #expect(told.withLock { $0 } == [nil])
  }

  @Test func `a comparison tells them once, also where replicates go on until an error is reached`() throws {
    var base = try Lakeside.scenario("practice").scenario
    base.run.sample = Sample(persons: 20)
    base.run.until = Month(year: 2027, month: 12)
    base.run.replicates = 3
    var plan = try Lakeside.scenario("plan").scenario
    plan.run = base.run
    let told = Mutex<[String?]>([])
    let tell: @Sendable (FirstNumbers) -> Void = { numbers in told.withLock { $0.append(numbers.text(.en)) } }
    _ = try PairedRuns(base: base, others: [plan]).run(in: RunPool(threads: 1), firstNumbers: tell)
    let goal = ErrorGoal(margin: 1e-9, indicator: "youthPopulation", year: 2027)
    _ = try PairedRuns(base: base, others: [plan], errorGoal: goal, mostReplicates: 10).run(
      in: RunPool(threads: 1), firstNumbers: tell)
    let texts = told.withLock { $0 }
    #expect(texts.count == 2)
    let lines = texts.map { $0?.split(separator: "\n") ?? [] }
    #expect(lines.allSatisfy { $0.count == 5 && $0[3].hasPrefix("practice ") && $0[4].hasPrefix("plan ") })
    #expect(
      lines[0][0] == "First 2 of 3 replicates, mean of practice and how others differ:"
        && lines[1][0] == "First 2 replicates, mean of practice and how others differ:")
    #expect(lines[0][1...] == lines[1][1...], "the same two replicates")
  }
}
