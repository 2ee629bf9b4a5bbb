import DistrictModel
import Reporting

/// The CSV files of a result, and the dictionary that says what stands in them.
struct ResultTables: Sendable {
  private(set) var tables: [(layout: ResultLayout, table: Table)]

  init(_ tables: [(layout: ResultLayout, table: Table)]) { self.tables = tables }

  /// The dictionary is one of them.
  var count: Int { tables.count + 1 }

  /// Writes them in their order, the dictionary last.
  ///
  /// - Parameter charts: the charts beside them, whose tables the dictionary names too.
  func write(to folder: ResultFolder, charts: ChartSet? = nil, in district: District) throws(ReportingError) {
    for (layout, table) in tables { try folder.write(table, to: layout.name) }
    let layouts = tables.map(\.layout) + [DictionaryTable.layout]
    try folder.write(
      DictionaryTable.table(files: layouts, charts: charts, in: district), to: DictionaryTable.layout.name)
  }
}
