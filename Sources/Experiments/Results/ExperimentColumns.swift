import DistrictModel
import Reporting
import ScenarioFiles

// Columns and cells that the files of several kinds of experiments have.

extension ResultColumn {
  static func word(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .text, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  static func count(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .integer, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  /// A part of a whole, a chance.
  static func part(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .fixed(4), unit: .share, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  /// A number in the unit of the row's indicator.
  static func amount(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .exact, unit: .asIndicator, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  static let outcome = word("outcome", "Outcome", "结果", "Name of the outcome in the experiment file", "实验文件中的结果名")
  static let finishedRuns = count(
    "runs", "Runs", "运行次数", "Finished runs that the row rests on", "该行所依据的完成运行数")
  static let failedRuns = count(
    "failed", "Failed", "失败", "Runs that failed and count for nothing", "失败而未计入的运行数")
  static let chance = [
    part("chance", "Chance", "实现概率", "Share of the runs that reach the goal; empty without a goal", "实现目标的运行比例；无目标则为空"),
    part("chanceLow", "Chance, lower end", "概率下限", "Lower end of its 90 % interval (Wilson)", "其 90% 区间下限（Wilson）"),
    part("chanceHigh", "Chance, upper end", "概率上限", "Upper end of its 90 % interval (Wilson)", "其 90% 区间上限（Wilson）"),
  ]
  static let run = count("run", "Run", "运行", "Number of the run, from 1", "运行序号，从 1 起")
  static let status = [
    word("status", "Status", "状态", "done or failed", "done 完成；failed 失败"),
    word("reason", "Reason", "原因", "Why a run failed; else empty", "失败原因；否则为空"),
  ]

  /// A column for each outcome of a run.
  static func outcomes(of experiment: LoadedExperiment) -> [ResultColumn] {
    experiment.outcomes.map {
      ResultColumn(
        $0.name, .exact, unit: .asIndicator, $0.title,
        Text(en: "Outcome of the run; empty unless it is done", zh: "该次运行的结果；未完成则为空"))
    }
  }

  /// A column for each factor: numbers if all its values are.
  ///
  /// - Parameter points: all that the table has.
  static func factors(of experiment: LoadedExperiment, at points: [DesignPoint]) -> [ResultColumn] {
    experiment.factors.enumerated().map { index, factor in
      let isNumeric = points.allSatisfy { $0.values[index].number != nil }
      return ResultColumn(
        factor.name, isNumeric ? .exact : .text, factor.title,
        Text(en: "Value of the factor \(factor.path)", zh: "因子 \(factor.path) 的取值"))
    }
  }
}

extension DesignPoint {
  /// The values as cells of factor columns.
  func cells(in columns: [ResultColumn]) -> [Table.Cell] {
    zip(values, columns).map { value, column in
      column.format == .text ? .text(value.description) : .number(value.number ?? .nan)
    }
  }
}

extension RunRegister.Status {
  /// Status, reason and outcomes of a run that is carried out.
  ///
  /// - Parameter precisions: by outcome.
  func cells(_ precisions: [Precision]) -> [Table.Cell] {
    switch self {
    case .done(let values): [.text(word), ""] + zip(values, precisions).map { $1.value($0) }
    case .failed(let reason): [.text(word), .text(reason)] + precisions.map { _ in Table.Cell.empty }
    case .waiting, .running: preconditionFailure("a run in a table is neither done nor failed")
    }
  }
}

/// `factors.csv`: what an experiment varied.
enum FactorTable {
  static let layout = ResultLayout(
    name: "factors.csv", purpose: Text(en: "What was varied, where and how far", zh: "变动的因子、位置与范围"),
    columns: [
      .word("factor", "Factor", "因子", "Name, and column of other files", "因子名，即其他文件中的列名"),
      .word("path", "Key path", "键路径", "Where the value stands in a scenario", "在情景文件中的位置"),
      .word("role", "Role", "角色", "lever: a decision; uncertainty: nobody knows", "lever 为决策；uncertainty 为不确定因素"),
      .word("distribution", "Distribution", "分布", "How values are distributed or listed", "取值分布或列表"),
      .word("low", "Lowest", "下限", "Smallest value run; of texts, the first", "运行的最小值；文本则为首个"),
      .word("high", "Highest", "上限", "Largest value run; of texts, the last", "运行的最大值；文本则为末个"),
      .word("base", "In the base", "基准值", "Value in the base scenario; empty if not a single one", "基准情景中的值；非单一值时为空"),
    ])

  /// The factors with the smallest and the largest of their values at points.
  static func table(of experiment: LoadedExperiment, at points: [DesignPoint]) -> Table {
    var table = layout.table
    for (index, factor) in experiment.factors.enumerated() {
      let values = points.map { $0.values[index] }
      let sorted = values.sorted { ($0.number ?? 0, $0.description) < ($1.number ?? 0, $1.description) }
      table.append(
        [
          factor.name, factor.path.description, factor.role.rawValue, factor.distribution?.word ?? "list",
          sorted.first?.description ?? "", sorted.last?.description ?? "", factor.baseValue?.description ?? "",
        ].map(Table.Cell.text))
    }
    return table
  }
}
