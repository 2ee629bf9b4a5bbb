import TestSupport
import Testing

@testable import ScenarioFiles

@Suite struct ScenarioTableExportTests {
  /// The export as the text of a CSV file, every cell quoted.
  private func text(_ export: ScenarioTableExport) -> String {
    ([export.columns] + export.rows).map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }.joined()
  }

  /// Scenarios exported and read again from a file in a folder.
  private func again(_ loaded: [LoadedScenario], in folder: String) throws -> [LoadedScenario] {
    let path = "\(folder)/exported.csv"
    let files = Repository.files(adding: [path: text(try ScenarioTableExport(of: loaded))])
    return try ScenarioLoader.loadAll(paths: [path], from: files)
  }

  /// Every value with its description, whatever the order and the place it was written at.
  private func values(_ loaded: LoadedScenario) -> [String] {
    loaded.tree.leaves().map { leaf in
      let parts = [leaf.unit, leaf.low?.inlineText, leaf.high?.inlineText, leaf.source, leaf.provenance, leaf.note]
      return "\(leaf.path) = \(leaf.valueText) " + parts.map { $0 ?? "-" }.joined(separator: " | ")
    }.sorted()
  }

  @Test func `every shipped scenario comes back from a table as it was`() throws {
    let names = Repository.files.names("Scenarios").filter { $0.hasSuffix(".json5") || $0.hasSuffix(".csv") }
    let loaded = try ScenarioLoader.loadAll(paths: names.map { "Scenarios/\($0)" }, from: Repository.files)
    let read = try again(loaded, in: "Scenarios")
    #expect(read.count == loaded.count && loaded.count > names.count)
    for (before, after) in zip(loaded, read) {
      #expect(before.scenario == after.scenario, "\(before.path)")
      #expect(values(before) == values(after), "\(before.path)")
    }
  }

  @Test func `whatever a scenario can say comes back`() throws {
    let text = """
      {
        name: "everything", title: { en: 'A "quoted", title', zh: "二\\n行" }, note: { en: "2027", zh: "TRUE" },
        extends: "practice.json5", run: { sample: "1:10", seed: 3 },
        levers: {
          rentSubsidy: [{ level: 1, start: "2027-02", end: "2027-06" }, { level: 2, start: "2028-01" }],
          lakeCard: { level: 1.25, when: { indicator: "youthPopulation", below: 15000, forMonths: 6 } },
        },
        budget: { perYear: 4e9, priority: ["skillsGames", "lakeCard"] },
        circumstances: { slump: { level: 0.5 } },
        definitions: { basis: { en: "1,5", zh: "[x" } },
        targets: { youthPopulation: { goal: { "2028": 15700 } } },
        parameters: {
          housing: {
            occupancy: { value: 0.8, low: 0.7, high: 0.9, source: "12 of 15; \\"register\\"" }, rents: { harbour: 37 },
          },
          population: { nonLocalWeights: { "20": 3 } },
        },
      }
      """
    let folder = Lakeside.folder
    let files = Repository.files(adding: ["\(folder)/everything.json5": text])
    let loaded = try ScenarioLoader.load(path: "\(folder)/everything.json5", from: files)
    let read = try again([loaded, try Lakeside.scenario("plan")], in: folder)
    #expect(read[0].scenario == loaded.scenario)
    #expect(values(read[0]) == values(loaded))
  }

  @Test func `what the command line changed is in the table`() throws {
    let loaded = try Lakeside.scenario(
      "practice", "levers.lakeCard.level=2", "parameters.outMigration.monthlyHazard=0.011")
    let export = try ScenarioTableExport(of: [loaded])
    #expect(
      export.columns == [
        "name", "title.en", "title.zh", "note.en", "note.zh", "district", "run.replicates", "run.seed", "run.sample",
        "run.until", "levers.lakeCard.level", "parameters.outMigration.monthlyHazard",
      ])
    #expect(export.rows[0].suffix(7) == ["Lakeside", "4", "7", "1:1", "2028-12", "2", "0.011"])
    #expect(try again([loaded], in: Lakeside.folder)[0].scenario == loaded.scenario)
  }

  @Test func `what no scenario file can say is refused`() throws {
    let loaded = try Lakeside.scenario("practice", "district.period.spinUpMonths=12")
    let problems = #expect(throws: ScenarioProblems.self) { try ScenarioTableExport(of: [loaded, loaded]) }
    #expect(
      problems?.problems.map(\.path).sorted()
        == [
          "district.period.spinUpMonths", "district.period.spinUpMonths", "name",
        ].suffix(problems?.problems.count ?? 0))
  }

  @Test(arguments: [
    ("/a/b", "/a/b", "."), ("/a/b", "/a/b/c", "c"), ("/a/b/c", "/a/d", "../../d"), ("/", "/x", "x"),
  ])
  func `the way to a folder goes up and down`(from: String, to: String, way: String) {
    #expect(FilePath.way(from: from, to: to) == way)
  }
}
