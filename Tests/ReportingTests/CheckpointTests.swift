import Foundation
import Testing

@testable import Reporting

struct CheckpointTests {
  private func withPlace(_ body: (String) throws -> Void) throws {
    let folder = TemporaryFolder()
    try body(folder.path + "/result")
  }

  @Test func `parts are found again under the same key, the last of each, and under no other`() throws {
    try withPlace { place in
      let checkpoint = Checkpoint(of: place, key: "one")
      try checkpoint.keep([(0, "waiting"), (1, "waiting")])
      try checkpoint.keep(1, "done 2.5")
      #expect(checkpoint.known == [0: "waiting", 1: "done 2.5"])
      #expect(Checkpoint(of: place, key: "one").known == [0: "waiting", 1: "done 2.5"])
      #expect(Checkpoint(of: place, key: "two").known.isEmpty)
    }
  }

  @Test func `a line that was cut off or changed is left out, and the rest stays`() throws {
    try withPlace { place in
      let checkpoint = Checkpoint(of: place, key: "one")
      try checkpoint.keep(0, "done 1")
      try checkpoint.keep(1, "done 2")
      let whole = try #require(FileManager.default.contents(atPath: checkpoint.path))
      let text = String(decoding: whole, as: UTF8.self)
      try Data(text.dropLast(4).utf8).write(to: URL(fileURLWithPath: checkpoint.path))
      #expect(Checkpoint(of: place, key: "one").known == [0: "done 1"])
      try Data(text.replacing("done 1", with: "done 7").utf8).write(to: URL(fileURLWithPath: checkpoint.path))
      let damaged = Checkpoint(of: place, key: "one")
      #expect(damaged.known == [1: "done 2"])
      try damaged.keep(3, "done 4")
      #expect(Checkpoint(of: place, key: "one").known == [1: "done 2", 3: "done 4"])
      damaged.remove()
      #expect(!FileManager.default.fileExists(atPath: checkpoint.path))
    }
  }
}
