import DistrictModel
import Reporting
import ScenarioFiles

/// Everything that an attribution leaves behind: the files of its results folder.
struct AttributionReport {
  let summary: AttributionSummary
  let loaded: [LoadedScenario]
  let language: ReportLanguage

  /// The CSV files of an attribution, in the order of the dictionary.
  static let layouts: [ResultLayout] = [
    AttributionTables.contributions, AttributionTables.interactions, DictionaryTable.layout,
  ]

  /// Writes all files but the manifest.
  func write(to folder: ResultFolder) throws(ReportingError) {
    try FrozenInputs(loaded).write(to: folder)
    let charts = AttributionCharts(of: summary.attribution).set
    let tables: [(ResultLayout, Table)] = [
      (AttributionTables.contributions, AttributionTables.contributions(of: summary.attribution)),
      (AttributionTables.interactions, AttributionTables.interactions(of: summary.attribution)),
      (
        DictionaryTable.layout,
        DictionaryTable.table(files: Self.layouts, charts: charts, in: summary.attribution.base.district)
      ),
    ]
    for (layout, table) in tables { try folder.write(table, to: layout.name) }
    try charts.write(to: folder)
    try folder.write(summary.markdown(language, charts: charts), to: "summary.md")
  }
}
