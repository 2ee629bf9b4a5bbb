import TestSupport
import Testing

@testable import DistrictModel

/// V30: when the clock of stay begins to count, and where the age band ends.
struct ClockTests {
  private func model(oneIn persons: Int = 50, until: Month = Month.at(2025, 12), _ edit: (inout Parameters) -> Void)
    throws -> Model
  {
    Model(try WholeRun.xiaoshan().changed(edit).run(oneIn: persons, until: until))
  }

  private func records(_ model: Model) -> [Population.Record] { model.residents.population.record }

  /// Whoever is at risk leaves with certainty, so one person at risk too early, or too late, would show.
  @Test func `who arrives in a month is not at risk in it and is at risk in the next`() throws {
    var model = try model { $0.outMigration.monthlyHazard = 1e9 }
    var arrived = 0
    for _ in 0..<24 {
      try model.step()
      let mayLeave = records(model).filter { $0.origin != 0 && $0.status != Status.student.rawValue }
      #expect(mayLeave.allSatisfy { Int($0.arrival) == model.month })
      let newcomers = (0..<model.residents.count).filter {
        model.residents.population.key[$0] >> 60 == DrawKey.Kind.candidate.rawValue
      }
      #expect(newcomers.count == model.flows.arrivals.reduce(0, +))
      arrived += newcomers.count
    }
    #expect(arrived > 3000)
  }

  @Test func `the months of stay observed begin with 1 for those who come, and nobody leaves at 0`() throws {
    let run = try WholeRun.xiaoshan().run(oneIn: 50, until: Month.at(2026, 12))
    let profiles = try run.execute().profiles
    for group in 0..<2 {
      #expect(profiles.leftByStay[group][0] == 0)
      #expect(profiles.atRiskByStay[group][1] > 0)
      #expect(profiles.leftByStay[group].reduce(0, +) > 100)
    }
  }

  /// 35 years and 11 months is young on 31 December, 36 years and 0 months is not.
  @Test func `a birthday takes effect in its month: ages run from 168 to 431 months, and 432 has left`() throws {
    var model = try model { _ in }
    for _ in 0..<24 {
      let last = records(model).filter { model.month - Int($0.birth) == 431 }.count
      try model.step()
      #expect(model.flows.turned36 == last)
      #expect(last > 0)
      let ages = records(model).map { model.month - Int($0.birth) }
      #expect(ages.max() == 431)
      #expect(ages.min() == 168)
      #expect(ages.filter { $0 == 168 }.count >= model.flows.turned14)
      let children = (0..<model.residents.count).filter {
        let kind = model.residents.population.key[$0] >> 60
        return (kind == DrawKey.Kind.localChild.rawValue || kind == DrawKey.Kind.migrantChild.rawValue)
          && model.month - Int(model.residents.population.record[$0].birth) == 168
      }
      #expect(children.count == model.flows.turned14)
    }
  }

  /// Applications of everybody at the edge are filed by hand, all decided in the same month; nobody else applies.
  @Test func `a recognition decided at 35 years and 11 months counts, at 36 years and 0 months it does not`() throws {
    var model = try model {
      $0.recognition.applicationF = 0
      $0.recognition.applicationE = 0
      $0.recognition.approvalProbability = 1
      $0.mortality.male.values = $0.mortality.male.values.map { _ in 0 }
      $0.mortality.female.values = $0.mortality.female.values.map { _ in 0 }
    }
    try model.step()
    let decision = Int16(model.month + 1)
    var (young, old) = (0, 0)
    for row in 0..<model.residents.count where model.residents.population.record[row].talent == 0 {
      let age = model.month - Int(model.residents.population.record[row].birth)
      guard age == 430 || age == 431 else { continue }
      model.residents.setEligible(row, TalentClass.f.rawValue)
      model.residents.apply(row, for: TalentClass.f.rawValue, decidedIn: decision)
      if age == 430 { young += 1 } else { old += 1 }
    }
    try #require(young > 20 && old > 20)
    try model.step()
    #expect(model.recognition.introduced[Int(TalentClass.f.rawValue)] == young)
    #expect(model.recognition.introduced.reduce(0, +) == young)
    #expect(model.residents.stocks.awaitingApproval == 0)
  }
}
