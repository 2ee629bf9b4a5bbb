/// Who leaves the district.
public struct OutMigration: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Hazard of a non-local at the reference state. Unit: per month.
    public var monthlyHazard: Double
    /// Factor on the hazard by months of stay. Unit: ratio.
    public var stayFactors: StepTable
    /// Factor on the stays from `longStayMonths`. Unit: ratio.
    public var longStayScale: Double
    public var longStayMonths: Double
    /// `exp(−ageSlope·(age − ageFrom))` above `ageFrom`.
    public var ageSlope: Double
    public var ageFrom: Double
    public var satisfaction: Double
    /// Standard deviation of the personal log hazard.
    public var frailtyDeviation: Double
    /// Factors on the hazard. Unit: ratio.
    public var ownerFactor: Double
    public var affordableTenantFactor: Double
    public var schoolChildFactor: Double
    public var recognisedFactor: Double
    /// Unit: ratio, January to December, mean 1.
    public var season: SeasonTable
    /// Locals who are not in education. Unit: probability per month.
    public var localProbability: Double
    /// The clock of stay of those who came as children starts at this age. Unit: years.
    public var stayClockAge: Double
  }
}

extension OutMigration {
  /// The hazard of leaving in one month, tabulated by stay and age.
  ///
  /// `h = h₀ · stay(d) · exp(−slope·(age − from)) · exp(−γ·s) · frailty · R · season`, `P = 1 − exp(−h)`. *R* holds
  /// ownership, an affordable home, a child of school age, recognition, and the policies that bear on leaving.
  package struct MonthRule: Sendable {
    /// What is the same for everybody this month.
    private let base: Double
    private let stays: [Double]
    private let byStay: [Double]
    private let byAge: [Double]
    private let satisfaction: Double
    private let byTenure: [Double]
    private let schoolChild: Double
    private let youngChild: Double
    private let schoolAge: Int
    private let byTalent: [Double]
    package let localProbability: Double
    /// Greatest factor of the stay within the time that a bound holds.
    private let stayAhead: [Double]
    private let recognised: Double
    /// False where more age, more content or a higher rent would not act as they do by default: nothing is bounded then.
    private let isBounded: Bool
    /// Highest probability of leaving, by `LeavingBound`.
    package let highest: [Double]

    package init(_ scenario: Scenario, settings: PolicySettings, date: Month) {
      let parameters = scenario.parameters.outMigration
      let oldest = scenario.district.definitions.firstAgeAbove * 12
      base =
        parameters.monthlyHazard * parameters.season[date]
        * Mathematics.exp(scenario.parameters.inMigration.choice.outsideShift + settings.outsideAttraction)
      let steps = parameters.stayFactors.scaled(by: parameters.longStayScale, from: Int(parameters.longStayMonths))
      let stays = (0...(oldest + 1 + LeavingBound.months)).map { steps[$0] }
      self.stays = stays
      let base = base
      byStay = (0...(oldest + 1)).map { base * stays[$0] }
      byAge = (0...oldest).map {
        Mathematics.exp(-parameters.ageSlope * max(0, Double($0) / 12 - parameters.ageFrom))
      }
      satisfaction = parameters.satisfaction
      byTenure = Tenure.allCases.map {
        $0 == .owner ? parameters.ownerFactor : ($0 == .affordableRental ? parameters.affordableTenantFactor : 1)
      }
      schoolChild = parameters.schoolChildFactor
      youngChild = settings.youngFamilyLeaving
      schoolAge = Int(scenario.parameters.family.schoolAgeMonths)
      byTalent = TalentClass.allCases.map {
        ($0 == .none ? 1 : parameters.recognisedFactor) * ($0 >= .e ? settings.topTalentLeaving : 1)
      }
      localProbability = parameters.localProbability
      stayAhead = (0...(oldest + 1)).map { stay in stays[stay...(stay + LeavingBound.months)].max()! }
      recognised = parameters.recognisedFactor
      isBounded =
        parameters.satisfaction >= 0 && parameters.ageSlope >= 0 && scenario.parameters.satisfaction.rentBurden >= 0
      let policy = max(1, settings.topTalentLeaving) * max(1, youngChild)
      let local = localProbability
      highest = (0...UInt8.max).map { bound in
        switch bound {
        case LeavingBound.unknown: 1
        case LeavingBound.local: local
        case LeavingBound.student: 0
        default: min(1, base * policy * Double(LeavingBound.factor(bound)) * 1.000_01)
        }
      }
    }

    /// Bound of a non-local's hazard while nothing about the person changes, from the floor of satisfaction.
    @inline(__always)
    package func bound(_ person: Population.Record, month: Int, satisfaction s: Double, floor: Double, hazard: Double)
      -> UInt8
    {
      guard isBounded, hazard > 0 else { return LeavingBound.unknown }
      let stay = max(0, month - Int(person.arrival))
      // Out of this month's hazard goes what is of this month alone, in comes what may be worse later on.
      var factor =
        hazard / base * stayAhead[min(stay, stayAhead.count - 1)] / max(stays[min(stay, stays.count - 1)], 1e-9)
      factor *= (person.talent == 0 ? 1 : recognised) / max(byTalent[Int(person.talent)], 1e-9)
      if person.child != noMonth {
        let isSchoolChild = month - Int(person.child) >= schoolAge
        factor *= isSchoolChild ? 1 : max(1, schoolChild) / max(youngChild, 1e-9)
      }
      // exp(x) ≤ 1/(1 − x) for 0 ≤ x < 1: dearer than need be only where satisfaction will fall a lot.
      let fall = satisfaction * max(0, s - floor)
      factor *= fall < 0.25 ? 1 / (1 - fall) : Mathematics.exp(fall)
      return LeavingBound.covering(Float(factor * 1.000_01))
    }

    /// Hazard of a non-local.
    @inline(__always)
    package func hazard(_ person: Population.Record, month: Int, satisfaction s: Double) -> Double {
      let stay = max(0, month - Int(person.arrival))
      var hazard = byStay[min(stay, byStay.count - 1)] * byAge[month - Int(person.birth)]
      hazard *= byTenure[Int(person.tenure)] * byTalent[Int(person.talent)]
      if person.child != noMonth { hazard *= month - Int(person.child) >= schoolAge ? schoolChild : youngChild }
      return hazard * Double(person.frailtyFactor) * Mathematics.exp(-satisfaction * s)
    }
  }
}
