/// Satisfaction: an exponential average of the utility of living here, 0 at the reference state.
public struct Satisfaction: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
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
    /// By zone, tier and tenure: rent times the weight of its burden, and what does not depend on income.
    private let rent: [Float]
    private let place: [Float]
    private let community: [Float]
    private let school: Float
    private let degree: Float
    private let weight: Float
    private let schoolAge: Int

    package init(_ scenario: Scenario, settings: PolicySettings, perception: Perception) {
      let parameters = scenario.parameters.satisfaction
      let housing = scenario.parameters.housing
      var rents: [Float] = []
      var places: [Float] = []
      for zone in perception.rents.indices {
        for tier in Tier.allCases {
          let full = parameters.rentBurden * perception.rents[zone] * housing.floorArea[tier]
          let fixed = parameters.amenity * settings.amenity[zone] + (tier == .low ? settings.lowTierSatisfaction : 0)
          for tenure in Tenure.allCases {
            let share = tenure == .affordableRental ? 1 - housing.affordableDiscount : 1
            rents.append(Float(tenure.paysRent ? full * share : 0))
            places.append(Float(fixed + (tenure.paysRent ? parameters.rentBurden * parameters.normalRentBurden : 0)))
          }
        }
      }
      rent = rents
      place = places
      community = perception.community.map { Float(parameters.network * Mathematics.log(max($0, 1e-4))) }
      school = Float(parameters.school * settings.schoolAccess)
      degree = Float(settings.degreeSatisfaction)
      weight = Float(parameters.weightOfNow)
      schoolAge = Int(scenario.parameters.family.schoolAgeMonths)
    }

    /// Updates the exponential averages of a block of rows after this month.
    ///
    /// Students and locals are updated as well, which is cheaper than to leave them out; nothing reads theirs.
    package func apply(to population: inout Population, rows: Range<Int>, month: Int) {
      Self.update(&population.economy, traits: population.traits, rows: rows, rule: self, month: month)
    }

    private static func update(
      _ economy: inout [Population.Economy], traits: [Population.Traits], rows: Range<Int>, rule: MonthRule, month: Int
    ) {
      let traits = traits.span
      var people = economy.mutableSpan
      let (rents, places, communities) = (rule.rent.span, rule.place.span, rule.community.span)
      let (kept, weight) = (1 - rule.weight, rule.weight)
      let (school, degree, schoolAge) = (rule.school, rule.degree, rule.schoolAge)
      for row in rows {
        let person = traits[row]
        let money = people[row]
        let home = (Int(person.zone) &* 3 &+ Int(person.tier)) &* 5 &+ Int(person.tenure)
        var now = money.incomeUtility + places[home] + communities[Int(person.origin)]
        now -= rents[home] / max(money.income, 1)
        if person.child != noMonth, month &- Int(person.child) >= schoolAge { now += school }
        if person.education >= Education.juniorCollege.rawValue { now += degree }
        people[row].satisfaction = kept * money.satisfaction + weight * now
      }
    }
  }
}
