@testable import DistrictModel

// Steps of the model as tests use them: with all residents in one part.

extension JobMarket.Rule {
  func match(
    _ residents: inout Residents, month: Int, settings: PolicySettings, wages: Wages.Scale, streams: RandomStreams
  ) -> JobMarket.Result {
    var parts = [residents]
    defer { residents = parts[0] }
    return match(&parts, month: month, settings: settings, wages: wages, streams: streams)
  }
}

extension HousingMarket.Rule {
  /// Moves of everybody, and the allocation of affordable homes.
  func apply(_ rule: HousingMarket.MonthRule, to residents: inout Residents, stock: inout HousingStock)
    -> HousingMarket.Result
  {
    var parts = [residents]
    defer { residents = parts[0] }
    let moves = move(rule, &parts[0], rows: (0..<residents.count).map { Int32($0) })
    return allocate([moves], to: &parts, stock: &stock)
  }
}

extension InMigration.Candidates {
  func arrivals(
    _ pool: PoolKind, count: Int, month: Int, rule: InMigration.MonthRule, streams: RandomStreams,
    factors: PersonalFactors, considered: inout Int
  ) -> [Person] {
    arrivals(
      pool, slots: stride(from: 0, to: count, by: 1), month: month, rule: rule, streams: streams, factors: factors,
      considered: &considered)
  }
}

extension SyntheticPopulation.Builder {
  func draw() -> (people: [Person], away: [AwayStudent]) {
    var (people, away): ([Person], [AwayStudent]) = ([], [])
    draw {
      people.append($0)
    } away: {
      away.append($0)
    }
    return (people, away)
  }
}
