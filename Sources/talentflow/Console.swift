import Glibc
import Reporting

/// Standard output for results, standard error for progress and messages.
struct Console: Sendable {
  private let errors = CheckedOutput(descriptor: STDERR_FILENO, name: "standard error")

  /// Whether a person watches standard error.
  let isTerminal = isatty(STDERR_FILENO) == 1

  /// How many columns the terminal has now: as it says itself, else as the variable COLUMNS does, else 80.
  var columns: Int {
    var size = winsize()
    if ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    guard let text = getenv("COLUMNS"), let columns = Int(String(cString: text)), columns > 0 else { return 80 }
    return columns
  }

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
