import Foundation
import Glibc

/// A fresh folder for one test, removed with all in it when the value goes.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("reporting-\(UUID().uuidString)").path
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// All names below, hidden ones too, sorted.
  var contents: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }

  func write(_ text: String, to name: String) {
    let file = path + "/" + name
    try! FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try! Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }
}

/// A disk of so many bytes, or `nil` where this user may mount none.
final class SmallDisk {
  let folder = TemporaryFolder()

  init?(bytes: Int) {
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(bytes)") == 0 else { return nil }
  }

  deinit {
    umount2(folder.path, Int32(MNT_DETACH))
  }

  /// Whether a small disk can be mounted here; needs root, and a container that lets it.
  static let isPossible = SmallDisk(bytes: 65536) != nil
}
