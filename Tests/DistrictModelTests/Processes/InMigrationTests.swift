import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// Verification tests V6–V9, and the terms of consideration and choice.
///
/// The reference probability is set to 0.232, the zones to .24 .16 .10 .08 .18 .10 .14; λ 0.5, income 2, rent 0.5,
/// amenity 0.25.
struct InMigrationTests {
  private let zoneShares = [0.24, 0.16, 0.10, 0.08, 0.18, 0.10, 0.14]

  private func scenario(_ edit: (inout InMigration.Parameters) -> Void = { _ in }) throws -> Scenario {
    try ScenarioFixture.baseline().with {
      $0.inMigration.choice.degreeReference = 0.232
      $0.inMigration.choice.nonDegreeReference = 0.232
      $0.inMigration.choice.zoneShares = ZoneTable(zoneShares)
      $0.inMigration.choice.nesting = 0.5
      $0.inMigration.choice.income = 2
      $0.inMigration.choice.rent = 0.5
      $0.inMigration.choice.amenity = 0.25
      $0.inMigration.choice.outsideShift = 0
      edit(&$0.inMigration)
    }
  }

  private func rule(
    _ scenario: Scenario, settings: (inout PolicySettings) -> Void = { _ in },
    perception: (inout Perception) -> Void = { _ in }
  ) -> InMigration.MonthRule {
    var policy = scenario.settings()
    settings(&policy)
    var seen = scenario.referencePerception
    perception(&seen)
    return InMigration.MonthRule(
      scenario, settings: policy, referenceCash: scenario.settings().expectedCash, perception: seen)
  }

  private func probability(
    _ rule: InMigration.MonthRule, _ pool: PoolKind = .experiencedGraduate, _ education: Education = .bachelor,
    origin: Int = 2, isCarer: Bool = false
  ) -> Double {
    rule.probability(pool: pool, education: education, origin: origin, isCarer: isCarer)
  }

  private func shares(_ rule: InMigration.MonthRule) -> [Double] {
    zip(rule.zones.cumulative, [0] + rule.zones.cumulative).map { $0 - $1 }
  }

  // MARK: - The rule

