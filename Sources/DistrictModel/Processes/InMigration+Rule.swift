/// What candidates perceive of the district: the state at the end of the month before.
package struct Perception: Sendable {
  /// Hires per unemployed and month over its reference, logarithm, by tier.
  package var logTightness: [Double]
  /// Log wage relative to outside, by tier.
  package var wageIndex: [Double]
  /// Unit: CNY per m² and month, by zone.
  package var rents: [Double]
  /// Share of vacancies, by zone.
  package var vacancyShares: [Double]
  /// Residents over the reference, by origin.
  package var community: [Double]
  package var brand: Double
  /// Affordable homes allocated per applicant.
  package var allocationShare: Double
}

extension Perception {
  /// The reference state: all differences vanish.
  package init(atReferenceOf scenario: Scenario) {
    let reference = scenario.parameters.reference
    self.init(
      logTightness: [0, 0, 0], wageIndex: [0, 0, 0], rents: scenario.parameters.housing.rents.values,
      vacancyShares: reference.vacancyShares.values, community: scenario.district.origins.map { _ in 1 },
      brand: BrandAwareness.fixedPoint(scenario.parameters.brand), allocationShare: reference.allocationShare)
  }
}

extension InMigration {
  /// Consideration and nested-logit choice in one month, tabulated by type of candidate.
  ///
  /// A candidate considers the district with `q = 1 − exp(−(base + brand·B + referral·ρ))` and then chooses it with
  /// `P = logistic(asc + c + I)`, where *I* is the logsum over zones. One uniform is compared with *P*, so whatever
  /// raises a term never loses a person.
  package struct MonthRule: Sendable {
    /// By audience (degree, no degree) and origin.
    package let consideration: [[Double]]
    /// The largest of them, by audience: lets most candidates be settled before anything else is drawn.
    package let highestConsideration: [Double]
    /// By pool, education, origin, and carer or not.
    private let acceptance: [Double]
    private let originCount: Int
    package let zones: Categorical

    package init(
      _ scenario: Scenario, settings: PolicySettings, referenceCash: [Double], perception: Perception
    ) {
      let parameters = scenario.parameters.inMigration
      let choice = parameters.choice
      let reference = scenario.parameters.reference
      let wages = scenario.parameters.wages
      let housing = scenario.parameters.housing
      originCount = scenario.district.origins.count

      consideration = [parameters.consideration.degree, parameters.consideration.nonDegree].enumerated().map {
        audience, weights in
        let base = weights.base + (audience == 0 ? settings.degreeConsideration : 0) + weights.brand * perception.brand
        return perception.community.map { Hazard.probability(max(0, base + weights.referral * $0)) }
      }
      highestConsideration = consideration.map { $0.max() ?? 0 }

      let zoneUtilities = scenario.district.zones.indices.map { zone in
        let vacancy = max(perception.vacancyShares[zone], 1e-4)
        let difference =
          -choice.rent * Mathematics.log(perception.rents[zone] / housing.rents[zone])
          + choice.amenity * settings.amenity[zone]
          + choice.zoneJobs * Mathematics.log(vacancy / max(reference.vacancyShares[zone], 1e-4))
        return max(choice.zoneShares[zone], 1e-12) * Mathematics.exp(difference / choice.nesting)
      }
      let logsum = choice.nesting * Mathematics.log(zoneUtilities.reduce(0, +))
      zones = Categorical(zoneUtilities)

      let affordable =
        choice.rent * (perception.allocationShare - reference.allocationShare)
        * -Mathematics.log(max(1e-6, 1 - housing.affordableDiscount))
      let network = perception.community.map { choice.network * Mathematics.log(max($0, 1e-4)) }
      var table: [Double] = []
      for pool in PoolKind.allCases {
        let constant = Mathematics.logit(pool.isDegree ? choice.degreeReference : choice.nonDegreeReference)
        for education in Education.allCases {
          let tier = Int(education.tier.rawValue)
          var common = constant + logsum - choice.outsideShift - settings.outsideAttraction
          common += choice.income * perception.wageIndex[tier] + choice.jobs * perception.logTightness[tier]
          if pool == .freshGraduate {
            let wage = wages.base.values[tier] * choice.amortisationMonths
            let now = settings.expectedCash[Int(education.rawValue)]
            let before = referenceCash[Int(education.rawValue)]
            common +=
              choice.income * choice.cashSalience
              * (Mathematics.log(1 + max(0, now) / wage) - Mathematics.log(1 + max(0, before) / wage))
          }
          if education.isDegree { common += settings.degreeAttraction }
          if education >= .seniorSecondary { common += affordable }
          for origin in 0..<originCount {
            for isCarer in [false, true] {
              let school = isCarer ? choice.school * settings.schoolAccess * choice.carerShare : 0
              table.append(Mathematics.logistic(common + network[origin] + school))
            }
          }
        }
      }
      acceptance = table
    }

    /// Probability that a candidate who considers the district comes.
    @inline(__always)
    package func probability(pool: PoolKind, education: Education, origin: Int, isCarer: Bool) -> Double {
      let row = (Int(pool.rawValue) * Education.allCases.count + Int(education.rawValue)) * originCount + origin
      return acceptance[row * 2 + (isCarer ? 1 : 0)]
    }

    /// The largest probability of anybody in a pool, by origin.
    package func highestByOrigin(_ pool: PoolKind) -> [Double] {
      (0..<originCount).map { origin in
        Education.allCases.reduce(0) { max($0, highestProbability(pool: pool, education: $1, origin: origin)) }
      }
    }

    /// The larger of the probabilities of carers and others.
    @inline(__always)
    package func highestProbability(pool: PoolKind, education: Education, origin: Int) -> Double {
      max(
        probability(pool: pool, education: education, origin: origin, isCarer: false),
        probability(pool: pool, education: education, origin: origin, isCarer: true))
    }
  }

