import DistrictModel
import TestSupport
import Testing

@testable import ScenarioFiles

/// Lakeside and further files, all in memory.
private func files(_ more: [String: String]) -> FileSource {
  .memory(Lakeside.files.merging(more.mapValues { Array($0.utf8) }) { $1 })
}

private let folder = Lakeside.folder

/// A scenario in memory, written beside Lakeside's own.
private func load(_ text: String, _ more: [String: String] = [:]) throws(ScenarioProblems) -> LoadedScenario {
  try ScenarioLoader.load(
    path: "\(folder)/test.json5",
    from: files(
      more.merging(["test.json5": text]) { first, _ in first }.reduce(into: [:]) {
        $0["\(folder)/\($1.key)"] = $1.value
      }))
}

/// The warnings or problems of a scenario in memory.
private func complaint(_ text: String, _ more: [String: String] = [:]) -> String {
  do throws(ScenarioProblems) { return try load(text, more).warnings.description } catch { return error.description }
}

@Suite struct ScenarioLoaderTests {
  // MARK: - What is read

  @Test func `a text of a scenario in one language stands for both`() throws {
    let scenario = try load(
      #"{ name: "own", title: { zh: "自有" }, note: { en: "My own." }, extends: "practice.json5" }"#
    ).scenario
    #expect(scenario.title == Text(en: "自有", zh: "自有") && scenario.note == Text(en: "My own.", zh: "My own."))
    for title in ["{}", #"{ zh: "" }"#] {
      #expect(
        complaint("{ name: \"own\", title: \(title), extends: \"practice.json5\" }").contains(
          "title.en   missing; needs text"))
    }
    #expect(
      complaint(#"{ name: "own", title: { en: "", zh: "" }, extends: "practice.json5" }"#).contains(
        "title   found no text in either language"))
  }

  @Test func `a language by another name is one problem`() throws {
    for name in ["cn", "zn", "中文"] {
      let text = complaint("{ name: \"own\", title: { \(name): \"自有\" }, extends: \"practice.json5\" }")
      #expect(
        text.hasSuffix("title.\(name)   unknown key; did you mean \"zh\"?") && text.contains(": 1 problem,"), "\(text)")
    }
  }

  @Test func `full-width letters are written in narrow ones`() throws {
    let text = complaint(
      #"{ name: "own", title: { en: "Own" }, extends: "practice.json5", run: { sample: "1：20", until: "2028－12" } }"#)
    #expect(text.contains(#"found "1：20"; allowed "1:n", n = 1…1000, or "n:1", n = 1…10; write 1:20"#))
    #expect(text.contains(#"found "2028－12"; allowed a month "YYYY-MM"; write 2028-12"#))
    // The marks of a text are wide by right.
    let title = complaint(#"{ name: "own", title: "方案（一），甲", extends: "practice.json5" }"#)
    #expect(title.hasSuffix(#"allowed { en: "…", zh: "…" }"#), "\(title)")
  }

  @Test func `a scenario is read with everything it extends`() throws {
    let loaded = try Lakeside.scenario("plan")
    let scenario = loaded.scenario
    #expect(scenario.name == "plan" && scenario.title == Text(en: "Plan", zh: "计划") && scenario.note == nil)
    #expect(scenario.run.seed == 7 && scenario.run.replicates == 4 && scenario.run.sample == .full)
    #expect(scenario.run.until == Month(year: 2028, month: 12))
    #expect(scenario.district.zones.map(\.name) == ["harbour", "hillside", "oldMill"])
    #expect(scenario.parameters.housing.rents.values == [36, 28, 22])
    #expect(scenario.parameters.population.nonLocalWeights.youngest == 16)
    #expect(scenario.parameters.population.nonLocalWeights.values.count == 15)
    #expect(scenario.parameters.ageing.cohortIndex[2027] == 0.97)
    #expect(loaded.warnings.isEmpty)
  }

  @Test func `the shipped scenarios have no problem and no warning`() {
    let names = Repository.files.names("Scenarios").filter { $0.hasSuffix(".json5") || $0.hasSuffix(".csv") }
    let (problems, warnings) = ScenarioLoader.problems(in: names.map { "Scenarios/\($0)" }, from: Repository.files)
    #expect(problems?.description == nil && warnings.description == "")
    #expect(!names.isEmpty)
  }

  @Test func `a district is read alone, with every lever where it was`() throws {
    let loaded = try ScenarioLoader.loadDistrict(folder: "\(folder)/Lakeside", from: Repository.files)
    #expect(loaded.scenario.name == "Lakeside" && loaded.scenario.levers.windows.isEmpty)
    #expect(loaded.scenario.run.until == loaded.scenario.district.period.horizon)
    #expect(
      loaded.scenario.district.levers.levers.map(\.name) == EffectiveTree.leverNames(in: loaded.tree["district"]!))
  }

  @Test func `the levers of Lakeside use every channel and every kind of cost`() throws {
    let loaded = try Lakeside.scenario("practice")
    let used = loaded.tree.matching("district.levers.*.effects").flatMap { $0.node.entries!.map(\.key) }
    let asked = Mirror(reflecting: loaded.scenario.district.levers.levers[0].definition.effects).children.map(\.label!)
    #expect(Set(used) == Set(asked))
    let costs = loaded.scenario.district.levers.levers.flatMap(\.definition.costs)
    #expect(Set(costs.map(\.basis)) == Set(CostItem.Basis.allCases))
    #expect(Set(costs.map(\.category)) == Set(PolicyCost.Category.allCases))
  }

  // MARK: - Which file wins

  @Test func `the nearer file wins, and later in a list is nearer`() throws {
    let loaded = try load(
      #"{ extends: ["practice.json5", "a.json5", "b.json5"], run: { seed: 3 } }"#,
      [
        "a.json5": "{ run: { seed: 1, replicates: 11 }, parameters: { housing: { occupancy: 0.8 } } }",
        "b.json5": "{ run: { seed: 2, replicates: 12 } }",
      ])
    #expect(loaded.scenario.run.seed == 3 && loaded.scenario.run.replicates == 12)
    #expect(loaded.scenario.parameters.housing.occupancy == 0.8)
    let origin = loaded.tree[TreePath("parameters.housing.occupancy.value")!]?.origin.description
    #expect(origin == "\(folder)/a.json5:1")
    #expect(loaded.tree[TreePath("parameters.housing.occupancy.unit")!]?.text == "share")
  }

  @Test func `a file reached on two ways does not undo what a nearer one changed`() throws {
    let loaded = try load(
      #"{ extends: ["left.json5", "right.json5"] }"#,
      [
        "left.json5": #"{ extends: "practice.json5", run: { seed: 100 } }"#,
        "right.json5": #"{ extends: "practice.json5", run: { replicates: 9 } }"#,
      ])
    #expect(loaded.scenario.run.seed == 100 && loaded.scenario.run.replicates == 9)
  }

  @Test func `name, title and note are those of the scenario's own file`() throws {
    let loaded = try load(#"{ extends: "practice.json5" }"#)
    #expect(loaded.scenario.name == "test" && loaded.scenario.title == Text(en: "test", zh: "test"))
    #expect(loaded.scenario.note == nil)
  }

  @Test func `a scenario may change definitions, targets and calibration of its district`() throws {
    let loaded = try load(
      """
      { extends: "practice.json5", definitions: { basis: { en: "x", zh: "y" } },
        targets: { youthPopulation: { goal: { "2028": 15700 } } }, calibration: { openingResidents: 15800 } }
      """)
    let district = loaded.scenario.district
    #expect(district.definitions.basis == Text(en: "x", zh: "y") && district.calibration.openingResidents == 15800)
    let goal = district.targets.targets.first { $0.name == "youthPopulation" }!.definition.goal
    #expect(goal[2027] == 15600 && goal[2028] == 15700 && goal[2029] == 15900)
  }

  // MARK: - Levers

  @Test func `all reaches every lever, and a lever named beside it wins key by key`() throws {
    let loaded = try load(
      #"{ extends: "practice.json5", levers: { all: { level: 1, rampMonths: 3 }, lakeCard: { level: 2 } } }"#)
    let windows = loaded.scenario.levers.windows
    #expect(Set(windows.keys) == Set(loaded.scenario.district.levers.levers.map(\.name)))
    #expect(windows["events"]?.map(\.level) == [1] && windows["events"]?.map(\.rampMonths) == [3])
    #expect(windows["lakeCard"]?.map(\.level) == [2] && windows["lakeCard"]?.map(\.rampMonths) == [3])
  }

  @Test func `all of a nearer file wins over a lever of a farther one`() throws {
    let loaded = try load(#"{ extends: "plan.json5", levers: { all: { level: 0 } } }"#)
    #expect(loaded.scenario.levers.windows["rentSubsidy"]?.map(\.level) == [0])
  }

  @Test func `several windows are kept in order with everything they say`() throws {
    let windows = try #require(try Lakeside.scenario("plan").scenario.levers.windows["rentSubsidy"])
    #expect(windows.map(\.level) == [1.5, 2] && windows.map(\.rampMonths) == [3, nil])
    #expect(windows.map(\.start) == [Month(year: 2027, month: 3), Month(year: 2028, month: 1)])
    #expect(windows.map(\.end) == [nil, Month(year: 2028, month: 6)] && windows.map(\.afterLevel) == [nil, 0.5])
  }

  // MARK: - Warnings

  @Test func `a value outside low and high is a warning in a scenario`() {
    #expect(
      complaint(#"{ extends: "practice.json5", parameters: { housing: { occupancy: 0.5 } } }"#)
        == """
        \(folder)/test.json5: 1 warning
          1:66  parameters.housing.occupancy   found 0.5, outside low…high 0.651…1
        """)
  }

  @Test func `a window that starts after the run is a warning`() {
    #expect(
      complaint(#"{ extends: "practice.json5", levers: { events: { level: 2, start: "2030-01" } } }"#)
        == """
        \(folder)/test.json5: 1 warning
          1:67  levers.events.start   starts in 2030-01, after the last month that is run, 2028-12
        """)
  }

  @Test func `what is missing is not listed while a file cannot be read`() {
    #expect(
      complaint(
        #"{ extends: ["practice.json5", "broken.json5"], district: "Half", levers: { events: { level: -1, strat: 1 } } }"#,
        ["broken.json5": "{ run: }", "Half/district.json5": "{ name: 'Half', levers: { events: {} } }"])
          == """
          \(folder)/broken.json5: 1 problem, nothing was run
            1:8  unexpected "}" where a value should stand
          \(folder)/test.json5: 1 problem, nothing was run
            1:97  levers.events.strat   unknown key; did you mean "start"?
          """)
  }

  // MARK: - Files

  @Test func `a missing scenario names the nearest file`() {
    let (problems, _) = ScenarioLoader.problems(in: ["\(folder)/plans.json5"], from: Repository.files)
    #expect(
      problems?.description == """
        \(folder)/plans.json5: 1 problem, nothing was run
          cannot be read: no such file; did you mean "plan.json5"?
        """)
    #expect(problems?.isMachineTrouble == false)
  }

  @Test func `a folder that holds no district is named as one`() {
    let (problems, _) = ScenarioLoader.problems(in: ["Sources"], from: Repository.files)
    #expect(
      problems?.description == "Sources: 1 problem, nothing was run\n  cannot be read: this is a folder")
    #expect(problems?.isMachineTrouble == true)
  }

  @Test func `trouble of the machine is told from a slip`() {
    let broken = FileSource(
      read: { _ throws(FileTrouble) in throw FileTrouble(reason: "input/output error", isMissing: false) },
      names: { _ in [] }, workingFolder: { "/" })
    let (problems, _) = ScenarioLoader.problems(in: ["a.json5"], from: broken)
    #expect(problems?.isMachineTrouble == true)
    #expect(problems?.description == "a.json5: 1 problem, nothing was run\n  cannot be read: input/output error")
  }

  @Test func `every file read is kept, with a path inside one folder`() throws {
    let loaded = try Lakeside.scenario("plan")
    #expect(
      loaded.files.map(\.relativePath) == [
        "plan.json5", "practice.json5", "Lakeside/district.json5", "Lakeside/people.json5", "Lakeside/ages.csv",
        "Lakeside/cohorts.csv", "Lakeside/economy.json5", "Lakeside/levers.json5",
        "Lakeside/circumstances.json5",
      ])
    #expect(loaded.relativePath == "plan.json5")
    #expect(loaded.files.allSatisfy { Lakeside.files[$0.path] == $0.bytes })
  }

  @Test func `copies of the files give the same scenario and the same bytes of scenario json`() throws {
    let patches = [try ScenarioPatch("levers.events.level=1.5"), ScenarioPatch(TreePath("run.seed")!, to: 9)]
    let original = try ScenarioLoader.load(path: "\(folder)/plan.json5", patches: patches, from: Repository.files)
    let copies = Dictionary(
      uniqueKeysWithValues: original.files.map { ("Results/x/inputs/\($0.relativePath)", $0.bytes) })
    let again = try ScenarioLoader.load(
      path: "Results/x/inputs/\(original.relativePath)", patches: patches, from: .memory(copies))
    #expect(again.tree.differences(from: original.tree).isEmpty)
    #expect(ScenarioJSON.text(of: again) == ScenarioJSON.text(of: original))
    #expect(again.files.map(\.relativePath) == original.files.map(\.relativePath))
  }

  @Test func `files outside the scenario's folder still get a path inside the copies`() throws {
    let moved = Dictionary(uniqueKeysWithValues: Lakeside.files.map { ("far/\($0.key)", $0.value) })
    let text = #"{ extends: "../../far/Tests/TestSupport/Districts/practice.json5" }"#
    let source = FileSource.memory(moved.merging(["near/by/s.json5": Array(text.utf8)]) { $1 })
    let loaded = try ScenarioLoader.load(path: "near/by/s.json5", from: source)
    #expect(loaded.relativePath == "near/by/s.json5")
    #expect(loaded.files[1].relativePath == "far/Tests/TestSupport/Districts/practice.json5")
    let outside = try ScenarioLoader.load(
      path: "../near/by/s.json5",
      from: FileSource(
        read: { path throws(FileTrouble) in try source.read(FilePath.normalised("work/" + path)) },
        names: { _ in [] }, workingFolder: { "/work" }))
    #expect(outside.files.map(\.relativePath) == loaded.files.map(\.relativePath))
  }

  @Test func `several scenarios share one folder of copies`() throws {
    let scenarios = [try Lakeside.scenario("plan"), try Lakeside.scenario("nothing")]
    let (files, names) = ScenarioInput.joined(scenarios)
    #expect(names == ["plan.json5", "nothing.json5"])
    #expect(files.count == 10 && Set(files.map(\.relativePath)).count == 10)
  }

  @Test func `scenario json is JSON, holds the whole tree and names the line of every value`() throws {
    let loaded = try Lakeside.scenario("plan", "levers.events.level=1.5")
    let text = ScenarioJSON.text(of: loaded)
    let (json, problems) = JSON5Reader.read(SourceFile(path: "scenario.json", bytes: Array(text.utf8)))
    #expect(problems.isEmpty)
    let read = try #require(json)
    #expect(read["scenario"]?.inlineText == loaded.tree.inlineText)
    #expect(read["patches"]?.inlineText == #"["levers.events.level=1.5"]"#)
    let origins = try #require(read["origins"]?.entries)
    #expect(origins.map(\.key) == loaded.tree.leaves().map(\.path.description))
    #expect(read["origins"]?["levers.events.level"]?.text == "--set levers.events.level=1.5")
    #expect(read["origins"]?["run.seed"]?.text == "practice.json5:7")
    #expect(read["origins"]?["parameters.ageing.cohortIndex.2027"]?.text == "Lakeside/cohorts.csv:4")
  }
}
