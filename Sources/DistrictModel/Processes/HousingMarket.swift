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

    /// What may happen to homes in a month.
    package func monthRule(month: Int, settings: PolicySettings, streams: RandomStreams) -> MonthRule {
      MonthRule(parameters, month: month, settings: settings, streams: streams)
    }

    /// What the moves of a part of the residents came to.
    struct Moves {
      var applicants: [Applicant] = []
      var purchases = 0
      var vacated = 0
    }

    /// Tenancies that end, purchases, and moves out of dormitories.
    ///
    /// A purchase comes before an application of the same month; who gave up a home or left a dormitory may apply from
    /// the next month.
    ///
    /// - Parameters:
    ///   - rule: what may happen this month.
    ///   - residents: those whose homes change.
    ///   - rows: ascending; nothing happens to the others.
    func move(_ rule: MonthRule, _ residents: inout Residents, rows: [Int32]) -> Moves {
      var moves = Moves()
      for (index, row) in rows.enumerated() {
        if index % Population.rowsAhead == 0 {
          residents.population.readAhead(rows[index..<min(index + Population.rowsAhead, rows.count)])
        }
        let (person, key) = (residents.population.record[Int(row)], residents.population.key[Int(row)])
        switch rule.step(person, key) {
        case .stays: break
        case .buys:
          residents.setTenure(Int(row), .owner)
          moves.purchases += 1
        case .givesUp:
          residents.setTenure(Int(row), .privateRental)
          moves.vacated += 1
        case .rents: residents.setTenure(Int(row), .privateRental)
        case .applies: moves.applicants.append(Applicant(row: row, score: rule.score(person, key), key: key))
        }
      }
      return moves
    }

    /// The allocation of affordable homes by lottery: one queue serves the whole district; a tenant keeps the zone.
    ///
    /// - Parameters:
    ///   - moves: of each part of the residents.
    ///   - stock: remembers applicants and allocations.
    func allocate(_ moves: [Moves], to parts: inout [Residents], stock: inout HousingStock) -> Result {
      var result = Result()
      result.applicants = moves.reduce(0) { $0 + $1.applicants.count }
      result.purchases = moves.reduce(0) { $0 + $1.purchases }
      result.vacated = moves.reduce(0) { $0 + $1.vacated }
      func occupied() -> Int { parts.reduce(0) { $0 + $1.stocks.byTenure[Int(Tenure.affordableRental.rawValue)] } }
      let free = max(0, Int(affordableHomes(stock).rounded(.down)) - occupied())
      let winners = Self.lowest(free, of: moves.map(\.applicants))
      _ = parts.sideBySide { part, residents in
        for row in winners[part] { residents.setTenure(Int(row), .affordableRental) }
      }
      result.allocated = min(free, result.applicants)
      result.occupied = occupied()
      stock.remember(
        allocated: result.allocated, applicants: result.applicants, months: Int(parameters.allocationMonths))
      return result
    }

    /// Rows of the applicants with the lowest scores, part by part; ties go to the lower key.
    static func lowest(_ count: Int, of parts: [[Applicant]]) -> [[Int32]] {
      if count >= parts.reduce(0, { $0 + $1.count }) { return parts.map { $0.map(\.row) } }
      let bins = 1024
      let low = -2.0
      let width = 3.0 / Double(bins)
      func bin(_ score: Double) -> Int { min(bins - 1, max(0, Int((score - low) / width))) }
      var counts = Array(repeating: 0, count: bins)
      for part in parts { for applicant in part { counts[bin(applicant.score)] += 1 } }
      var last = 0
      var covered = counts[0]
      while covered < count {
        last += 1
        covered += counts[last]
      }
      let candidates = parts.enumerated().flatMap { part, applicants in
        applicants.filter { bin($0.score) <= last }.map { (part: part, applicant: $0) }
      }
      let winners = candidates.sorted {
        ($0.applicant.score, $0.applicant.key) < ($1.applicant.score, $1.applicant.key)
      }
      return winners.prefix(count).reduce(into: parts.map { _ in [] }) { $0[$1.part].append($1.applicant.row) }
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

extension HousingMarket {
  /// What happens to a person's home this month.
  package enum Step: Sendable, Equatable {
    case stays, buys
    /// Gives up an affordable home.
    case givesUp
    /// Leaves a dormitory for a private rental.
    case rents
    /// Applies for an affordable home.
    case applies
  }

  /// Decisions of one month.
  package struct MonthRule: Sendable {
    private typealias Field = LateScan.Field

    private let parameters: Parameters
    private let month: Int
    private let gates, tenancyEnd, dormitoryExit, purchase, application, lottery: Draws
    /// Probability of buying below a bachelor's degree, and from it on.
    private let purchaseProbabilities: [Double]
    private let purchaseAge: Int

    fileprivate init(_ parameters: Parameters, month: Int, settings: PolicySettings, streams: RandomStreams) {
      self.parameters = parameters
      self.month = month
      gates = streams.draws(.lateGate, month: month)
      tenancyEnd = streams.draws(.tenancyEnd, month: month)
      dormitoryExit = streams.draws(.tenancyEnd, month: month, draw: 1)
      purchase = streams.draws(.purchase, month: month)
      application = streams.draws(.affordableApplication, month: month)
      lottery = streams.draws(.affordableLottery, month: month)
      let priceFactor = Mathematics.exp(-parameters.priceElasticity * Mathematics.log(max(1e-6, parameters.priceIndex)))
      purchaseProbabilities = [parameters.purchaseOtherFactor, parameters.purchaseDegreeFactor].map {
        Hazard.monthly(fromYearly: parameters.purchaseRate * $0 * settings.homePurchase * priceFactor)
      }
      purchaseAge = Int(parameters.purchaseAge * 12)
    }

    /// Highest probabilities by field of the late gate.
    func probabilities(_ exposure: Exposure) -> GateTable.Fields {
      var probabilities = GateTable.Fields.zero
      guard let home = exposure.home, let activity = exposure.activity, home != .owned else { return probabilities }
      if activity.isInWork { probabilities[Field.purchase] = purchaseProbabilities.max()! }
      switch home {
      case .affordable: probabilities[Field.tenancyEnd] = parameters.turnover
      case .dormitory where activity.isEmployed: probabilities[Field.tenancyEnd] = parameters.dormitoryExit
      case .rentedEligible where activity.isInWork:
        probabilities[Field.application] = parameters.applicationProbability
      default: break
      }
      return probabilities
    }

    /// The draws by field of the late gate.
    func draws(isDormitory: Bool) -> [Draws] {
      [isDormitory ? dormitoryExit : tenancyEnd, application, purchase] + Array(repeating: gates, count: 5)
    }

    @inline(__always)
    package func step(_ person: Population.Record, _ key: UInt64) -> Step {
      guard person.tenure != Tenure.owner.rawValue else { return .stays }
      let gate = Gate(gates, key: key)
      let isInWork = person.isInWork
      if isInWork, person.origin != 0, month - Int(person.birth) >= purchaseAge {
        let isDegree = person.education >= Education.bachelor.rawValue
        if gate.happens(Field.purchase, purchaseProbabilities[isDegree ? 1 : 0], purchase, key) { return .buys }
      }
      switch person.tenure {
      case Tenure.affordableRental.rawValue:
        if gate.happens(Field.tenancyEnd, parameters.turnover, tenancyEnd, key) { return .givesUp }
      case Tenure.dormitory.rawValue where person.status == Status.employed.rawValue:
        if gate.happens(Field.tenancyEnd, parameters.dormitoryExit, dormitoryExit, key) { return .rents }
      case Tenure.privateRental.rawValue where isInWork && person.education >= Education.seniorSecondary.rawValue:
        if gate.happens(Field.application, parameters.applicationProbability, application, key) { return .applies }
      default: break
      }
      return .stays
    }

    /// Lottery number less the points for recognised talents and new graduates; the lowest come first.
    package func score(_ person: Population.Record, _ key: UInt64) -> Double {
      var score = lottery.uniform(key)
      if person.talent > 0 { score -= parameters.recognisedPoints }
      let stay = month - Int(person.arrival)
      let isDegree = person.education >= Education.juniorCollege.rawValue
      if isDegree, stay < Int(parameters.newGraduateMonths) { score -= parameters.newGraduatePoints }
      return score
    }
  }
}
