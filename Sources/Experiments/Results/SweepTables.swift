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

  /// A column for each factor: numbers if all its values are.
  private var factorColumns: [ResultColumn] {
    experiment.factors.enumerated().map { index, factor in
      let isNumeric = sweep.points.allSatisfy { $0.values[index].number != nil }
      return ResultColumn(
        factor.name, isNumeric ? .exact : .text, factor.title,
        Text(en: "Value of the factor \(factor.path)", zh: "因子 \(factor.path) 的取值"))
    }
  }

  private func cells(of point: DesignPoint) -> [Table.Cell] {
    zip(point.values, factorColumns).map { value, column in
      column.format == .text ? .text(value.description) : .number(value.number ?? .nan)
    }
  }

  private static func text(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .text, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  private static func count(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .integer, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  private static func chance(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .fixed(4), unit: .share, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  /// Columns of the paired difference from another point.
  private static let differences: [ResultColumn] = {
    func number(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
      -> ResultColumn
    {
      ResultColumn(
        name, .exact, unit: .asIndicator, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
    }
    return [
      count(
        "comparedWith", "Compared with", "对照点",
        "Number of the point that the difference is from: that of the base scenario's values, else the best of the outcome; empty at that point itself and where points had luck of their own",
        "差异所对照的设计点序号：取基准情景值的点，否则为该结果的最好点；对照点自身及各点随机数不同时为空"),
      number(
        "difference", "Difference", "差异", "Mean difference from that point, replicate by replicate under the same luck",
        "与对照点逐次运行（相同随机数）之差的均值"),
      number(
        "differenceLow", "Difference, lower end", "差异下限", "Lower end of its 90 % interval; empty for one replicate",
        "其 90% 区间下限；仅一次运行时为空"),
      number("differenceHigh", "Difference, upper end", "差异上限", "Upper end of that interval", "该区间上限"),
    ]
  }()

  // MARK: - Factors

  static let factors = ResultLayout(
    name: "factors.csv", purpose: Text(en: "What was varied, where and how far", zh: "变动的因子、位置与范围"),
    columns: [
      text("factor", "Factor", "因子", "Name, and column of other files", "因子名，即其他文件中的列名"),
      text("path", "Key path", "键路径", "Where the value stands in a scenario", "在情景文件中的位置"),
      text("role", "Role", "角色", "lever: a decision; uncertainty: nobody knows", "lever 为决策；uncertainty 为不确定因素"),
      text("distribution", "Distribution", "分布", "How values are distributed or listed", "取值分布或列表"),
      text("low", "Lowest", "下限", "Smallest value run; of texts, the first", "运行的最小值；文本则为首个"),
      text("high", "Highest", "上限", "Largest value run; of texts, the last", "运行的最大值；文本则为末个"),
      text("base", "In the base", "基准值", "Value in the base scenario; empty if not a single one", "基准情景中的值；非单一值时为空"),
    ])

  var factorTable: Table {
    var table = Self.factors.table
    for (index, factor) in experiment.factors.enumerated() {
      let values = sweep.points.map { $0.values[index] }
      let sorted = values.sorted { ($0.number ?? 0, $0.description) < ($1.number ?? 0, $1.description) }
      table.append(
        [
          factor.name, factor.path.description, factor.role.rawValue, factor.distribution?.word ?? "list",
          sorted.first?.description ?? "", sorted.last?.description ?? "", factor.baseValue?.description ?? "",
        ].map(Table.Cell.text))
    }
    return table
  }

  // MARK: - Points

  var points: ResultLayout {
    ResultLayout(
      name: "points.csv",
      purpose: Text(en: "Every outcome at every point, over replicates", zh: "各设计点的各项结果（对各次运行）"),
      columns: [Self.point] + factorColumns + [
        Self.text("outcome", "Outcome", "结果", "Name of the outcome in the experiment file", "实验文件中的结果名"),
        Self.count("runs", "Runs", "运行次数", "Finished runs that the row rests on", "该行所依据的完成运行数"),
        Self.count("failed", "Failed", "失败", "Runs that failed and count for nothing", "失败而未计入的运行数"),
        .mean, .sd,
      ] + ResultColumn.quantiles + [
        .standardError,
        Self.chance(
          "chance", "Chance", "实现概率", "Share of the runs that reach the goal; empty without a goal", "实现目标的运行比例；无目标则为空"),
        Self.chance(
          "chanceLow", "Chance, lower end", "概率下限", "Lower end of its 90 % interval (Wilson)", "其 90% 区间下限（Wilson）"),
        Self.chance(
          "chanceHigh", "Chance, upper end", "概率上限", "Upper end of its 90 % interval (Wilson)", "其 90% 区间上限（Wilson）"),
      ] + Self.differences)
  }

  var pointTable: Table {
    var table = points.table
    for (number, point) in sweep.points.enumerated() {
      for (index, outcome) in experiment.outcomes.enumerated() {
        let cell = sweep.cells[index][number]
        let precision = precision(of: outcome)
        let chance = cell.chance
        var row: [Table.Cell] = [.integer(number + 1)] + cells(of: point)
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
    let outcomes = experiment.outcomes.map {
      ResultColumn(
        $0.name, .exact, unit: .asIndicator, $0.title,
        Text(en: "Outcome of the run; empty unless it is done", zh: "该次运行的结果；未完成则为空"))
    }
    return ResultLayout(
      name: "runs.csv", purpose: Text(en: "Every run, with its status", zh: "全部运行及其状态"),
      columns: [
        Self.count("run", "Run", "运行", "Number of the run, from 1", "运行序号，从 1 起"), Self.point, .replicate, .seed,
        Self.text("status", "Status", "状态", "done or failed", "done 完成；failed 失败"),
        Self.text("reason", "Reason", "原因", "Why a run failed; else empty", "失败原因；否则为空"),
      ] + outcomes)
  }

  var runTable: Table {
    var table = runs.table
    for (number, (run, status)) in zip(sweep.runs.runs, sweep.runs.register.all).enumerated() {
      let seed = sweep.runs.scenarios[run.point].run.seed + run.replicate
      var row: [Table.Cell] = [
        .integer(number + 1), .integer(run.point + 1), .integer(run.replicate), .integer(seed), .text(status.word),
      ]
      switch status {
      case .done(let values):
        row.append("")
        row += zip(values, experiment.outcomes).map { value, outcome in precision(of: outcome).value(value) }
      case .failed(let reason): row += [.text(reason)] + experiment.outcomes.map { _ in Table.Cell.empty }
      case .waiting, .running: preconditionFailure("run \(number + 1) is neither done nor failed")
      }
      table.append(row)
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
