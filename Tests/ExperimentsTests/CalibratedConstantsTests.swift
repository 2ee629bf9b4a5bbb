import DistrictModel
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

struct CalibratedConstantsTests {
  @Test(arguments: [
    (0.0099776123, 0.009977612), (1_017_609.4, 1_017_609), (0.9, 0.9), (0, 0), (-0.12345678, -0.1234568),
  ])
  func `constants are written with seven digits`(value: Double, written: Double) {
    #expect(CalibratedConstants.rounded(value) == written)
  }

  /// The scenario with two constants moved.
  private func moved() throws -> (constants: CalibratedConstants, loaded: LoadedScenario) {
    let loaded = try ScenarioLoader.load(path: "\(Repository.root)/\(Lakeside.folder)/practice.json5")
    var parameters = loaded.scenario.parameters
    parameters.outMigration.monthlyHazard = 0.0123456
    parameters.reference.meanWage.values[1] += 10
    return (CalibratedConstants(parameters, in: loaded), loaded)
  }

  @Test func `every constant of the calibration has its place`() throws {
    let constants = try moved().constants.constants
    // Seven single ones, three tiers twice, three zones, three origins, the allocation.
    #expect(constants.count == 7 + 2 * 3 + 3 + 3 + 1)
    #expect(
      constants.filter { $0.before != $0.after }.map(\.path) == [
        "parameters.outMigration.monthlyHazard", "parameters.reference.meanWage.mid",
      ])
  }

  @Test func `only the numbers of a file change`() throws {
    let (constants, loaded) = try moved()
    let changed = try #require(try constants.rewritten().first { $0.path.hasSuffix("people.json5") })
    let old = try #require(loaded.files.first { $0.path == changed.path })
    let before = String(decoding: old.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let after = String(decoding: changed.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(before.count == after.count)
    let different = zip(before, after).filter { $0 != $1 }
    #expect(different.allSatisfy { $0.0.prefix { $0 != "{" } == $0.1.prefix { $0 != "{" } })
    #expect(different.contains { $0.1.contains("monthlyHazard: { value: 0.0123456,") })
  }

  @Test func `a constant outside its range is a problem, and no file is written`() throws {
    let loaded = try Lakeside.scenario("practice")
    var parameters = loaded.scenario.parameters
    parameters.outMigration.monthlyHazard *= 10
    let constants = CalibratedConstants(parameters, in: loaded)
    #expect(throws: ScenarioProblems.self) { try constants.rewritten() }
  }
}
