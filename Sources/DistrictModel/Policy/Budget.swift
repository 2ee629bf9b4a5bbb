/// A cap on what all levers together may spend in a calendar year from the policy start on.
///
/// Money is given out month by month, to what the year's rest will need: first to the running costs of what has been built,
/// then to one lever after the other in the order of priority. A programme for which too little is left runs at the level
/// that can be paid to the end of the year; a lever that pays persons pays in full until its money is gone, and then nobody.
/// What was wanted and could not be paid is entered as unmet.
public struct Budget: Decodable, Equatable, Sendable {
  public enum Money: String, ClosedSet {
    /// Public money of all levels of government.
    case gross
    /// The district's own share.
    case district
  }

  /// Unit: CNY of the base year.
  public let perYear: Double
  /// Levers, the most important first; those left out follow in the order of the catalogue.
  public let priority: [String]?
  /// Whose money is capped; gross if absent.
  public let counts: Money?

  public init(perYear: Double, priority: [String]? = nil, counts: Money? = nil) {
    self.perYear = perYear
    self.priority = priority
    self.counts = counts
  }

  /// Positions of all levers in the catalogue, the most important first.
  func order(of levers: [Lever]) -> [Int] {
    let first = (priority ?? []).compactMap { name in levers.firstIndex { $0.name == name } }
    return first + levers.indices.filter { !first.contains($0) }
  }
}

/// What a budget grants in one month.
struct Grant: Sendable, Equatable {
  /// Share of the wanted level that each lever gets.
  var shares: [Double]
  /// What each lever may spend from now to the end of the year. Unit: fen of the capped money.
  var allotments: [Int]
  /// What is left over for all, in the order of priority. Unit: fen.
  var free: Int
  let order: [Int]
  let money: Budget.Money
}

extension Budget {
  /// Gives out the rest of a year's money.
  ///
  /// - Parameters:
  ///   - month: the month that begins.
  ///   - levels: of a lever in a month of this year's rest, if money were no object.
  func grant(in month: Int, ledger: Ledger, calendar: Calendar, levels: (Int, Int) -> Double) -> Grant {
    let money = counts ?? .gross
    let order = order(of: ledger.levers)
    let rest = month...(month + 12 - calendar.month(month).ofYear)
    var grant = Grant(
      shares: ledger.levers.map { _ in 1 }, allotments: ledger.levers.map { _ in 0 }, free: 0, order: order,
      money: money)
    var left = max(0, Int((perYear * 100).rounded(.down)) - ledger.yearSpent(money, before: month, calendar: calendar))
    func need(_ lever: Int, _ share: Double) -> Int {
      ledger.forecast(lever, over: rest, money: money, calendar: calendar) { levels(lever, $0) * share }
    }
    // What has been built costs its running, whatever is decided now.
    let fixed = ledger.levers.indices.map { need($0, 0) }
    for lever in order {
      grant.allotments[lever] = min(left, fixed[lever])
      left -= grant.allotments[lever]
    }
    for lever in order {
      let wanted = need(lever, 1) - fixed[lever]
      if wanted <= left {
        grant.allotments[lever] += wanted
        left -= wanted
      } else if ledger.levers[lever].definition.costs.contains(where: { $0.basis == .payments }) {
        // Paid in full until nothing is left; then it is withdrawn, and nobody counts on it.
        if left == 0 { grant.shares[lever] = 0 }
        grant.allotments[lever] += left
        left = 0
      } else {
        // The highest share that the money lasts for: costs rise with it.
        var (paid, unpaid) = (0.0, 1.0)
        for _ in 0..<40 {
          let middle = (paid + unpaid) / 2
          if need(lever, middle) - fixed[lever] <= left { paid = middle } else { unpaid = middle }
        }
        grant.shares[lever] = paid
        let taken = need(lever, paid) - fixed[lever]
        grant.allotments[lever] += taken
        left -= taken
      }
    }
    grant.free = left
    return grant
  }
}
