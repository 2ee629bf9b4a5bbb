import Dispatch
import Experiments
import Glibc

/// Turns Ctrl-C, the wish to end and the end of a session (SIGINT, SIGTERM, SIGHUP) into a cancellation; a second signal ends the
/// process at once.
///
/// A class, because it keeps the sources of the signals alive.
final class Interruption {
  private let cancellation = Cancellation()
  private var sources: [any DispatchSourceSignal] = []
  private let signals: [Int32]

  /// Listens while the body works; before and after, a signal ends the process as usual.
  static func listening<Value>(
    _ body: (Cancellation) throws(CommandFailure) -> Value
  ) throws(CommandFailure) -> Value {
    let interruption = Interruption()
    defer { interruption.end() }
    return try body(interruption.cancellation)
  }

  private init() {
    // `nohup` asks that the end of a session be ignored; that stands.
    let isKept = unsafeBitCast(signal(SIGHUP, SIG_IGN), to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    signals = isKept ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP]
    for number in signals {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { @Sendable [cancellation] in
        if cancellation.isCancelled { _exit(130) }
        cancellation.cancel()
      }
      source.resume()
      sources.append(source)
    }
  }

  private func end() {
    for source in sources { source.cancel() }
    for number in signals { signal(number, SIG_DFL) }
  }
}
