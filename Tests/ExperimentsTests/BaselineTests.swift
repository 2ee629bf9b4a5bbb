import Foundation
import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel
@testable import Experiments

/// The headline figures of the shipped scenarios are those of `Results/reference`.
///
/// The first replicate at 1:10 is run to the end of its first policy year and compared with the stored replicate, month
/// by month and indicator by indicator, exactly as printed. `Results/reference` is refreshed only on purpose; the commit
/// that does says which results change and why.
struct BaselineTests {
  @Test(arguments: ShippedScenariosTests.shipped.map { String($0.dropLast(6)) })
  func `a shipped scenario gives the stored figures`(name: String) throws {
    let path = "Results/reference/\(name)/replicate-0.csv"
    let stored = Repository.text(path).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(stored.count > 100)
    let scenario = try ScenarioLoader.load(path: "Scenarios/\(name).json5", patches: [], from: Repository.files)
      .scenario
    let months = Set(stored.map { $0[0] })
    let last = try #require(months.compactMap { Month($0) }.max())
    let outcome = try Run(scenario: scenario, replicate: 0, sample: Sample(persons: 10), until: last).execute()
    for row in stored {
      let month = try #require(Month(row[0]))
      let value = try #require(outcome.monthly.value(row[1], at: month))
      #expect(
        abs(value - Double(row[2])!) < 1e-6 * max(1, abs(value)),
        "\(name) \(row[1]) in \(row[0]): \(value), stored \(row[2])")
    }
  }
}
