import Foundation
import Experiments
import Reporting
import ScenarioFiles

/// Picks a command; turns errors into messages and exit statuses.
///
/// 0: done · 1: the machine's trouble · 2: the request was wrong · 3: `verify` found a difference ·
/// 4: `levers --check` found a test that does not hold · 130: interrupted.
@main
struct TalentFlow {
  static func main() {
    CheckedOutput.ignoreSignalsOfWriting()
    let console = Console()
    do throws(CommandFailure) {
      try run(Array(CommandLine.arguments.dropFirst()), console: console)
    } catch {
      console.error(error.description)
      exit(error.exitStatus)
    }
  }

  /// Runs the command that the words name.
  static func run(_ words: [String], console: Console) throws(CommandFailure) {
    guard let name = words.first else {
      throw .wrongRequest("\(Help.overview(.en))\nno command was given")
    }
    let rest = Array(words.dropFirst())
    if ["help", "--help", "-h"].contains(name) { return try help(rest, console: console) }
    if name == "--version" { return try console.write("talentflow \(ProgramVersion.current)\n") }
    guard let command = Commands.named(name) else {
      let hint =
        name.withoutDashes.map { NearestName.hint(for: $0, among: ["help", "version"]) { "talentflow --\($0)" } }
        ?? NearestName.hint(for: name, among: Commands.all.map { $0.name }) { "talentflow \($0)" }
      throw .wrongRequest("talentflow \(name): unknown command\(hint)\nSee talentflow --help")
    }
    let arguments: Arguments
    do throws(Arguments.Problems) {
      arguments = try Arguments(
        rest, options: command.options + [.helpFlag], operands: command.operandCount, operandNames: command.operands)
    } catch {
      throw .wrongRequest(Self.message(error, command: command.name))
    }
    if arguments["help"] { return try console.write(Help.text(of: command, arguments.language)) }
    try command.run(arguments, console: console)
  }

  /// `talentflow help run`, `talentflow --help --language zh`.
  private static func help(_ words: [String], console: Console) throws(CommandFailure) {
    let command = words.first.flatMap(Commands.named)
    let rest = command == nil ? words : Array(words.dropFirst())
    let arguments: Arguments
    do throws(Arguments.Problems) {
      arguments = try Arguments(rest, options: [.language, .helpFlag], operands: 0...0, operandNames: "")
    } catch {
      throw .wrongRequest(Self.message(error, command: "help"))
    }
    try console.write(command.map { Help.text(of: $0, arguments.language) } ?? Help.overview(arguments.language))
  }

  private static func message(_ problems: Arguments.Problems, command: String) -> String {
    let count = problems.lines.count == 1 ? "1 problem" : "\(problems.lines.count) problems"
    let lines = problems.lines.map { "  \($0)\n" }.joined()
    return "talentflow \(command): \(count), nothing was run\n\(lines)See talentflow \(command) --help"
  }
}
