import Foundation
import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel
@testable import Experiments

/// Every scenario that is shipped loads without a word and runs; a district of other size runs from its own folder.
struct ShippedScenariosTests {
  static let shipped: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Scenarios").path)) ?? []
    return names.filter { $0.hasSuffix(".json5") }.sorted()
  }()

  @Test func `the four scenarios of the report are shipped`() {
    for name in ["baseline", "no-policy", "resident-basis", "work-report-2026"] {
      #expect(Self.shipped.contains("\(name).json5"))
    }
  }

  @Test(arguments: shipped)
  func `a shipped scenario loads without a warning and its books close`(file: String) throws {
    let loaded = try ScenarioLoader.load(path: "Scenarios/\(file)", patches: [], from: Repository.files)
    #expect(loaded.warnings.isEmpty)
    let run = Run(
      scenario: loaded.scenario, replicate: 0, sample: Sample(persons: 100), until: Month(year: 2026, month: 6))
    let outcome = try run.execute()
    #expect(outcome.monthly.steps == loaded.scenario.district.period.spinUpMonths + 6)
    #expect(outcome.monthly.value("youthPopulation", at: run.until)! > 0)
  }

  @Test(arguments: ["practice", "plan", "nothing"])
  func `a district with other zones, sectors, ages and levers runs from its own folder`(name: String) throws {
    let scenario = try Lakeside.scenario(name).scenario
    #expect(scenario.district.zones.count != 7 && scenario.district.sectors.count != 8)
    #expect(scenario.district.definitions.youngestAge != 14)
    let until = scenario.district.period.start + 11
    let outcome = try Run(scenario: scenario, replicate: 0, sample: .full, until: until).execute()
    #expect(outcome.monthly.value("youthPopulation", at: until)! > 0)
    #expect(
      outcome.pyramid.keys.count == 2
        * (scenario.district.definitions.firstAgeAbove - scenario.district.definitions.youngestAge))
  }

  /// V21: replicates side by side on any number of threads.
  @Test func `the number of threads changes no bit of any replicate`() throws {
    let scenario = try Lakeside.scenario("plan").scenario
    let runs = try [1, 2, 3, 8].map { threads in
      try RunPool(threads: threads).map(count: 5) { replicate throws(RunFailure) in
        try Run(
          scenario: scenario, replicate: replicate, sample: Sample(persons: 4),
          until: scenario.district.period.start + 5
        ).execute()
      }.map { $0.monthly.values.map(\.bitPattern) }
    }
    for other in runs.dropFirst() { #expect(other == runs[0]) }
  }
}
