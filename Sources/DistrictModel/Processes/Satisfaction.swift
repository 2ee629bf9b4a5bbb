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
      Self.update(
        &population.satisfaction, rule: self, month: month, zones: population.zone, tiers: population.tier,
        origins: population.origin, tenures: population.tenure, incomes: population.income,
        utilities: population.incomeUtility, children: population.child, educations: population.education)
    }

    private static func update(
      _ satisfaction: inout [Float], rule: MonthRule, month: Int, zones: [UInt8], tiers: [UInt8],
      origins: [UInt8], tenures: [UInt8], incomes: [Float], utilities: [Float], children: [Int16], educations: [UInt8]
    ) {
      let (zones, tiers, origins, tenures) = (zones.span, tiers.span, origins.span, tenures.span)
      let (incomes, utilities, children, educations) = (incomes.span, utilities.span, children.span, educations.span)
      var averages = satisfaction.mutableSpan
      let (kept, weight) = (1 - rule.weight, rule.weight)
      for row in averages.indices {
        let zone = Int(zones[row])
        let tier = Int(tiers[row])
        var now = utilities[row] + rule.amenity[zone] + rule.community[Int(origins[row])]
        let rent = rule.rentByZoneTier[zone &* 3 &+ tier] * rule.rentShare[Int(tenures[row])]
        now -= rule.rentBurden * (rent / max(incomes[row], 1) - rule.normal[Int(tenures[row])])
        let child = Int(children[row])
        if child != Int(noMonth), month &- child >= rule.schoolAge { now += rule.school }
        if educations[row] >= Education.juniorCollege.rawValue { now += rule.degree }
        if tier == 0 { now += rule.lowTier }
        averages[row] = kept * averages[row] + weight * now
      }
    }
  }
}
