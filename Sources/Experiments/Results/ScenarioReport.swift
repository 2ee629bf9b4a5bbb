import DistrictModel
import Reporting
import ScenarioFiles

/// Everything that a scenario's replicates leave behind: the files of its results folder.
public struct ScenarioReport: Sendable {
  public let ensemble: Ensemble
  public let summary: RunSummary
  public let charts: ChartSet
  private let loaded: LoadedScenario
  private let language: ReportLanguage
  private let ledger: StockLedger

  /// - Parameters:
  ///   - ensemble: the replicates.
  ///   - loaded: the scenario they are of, with its files.
  ///   - language: language of `summary.md`.
  public init(of ensemble: Ensemble, loaded: LoadedScenario, language: ReportLanguage) {
    self.ensemble = ensemble
    self.loaded = loaded
    self.language = language
    summary = RunSummary(of: ensemble, isOfSameParameters: ensemble.draws?.posterior.isOfSameParameters(as: loaded))
    ledger = StockLedger(of: ensemble)
    charts = ScenarioCharts(of: ensemble, assessments: summary.assessments).set
  }

  /// The CSV files of a result, in the order of the dictionary.
  static let layouts: [ResultLayout] = [
    SeriesTables.replicates, SeriesTables.monthly, SeriesTables.annual, TargetsTable.layout,
    TargetsTable.readingsLayout, StockLedger.layout,
    CostTable.layout, CompositionTables.pyramid, CompositionTables.talents, CompositionTables.zones,
    RetentionCurve.layout, MarketTables.labour, MarketTables.housing, DictionaryTable.layout,
  ]

  /// How many CSV files a result has whose parameters are known, chart tables aside.
  static var tableCount: Int { layouts.count }

  private var layouts: [ResultLayout] {
    ensemble.draws == nil ? Self.layouts : Self.layouts + [UncertaintyTables.components, UncertaintyTables.draws]
  }

  /// How many CSV files the result has, chart tables aside.
  public var tableCount: Int { layouts.count }

  /// Folder of a result that holds copies of all files read.
  static let inputFolder = "inputs"

  /// Writes all files but the manifest.
  ///
  /// - Parameter cancellation: asked between the larger files.
  public func write(to folder: ResultFolder, cancellation: Cancellation) throws(ExperimentFailure) {
    for part in Part.allCases {
      if cancellation.isCancelled { throw .cancelled }
      do throws(ReportingError) { try write(part, to: folder) } catch { throw .results(error) }
    }
  }

  private enum Part: CaseIterable {
    case inputs, replicates, monthly, tables, charts, summary
  }

  private func write(_ part: Part, to folder: ResultFolder) throws(ReportingError) {
    switch part {
    case .inputs: try writeInputs(to: folder)
    case .replicates: try SeriesTables.writeReplicates(of: ensemble, to: folder)
    case .monthly: try SeriesTables.writeMonthly(of: ensemble, to: folder)
    case .tables: try writeTables(to: folder)
    case .charts: try charts.write(to: folder)
    case .summary: try folder.write(summary.markdown(language, ledger: ledger), to: "summary.md")
    }
  }

  /// Frozen copies of all files read, from which `verify` runs again, and the effective scenario.
  private func writeInputs(to folder: ResultFolder) throws(ReportingError) {
    for file in loaded.files { try folder.write(file.bytes, to: "\(Self.inputFolder)/\(file.relativePath)") }
    try ensemble.draws?.posterior.write(to: folder)
    try folder.write(ScenarioJSON.text(of: loaded), to: "scenario.json")
  }

  private func writeTables(to folder: ResultFolder) throws(ReportingError) {
    let scenario = ensemble.scenario
    var tables: [(ResultLayout, Table)] = [
      (SeriesTables.annual, SeriesTables.annual(of: ensemble)),
      (TargetsTable.layout, TargetsTable.table(of: summary.assessments, in: ensemble)),
      (TargetsTable.readingsLayout, TargetsTable.readings(of: summary.assessments, in: ensemble)),
      (StockLedger.layout, ledger.table(scenario: scenario.name)),
      (CostTable.layout, CostTable.table(of: summary.costs, in: ensemble)),
      (CompositionTables.pyramid, CompositionTables.pyramid(of: ensemble)),
      (CompositionTables.talents, CompositionTables.talents(of: ensemble)),
      (CompositionTables.zones, CompositionTables.zones(of: ensemble)),
      (RetentionCurve.layout, RetentionCurve.table(of: RetentionCurve.curves(of: ensemble), scenario: scenario.name)),
      (MarketTables.labour, MarketTables.table(MarketTables.labour, of: ensemble)),
      (MarketTables.housing, MarketTables.table(MarketTables.housing, of: ensemble)),
      (DictionaryTable.layout, DictionaryTable.table(files: layouts, charts: charts, in: scenario.district)),
    ]
    if ensemble.draws != nil {
      tables.append((UncertaintyTables.components, UncertaintyTables.components(of: ensemble, summary.assessments)))
      tables.append((UncertaintyTables.draws, UncertaintyTables.draws(of: ensemble)))
    }
    for (layout, table) in tables { try folder.write(table, to: layout.name) }
  }
}
