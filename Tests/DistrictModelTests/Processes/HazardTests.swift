import Foundation
import TestSupport
import Testing

@testable import DistrictModel

struct HazardTests {
  @Test(arguments: [0.000_22, 0.028, 0.055, 0.5, 3])
  func `a yearly rate gives the share that a year of months leaves`(rate: Double) {
    let monthly = Hazard.monthly(fromYearly: rate)
    #expect(abs(Foundation.pow(1 - monthly, 12) - Foundation.exp(-rate)) < 1e-14)
  }

  @Test func `no hazard and a negative one are no risk`() {
    #expect(Hazard.probability(0) == 0)
    #expect(Hazard.probability(-0.4) == 0)
    #expect(Hazard.monthly(fromYearly: 0) == 0)
  }

  @Test func `a huge hazard is certainty at most`() {
    #expect(Hazard.probability(1e9) <= 1)
    #expect(Hazard.probability(50) > 1 - 1e-15)
  }
}

struct MortalityTests {
  @Test func `twelve months of one age make up the year's probability`() throws {
    let parameters = try ScenarioFixture.baseline().parameters.mortality
    let table = Mortality.Table(parameters, firstAgeAbove: 36)
    for age in 14..<36 {
      for (sex, yearly) in [(Sex.male, parameters.male[age]), (.female, parameters.female[age])] {
        var alive = 1.0
        for month in (age * 12)..<(age * 12 + 12) {
          alive *= 1 - table.probability(sex: sex.rawValue, ageMonths: month)
        }
        #expect(abs(1 - alive - yearly) < 1e-14)
        #expect(yearly > 0)
      }
    }
  }

  @Test func `nobody dies when every death rate is zero`() throws {
    var model = try ScenarioFixture.baseline().with { $0.stopDeaths() }.model(sample: 100)
    for _ in 0..<12 {
      try model.step()
      #expect(model.flows.deaths == 0)
    }
  }

  @Test func `everybody dies in a month when the yearly rate is 1`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.mortality.male = $0.mortality.male.filled(with: 1)
      $0.mortality.female = $0.mortality.female.filled(with: 1)
      $0.stopEntrants()
      $0.stopCandidates()
    }.model(sample: 200)
    let start = model.residents.count
    try model.step()
    #expect(model.flows.deaths + model.flows.turned36 >= start - model.flows.deaths / 5)
    #expect(model.residents.count <= start / 5)
  }

  /// Rates of 0.24 for men and 0 for women: 4.5 standard errors of the monthly count are 10 % of it.
  @Test func `deaths follow the rates of age and sex`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.mortality.male = $0.mortality.male.filled(with: 0.24)
      $0.mortality.female = $0.mortality.female.zero
    }.model(sample: 20)
    let oldest = model.month + 1 - 36 * 12
    let men = (0..<model.residents.count).count {
      model.residents.population[$0].sex == .male && Int(model.residents.population[$0].birth) > oldest
    }
    try model.step()
    let monthly = 1 - Foundation.pow(0.76, 1.0 / 12)
    #expect(
      abs(standardScore(successes: model.flows.deaths, trials: men, probability: monthly)) < acceptedDeviations)
  }
}
