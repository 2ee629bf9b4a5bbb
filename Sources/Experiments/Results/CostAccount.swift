import DistrictModel

/// What a scenario costs from the policy start on, by lever, year and category, for each replicate.
public struct CostAccount: Sendable {
  /// One value for each replicate. Unit: CNY of the base year.
  struct Entry {
    var cost: [Double]
    var discounted: [Double]
    var annualised: [Double]
  }

  /// Levers that cost something, in the order of the catalogue.
  let levers: [String]
  let years: [Int]
  private let replicates: Int
  private let rules: CostRules
  private let spent: [Spending: [Double]]
  private let district: [LeverYear: [Double]]
  private let payments: [LeverYear: [Double]]

  private struct Spending: Hashable {
    let lever: String
    let year: Int
    let category: PolicyCost.Category
  }

  private struct LeverYear: Hashable {
    let lever: String
    let year: Int
  }

  public init(of ensemble: Ensemble) {
    let years = ensemble.policyYears
    var spent: [Spending: [Double]] = [:]
    var district: [LeverYear: [Double]] = [:]
    var payments: [LeverYear: [Double]] = [:]
    for key in ensemble.keys {
      let group = GroupName(key.group)
      guard let lever = group["lever"] else { continue }
      for year in years {
        guard let values = ensemble.values(key, in: year, as: .yearTotal) else { continue }
        switch (key.indicator, group["category"].flatMap(PolicyCost.Category.init)) {
        case ("cost", .some(let category)): spent[Spending(lever: lever, year: year, category: category)] = values
        case ("districtCost", nil): district[LeverYear(lever: lever, year: year)] = values
        case ("recipients", nil): payments[LeverYear(lever: lever, year: year)] = values
        default: continue
        }
      }
    }
    let paying = Set(spent.filter { $0.value.contains { $0 != 0 } }.map(\.key.lever))
    levers = ensemble.scenario.district.levers.levers.map(\.name).filter(paying.contains)
    self.years = years
    replicates = ensemble.replicates
    rules = CostRules(ensemble.scenario.parameters.costs, firstYear: ensemble.scenario.district.period.start.year)
    (self.spent, self.district, self.payments) = (spent, district, payments)
  }

  /// Discounted cost of everything over the whole period, one value for each replicate.
  public var discountedTotal: [Double] { entry(lever: nil, year: nil, category: nil).discounted }

  /// Undiscounted cost of everything over the whole period.
  public var total: [Double] { entry(lever: nil, year: nil, category: nil).cost }

  /// The district's own undiscounted share of everything over the whole period.
  public var districtTotal: [Double] { districtCost(lever: nil, year: nil) }

  /// The same, discounted.
  public var discountedDistrictTotal: [Double] {
    years.reduce([Double](repeating: 0, count: replicates)) { sum, year in
      let factor = rules.discountFactor(in: year)
      return zip(sum, districtCost(lever: nil, year: year)).map { $0 + $1 * factor }
    }
  }

  /// Undiscounted cost of a year.
  public func cost(in year: Int) -> [Double] { entry(lever: nil, year: year, category: nil).cost }

  /// Sums over what is left open (nil), in the order of levers, years and categories.
  func entry(lever: String?, year: Int?, category: PolicyCost.Category?) -> Entry {
    let none = [Double](repeating: 0, count: replicates)
    var entry = Entry(cost: none, discounted: none, annualised: none)
    for lever in lever.map({ [$0] }) ?? levers {
      for category in category.map({ [$0] }) ?? PolicyCost.Category.allCases {
        for spentYear in years {
          guard let values = spent[Spending(lever: lever, year: spentYear, category: category)] else { continue }
          for replicate in 0..<replicates {
            let value = values[replicate]
            if year == nil || year == spentYear {
              entry.cost[replicate] += value
              entry.discounted[replicate] += value * rules.discountFactor(in: spentYear)
            }
            for dueYear in year.map({ [$0] }) ?? years {
              entry.annualised[replicate] += value * rules.annualShare(category, spentIn: spentYear, dueIn: dueYear)
            }
          }
        }
      }
    }
    return entry
  }

  func districtCost(lever: String?, year: Int?) -> [Double] { sum(district, lever, year) }

  func recipients(lever: String?, year: Int?) -> [Double] { sum(payments, lever, year) }

  private func sum(_ values: [LeverYear: [Double]], _ lever: String?, _ year: Int?) -> [Double] {
    var sum = [Double](repeating: 0, count: replicates)
    for lever in lever.map({ [$0] }) ?? levers {
      for year in year.map({ [$0] }) ?? years {
        guard let values = values[LeverYear(lever: lever, year: year)] else { continue }
        for replicate in 0..<replicates { sum[replicate] += values[replicate] }
      }
    }
    return sum
  }
}

/// How money of different years and kinds is made comparable.
///
/// Powers are products, not library calls, so that they are the same bits on every machine.
struct CostRules: Sendable {
  private let parameters: PolicyCost.Parameters
  private let firstYear: Int

  init(_ parameters: PolicyCost.Parameters, firstYear: Int) {
    self.parameters = parameters
    self.firstYear = firstYear
  }

  /// From the middle of a year to the start of the first policy year: `(1 + r)^−(year − first + ½)`.
  func discountFactor(in year: Int) -> Double {
    let growth = 1 + parameters.discountRate
    return 1 / (Self.power(growth, year - firstYear) * growth.squareRoot())
  }

  /// Share of a sum spent in one year that the annualised view charges to another (or the same) year.
  ///
  /// Capital is an annuity `r / (1 − (1 + r)^−n)` over its lifetime of *n* years, from the year of spending on; all else is
  /// charged when it is spent.
  func annualShare(_ category: PolicyCost.Category, spentIn spent: Int, dueIn due: Int) -> Double {
    let lifetime: Double
    switch category {
    case .capital: lifetime = parameters.capitalYears
    case .longCapital: lifetime = parameters.longCapitalYears
    case .transfer, .running, .administration, .expectedLoss: return spent == due ? 1 : 0
    }
    let years = max(1, Int(lifetime.rounded()))
    guard (spent..<spent + years).contains(due) else { return 0 }
    let rate = parameters.discountRate
    return rate == 0 ? 1 / Double(years) : rate / (1 - 1 / Self.power(1 + rate, years))
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
