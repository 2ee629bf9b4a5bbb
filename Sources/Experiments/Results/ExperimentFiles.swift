import Reporting

/// The tables and charts of an experiment.
public struct ExperimentFiles: Sendable {
  let tables: ResultTables
  /// Nil if there are none.
  let charts: ChartSet?

  init(_ tables: [(layout: ResultLayout, table: Table)], charts: ChartSet? = nil) {
    self.tables = ResultTables(tables)
    self.charts = charts
  }
}
