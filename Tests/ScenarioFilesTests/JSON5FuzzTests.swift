import Testing

@testable import ScenarioFiles

/// A small fixed generator: the same inputs on every machine.
private struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(bound))
  }

  /// Bytes that a reader is likely to stumble over.
  private static let awkward: [[UInt8]] =
    [
      "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "\\u", "\\uD83D", "\\x", "/*", "*/", "//", "\n", "\r", "_", ".",
      "-", "+", "0x", "1e999", "NaN", "Infinity", "null", "：", "“", "青", "\u{FEFF}", "\u{2028}", "e\u{301}", "9",
    ].map { Array($0.utf8) } + [[0x00], [0x80], [0xC0], [0xE8], [0xED, 0xA0, 0x80], [0xF8], [0xFF], [0xCF, 0xF4]]

  /// One to four changes: a piece put in, taken out, overwritten, repeated or cut off.
  mutating func mutate(_ document: [UInt8]) -> [UInt8] {
    var bytes = document
    for _ in 0...below(4) {
      let at = below(bytes.count + 1)
      switch below(6) {
      case 0: bytes.insert(contentsOf: Self.awkward[below(Self.awkward.count)], at: at)
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + below(6)))
      case 2: if at < bytes.count { bytes[at] = UInt8(below(256)) }
      case 3: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + below(12))], at: at)
      case 4: bytes.insert(UInt8(below(128)), at: at)
      default: bytes.removeSubrange(at...)
      }
    }
    return bytes
  }
}

@Suite struct JSON5FuzzTests {
  /// Small documents that between them use every production of the language.
  private static let documents = [
    "{ name: \"a\", 'b': [1, -2.5e3, .5, 5., 0x1F,], c: { d: null, 开: true } }",
    "// c\n[1_000, +1, /* x */ \"\\u9752\\uD83D\\uDE00\\x41\\n\", 'a\\\nb', false]",
    "\u{FEFF}{\r\n\t\"key\": { \"value\": 1.5, unit: 'share', low: 1, high: 2 },\r\n}",
    "[[[[[{a:{b:{c:[]}}}]]]]]", "\"青年人口\"", "{ \\u0061: 0 }",
  ].map { Array($0.utf8) }

  /// A million inputs in an optimised build; in a debug build, some forty times slower, 25,000 of the same.
  private static var count: Int {
    #if DEBUG
      25_000
    #else
      1_000_000
    #endif
  }

  @Test func `no input makes the reader crash, and each gives a tree or a problem inside the file`() {
    var mutator = Mutator(seed: 20260101)
    var accepted = 0
    for round in 0..<Self.count {
      let bytes = mutator.mutate(Self.documents[round % Self.documents.count])
      let source = SourceFile(path: "fuzz", bytes: bytes)
      let (tree, problems) = JSON5Reader.read(source)
      if tree != nil { accepted += 1 }
      let isSound = (tree != nil || !problems.isEmpty) && problems.allSatisfy { (0...bytes.count).contains($0.offset) }
      guard isSound else {
        Issue.record("input \(round) gives neither a tree nor a problem in the file: \(bytes)")
        return
      }
    }
    // Both outcomes are common, so both sides of the reader are exercised.
    #expect(accepted > Self.count / 20)
    #expect(accepted < Self.count * 19 / 20)
  }
}
