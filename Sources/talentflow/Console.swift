import Glibc
import Reporting

/// Standard output for results, standard error for progress and messages.
struct Console: Sendable {
  private let errors = CheckedOutput(descriptor: STDERR_FILENO, name: "standard error")

  /// Whether a person watches standard error.
  let isTerminal = isatty(STDERR_FILENO) == 1

  /// Writes to standard output.
  func write(_ text: String) throws(CommandFailure) {
    do {
      try CheckedOutput.standard.write(text)
    } catch {
      throw CheckedOutput.isBrokenPipe(error) ? .outputClosed : CommandFailure(error)
    }
  }

  /// Writes a line to standard error. Nothing can be done when nobody takes it.
  func error(_ text: String) {
    raw(text + "\n")
  }

  /// Writes to standard error as it is.
  func raw(_ text: String) {
    try? errors.write(text)
  }
}
