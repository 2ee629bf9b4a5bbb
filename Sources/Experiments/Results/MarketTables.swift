import DistrictModel
import Reporting

/// The tables of the labour and housing markets: one row a month, one column an indicator, for a quick look.
///
/// Cells are means over replicates, so that parts add up to their sums; the spread is in `monthly.csv`.
enum MarketTables {
  static let labour = layout(
    "labour.csv", Text(en: "Labour market by month: means over replicates", zh: "逐月劳动力市场：各次运行均值"),
    [
      "employed", "unemployed", "inactive", "students", "entrepreneurs", "unemploymentRate", "jobSlots", "vacancies",
      "applicants", "hires", "separations", "meanWage", "jobsCreated", "aiTalents",
      "startUps",
      "startUpJobs",
    ])

  static let housing = layout(
    "housing.csv", Text(en: "Housing by month: means over replicates", zh: "逐月住房：各次运行均值"),
    [
      "meanRent", "affordableHomes", "affordableTenants", "affordableApplicants", "affordableAllocated",
      "allocationShare", "owners",
    ])

  private static func layout(_ name: String, _ purpose: Text, _ indicators: [String]) -> ResultLayout {
    ResultLayout(
      name: name, purpose: purpose,
      columns: [.scenario, .month]
        + indicators.map { name in
          guard let indicator = Indicator.named(name) else { preconditionFailure("no indicator \(name)") }
          return ResultColumn(name, .exact, unit: indicator.unit, indicator.title, indicator.definition)
        })
  }

  /// One of the two tables.
  static func table(_ layout: ResultLayout, of ensemble: Ensemble) -> Table {
    var table = layout.table
    for month in ensemble.months {
      var row: [Table.Cell] = [.text(ensemble.scenario.name), .text(month.description)]
      for column in layout.columns.dropFirst(2) {
        let kind = Indicator.named(column.name)?.kind ?? .level
        let values = ensemble.values(SeriesKey(column.name), at: month)
        row.append(values.map { Precision(kind).value(Statistics.mean($0)) } ?? .empty)
      }
      table.append(row)
    }
    return table
  }
}
