/// Affordable rental homes, purchases, dormitories and rents.
public struct HousingMarket: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Unit: CNY per m² and month.
    public var rents: ZoneTable
    /// Floor area that a tenant occupies. Unit: m², by tier.
    public var floorArea: TierTable
    /// Space rented by others, relative to the initial youth demand. Unit: ratio.
    public var otherRenters: Double
    /// Occupied share of the rental stock when the simulation starts. Unit: share.
    public var occupancy: Double
    /// Long-run elasticity of rents to demand over stock. Unit: ratio.
    public var rentElasticity: Double
    /// Share of the gap closed in a month. Unit: share.
    public var rentAdjustment: Double
    /// Affordable homes when the simulation starts. Unit: homes.
    public var affordableHomes: Double
    /// Share of affordable homes that young people may use. Unit: share.
    public var affordableYouthShare: Double
    /// Rent reduction of an affordable home. Unit: share.
    public var affordableDiscount: Double
    /// Probability that an eligible tenant applies in a month. Unit: probability.
    public var applicationProbability: Double
    /// Points taken off the lottery score of a recognised talent, and of a graduate within `newcomerMonths`.
    public var recognisedPoints: Double
    public var newGraduatePoints: Double
    public var newGraduateMonths: Double
    /// Probability that an affordable home is given up in a month. Unit: probability.
    public var turnover: Double
    /// Share of new affordable homes taken from the private stock. Unit: share.
    public var conversionShare: Double
    /// Floor area of such a home. Unit: m².
    public var convertedArea: Double
    /// Hazard of buying a home. Unit: per year.
    public var purchaseRate: Double
    /// Factor for bachelors and above, and for the others. Unit: ratio.
    public var purchaseDegreeFactor: Double
    public var purchaseOtherFactor: Double
    /// Unit: years.
    public var purchaseAge: Double
    /// House prices relative to the base year. Unit: ratio.
    public var priceIndex: Double
    public var priceElasticity: Double
    /// From a dormitory to private rental. Unit: probability per month.
    public var dormitoryExit: Double
    /// Months over which the chance of an allocation is perceived. Unit: months.
    public var allocationMonths: Double
  }
}

extension HousingMarket {
  /// Who wants an affordable home this month.
  struct Applicant {
    let row: Int32
    let score: Double
    let key: UInt64
  }

  /// What one month did.
  package struct Result: Sendable, Equatable {
    package var applicants = 0
    package var allocated = 0
    package var purchases = 0
    package var vacated = 0
    /// Affordable tenants right after the allocation.
    package var occupied = 0
  }

