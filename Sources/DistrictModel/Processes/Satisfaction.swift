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
    private let normalBurden: Float
    private let affordableFactor: Float
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
      normalBurden = Float(parameters.normalRentBurden)
      affordableFactor = Float(1 - housing.affordableDiscount)
      school = Float(parameters.school * settings.schoolAccess)
      degree = Float(settings.degreeSatisfaction)
      lowTier = Float(settings.lowTierSatisfaction)
      weight = Float(parameters.weightOfNow)
      schoolAge = Int(scenario.parameters.family.schoolAgeMonths)
    }

    /// The exponential average after this month.
    @inline(__always)
    package func next(_ row: Int, _ population: Population, month: Int) -> Float {
      let zone = Int(population.zone[row])
      let tier = Int(population.tier[row])
      var now = population.incomeUtility[row] + amenity[zone] + community[Int(population.origin[row])]
      let tenure = population.tenure[row]
      if tenure == Tenure.privateRental.rawValue || tenure == Tenure.affordableRental.rawValue {
        var rent = rentByZoneTier[zone &* 3 &+ tier]
        if tenure == Tenure.affordableRental.rawValue { rent *= affordableFactor }
        now -= rentBurden * (rent / max(population.income[row], 1) - normalBurden)
      }
      let child = population.child[row]
      if child != noMonth, month - Int(child) >= schoolAge { now += school }
      if population.education[row] >= Education.juniorCollege.rawValue { now += degree }
      if tier == 0 { now += lowTier }
      return (1 - weight) * population.satisfaction[row] + weight * now
    }
  }
}
