/// One thing that is wrong with a request, with the place it was written at.
public struct ScenarioProblem: Hashable, Sendable {
  /// The file, as the planner would type it, or the text of a `--set` option.
  public let file: String
  /// Nil when the whole file is meant, and for a `--set` option.
  public let position: TextPosition?
  /// The key path; empty when the text could not be read that far.
  public let path: String
  /// What was found, what is allowed, and the nearest right name.
  public let message: String
  /// The machine's trouble (a file that cannot be read) rather than the planner's slip.
  public let isMachineTrouble: Bool

  static let unknownKey = "unknown key"
  /// Whether it says that nothing asks for a key.
  var isOfUnknownKey: Bool { message.hasPrefix(Self.unknownKey) }

  /// A problem at a place that is known in words.
  public init(
    file: String, position: TextPosition?, path: String, message: String, isMachineTrouble: Bool = false
  ) {
    self.file = file
    self.position = position
    self.path = path
    self.message = message
    self.isMachineTrouble = isMachineTrouble
  }

  init(at origin: Origin, path: TreePath = TreePath(), _ message: String) {
    self.init(file: origin.file, position: origin.position, path: path.description, message: message)
  }
}

extension ScenarioProblem {
  /// How the message begins about a key path at which nothing may stand.
  static let nameOfNothing = "names nothing"

  var namesNothing: Bool { message.hasPrefix(Self.nameOfNothing) }
}

/// Everything that is wrong with a request: nothing runs until the list is empty.
public struct ScenarioProblems: Error, Sendable {
  /// Sorted by file, line and column.
  public let problems: [ScenarioProblem]

  /// Problems in any order.
  public init(_ problems: [ScenarioProblem]) {
    self.problems = ProblemList.sorted(problems)
  }

  /// A single problem.
  init(at origin: Origin, path: TreePath = TreePath(), _ message: String) {
    problems = [ScenarioProblem(at: origin, path: path, message)]
  }

  /// True when there is nothing to correct in a file: the machine could not read it.
  public var isMachineTrouble: Bool { problems.allSatisfy(\.isMachineTrouble) }
}

extension ScenarioProblems: CustomStringConvertible {
  /// A heading per file, a line per problem; position and key path in columns.
  public var description: String {
    ProblemList.text(problems) { "\($0) problem\($0 == 1 ? "" : "s"), nothing was run" }
  }
}

/// How problems and warnings are listed.
enum ProblemList {
  /// Each once, by file, then by place, in the order found at the same place.
  static func sorted(_ problems: [ScenarioProblem]) -> [ScenarioProblem] {
    var seen: Set<ScenarioProblem> = []
    let start = TextPosition(line: 0, column: 0)
    return problems.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      if left.element.file != right.element.file { return left.element.file < right.element.file }
      let (leftPlace, rightPlace) = (left.element.position ?? start, right.element.position ?? start)
      return leftPlace == rightPlace ? left.offset < right.offset : leftPlace < rightPlace
    }.map(\.element)
  }

  /// The list as text, without a line end after the last line.
  static func text(_ problems: [ScenarioProblem], heading: (Int) -> String) -> String {
    var lines: [String] = []
    var rest = problems[...]
    while let file = rest.first?.file {
      let block = rest.prefix { $0.file == file }
      rest = rest.dropFirst(block.count)
      lines.append("\(file): \(heading(block.count))")
      let places = block.map { $0.position?.description ?? "" }
      let placeWidth = places.map(\.count).max() ?? 0
      let pathWidth = block.map { displayWidth($0.path) }.max() ?? 0
      for (problem, place) in zip(block, places) {
        let columns = [padded(place, to: placeWidth, gap: 2), padded(problem.path, to: pathWidth, gap: 3)]
        lines.append("  " + columns.joined() + problem.message)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A column that is empty throughout takes no room.
  private static func padded(_ text: String, to width: Int, gap: Int) -> String {
    width == 0 ? "" : text + String(repeating: " ", count: width - displayWidth(text) + gap)
  }

  /// Columns that a text takes on a terminal: two for the wide characters of East Asia.
  private static func displayWidth(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        width + 2
      default: scalar.properties.generalCategory == .nonspacingMark ? width : width + 1
      }
    }
  }
}
