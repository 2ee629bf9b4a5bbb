import Testing

@testable import ScenarioFiles

/// Everything read from `text`, values in their plainest form and problems as `line:column reason`.
private func outcome(_ bytes: [UInt8]) -> [String] {
  let source = SourceFile(path: "test.json5", bytes: bytes)
  let (tree, problems) = JSON5Reader.read(source)
  return problems.map { "\(source.position(at: $0.offset)) \($0.reason)" } + (tree.map { [plain($0)] } ?? [])
}

private func outcome(_ text: String) -> [String] { outcome(Array(text.utf8)) }

/// A compact spelling of a tree.
private func plain(_ tree: ScenarioTree) -> String {
  switch tree.content {
  case .null: "null"
  case .bool(let bool): String(bool)
  case .number(let number): number.plainDescription
  case .text(let text): "'\(text)'"
  case .list(let elements): "[" + elements.map(plain).joined(separator: ",") + "]"
  case .map(let entries): "{" + entries.map { "\($0.key):\(plain($0.value))" }.joined(separator: ",") + "}"
  }
}

@Suite struct JSON5ReaderTests {
  @Test(arguments: [
    ("{}", "{}"), ("[]", "[]"), ("null", "null"), ("[true, false]", "[true,false]"),
    ("// first\n{ a: 1, /* second */ 'b': [1, 2,], \"c\": { d: null, }, }\n// last", "{a:1,b:[1,2],c:{d:null}}"),
    ("/*/ still a comment */ 1", "1"),
    ("{ 开发区: 0.24, $x_1: 1, größe: 2, \\u0061b: 3 }", "{开发区:0.24,$x_1:1,größe:2,ab:3}"),
    ("[0, -0, +1, .5, 5., -1.25e2, 1E-3, 1_045_000, 1_0.2_5e1_0]", "[0,0,1,0.5,5,-125,0.001,1045000,102500000000]"),
    ("[0x1F, -0XfF, 0x20_00]", "[31,-255,8192]"),
    ("9007199254740993", "9007199254740992"),
    ("'it\\'s \"here\"'", "'it's \"here\"'"),
    ("\"\\b\\f\\n\\r\\t\\v\\0\\x41\\u9752\\uD83D\\uDE00\\q\\\\\"", "'\u{8}\u{c}\n\r\t\u{b}\0A青😀q\\'"),
    ("'two \\\nlines \\\r\nof \\\u{2028}one'", "'two lines of one'"),
    ("'tab\tand separator \u{2028} stay'", "'tab\tand separator \u{2028} stay'"),
    ("\u{FEFF}{\u{3000}a\u{A0}:\u{2003}1\u{FEFF}}", "{a:1}"),
    ("{ e\u{301}: 1 }", "{e\u{301}:1}"),
    ("{ null: 1, true: 2, NaN: 3 }", "{null:1,true:2,NaN:3}"),
    ("{a:1}//", "{a:1}"),
  ])
  func `the whole of JSON5 is read`(_ text: String, _ expected: String) {
    #expect(outcome(text) == [expected])
  }

  @Test(arguments: [
    ("", "1:1 the file is empty"),
    (" \n// only a comment\n", "1:1 the file is empty"),
    ("\u{FEFF}", "1:1 the file is empty"),
    ("{", "1:2 the file ends before the \"{\" of line 1 is closed"),
    ("[\n[1, 2],\n  3", "3:4 the file ends before the \"[\" of line 1 is closed"),
    ("{ a: }", "1:6 unexpected \"}\" where a value should stand"),
    ("{ a 1 }", "1:5 unexpected \"1\" where \":\" should follow the key \"a\""),
    ("{ a: 1\n  b: 2 }", "2:3 unexpected \"b\" where \",\" or \"}\" should stand"),
    ("[1 2]", "1:4 unexpected \"2\" where \",\" or \"]\" should stand"),
    ("[1,,2]", "1:4 unexpected \",\" where a value should stand"),
    ("{,}", "1:2 unexpected \",\" where a key should stand"),
    ("{ 14: 1 }", "1:3 a key that begins with a digit stands in quotes"),
    ("{} {}", "1:4 unexpected \"{\" after the end of the value"),
    ("{ a: yes }", "1:6 unexpected word yes; text stands in quotes: \"yes\""),
    ("{ 青年: 1， b: 2 }", "1:8 full-width \"，\" where \",\" or \"}\" should stand; write \",\""),
    ("{ a: “x” }", "1:6 full-width \"“\" where a value should stand; write '\"'"),
    ("{ a： 1 }", "1:4 full-width \"：\" where \":\" should follow the key \"a\"; write \":\""),
    ("{ a: １.5 }", "1:6 full-width \"１\" where a value should stand; write \"1\""),
    ("{ a: -１ }", "1:7 full-width \"１\" where digits should stand; write \"1\""),
    ("[NaN]", "1:2 NaN is not allowed; write a number"),
    ("[-Infinity]", "1:2 Infinity is not allowed; write a number"),
    ("[-x]", "1:3 unexpected x after a sign"),
    ("[1e999]", "1:2 number out of range: 1e999"),
    ("[-1e-999]", "1:2 number out of range: -1e-999"),
    ("[0xFFFFFFFFFFFFFFFFF]", "1:2 number out of range: 0xFFFFFFFFFFFFFFFFF"),
    ("[0x]", "1:2 0x needs hexadecimal digits"),
    ("[.]", "1:2 a number needs digits"),
    ("[+]", "1:2 a number needs digits"),
    ("[1e+]", "1:2 the exponent of a number needs digits"),
    ("[012]", "1:2 a number may not begin with 0 and another digit"),
    ("[1__0]", "1:3 an underscore in a number stands between two digits"),
    ("[1_]", "1:3 an underscore in a number stands between two digits"),
    ("[1.5.2]", "1:5 unexpected \".\" after a number"),
    ("[105万]", "1:5 unexpected \"万\" after a number"),
    ("{ a: 'abc\n' }", "1:6 the text that begins here is not closed by ' before the end of the line"),
    ("{ a: \"abc", "1:6 the text that begins here is not closed by \" before the end of the file"),
    ("{ a: \"abc\\", "1:6 the text that begins here is not closed by \" before the end of the file"),
    ("{ a: 1 /* never closed }", "1:8 the comment that begins here is not closed by */"),
    ("/*/", "1:1 the comment that begins here is not closed by */"),
    ("{ a: 1 / 2 }", "1:8 unexpected \"/\"; a comment begins with // or /*"),
    ("'\\u12G4'", "1:2 an escape that needs 4 hexadecimal digits"),
    ("'\\x1'", "1:2 an escape that needs 2 hexadecimal digits"),
    ("'\\uD83D x'", "1:2 \\u escape of half a surrogate pair"),
    ("'\\uDE00'", "1:2 \\u escape of half a surrogate pair"),
    ("'\\1'", "1:2 \\1 is no escape of JSON5"),
    ("'\\01'", "1:2 \\0 may not be followed by a digit"),
    ("{ a\\n: 1 }", "1:4 only \\u escapes may stand in a word without quotes"),
    ("{ a\\u0020: 1 }", "1:4 the escaped character may not stand in a word without quotes"),
    ("{ a: \u{7} }", "1:6 unexpected control character U+0007 where a value should stand"),
  ])
  func `a slip is named with its place and reason`(_ text: String, _ expected: String) {
    #expect(outcome(text) == [expected])
  }

