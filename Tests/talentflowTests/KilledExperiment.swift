import Foundation
import Testing

/// What every experiment promises: killed, it goes on where it stopped and ends with the same bytes.
enum KilledExperiment {
  /// Runs an experiment whole, then again to another place where it is killed on the way and started anew.
  ///
  /// - Parameters:
  ///   - command: the word of the command.
  ///   - path: of the experiment file; it must take some hundredths of a second after the runs.
  ///   - folder: where the results go.
  ///   - runs: that are done when it is killed.
  static func endsAsIfNothingHadHappened(
    _ command: String, _ path: String, in folder: TemporaryFolder, after runs: Int = 12
  ) throws {
    let whole = folder.path("whole")
    #expect(try Talentflow.run([command, path, "--out", whole, "--quiet", "--no-charts"]).status == 0)
    let place = folder.path("result")
    let arguments = [command, path, "--out", place, "--threads", "1", "--no-charts"]
    let started = try Talentflow.start(arguments + ["--quiet"])
    while started.process.isRunning, kept(in: folder) < runs { Thread.sleep(forTimeInterval: 0.002) }
    kill(started.process.processIdentifier, SIGKILL)
    #expect(try started.answer().status == -SIGKILL)
    #expect(!FileManager.default.fileExists(atPath: place))
    let next = try Talentflow.run(arguments)
    #expect(next.status == 0)
    #expect(next.errors.contains("goes on where it stopped: "))
    let (one, other) = (try contents(whole), try contents(place))
    #expect(one.keys.sorted() == other.keys.sorted() && !one.isEmpty)
    for (name, content) in one { #expect(content == other[name], "\(name)") }
  }

  /// Finished runs that are kept beside the place of the result; what is kept aside of them has a number below 0.
  private static func kept(in folder: TemporaryFolder) -> Int {
    folder.names.filter { $0.contains("result") && !$0.contains(".partial-") }.reduce(0) { sum, name in
      let text = (try? String(contentsOfFile: folder.path(name), encoding: .utf8)) ?? ""
      return sum + text.split(separator: "\n").count { $0.contains("\tdone ") && !$0.hasPrefix("-") }
    }
  }

  /// Every file of a result but the manifest, which tells the time.
  private static func contents(_ place: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: place) where name != "manifest.json" {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(place)/\(name)", isDirectory: &isFolder)
      if !isFolder.boolValue { contents[name] = try Data(contentsOf: URL(fileURLWithPath: "\(place)/\(name)")) }
    }
    return contents
  }
}
