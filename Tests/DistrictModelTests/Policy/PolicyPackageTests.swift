import TestSupport
import Testing

@testable import DistrictModel

/// Each channel with an invented lever: reference 0.5, held at 1.5 from January 2026, so that ΔL = 1 and ℓ = 1.5.
struct PolicyPackageTests {
  private func settings(_ effects: String, month: Int = 0, level: Double = 1.5, deliveryRate: Double = 1) throws
    -> PolicySettings
  {
    let scenario = try ScenarioFixture.baseline().with(lever: effects, level: level, deliveryRate: deliveryRate)
    return PolicyPackage(scenario, calendar: scenario.calendar).settings(in: month)
  }

  private static let additive: [(channel: String, field: @Sendable (PolicySettings) -> Double)] = [
    ("degreeConsideration", { $0.degreeConsideration }), ("degreeAttraction", { $0.degreeAttraction }),
    ("graduateReturn", { $0.graduateReturn }), ("collegeStay", { $0.collegeStay }),
    ("newcomerSearch", { $0.newcomerSearch }), ("schoolAccess", { $0.schoolAccess }),
    ("degreeSatisfaction", { $0.degreeSatisfaction }), ("lowTierSatisfaction", { $0.lowTierSatisfaction }),
    ("amenity", { $0.amenity[3] }),
  ]

  @Test(arguments: additive.indices)
  func `an additive channel adds its size times the change of level`(index: Int) throws {
    let (channel, field) = Self.additive[index]
    let effects = #"{"\#(channel)": {"value": 0.08}}"#
    #expect(abs(field(try settings(effects)) - 0.08) < 1e-15)
    #expect(field(try settings(effects, month: -1)) == 0)
    #expect(abs(field(try settings(effects, level: 0)) + 0.04) < 1e-15)
  }

  private static let factors: [(channel: String, field: @Sendable (PolicySettings) -> Double)] = [
    ("awareness", { $0.awareness }), ("recognitionApplication", { $0.recognitionApplication }),
    ("startUpEntry", { $0.startUpEntry[0] }), ("startUpExit", { $0.startUpExit }), ("search", { $0.search }),
    ("homePurchase", { $0.homePurchase }),
  ]

  @Test(arguments: factors.indices)
  func `a factor channel is 1 plus its size times the change of level`(index: Int) throws {
    let (channel, field) = Self.factors[index]
    let effects = #"{"\#(channel)": {"value": -0.12}}"#
    #expect(abs(field(try settings(effects)) - 0.88) < 1e-15)
    #expect(field(try settings(effects, month: -1)) == 1)
    #expect(abs(field(try settings(effects, level: 0)) - 1.06) < 1e-15)
  }

  private static let levels: [(channel: String, field: @Sendable (PolicySettings) -> Double)] = [
    ("accreditedShare", { $0.accreditedShare }), ("marketRoute", { $0.marketRoute }),
    ("certificateRoute", { $0.certificateRoute }), ("leadingTalents", { $0.leadingTalents }),
    ("startUpSpace", { $0.startUpSpace }), ("upskilling", { $0.upskilling }),
    ("affordableHomes", { $0.affordableHomes }),
  ]

  @Test(arguments: levels.indices)
  func `a channel of quantities is its size times the level itself`(index: Int) throws {
    let (channel, field) = Self.levels[index]
    let effects = #"{"\#(channel)": {"value": 0.3}}"#
    #expect(abs(field(try settings(effects)) - 0.45) < 1e-15)
    #expect(abs(field(try settings(effects, month: -1)) - 0.15) < 1e-15)
    #expect(field(try settings(effects, level: 0)) == 0)
  }

