import DistrictModel
import TestSupport
import Testing

@testable import ScenarioFiles

@Suite struct ExtremeValuesTests {
  private static let extremes: [Double] = [
    -1e300, -2, -1, -0.2, 0, 1e-9, 0.001, 0.5, 0.999, 1, 2, 12, 17, 29.9, 99, 240, 600, 1e5, 1e8, 1e12, 1e300,
  ]

  /// One place in so many is tried: some 200 in an optimised build, some 30 in a debug build, which is slower.
  private static var stride: Int {
    #if DEBUG
      25
    #else
      4
    #endif
  }

  @Test func `whatever value is put anywhere, it is refused with a problem or the model runs`() throws {
    let plan = try Lakeside.scenario("plan")
    var accepted = 0
    var refused = 0
    let places = plan.tree.leaves().filter { $0.value.number != nil }
    for (index, leaf) in places.enumerated() where index % Self.stride == 0 {
      // Two of the values at each place, others at the next: every value meets every kind of place.
      for value in [Self.extremes[index % Self.extremes.count], Self.extremes[index / 3 % Self.extremes.count]] {
        do throws(ScenarioProblems) {
          let scenario = try plan.patched(with: [ScenarioPatch(leaf.path, to: value)]).scenario
          let end = scenario.district.period.start + 2
          let run = Run(scenario: scenario, replicate: 0, sample: Sample(persons: 20), until: end)
          #expect(throws: Never.self, "\(leaf.path)=\(value)") { try run.execute() }
          accepted += 1
        } catch {
          #expect(!error.problems.isEmpty)
          refused += 1
        }
      }
    }
    #expect(accepted > places.count / Self.stride / 5 && refused > places.count / Self.stride / 5)
  }

  /// What may stand in a file where something else should.
  private static let strangers = ["\"x\"", "true", "null", "[]", "{}", "[1, \"x\"]", "{ value: {} }", "{ x: 1 }"]

  @Test func `whatever kind of value is put anywhere, nothing crashes`() throws {
    let plan = try Lakeside.scenario("plan")
    var refused = 0
    var tried = 0
    for (index, leaf) in plan.tree.leaves().enumerated() where index % Self.stride == 0 {
      for depth in 1...leaf.path.steps.count {
        let path = TreePath(Array(leaf.path.steps.prefix(depth)))
        let stranger = Self.strangers[(index + depth) % Self.strangers.count]
        tried += 1
        do throws(ScenarioProblems) {
          _ = try plan.patched(with: [ScenarioPatch("\(path)=\(stranger)")])
        } catch {
          #expect(!error.description.isEmpty)
          refused += 1
        }
      }
    }
    #expect(refused > tried / 2)
  }
}
