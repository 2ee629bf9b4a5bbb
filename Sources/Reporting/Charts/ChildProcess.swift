import Foundation
import Glibc

/// A program run to its end, with one of its outputs kept.
struct ChildProcess {
  /// Which output is kept; the other goes nowhere.
  enum Kept {
    case output
    case errors
  }

  /// Exit status, or `nil` if it was killed by a signal or for taking too long.
  var status: Int32?
  var text: String

  /// Runs a program with no input, under the UTF-8 locale without a language.
  ///
  /// - Returns: `nil` if it could not be started. A program that runs longer than `seconds` is killed.
  static func run(_ path: String, _ arguments: [String], keeping kept: Kept, seconds: Int = 120) -> ChildProcess? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    guard let child = spawn(path, arguments, writingTo: ends[1], kept) else {
      close(ends[1])
      return nil
    }
    close(ends[1])
    let bytes = readAll(ends[0], until: Date().addingTimeInterval(Double(seconds)))
    if bytes == nil { kill(child, SIGKILL) }
    var code: Int32 = 0
    while waitpid(child, &code, 0) < 0 && errno == EINTR {}
    let exited = bytes != nil && code & 0x7f == 0
    return ChildProcess(
      status: exited ? (code >> 8) & 0xff : nil, text: String(decoding: bytes ?? [], as: UTF8.self))
  }

  /// The first program of this name in the folders of `PATH`.
  static func find(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { $0 + "/" + name }.first { access($0, X_OK) == 0 && !Files.isFolder($0) }
  }

  private static func spawn(_ path: String, _ arguments: [String], writingTo end: Int32, _ kept: Kept) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let (keptNumber, otherNumber) = kept == .errors ? (STDERR_FILENO, STDOUT_FILENO) : (STDOUT_FILENO, STDERR_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, otherNumber, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, end, keptNumber)
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C.UTF-8"
    var argumentPointers = ([path] + arguments).map { strdup($0) } + [nil]
    var environmentPointers = environment.map { strdup($0 + "=" + $1) } + [nil]
    defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
    var child: pid_t = 0
    return posix_spawn(&child, path, &actions, nil, &argumentPointers, &environmentPointers) == 0 ? child : nil
  }

  /// Everything written to a pipe until its other end closes; `nil` when the time is over before that.
  private static func readAll(_ end: Int32, until deadline: Date) -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65536)
    while true {
      let left = deadline.timeIntervalSinceNow
      guard left > 0 else { return nil }
      var waiting = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(left * 1000) + 1) > 0 else { continue }
      let count = read(end, &piece, piece.count)
      if count > 0 { bytes += piece[..<count] } else if count == 0 || errno != EINTR { return bytes }
    }
  }
}
