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
    private let byStay: [Double]
    private let byAge: [Double]
    private let satisfaction: Double
    private let byTenure: [Double]
    private let schoolChild: Double
    private let youngChild: Double
    private let schoolAge: Int
    private let byTalent: [Double]
    package let localProbability: Double
    /// Upper bounds of 256 · hazard / frailty by satisfaction, in steps of 1/16 from −8: from them most persons are
    /// settled without the hazard itself.
    private let bounds: [Float]

    package init(_ scenario: Scenario, settings: PolicySettings, date: Month) {
      let parameters = scenario.parameters.outMigration
      let oldest = scenario.district.definitions.firstAgeAbove * 12
      let base =
        parameters.monthlyHazard * parameters.season[date]
        * Mathematics.exp(scenario.parameters.inMigration.choice.outsideShift + settings.outsideAttraction)
      let steps = parameters.stayFactors.scaled(by: parameters.longStayScale, from: Int(parameters.longStayMonths))
      byStay = (0...(oldest + 1)).map { base * steps[$0] }
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
      let highest =
        byStay.max()! * byAge.max()! * byTenure.max()! * byTalent.max()! * max(1, max(schoolChild, youngChild))
      bounds = (0...256).map { step in
        let s = Double(step) / 16 - 8
        let worst = parameters.satisfaction >= 0 ? s - 1.0 / 16 : s + 2.0 / 16
        let factor = step == 0 || step == 256 ? Double.infinity : Mathematics.exp(-parameters.satisfaction * worst)
        return Float(256 * highest * factor * 1.000_01)
      }
    }

    /// False if a person with this leading byte cannot leave.
    @inline(__always)
    package func mayLeave(byte: UInt64, satisfaction s: Float, frailty: Float) -> Bool {
      let position = min(max((s + 8) * 16, 0), 256)
      return Float(byte) < bounds[Int(position)] * frailty
    }

    /// Hazard of a non-local.
    @inline(__always)
    package func hazard(_ row: Int, _ population: Population, month: Int, satisfaction s: Float) -> Double {
      let stay = max(0, month - Int(population.traits[row].arrival))
      var hazard = byStay[min(stay, byStay.count - 1)] * byAge[month - Int(population.traits[row].birth)]
      hazard *= byTenure[Int(population.traits[row].tenure)] * byTalent[Int(population.traits[row].talent)]
      let child = population.traits[row].child
      if child != noMonth { hazard *= month - Int(child) >= schoolAge ? schoolChild : youngChild }
      return hazard * Double(population.economy[row].frailtyFactor) * Mathematics.exp(-satisfaction * Double(s))
    }
  }
}
