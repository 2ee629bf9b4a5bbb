import Foundation
import Glibc
import Reporting
import Testing

@Suite struct ResultFolderTests {
  let home = TemporaryFolder()
  var place: String { home.path + "/Results/base" }

  private func publishExample(_ text: String = "x\n1\n") throws -> Manifest {
    let folder = try ResultFolder(at: place)
    try folder.write(text, to: "a.csv")
    try folder.write("plot", to: "charts/01_fan.gp")
    return try folder.publish(exampleManifest())
  }

  @Test func `a result appears complete, with a manifest that lists every file`() throws {
    let folder = try ResultFolder(at: place)
    try folder.write("x\n1\n", to: "a.csv")
    let table = try folder.openTable("long.csv", columns: [.init("n", .integer)])
    for n in 0..<100_000 {
      try table.append { writer in
        writer.append(n)
        writer.endRow()
      }
    }
    try folder.write("{}", to: "inputs/一.json5")
    #expect(!FileManager.default.fileExists(atPath: place))
    #expect(home.contents.contains("Results/.base.partial-\(getpid())/manifest.json"))
    let manifest = try folder.publish(exampleManifest())
    #expect(
      home.contents == [
        "Results", "Results/base", "Results/base/a.csv", "Results/base/inputs", "Results/base/inputs/一.json5",
        "Results/base/long.csv", "Results/base/manifest.json",
      ])
    #expect(manifest.outputs.map(\.path) == ["a.csv", "inputs/一.json5", "long.csv"])
    #expect(try Manifest(folder: place) == manifest.withRoundedSeconds)
    #expect(try manifest.differences(inFolder: place).isEmpty)
    let lines = home.text("Results/base/long.csv")!.split(separator: "\n")
    #expect(lines.count == 100_001 && lines.last == "99999")
  }

  @Test func `altered and missing files are found again`() throws {
    let manifest = try publishExample()
    home.write("x\n2\n", to: "Results/base/a.csv")
    try FileManager.default.removeItem(atPath: place + "/charts/01_fan.gp")
    #expect(try manifest.differences(inFolder: place) == [.altered(path: "a.csv"), .missing(path: "charts/01_fan.gp")])
  }

  @Test func `an earlier result stands until the new one is complete`() throws {
    _ = try publishExample("old")
    let folder = try ResultFolder(at: place)
    try folder.write("new", to: "a.csv")
    #expect(home.text("Results/base/a.csv") == "old")
    try folder.publish(exampleManifest())
    #expect(home.text("Results/base/a.csv") == "new")
    #expect(!home.contents.contains("Results/base/charts"))
    #expect(home.contents.filter { $0.hasPrefix("Results/.") }.isEmpty)
  }

  @Test func `a result given up leaves nothing and the earlier one as it was`() throws {
    _ = try publishExample("old")
    do {
      let folder = try ResultFolder(at: place)
      try folder.write("new", to: "a.csv")
    }
    #expect(home.text("Results/base/a.csv") == "old")
    #expect(home.contents.filter { $0.hasPrefix("Results/.") }.isEmpty)
  }

  @Test func `a folder that is not ours is never touched`() throws {
    home.write("mine", to: "Results/base/notes.txt")
    let error = #expect(throws: ReportingError.self) { try ResultFolder(at: place) }
    #expect(error == .notOurs(path: place, reason: "it holds no manifest.json of this program"))
    home.write("{\"program\": \"other\"}", to: "Results/base/manifest.json")
    #expect(throws: ReportingError.self) { try ResultFolder(at: place) }
    #expect(home.text("Results/base/notes.txt") == "mine")
    #expect(home.contents.count == 4)
  }

  @Test func `a folder that becomes another's while we work is not touched either`() throws {
    let folder = try ResultFolder(at: place)
    home.write("mine", to: "Results/base/notes.txt")
    #expect(throws: ReportingError.self) { try folder.publish(exampleManifest()) }
    #expect(home.contents == ["Results", "Results/base", "Results/base/notes.txt"])
  }

  @Test func `a file, an empty folder, a link and strange names`() throws {
    home.write("x", to: "Results/base")
    #expect(throws: ReportingError.notOurs(path: place, reason: "it is a file")) { try ResultFolder(at: place) }
    try FileManager.default.removeItem(atPath: place)
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    _ = try publishExample()
    #expect(home.text("Results/base/a.csv") == "x\n1\n")
    try FileManager.default.createSymbolicLink(atPath: home.path + "/link", withDestinationPath: place)
    let folder = try ResultFolder(at: home.path + "/link/")
    try folder.write("through", to: "a.csv")
    try folder.publish(exampleManifest())
    #expect(home.text("Results/base/a.csv") == "through")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: home.path + "/link") == place)
    for name in ["", "/", home.path + "/a/.."] {
      #expect(throws: ReportingError.self) { try ResultFolder(at: name) }
    }
  }

  @Test func `a killed process's leftovers go, those of others and of the living stay`() throws {
    home.write("{\"program\": \"talentflow\", \"complete\": false}", to: "Results/.base.partial-1/manifest.json")
    home.write("half", to: "Results/.base.partial-1/a.csv")
    home.write("foreign", to: "Results/.base.partial-2/notes.txt")
    // Killed before, and while, the first manifest was written.
    try FileManager.default.createDirectory(
      atPath: home.path + "/Results/.base.partial-4", withIntermediateDirectories: true)
    home.write("{\"prog", to: "Results/.base.partial-5/manifest.json")
    home.write("{\"program\": \"talentflow\", \"complete\": false}", to: "Results/.other.partial-3/manifest.json")
    let living = try ResultFolder(at: place)
    let second = try ResultFolder(at: place)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: home.path + "/Results").sorted()
        == [
          ".base.partial-2", ".base.partial-\(getpid())", ".base.partial-\(getpid())-1", ".other.partial-3",
        ].sorted())
    try living.write("first", to: "a.csv")
    try second.write("second", to: "a.csv")
    try living.publish(exampleManifest())
    try second.publish(exampleManifest())
    #expect(home.text("Results/base/a.csv") == "second")
  }

  @Test func `an interrupted replacement is completed the next time`() throws {
    _ = try publishExample("old")
    try FileManager.default.moveItem(atPath: place, toPath: home.path + "/Results/.base.replaced-1")
    let folder = try ResultFolder(at: place)
    #expect(home.text("Results/base/a.csv") == "old")
    folder.discard()
  }

  @Test func `a full device is an error with path and reason, and nothing is left`() throws {
    let folder = try ResultFolder(at: place)
    let partial = home.path + "/Results/.base.partial-\(getpid())"
    try FileManager.default.createSymbolicLink(atPath: partial + "/a.csv", withDestinationPath: "/dev/full")
    let error = #expect(throws: ReportingError.self) { try folder.write("x", to: "a.csv") }
    #expect(error == .system(action: "write", path: partial + "/a.csv", code: ENOSPC))
    #expect(error?.description == "cannot write \(partial)/a.csv: No space left on device")
    folder.discard()
    #expect(home.contents == ["Results"])
  }

  @Test(.enabled(if: SmallDisk.isPossible, "no small disk can be mounted here, so a full one cannot be tried"))
  func `a disk that fills up while a table is written leaves the earlier result`() throws {
    let smallDisk = try #require(SmallDisk(bytes: 512 * 1024))
    let disk = smallDisk.folder.path
    let first = try ResultFolder(at: disk + "/base")
    try first.write("old", to: "a.csv")
    try first.publish(exampleManifest())
    let folder = try ResultFolder(at: disk + "/base")
    let table = try folder.openTable("a.csv", columns: [.init("n", .text)])
    let line = String(repeating: "n", count: 1000)
    let error = #expect(throws: ReportingError.self) {
      for _ in 0..<2000 {
        try table.append { writer in
          writer.append(line)
          writer.endRow()
        }
      }
    }
    #expect(error?.description.hasSuffix("/a.csv: No space left on device") == true)
    folder.discard()
    #expect(try String(contentsOfFile: disk + "/base/a.csv", encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["base"])
  }

  @Test func `a place that cannot be written to is an error with path and reason`() throws {
    // Not even root can make a folder in /proc, or below a file.
    let error = #expect(throws: ReportingError.self) { try ResultFolder(at: "/proc/talentflow-result/x") }
    #expect(error?.description.hasPrefix("cannot make the folder /proc/talentflow-result: ") == true)
    home.write("x", to: "file")
    #expect(throws: ReportingError.system(action: "make the folder", path: home.path + "/file/x", code: ENOTDIR)) {
      try ResultFolder(at: home.path + "/file/x/y")
    }
  }
}

extension Manifest {
  /// As it is read back: whole milliseconds.
  var withRoundedSeconds: Manifest {
    var copy = self
    copy.run.seconds = (run.seconds * 1000).rounded() / 1000
    return copy
  }
}

@Suite struct CheckedOutputTests {
  @Test func `a full device and a closed pipe are errors`() throws {
    CheckedOutput.ignoreSignalsOfWriting()
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let output = CheckedOutput(descriptor: full, name: "standard output")
    let error = #expect(throws: ReportingError.self) { try output.write("x") }
    #expect(error?.description == "cannot write standard output: No space left on device")
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    let broken = #expect(throws: ReportingError.self) {
      try CheckedOutput(descriptor: ends[1], name: "standard output").write("x")
    }
    close(ends[1])
    #expect(broken.map(CheckedOutput.isBrokenPipe) == true)
    #expect(error.map(CheckedOutput.isBrokenPipe) == false)
  }
}
