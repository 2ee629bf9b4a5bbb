import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V10: with every coefficient of the choice at 0 and no referral, levers reach arrivals through
/// awareness and consideration only, exactly, under common random numbers. Here for all levers together, at their maximum;
/// `talentflow levers --check` runs it lever by lever.
struct LeverIndependenceTests {
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

  private func reachesCandidates(_ lever: Lever, _ scenario: Scenario) -> Bool {
    LeverTheory(lever, in: scenario, raisedIn: scenario.district.period.start).candidates != 0
  }

  @Test func `no lever without a channel to candidates changes who comes, however far it goes`() throws {
    let base = try ScenarioFixture.baseline().indifferentOutside
    let others = base.district.levers.levers.filter { !reachesCandidates($0, base) }
    #expect(others.count > 20)
    let changed = base.with(
      levels: Dictionary(uniqueKeysWithValues: others.map { ($0.name, $0.definition.maximumLevel) }))
    let before = try arrivals(base)
    #expect(before.count > 500)
    #expect(try arrivals(changed) == before)
  }

  @Test func `a lever with a channel to candidates only adds people`() throws {
    let base = try ScenarioFixture.baseline().indifferentOutside
    let before = try arrivals(base)
    let direct = base.district.levers.levers.filter { reachesCandidates($0, base) }
    #expect(!direct.isEmpty)
    let changed = base.with(
      levels: Dictionary(uniqueKeysWithValues: direct.map { ($0.name, $0.definition.maximumLevel) }))
    let after = try arrivals(changed)
    #expect(before.isSubset(of: after))
    #expect(after.count > before.count)
  }
}
