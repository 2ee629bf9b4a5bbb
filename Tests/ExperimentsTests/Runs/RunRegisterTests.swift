import Foundation
import Reporting
import Testing

@testable import Experiments

struct RunRegisterTests {
  private func withPlace(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body("\(folder)/result")
  }

  @Test func `every run is on the disk before the first one starts`() throws {
    try withPlace { place in
      let register = RunRegister(checkpoint: Checkpoint(of: place, key: "k"))
      #expect(register.register(3) == 0..<3)
      #expect(Checkpoint(of: place, key: "k").known == [0: "waiting", 1: "waiting", 2: "waiting"])
      #expect(register.register(2) == 3..<5)
      #expect(register.counts == RunRegister.Counts(waiting: 5))
    }
  }

  @Test func `finished runs are found again with the same bits, all others wait again`() throws {
    try withPlace { place in
      let values = [1.0 / 3, -0.0, 1e-300, 12_345_678.9, .greatestFiniteMagnitude]
      let first = RunRegister(checkpoint: Checkpoint(of: place, key: "k"))
      first.register(4)
      for run in 0..<3 { first.begin(run) }
      first.finish(0, values)
      first.fail(1, reason: "the jobs balance\nis violated")
      #expect(first[1] == .failed(reason: "the jobs balance\nis violated"))
      let second = RunRegister(checkpoint: Checkpoint(of: place, key: "k"))
      second.register(4)
      guard case .done(let again) = second[0] else {
        Issue.record("run 0 is not done")
        return
      }
      #expect(again.map(\.bitPattern) == values.map(\.bitPattern))
      #expect(second.waiting == [1, 2, 3])
      #expect(RunRegister.finished(in: Checkpoint(of: place, key: "k")) == [0])
    }
  }

  @Test func `values that cannot be the run's are not taken over`() throws {
    try withPlace { place in
      let first = RunRegister(checkpoint: Checkpoint(of: place, key: "k"))
      first.register(1)
      first.finish(0, [1, 2])
      let second = RunRegister(checkpoint: Checkpoint(of: place, key: "k"))
      second.register(1) { $1.count == 3 }
      #expect(second.waiting == [0])
    }
  }

  @Test func `a value that is not finite is a failed run and no value`() {
    let register = RunRegister()
    register.register(2)
    register.finish(0, [1, .nan]) { ["youth", "cost"][$0] }
    register.finish(1, [1, 2])
    #expect(register[0] == .failed(reason: "cost has no value in this run"))
    #expect(register.counts == RunRegister.Counts(done: 1, failed: 1))
  }
}
