import TestSupport
import Testing

@testable import DistrictModel

/// What one more home, one more post and no money at all do.
struct MarginTests {
  // MARK: - Homes

  /// Xiaoshan at 1:50 after its spin-up, when many more apply for homes than there are.
  private static let district = Result {
    var model = try ScenarioFixture.baseline().model(sample: 50, months: 36)
    try model.step(months: 24)
    return model
  }

  private func tenants(_ model: Model) -> Set<UInt64> {
    let population = model.residents.population
    return Set(
      (0..<population.count).filter { population[$0].tenure == .affordableRental }.map { population.key[$0] })
  }

  /// Within the month of the allocation nothing else has changed yet, so the homes let are compared one by one.
  @Test(arguments: [1, 2, 7])
  func `each further home houses exactly one more person while more apply than there are homes`(homes: Int) throws {
    var without = try Self.district.get()
    let share = without.scenario.parameters.housing.affordableYouthShare
    for _ in 0..<6 {
      var with = without
      with.housing.affordable += Double(homes) / share
      try without.step()
      try with.step()
      #expect(with.allocation.applicants == without.allocation.applicants)
      try #require(with.allocation.applicants > without.allocation.allocated + homes)
      #expect(with.allocation.allocated == without.allocation.allocated + homes)
      #expect(with.allocation.occupied == without.allocation.occupied + homes)
      #expect(tenants(without).isSubset(of: tenants(with)))
      #expect(with.residents.count >= without.residents.count)
    }
  }

  @Test func `a further home houses nobody when everybody who applies has one`() throws {
    var without = try Self.district.get()
    without.housing.affordable *= 100
    var with = without
    with.housing.affordable += 1 / without.scenario.parameters.housing.affordableYouthShare
    try without.step()
    try with.step()
    #expect(without.allocation.allocated == without.allocation.applicants)
    #expect(without.allocation.applicants > 100)
    #expect(with.allocation == without.allocation)
  }

  // MARK: - Posts

  /// V·(1 − exp(−A/V)) is concave in V: one more post adds less than one hire, and less the more there are.
  @Test(arguments: [1, 3, 20, 50, 400])
  func `a further post adds less than one expected hire, and less the more posts there are`(applicants: Int) {
    var last = 1.0
    for vacancies in 0...200 {
      let hires = [0, 1].map {
        JobMarket.expectedHires(vacancies: Double(vacancies + $0), applicants: applicants, scale: 1)
      }
      // Many applicants fill a few posts to the last digit.
      #expect(hires[1] - hires[0] <= last + 1e-12)
      #expect(hires[1] >= hires[0])
      last = hires[1] - hires[0]
    }
  }

  /// One cell, the same applicants with the same lots.
  @Test func `a further post in one cell employs at most one more person, and nobody loses by it`() throws {
    let scenario = try ScenarioFixture.baseline().with {
      $0.jobMarket.searchIntensity = 1
      $0.jobMarket.newcomerSearchIntensity = 1
    }
    let rule = JobMarket.Rule(scenario.parameters.jobMarket, cells: scenario.cells, scale: 1)
    let wages = Wages.Scale(scenario.parameters.wages, cells: scenario.cells, oldestAgeMonths: 432)
    var start = scenario.nobody
    for slot in 0..<60 { start.enter(person(slot)) }
    func hired(_ posts: Double, _ month: Int) -> Set<UInt64> {
      var residents = start
      residents.posts.regular[0] = posts
      _ = rule.match(
        &residents, month: month, settings: scenario.settings(), wages: wages, streams: RandomStreams(seed: 23))
      return Set((0..<60).filter { residents.population[$0].status == .employed }.map { residents.population.key[$0] })
    }
    var added = 0
    for month in 0..<20 {
      var before = hired(0, month)
      #expect(before.isEmpty)
      for posts in 1...90 {
        let after = hired(Double(posts), month)
        #expect(before.isSubset(of: after))
        #expect(after.count - before.count <= 1)
        added += after.count - before.count
        before = after
      }
    }
    // 90 posts for 60 applicants: 90·(1 − exp(−2/3)) = 43.8 hires a month.
    #expect((43 * 20...44 * 20).contains(added))
  }

  /// In the whole market a post draws applicants from other cells, so the count of one month may go either way by a few; the
  /// mean of 240 pairs lies between nobody and one. A post that employed two, or that cost somebody a job, would show: the
  /// standard error is below 0.1.
  @Test func `a further post in a real market employs at most one more person on average`() throws {
    let model = try Self.district.get()
    var differences: [Double] = []
    for cell in stride(from: 0, to: model.residents.posts.cells.count, by: 1)
    where model.residents.posts.vacancies(cell) >= 1 {
      guard differences.count < 240 else { break }
      for further in 0..<4 {
        var residents = model.residents
        let month = model.month + 1 + further
        residents.posts.regular[cell] += 1
        var without = model.residents
        let hires = [hires(in: &residents, of: model, month), hires(in: &without, of: model, month)]
        differences.append(Double(hires[0] - hires[1]))
      }
    }
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let error = (variance / count).squareRoot()
    #expect(count > 60)
    #expect(error < 0.2)
    #expect(mean - acceptedDeviations * error <= 1)
    #expect(mean + acceptedDeviations * error >= 0)
    #expect(mean > -0.25 && mean < 1.25)
  }

  private func hires(in residents: inout Residents, of model: Model, _ month: Int) -> Int {
    model.marketRule.match(
      &residents, month: month, settings: model.settings, wages: model.wages, streams: model.streams
    ).hires
  }

  // MARK: - Money

  /// Payments to persons one by one: the journal notes them all.
  @Test func `with no money nobody is paid, and who is paid without a cap is paid by a lever that pays`() throws {
    let plan = try Lakeside.scenario("plan", "run.sample=1:5", "run.until=2028-12").scenario
    func paid(_ scenario: Scenario) throws -> [Journal.Event] {
      var simulation = Simulation(Run(scenario: scenario, replicate: 0), keepsJournal: true)
      while !simulation.isFinished { try simulation.advance() }
      return try #require(simulation.closedJournal()).events.filter { $0.kind == .isPaid }
    }
    let free = try paid(plan)
    #expect(free.count > 20)
    for event in free {
      let costs = plan.district.levers.levers[Int(event.detail)].definition.costs
      #expect(costs.contains { $0.basis == .payments })
    }
    var poor = plan
    poor.budget = Budget(perYear: 0)
    #expect(try paid(poor).isEmpty)
  }
}
