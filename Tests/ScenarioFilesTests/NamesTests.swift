import Testing

@testable import ScenarioFiles

@Suite struct NamesTests {
  @Test(arguments: [
    ("utilty", "utility"), ("Utility", "utility"), ("levr", "lever"), ("lvere", "lever"), ("rentalShare", nil),
    ("x", nil), ("", nil), ("开发", "开发区"),
  ])
  func `the nearest name is the one most likely meant`(_ name: String, _ expected: String?) {
    #expect(NearestName.of(name, among: ["utility", "lever", "levers", "share", "开发区"]) == expected)
  }

  @Test(arguments: [("", "", 0), ("abc", "", 3), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ca", "abc", 3)])
  func `distance counts insertions, deletions, replacements and swaps`(_ left: String, _ right: String, _ edits: Int) {
    #expect(NearestName.distance(Array(left), Array(right)) == edits)
    #expect(NearestName.distance(Array(right), Array(left)) == edits)
  }

  @Test(arguments: [
    ("a/b/../c", "a/c"), ("./a//b/.", "a/b"), ("../../a", "../../a"), ("a/../..", ".."), ("/a/../../b", "/b"),
    ("", "."), ("a/..", "."), ("/", "/"),
  ])
  func `paths are shortened`(_ path: String, _ expected: String) {
    #expect(FilePath.normalised(path) == expected)
  }

  @Test func `parts of a path are found`() {
    #expect(
      FilePath.folder(of: "a/b.json5") == "a" && FilePath.folder(of: "b") == "." && FilePath.folder(of: "/b") == "/")
    #expect(FilePath.name(of: "a/b.json5") == "b.json5" && FilePath.stem(of: "a/b.c.json5") == "b.c")
    #expect(FilePath.stem(of: "a/.hidden") == ".hidden")
    #expect(FilePath.commonFolder(of: ["/a/b/x", "/a/b/c/y"]) == "/a/b" && FilePath.commonFolder(of: ["/x"]) == "/")
    #expect(FilePath.commonFolder(of: ["a/x", "b/y"]) == "." && FilePath.commonFolder(of: []) == ".")
    #expect(FilePath.relative("/a/b/c/y", to: "/a/b") == "c/y" && FilePath.relative("/x", to: "/") == "x")
  }

  @Test func `units have one meaning each and bounds that make sense`() throws {
    #expect(Set(Unit.all.map(\.name)).count == Unit.all.count)
    #expect(Unit.all.allSatisfy { !$0.meaning.isEmpty && $0.range.lowerBound < $0.range.upperBound })
    let share = try #require(Unit.named("share"))
    #expect(share.allows(0) && share.allows(1) && !share.allows(1.0001) && !share.allows(-0.1))
    let month = try #require(Unit.named("month of year"))
    #expect(month.allows(12) && !month.allows(0) && !month.allows(1.5))
    #expect(month.allowedDescription == "a whole number, 1…12 (month of year)")
    #expect(try #require(Unit.named("persons")).allowedDescription == "at least 0 (persons)")
    #expect(Unit.named("Share") == nil)
    // What needs no word beside it; a word of the table that is no unit would leave its unit here.
    #expect(
      Unit.all.filter { $0.words == nil }.map(\.name) == [
        "share", "probability", "count", "month of year", "calendar year", "factor", "multiple", "ratio", "elasticity",
        "log", "logit", "utility", "level",
      ])
  }
}

@Suite struct CSVTableTests {
  private func read(_ text: String) throws -> [[String]] {
    let table = try CSVTable(SourceFile(path: "t.csv", bytes: Array(text.utf8)))
    return [table.header.map(\.text)] + table.rows.map { $0.map(\.text) }
  }

  @Test(arguments: [
    "a,b\n1,2\n", "a,b\r\n1,2", "\u{FEFF}a,b\r1,2\r", "a;b\n1;2\n", "a\tb\n1\t2\n", "\"a\",\"b\"\n \"1\" , 2 \n\n\n",
    "a;\"b\"\n\n\"1\";2",
  ])
  func `every spelling of a table gives the same cells`(_ text: String) throws {
    #expect(try read(text) == [["a", "b"], ["1", "2"]])
  }

  @Test func `quoted fields keep separators, quotes and line ends`() throws {
    #expect(try read("a,b\n\"x,\"\"y\"\"\nz\",\n") == [["a", "b"], ["x,\"y\"\nz", ""]])
  }

  @Test(arguments: [
    ("", "the file is empty"), ("\n\n", "the file is empty"), ("a,a\n", "column \"a\" given twice"),
    ("a,\n", "column 2 has no name"), ("a,b\n1\n", "this row has 1 field, the header 2"),
    ("a\n\"1\"x\n", "text after the quote that closes a field"),
    ("a\n\"1", "the field that begins here is not closed by \""),
  ])
  func `a broken table is named`(_ text: String, _ reason: String) {
    #expect {
      try read(text)
    } throws: { ($0 as? SyntaxProblem)?.reason == reason }
  }

  @Test(arguments: [("1", 1.0), ("-0.5", -0.5), ("1_000", 1000), ("2e3", 2000), (".5", 0.5)])
  func `numbers of a table are read`(_ text: String, _ number: Double) {
    #expect(CSVTable.number(text) == number)
  }

  @Test(arguments: ["", "1,5", "1 000", "x", "0x10", "NaN", "1//2", "[1]", "1e999"])
  func `everything else is no number`(_ text: String) {
    #expect(CSVTable.number(text) == nil)
  }
}
