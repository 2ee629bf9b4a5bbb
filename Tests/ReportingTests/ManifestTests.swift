import Reporting
import Testing

func exampleManifest(threads: Int = 2) -> Manifest {
  Manifest(
    version: "1.0", command: ["run", "a \"b\"\n.json5"],
    settings: [.init("seed", 1), .init("sample", "1:10"), .init("rates", .array([.number(0.5), .null, .bool(true)]))],
    inputs: [.init(path: "inputs/a.json5", content: Array("{}".utf8))],
    run: .init(host: "机器", threads: threads, started: "2026-01-01T00:00:00Z", seconds: 9.8125))
}

@Suite struct ManifestTests {
  @Test func `the text of a manifest is fixed`() {
    let expected = """
      {
        "program": "talentflow",
        "layout": 1,
        "complete": true,
        "digest": "\(exampleManifest().digest)",
        "command": [
          "run",
          "a \\"b\\"\\n.json5"
        ],
        "version": "1.0",
        "settings": {
          "seed": 1,
          "sample": "1:10",
          "rates": [
            0.5,
            null,
            true
          ]
        },
        "inputs": [
          {
            "path": "inputs/a.json5",
            "bytes": 2,
            "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
          }
        ],
        "outputs": [],
        "run": {
          "host": "机器",
          "threads": 2,
          "started": "2026-01-01T00:00:00Z",
          "seconds": 9.813
        }
      }

      """
    #expect(exampleManifest().text == expected)
  }

  @Test func `the digest does not depend on the circumstances of a run`() {
    var other = exampleManifest(threads: 8)
    other.command = ["run", "--threads", "8"]
    other.run.seconds = 1
    #expect(other.digest == exampleManifest().digest)
    other.outputs = [.init(path: "a.csv", content: [])]
    #expect(other.digest != exampleManifest().digest)
  }

  @Test(arguments: [
    ("", "byte 0: the text ends where a value should be"),
    ("{\"a\": 1", "byte 7: a comma or } is expected"),
    ("{}", "it does not say that talentflow wrote it"),
    ("{\"program\": \"other\"}", "it does not say that talentflow wrote it"),
    (
      "{\"program\": \"talentflow\", \"layout\": 2}", "its layout is another than 1; was it written by another version?"
    ),
    ("{\"program\": \"talentflow\", \"layout\": 1, \"complete\": false}", "the result was never finished"),
    ("{\"program\": \"talentflow\", \"layout\": 1, \"complete\": true}", "something is missing or of the wrong type"),
    (exampleManifest().text.replacing("1:10", with: "1:1"), "it was altered after it was written"),
  ])
  func `a file that is no finished manifest of ours is refused with the reason`(text: String, reason: String) {
    let folder = TemporaryFolder()
    folder.write(text, to: "manifest.json")
    let error = #expect(throws: ReportingError.self) { try Manifest(folder: folder.path) }
    #expect(error == .unreadableManifest(path: folder.path + "/manifest.json", reason: reason))
    #expect(error?.description == "\(folder.path)/manifest.json is not a manifest of this program: \(reason)")
  }

  @Test func `differences name what is missing, altered and added`() {
    var one = exampleManifest()
    var two = exampleManifest()
    one.outputs = [.init(path: "a", content: [1]), .init(path: "b", content: [2]), .init(path: "c", content: [3])]
    two.outputs = [.init(path: "b", content: [9]), .init(path: "c", content: [3]), .init(path: "d", content: [4])]
    #expect(one.differences(from: two) == [.missing(path: "a"), .altered(path: "b"), .added(path: "d")])
    #expect(one.differences(from: two).map(\.description) == ["a is missing", "b differs", "d is new"])
    #expect(one.differences(from: one).isEmpty)
  }
}

@Suite struct JSONReaderTests {
  @Test func `every kind of value is read`() throws {
    let text =
      #" {"a": [1, -2.5e3, true, false, null, []], "中": {"q": "\"\\\/\n\u00e9\ud83d\ude00"}, "big": 12345678901234567890} "#
    let value = try JSONReader.value(from: Array(text.utf8))
    #expect(value["a"] == .array([1, .number(-2500), .bool(true), .bool(false), .null, .array([])]))
    #expect(value["中"]?["q"]?.string == "\"\\/\né😀")
    #expect(value["big"]?.number == 12_345_678_901_234_567_168)
    #expect(try JSONReader.value(from: Array(value.text.utf8))["中"] == value["中"])
  }

  @Test(arguments: [
    "{", "[1,]", "{\"a\" 1}", "{a: 1}", "\"", "\"\\x\"", "\"\\ud800\"", "\"\\u12\"", "tru", "+1", ".5", "1 2", "nan",
    "\u{1}",
    "{\"a\": 1, \"a\": 2}", "\"\n\"", "-", String(repeating: "[", count: 100_000),
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: JSONReader.Problem.self) { try JSONReader.value(from: Array(text.utf8)) }
  }

  @Test func `damaged text never crashes the reader`() {
    let seed = Array(exampleManifest().text.utf8)
    var state: UInt64 = 3
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var refused = 0
    for _ in 0..<2_000 {
      var bytes = seed
      for _ in 0...next(3) { bytes[next(bytes.count)] = UInt8(next(256)) }
      do { _ = try JSONReader.value(from: bytes) } catch { refused += 1 }
    }
    #expect(refused > 500 && refused < 2_000)
  }
}
