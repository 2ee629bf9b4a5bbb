import Foundation
import TestSupport
import Testing

@testable import DistrictModel

struct WagesTests {
  private func scale(_ edit: (inout Wages.Parameters) -> Void = { _ in }) throws -> (Wages.Scale, Wages.Parameters) {
    let scenario = try ScenarioFixture.baseline()
    var parameters = scenario.parameters.wages
    edit(&parameters)
    let cells = JobCells(sectors: scenario.district.sectors.count, zones: scenario.district.zones.count)
    return (Wages.Scale(parameters, cells: cells, oldestAgeMonths: 432), parameters)
  }

  /// W0·sector·zone·exp(0.030x − 0.0006x² − 0.12)·skill, x = clamp(age − 22, 0, 14).
  @Test func `a wage is the product of tier, sector, zone, experience and skill, in whole yuan`() throws {
    let (scale, parameters) = try scale()
    for (sector, zone, tier, months, skill) in [
      (0, 0, 0, 264, 1.0), (1, 2, 2, 372, 1.3), (7, 6, 1, 431, 0.71), (4, 1, 1, 200, 1),
    ] {
      let x = min(max(Double(months) / 12 - 22, 0), 14)
      let expected =
        parameters.base.values[tier] * parameters.sectorFactors[sector] * parameters.zoneFactors[zone]
        * Foundation.exp(0.030 * x - 0.0006 * x * x - 0.12) * Double(Float(skill))
      let wage = scale.wage(sector: sector, zone: zone, tier: tier, ageMonths: months, skillFactor: Float(skill))
      #expect(abs(Double(wage) - expected) <= 0.5 + 1e-6)
      #expect(wage == wage.rounded())
    }
  }

  @Test func `experience counts from 22 to 36 and never beyond`() throws {
    let (scale, _) = try scale()
    func wage(_ months: Int) -> Float { scale.wage(sector: 0, zone: 0, tier: 1, ageMonths: months, skillFactor: 1) }
    #expect(wage(168) == wage(264))
    #expect(wage(300) > wage(264))
    #expect(wage(432) == wage(600))
    for months in 264..<431 { #expect(wage(months + 1) >= wage(months)) }
  }

  @Test func `a cell pays what its sector, zone and tier pay`() throws {
    let (scale, _) = try scale()
    let cells = JobCells(sectors: 8, zones: 7)
    for cell in 0..<cells.count {
      #expect(
        scale.wage(cell: cell, ageMonths: 300, skillFactor: 1.1)
          == scale.wage(
            sector: cells.sector(cell), zone: cells.zone(cell), tier: cells.tier(cell), ageMonths: 300,
            skillFactor: 1.1))
    }
  }

  @Test func `the index moves by a twelfth of speed times log tightness`() throws {
    var (scale, parameters) = try scale()
    let reference = [0.3, 0.5, 0.6]
    scale.adjust(tightness: [0.33, 0.5, 0.54], reference: reference)
    let expected = [1.1, 1, 0.9].map { parameters.indexSpeed / 12 * Foundation.log($0) }
    for tier in 0..<3 { #expect(abs(scale.index[tier] - expected[tier]) < 1e-15) }
  }

  @Test func `the index moves no faster than its bound allows`() throws {
    var (scale, parameters) = try scale()
    scale.adjust(tightness: [9, 0, 0.5], reference: [0.3, 0.5, 0.5])
    let step = parameters.indexSpeed / 12 * parameters.indexBound
    #expect(abs(scale.index[0] - step) < 1e-15)
    #expect(abs(scale.index[1] + step) < 1e-15)
    #expect(scale.index[2] == 0)
  }

  @Test func `a higher index lifts the wages of its tier only`() throws {
    var (scale, _) = try scale { $0.indexSpeed = 12 }
    func wage(_ tier: Int) -> Float { scale.wage(sector: 1, zone: 1, tier: tier, ageMonths: 300, skillFactor: 1) }
    let before = (0..<3).map(wage)
    scale.adjust(tightness: [0.5, 0.55, 0.5], reference: [0.5, 0.5, 0.5])
    #expect(wage(0) == before[0] && wage(2) == before[2])
    #expect(abs(wage(1) / before[1] - 1.1) < 1e-3)
  }

  @Test func `each January everybody in work is paid by age and index, in other months a pay moves only with the post`()
    throws
  {
    var model = try ScenarioFixture.baseline().with {
      $0.wages.indexSpeed = 0
      $0.jobMarket.separation = TierTable([0, 0, 0])
    }.model(sample: 200, months: 14)
    func employed() -> [UInt64: Int] {
      let population = model.residents.population
      return Dictionary(
        uniqueKeysWithValues: (0..<population.count).filter { population[$0].status == .employed }
          .map { (population.key[$0], $0) })
    }
    for _ in 0..<14 {
      let before = employed().mapValues { model.residents.population[$0].income }
      try model.step()
      let isJanuary = model.calendar.month(model.month).ofYear == 1
      for (key, row) in employed() {
        let population = model.residents.population
        let due = model.wages.wage(
          cell: Int(population[row].cell), ageMonths: model.month - Int(population[row].birth),
          skillFactor: population[row].skillFactor)
        if isJanuary || before[key] == nil {
          #expect(population[row].income == due)
        } else {
          #expect(population[row].income == before[key])
        }
      }
    }
  }
}
