import Testing

@testable import ScenarioFiles

/// Reads a tree from text; the name tells where its values come from.
func tree(_ text: String, file: String = "test.json5") -> ScenarioTree {
  let (tree, problems) = JSON5Reader.read(SourceFile(path: file, bytes: Array(text.utf8)))
  precondition(problems.isEmpty && tree != nil, "the text of a test must be right: \(problems)")
  return tree!
}

@Suite struct ScenarioTreeTests {
  @Test(arguments: [
    // Maps merge key by key, new keys follow the old ones; lists and single values are replaced.
    (
      "{ a: 1, b: { c: 2, d: 3 } }", "{ b: { d: 4, e: 5 }, f: 6 }",
      #"{ "a": 1, "b": { "c": 2, "d": 4, "e": 5 }, "f": 6 }"#
    ),
    ("{ a: [1, 2, 3] }", "{ a: [4] }", #"{ "a": [4] }"#),
    ("{ a: { b: 1 } }", "{ a: 2 }", #"{ "a": 2 }"#),
    ("{ a: 1 }", "{ a: { b: 2 } }", #"{ "a": { "b": 2 } }"#),
    ("{ a: 1 }", "{ a: null }", #"{ "a": null }"#),
    // A value alone changes a quantity's value and keeps its description.
    ("{ q: { value: 1, unit: 'share' } }", "{ q: 0.5 }", #"{ "q": { "value": 0.5, "unit": "share" } }"#),
    ("{ q: { value: [1, 2], unit: 'x' } }", "{ q: [3] }", #"{ "q": { "value": [3], "unit": "x" } }"#),
    (
      "{ q: { value: 1, unit: 'x' } }", "{ q: { value: 2, source: 's' } }",
      #"{ "q": { "value": 2, "unit": "x", "source": "s" } }"#
    ),
    (
      "{ q: { value: 1, low: 0, unit: 'x' } }", "{ q: { low: 0.5 } }",
      #"{ "q": { "value": 1, "low": 0.5, "unit": "x" } }"#
    ),
    // A map over a map of values merges into it, in either spelling.
    (
      "{ q: { value: { a: 1, b: 2 }, unit: 'x' } }", "{ q: { b: 3 } }",
      #"{ "q": { "value": { "a": 1, "b": 3 }, "unit": "x" } }"#
    ),
    (
      "{ q: { value: { a: 1, b: 2 }, unit: 'x' } }", "{ q: { value: { b: 3 } } }",
      #"{ "q": { "value": { "a": 1, "b": 3 }, "unit": "x" } }"#
    ),
    (
      "{ q: { value: { a: 1 }, unit: 'x' } }", "{ q: { c: 3 } }",
      #"{ "q": { "value": { "a": 1, "c": 3 }, "unit": "x" } }"#
    ),
    // Tiers are called low, mid and high: members of the value come before the description.
    (
      "{ q: { value: { low: 1, mid: 2, high: 3 }, low: 0, high: 9 } }", "{ q: { low: 1.5, high: 2.5 } }",
      #"{ "q": { "value": { "low": 1.5, "mid": 2, "high": 2.5 }, "low": 0, "high": 9 } }"#
    ),
    (
      "{ q: { value: { a: 1, b: 2 }, low: 0, high: 9 } }", "{ q: { low: 0.5, high: 8 } }",
      #"{ "q": { "value": { "a": 1, "b": 2 }, "low": 0.5, "high": 8 } }"#
    ),
    // What belongs to an effect beside its value is changed in place.
    (
      "{ q: { value: 1, unit: 'x', from: '2026-01' } }", "{ q: { to: '2027-01' } }",
      #"{ "q": { "value": 1, "unit": "x", "from": "2026-01", "to": "2027-01" } }"#
    ),
    // A quantity over a plain value replaces it, and a table over a value.
    ("{ q: 1 }", "{ q: { value: 2, unit: 'x' } }", #"{ "q": { "value": 2, "unit": "x" } }"#),
    ("{ q: { a: 1 } }", "{ q: { value: 2, unit: 'x' } }", #"{ "q": { "value": 2, "unit": "x" } }"#),
  ])
  func `a nearer file is laid over a farther one`(_ farther: String, _ nearer: String, _ expected: String) {
    #expect(tree(farther).overlaid(with: tree(nearer)).inlineText == expected)
  }

  @Test func `every value remembers the file and line that set it`() throws {
    let base = tree("{\n  q: { value: { a: 1, b: 2 }, unit: 'x' },\n  r: 1,\n}", file: "base.json5")
    let over = tree("{\n\n  q: { b: 3 },\n}", file: "over.json5")
    let leaves = base.overlaid(with: over).leaves().map { "\($0.path) \($0.valueText) \($0.origin)" }
    #expect(leaves == ["q.a 1 base.json5:2", "q.b 3 over.json5:3", "r 1 base.json5:3"])
  }

  @Test func `what two files of a district both set is a problem`() {
    var problems: [ScenarioProblem] = []
    let first = tree("{ a: { b: 1, c: { value: 1 } } }", file: "first.json5")
    let second = tree("{ a: { c: { value: 2 }, d: 3 },\n e: 4 }", file: "second.json5")
    let joined = first.joined(with: second, problems: &problems)
    #expect(joined.inlineText == #"{ "a": { "b": 1, "c": { "value": 1 }, "d": 3 }, "e": 4 }"#)
    #expect(problems.map(\.path) == ["a.c"])
    #expect(problems.map(\.message) == ["set twice in this district; the first is first.json5:1"])
  }

  @Test(arguments: [
    "a", "a.b", "a[0]", "a[0].b[12]", #"a."b.c".d"#, #"a."2026""#, "parameters.inMigration.choice.income",
  ])
  func `a key path reads back as it is written`(_ text: String) throws {
    let path = try #require(TreePath(text))
    #expect(TreePath(path.description) == path)
  }

  @Test(arguments: ["", ".", "a.", ".a", "a..b", "[0]", "a[", "a[x]", "a[-1]", #"a."b"#])
  func `a broken key path is refused`(_ text: String) {
    #expect(TreePath(text) == nil)
  }

  @Test func `leaves carry the description of their quantity`() throws {
    let leaves = tree(
      """
      { q: { value: { a: 1, b: 2 }, low: { a: 0, b: 1 }, high: 3, unit: 'x', source: 's', provenance: 'report',
             note: 'n', symbol: 'k' },
        list: [1, 2], maps: [{ c: 3 }], none: null }
      """
    ).leaves()
    #expect(leaves.map(\.path.description) == ["q.a", "q.b", "list", "maps[0].c", "none"])
    #expect(leaves.map(\.valueText) == ["1", "2", "[1, 2]", "3", "null"])
    #expect(leaves[1].low?.number == 1 && leaves[1].high?.number == 3)
    #expect(leaves[1].unit == "x" && leaves[1].source == "s" && leaves[1].provenance == "report")
    #expect(leaves[1].note == "n" && leaves[1].symbol == "k" && leaves[2].unit == nil)
  }

  @Test func `differences name what changed, what is gone and what is new`() {
    let first = tree("{ a: 1, b: 2, c: { value: 3 } }")
    let second = tree("{ a: 1, c: { value: 4 }, d: 5 }")
    let differences = first.differences(from: second).map {
      "\($0.path) \($0.first?.valueText ?? "–") \($0.second?.valueText ?? "–")"
    }
    #expect(differences == ["b 2 –", "c 3 4", "d – 5"])
    #expect(first.differences(from: first).isEmpty)
  }

  @Test(arguments: [
    (0.1, "0.1"), (-0.0, "0"), (3.0, "3"), (1e15, "1000000000000000"), (1e21, "1e+21"), (1e-7, "1e-07"),
    (1_045_000.5, "1045000.5"),
  ])
  func `numbers are written plainly`(_ number: Double, _ expected: String) {
    #expect(number.plainDescription == expected)
    #expect(Double(expected) == number)
  }

  @Test func `text is written with the escapes of JSON`() {
    #expect("a\"\\\n\r\t\u{1}\u{2028}青".jsonQuoted == #""a\"\\\n\r\t\u0001\u2028青""#)
  }
}
