import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel
@testable import Experiments

/// Stage A finds the constants that a synthetic base year was made with.
struct CalibrationTests {
  /// What the base year of a scenario looks like with some seeds.
  private static func baseYear(of scenario: Scenario, sample: Sample, seeds: Int, firstSeed: Int) throws -> BaseYear {
    let end = Month(year: scenario.district.calibration.year, month: 12)
    let series = try (0..<seeds).map {
      try Run(scenario: scenario, replicate: firstSeed + $0, sample: sample, until: end).execute().monthly
    }
    return BaseYear(series, district: scenario.district)
  }

  /// The shipped constants make a synthetic base year; they are then put far off and fitted to it again.
  ///
  /// The same seeds make and fit the year, so what remains is the distance to the fixed point after nine rounds, and the
  /// recovery is far sharper than the Monte-Carlo error of a year at 1:50 (about 1.5 % of the arrivals). A wrong sign or
  /// a missing update of one constant would leave its gap of 10–25 % in place.
  @Test func `the constants of a synthetic base year are recovered`() throws {
    let truth = try ScenarioLoader.load(path: "Scenarios/baseline.json5", patches: [], from: Repository.files).scenario
    let sample = Sample(persons: 50)
    let year = try Self.baseYear(of: truth, sample: sample, seeds: 2, firstSeed: 0)
    var start = truth
    start.district = truth.district.with(
      CalibrationTargets(
        year: truth.district.calibration.year, openingResidents: year.mean(.opening),
        closingResidents: year.mean(.closing), graduatesIntroduced: year.mean(.graduates),
        nonDegreeArrivals: year.mean(.nonDegreeArrivals), talentsIntroduced: year.mean(.talents),
        jobGrowth: year.mean(.jobGrowth), meanStayYears: year.mean(.stayYears)))
    start.parameters.reference = year.reference(truth.district)
    let settled = try Self.fit(start, sample: sample, rounds: 6)

    var wrong = start
    wrong.parameters = settled.parameters
    wrong.parameters.inMigration.choice.degreeReference *= 1.2
    wrong.parameters.inMigration.choice.nonDegreeReference *= 0.85
    wrong.parameters.outMigration.monthlyHazard *= 1.15
    wrong.parameters.population.initialResidents *= 0.98
    wrong.parameters.recognition.bachelorTitleRate *= 0.8
    wrong.parameters.recognition.certificateRate *= 0.8
    wrong.parameters.labourDemand.autonomousJobs *= 1.25
    let found = try Self.fit(wrong, sample: sample, rounds: 12)

    let pairs: [(name: String, found: Double, truth: Double, tolerance: Double)] = [
      (
        "degreeReference", found.parameters.inMigration.choice.degreeReference,
        settled.parameters.inMigration.choice.degreeReference, 0.02
      ),
      (
        "nonDegreeReference", found.parameters.inMigration.choice.nonDegreeReference,
        settled.parameters.inMigration.choice.nonDegreeReference, 0.03
      ),
      (
        "monthlyHazard", found.parameters.outMigration.monthlyHazard, settled.parameters.outMigration.monthlyHazard,
        0.04
      ),
      (
        "initialResidents", found.parameters.population.initialResidents,
        settled.parameters.population.initialResidents, 0.005
      ),
      (
        "bachelorTitleRate", found.parameters.recognition.bachelorTitleRate,
        settled.parameters.recognition.bachelorTitleRate, 0.06
      ),
      (
        "autonomousJobs", found.parameters.labourDemand.autonomousJobs,
        settled.parameters.labourDemand.autonomousJobs, 0.08
      ),
    ]
    for pair in pairs {
      #expect(abs(pair.found / pair.truth - 1) < pair.tolerance, "\(pair.name): \(pair.found) for \(pair.truth)")
    }
    for row in found.fit where row.isFitted && row.name != "jobGrowth" {
      #expect(abs(row.simulated / row.target! - 1) < 0.01, "\(row.name): \(row.simulated) for \(row.target!)")
    }
    #expect(found.rounds.count == 13)
    #expect(found.fit.filter { !$0.isFitted }.map(\.name) == ["meanStayYears", "unemploymentRate"])
  }

  private static func fit(_ scenario: Scenario, sample: Sample, rounds: Int) throws -> StageA.Outcome {
    try StageA(scenario: scenario, seeds: 2, rounds: rounds, sample: sample, pool: RunPool(threads: 2)).fit()
  }

  @Test func `a fit that is cancelled says so`() throws {
    let scenario = try Lakeside.scenario("practice").scenario
    let stage = StageA(scenario: scenario, seeds: 1, rounds: 3, sample: Sample(persons: 4), pool: RunPool(threads: 1))
    #expect(throws: RunFailure.cancelled) { try stage.fit(isCancelled: { true }) }
  }
}

extension District {
  fileprivate func with(_ calibration: CalibrationTargets) -> District {
    District(
      name: name, title: title, definitions: definitions, period: period, zones: zones, sectors: sectors,
      origins: origins, leverFamilies: leverFamilies, levers: levers, targets: targets, calibration: calibration,
      patterns: patterns, circumstances: circumstances)
  }
}
