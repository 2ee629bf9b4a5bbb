import Foundation
import Testing

@testable import Reporting

/// What the dictionary of a result refers to: the comment at the head of each chart's script.
struct ChartTableHeadTests {
  @Test(arguments: ChartExamples.all().charts.map(\.kind))
  func `the head of every script names every column of its table`(kind: ChartKind) throws {
    let script = String(decoding: kind.script, as: UTF8.self)
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines.prefix { $0.hasPrefix("#") }.joined(separator: " ")
    let known = names(in: head)
    let chart = try #require(ChartExamples.all().charts.first { $0.kind == kind })
    let columns = String(decoding: chart.tableBytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self).split(
      separator: ",")
    #expect(columns.count > 2)
    for column in columns where column != "line" {
      // Texts are told once for both languages: `title_en/_zh`, or `title`.
      let stem = column.hasSuffix("_en") || column.hasSuffix("_zh") ? String(column.dropLast(3)) : String(column)
      #expect([stem, stem + "_en", String(column)].contains(where: known.contains), "\(column)")
    }
  }

  /// Names as heads write them: `rent_q05/q50/q95` and `net_mean/_low/_high` for three columns, `q05..q95` for five.
  private func names(in head: String) -> Set<String> {
    var names: Set<String> = []
    for word in head.replacingOccurrences(of: "q05..q95", with: "q05/q25/q50/q75/q95").split(
      whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "/") })
    {
      let parts = word.split(separator: "/").map(String.init)
      guard let first = parts.first else { continue }
      names.formUnion(parts)
      let stem = first.split(separator: "_", omittingEmptySubsequences: false).dropLast().joined(separator: "_")
      for part in parts.dropFirst() {
        let last = part.hasPrefix("_") ? String(part.dropFirst()) : part
        names.formUnion(["\(first)_\(last)", stem.isEmpty ? last : "\(stem)_\(last)"])
      }
    }
    return names
  }
}
