import Reporting

/// Why a command did not end well: what standard error gets, and the exit status.
enum CommandFailure: Error, Equatable, CustomStringConvertible {
  /// The request was wrong: files, options. Status 2.
  case wrongRequest(String)
  /// The machine's trouble: cannot read, cannot write, disk full. Status 1.
  case machine(String)
  /// `verify` found a difference. Status 3.
  case difference(String)
  /// `levers --check` found a test that does not hold; standard output has it. Status 4.
  case doesNotHold(String)
  /// Ctrl-C, or a signal to end. Status 130.
  case interrupted(String)
  /// The reader of standard output has gone. Status 1, and a word on it.
  case outputClosed

  init(_ error: ReportingError) {
    switch error {
    case .notOurs: self = .wrongRequest(error.description)
    case .system, .unreadableManifest: self = .machine(error.description)
    }
  }

  var exitStatus: Int32 {
    switch self {
    case .machine, .outputClosed: 1
    case .wrongRequest: 2
    case .difference: 3
    case .doesNotHold: 4
    case .interrupted: 130
    }
  }

  /// Text for standard error, without a line feed at its end.
  var description: String {
    switch self {
    case .wrongRequest(let text), .machine(let text), .difference(let text), .doesNotHold(let text),
      .interrupted(let text):
      text
    case .outputClosed: "standard output was closed before everything was written"
    }
  }
}
