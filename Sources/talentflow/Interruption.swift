import Dispatch
import Experiments
import Glibc
import Synchronization

/// Turns Ctrl-C and the wish to end (SIGINT, SIGTERM) into a cancellation; a second signal ends the process at once.
///
/// A class, because it keeps the sources of the signals alive.
final class Interruption: Sendable {
  let cancellation = Cancellation()
  private let sources: Mutex<[any DispatchSourceSignal]>

  /// Begins to listen.
  init() {
    sources = Mutex([])
    let cancellation = cancellation
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { @Sendable in
        if cancellation.isCancelled { _exit(130) }
        cancellation.cancel()
      }
      source.resume()
      sources.withLock { $0.append(source) }
    }
  }
}
