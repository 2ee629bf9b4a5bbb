import Testing

@testable import Experiments

/// Shares of games whose answers are known.
struct ShapleyTests {
  private func isClose(_ one: [Double], _ other: [Double]) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  /// Terms of an additive game: everybody gets their own.
  @Test(arguments: 1...9) func `an additive game gives its terms`(_ players: Int) {
    let terms = (0..<players).map { Double($0 * $0) - 3 }
    let worth = { (coalition: Coalition) in
      10 + terms.indices.filter(coalition.contains).reduce(0) { $0 + terms[$1] }
    }
    #expect(isClose(Shapley.shares(players: players, worth: worth), terms))
    let orders = Shapley.orders(players: players, count: 2, seed: 7, replicate: 0)
    #expect(isClose(Shapley.shares(orders: orders, worth: worth), terms))
    for one in 0..<players {
      for other in (one + 1)..<max(players, one + 1) {
        #expect(abs(Shapley.interaction(one, other, players: players, worth: worth)) < 1e-9)
      }
    }
  }

  @Test func `a pure interaction of two is split equally, and is their interaction`() {
    let worth = { (coalition: Coalition) in coalition.contains(1) && coalition.contains(3) ? 12.0 : 0 }
    #expect(isClose(Shapley.shares(players: 4, worth: worth), [0, 6, 0, 6]))
    #expect(abs(Shapley.interaction(1, 3, players: 4, worth: worth) - 12) < 1e-9)
    #expect(abs(Shapley.interaction(0, 3, players: 4, worth: worth)) < 1e-9)
    // An order and its reverse split a pair exactly.
    for replicate in 0..<20 {
      let orders = Shapley.orders(players: 4, count: 2, seed: 1, replicate: replicate)
      #expect(isClose(Shapley.shares(orders: orders, worth: worth), [0, 6, 0, 6]))
    }
  }

  /// Shapley's glove market, one left glove and two right ones: 2/3, 1/6, 1/6.
  @Test func `the glove market is divided as in the book`() {
    let worth = { (coalition: Coalition) in
      coalition.contains(0) && (coalition.contains(1) || coalition.contains(2)) ? 1.0 : 0
    }
    let shares: [Double] = [2.0 / 3, 1.0 / 6, 1.0 / 6]
    #expect(isClose(Shapley.shares(players: 3, worth: worth), shares))
  }

  @Test func `shares of any game add up to the worth of all, and many orders come near them`() {
    // A game without structure: worths from a hash.
    let worth = { (coalition: Coalition) in
      coalition == .nobody ? 0 : Double((coalition.bits &* 0x9E37_79B9_7F4A_7C15) >> 40) / 1e6
    }
    let exact = Shapley.shares(players: 6, worth: worth)
    #expect(abs(exact.reduce(0, +) - worth(.everybody(of: 6))) < 1e-9)
    let orders = Shapley.orders(players: 6, count: 4000, seed: 5, replicate: 0)
    let sampled = Shapley.shares(orders: orders, worth: worth)
    #expect(abs(sampled.reduce(0, +) - worth(.everybody(of: 6))) < 1e-9)
    // Marginal contributions spread by about 8; over 4,000 orders the standard error is 0.13.
    for (one, other) in zip(exact, sampled) { #expect(abs(one - other) < 0.6) }
  }

  @Test func `orders name everybody once, come with their reverse, and are their own in each replicate`() {
    let orders = Shapley.orders(players: 29, count: 6, seed: 3, replicate: 4)
    #expect(orders.count == 6)
    for order in orders { #expect(order.sorted() == Array(0..<29)) }
    for pair in stride(from: 0, to: 6, by: 2) { #expect(orders[pair + 1] == orders[pair].reversed()) }
    #expect(Set(orders).count == 6)
    #expect(orders == Shapley.orders(players: 29, count: 6, seed: 3, replicate: 4))
    let first = Shapley.orders(players: 29, count: 2, seed: 3, replicate: 4)
    #expect(Array(orders.prefix(2)) == first)
    #expect(orders != Shapley.orders(players: 29, count: 6, seed: 3, replicate: 5))
    #expect(orders != Shapley.orders(players: 29, count: 6, seed: 4, replicate: 4))
  }

  /// Each of 24 orders of four players is drawn about equally often: 4,800 draws, 200 ± 14 each, 5 deviations allowed.
  @Test func `every order is equally likely`() {
    var counts: [[Int]: Int] = [:]
    for replicate in 0..<4800 {
      counts[Shapley.orders(players: 4, count: 1, seed: 11, replicate: replicate)[0], default: 0] += 1
    }
    #expect(counts.count == 24)
    for count in counts.values { #expect((130...270).contains(count)) }
  }

  @Test func `rounded values add up to their rounded sum`() {
    #expect(Statistics.roundedToSum([1.4, 1.4, 1.4], step: 1) == [2, 1, 1])
    #expect(Statistics.roundedToSum([-1.4, -1.4, -1.4], step: 1) == [-1, -1, -2])
    #expect(Statistics.roundedToSum([], step: 1) == [])
    let values = (0..<50).map { Double(($0 * 7919) % 1000) / 37 - 10 }
    let rounded = Statistics.roundedToSum(values, step: 1)
    #expect(rounded.reduce(0, +) == values.reduce(0, +).rounded())
    for (value, whole) in zip(values, rounded) { #expect(abs(value - whole) < 1) }
  }
}
