import TestSupport
import Testing

@testable import DistrictModel

struct SchoolingTests {
  private let streams = RandomStreams(seed: 3)

  /// September 2026 is month 8.
  private func rule(
    month: Int, _ scenario: Scenario, settings: PolicySettings? = nil, perception: Perception? = nil
  ) -> Schooling.MonthRule {
    Schooling.MonthRule(
      scenario, settings: settings ?? scenario.settings(), perception: perception ?? scenario.referencePerception,
      month: month, date: scenario.calendar.month(month), streams: streams)
  }

  /// What happens in a month to a student.
  private func step(
    _ scenario: Scenario, month: Int, ageMonths: Int, origin: UInt8, entry: Entry = .local, slot: Int = 1,
    graduation: Int? = nil, arrival: Int? = nil
  ) -> Schooling.Step {
    var population = Population()
    population.append(
      person(slot) {
        $0.birth = Int16(month - ageMonths)
        $0.origin = origin
        $0.entry = entry
        $0.status = .student
        $0.graduation = graduation.map { Int16($0) } ?? noMonth
        if let arrival { $0.arrival = Int16(arrival) }
      })
    return rule(month: month, scenario).step(0, population)
  }

  /// The cohort that turns 18 in the twelve months to 31 August is 217…228 months old in September.
  @Test func `a local leaves school in the September after the 18th birthday, not before`() throws {
    let scenario = try ScenarioFixture.baseline()
    #expect(step(scenario, month: 8, ageMonths: 216, origin: 0) == .stays)
    for age in [217, 222, 228] { #expect(step(scenario, month: 8, ageMonths: age, origin: 0) != .stays) }
    for month in [0, 7, 9, 11] { #expect(step(scenario, month: month, ageMonths: 222, origin: 0) == .stays) }
  }

  @Test func `each local leaves school exactly once, in one of twelve cohorts`() throws {
    let scenario = try ScenarioFixture.baseline()
    for birth in 0..<24 {
      let leavings = (168...240).filter { age in
        let month = birth + age - 220
        return step(scenario, month: month, ageMonths: age, origin: 0) != .stays
      }
      #expect(leavings.first.map { (217...228).contains($0) } == true)
    }
  }

  /// 20,000 leavers, five classes: an error of 0.02 in one of the probabilities would show.
  @Test func `leavers go away, study here or work as often as they should`() throws {
    let scenario = try ScenarioFixture.baseline()
    let parameters = scenario.parameters.schooling
    var counts = [0, 0, 0, 0, 0]
    for slot in 0..<20_000 {
      switch step(scenario, month: 8, ageMonths: 220, origin: 0, slot: slot) {
      case .leavesForUniversity(.juniorCollege, let graduation):
        #expect(graduation == 8 + 34)
        counts[0] += 1
      case .leavesForUniversity(.bachelor, let graduation):
        #expect(graduation == 8 + 46)
        counts[1] += 1
      case .leavesForUniversity(.master, let graduation):
        #expect(graduation == 8 + 82)
        counts[2] += 1
      case .studiesHere(let graduation):
        #expect(graduation == 8 + 34)
        counts[3] += 1
      case .entersWork(.seniorSecondary): counts[4] += 1
      default: Issue.record("a local who leaves school does one of five things")
      }
    }
    let away = parameters.tertiaryShare * parameters.awayShare
    let degrees = [Education.juniorCollege, .bachelor, .master].map { parameters.awayDegreeShares[$0] }
    let shares = degrees.map { $0 * away } + [parameters.tertiaryShare - away, 1 - parameters.tertiaryShare]
    #expect(chiSquare(observed: counts, shares: shares) < chiSquareLimit(degreesOfFreedom: 4))
  }

  @Test func `away graduates of every course return in a July, college graduates leave in a June`() throws {
    let calendar = try ScenarioFixture.baseline().calendar
    for months in [34, 46, 82] { #expect(calendar.month(8 + months).ofYear == 7) }
    for months in [33, 45] { #expect(calendar.month(8 + months).ofYear == 6) }
  }

  @Test func `a non-local at school enters work at 17, in any month`() throws {
    let scenario = try ScenarioFixture.baseline()
    for month in [2, 8] {
      #expect(step(scenario, month: month, ageMonths: 203, origin: 3, entry: .migrantChild) == .stays)
      #expect(
        step(scenario, month: month, ageMonths: 204, origin: 3, entry: .migrantChild) == .entersWork(.seniorSecondary))
    }
  }

  @Test func `migrant children go back at the stated age, if a share of them does`() throws {
    let all = try ScenarioFixture.baseline().with { $0.ageing.migrantLeavingShare = 1 }
    let none = try ScenarioFixture.baseline().with { $0.ageing.migrantLeavingShare = 0 }
    let age = Int(all.parameters.ageing.migrantLeavingAge * 12)
    #expect(step(all, month: 3, ageMonths: age, origin: 2, entry: .migrantChild) == .leavesAsChild)
    #expect(step(all, month: 3, ageMonths: age + 1, origin: 2, entry: .migrantChild) == .stays)
    #expect(step(none, month: 3, ageMonths: age, origin: 2, entry: .migrantChild) == .stays)
  }

  @Test func `a local who studied here starts to look for work with a junior-college degree`() throws {
    let scenario = try ScenarioFixture.baseline()
    #expect(step(scenario, month: 30, ageMonths: 252, origin: 0, graduation: 31) == .stays)
    #expect(step(scenario, month: 31, ageMonths: 253, origin: 0, graduation: 31) == .entersWork(.juniorCollege))
  }

  /// Graduates of the local colleges, 20,000 for each course: the standard error of the stayers' share is 0.003.
  @Test(arguments: [(33, Education.juniorCollege), (45, .bachelor)])
  func `college graduates stay with the reference probability`(months: Int, degree: Education) throws {
    let scenario = try ScenarioFixture.baseline()
    var stayers = 0
    for slot in 0..<20_000 {
      switch step(
        scenario, month: 8 + months, ageMonths: 250, origin: 2, entry: .college, slot: slot, graduation: 8 + months,
        arrival: 8)
      {
      case .staysAfterCollege(degree): stayers += 1
      case .leavesAfterCollege: break
      default: Issue.record("a college graduate stays or leaves, with a degree of the course's length")
      }
    }
    let probability = scenario.parameters.schooling.stayShare
    #expect(abs(standardScore(successes: stayers, trials: 20_000, probability: probability)) < acceptedDeviations)
  }

  @Test func `returns follow the logit of alliance, card and tightness of the degree's tier`() throws {
    let scenario = try ScenarioFixture.baseline()
    let p = scenario.parameters.schooling.returnShare
    #expect(abs(rule(month: 8, scenario).returnProbabilities[3] - p) < 1e-14)
    var settings = scenario.settings()
    settings.graduateReturn = 0.35
    settings.degreeAttraction = 0.03
    var perception = scenario.referencePerception
    perception.logTightness = [9, 0.1, -0.2]
    let changed = rule(month: 8, scenario, settings: settings, perception: perception).returnProbabilities
    let jobs = scenario.parameters.inMigration.choice.jobs
    func expected(_ tightness: Double) -> Double {
      Mathematics.logistic(Mathematics.logit(p) + 0.38 + jobs * tightness)
    }
    #expect(abs(changed[2] - expected(0.1)) < 1e-14)
    #expect(abs(changed[3] - expected(0.1)) < 1e-14)
    #expect(abs(changed[4] - expected(-0.2)) < 1e-14)
  }

  @Test func `college intake comes in September only, aged 18_0 to 19_3, and finishes 33 or 45 months later`() throws {
    var model = try ScenarioFixture.baseline().model(sample: 50)
    for _ in 0..<12 {
      try model.step()
      let isSeptember = model.calendar.month(model.month).ofYear == 9
      #expect((model.flows.collegeIntake > 0) == isSeptember)
      guard isSeptember else { continue }
      let population = model.residents.population
      var long = 0
      var count = 0
      for row in 0..<population.count
      where population[row].entry == .college && Int(population[row].arrival) == model.month {
        count += 1
        #expect((216...231).contains(model.month - Int(population[row].birth)))
        let course = Int(population[row].graduation) - model.month
        #expect(course == 33 || course == 45)
        if course == 45 { long += 1 }
      }
      #expect(count == model.flows.collegeIntake)
      #expect(count == 270)
      let share = model.scenario.parameters.schooling.longCourseShare
      #expect(abs(standardScore(successes: long, trials: count, probability: share)) < acceptedDeviations)
    }
  }

  @Test func `who returns is out of work, at home, and new this month`() throws {
    var model = try ScenarioFixture.baseline().model(sample: 20, months: 8)
    try model.step(months: 6)
    let awaited = Set(model.residents.away.filter { Int($0.person.graduation) == model.month + 1 }.map(\.person.key))
    #expect(!awaited.isEmpty)
    try model.step()
    #expect(model.calendar.month(model.month).ofYear == 7)
    var returned = 0
    let population = model.residents.population
    for row in 0..<population.count where awaited.contains(population.key[row]) {
      returned += 1
      #expect(population[row].origin == 0)
      #expect(Int(population[row].introduced) == model.month && Int(population[row].arrival) == model.month)
      #expect(population[row].education >= .juniorCollege)
      #expect(population[row].status != .student)
    }
    #expect(returned == model.flows.returns)
    let p = model.scenario.parameters.schooling.returnShare
    #expect(abs(standardScore(successes: returned, trials: awaited.count, probability: p)) < acceptedDeviations)
    #expect(!model.residents.away.contains { awaited.contains($0.person.key) })
  }
}
