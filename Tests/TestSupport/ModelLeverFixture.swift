import DistrictModel
import Foundation

/// Invented levers, written as the JSON that a catalogue would hold.
public enum LeverFixture {
  /// A district of three zones, two sectors and two origins: the names that effects may use.
  public static let names: [CodingUserInfoKey: any Sendable] = [
    .zoneNames: ["north", "lake", "south"], .sectorNames: ["mills", "shops"], .originNames: ["local", "away"],
    .ages: 14...35,
  ]

  /// A catalogue of one lever.
  ///
  /// - Parameters:
  ///   - names: of zones, sectors and origins, in the district's order.
  ///   - effects, costs, deliveries: JSON.
  public static func catalogue(
    _ name: String, reference: Double = 0.5, maximum: Double = 2, start: String = "2026-01", rampMonths: Int = 0,
    end: String? = nil, afterLevel: Double? = nil, deliveryRate: Double = 1, effects: String = "{}",
    costs: String = "[]", deliveries: String = "[]", names: [CodingUserInfoKey: any Sendable] = names
  ) throws -> LeverCatalogue {
    let ending =
      (end.map { "\"end\": \"\($0)\"," } ?? "") + (afterLevel.map { "\"afterLevel\": \($0)," } ?? "")
    let json = """
      {"\(name)": {
        "code": "X01", "family": "invented", "title": {"en": "Invented", "zh": "虚构"}, "phrase": "",
        "mechanism": {"en": "", "zh": ""}, "referenceLevel": \(reference), "maximumLevel": \(maximum),
        "start": "\(start)", "rampMonths": \(rampMonths), \(ending) "deliveryRate": \(deliveryRate),
        "effects": \(effects), "deliveries": \(deliveries), "costs": \(costs)
      }}
      """
    let decoder = JSONDecoder()
    decoder.userInfo = names
    return try decoder.decode(LeverCatalogue.self, from: Data(json.utf8))
  }

  /// One lever.
  public static func lever(
    _ name: String = "invented", reference: Double = 0.5, start: String = "2026-01", rampMonths: Int = 0,
    end: String? = nil, afterLevel: Double? = nil
  ) throws -> Lever {
    try catalogue(
      name, reference: reference, start: start, rampMonths: rampMonths, end: end, afterLevel: afterLevel
    ).levers[0]
  }
}

extension District {
  /// The names that a decoder of this district's tables needs.
  public var decoderNames: [CodingUserInfoKey: any Sendable] {
    [
      .zoneNames: zones.map(\.name), .sectorNames: sectors.map(\.name), .originNames: origins.map(\.name),
      .ages: definitions.youngestAge...(definitions.firstAgeAbove - 1),
    ]
  }
}