  /// Draws of one pool's candidates in one month.
  package struct CandidateDraws: Sendable {
    let consideration, origin, level, base, above, choice, zone, sex, tenure: Draws

    package init(_ streams: RandomStreams, pool: PoolKind, month: Int) {
      consideration = streams.draws(.consideration, month: month)
      choice = streams.draws(.choice, month: month)
      zone = streams.draws(.zoneChoice, month: month)
      origin = streams.draws(.origin)
      level = streams.draws(pool.isDegree ? .degreeLevel : .schoolLevel)
      base = streams.draws(.age, draw: 0)
      above = streams.draws(.age, draw: 1)
      sex = streams.draws(.sex)
      tenure = streams.draws(.tenure)
    }
  }

  /// The candidates of all pools.
  package struct Candidates: Sendable {
    private let parameters: Parameters
    private let origins: [Categorical]
    private let levels: [Categorical]
    private let oldestMonths: Int
    private let startYear: Int
    private let scale: Double

    package init(_ scenario: Scenario, scale: Double) {
      parameters = scenario.parameters.inMigration
      origins = PoolKind.allCases.map { Categorical(scenario.parameters.inMigration.pools[$0].originShares.values) }
      levels = PoolKind.allCases.map {
        Categorical(scenario.parameters.inMigration.pools[$0].educationShares.values)
      }
      oldestMonths = scenario.district.definitions.firstAgeAbove * 12 - 1
      startYear = scenario.district.period.start.year
      self.scale = scale
    }

    /// People of a pool who decide in a month: fixed by calendar and trend, never by policy.
    package func count(_ pool: PoolKind, calendar: Calendar, month: Int, streams: RandomStreams) -> Int {
      let date = calendar.month(month)
      let parameters = parameters.pools[pool]
      let years = date.year - startYear
      let growth = Mathematics.exp(Double(years) * Mathematics.log(1 + parameters.trendPerYear))
      let exact = parameters.slotsPerYear * growth * parameters.season[date] * scale
      return streams.rounded(max(0, exact), count: Int(pool.rawValue), month: month)
    }

    /// Age in months at the decision.
    private func ageMonths(_ pool: Pool, education: Education, key: UInt64, draws: CandidateDraws) -> Int {
      let base = pool.baseAge[education] + pool.ageSpread * draws.base.uniform(key)
      let upper = Double(oldestMonths) / 12 + 0.99 / 12 - base
      let above = truncatedExponential(mean: pool.meanYearsAboveBase, upper: upper, draws.above.uniform(key))
      return min(Int(((base + above) * 12).rounded(.down)), oldestMonths)
    }

    /// Those of some candidates of a pool who come in a month.
    ///
    /// `considered` counts the candidates who consider the district.
    package func arrivals(
      _ pool: PoolKind, slots: StrideTo<Int>, month: Int, rule: MonthRule, streams: RandomStreams,
      factors: PersonalFactors,
      considered: inout Int
    ) -> [Person] {
      let draws = CandidateDraws(streams, pool: pool, month: month)
      let parameters = self.parameters
      let definition = parameters.pools[pool]
      let audience = pool.isDegree ? 0 : 1
      let highest = rule.highestConsideration[audience]
      let carerMonths = Int(parameters.choice.carerAge * 12)
      let dormitoryShare = pool.isDegree ? parameters.degreeDormitoryShare : parameters.nonDegreeDormitoryShare
      let (originDraw, levelDraw) = (origins[Int(pool.rawValue)], levels[Int(pool.rawValue)])
      let thresholds = rule.consideration[audience]
      let best = rule.highestByOrigin(pool)
      var arrivals: [Person] = []
      for slot in slots {
        let key = DrawKey.key(.candidate, cell: Int(pool.rawValue), month: month, slot: slot)
        let consideration = draws.consideration.uniform(key)
        guard consideration < highest else { continue }
        let origin = originDraw.index(draws.origin.uniform(key))
        guard consideration < thresholds[origin] else { continue }
        considered += 1
        let choice = draws.choice.uniform(key)
        guard choice < best[origin] else { continue }
        let education = Education(rawValue: UInt8(levelDraw.index(draws.level.uniform(key))))!
        guard choice < rule.highestProbability(pool: pool, education: education, origin: origin) else { continue }
        let age = ageMonths(definition, education: education, key: key, draws: draws)
        let probability = rule.probability(
          pool: pool, education: education, origin: origin, isCarer: age > carerMonths)
        guard choice < probability else { continue }
        var person = Person(key: key, birth: Int16(month - age), arrival: Int16(month))
        person.introduced = Int16(month)
        person.origin = UInt8(origin)
        person.education = education
        person.tier = education.tier
        person.status = .unemployed
        person.sex = draws.sex.uniform(key) < definition.maleShare ? .male : .female
        person.zone = UInt8(rule.zones.index(draws.zone.uniform(key)))
        person.tenure = draws.tenure.uniform(key) < dormitoryShare ? .dormitory : .privateRental
        switch pool {
        case .freshGraduate:
          person.entry = .freshGraduate
          person.flags.insert(.freshGraduate)
        case .experiencedGraduate: person.entry = .experiencedGraduate
        case .nonDegree: person.entry = .nonDegree
        }
        factors.apply(to: &person)
        arrivals.append(person)
      }
      return arrivals
    }
  }
}