  /// The rule of one month; sizes are those of the simulated sample.
  package struct Rule: Sendable {
    private let parameters: Parameters
    private let newHomeZones: [Double]
    private let scale: Double

    package init(_ parameters: Parameters, newHomeZones: ZoneTable, scale: Double) {
      self.parameters = parameters
      self.newHomeZones = newHomeZones.values
      self.scale = scale
    }

    /// The stock before the first month, from the tenants of the first population.
    package func initialStock(tenants: [Int]) -> HousingStock {
      let demand = space(tenants)
      return HousingStock(
        rents: parameters.rents.values, youthDemand: demand.map { max($0, 1) }, otherRenters: parameters.otherRenters,
        occupancy: parameters.occupancy, affordable: parameters.affordableHomes * scale)
    }

    /// Space that private tenants rent, by zone. Unit: m².
    private func space(_ tenants: [Int]) -> [Double] {
      newHomeZones.indices.map { zone in
        (0..<3).reduce(0) { $0 + Double(tenants[zone * 3 + $1]) * parameters.floorArea.values[$1] }
      }
    }

    /// Homes that young people may use.
    package func affordableHomes(_ stock: HousingStock) -> Double { stock.affordable * parameters.affordableYouthShare }

    /// New affordable homes of a month; a share of them is taken from the private stock.
    package func deliver(_ perYear: Double, to stock: inout HousingStock) {
      let homes = perYear / 12 * scale
      stock.affordable += homes
      for zone in stock.stock.indices {
        let taken = parameters.conversionShare * parameters.convertedArea * homes * newHomeZones[zone]
        stock.stock[zone] = max(stock.stock[zone] - taken, stock.initialStock[zone] * 0.05)
      }
    }

    /// Tenancies that end, purchases, moves out of dormitories, and the allocation of affordable homes by lottery.
    ///
    /// A purchase comes before an application of the same month; who gave up a home or left a dormitory may apply from
    /// the next month. One queue serves the whole district; a tenant keeps the zone.
    package func apply(
      to residents: inout Residents, stock: inout HousingStock, month: Int, settings: PolicySettings,
      streams: RandomStreams, gates: Draws, opensEveryGate: Bool = false
    ) -> Result {
      var result = Result()
      let tenancyEnd = streams.draws(.tenancyEnd, month: month)
      let dormitoryExit = streams.draws(.tenancyEnd, month: month, draw: 1)
      let purchaseDraws = streams.draws(.purchase, month: month)
      let applicationDraws = streams.draws(.affordableApplication, month: month)
      let lottery = streams.draws(.affordableLottery, month: month)
      let priceFactor = Mathematics.exp(-parameters.priceElasticity * Mathematics.log(max(1e-6, parameters.priceIndex)))
      let purchase = [parameters.purchaseOtherFactor, parameters.purchaseDegreeFactor].map {
        Hazard.monthly(fromYearly: parameters.purchaseRate * $0 * settings.homePurchase * priceFactor)
      }
      let purchaseAge = Int(parameters.purchaseAge * 12)
      var applicants: [Applicant] = []
      let movers =
        opensEveryGate
        ? Array(0..<residents.count) : movers(residents.population, gates: gates, purchase: purchase.max()!)
      for row in movers {
        let tenure = residents.population.traits[row].tenure
        guard tenure != Tenure.owner.rawValue else { continue }
        let key = residents.population.key[row]
        let gate = Gate(gates, key: key)
        let status = residents.population.traits[row].status
        let isInWork = status == Status.employed.rawValue || status == Status.entrepreneur.rawValue
        if isInWork, residents.population.traits[row].origin != 0,
          month - Int(residents.population.traits[row].birth) >= purchaseAge
        {
          let isDegree = residents.population.traits[row].education >= Education.bachelor.rawValue
          if gate.happens(2, purchase[isDegree ? 1 : 0], purchaseDraws, key) {
            residents.setTenure(row, .owner)
            result.purchases += 1
            continue
          }
        }
        switch tenure {
        case Tenure.affordableRental.rawValue:
          if gate.happens(0, parameters.turnover, tenancyEnd, key) {
            residents.setTenure(row, .privateRental)
            result.vacated += 1
          }
        case Tenure.dormitory.rawValue where status == Status.employed.rawValue:
          if gate.happens(0, parameters.dormitoryExit, dormitoryExit, key) { residents.setTenure(row, .privateRental) }
        case Tenure.privateRental.rawValue
        where isInWork && residents.population.traits[row].education >= Education.seniorSecondary.rawValue:
          if gate.happens(1, parameters.applicationProbability, applicationDraws, key) {
            applicants.append(
              Applicant(row: Int32(row), score: score(residents.population, row, month, lottery.uniform(key)), key: key)
            )
          }
        default: break
        }
      }
      result.applicants = applicants.count
      let occupied = residents.stocks.byTenure[Int(Tenure.affordableRental.rawValue)]
      let free = max(0, Int(affordableHomes(stock).rounded(.down)) - occupied)
      for winner in Self.lowest(free, of: applicants) { residents.setTenure(Int(winner.row), .affordableRental) }
      result.allocated = min(free, applicants.count)
      result.occupied = residents.stocks.byTenure[Int(Tenure.affordableRental.rawValue)]
      stock.remember(
        allocated: result.allocated, applicants: result.applicants, months: Int(parameters.allocationMonths))
      return result
    }

    /// Rows whose leading bytes do not rule out a purchase, the end of a tenancy, a move or an application.
    private func movers(_ population: Population, gates: Draws, purchase: Double) -> [Int] {
      let bounds = Tenure.allCases.map { tenure in
        switch tenure {
        case .affordableRental: GateBounds([0: parameters.turnover, 2: purchase])
        case .dormitory: GateBounds([0: parameters.dormitoryExit, 2: purchase])
        case .privateRental: GateBounds([1: parameters.applicationProbability, 2: purchase])
        case .familyHome: GateBounds([2: purchase])
        case .owner: GateBounds([:])
        }
      }
      var rows: [Int] = []
      let (keys, traits, limits) = (population.key.span, population.traits.span, bounds.span)
      for row in keys.indices {
        if Gate(gates, key: keys[row]).mayHappen(limits[Int(traits[row].tenure)]) { rows.append(row) }
      }
      return rows
    }

    /// Lottery number less the points for recognised talents and new graduates; the lowest come first.
    private func score(_ population: Population, _ row: Int, _ month: Int, _ uniform: Double) -> Double {
      var score = uniform
      if population.traits[row].talent > 0 { score -= parameters.recognisedPoints }
      let stay = month - Int(population.traits[row].arrival)
      let isDegree = population.traits[row].education >= Education.juniorCollege.rawValue
      if isDegree, stay < Int(parameters.newGraduateMonths) { score -= parameters.newGraduatePoints }
      return score
    }

    /// The applicants with the lowest scores; ties go to the lower key.
    static func lowest(_ count: Int, of applicants: [Applicant]) -> ArraySlice<Applicant> {
      if count >= applicants.count { return applicants[...] }
      let bins = 1024
      let low = -2.0
      let width = 3.0 / Double(bins)
      func bin(_ score: Double) -> Int { min(bins - 1, max(0, Int((score - low) / width))) }
      var counts = Array(repeating: 0, count: bins)
      for applicant in applicants { counts[bin(applicant.score)] += 1 }
      var last = 0
      var covered = counts[0]
      while covered < count {
        last += 1
        covered += counts[last]
      }
      return applicants.filter { bin($0.score) <= last }.sorted { ($0.score, $0.key) < ($1.score, $1.key) }
        .prefix(count)
    }

    /// Rents move towards `reference · ((D/D₀)/(S/S₀))^elasticity` by a share of the gap (in logs) each month.
    package func adjustRents(_ stock: inout HousingStock, tenants: [Int], settings: PolicySettings) {
      let demand = space(tenants)
      for zone in stock.rents.indices {
        let pressure =
          (demand[zone] + stock.otherRenters[zone] * settings.otherRenters) / stock.initialDemand[zone]
          / (stock.stock[zone] / stock.initialStock[zone])
        let goal =
          Mathematics.log(parameters.rents[zone]) + parameters.rentElasticity * Mathematics.log(max(pressure, 1e-6))
        let now = Mathematics.log(stock.rents[zone])
        stock.rents[zone] = Mathematics.exp(now + parameters.rentAdjustment * (goal - now))
      }
    }
  }
}