  @Test func `channels without a lever are neutral`() throws {
    let neutral = try settings("{}")
    for (_, field) in Self.additive + Self.levels { #expect(field(neutral) == 0) }
    for (_, field) in Self.factors { #expect(field(neutral) == 1) }
    #expect(neutral.youngFamilyLeaving == 1 && neutral.topTalentLeaving == 1)
    #expect(neutral.jobs.allSatisfy { $0 == 0 } && neutral.expectedCash.allSatisfy { $0 == 0 })
  }

  @Test func `an effect works only between its two months`() throws {
    let effects = #"{"awareness": {"value": 0.15, "from": "2027-09", "to": "2028-08"}}"#
    for (month, expected) in [(19, 1), (20, 1.15), (31, 1.15), (32, 1)] {
      #expect(abs(try settings(effects, month: month).awareness - expected) < 1e-15)
    }
  }

  @Test func `an effect reaches only the zones it names`() throws {
    let zones = try ScenarioFixture.baseline().district.zones.map(\.name)
    let effects =
      #"{"amenity": {"value": 0.2, "zones": ["\#(zones[1])"]}, "startUpEntry": {"value": 0.2, "zones": ["\#(zones[5])"]}}"#
    let settings = try settings(effects)
    for zone in zones.indices {
      #expect(abs(settings.amenity[zone] - (zone == 1 ? 0.2 : 0)) < 1e-15)
      #expect(abs(settings.startUpEntry[zone] - (zone == 5 ? 1.2 : 1)) < 1e-15)
    }
  }

  @Test func `two levers add on an additive channel and multiply on a factor`() throws {
    var scenario = try ScenarioFixture.baseline()
    let names = scenario.district.decoderNames
    let effects = #"{"search": {"value": 0.5}, "degreeAttraction": {"value": 0.5}, "awareness": {"value": 0.5}}"#
    scenario.district = scenario.district.with(
      LeverCatalogue(
        try ["one", "two"].map {
          try LeverFixture.catalogue($0, reference: 0, effects: effects, names: names).levers[0]
        }))
    scenario = scenario.with(levels: ["one": 1, "two": 1])
    let settings = PolicyPackage(scenario, calendar: scenario.calendar).settings(in: 0)
    #expect(settings.degreeAttraction == 1)
    #expect(settings.search == 2.25)
    // Awareness is one sum: B's inflow is pB·(1 + Σ size·ΔL).
    #expect(settings.awareness == 2)
  }

  @Test func `awareness and accredited share stay within their bounds`() throws {
    #expect(try settings(#"{"awareness": {"value": -3}}"#).awareness == 0)
    #expect(try settings(#"{"accreditedShare": {"value": 0.9}}"#).accreditedShare == 1)
  }

  @Test func `a certificate boost multiplies the whole certificate route`() throws {
    let effects = #"{"certificateRoute": {"value": 1}, "certificateBoost": {"value": 0.15, "from": "2027-01"}}"#
    #expect(abs(try settings(effects, month: 0).certificateRoute - 1.5) < 1e-15)
    #expect(abs(try settings(effects, month: 12).certificateRoute - 1.5 * 1.15) < 1e-15)
  }

  @Test func `factors on leaving are powers of the change of level`() throws {
    let effects = #"{"youngFamilyLeaving": {"value": 0.97}, "housingSupport": {"amounts": {}, "leavingFactor": 0.85}}"#
    let up = try settings(effects, level: 2.5)
    #expect(abs(up.youngFamilyLeaving - 0.97 * 0.97) < 1e-14)
    #expect(abs(up.topTalentLeaving - 0.85 * 0.85) < 1e-14)
    let off = try settings(effects, level: 0)
    #expect(abs(off.youngFamilyLeaving * off.youngFamilyLeaving - 1 / 0.97) < 1e-14)
  }

  /// Allowance 10,000 for bachelors and 30,000 for masters; subsidy 2 years × 10,000 × uptake 0.5 for every degree.
  @Test func `expected cash adds allowance and rent subsidy at the level of the lever`() throws {
    let effects = """
      {"allowance": {"amounts": {"bachelor": 10000, "master": 30000}, "instalmentMonths": [6, 12]},
       "rentSubsidy": {"perYear": 10000, "uptake": 0.5, "expectedYears": 2, "paymentMonths": [12, 24, 36]}}
      """
    let now = try settings(effects).expectedCash
    let before = try settings(effects, month: -1).expectedCash
    let base = [0, 0, 10_000.0, 20_000, 40_000, 10_000]
    for education in Education.allCases.indices {
      #expect(abs(now[education] - 1.5 * base[education]) < 1e-9)
      #expect(abs(before[education] - 0.5 * base[education]) < 1e-9)
    }
  }

  @Test func `a delivery rate scales what a change delivers and nothing else`() throws {
    let effects =
      #"{"startUpSpace": {"value": 1000}, "affordableHomes": {"value": 600}, "schoolAccess": {"value": 0.6}, "search": {"value": 0.06}}"#
    let settings = try settings(effects, deliveryRate: 0.6)
    // Delivered level 0.5 + 0.6·1 = 1.1.
    #expect(abs(settings.startUpSpace - 1100) < 1e-9)
    #expect(abs(settings.affordableHomes - 660) < 1e-9)
    #expect(abs(settings.schoolAccess - 0.36) < 1e-12)
    #expect(abs(settings.search - 1.06) < 1e-15)
  }

  /// 1,200 a year at level 1; the lever stands at 0.5 and rises to 1.5, of which 0.6 are delivered.
  @Test func `deliveries are a twelfth a month of the delivered level, summed over levers`() throws {
    var scenario = try ScenarioFixture.baseline()
    let deliveries =
      #"[{"indicator": "places", "title": {"en": "Places", "zh": "学位"}, "unit": {"en": "places", "zh": "个"}, "perLevelYear": 1200}]"#
    scenario.district = scenario.district.with(
      LeverCatalogue(
        try ["one", "two"].map {
          try LeverFixture.catalogue(
            $0, reference: 0.5, deliveryRate: 0.6, deliveries: deliveries, names: scenario.district.decoderNames
          ).levers[0]
        }))
    scenario = scenario.with(levels: ["one": 1.5])
    let package = PolicyPackage(scenario, calendar: scenario.calendar)
    #expect(scenario.district.deliveryIndicators == ["places"])
    #expect(abs(package.delivery(of: "places", in: -1) - 100) < 1e-12)
    #expect(abs(package.delivery(of: "places", in: 0) - (110 + 50)) < 1e-12)
    #expect(package.delivery(of: "nothing", in: 0) == 0)
  }
}
