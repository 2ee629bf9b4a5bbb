import DistrictModel
import Reporting
import ScenarioFiles

/// The CSV files of an experiment that runs points; their columns depend on its factors and outcomes.
struct SweepTables {
  let sweep: Sweep
  private let indicators: IndicatorList

  init(_ sweep: Sweep) {
    self.sweep = sweep
    indicators = IndicatorList(sweep.experiment.base.scenario.district)
  }

  private var experiment: LoadedExperiment { sweep.experiment }

  /// Points, runs and factors.
  var all: [(layout: ResultLayout, table: Table)] {
    [(points, pointTable), (runs, runTable), (Self.factors, factorTable)]
  }

  private func precision(of outcome: ExperimentOutcome) -> Precision {
    outcome.indicator.map(indicators.precision) ?? .measured
  }

  // MARK: - Columns

  private static let point = ResultColumn(
    "point", .integer, Text(en: "Point", zh: "设计点"), Text(en: "Number of the point, from 1", zh: "设计点序号，从 1 起"))

  private var factorColumns: [ResultColumn] { ResultColumn.factors(of: experiment, at: sweep.points) }

  /// Columns of the paired difference from another point.
  private static let differences: [ResultColumn] = [
    .count(
      "comparedWith", "Compared with", "对照点",
      "Number of the point that the difference is from: that of the base scenario's values, else the best of the outcome; empty at that point itself and where points had luck of their own",
      "差异所对照的设计点序号：取基准情景值的点，否则为该结果的最好点；对照点自身及各点随机数不同时为空"),
    .amount(
      "difference", "Difference", "差异", "Mean difference from that point, replicate by replicate under the same luck",
      "与对照点逐次运行（相同随机数）之差的均值"),
    .amount(
      "differenceLow", "Difference, lower end", "差异下限", "Lower end of its 90 % interval; empty for one replicate",
      "其 90% 区间下限；仅一次运行时为空"),
    .amount("differenceHigh", "Difference, upper end", "差异上限", "Upper end of that interval", "该区间上限"),
  ]

  // MARK: - Factors

  static let factors = FactorTable.layout

  var factorTable: Table { FactorTable.table(of: experiment, at: sweep.points) }

  // MARK: - Points

  var points: ResultLayout {
    ResultLayout(
      name: "points.csv",
      purpose: Text(en: "Every outcome at every point, over replicates", zh: "各设计点的各项结果（对各次运行）"),
      columns: [Self.point] + factorColumns + [
        .outcome, .finishedRuns, .failedRuns, .mean, .sd,
      ] + ResultColumn.quantiles + [.standardError] + ResultColumn.chance + Self.differences)
  }

  var pointTable: Table {
    var table = points.table
    let columns = factorColumns
    for (number, point) in sweep.points.enumerated() {
      for (index, outcome) in experiment.outcomes.enumerated() {
        let cell = sweep.cells[index][number]
        let precision = precision(of: outcome)
        let chance = cell.chance
        var row: [Table.Cell] = [.integer(number + 1)] + point.cells(in: columns)
        row += [.text(outcome.name), .integer(cell.values.count), .integer(cell.failed)]
        row += cell.distribution?.cells(precision) ?? Array(repeating: .empty, count: 8)
        row += [chance?.share, chance?.interval.lowerBound, chance?.interval.upperBound].map {
          $0.map(Table.Cell.number) ?? .empty
        }
        let difference = sweep.difference(at: number, of: index)
        let interval = difference?.paired.interval
        row += [
          difference.map { .integer($0.reference + 1) } ?? .empty, precision.spread(difference?.paired.mean),
          precision.spread(interval?.lowerBound), precision.spread(interval?.upperBound),
        ]
        table.append(row)
      }
    }
    return table
  }

  // MARK: - Runs

  var runs: ResultLayout {
    ResultLayout(
      name: "runs.csv", purpose: Text(en: "Every run, with its status", zh: "全部运行及其状态"),
      columns: [
        .run, Self.point, .replicate, .seed,
      ] + ResultColumn.status + ResultColumn.outcomes(of: experiment))
  }

  var runTable: Table {
    var table = runs.table
    for (number, (run, status)) in zip(sweep.runs.runs, sweep.runs.register.all).enumerated() {
      let seed = sweep.runs.scenarios[run.point].run.seed + run.replicate
      table.append(
        [.integer(number + 1), .integer(run.point + 1), .integer(run.replicate), .integer(seed)]
          + status.cells(experiment.outcomes.map(precision)))
    }
    return table
  }
}

extension Factor.Distribution {
  /// A word for tables.
  var word: String {
    switch self {
    case .uniform: "uniform"
    case .steps: "steps"
    case .triangular: "triangular"
    case .normal: "normal"
    case .logUniform: "logUniform"
    case .list: "list"
    }
  }
}
