import Dispatch
import Experiments
import Glibc

/// Turns Ctrl-C and the wish to end (SIGINT, SIGTERM) into a cancellation; a second signal ends the process at once.
///
/// A class, because it keeps the sources of the signals alive.
final class Interruption {
  let cancellation = Cancellation()
  private var sources: [any DispatchSourceSignal] = []

  /// Begins to listen.
  init() {
    for number in [SIGINT, SIGTERM] {
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
}
