import DistrictModel

/// Measures patterns on the outcomes of a scenario and of its twins.
struct PatternMeasures {
  let scenario: Scenario
  let base: [Outcome]
  /// The same replicates with a less attractive outside.
  let pulled: [Outcome]?
  /// The same replicates with one level more of delegated recognition.
  let recognised: [Outcome]?

  private var start: Month { scenario.district.period.start }
  private var firstYear: Int { start.year }
  private var lastYear: Int { base[0].monthly.lastMonth.year }

  /// Mean over replicates; nil where there is nothing to measure.
  func value(of measure: Pattern.Measure) -> Double? {
    switch measure {
    case .arrivalPeak: schedule?.peak
    case .arrivalAscent: schedule?.ascent
    case .arrivalDescent: schedule?.descent
    case .arrivalFit: schedule?.explained
    case .leavingPeakAge: leavingPeak.map { Double($0.age) }
    case .leavingAtOldest: leavingPeak.map { $0.atOldest }
    case .summerShare: seasonShare(["arrivalsFreshGraduates", "arrivalsExperienced"], months: 6...8)
    case .springShare: seasonShare(["arrivalsNonDegree"], months: 2...3)
    case .hazardRatio: ratio(hazard(24..<48), hazard(72..<120))
    case .hazardFirstYear: yearlyHazard(1..<12)
    case .hazardSecondYear: yearlyHazard(12..<24)
    case .hazardYears3To4: yearlyHazard(24..<48)
    case .hazardYears5To6: yearlyHazard(48..<72)
    case .hazardYears7To10: yearlyHazard(72..<120)
    case .hazardBeyond: yearlyHazard(120..<Int.max)
    case .retentionOneYear: retention(after: 12)
    case .retentionThreeYears: retention(after: 36)
    case .unemploymentRate: mean { $0.monthly.yearTotal("unemploymentRate", year: lastYear).map { $0 / 12 } }
    case .rentChange: rentChange
    case .meanStayYears: mean { $0.monthly.value("meanStayYears", at: Month(year: firstYear, month: 12)) }
    case .earlyGrowth: growth(from: firstYear - 1, to: min(firstYear + 4, lastYear))
    case .lateGrowth: lastYear > firstYear + 4 ? growth(from: firstYear + 4, to: lastYear) : nil
    case .graduateShare:
      ratio(mean { $0.monthly.yearTotal("graduatesIntroduced", year: firstYear) }, degreeCandidates)
    case .talentsPerYear: mean { $0.monthly.yearTotal("talentsIntroduced", year: firstYear) }
    case .classFShare:
      ratio(
        mean { $0.monthly.yearTotal("talentsIntroduced", group: "class:F", year: firstYear) },
        value(of: .talentsPerYear))
    case .turnoverRatio: ratio(leavingRate(ofLocals: false), leavingRate(ofLocals: true))
    case .midLowWageRatio: ratio(wage(.mid), wage(.low))
    case .rentElasticity: rentElasticity
    case .multiplier: scenario.parameters.labourDemand.multiplier
    case .amenityBalance: amenityBalance
    case .butForBachelor: butFor(.bachelor)
    case .butForMaster: butFor(.master)
    case .butForDoctor: butFor(.doctorate)
    case .recognitionCatchUp: catchUp
    }
  }

  private func mean(_ value: (Outcome) -> Double?) -> Double? {
    let values = base.compactMap(value)
    return values.count == base.count ? Statistics.mean(values) : nil
  }

  private func ratio(_ above: Double?, _ below: Double?) -> Double? {
    guard let above, let below, below != 0 else { return nil }
    return above / below
  }

  // MARK: Arrivals

  private var schedule: RogersCastro? {
    var counts = base[0].profiles.arrivalsByAge.map { _ in 0.0 }
    for outcome in base {
      for (age, count) in outcome.profiles.arrivalsByAge.enumerated() { counts[age] += Double(count) }
    }
    return RogersCastro(fittedTo: counts, youngest: scenario.district.definitions.youngestAge)
  }

  private func seasonShare(_ indicators: [String], months: ClosedRange<Int>) -> Double? {
    var (inSeason, all) = (0.0, 0.0)
    for outcome in base {
      for year in firstYear...lastYear {
        for month in 1...12 {
          for indicator in indicators {
            let value = outcome.monthly.value(indicator, at: Month(year: year, month: month)) ?? 0
            all += value
            if months.contains(month) { inSeason += value }
          }
        }
      }
    }
    return ratio(inSeason, all)
  }

  private var degreeCandidates: Double? {
    let pools = scenario.parameters.inMigration.pools
    return pools.freshGraduate.slotsPerYear + pools.experiencedGraduate.slotsPerYear
  }

  // MARK: Leaving

  private var leavingPeak: (age: Int, atOldest: Double)? {
    let ages = base[0].profiles.atRiskByAge.indices
    let rates = ages.map { age in
      let atRisk = base.reduce(0) { $0 + $1.profiles.atRiskByAge[age] }
      let left = base.reduce(0) { $0 + $1.profiles.leftByAge[age] }
      return atRisk > 0 ? Double(left) / Double(atRisk) : 0
    }
    guard let highest = rates.max(), highest > 0, let position = rates.firstIndex(of: highest) else { return nil }
    let oldest = max(0, rates.count - 2)
    return (scenario.district.definitions.youngestAge + position, rates[oldest] / highest)
  }

