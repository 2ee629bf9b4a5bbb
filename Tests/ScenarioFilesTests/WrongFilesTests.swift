import ScenarioFiles
import TestSupport
import Testing

/// A folder of wrong files, with `expected.txt`, which says what each gets to hear.
struct WrongFolder {
  let path: String

  /// What `expected.txt` says of each file: the part that follows its name.
  var expected: [(name: String, text: String)] {
    var parts: [(name: String, text: String)] = []
    for line in Repository.text("\(path)/expected.txt").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        parts.append((String(line.dropFirst(2)), ""))
      } else if !parts.isEmpty, !line.isEmpty {
        parts[parts.count - 1].text += (parts[parts.count - 1].text.isEmpty ? "" : "\n") + line
      }
    }
    return parts
  }

  /// The files themselves; subfolders hold what they need.
  var names: [String] { Repository.files.names(path).filter { $0.hasSuffix(".json5") || $0.hasSuffix(".csv") } }
}

@Suite struct WrongFilesTests {
  private static let folder = "Tests/ScenarioFilesTests/WrongFiles"
  private static let expected = WrongFolder(path: folder).expected

  /// The scenario files and tables of the folder; its subfolders hold what they need.
  private static let names = WrongFolder(path: folder).names

  @Test(arguments: names)
  func `a wrong file gets exactly its message`(_ name: String) {
    let problems = ScenarioLoader.problems(in: ["\(Self.folder)/\(name)"], from: Repository.files).problems
    let expected = Self.expected.first { $0.name == name }?.text
    #expect(problems?.description == expected)
  }

  @Test func `every wrong file has an expectation and every expectation a file`() {
    #expect(Self.expected.map(\.name).sorted() == Self.names.sorted())
    #expect(Self.names.count >= 110)
  }

  @Test func `several wrong files at once give all their problems, each once`() throws {
    let paths = Self.names.enumerated().filter { $0.offset % 8 == 0 }.map { "\(Self.folder)/\($0.element)" }
    let together = try #require(ScenarioLoader.problems(in: paths, from: Repository.files).problems)
    let alone = paths.flatMap {
      ScenarioLoader.problems(in: [$0], from: Repository.files).problems?.problems ?? []
    }
    #expect(Set(together.problems) == Set(alone))
    #expect(together.problems.count == Set(alone).count)
    #expect(together.problems.map(\.file) == together.problems.map(\.file).sorted())
  }
}
