import DistrictModel

/// What a scenario costs more than the base, over what it achieves more: the price of one *additional* person.
public struct CostEffectiveness: Sendable {
  /// Whose money is counted, and when.
  public enum View: String, CaseIterable, Sendable {
    /// All public money, discounted to the start of the first policy year.
    case grossDiscounted
    /// All public money in the years of spending.
    case gross
    /// The same with capital spread over its lifetime; what falls beyond the run is left out.
    case grossAnnualised
    /// The district's own share, discounted.
    case districtDiscounted
    /// The district's own share in the years of spending.
    case district

    var isDiscounted: Bool { self == .grossDiscounted || self == .districtDiscounted }
  }

  /// What there is more of.
  public enum Effect: String, CaseIterable, Sendable {
    /// Residents at the end of the last year.
    case residents
    /// Graduates introduced over all policy years.
    case graduates
    /// A–F talents introduced over all policy years.
    case talents
    /// Person-years lived in the district from the policy start on; discounted where the money is.
    case youthYears
  }

  /// One cell: a view of money over an effect.
  public struct Estimate: Sendable {
    public let view: View
    public let effect: Effect
    /// Cost and effect of the scenario less those of the base.
    public let cost: PairedDifference
    public let gain: PairedDifference
    /// Nil where the effect cannot be told from none.
    public let ratio: RatioEstimate?
  }

  /// Every view over every effect that the series know.
  public let estimates: [Estimate]

  init(of arm: Comparison.Arm, against base: Comparison.Arm) {
    let runsPerDraw = base.ensemble.runsPerDraw
    estimates = View.allCases.flatMap { view -> [Estimate] in
      let cost = PairedDifference(base: base.costs.total(view), policy: arm.costs.total(view), runsPerDraw: runsPerDraw)
      return Effect.allCases.compactMap { effect -> Estimate? in
        guard let before = base.total(effect, view), let after = arm.total(effect, view) else { return nil }
        let gain = PairedDifference(base: before, policy: after, runsPerDraw: runsPerDraw)
        return Estimate(
          view: view, effect: effect, cost: cost, gain: gain,
          ratio: RatioEstimate(cost.differences, over: gain.differences, runsPerDraw: runsPerDraw))
      }
    }
  }

  /// Whether the scenario spends less than the base and ends with fewer residents.
  var isSmaller: Bool {
    guard let estimate = self[.grossDiscounted, .residents] else { return false }
    return estimate.cost.mean < 0 && estimate.gain.mean < 0
  }

  public subscript(view: View, effect: Effect) -> Estimate? {
    estimates.first { $0.view == view && $0.effect == effect }
  }
}

extension CostAccount {
  /// What everything costs over the whole period, one value for each replicate.
  func total(_ view: CostEffectiveness.View) -> [Double] {
    switch view {
    case .grossDiscounted: discountedTotal
    case .gross: total
    case .grossAnnualised: entry(lever: nil, year: nil, category: nil).annualised
    case .districtDiscounted: discountedDistrictTotal
    case .district: districtTotal
    }
  }
}

extension Comparison.Arm {
  /// An effect of the whole period, one value for each replicate; nil if the series lack it.
  fileprivate func total(_ effect: CostEffectiveness.Effect, _ view: CostEffectiveness.View) -> [Double]? {
    switch effect {
    case .residents:
      guard let year = ensemble.policyYears.last else { return nil }
      return ensemble.values(SeriesKey(Indicator.youthPopulation.name), in: year, as: .yearEnd)
    case .graduates: return sum("graduatesIntroduced", as: .yearTotal) { _ in 1 }
    case .talents: return sum("talentsIntroduced", as: .yearTotal) { _ in 1 }
    case .youthYears:
      let rules = CostRules(scenario.parameters.costs, firstYear: scenario.district.period.start.year)
      return sum(Indicator.youthPopulation.name, as: .yearMean) {
        view.isDiscounted ? rules.discountFactor(in: $0) : 1
      }
    }
  }

