/// What a cell of a scenario table says, once what spreadsheets make of it is undone.
///
/// A number, `true`, `false`, `null`, JSON5 that begins with `{`, `[` or `"`, and else text. Names, titles and notes are
/// always text. Months are read in the spellings that spreadsheets turn `2026-07` into, and a sample in the time of day
/// that they turn `1:10` into. A number with a comma could mean two things, so it is refused.
enum TableCell {
  /// Why a cell cannot be read.
  struct Slip: Error, Equatable {
    let reason: String
  }

  /// The value of a cell that is not empty.
  static func tree(_ text: String, at origin: Origin, for path: TreePath) -> Result<ScenarioTree, Slip> {
    if isProse(path) { return .success(ScenarioTree(.text(text), at: origin)) }
    if let first = text.first, "{[\"".contains(first) { return json(text, at: origin) }
    if path.steps == [.key("extends")] { return .success(files(text, at: origin)) }
    if let number = CSVTable.number(text) { return .success(ScenarioTree(.number(number), at: origin)) }
    if let reason = numberProblem(text) { return .failure(Slip(reason: reason)) }
    return .success(ScenarioTree(content(of: text, for: path), at: origin))
  }

  /// Whether a cell is for readers: the name, the parts of title and note.
  private static func isProse(_ path: TreePath) -> Bool {
    switch path.steps.first {
    case .key("name"): true
    case .key("title"), .key("note"): path.steps.count > 1
    default: false
    }
  }

  private static func json(_ text: String, at origin: Origin) -> Result<ScenarioTree, Slip> {
    let (tree, problems) = JSON5Reader.read(SourceFile(path: "", bytes: Array(text.utf8)))
    if let problem = problems.first {
      // The reader knows of files and lines, where here is a cell.
      let reason = problem.reason.hasPrefix("the file ends") ? "a bracket is not closed" : problem.reason
      return .failure(Slip(reason: "not JSON5: \(reason)"))
    }
    guard let tree else { return .failure(Slip(reason: "not JSON5")) }
    return .success(tree.movedWhole(to: origin))
  }

  /// One file, or several parted by commas, semicolons or line ends.
  private static func files(_ text: String, at origin: Origin) -> ScenarioTree {
    let names = text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { trimmed($0) }.filter { !$0.isEmpty }
    let trees = names.map { ScenarioTree(.text(String($0)), at: origin) }
    return trees.count == 1 ? trees[0] : ScenarioTree(.list(trees), at: origin)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func content(of text: String, for path: TreePath) -> ScenarioTree.Content {
    switch text {
    case "true", "TRUE", "True": return .bool(true)
    case "false", "FALSE", "False": return .bool(false)
    case "null": return .null
    default: break
    }
    if path.steps == [.key("run"), .key("sample")], let sample = sample(text) { return .text(sample) }
    return .text(month(text) ?? text)
  }

  // MARK: - What spreadsheets do

  /// What is wrong with a number as a spreadsheet may show it; nil for anything else.
  private static func numberProblem(_ text: String) -> String? {
    let halfWidth = text.halfWidth
    if halfWidth != text, CSVTable.number(halfWidth) != nil {
      return "found \"\(text)\" in full-width digits; write \(halfWidth)"
    }
    if let match = text.wholeMatch(of: #/([+-]?\d{1,3}),(\d{3})/#) {
      let (whole, rest) = (match.1, match.2)
      return "found \"\(text)\"; a comma may part decimals or thousands: write \(whole).\(rest) or \(whole)\(rest)"
    }
    if text.wholeMatch(of: #/[+-]?\d{1,3}(,\d{3})+(\.\d+)?/#) != nil {
      return "found \"\(text)\"; allowed a number without commas: \(text.filter { $0 != "," })"
    }
    if let match = text.wholeMatch(of: #/([+-]?\d+),(\d+)/#) {
      return "found \"\(text)\"; allowed a number with a decimal point: \(match.1).\(match.2)"
    }
    if let match = text.wholeMatch(of: #/([+-]?[0-9.]+) ?[%％]/#), let percent = CSVTable.number(String(match.1)) {
      return "found \"\(text)\"; allowed a number without a percent sign: \((percent / 100).plainDescription)"
    }
    return nil
  }

  /// The month that a spreadsheet shows as a date, in the spelling of scenario files; nil for anything else.
  private static func month(_ text: String) -> String? {
    let year: Int?
    let month: Int?
    if let match = text.wholeMatch(of: #/(\d{4})[-/](\d{1,2})([-/]0?1)?/#) {
      (year, month) = (Int(match.1), Int(match.2))
    } else if let match = text.wholeMatch(of: #/(\d{4})年(\d{1,2})月(0?1日)?/#) {
      (year, month) = (Int(match.1), Int(match.2))
    } else if let match = text.wholeMatch(of: #/([A-Za-z]{3})-(\d{2})/#) {
      (year, month) = (Int(match.2).map { 2000 + $0 }, monthNames.firstIndex(of: match.1.lowercased()).map { $0 + 1 })
    } else {
      return nil
    }
    guard let year, let month, (1...12).contains(month) else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)"
  }

  private static let monthNames = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `1:10`, read as one hour and ten minutes and shown with seconds, or `1:100`, shown as `2:40:00`; nil for anything else.
  private static func sample(_ text: String) -> String? {
    guard let match = text.wholeMatch(of: #/(\d{1,2}):(\d{2}):00/#), let hours = Int(match.1),
      let minutes = Int(match.2)
    else { return nil }
    let persons = (hours - 1) * 60 + minutes
    return persons > 0 ? "1:\(persons)" : nil
  }
}
