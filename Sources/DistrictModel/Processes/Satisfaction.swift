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
    fileprivate let rent: [Double]
    fileprivate let place: [Double]
    fileprivate let community: [Double]
    fileprivate let school: Double
    fileprivate let degree: Double

    package init(_ scenario: Scenario, settings: PolicySettings, perception: Perception) {
      let parameters = scenario.parameters.satisfaction
      let housing = scenario.parameters.housing
      var rents: [Double] = []
      var places: [Double] = []
      for zone in perception.rents.indices {
        for tier in Tier.allCases {
          let full = parameters.rentBurden * perception.rents[zone] * housing.floorArea[tier]
          let fixed = parameters.amenity * settings.amenity[zone] + (tier == .low ? settings.lowTierSatisfaction : 0)
          for tenure in Tenure.allCases {
            let share = tenure == .affordableRental ? 1 - housing.affordableDiscount : 1
            rents.append(tenure.paysRent ? full * share : 0)
            places.append(fixed + (tenure.paysRent ? parameters.rentBurden * parameters.normalRentBurden : 0))
          }
        }
      }
      rent = rents
      place = places
      community = perception.community.map { parameters.network * Mathematics.log(max($0, 1e-4)) }
      school = parameters.school * settings.schoolAccess
      degree = settings.degreeSatisfaction
    }
  }

  /// What satisfaction tends to while nothing about a person changes: the exponential averages of the months' tables.
  ///
  /// Satisfaction is *s(t) = (1 − w)·s(t − 1) + w·u(t)*, and the utility *u* is a sum of table entries that are the same
  /// for everybody alike. So *s* is the same sum over the averages of the tables, plus a gap that shrinks by 1 − *w* a
  /// month. The gap is kept with the person and set anew when something about the person changes; nobody else is touched.
  package struct Averages: Sendable {
    /// The month whose end the averages stand for.
    package private(set) var month: Int
    private var rent: [Double]
    private var place: [Double]
    private var community: [Double]
    private var degree: Double
    /// By month from `firstMonth` on: a child reaches the age of school without anything else changing.
    private var school: [Double]
    private let firstMonth: Int
    private let weight: Double
    private let schoolAge: Int
    /// What is left of a gap, by months.
    private let left: [Double]
    /// Furthest that the tables have stood in the person's favour since `restart`.
    private var bestRent: [Double]
    private var bestPlace: [Double]
    private var bestCommunity: [Double]
    private var bestDegree: Double
    private var schoolRange: ClosedRange<Double>

    /// Margins within which `restart` need not be called: of rents, and of everything else together.
    package static let rentMargin = 0.1
    package static let margin = 0.05

    /// The averages as if the month had been like the rule for ever.
    package init(_ rule: MonthRule, _ scenario: Scenario, month: Int) {
      self.month = month
      firstMonth = month
      rent = rule.rent
      place = rule.place
      community = rule.community
      degree = rule.degree
      school = [rule.school]
      weight = scenario.parameters.satisfaction.weightOfNow
      schoolAge = Int(scenario.parameters.family.schoolAgeMonths)
      var power = 1.0
      let kept = 1 - weight
      left = (0..<512).map { _ in
        defer { power *= kept }
        return power
      }
      bestRent = rule.rent
      bestPlace = rule.place
      bestCommunity = rule.community
      bestDegree = rule.degree
      schoolRange = rule.school...rule.school
    }

    /// Takes in the utilities of a month.
    package mutating func advance(_ rule: MonthRule) {
      month += 1
      let (kept, weight) = (1 - weight, weight)
      for home in rent.indices {
        rent[home] = kept * rent[home] + weight * rule.rent[home]
        place[home] = kept * place[home] + weight * rule.place[home]
        bestRent[home] = min(bestRent[home], rent[home])
        bestPlace[home] = max(bestPlace[home], place[home])
      }
      for origin in community.indices {
        community[origin] = kept * community[origin] + weight * rule.community[origin]
        bestCommunity[origin] = max(bestCommunity[origin], community[origin])
      }
      degree = kept * degree + weight * rule.degree
      bestDegree = max(bestDegree, degree)
      let school = kept * self.school[self.school.count - 1] + weight * rule.school
      self.school.append(school)
      schoolRange = min(schoolRange.lowerBound, school)...max(schoolRange.upperBound, school)
    }

    /// True while nobody's satisfaction can have fallen below `floor` as it was at any time since `restart`.
    package var isWithinMargins: Bool {
      let dearer = rent.indices.contains { rent[$0] > (1 + Self.rentMargin) * bestRent[$0] }
      let worse =
        zip(bestPlace, place).reduce(0) { max($0, $1.0 - $1.1) }
        + zip(bestCommunity, community).reduce(0) { max($0, $1.0 - $1.1) }
        + (bestDegree - degree) + (schoolRange.upperBound - schoolRange.lowerBound)
      return !dearer && worse <= Self.margin
    }

    /// Begins a new period of `floor`.
    package mutating func restart() {
      (bestRent, bestPlace, bestCommunity, bestDegree) = (rent, place, community, degree)
      let school = school[school.count - 1]
      schoolRange = school...school
    }

    /// What satisfaction tends to, the part of schools left out.
    @inline(__always)
    private func target(_ person: Population.Record) -> Double {
      let home = (Int(person.zone) &* 3 &+ Int(person.tier)) &* 5 &+ Int(person.tenure)
      var target = Double(person.incomeUtility) + place[home] + community[Int(person.origin)]
      target -= rent[home] / Double(max(person.income, 1))
      return person.education >= Education.juniorCollege.rawValue ? target + degree : target
    }

    /// The part of schools; a child who reaches the age of school brings it in from then on.
    @inline(__always)
    private func schools(_ person: Population.Record) -> Double {
      guard person.child != noMonth else { return 0 }
      let start = Int(person.child) + schoolAge
      guard start <= month else { return 0 }
      let now = school[school.count - 1]
      guard start > Int(person.gapMonth) else { return now }
      return now - remaining(month - start + 1) * school[max(0, start - 1 - firstMonth)]
    }

    @inline(__always)
    private func remaining(_ months: Int) -> Double { months < left.count ? left[months] : 0 }

    /// Satisfaction at the end of `month`.
    @inline(__always)
    package func value(_ person: Population.Record) -> Double {
      target(person) + schools(person) + Double(person.gap) * remaining(month - Int(person.gapMonth))
    }

    /// Lets a person have a satisfaction at the end of `month`.
    @inline(__always)
    package func set(_ value: Double, of person: inout Population.Record) {
      person.gapMonth = Int16(truncatingIfNeeded: month)
      person.gap = Float(value - target(person) - schools(person))
    }

    /// A bound below which satisfaction stays while nothing about the person changes and `isWithinMargins` holds.
    @inline(__always)
    package func floor(_ person: Population.Record) -> Double {
      let gap = Double(person.gap) * remaining(month - Int(person.gapMonth))
      let home = (Int(person.zone) &* 3 &+ Int(person.tier)) &* 5 &+ Int(person.tenure)
      var floor = target(person) + min(0, gap)
      floor -= Self.rentMargin * rent[home] / Double(max(person.income, 1)) + Self.margin
      if person.child != noMonth {
        // Before school age, after it, and in between.
        let part = schools(person)
        let now = school[school.count - 1]
        floor += min(min(part, now), 0)
      }
      return floor
    }
  }
}
