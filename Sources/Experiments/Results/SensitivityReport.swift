import Reporting

/// Everything that a sensitivity analysis leaves behind: the files of its results folder.
struct SensitivityReport {
  let summary: SensitivitySummary
  let language: ReportLanguage

  init(of sensitivity: Sensitivity, language: ReportLanguage) {
    summary = SensitivitySummary(of: sensitivity)
    self.language = language
  }

  /// Writes all files but the manifest.
  func write(to folder: ResultFolder) throws(ReportingError) {
    let sensitivity = summary.sensitivity
    let experiment = sensitivity.experiment
    try FrozenInputs([experiment.base]).write(to: folder)
    let tables = SweepTables(sensitivity.sweep)
    let layouts = [
      SensitivityTables.indices, tables.points, tables.runs, SweepTables.factors, DictionaryTable.layout,
    ]
    try folder.write(SensitivityTables(sensitivity: sensitivity).indexTable, to: SensitivityTables.indices.name)
    try folder.write(tables.pointTable, to: tables.points.name)
    try folder.write(tables.runTable, to: tables.runs.name)
    try folder.write(tables.factorTable, to: SweepTables.factors.name)
    try folder.write(
      DictionaryTable.table(files: layouts, in: experiment.base.scenario.district), to: DictionaryTable.layout.name)
    for language in ReportLanguage.allCases {
      let name = language == self.language ? "summary.md" : "summary.\(language.rawValue).md"
      try folder.write(summary.markdown(language), to: name)
    }
  }
}
