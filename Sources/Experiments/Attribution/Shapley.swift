import DistrictModel

/// How the worth of a whole is divided among those who made it.
///
/// A player's Shapley share is the mean of what the player adds to those who came before, over all orders of coming. Shares
/// add up to the worth of all less that of nobody; a player who adds nothing gets nothing; two who are alike get the same.
///
/// - Source: Shapley 1953; for contributions of model inputs, Štrumbelj and Kononenko 2014.
enum Shapley {
  /// The shares by all coalitions: weights `|S|!·(n − |S| − 1)!/n!` on what a player adds to the coalition *S*.
  ///
  /// - Parameters:
  ///   - players: 1…20; the worth is asked for all 2ⁿ coalitions.
  ///   - worth: of a coalition.
  static func shares(players: Int, worth: (Coalition) -> Double) -> [Double] {
    let weights = (0..<players).map { size in weight(size, players) }
    let worths = (0..<UInt64(1) << UInt64(players)).map { worth(Coalition(bits: $0)) }
    return (0..<players).map { player in
      let bit = 1 << player
      return worths.indices.reduce(0) { sum, without in
        without & bit == 0
          ? sum + weights[without.nonzeroBitCount] * (worths[without | bit] - worths[without]) : sum
      }
    }
  }

  /// What each player adds when they come in the orders given, on average over these.
  ///
  /// - Precondition: every order names each player once.
  static func shares(orders: [[Int]], worth: (Coalition) -> Double) -> [Double] {
    var shares = Array(repeating: 0.0, count: orders[0].count)
    for order in orders {
      var coalition = Coalition.nobody
      var before = worth(coalition)
      for player in order {
        coalition = coalition.with(player)
        let after = worth(coalition)
        shares[player] += (after - before) / Double(orders.count)
        before = after
      }
    }
    return shares
  }

  /// What two players add together beyond what each adds alone, on average over the coalitions of the others.
  ///
  /// Positive: they help each other; negative: one makes the other less needed.
  ///
  /// - Source: Grabisch and Roubens 1999, the Shapley interaction index: weights `|S|!·(n − |S| − 2)!/(n − 1)!`.
  static func interaction(_ one: Int, _ other: Int, players: Int, worth: (Coalition) -> Double) -> Double {
    (0..<UInt64(1) << UInt64(players)).map(Coalition.init).reduce(0) { sum, others in
      guard !others.contains(one), !others.contains(other) else { return sum }
      let together = worth(others.with(one).with(other)) - worth(others.with(one)) - worth(others.with(other))
      return sum + weight(others.count, players - 1) * (together + worth(others))
    }
  }

  /// `s!·(n − s − 1)!/n!`: the share of the orders in which just these *s* come before a player.
  private static func weight(_ size: Int, _ players: Int) -> Double {
    // 1 / (n · C(n − 1, s))
    var combinations = 1.0
    for step in 0..<size { combinations = combinations * Double(players - 1 - step) / Double(step + 1) }
    return 1 / (Double(players) * combinations.rounded())
  }

  /// Random orders of players for one replicate: each drawn one is followed by its reverse, which makes up for much of its luck.
  ///
  /// The orders are the same for the same seed and replicate, whatever else is run.
  static func orders(players: Int, count: Int, seed: UInt64, replicate: Int) -> [[Int]] {
    var orders: [[Int]] = []
    for number in 0..<(count + 1) / 2 {
      let base = mix64(seed ^ mix64(UInt64(replicate) << 32 | UInt64(number)))
      var order = Array(0..<players)
      // Fisher and Yates 1938, Durstenfeld's form, downwards.
      for position in stride(from: players - 1, to: 0, by: -1) {
        let word = mix64(base ^ UInt64(position))
        order.swapAt(position, Int(word.multipliedFullWidth(by: UInt64(position + 1)).high))
      }
      orders.append(order)
      orders.append(order.reversed())
    }
    return Array(orders.prefix(count))
  }
}
