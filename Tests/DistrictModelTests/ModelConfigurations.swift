import TestSupport

@testable import DistrictModel

extension District {
  /// The district with other levers.
  func with(_ levers: LeverCatalogue) -> District {
    District(
      name: name, title: title, definitions: definitions, period: period, zones: zones, sectors: sectors,
      origins: origins, leverFamilies: leverFamilies, levers: levers, targets: targets, calibration: calibration,
      patterns: patterns, circumstances: circumstances)
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

extension Scenario {
  var cells: JobCells { JobCells(sectors: district.sectors.count, zones: district.zones.count) }

  /// A district without a resident.
  var nobody: Residents {
    let rule = Satisfaction.MonthRule(self, settings: settings(), perception: referencePerception)
    return Residents(
      self, averages: Satisfaction.Averages(rule, self, month: -1), calendar: calendar, months: -800...1200)
  }

  /// What the levers do in a month; before the policy start all of them stand at their reference levels.
  func settings(in month: Int = -1) -> PolicySettings { PolicyPackage(self, calendar: calendar).settings(in: month) }

  /// The state of the base year, as everybody sees it.
  var referencePerception: Perception {
    Perception(
      logTightness: [0, 0, 0], wageIndex: [0, 0, 0], rents: parameters.housing.rents.values,
      vacancyShares: parameters.reference.vacancyShares.values, community: district.origins.map { _ in 1 },
      brand: BrandAwareness.fixedPoint(parameters.brand), allocationShare: parameters.reference.allocationShare)
  }
}

/// A resident for a test: a non-local of 30 years who came three years before month 0.
func person(_ slot: Int, age: Double = 30, at month: Int = 0, _ edit: (inout Person) -> Void = { _ in }) -> Person {
  let key = DrawKey.key(.initialPerson, cell: 0, month: -25, slot: slot)
  var person = Person(key: key, birth: Int16(month - Int(age * 12)), arrival: Int16(month - 36))
  person.origin = 1
  person.status = .unemployed
  person.tenure = .privateRental
  edit(&person)
  return person
}

extension Population {
  /// The row of a person; a slow search for tests.
  func row(of key: UInt64) -> Int? { self.key.firstIndex(of: key) }
}