  @Test func `every duplicate key is reported and the first value kept`() {
    #expect(
      outcome("{ a: 1,\n  b: { c: 1, 'c': 2 },\n  a: 3 }") == [
        "2:14 key \"c\" given twice; the first is in line 2", "3:3 key \"a\" given twice; the first is in line 1",
        "{a:1,b:{c:1}}",
      ])
  }

  @Test func `duplicates are found in large maps and before a broken syntax`() {
    let keys = (0..<40).map { "k\($0): \($0)" }.joined(separator: ",\n")
    #expect(
      outcome("{\(keys),\nk39: 1,\nk3: 2 oops }") == [
        "41:1 key \"k39\" given twice; the first is in line 40",
        "42:1 key \"k3\" given twice; the first is in line 4",
        "42:7 unexpected \"o\" where \",\" or \"}\" should stand",
      ])
  }

  @Test func `nesting is read to the limit and refused beyond it`() {
    let limit = JSON5Reader.depthLimit
    let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(outcome(deepest) == [deepest])
    #expect(
      outcome(String(repeating: "[", count: 1_000_000)) == ["1:\(limit + 1) nested deeper than \(limit) levels"])
    #expect(
      outcome(String(repeating: "{a:", count: 1_000_000)) == ["1:\(limit * 3 + 1) nested deeper than \(limit) levels"])
  }

  @Test(
    arguments: [
      // {a: "萧山"} in GBK, in UTF-16 with and without mark; a stray byte; an overlong slash; a coded surrogate; F8.
      (
        [0x7B, 0x0A, 0x61, 0x3A, 0x22, 0xCF, 0xF4, 0xC9, 0xBD, 0x22, 0x7D],
        "2:4 not UTF-8; is the file GBK? Save it as UTF-8"
      ),
      ([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], "1:1 not UTF-8 but UTF-16; save the file as UTF-8"),
      ([0x00, 0x7B, 0x00, 0x7D], "1:1 not UTF-8 but UTF-16; save the file as UTF-8"),
      ([0x7B, 0x80, 0x7D], "1:2 not UTF-8; save the file as UTF-8"),
      ([0x22, 0xC0, 0xAF, 0x20, 0x22], "1:2 not UTF-8; is the file GBK? Save it as UTF-8"),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], "1:2 not UTF-8; save the file as UTF-8"),
      ([0x7B, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x3A, 0x31, 0x7D], "1:2 not UTF-8; save the file as UTF-8"),
      ([0x7B, 0x7D, 0x2F, 0x2F, 0xFF], "1:5 not UTF-8; save the file as UTF-8"),
      ([0x5B, 0xE8], "1:2 not UTF-8; save the file as UTF-8"),
    ] as [([UInt8], String)])
  func `bytes that are not UTF-8 are refused with a guess`(_ bytes: [UInt8], _ expected: String) {
    #expect(outcome(bytes) == [expected])
  }

  @Test func `columns count characters and every kind of line end`() {
    let source = SourceFile(path: "x", bytes: Array("\u{FEFF}a\r\n👩‍👧青e\u{301}x\rb\nc".utf8))
    #expect(source.position(at: 0) == TextPosition(line: 1, column: 1))
    #expect(source.position(at: 3) == TextPosition(line: 1, column: 1))
    let x = source.bytes.firstIndex(of: UInt8(ascii: "x"))!
    #expect(source.position(at: x) == TextPosition(line: 2, column: 4))
    #expect(source.position(at: x + 2) == TextPosition(line: 3, column: 1))
    #expect(source.position(at: source.bytes.count) == TextPosition(line: 4, column: 2))
  }
}
