import DistrictModel
import TestSupport
import Testing

@testable import Experiments

/// The sentence that names the pair of levers most unlike the sum of its parts.
struct StrongestPairTests {
  private static let players = 6
  private static let replicates = 8

  /// An attribution in which every coalition is worth 100 for each of its players and luck of its own (standard deviation 10), and
  /// `together` more if the first two are in it.
  private func sentences(together: Double, _ random: inout FixedGenerator) throws -> [String] {
    let scenario = try HandMade.scenario()
    let players = (0..<Self.players).map {
      Attribution.Player(name: "p\($0)", title: Text(en: "P\($0)", zh: "P\($0)"), levers: [])
    }
    let worths = (0..<Self.replicates).map { _ in
      Dictionary(
        uniqueKeysWithValues: (0..<1 << Self.players).map { bits in
          let members = (0..<Self.players).filter { bits >> $0 & 1 == 1 }
          let both = members.starts(with: [0, 1]) ? together : 0
          return (Coalition(members), [Double(100 * members.count) + both + 10 * random.normal()])
        })
    }
    let attribution = Attribution(
      base: scenario, policy: scenario, players: players, method: .exact,
      outcomes: [.init(indicator: "youthPopulation", measure: .yearEnd, year: 2027)], worths: worths,
      orders: worths.map { _ in [] }, precision: nil)
    return AttributionSummary(of: attribution).sentences(.en)
  }

  /// 15 pairs, each named at a fifteenth of 10 %: in 300 attributions without any interplay at most a tenth name one, or 30; a count of
  /// more than 53 has a probability of 3 in a million. Without the correction it would be some 220.
  @Test func `where parts only add up, a pair is named in a tenth of the cases at most`() throws {
    var random = FixedGenerator(11)
    let named = try (0..<300).count { _ in try sentences(together: 0, &random).contains { $0.contains(" most: ") } }
    #expect(named <= 53)
    let silent =
      "Youth population, 2027: no two parts are known to do more or less together than each alone (15 pairs, 10 % level over all of them)."
    #expect(try (0..<20).contains { _ in try sentences(together: 0, &random).contains(silent) })
  }

  @Test func `a pair that helps or replaces each other clearly is named, with its size`() throws {
    var random = FixedGenerator(12)
    for _ in 0..<20 {
      #expect(
        try sentences(together: 200, &random).contains {
          $0.hasPrefix("Youth population, 2027: P0 and P1 help each other most: +")
        })
      #expect(
        try sentences(together: -200, &random).contains {
          $0.hasPrefix("Youth population, 2027: P0 and P1 replace each other most: −")
        })
    }
  }
}
