import DistrictModel
import TestSupport
import Testing

@testable import ScenarioFiles

@Suite struct ScenarioPatchTests {
  /// Read once: every test changes a copy.
  private static let read = Result<LoadedScenario, any Error> { try Lakeside.scenario("plan") }

  /// The value at a key path of Lakeside's plan after some changes, on one line.
  private func value(at path: String, _ patches: [String]) throws -> String? {
    var read: [ScenarioPatch] = []
    for patch in patches { read.append(try ScenarioPatch(patch)) }
    return try Self.read.get().patched(with: read).tree.valued(TreePath(path)!)?.unwrapped.inlineText
  }

  @Test(arguments: [
    ("run.seed=42", "run.seed", "42"), ("run.sample=1:10", "run.sample", "\"1:10\""),
    ("run.until=2027-12", "run.until", "\"2027-12\""), ("run.until=\"2027-11\"", "run.until", "\"2027-11\""),
    ("name=quick", "name", "\"quick\""), ("levers.events.level=1_0e-1", "levers.events.level", "1"),
    ("levers.events={ level: 1.5, rampMonths: 2 }", "levers.events.rampMonths", "2"),
    ("levers.rentSubsidy[1].level=3", "levers.rentSubsidy[1].level", "3"),
    ("levers.rentSubsidy.1.level=3", "levers.rentSubsidy[1].level", "3"),
    ("levers.all.level=0", "levers.lakeCard.level", "0"),
    ("parameters.housing.occupancy=0.9", "parameters.housing.occupancy", "0.9"),
    ("parameters.housing.occupancy.value=0.9", "parameters.housing.occupancy", "0.9"),
    ("parameters.housing.occupancy.low=0.9", "parameters.housing.occupancy.low", "0.9"),
    ("parameters.housing.rents.hillside=30", "parameters.housing.rents.hillside", "30"),
    ("parameters.housing.rents={ hillside: 31 }", "parameters.housing.rents.harbour", "36"),
    ("parameters.reference.tightness.low=0.4", "parameters.reference.tightness.low", "0.4"),
    (
      "parameters.inMigration.pools.nonDegree.season[0]=0.03", "parameters.inMigration.pools.nonDegree.season[0]",
      "0.03"
    ),
    ("targets.youthPopulation.goal.2027=15500", "district.targets.youthPopulation.goal.2027", "15500"),
    ("district.levers.events.maximumLevel=3", "district.levers.events.maximumLevel", "3"),
  ])
  func `a patch sets the value at its path`(_ patch: String, _ path: String, _ expected: String) throws {
    #expect(try value(at: path, [patch]) == expected)
  }

  @Test func `the last patch wins, and a patch of a number is the same as its text`() throws {
    #expect(try value(at: "run.seed", ["run.seed=1", "run.seed=2"]) == "2")
    #expect(ScenarioPatch(TreePath("run.seed")!, to: 0.5).text == "run.seed=0.5")
  }

  @Test func `patches leave the files' own values alone`() throws {
    let plan = try Self.read.get()
    let patched = try plan.patched(with: [ScenarioPatch("parameters.housing.occupancy=0.9")])
    let changed = patched.tree.differences(from: plan.tree)
    #expect(changed.map(\.path.description) == ["parameters.housing.occupancy"])
    #expect(changed[0].first?.unit == "share")
    #expect(changed[0].first?.origin.description == "--set parameters.housing.occupancy=0.9")
    #expect(patched.scenario.parameters.housing.occupancy == 0.9)
    #expect(try patched.patched(with: []).patches.count == 1)
  }