  private func hazard(_ stays: Range<Int>) -> Double? {
    var (left, atRisk) = (0, 0)
    for outcome in base {
      for group in outcome.profiles.atRiskByStay.indices {
        for stay in stays.clamped(to: outcome.profiles.atRiskByStay[group].indices) {
          left += outcome.profiles.leftByStay[group][stay]
          atRisk += outcome.profiles.atRiskByStay[group][stay]
        }
      }
    }
    return ratio(Double(left), Double(atRisk))
  }

  private func yearlyHazard(_ stays: Range<Int>) -> Double? {
    hazard(stays).map { -12 * Mathematics.log(max(1e-12, 1 - $0)) }
  }

  /// Share of graduates still here at the end of a month of their stay.
  private func retention(after month: Int) -> Double? {
    mean { outcome in
      guard let row = outcome.retention.rows.first(where: { $0.group == "degree" }) else { return nil }
      let shares = RetentionCurve.shares(of: row)
      return month < shares.count ? shares[month] : nil
    }
  }

  /// Leavers of the first policy year over residents of the same origin at its end.
  private func leavingRate(ofLocals isLocal: Bool) -> Double? {
    let local = scenario.district.origins[0].name
    let end = Month(year: firstYear, month: 12)
    return mean { outcome in
      guard let locals = outcome.monthly.value("residents", group: "origin:\(local)", at: end),
        let all = outcome.monthly.value("youthPopulation", at: end),
        let left = outcome.monthly.yearTotal(isLocal ? "localLeavers" : "leavers", year: firstYear)
      else { return nil }
      return left / max(1, isLocal ? locals : all - locals)
    }
  }

  private func growth(from first: Int, to last: Int) -> Double? {
    guard last > first else { return nil }
    return mean { outcome in
      guard let before = outcome.monthly.value("youthPopulation", at: Month(year: first, month: 12)),
        let after = outcome.monthly.value("youthPopulation", at: Month(year: last, month: 12)), before > 0
      else { return nil }
      return (after / before - 1) / Double(last - first)
    }
  }

  // MARK: Work, homes, policy

  private func wage(_ tier: Tier) -> Double? {
    mean { $0.monthly.value("meanWage", group: "tier:\(tier.name)", at: Month(year: firstYear, month: 12)) }
  }

  private var rentChange: Double? {
    mean { outcome in
      guard let before = outcome.monthly.value("meanRent", at: start + -1),
        let after = outcome.monthly.value("meanRent", at: outcome.monthly.lastMonth), before > 0
      else { return nil }
      return after / before - 1
    }
  }

  private var rentElasticity: Double? {
    guard let pulled else { return nil }
    func change(_ indicator: String) -> Double? {
      let pairs = zip(pulled, base).compactMap { pulled, base -> Double? in
        let end = base.monthly.lastMonth
        guard let with = pulled.monthly.value(indicator, at: end), let without = base.monthly.value(indicator, at: end),
          with > 0, without > 0
        else { return nil }
        return Mathematics.log(with / without)
      }
      return pairs.count == base.count ? Statistics.mean(pairs) : nil
    }
    return ratio(change("meanRent"), change("youthPopulation"))
  }

  private var amenityBalance: Double? {
    let staying = scenario.parameters.satisfaction
    let coming = scenario.parameters.inMigration.choice
    return ratio(ratio(staying.amenity, staying.wage), ratio(coming.amenity, coming.income))
  }

  /// `1 − P(without) / P(with)` at the reference state, other money unchanged.
  private func butFor(_ education: Education) -> Double? {
    guard
      let lever = scenario.district.levers.levers.first(where: { $0.definition.effects.allowance != nil }),
      let allowance = lever.definition.effects.allowance
    else { return nil }
    let calendar = Calendar(scenario.district.period, until: scenario.district.period.start)
    var reference = scenario
    reference.levers = LeverSettings()
    let settings = PolicyPackage(reference, calendar: calendar).settings(in: calendar.initialMonth)
    var without = settings
    without.expectedCash[Int(education.rawValue)] -= allowance.amounts[education] * lever.definition.referenceLevel
    func probability(_ settings: PolicySettings, _ cash: [Double]) -> Double {
      InMigration.MonthRule(
        reference, settings: settings, referenceCash: cash, perception: Perception(atReferenceOf: reference)
      ).probability(pool: .freshGraduate, education: education, origin: 1, isCarer: false)
    }
    let cash = settings.expectedCash
    return 1 - probability(without, cash) / probability(settings, cash)
  }

  /// Paired effect in the first year over that of the fourth.
  private var catchUp: Double? {
    guard let recognised else { return nil }
    func effect(_ year: Int) -> Double {
      Statistics.mean(
        zip(recognised, base).map { with, without in
          (with.monthly.yearTotal("talentsIntroduced", year: year) ?? 0)
            - (without.monthly.yearTotal("talentsIntroduced", year: year) ?? 0)
        })
    }
    return ratio(effect(firstYear), effect(firstYear + 3))
  }
}
