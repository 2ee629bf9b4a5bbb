import Foundation
import Reporting
import TestSupport
import Testing

/// Signals and full disks in the middle of a run.
struct InterruptionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A run that would take many minutes, once it has begun.
  private func longRun(into place: String) throws -> Talentflow.Started {
    let started = try Talentflow.start([
      "run", "\(Lakeside.folder)/plan.json5", "--replicates", "10000", "--out", place, "--quiet",
    ])
    // The partial folder stands before the first replicate starts; each look asks whether the process still runs.
    while started.process.isRunning, !folder.names.contains(where: { $0.contains(".partial-") }) {
      Thread.sleep(forTimeInterval: 0.01)
    }
    return started
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal stops a run and leaves the earlier result as it was`(signal: Int32) throws {
    let place = folder.path("result")
    let first = try Talentflow.run(["run"] + Talentflow.quick + ["--out", place, "--no-charts", "--quiet"])
    #expect(first.status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: place + "/manifest.json"))
    let started = try longRun(into: place)
    kill(started.process.processIdentifier, signal)
    let answer = try started.answer()
    #expect(answer.status == 130)
    #expect(answer.output.isEmpty)
    #expect(answer.errors == "interrupted; nothing was written, \(place) is as it was before\n")
    #expect(folder.names == ["result"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: place + "/manifest.json")) == before)
  }

  @Test func `a run under nohup outlives the session`() throws {
    let answer = try Talentflow.shell(
      "trap '' HUP; talentflow run \(Talentflow.quick.joined(separator: " ")) --out '\(folder.path("result"))' "
        + "--no-charts --quiet & run=$!; sleep 0.3; kill -HUP $run; wait $run")
    #expect(answer.status == 0 && folder.names == ["result"])
  }

  @Test func `a limit on the size of files is said, and nothing half-written stays`() throws {
    let answer = try Talentflow.shell(
      "ulimit -f 8; talentflow run \(Talentflow.quick.joined(separator: " ")) --out '\(folder.path("result"))' --quiet")
    #expect(answer.status == 1)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.hasSuffix(": File too large\n"))
    #expect(folder.names.isEmpty)
  }

  @Test func `a killed run leaves no result, and the next one clears up`() throws {
    let place = folder.path("result")
    let started = try longRun(into: place)
    kill(started.process.processIdentifier, SIGKILL)
    _ = try started.answer()
    #expect(!folder.names.contains("result"))
    #expect(folder.names.count == 1)
    let next = try Talentflow.run(["run"] + Talentflow.quick + ["--out", place, "--no-charts", "--quiet"])
    #expect(next.status == 0)
    #expect(folder.names == ["result"])
  }

  /// Whether this process may mount a small disk, which containers often forbid.
  static let mayMount: Bool = {
    let line = "d=$(mktemp -d) && mount -t tmpfs -o size=64k none $d && umount $d; s=$?; rmdir $d; exit $s"
    return (try? Talentflow.shell(line).status) == 0
  }()

  @Test(.enabled(if: mayMount, "mounting a small disk is not permitted here"))
  func `a full disk is said, and nothing half-written stays`() throws {
    let disk = folder.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    #expect(try Talentflow.shell("mount -t tmpfs -o size=200k none '\(disk)'").status == 0)
    defer { _ = try? Talentflow.shell("umount '\(disk)'") }
    let answer = try Talentflow.run(["run"] + Talentflow.quick + ["--out", "\(disk)/result", "--quiet"])
    #expect(answer.status == 1)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.hasSuffix(": No space left on device\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk).isEmpty)
  }
}