  private func sum(_ indicator: String, as measure: YearMeasure, weight: (Int) -> Double) -> [Double]? {
    var sum = [Double](repeating: 0, count: ensemble.replicates)
    for year in ensemble.policyYears {
      guard let values = ensemble.values(SeriesKey(indicator), in: year, as: measure) else { return nil }
      for (replicate, value) in values.enumerated() { sum[replicate] += value * weight(year) }
    }
    return ensemble.policyYears.isEmpty ? nil : sum
  }
}

/// What a lever pays to persons in a scenario, and for whom it was needed.
///
/// Of a lever that stands at the same levels in the base, a comparison tells only whom it pays: with or without it would have to be
/// compared to tell more.
public struct PaymentAccount: Sendable {
  public let lever: Lever
  /// Whether the lever's levels are other than in the base, in any month of any replicate.
  public let isChanged: Bool
  /// Persons paid for the first time in the years counted, one value for each replicate.
  public let recipients: [Double]
  /// Of these: residents of the base in the month of the first payment. They would have been there anyway.
  public let windfall: [Double]
  /// Persons whom the base pays and who are no residents of the scenario in the month of the first payment.
  public let displaced: [Double]
  /// Money paid to persons over the whole period, not discounted. Unit: CNY of the base year.
  public let paid: [Double]
  /// The same less what the base pays.
  public let extraPaid: [Double]
  private let runsPerDraw: Int

  /// Share of the recipients who would have been there anyway; nil if nobody is paid, or as much as in the base.
  public var windfallShare: Double? {
    let all = recipients.reduce(0, +)
    return all > 0 && isChanged ? windfall.reduce(0, +) / all : nil
  }

  /// Money for each person paid; nil if nobody is.
  public var costPerRecipient: Double? {
    let all = recipients.reduce(0, +)
    return all > 0 ? paid.reduce(0, +) / all : nil
  }

  /// Persons paid who would not have been there, less those whom the scenario has driven out.
  public var additional: [Double] { recipients.indices.map { recipients[$0] - windfall[$0] - displaced[$0] } }

  /// Money paid more than in the base for each additional person paid; nil where these cannot be told from none, or the
  /// lever pays as in the base.
  public var costPerAdditionalRecipient: RatioEstimate? {
    isChanged ? RatioEstimate(extraPaid, over: additional, runsPerDraw: runsPerDraw) : nil
  }

  /// Money over persons, for each person paid.
  var costPerRecipientEstimate: RatioEstimate? { RatioEstimate(paid, over: recipients, runsPerDraw: runsPerDraw) }

  /// The levers of an arm that pay persons, in the order of the catalogue.
  ///
  /// Persons and money are those of the years wholly simulated, so that one can be divided by the other.
  static func all(of arm: Comparison.Arm, against base: Comparison.Arm) -> [PaymentAccount] {
    let people = arm.scenario.run.sample.weight
    let years = arm.ensemble.policyYears
    return arm.scenario.district.levers.levers.enumerated().compactMap { index, lever -> PaymentAccount? in
      guard lever.definition.costs.contains(where: { $0.basis == .payments }) else { return nil }
      let counts = arm.persons.map { persons in
        persons.counts.filter {
          $0.key.measure == .paid && $0.key.lever == index && $0.key.year.map(years.contains) == true
        }.reduce(into: PersonCounts.Count()) { $0 += $1.value }
      }
      let recipients = counts.map { Double($0.additional + $0.both) * people }
      guard recipients.contains(where: { $0 > 0 }) else { return nil }
      let paid = arm.costs.entry(lever: lever.name, year: nil, category: .transfer).cost
      let paidBefore = base.costs.entry(lever: lever.name, year: nil, category: .transfer).cost
      return PaymentAccount(
        lever: lever, isChanged: arm.levels(of: lever) != base.levels(of: lever), recipients: recipients,
        windfall: counts.map { Double($0.both) * people }, displaced: counts.map { Double($0.displaced) * people },
        paid: paid, extraPaid: zip(paid, paidBefore).map { $0 - $1 },
        runsPerDraw: arm.ensemble.runsPerDraw)
    }
  }
}

extension Comparison.Arm {
  /// Levels of a lever, by replicate and month.
  fileprivate func levels(of lever: Lever) -> [[Double]] {
    let key = SeriesKey("leverLevel", group: "lever:\(lever.name)")
    return ensemble.months.map { ensemble.values(key, at: $0) ?? [] }
  }
}
