import DistrictModel
import Reporting
import ScenarioFiles

/// Everything that a sweep leaves behind: the files of its results folder.
struct SweepReport {
  let summary: SweepSummary
  let language: ReportLanguage

  init(of sweep: Sweep, language: ReportLanguage) {
    summary = SweepSummary(of: sweep)
    self.language = language
  }

  /// Writes all files but the manifest.
  func write(to folder: ResultFolder) throws(ReportingError) {
    let experiment = summary.sweep.experiment
    try FrozenInputs([experiment.base]).write(to: folder)
    let tables = SweepTables(summary.sweep)
    let layouts = [tables.points, tables.runs, SweepTables.factors, DictionaryTable.layout]
    try folder.write(tables.pointTable, to: tables.points.name)
    try folder.write(tables.runTable, to: tables.runs.name)
    try folder.write(tables.factorTable, to: SweepTables.factors.name)
    try folder.write(
      DictionaryTable.table(files: layouts, in: experiment.base.scenario.district), to: DictionaryTable.layout.name)
    for language in ReportLanguage.allCases {
      let name = language == self.language ? "summary.md" : "summary.\(language.rawValue).md"
      try folder.write(summary.markdown(language), to: name)
    }
    try SweepCharts(summary.sweep).set.write(to: folder)
  }
}