  @Test func `at the reference state everybody comes with the calibrated probability and to the calibrated zones`()
    throws
  {
    let scenario = try scenario()
    let rule = rule(scenario)
    for pool in PoolKind.allCases {
      for education in Education.allCases {
        for origin in scenario.district.origins.indices {
          for isCarer in [false, true] {
            let p = rule.probability(pool: pool, education: education, origin: origin, isCarer: isCarer)
            #expect(abs(p - 0.232) < 1e-12)
          }
        }
      }
    }
    for zone in zoneShares.indices { #expect(abs(shares(rule)[zone] - zoneShares[zone]) < 1e-12) }
  }

  @Test func `a tenth more income brings 26_77 percent`() throws {
    let rule = rule(try scenario(), perception: { $0.wageIndex = [0, Mathematics.log(1.1), 0] })
    #expect(abs(probability(rule) - 0.267_7) < 0.000_05)
    #expect(abs(probability(rule, .nonDegree, .seniorSecondary) - 0.232) < 1e-12)
  }

  @Test func `a tenth more rent everywhere brings 22_36 percent and leaves the zones' shares`() throws {
    let rule = rule(try scenario(), perception: { $0.rents = $0.rents.map { $0 * 1.1 } })
    #expect(abs(probability(rule) - 0.223_6) < 0.000_05)
    for zone in zoneShares.indices { #expect(abs(shares(rule)[zone] - zoneShares[zone]) < 1e-12) }
  }

  @Test func `one standard deviation of amenity in one zone brings 23_76 percent and draws people there`() throws {
    let rule = rule(try scenario(), settings: { $0.amenity[2] = 1 })
    #expect(abs(probability(rule) - 0.237_6) < 0.000_05)
    let printed = [0.2254, 0.1503, 0.1548, 0.0751, 0.1690, 0.0939, 0.1315]
    for zone in zoneShares.indices { #expect(abs(shares(rule)[zone] - printed[zone]) < 0.000_05) }
  }

  @Test func `vacancies draw people to their zone`() throws {
    let scenario = try scenario()
    let beta = scenario.parameters.inMigration.choice.zoneJobs
    let rule = rule(scenario, perception: { $0.vacancyShares[4] *= 2 })
    let weight = Foundation.pow(2, beta / 0.5)
    let sum = 1 + zoneShares[4] * (weight - 1)
    #expect(abs(shares(rule)[4] - zoneShares[4] * weight / sum) < 1e-12)
    let expected = Mathematics.logistic(Mathematics.logit(0.232) + 0.5 * Foundation.log(sum))
    #expect(abs(probability(rule) - expected) < 1e-12)
  }

  @Test func `a zone without vacancies is unattractive, not impossible`() throws {
    let rule = rule(try scenario(), perception: { $0.vacancyShares = [0, 0, 0, 0, 0, 0, 0] })
    #expect(probability(rule) > 0 && probability(rule) < 0.232)
    for share in shares(rule) { #expect(share > 0) }
  }

  /// Each term of the utility by hand, in logits above the reference.
  @Test func `tightness, network, card, schools, homes and competitors enter the choice with their coefficients`()
    throws
  {
    let scenario = try scenario { $0.choice.outsideShift = 0 }
    let choice = scenario.parameters.inMigration.choice
    func logits(_ rule: InMigration.MonthRule, _ education: Education = .bachelor, carer: Bool = false) -> Double {
      Mathematics.logit(probability(rule, .experiencedGraduate, education, isCarer: carer)) - Mathematics.logit(0.232)
    }
    let tight = rule(scenario, perception: { $0.logTightness = [0.5, 0.2, 0.1] })
    #expect(abs(logits(tight) - choice.jobs * 0.2) < 1e-12)
    #expect(abs(logits(tight, .doctorate) - choice.jobs * 0.1) < 1e-12)
    let known = rule(scenario, perception: { $0.community[2] = 1.5 })
    #expect(abs(logits(known) - choice.network * Foundation.log(1.5)) < 1e-12)
    let card = rule(scenario, settings: { $0.degreeAttraction = 0.03 })
    #expect(abs(logits(card) - 0.03) < 1e-12)
    #expect(abs(logits(card, .seniorSecondary)) < 1e-12)
    let schools = rule(scenario, settings: { $0.schoolAccess = 0.6 })
    #expect(abs(logits(schools)) < 1e-12)
    #expect(abs(logits(schools, carer: true) - choice.school * 0.6 * choice.carerShare) < 1e-12)
    let homes = rule(scenario, perception: { $0.allocationShare += 0.1 })
    let discount = scenario.parameters.housing.affordableDiscount
    #expect(abs(logits(homes) - choice.rent * 0.1 * -Foundation.log(1 - discount)) < 1e-12)
    #expect(abs(logits(homes, .juniorSecondary)) < 1e-12)
    let rival = rule(try self.scenario { $0.choice.outsideShift = 0.4 })
    #expect(abs(logits(rival) + 0.4) < 1e-12)
  }

  /// Bachelor's allowance 10,000 over 24 months of 8,000: cash = ln(1 + 10,000/192,000) = 0.0508 without the subsidy.
  @Test func `a payment counts for fresh graduates by the months it is spread over`() throws {
    let scenario = try scenario()
    let choice = scenario.parameters.inMigration.choice
    let settings = scenario.settings()
    var doubled = settings
    doubled.expectedCash = settings.expectedCash.map { $0 * 2 }
    let rule = InMigration.MonthRule(
      scenario, settings: doubled, referenceCash: settings.expectedCash, perception: scenario.referencePerception)
    for education in [Education.juniorCollege, .bachelor, .master, .doctorate] {
      let wage = scenario.parameters.wages.base[education.tier] * choice.amortisationMonths
      let before = settings.expectedCash[Int(education.rawValue)]
      let cash = Foundation.log(1 + 2 * before / wage) - Foundation.log(1 + before / wage)
      let p = probability(rule, .freshGraduate, education)
      #expect(abs(Mathematics.logit(p) - Mathematics.logit(0.232) - choice.income * choice.cashSalience * cash) < 1e-12)
      #expect(abs(probability(rule, .experiencedGraduate, education) - 0.232) < 1e-12)
    }
  }

  @Test func `the bachelor's allowance explains 7_5 percent of those who come with it`() throws {
    let scenario = try scenario { $0.choice.degreeReference = 0.243 }
    var with = scenario.settings()
    with.expectedCash = [0, 0, 0, 10_000, 30_000, 100_000]
    var without = with
    without.expectedCash = without.expectedCash.map { _ in 0 }
    let rule = InMigration.MonthRule(
      scenario, settings: without, referenceCash: with.expectedCash, perception: scenario.referencePerception)
    #expect(abs(probability(rule, .freshGraduate, .bachelor) - 0.225) < 0.000_5)
    for (education, share) in [(Education.bachelor, 0.075), (.master, 0.13), (.doctorate, 0.35)] {
      #expect(abs(1 - probability(rule, .freshGraduate, education) / 0.243 - share) < 0.005)
    }
  }

  /// q = 1 − exp(−(base + brand·B + referral·ρ)).
  @Test func `who considers the district knows it by itself, by its brand or by its people`() throws {
    let scenario = try scenario()
    let weights = scenario.parameters.inMigration.consideration
    let rule = rule(
      scenario, settings: { $0.degreeConsideration = 0.01 },
      perception: {
        $0.brand = 0.5
        $0.community[3] = 1.2
      })
    let degree =
      1 - Foundation.exp(-(weights.degree.base + 0.01 + weights.degree.brand * 0.5 + weights.degree.referral * 1.2))
    let other =
      1 - Foundation.exp(-(weights.nonDegree.base + weights.nonDegree.brand * 0.5 + weights.nonDegree.referral))
    #expect(abs(rule.consideration[0][3] - degree) < 1e-14)
    #expect(abs(rule.consideration[1][1] - other) < 1e-14)
    #expect(rule.highestConsideration[0] == rule.consideration[0].max())
  }

  @Test func `whatever raises a term never lowers a probability`() throws {
    let scenario = try scenario()
    let base = probability(rule(scenario), isCarer: true)
    let better: [(inout PolicySettings, inout Perception) -> Void] = [
      { settings, _ in settings.degreeAttraction += 0.01 }, { settings, _ in settings.amenity[6] += 0.01 },
      { settings, _ in settings.schoolAccess += 0.01 }, { _, seen in seen.rents[0] *= 0.99 },
      { _, seen in seen.wageIndex[1] += 0.01 }, { _, seen in seen.logTightness[1] += 0.01 },
      { _, seen in seen.community[2] *= 1.01 }, { _, seen in seen.allocationShare += 0.01 },
      { _, seen in seen.vacancyShares[3] *= 1.01 },
    ]
    for change in better {
      var settings = scenario.settings()
      var seen = scenario.referencePerception
      change(&settings, &seen)
      let rule = InMigration.MonthRule(
        scenario, settings: settings, referenceCash: scenario.settings().expectedCash, perception: seen)
      #expect(probability(rule, isCarer: true) > base)
    }
  }

  // MARK: - The draws

  /// 200,000 candidates who all consider: the standard error of the share who come is 0.0009.
  @Test func `of those who consider, as many come as the rule says, and to the zones it says`() throws {
    let scenario = try scenario { $0.consideration.degree.base = 100 }
    let (arrivals, considered) = arrivals(.experiencedGraduate, scenario, count: 200_000)
    #expect(considered == 200_000)
    #expect(
      abs(standardScore(successes: arrivals.count, trials: 200_000, probability: 0.232)) < acceptedDeviations)
    let zones = zoneShares.indices.map { zone in arrivals.count { Int($0.zone) == zone } }
    #expect(chiSquare(observed: zones, shares: zoneShares) < chiSquareLimit(degreesOfFreedom: 6))
  }

  private func arrivals(
    _ pool: PoolKind, _ scenario: Scenario, count: Int, month: Int = 4, rule: InMigration.MonthRule? = nil
  ) -> (people: [Person], considered: Int) {
    let streams = RandomStreams(seed: 41)
    let candidates = InMigration.Candidates(scenario, scale: 1)
    var considered = 0
    let people = candidates.arrivals(
      pool, count: count, month: month, rule: rule ?? self.rule(scenario), streams: streams,
      factors: PersonalFactors(scenario.parameters, streams: streams), considered: &considered)
    return (people, considered)
  }

  @Test func `consideration thins the candidates as often as the rule says`() throws {
    let scenario = try scenario()
    let rule = rule(scenario)
    for (pool, audience) in [(PoolKind.freshGraduate, 0), (.nonDegree, 1)] {
      let (_, considered) = arrivals(pool, scenario, count: 100_000)
      #expect(
        abs(standardScore(successes: considered, trials: 100_000, probability: rule.consideration[audience][1]))
          < acceptedDeviations)
    }
  }

  /// Everybody comes: origins, education, sex and tenure of 100,000 against the pool's shares.
  @Test(arguments: PoolKind.allCases)
  func `arrivals look like their pool`(pool: PoolKind) throws {
    let scenario = try everybodyComes()
    let definition = scenario.parameters.inMigration.pools[pool]
    let people = arrivals(pool, scenario, count: 100_000).people
    #expect(people.count == 100_000)
    func check(_ shares: [Double], _ member: (Person) -> Int) {
      var counts = Array(repeating: 0, count: shares.count)
      for person in people { counts[member(person)] += 1 }
      let possible = shares.indices.filter { shares[$0] > 0 }
      #expect(shares.indices.allSatisfy { shares[$0] > 0 || counts[$0] == 0 })
      #expect(
        chiSquare(observed: possible.map { counts[$0] }, shares: possible.map { shares[$0] })
          < chiSquareLimit(degreesOfFreedom: max(1, possible.count - 1)) + 10)
    }
    check(definition.originShares.values) { Int($0.origin) }
    check(definition.educationShares.values) { Int($0.education.rawValue) }
    check([definition.maleShare, 1 - definition.maleShare]) { $0.sex == .male ? 0 : 1 }
    let parameters = scenario.parameters.inMigration
    let dormitory = pool == .nonDegree ? parameters.nonDegreeDormitoryShare : parameters.degreeDormitoryShare
    check([dormitory, 1 - dormitory]) { $0.tenure == .dormitory ? 0 : 1 }
    #expect(people.allSatisfy { $0.tenure == .dormitory || $0.tenure == .privateRental })
    for person in people {
      #expect(person.status == .unemployed && person.arrival == 4 && person.introduced == 4)
      #expect(person.tier == person.education.tier && person.gap == 0)
      #expect(person.flags.contains(.freshGraduate) == (pool == .freshGraduate))
    }
  }

  private func everybodyComes() throws -> Scenario {
    try scenario {
      $0.consideration.degree.base = 100
      $0.consideration.nonDegree.base = 100
      $0.choice.degreeReference = 1
      $0.choice.nonDegreeReference = 1
    }
  }

  @Test func `fresh graduates come within a year and a half above the base age of their degree`() throws {
    let scenario = try everybodyComes()
    let pool = scenario.parameters.inMigration.pools.freshGraduate
    for person in arrivals(.freshGraduate, scenario, count: 20_000).people {
      let age = Double(4 - Int(person.birth)) / 12
      let base = pool.baseAge[person.education]
      #expect(age > base - 1.0 / 12 && age < base + 1.5)
    }
  }

  /// Clamping ages at the oldest month would put some 3 % of the experienced there.
  @Test(arguments: [PoolKind.experiencedGraduate, .nonDegree])
  func `ages above the base are a truncated exponential that does not pile up at 35`(pool: PoolKind) throws {
    let scenario = try everybodyComes()
    let people = arrivals(pool, scenario, count: 100_000).people
    let ages = people.map { 4 - Int($0.birth) }
    #expect(ages.max()! <= 431)
    #expect(ages.count { $0 == 431 } < 100_000 / 200)
    let definition = scenario.parameters.inMigration.pools[pool]
    // Mean above the base by education, averaged over the uniform spread of the base.
    var expected = 0.0
    var weight = 0.0
    for education in Education.allCases where definition.educationShares[education] > 0 {
      for step in 0..<1000 {
        let base = definition.baseAge[education] + definition.ageSpread * (Double(step) + 0.5) / 1000
        let (mean, upper) = (definition.meanYearsAboveBase, 36 - base)
        let e = Foundation.exp(-upper / mean)
        expected += definition.educationShares[education] * (base + mean - upper * e / (1 - e))
        weight += definition.educationShares[education]
      }
    }
    // Ages are in completed months, half a month less than exact on average.
    let years = ages.map { (Double($0) + 0.5) / 12 }
    #expect(abs(standardScore(ofMeanOf: years, expected: expected / weight)) < acceptedDeviations)
  }

  @Test func `the number of candidates follows season and trend and nothing else`() throws {
    let scenario = try scenario()
    let candidates = InMigration.Candidates(scenario, scale: 1)
    let streams = RandomStreams(seed: 2)
    for pool in PoolKind.allCases {
      let definition = scenario.parameters.inMigration.pools[pool]
      for month in [-24, -1, 0, 6, 18, 119] {
        let date = scenario.calendar.month(month)
        let exact =
          definition.slotsPerYear * Foundation.pow(1 + definition.trendPerYear, Double(date.year - 2026))
          * definition.season[date]
        let count = candidates.count(pool, calendar: scenario.calendar, month: month, streams: streams)
        #expect(abs(Double(count) - exact) < 1)
      }
    }
  }

  @Test func `who would come anyway still comes when one thing gets better`() throws {
    let scenario = try scenario()
    let better = rule(scenario, settings: { $0.degreeAttraction = 0.2 }, perception: { $0.brand += 0.1 })
    let before = Set(arrivals(.freshGraduate, scenario, count: 50_000).people.map(\.key))
    let after = Set(arrivals(.freshGraduate, scenario, count: 50_000, rule: better).people.map(\.key))
    #expect(before.isSubset(of: after))
    #expect(after.count > before.count)
  }

  /// Schools weigh from the month after the 29th birthday on; with a reference of nearly 0 only carers come.
  @Test func `schools draw candidates above 29 and no others`() throws {
    let scenario = try scenario {
      $0.consideration.degree.base = 100
      $0.choice.degreeReference = 1e-9
      $0.choice.school = 100
    }
    let schools = rule(scenario, settings: { $0.schoolAccess = 1 })
    let people = arrivals(.experiencedGraduate, scenario, count: 20_000, rule: schools).people
    let ages = people.map { 4 - Int($0.birth) }
    #expect(ages.min() == 349)
    #expect(people.count > 1000)
  }

  @Test func `an empty pool sends nobody, certain consideration leaves nobody out`() throws {
    let scenario = try scenario()
    #expect(arrivals(.freshGraduate, scenario, count: 0).people.isEmpty)
    let certain = try self.scenario { $0.consideration.nonDegree.base = 1e6 }
    #expect(arrivals(.nonDegree, certain, count: 5000).considered == 5000)
    let unknown = try self.scenario {
      $0.consideration.nonDegree = InMigration.Consideration.Audience(base: 0, brand: 0, referral: 0)
    }
    #expect(arrivals(.nonDegree, unknown, count: 5000).considered == 0)
  }
}
