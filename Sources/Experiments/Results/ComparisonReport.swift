import DistrictModel
import Reporting
import ScenarioFiles

/// Everything that a comparison leaves behind: the files of its results folder.
public struct ComparisonReport: Sendable {
  public let summary: ComparisonSummary
  public let charts: ChartSet
  private let comparison: Comparison
  private let loaded: [LoadedScenario]
  private let language: ReportLanguage

  /// - Parameters:
  ///   - comparison: the arms.
  ///   - loaded: their scenarios with their files, the base first.
  ///   - language: language of `summary.md`.
  public init(of comparison: Comparison, loaded: [LoadedScenario], language: ReportLanguage) {
    self.comparison = comparison
    self.loaded = loaded
    self.language = language
    summary = ComparisonSummary(
      of: comparison, isOfSameParameters: comparison.draws?.posterior.isOfSameParameters(as: loaded[0]))
    charts = ComparisonCharts(of: summary).set
  }

  /// The CSV files of a comparison, in the order of the dictionary.
  static let layouts: [ResultLayout] = [
    ComparisonTables.differences, ComparisonTables.additionality, ComparisonTables.costEffectiveness,
    TargetsTable.layout, TargetsTable.readingsLayout, CostTable.layout, DictionaryTable.layout,
  ]

  private static func layouts(of comparison: Comparison) -> [ResultLayout] {
    comparison.draws == nil ? layouts : layouts + [UncertaintyTables.differences, UncertaintyTables.draws]
  }

  /// How many CSV files a comparison has, chart tables aside.
  public static func tableCount(of comparison: Comparison) -> Int { layouts(of: comparison).count }

  /// Writes all files but the manifest.
  func write(to folder: ResultFolder) throws(ReportingError) {
    try FrozenInputs(loaded).write(to: folder)
    let arms = [comparison.base] + comparison.arms
    var tables: [(ResultLayout, Table)] = [
      (ComparisonTables.differences, ComparisonTables.differences(of: comparison)),
      (ComparisonTables.additionality, ComparisonTables.additionality(of: comparison)),
      (ComparisonTables.costEffectiveness, ComparisonTables.costEffectiveness(of: comparison)),
      (
        TargetsTable.layout,
        .joined(arms.map { TargetsTable.table(of: $0.assessments, in: $0.ensemble) })
      ),
      (
        TargetsTable.readingsLayout,
        .joined(arms.map { TargetsTable.readings(of: $0.assessments, in: $0.ensemble) })
      ),
      (CostTable.layout, .joined(arms.map { CostTable.table(of: $0.costs, in: $0.ensemble) })),
      (
        DictionaryTable.layout,
        DictionaryTable.table(
          files: Self.layouts(of: comparison), charts: charts, in: comparison.base.scenario.district)
      ),
    ]
    if let draws = comparison.draws {
      try draws.posterior.write(to: folder)
      tables.append((UncertaintyTables.differences, UncertaintyTables.differences(of: summary)))
      tables.append((UncertaintyTables.draws, UncertaintyTables.draws(of: comparison.base.ensemble)))
    }
    for (layout, table) in tables { try folder.write(table, to: layout.name) }
    try charts.write(to: folder)
    try folder.write(summary.markdown(language, charts: charts), to: "summary.md")
  }
}
