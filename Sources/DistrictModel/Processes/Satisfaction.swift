/// Satisfaction: an exponential average of the utility of living here, 0 at the reference state.
public struct Satisfaction: Sendable {
  public struct Parameters: Decodable, Sendable {
    public var wage: Double
    public var rentBurden: Double
    /// Rent over wage that counts as normal. Unit: share.
    public var normalRentBurden: Double
    public var unemployment: Double
    public var amenity: Double
    public var school: Double
    public var network: Double
    /// Income of the unemployed relative to the base wage of their tier. Unit: share.
    public var unemployedIncome: Double
    /// Weight of the newest month. Unit: share.
    public var weightOfNow: Double
  }
}

extension Satisfaction {
  /// Utility of living here in one month, tabulated; the income part is kept with the person.
  package struct MonthRule: Sendable {
    private let rentByZoneTier: [Float]
    private let amenity: [Float]
    private let community: [Float]
    private let rentBurden: Float
    /// By tenure: share of the market rent that is paid, and the share of income that counts as normal.
    private let rentShare: [Float]
    private let normal: [Float]
    private let school: Float
    private let degree: Float
    private let lowTier: Float
    private let weight: Float
    private let schoolAge: Int

    package init(_ scenario: Scenario, settings: PolicySettings, perception: Perception) {
      let parameters = scenario.parameters.satisfaction
      let housing = scenario.parameters.housing
      rentByZoneTier = perception.rents.flatMap { rent in housing.floorArea.values.map { Float(rent * $0) } }
      amenity = settings.amenity.map { Float(parameters.amenity * $0) }
      community = perception.community.map { Float(parameters.network * Mathematics.log(max($0, 1e-4))) }
      rentBurden = Float(parameters.rentBurden)
      rentShare = Tenure.allCases.map {
        $0 == .privateRental ? 1 : ($0 == .affordableRental ? Float(1 - housing.affordableDiscount) : 0)
      }
      normal = Tenure.allCases.map { $0.paysRent ? Float(parameters.normalRentBurden) : 0 }
      school = Float(parameters.school * settings.schoolAccess)
      degree = Float(settings.degreeSatisfaction)
      lowTier = Float(settings.lowTierSatisfaction)
      weight = Float(parameters.weightOfNow)
      schoolAge = Int(scenario.parameters.family.schoolAgeMonths)
    }

    /// Updates the exponential averages of everybody after this month.
    ///
    /// Students and locals are updated as well, which is cheaper than to leave them out; nothing reads theirs.
    package func apply(to population: inout Population, month: Int) {
      Self.update(&population.economy, traits: population.traits, rule: self, month: month)
    }

    private static func update(
      _ economy: inout [Population.Economy], traits: [Population.Traits], rule: MonthRule, month: Int
    ) {
      let traits = traits.span
      var people = economy.mutableSpan
      let (kept, weight) = (1 - rule.weight, rule.weight)
      for row in people.indices {
        let person = traits[row]
        let money = people[row]
        let zone = Int(person.zone)
        let tier = Int(person.tier)
        let tenure = Int(person.tenure)
        var now = money.incomeUtility + rule.amenity[zone] + rule.community[Int(person.origin)]
        let rent = rule.rentByZoneTier[zone &* 3 &+ tier] * rule.rentShare[tenure]
        now -= rule.rentBurden * (rent / max(money.income, 1) - rule.normal[tenure])
        if person.child != noMonth, month &- Int(person.child) >= rule.schoolAge { now += rule.school }
        if person.education >= Education.juniorCollege.rawValue { now += rule.degree }
        if tier == 0 { now += rule.lowTier }
        people[row].satisfaction = kept * money.satisfaction + weight * now
      }
    }
  }
}
