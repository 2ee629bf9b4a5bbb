import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// How a month is put together: who reads what, and from when.
struct ModelStepTests {
  private func plan(sample: Int, months: Int) throws -> Model {
    try ScenarioFixture.load("Scenarios/work-report-2026.json5").model(sample: sample, months: months)
  }

  @Test func `everybody perceives the aggregates of the end of the month before`() throws {
    var model = try plan(sample: 100, months: 40)
    for _ in 0..<40 {
      try model.step()
      let seen = model.perception
      let reference = model.scenario.parameters.reference
      for tier in 0..<3 {
        #expect(
          abs(seen.logTightness[tier] - Foundation.log(model.tightness[tier] / reference.tightness.values[tier]))
            < 1e-12)
      }
      #expect(seen.wageIndex == model.wages.index)
      #expect(seen.rents == model.housing.rents)
      #expect(seen.vacancyShares == model.residents.posts.vacancyShares())
      #expect(seen.brand == model.brand)
      #expect(seen.allocationShare == model.housing.allocationShare ?? reference.allocationShare)
      for (origin, community) in seen.community.enumerated() {
        let count = (0..<model.residents.count).count { Int(model.residents.population[$0].origin) == origin }
        let usual = reference.residents.values[origin] * model.scale
        #expect(abs(community - (usual > 0 ? Double(count) / usual : 1)) < 1e-12)
      }
    }
  }

  @Test func `candidates decide by what was seen last month and by this month's levers`() throws {
    var model = try plan(sample: 50, months: 30)
    for _ in 0..<30 {
      let month = model.month + 1
      let rule = InMigration.MonthRule(
        model.scenario, settings: model.policy.settings(in: month), referenceCash: model.referenceCash,
        perception: model.perception)
      var considered = 0
      let expected = PoolKind.allCases.map { pool in
        let count = model.candidates.count(pool, calendar: model.calendar, month: month, streams: model.streams)
        return model.candidates.arrivals(
          pool, count: count, month: month, rule: rule, streams: model.streams, factors: model.factors,
          considered: &considered
        ).count
      }
      try model.step()
      #expect(model.flows.arrivals == expected)
      #expect(model.flows.considering == considered)
    }
  }

  @Test func `awareness, tightness and wage index move on from last month's by this month's events`() throws {
    var model = try plan(sample: 100, months: 36)
    let parameters = model.scenario.parameters
    for _ in 0..<36 {
      let (brand, tightness, index) = (model.brand, model.tightness, model.wages.index)
      try model.step()
      #expect(model.brand == BrandAwareness.next(brand, inflow: model.settings.awareness, parameters.brand))
      #expect(model.tightness == model.marketRule.tightness(tightness, after: model.matching))
      for tier in 0..<3 {
        let pressure = Foundation.log(model.tightness[tier] / parameters.reference.tightness.values[tier])
        let bounded = min(max(pressure, -parameters.wages.indexBound), parameters.wages.indexBound)
        #expect(abs(model.wages.index[tier] - index[tier] - parameters.wages.indexSpeed / 12 * bounded) < 1e-12)
      }
    }
  }

  /// 19,800 children a year in 2026, times the index of the year: rounded up or down twice a month.
  @Test func `children reach the youngest age in cohorts of their year`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.stopCandidates()
      $0.ageing.cohortIndex = YearTable([(2024, 1), (2025, 0.5), (2026, 2)])
    }.model(sample: 20, months: 36)
    let ageing = model.scenario.parameters.ageing
    for (_, index) in [(2024, 1.0), (2025, 0.5), (2026, 2)] {
      var entrants = 0
      for _ in 0..<12 {
        try model.step()
        entrants += model.flows.turned14
        let births = Int16(model.month - 168)
        let children = (0..<model.residents.count).filter { model.residents.population[$0].birth == births }
        #expect(children.count == model.flows.turned14)
        for row in children {
          let child = model.residents.population[row]
          #expect(child.status == .student && child.education == .juniorSecondary)
          #expect((child.origin == 0) == (child.entry == .local))
          #expect(child.tenure == (child.origin == 0 ? .familyHome : .dormitory))
        }
      }
      let expected = (ageing.localEntrantsPerYear + ageing.migrantEntrantsPerYear) * index / 20
      #expect(abs(Double(entrants) - expected) <= 24)
      #expect(abs(Double(entrants) - expected) < acceptedDeviations * (24 * 0.25).squareRoot())
    }
  }

  /// With firms that never close, what start-ups gain is what their jobs grow by.
  @Test func `jobs created are those of programmes, multiplier and start-ups, of all ages and of the whole district`()
    throws
  {
    var model = try plan(sample: 50, months: 40)
    model = model.scenario.with { $0.entrepreneurship.exitProbability = StepTable([(0, 0)]) }
      .model(sample: 50, months: 40)
    for _ in 0..<40 {
      let before = model.startUps.jobs
      try model.step()
      let programmes = model.settings.jobs.reduce(0, +)
      let multiplied = model.scenario.parameters.labourDemand.multiplier * model.settings.highTechnologyJobs
      let startUps = (model.startUps.jobs - before) * 50
      #expect(startUps > 0)
      #expect(abs(model.jobsCreated - programmes - multiplied - startUps) < 1e-6)
    }
  }

  @Test func `graduates of the local colleges who stay are introduced, keep their clock and find a home`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.stopDeaths()
      $0.outMigration.monthlyHazard = 0
      $0.inMigration.choice.jobs = 0
    }.model(sample: 20, months: 6)
    try model.step(months: 5)
    let graduates = Set(
      (0..<model.residents.count).filter { row in
        let person = model.residents.population[row]
        return person.entry == .college && Int(person.graduation) == model.month + 1
      }.map { model.residents.population.key[$0] })
    let clocks = Dictionary(
      uniqueKeysWithValues: (0..<model.residents.count).map {
        (model.residents.population.key[$0], model.residents.population[$0].arrival)
      })
    try model.step()
    #expect(model.calendar.month(model.month).ofYear == 6)
    var stayers = 0
    var inDormitory = 0
    for row in 0..<model.residents.count where graduates.contains(model.residents.population.key[row]) {
      let person = model.residents.population[row]
      stayers += 1
      #expect(Int(person.introduced) == model.month && person.graduation == noMonth)
      #expect(person.arrival == clocks[person.key])
      #expect(person.status != .student && person.education.isDegree && person.tier == .mid)
      if person.tenure == .dormitory { inDormitory += 1 }
    }
    #expect(stayers == model.flows.collegeStayers)
    #expect(graduates.count == model.flows.collegeStayers + model.flows.collegeLeavers)
    let share = model.scenario.parameters.inMigration.degreeDormitoryShare
    #expect(abs(standardScore(successes: inDormitory, trials: stayers, probability: share)) < acceptedDeviations)
    let stay = model.scenario.parameters.schooling.stayShare
    #expect(abs(standardScore(successes: stayers, trials: graduates.count, probability: stay)) < acceptedDeviations)
  }

  @Test func `the spin-up is the same whatever the policy`() throws {
    var plain = try ScenarioFixture.baseline().model(sample: 200, months: 24)
    var plan = try plan(sample: 200, months: 24)
    try plain.step(months: 24)
    try plan.step(months: 24)
    #expect(plain.month == -1)
    #expect(
      (0..<plain.residents.count).map { plain.residents.population[$0] }
        == (0..<plan.residents.count).map { plan.residents.population[$0] })
  }

  @Test func `at the start everybody in work holds a post of the own tier at the wage of the own age`() throws {
    let model = try ScenarioFixture.baseline().model(sample: 100)
    for row in 0..<model.residents.count where model.residents.population[row].status == .employed {
      let person = model.residents.population[row]
      let cell = Int(person.cell)
      #expect(model.scenario.cells.tier(cell) == Int(person.tier.rawValue))
      let due = model.wages.wage(
        cell: cell, ageMonths: model.calendar.initialMonth - Int(person.birth), skillFactor: person.skillFactor)
      #expect(person.income == due)
    }
    #expect(model.residents.matchesRecount)
  }

  @Test func `the mean stay is that of non-locals not in education`() throws {
    var model = try ScenarioFixture.baseline().model(sample: 100, months: 6)
    for _ in 0..<6 {
      try model.step()
      let stays = (0..<model.residents.count).compactMap { row -> Int? in
        let person = model.residents.population[row]
        return person.origin == 0 || person.status == .student ? nil : max(0, model.month - Int(person.arrival))
      }
      let mean = Double(stays.reduce(0, +)) / Double(stays.count)
      let census = Census(model.scenario, sample: model.sample)
      let column = try #require(census.keys.firstIndex(of: SeriesKey("meanStayYears")))
      #expect(abs(census.row(model)[column] - mean / 12) < 1e-9)
    }
  }

  @Test func `a local graduate who returns does not leave in the month of return`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.schooling.returnShare = 1
      $0.outMigration.localProbability = 1
      $0.stopDeaths()
    }.model(sample: 50, months: 7)
    try model.step(months: 6)
    let awaited = Set(model.residents.away.filter { Int($0.person.graduation) == model.month + 1 }.map(\.person.key))
    #expect(!awaited.isEmpty)
    try model.step()
    #expect(model.flows.returns == awaited.count)
    #expect(awaited.isSubset(of: Set(model.residents.population.key)))
  }

  @Test func `a student away who reaches the end of the band is dropped without a flow`() throws {
    var model = try ScenarioFixture.baseline().model(sample: 200, months: 2)
    let old = person(1) {
      $0.key = 12345
      $0.origin = 0
      $0.status = .student
      $0.birth = Int16(model.month + 1 - 432)
      $0.graduation = Int16(model.month + 30)
    }
    var younger = old
    younger.key = 12346
    younger.birth += 1
    model.residents.away += [AwayStudent(person: old, degree: .master), AwayStudent(person: younger, degree: .master)]
    let residents = model.residents.count
    try model.step()
    #expect(!model.residents.away.contains { $0.person.key == 12345 })
    #expect(model.residents.away.contains { $0.person.key == 12346 })
    #expect(model.residents.count == residents + model.flows.net)
  }

  /// Crowding reads the firms at the end of last month: founders are those of everybody's own draw at that probability.
  @Test func `founders are as many as the free space of last month allows`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.closeTheDistrict()
      $0.makeEverybodyWork(as: .bachelor)
      $0.entrepreneurship.degreeEntryRate = 0.2
      $0.entrepreneurship.initialFirms = 4200
      $0.entrepreneurship.existingSpace = 560_000
    }.model(sample: 20, months: 1)
    let month = model.month + 1
    let share = model.startUpRule.freeShare(model.startUps, space: model.startUpSpace)
    #expect(share > 0.05 && share < 0.25)
    let entry = model.startUpRule.entryProbabilities(model.policy.settings(in: month), freeShare: share)
    let gates = model.streams.draws(.earlyGate, month: month)
    let draws = model.streams.draws(.startUpEntry, month: month)
    let expected = (0..<model.residents.count).count { row in
      let person = model.residents.population[row]
      let age = month - Int(person.birth)
      guard age >= 240, age < 432 else { return false }
      return Gate(gates, key: person.key).happens(2, entry[Int(person.zone) * 2 + 1], draws, person.key)
    }
    try model.step()
    #expect(expected > 200)
    #expect(model.startUps.firms.count { Int($0.born) == month } == expected)
    #expect(model.residents.stocks.byStatus[Int(Status.entrepreneur.rawValue)] == expected)
  }
}
