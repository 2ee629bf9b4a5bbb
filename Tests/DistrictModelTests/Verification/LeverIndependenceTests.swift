import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V10: with every coefficient of the choice at 0 and no referral, levers reach arrivals through
/// awareness and consideration only, exactly, under common random numbers.
struct LeverIndependenceTests {
  private func indifferent() throws -> Scenario {
    try ScenarioFixture.baseline().with {
      $0.inMigration.choice.income = 0
      $0.inMigration.choice.rent = 0
      $0.inMigration.choice.jobs = 0
      $0.inMigration.choice.amenity = 0
      $0.inMigration.choice.school = 0
      $0.inMigration.choice.network = 0
      $0.inMigration.choice.zoneJobs = 0
      $0.inMigration.consideration.degree.referral = 0
      $0.inMigration.consideration.nonDegree.referral = 0
    }
  }

  /// Keys of all who come in the first year of policy.
  private func arrivals(_ scenario: Scenario) throws -> Set<UInt64> {
    var model = scenario.model(sample: 100, months: 36)
    var keys: Set<UInt64> = []
    for _ in 0..<36 {
      try model.step()
      guard model.month >= 0 else { continue }
      for row in 0..<model.residents.count where Int(model.residents.population[row].introduced) == model.month {
        let key = model.residents.population.key[row]
        if key >> 60 == DrawKey.Kind.candidate.rawValue { keys.insert(key) }
      }
    }
    return keys
  }

  private func reachesCandidates(_ effects: LeverEffects) -> Bool {
    effects.awareness != nil || effects.degreeConsideration != nil || effects.degreeAttraction != nil
  }

  @Test func `no lever without a channel to candidates changes who comes, however far it goes`() throws {
    let base = try indifferent()
    let others = base.district.levers.levers.filter { !reachesCandidates($0.definition.effects) }
    #expect(others.count > 20)
    let changed = base.with(
      levels: Dictionary(uniqueKeysWithValues: others.map { ($0.name, $0.definition.maximumLevel) }))
    let before = try arrivals(base)
    #expect(before.count > 500)
    #expect(try arrivals(changed) == before)
  }

  @Test func `a lever with a channel to candidates only adds people`() throws {
    let base = try indifferent()
    let before = try arrivals(base)
    let direct = base.district.levers.levers.filter { reachesCandidates($0.definition.effects) }
    #expect(!direct.isEmpty)
    let changed = base.with(
      levels: Dictionary(uniqueKeysWithValues: direct.map { ($0.name, $0.definition.maximumLevel) }))
    let after = try arrivals(changed)
    #expect(before.isSubset(of: after))
    #expect(after.count > before.count)
  }
}
