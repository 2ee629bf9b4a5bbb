import DistrictModel
import TestSupport
import Testing

@testable import ScenarioFiles

private let folder = Lakeside.folder

/// A table in memory, beside Lakeside's scenarios.
private func files(_ table: [UInt8], _ more: [String: String] = [:]) -> FileSource {
  var all = Lakeside.files.merging(more.map { ("\(folder)/\($0.key)", Array($0.value.utf8)) }) { $1 }
  all["\(folder)/t.csv"] = table
  return .memory(all)
}

private func load(_ table: String, _ selection: String = "", _ more: [String: String] = [:]) throws(ScenarioProblems)
  -> [LoadedScenario]
{
  try ScenarioLoader.loadAll(paths: ["\(folder)/t.csv\(selection)"], from: files(Array(table.utf8), more))
}

@Suite struct ScenarioTableTests {
  private static let plain = """
    name,group,title.en,title.zh,extends,levers.lakeCard.level,levers.lakeCard.start,run.replicates
    low,some,"Low, and cheap",低,practice.json5,0.5,2028-01,
    middle,some,,,#low,1,,8
    high,,,,plan.json5,2,,

    """

  // MARK: - Rows

  @Test func `a row says what a file with the same values says, and an empty cell is inherited`() throws {
    let rows = try load(Self.plain)
    #expect(rows.map(\.scenario.name) == ["low", "middle", "high"])
    #expect(rows.map(\.path) == ["low", "middle", "high"].map { "\(folder)/t.csv#\($0)" })
    let texts = [
      """
      { name: "low", title: { en: "Low, and cheap", zh: "低" }, extends: "practice.json5",
        levers: { lakeCard: { level: 0.5, start: "2028-01" } } }
      """,
      #"{ name: "middle", extends: "low.json5", levers: { lakeCard: { level: 1 } }, run: { replicates: 8 } }"#,
      #"{ name: "high", extends: "plan.json5", levers: { lakeCard: { level: 2 } } }"#,
    ]
    let asFiles = ["low.json5": texts[0], "middle.json5": texts[1], "high.json5": texts[2]]
    for row in rows {
      let name = row.scenario.name
      let file = try ScenarioLoader.load(path: "\(folder)/\(name).json5", from: files([], asFiles))
      #expect(row.scenario == file.scenario, "\(name)")
    }
    #expect(rows[1].scenario.title == Text(en: "middle", zh: "middle"))
    #expect(
      rows[1].tree[TreePath("levers.lakeCard.start")!]?.origin.description == "\(folder)/t.csv:2")
  }

  @Test func `a row is selected by its name, several by their group`() throws {
    #expect(try load(Self.plain, "#high").map(\.scenario.name) == ["high"])
    #expect(try load(Self.plain, "#some").map(\.scenario.name) == ["low", "middle"])
    #expect(throws: ScenarioProblems.self) { try load(Self.plain, "#none") }
  }

  @Test func `where one scenario is wanted, a table must have one or say which`() throws {
    let files = files(Array(Self.plain.utf8))
    #expect(try ScenarioLoader.load(path: "\(folder)/t.csv#low", from: files).scenario.name == "low")
    let problems = #expect(throws: ScenarioProblems.self) {
      try ScenarioLoader.load(path: "\(folder)/t.csv", from: files)
    }
    #expect(
      problems?.description == """
        \(folder)/t.csv: 1 problem, nothing was run
          holds 3 scenarios where one is wanted; name one, such as \(folder)/t.csv#low
        """)
    let single = "name,extends\nonly,practice.json5\n"
    #expect(try load(single).count == 1)
  }

  @Test func `a file may extend a row, and a row several files and rows`() throws {
    let more = ["over.json5": #"{ extends: "t.csv#middle", run: { seed: 3 } }"#]
    let table = Self.plain + "both,,,,\"#middle, over.json5;practice.json5\",,,\n"
    let over = try ScenarioLoader.load(path: "\(folder)/over.json5", from: files(Array(table.utf8), more))
    #expect(over.scenario.run.seed == 3 && over.scenario.run.replicates == 8)
    let both = try #require(try load(table, "#both", more).first)
    #expect(both.scenario.run.seed == 3 && both.scenario.levers == over.scenario.levers)
  }

  @Test func `a mistake in one row hides none in another`() {
    let table = """
      name,extends,levers.lakeCard.level
      low,practice.json5,"0,5"
      high,practice.json5,7

      """
    let problems = #expect(throws: ScenarioProblems.self) { try load(table) }
    #expect(problems?.problems.map { $0.position?.line } == [2, 3])
  }

  @Test func `windows are columns with an index, or one cell with a list`() throws {
    let table = """
      name,extends,levers.rentSubsidy[0].level,levers.rentSubsidy[0].end,levers.rentSubsidy[1].level,levers.rentSubsidy[1].start,levers.rentSubsidy
      columns,practice.json5,1.5,2027-12,2,2028-01,
      cell,practice.json5,,,,,"[{ level: 1.5, end: '2027-12' }, { level: 2, start: '2028-01' }]"
      one,practice.json5,1.5,2027-12,,,

      """
    let rows = try load(table)
    #expect(rows[0].scenario.levers == rows[1].scenario.levers)
    #expect(rows[0].scenario.levers.windows["rentSubsidy"]?.count == 2)
    #expect(rows[2].scenario.levers.windows["rentSubsidy"]?.count == 1)
  }

  @Test func `an age that no type knows is no silence in a table of scenarios`() {
    let table = "name,extends,parameters.population.nonLocalWeights.70\nlow,practice.json5,3\n"
    let problems = #expect(throws: ScenarioProblems.self) { try load(table) }
    #expect(problems?.problems.map(\.path) == ["parameters.population.nonLocalWeights.70"])
  }

  // MARK: - What spreadsheets do

  /// The plain table as different programs save it.
  private static let saved: [(how: String, text: String)] = {
    let lines = plain.split(separator: "\n").map(String.init)
    let padded = ([lines[0] + ",,"] + lines.dropFirst().map { $0 + ",," } + [",,,,,,,,,", ",,,,,,,,,"]).joined(
      separator: "\r\n")
    let short = lines.map { line in
      var line = line
      while line.last == "," { line.removeLast() }
      return line
    }.joined(separator: "\n")
    // The one comma that is text is not at risk: its field stays quoted.
    func separated(by separator: String) -> String {
      plain.replacing("\"Low, and cheap\"", with: "\"Low@ and cheap\"").replacing(",", with: separator)
        .replacing("@", with: ",")
    }
    return [
      ("with a byte order mark and CRLF", "\u{FEFF}" + plain.replacing("\n", with: "\r\n")),
      ("with semicolons", separated(by: ";")), ("with tabs", separated(by: "\t")),
      ("with lone returns", plain.replacing("\n", with: "\r")),
      ("with every field quoted", plain.replacing("low,some,", with: "\"low\",\"some\",")),
      ("with empty rows and columns behind", padded), ("with short rows", short),
      ("below an empty line", "\n\r\n" + separated(by: ";")),
    ]
  }()

  @Test(arguments: saved.map(\.how))
  func `saved by a spreadsheet a table still says the same`(how: String) throws {
    let text = try #require(Self.saved.first { $0.how == how }).text
    #expect(text != Self.plain)
    #expect(try load(text).map(\.scenario) == load(Self.plain).map(\.scenario))
  }

  @Test(arguments: [
    "2028-01-01", "2028/1", "2028/01", "2028/1/1", "2028年1月", "2028年1月1日", "Jan-28", "2028-1",
  ])
  func `a month that a spreadsheet took for a date is read as a month`(cell: String) throws {
    let table = Self.plain.replacing("2028-01", with: cell)
    #expect(try load(table).map(\.scenario) == load(Self.plain).map(\.scenario))
  }

  @Test(arguments: [("01:10:00", 10), ("1:10", 10), ("02:40:00", 100), ("01:01:00", 1)])
  func `a sample that a spreadsheet took for a time is read as a sample`(cell: String, persons: Int) throws {
    let rows = try load("name,extends,run.sample\nlow,practice.json5,\(cell)\n")
    #expect(rows[0].scenario.run.sample == Sample(persons: persons))
  }

  @Test func `a name, a title and a note are text whatever they look like`() throws {
    let rows = try load(
      "name,extends,title.en,title.zh,note.en,note.zh\n2027,practice.json5,\"1,5\",TRUE,[x,2026年7月\n")
    #expect(rows[0].scenario.name == "2027" && rows[0].scenario.title == Text(en: "1,5", zh: "TRUE"))
    #expect(rows[0].scenario.note == Text(en: "[x", zh: "2026年7月"))
  }

  // MARK: - References

  @Test(arguments: [
    ("a/t.csv#low", "a/t.csv", "low"), ("a/./t.CSV#x#y", "a/t.CSV", "x#y"), ("t.tsv", "t.tsv", nil),
    ("a#b.json5", "a#b.json5", nil), ("a#b.csv", "a#b.csv", nil), ("t.csv#1/base.json5", "t.csv#1/base.json5", nil),
  ])
  func `only behind the name of a table a hash begins a selection`(text: String, file: String, selection: String?) {
    #expect(ScenarioReference(text) == ScenarioReference(file: file, selection: selection))
  }
}
