import Reporting

/// The tables and charts of an experiment.
public struct ExperimentFiles: Sendable {
  let tables: ResultTables
  let charts: ChartSet

  /// Other files by name.
  let documents: [String: String]

  init(
    _ tables: [(layout: ResultLayout, table: Table)], charts: ChartSet, documents: [String: String] = [:]
  ) {
    self.tables = ResultTables(tables)
    self.charts = charts
    self.documents = documents
  }
}
