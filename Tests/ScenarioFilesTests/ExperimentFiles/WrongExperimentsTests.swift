import ScenarioFiles
import TestSupport
import Testing

struct WrongExperimentsTests {
  private static let folder = "Tests/ScenarioFilesTests/WrongExperiments"
  private static let expected = WrongFolder(path: folder).expected
  private static let names = WrongFolder(path: folder).names

  @Test(arguments: names)
  func `a wrong experiment file gets exactly its message`(_ name: String) {
    let problems = ScenarioLoader.problems(in: ["\(Self.folder)/\(name)"], from: Repository.files).problems
    #expect(problems?.description == Self.expected.first { $0.name == name }?.text)
  }

  @Test func `every wrong experiment has an expectation and every expectation a file`() {
    #expect(Self.expected.map(\.name).sorted() == Self.names.sorted())
    #expect(Self.names.count >= 18)
  }

  @Test func `a scenario is told from an experiment`() throws {
    #expect(!ExperimentLoader.isExperiment("\(Lakeside.folder)/practice.json5", from: Repository.files))
    #expect(ExperimentLoader.isExperiment("\(Self.folder)/base-absent.json5", from: Repository.files))
    #expect {
      try ExperimentLoader.load(path: "\(Lakeside.folder)/practice.json5", from: Repository.files)
    } throws: { error in
      "\(error)".contains("is no experiment file: it has none of \"base\", \"uncertainties\", \"outcomes\", \"design\"")
    }
    #expect {
      try ScenarioLoader.load(path: "\(Self.folder)/key-unknown.json5", from: Repository.files)
    } throws: { error in
      "\(error)".contains("is an experiment file; allowed a scenario")
    }
  }
}
