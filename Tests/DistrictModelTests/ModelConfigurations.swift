import TestSupport

@testable import DistrictModel

extension District {
  /// The district with other levers.
  func with(_ levers: LeverCatalogue) -> District {
    District(
      name: name, title: title, definitions: definitions, period: period, zones: zones, sectors: sectors,
      origins: origins, leverFamilies: leverFamilies, levers: levers, targets: targets, calibration: calibration)
  }
}

extension Scenario {
  /// The scenario with one invented lever in place of the district's, held at a level from the policy start on.
  func with(lever json: String, reference: Double = 0.5, level: Double = 1.5, deliveryRate: Double = 1) throws
    -> Scenario
  {
    var changed = self
    changed.district = district.with(
      try LeverFixture.catalogue(
        "invented", reference: reference, deliveryRate: deliveryRate, effects: json, names: district.decoderNames))
    changed.levers = LeverSettings([
      "invented": [LeverWindow(level: level, start: district.period.start, rampMonths: 0)]
    ])
    return changed
  }

  /// The months of this scenario, up to the district's horizon.
  var calendar: Calendar { Calendar(district.period, until: district.period.horizon) }

  /// A model at the start state.
  func model(sample: Int, replicate: Int = 0, months: Int = 12) -> Model {
    let first = district.period.start + -district.period.spinUpMonths
    return Model(
      Run(scenario: self, replicate: replicate, sample: Sample(persons: sample), until: first + (months - 1)))
  }
}

extension Model {
  /// Carries the model some months on.
  mutating func step(months: Int) throws {
    for _ in 0..<months { try step() }
  }
}