  @Test(arguments: [
    ("levers.lakeCard", "allowed: key.path=value, such as levers.talentCard.level=1.2"),
    ("=3", "allowed: key.path=value, such as levers.talentCard.level=1.2"),
    ("levers..level=3", "allowed: key.path=value, such as levers.talentCard.level=1.2"),
    ("run.seed=", "run.seed   the value is missing"),
    ("run.seed={ a: ", #"run.seed   the file ends before the "{" of line 1 is closed"#),
    ("run.seed=many", #"run.seed   found "many"; allowed a whole number"#),
    ("run.sede=3", #"run.sede   names nothing; did you mean "run.seed"?"#),
    ("run.seed.x=3", "run.seed.x   names nothing; run.seed is 7"),
    ("levers.lakeCrad.level=1", #"levers.lakeCrad   unknown lever; did you mean "lakeCard"?"#),
    ("levers.lakeCard.levle=1", #"levers.lakeCard.levle   names nothing; did you mean "levers.lakeCard.level"?"#),
    ("levers.lakeCard.level=2.5", "levers.lakeCard.level   found 2.5; allowed 0…2"),
    (
      "levers.rentSubsidy.level=1",
      "levers.rentSubsidy.level   levers.rentSubsidy is a list of 2; name one: levers.rentSubsidy[0].level"
    ),
    (
      "levers.rentSubsidy[2].level=1",
      "levers.rentSubsidy[2].level   names nothing; levers.rentSubsidy has 2 elements, counted from 0"
    ),
    (
      "parameters.inMigraton.choice.income=1",
      #"parameters.inMigraton.choice.income   names nothing; did you mean "parameters.inMigration.choice.income"?"#
    ),
    (
      "parameters.housing.rents.oldMil=1",
      #"parameters.housing.rents.oldMil   names nothing; did you mean "parameters.housing.rents.oldMill"?"#
    ),
    (
      "parameters.choice.income=1",
      #"parameters.choice.income   names nothing; did you mean "parameters.inMigration.choice.income"?"#
    ),
    ("parameters.housing.monorail=1", "parameters.housing.monorail   names nothing"),
    ("parameters.housing.rents=1", "parameters.housing.rents   found 1; allowed a map of numbers by name"),
    ("parameters.housing.occupancy=1.2", "parameters.housing.occupancy   found 1.2; allowed 0…1 (share)"),
    ("parameters.population.zoneShares.harbour=0.9", "parameters.population.zoneShares   adds up to 1.4; allowed 1"),
    ("targets.youth.goal=1", "district.targets.youth.code         missing; needs text"),
  ])
  func `a patch that cannot be gets exactly its message`(_ patch: String, _ message: String) throws {
    let plan = try Self.read.get()
    let error = #expect(throws: ScenarioProblems.self) { try plan.patched(with: [ScenarioPatch(patch)]) }
    let lines = error?.description.split(separator: "\n").map(String.init) ?? []
    #expect(lines.first?.hasPrefix("--set \(patch): ") == true)
    #expect(lines.dropFirst().first == "  " + message)
  }

  @Test func `every number of Lakeside has a rule for its place`() throws {
    let loaded = try Self.read.get()
    var ruled: Set<TreePath> = []
    for (_, under, keys) in NumberRule.places {
      for parent in loaded.tree.matching(under) {
        for key in keys.split(separator: " ") { ruled.insert(parent.path.appending(String(key))) }
      }
    }
    let bare = loaded.tree.leaves().filter { leaf in
      guard leaf.value.number != nil || leaf.value.elements?.contains(where: { $0.number != nil }) == true else {
        return false
      }
      let path = leaf.path.steps
      return path.first != .key("levers")
        && !(1...path.count).contains { ruled.contains(TreePath(Array(path.prefix($0)))) }
    }
    #expect(bare.map(\.path.description) == [])
  }

  @Test func `every rule names a place that exists`() throws {
    let loaded = try Self.read.get().patched(with: [try ScenarioPatch("budget={ perYear: 1000000 }")])
    for (_, under, keys) in NumberRule.places {
      let parents = loaded.tree.matching(under)
      for key in keys.split(separator: " ") {
        #expect(parents.contains { $0.node[String(key)] != nil }, "\(under).\(key) is nowhere in Lakeside")
      }
    }
  }
}
