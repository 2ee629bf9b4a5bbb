import DistrictModel
import Reporting

/// The tables that hold the indicators themselves: every replicate, every month, every year.
enum SeriesTables {
  static let replicates = ResultLayout(
    name: "replicates.csv",
    purpose: Text(en: "Totals of all indicators by replicate and month", zh: "各次运行逐月的全部指标总计"),
    columns: [
      .scenario, .replicate, .seed, .month, .indicator, .group,
      ResultColumn(
        "value", .exact, unit: .asIndicator, Text(en: "Value", zh: "数值"),
        Text(en: "Stock at month end, flow within the month", zh: "存量为月末值，流量为当月值")),
    ])

  static let monthly = ResultLayout(
    name: "monthly.csv",
    purpose: Text(en: "Distribution over replicates by month", zh: "逐月指标在各次运行中的分布"),
    columns: [.scenario, .month, .indicator, .group, .mean, .sd] + ResultColumn.quantiles + [.standardError])

  static let annual = ResultLayout(
    name: "annual.csv",
    purpose: Text(en: "Distribution over replicates by calendar year", zh: "逐年指标在各次运行中的分布"),
    columns: [
      .scenario, .year, .indicator, .group,
      ResultColumn(
        "measure", .text, Text(en: "Measure", zh: "年度口径"),
        Text(
          en: "yearEnd: December; yearTotal: sum of the months; yearMean: mean of the months",
          zh: "yearEnd：12 月值；yearTotal：各月之和；yearMean：各月均值")),
      .mean, .sd,
    ] + ResultColumn.quantiles + [.standardError])

  /// Writes `replicates.csv` row by row.
  static func writeReplicates(of ensemble: Ensemble, to folder: ResultFolder) throws(ReportingError) {
    let table = try folder.openTable(replicates.name, columns: replicates.tableColumns)
    let indicators = IndicatorList(ensemble.scenario.district)
    let months = ensemble.months
    let columns = ensemble.keys.enumerated().filter { $0.element.group.isEmpty }
    let precisions = columns.map { indicators.precision(of: $0.element.indicator) }
    for outcome in ensemble.outcomes {
      for month in months {
        let step = month - outcome.monthly.firstMonth
        let monthText = month.description
        try table.append { writer in
          for (index, (column, key)) in columns.enumerated() {
            writer.append(ensemble.scenario.name)
            writer.append(outcome.replicate)
            writer.append(Int(outcome.seed))
            writer.append(monthText)
            writer.append(key.indicator)
            writer.append("")
            if case .number(let value) = precisions[index].value(outcome.monthly.value(step: step, column: column)) {
              writer.append(value)
            } else {
              writer.appendEmpty()
            }
            writer.endRow()
          }
        }
      }
    }
  }

  /// Writes `monthly.csv` row by row: months in order, within them the keys of the series.
  static func writeMonthly(of ensemble: Ensemble, to folder: ResultFolder) throws(ReportingError) {
    let table = try folder.openTable(monthly.name, columns: monthly.tableColumns)
    let indicators = IndicatorList(ensemble.scenario.district)
    for month in ensemble.months {
      let head: [Table.Cell] = [.text(ensemble.scenario.name), .text(month.description)]
      try table.append { writer in
        for key in ensemble.keys {
          guard let values = ensemble.values(key, at: month) else { continue }
          let cells = Distribution(values, runsPerDraw: ensemble.runsPerDraw).cells(
            indicators.precision(of: key.indicator))
          writer.append(head + [.text(key.indicator), .text(key.group)] + cells)
        }
      }
    }
  }

  /// The table `annual.csv`.
  static func annual(of ensemble: Ensemble) -> Table {
    var table = annual.table
    let indicators = IndicatorList(ensemble.scenario.district)
    for year in ensemble.years {
      for key in ensemble.keys {
        let indicator = indicators[key.indicator]
        for measure in measures(of: indicator?.kind ?? .level) {
          guard let values = ensemble.values(key, in: year, as: measure) else { continue }
          table.append(
            [
              .text(ensemble.scenario.name), .integer(year), .text(key.indicator), .text(key.group),
              .text(measure.rawValue),
            ] + Distribution(values, runsPerDraw: ensemble.runsPerDraw).cells(indicator?.precision ?? .measured))
        }
      }
    }
    return table
  }

  /// How the months of a year are summed up, by kind of indicator.
  static func measures(of kind: Indicator.Kind) -> [YearMeasure] {
    switch kind {
    case .stock: [.yearEnd]
    case .flow: [.yearTotal]
    case .level: [.yearEnd, .yearMean]
    }
  }
}
