// Writes the tables of the documentation from the district's own files, so that they cannot disagree.
//
//   swift tables.swift check|write LEAVES.json… -- PAGE.md…
//
// The first files are what `talentflow show --only … --format json` prints. A page marks a table with
// `<!-- table parameters.brand -->` or `<!-- levers -->`, and its end with `<!-- end -->`; what stands between is replaced.

import Foundation

/// One value of the effective scenario.
struct Leaf: Decodable {
  let path: String
  let value: String
  let unit: String?
  let low: String?
  let high: String?
  let provenance: String?
  let source: String?
  let origin: String

  var steps: [String] { path.split(separator: ".").map(String.init) }
  var parent: [String] { steps.dropLast() }
  var range: String? { low.flatMap { low in high.map { "\(low)…\($0)" } } }
  var isFromTable: Bool { origin.contains(".csv:") }
}

/// A quantity: one value, or a list of values by zone, sector, age and so on.
struct Quantity {
  var leaves: [Leaf]

  var isList: Bool { leaves.count > 1 }
  var path: [String] { isList ? leaves[0].parent : leaves[0].steps }

  /// Leaves that follow each other with one parent and one source come from one quantity, when they stand on one line or
  /// in a CSV table.
  static func grouped(_ leaves: [Leaf]) -> [Quantity] {
    var quantities: [Quantity] = []
    for leaf in leaves where leaf.provenance != nil {
      if let last = quantities.last?.leaves.last, last.parent == leaf.parent, last.source == leaf.source,
        last.origin == leaf.origin || last.isFromTable && leaf.isFromTable
      {
        quantities[quantities.count - 1].leaves.append(leaf)
      } else {
        quantities.append(Quantity(leaves: [leaf]))
      }
    }
    return quantities
  }

  /// Entries with their ranges; equal neighbours in one: `14–17: 8.5`.
  var text: String {
    guard isList else { return Self.text(leaves[0]) }
    var runs: [(first: String, last: String, text: String)] = []
    for leaf in leaves {
      let key = leaf.steps.last!
      let text = Self.text(leaf)
      if let run = runs.last, run.text == text, let before = Int(run.last), Int(key) == before + 1 {
        runs[runs.count - 1].last = key
      } else {
        runs.append((key, key, text))
      }
    }
    return runs.map { "\($0.first)\($0.last == $0.first ? "" : "–\($0.last)"): \($0.text)" }.joined(separator: "; ")
  }

  private static func text(_ leaf: Leaf) -> String { leaf.value + (leaf.range.map { " (\($0))" } ?? "") }
}

/// Text that a cell of a Markdown table may hold.
func cell(_ text: String) -> String {
  text.replacingOccurrences(of: "|", with: "\\|").replacingOccurrences(of: "*", with: "\\*")
    .replacingOccurrences(of: "<", with: "&lt;")
}

/// The table of all quantities below a key path.
func table(below prefix: [String], _ quantities: [Quantity]) -> [String] {
  let rows = quantities.filter { $0.path.count > prefix.count && Array($0.path.prefix(prefix.count)) == prefix }
  return ["| Parameter | Value (range) | Unit | Provenance | Source |", "| --- | --- | --- | --- | --- |"]
    + rows.map { quantity in
      let name = quantity.path.dropFirst(prefix.count).joined(separator: ".")
      let leaf = quantity.leaves[0]
      return "| `\(name)` | \(cell(quantity.text)) | \(leaf.unit ?? "") | \(leaf.provenance ?? "") "
        + "| \(cell(leaf.source ?? "")) |"
    }
}

