import DistrictModel
import Reporting

/// The stock–flow ledger of a year: the stock before, what came, what went, the stock after.
///
/// Persons are means over replicates, whole and rounded so that each year adds up exactly: the stocks are rounded first,
/// then the flows by largest remainders. The residual is not rounded: it is the sum over all replicates of what the
/// books leave unexplained, and 0 in a correct program.
public struct StockLedger: Sendable {
  public struct Item: Equatable, Sendable {
    public let name: String
    /// Unit: persons; what goes is negative.
    public let persons: Int
  }

  public struct Year: Sendable {
    public let year: Int
    public let opening: Int
    public let flows: [Item]
    public let closing: Int
    public let residual: Int
  }

  /// A year begins with the first one whose opening stock is known.
  public let years: [Year]

  public init(of ensemble: Ensemble) {
    years = ensemble.years.compactMap { Self.year($0, of: ensemble) }
  }

  private static func year(_ year: Int, of ensemble: Ensemble) -> Year? {
    let stock = SeriesKey(Indicator.youthPopulation.name)
    guard let opening = ensemble.values(stock, at: Month(year: year - 1, month: 12)),
      let closing = ensemble.values(stock, at: Month(year: year, month: 12))
    else { return nil }
    // Whole are the simulated persons, of whom several may stand for one of the district.
    let simulated = ensemble.scenario.run.sample.simulated
    func sum(_ values: [Double]) -> Int { values.reduce(0) { $0 + Int(($1 * Double(simulated)).rounded()) } }
    let signed = Indicator.inflows.map { ($0.name, 1.0) } + Indicator.outflows.map { ($0.name, -1.0) }
    let flows = signed.compactMap { name, sign in
      ensemble.values(SeriesKey(name), in: year, as: .yearTotal).map { (name, sum($0) * Int(sign)) }
    }
    let count = ensemble.replicates * simulated
    let first = roundedMean(sum(opening), count)
    let last = roundedMean(sum(closing), count)
    let residual = sum(opening) + flows.reduce(0) { $0 + $1.1 } - sum(closing)
    let rounded = apportioned(flows.map(\.1), over: count, total: last - first)
    return Year(
      year: year, opening: first, flows: zip(flows, rounded).map { Item(name: $0.0, persons: $1) }, closing: last,
      residual: residual)
  }

  private static func roundedMean(_ sum: Int, _ count: Int) -> Int {
    Int((Double(sum) / Double(count)).rounded())
  }

  /// Means of sums, each rounded down or up, or by a little more where rounded stocks ask for it, so that they add up to a total.
  static func apportioned(_ sums: [Int], over count: Int, total: Int) -> [Int] {
    guard !sums.isEmpty else { return [] }
    var parts = sums.map { Int((Double($0) / Double(count)).rounded(.down)) }
    let remainders = zip(sums, parts).map { $0 - $1 * count }
    let order = remainders.indices.sorted { (remainders[$0], $1) > (remainders[$1], $0) }
    var missing = total - parts.reduce(0, +)
    var turn = 0
    while missing > 0 {
      parts[order[turn % order.count]] += 1
      (missing, turn) = (missing - 1, turn + 1)
    }
    // Only rounded stocks can ask for less than all parts rounded down; the largest part bears that unseen.
    if missing < 0, let largest = parts.indices.max(by: { parts[$0].magnitude < parts[$1].magnitude }) {
      parts[largest] += missing
    }
    return parts
  }
}

extension StockLedger {
  static let layout = ResultLayout(
    name: "ledger.csv",
    purpose: Text(en: "Stock–flow ledger by year; each year adds up exactly", zh: "逐年存量—流量台账，各年严格平衡"),
    columns: [
      .scenario, .year,
      ResultColumn(
        "item", .text, Text(en: "Item", zh: "项目"),
        Text(
          en: "opening, then the flows by indicator name, closing, residual",
          zh: "opening 期初，其后为各流量指标，closing 期末，residual 残差")),
      ResultColumn(
        "persons", .integer, unit: .persons, Text(en: "Persons", zh: "人数"),
        Text(
          en:
            "Mean over replicates, rounded so that opening plus flows is closing; outflows are negative; residual is 0",
          zh: "各次运行均值，取整后期初加流量等于期末；流出为负；残差为 0")),
    ])

  /// The table `ledger.csv`.
  func table(scenario: String) -> Table {
    var table = Self.layout.table
    for year in years {
      let items =
        [Item(name: "opening", persons: year.opening)] + year.flows
        + [Item(name: "closing", persons: year.closing), Item(name: "residual", persons: year.residual)]
      for item in items {
        table.append([.text(scenario), .integer(year.year), .text(item.name), .integer(item.persons)])
      }
    }
    return table
  }
}
