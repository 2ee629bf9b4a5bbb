import TestSupport
import Testing

@testable import DistrictModel

/// V26: two policies meet the same people with the same luck.
struct CommonRandomNumbersTests {
  private func people(_ model: Model) -> [UInt64: Person] {
    Dictionary(
      uniqueKeysWithValues: (0..<model.residents.count).map {
        (model.residents.population.key[$0], model.residents.population[$0])
      })
  }

  /// Every attribute of every person, every month for a year: one shifted draw in some 250,000 person-months would show.
  @Test func `persons present under both policies live the same life, and a better known district only adds people`()
    throws
  {
    let base = try WholeRun.xiaoshan().withoutTies
    let lever = try #require(base.allLevers.first { $0.name == "recruitmentBrand" })
    let raised = base.raising([lever], by: 1, from: Month.at(2026, 1))
    let until = Month.at(2026, 12)
    var without = Model(base.run(oneIn: 50, until: until))
    var with = Model(raised.run(oneIn: 50, until: until))
    var added = 0
    while without.month < without.calendar.lastMonth {
      try without.step()
      try with.step()
      let (left, right) = (people(without), people(with))
      for (key, person) in left { try #require(right[key] == person) }
      let others = right.keys.filter { left[$0] == nil }
      if with.month <= 0 { #expect(others.isEmpty) }
      #expect(others.allSatisfy { $0 >> 60 == DrawKey.Kind.candidate.rawValue })
      added = others.count
    }
    #expect(added > 0)
    #expect(without.residents.count + added == with.residents.count)
  }

  /// With everything that ties people together at work: who a person is stays the same, what happens may not.
  @Test func `fixed attributes belong to the key, whatever the policy`() throws {
    let base = try WholeRun.xiaoshan()
    let raised = base.raising(base.allLevers, by: 1, from: Month.at(2026, 1))
    let until = Month.at(2026, 12)
    var without = Model(base.run(oneIn: 100, until: until))
    var with = Model(raised.run(oneIn: 100, until: until))
    while without.month < without.calendar.lastMonth {
      try without.step()
      try with.step()
    }
    let (left, right) = (people(without), people(with))
    var both = 0
    for (key, one) in left {
      guard let other = right[key] else { continue }
      both += 1
      #expect(one.birth == other.birth)
      #expect(one.sex == other.sex)
      #expect(one.origin == other.origin)
      #expect(one.entry == other.entry)
      #expect(one.skillFactor == other.skillFactor)
      #expect(one.frailtyFactor == other.frailtyFactor)
    }
    #expect(Double(both) > 0.95 * Double(left.count))
    #expect(both < left.count)
  }
}
