import DistrictModel
import Reporting

/// One command: what it is called, what it takes, and what it does.
protocol Command: Sendable {
  static var name: String { get }
  /// What follows the name, such as `SCENARIO…`.
  static var operands: String { get }
  /// How many operands are allowed.
  static var operandCount: ClosedRange<Int> { get }
  /// One line for the list of commands.
  static var summary: Text { get }
  /// A paragraph for the command's own help.
  static var details: Text { get }
  static var options: [Option] { get }
  /// Command lines that work, each with what it does.
  static var examples: [(line: String, what: Text)] { get }

  /// Does the command's work.
  static func run(_ arguments: Arguments, console: Console) throws(CommandFailure)
}

/// The commands in the order of the help.
enum Commands {
  static let all: [any Command.Type] = [
    RunCommand.self, CompareCommand.self, AttributeCommand.self, SweepCommand.self, SensitivityCommand.self,
    SeekCommand.self, RobustCommand.self, CheckCommand.self, ShowCommand.self, LeversCommand.self,
    ChartCommand.self, CalibrateCommand.self, ValidateCommand.self, VerifyCommand.self, BenchmarkCommand.self,
  ]

  static func named(_ name: String) -> (any Command.Type)? { all.first { $0.name == name } }
}