/// The table of all levers: level of the base year, plan, channels with their sizes.
func leverTable(_ leaves: [Leaf]) -> [String] {
  var names: [String] = []
  var fields: [String: [String: String]] = [:]
  var channels: [String: [String]] = [:]
  for leaf in leaves where leaf.path.hasPrefix("district.levers.") {
    let (name, rest) = (leaf.steps[2], leaf.steps.dropFirst(3).joined(separator: "."))
    if fields[name] == nil { names.append(name) }
    fields[name, default: [:]][rest] = leaf.value
    // The places of jobs would fill the page: `talentflow levers` prints them.
    guard rest.hasPrefix("effects."), leaf.provenance != nil, !rest.contains("sectorShares"),
      !rest.contains("zoneShares")
    else { continue }
    let channel = String(rest.dropFirst("effects.".count))
    channels[name, default: []].append("\(channel) \(leaf.value)" + (leaf.range.map { " (\($0))" } ?? ""))
  }
  func plain(_ text: String?) -> String { (text ?? "").replacingOccurrences(of: "\"", with: "") }
  return [
    "| Code | Lever | 2025 | At most | Plan | Channels: size (range) |", "| --- | --- | ---: | ---: | --- | --- |",
  ]
    + names.map { name in
      let field = fields[name]!
      let end = field["end"].map { ", until \(plain($0))" } ?? ""
      let months = Int(plain(field["rampMonths"])) ?? 0
      let ramp = months <= 1 ? "at once" : "in \(months) months"
      let row = [
        plain(field["code"]), "`\(name)`: \(cell(plain(field["title.en"])))", plain(field["referenceLevel"]),
        plain(field["maximumLevel"]), "from \(plain(field["start"])) \(ramp)\(end)",
        cell((channels[name] ?? []).joined(separator: "; ")),
      ]
      return "| " + row.joined(separator: " | ") + " |"
    }
}

func fail(_ text: String) -> Never {
  FileHandle.standardError.write(Data((text + "\n").utf8))
  exit(1)
}

let words = Array(CommandLine.arguments.dropFirst())
guard let mode = words.first, mode == "check" || mode == "write", let border = words.firstIndex(of: "--") else {
  fail("usage: swift tables.swift check|write LEAVES.json… -- PAGE.md…")
}
var leaves: [Leaf] = []
for file in words[1..<border] {
  leaves += try JSONDecoder().decode([Leaf].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
}
let quantities = Quantity.grouped(leaves)
var shown: Set<String> = []
var stale: [String] = []
for page in words[(border + 1)...] {
  let text = try String(contentsOfFile: page, encoding: .utf8)
  var result: [String] = []
  var isInside = false
  for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
    if line == "<!-- end -->" {
      if !isInside { fail("\(page): an end without a table") }
      isInside = false
      result += ["", line]
      continue
    }
    if isInside { continue }
    result.append(line)
    guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { continue }
    let mark = line.dropFirst(5).dropLast(4).split(separator: " ").map(String.init)
    if mark == ["levers"] {
      result += [""] + leverTable(leaves)
      isInside = true
    } else if mark.count == 2, mark[0] == "table" {
      let rows = table(below: mark[1].split(separator: ".").map(String.init), quantities)
      if rows.count == 2 { fail("\(page): \(mark[1]) names no quantity") }
      shown.insert(mark[1])
      result += [""] + rows
      isInside = true
    }
  }
  if isInside { fail("\(page): a table without an end") }
  let new = result.joined(separator: "\n")
  guard new != text else { continue }
  stale.append(page)
  if mode == "write" { try new.write(toFile: page, atomically: true, encoding: .utf8) }
}
// Every parameter of the district has its place in the documentation.
let sections = Set(quantities.filter { $0.path[0] == "parameters" }.map { "parameters.\($0.path[1])" })
let missing = sections.filter { section in !shown.contains { $0 == section || $0.hasPrefix(section + ".") } }
if !missing.isEmpty { fail("tables: on no page: \(missing.sorted().joined(separator: ", "))") }
if mode == "check", !stale.isEmpty {
  fail("tables: \(stale.joined(separator: ", ")): disagrees with Scenarios; run: bash .ci/tables")
}
