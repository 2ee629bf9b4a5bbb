import DistrictModel
import Reporting
import ScenarioFiles

/// The CSV files of a calibration; their columns depend on its parameters and figures.
struct CalibrationTables {
  let summary: CalibrationSummary

  private var experiment: LoadedExperiment { summary.experiment }

  // MARK: - Columns

  private static func number(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .exact, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  private static func count(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .integer, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  private static func word(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .text, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  private var factorColumns: [ResultColumn] {
    experiment.factors.map {
      ResultColumn($0.name, .exact, $0.title, Text(en: "Value of \($0.path)", zh: "\($0.path) 的取值"))
    }
  }

  private var figureColumns: [ResultColumn] {
    summary.figures.map {
      ResultColumn(
        "figure_" + $0.name.replacing(" ", with: "_"), .exact, $0.title,
        Text(en: "The figure as simulated", zh: "模拟所得数据"))
    }
  }

  private func cells(_ evaluation: CalibrationSearch.Evaluation) -> [Table.Cell] {
    DesignPoint(evaluation.place, of: experiment.factors).values.map { .number($0.number ?? .nan) }
  }

  private func figures(_ evaluation: CalibrationSearch.Evaluation) -> [Table.Cell] {
    evaluation.point.map { $0.figures.map(Table.Cell.number) } ?? summary.figures.map { _ in .empty }
  }

  private static let distance = number(
    "distance", "Distance", "距离",
    "Root of the mean square of the fitted figures' gaps, each over what error, model and luck allow",
    "各拟合数据偏差（除以误差、模型与随机容许范围）的均方根")

  // MARK: - Points

  var points: ResultLayout {
    ResultLayout(
      name: "points.csv", purpose: Text(en: "Every point of the first design", zh: "首轮设计的各点"),
      columns: [
        Self.count("point", "Point", "设计点", "Number of the point, from 1", "设计点序号，从 1 起"),
        Self.word("status", "Status", "状态", "done or failed", "done 或 failed"),
        Self.word("reason", "Reason", "原因", "Why it failed", "失败原因"),
        Self.count("isPlausible", "Plausible", "可信", "1 if no fitted figure rules it out", "未被任何拟合数据排除时为 1"),
        Self.number(
          "implausibility", "Implausibility", "不可信度", "Largest gap of a fitted figure over what is allowed",
          "各拟合数据偏差与容许范围之比的最大值"),
        Self.word("worst", "Worst figure", "最大偏差项", "The figure it belongs to", "该最大值所属数据"),
        Self.distance,
      ] + factorColumns + figureColumns)
  }

  var pointTable: Table {
    var table = points.table
    let reasons = Dictionary(
      summary.found.failures.map { ($0.run, $0.reason) }, uniquingKeysWith: { first, _ in first })
    for (index, evaluation) in summary.found.design.enumerated() {
      let isDone = evaluation.point != nil
      var row: [Table.Cell] = [
        .integer(index + 1), .text(isDone ? "done" : "failed"), .text(reasons[evaluation.run] ?? ""),
        .integer(summary.search.isPlausible(evaluation) ? 1 : 0),
      ]
      row += [
        evaluation.implausibility.map { .number($0.largest) } ?? .empty,
        evaluation.implausibility.map { .text(summary.figures[$0.worst].name) } ?? .empty,
        evaluation.distance.map(Table.Cell.number) ?? .empty,
      ]
      table.append(row + cells(evaluation) + figures(evaluation))
    }
    return table
  }

  // MARK: - Particles

  var particles: ResultLayout {
    ResultLayout(
      name: "particles.csv", purpose: Text(en: "The particles of the last generation", zh: "最后一代的粒子"),
      columns: [
        Self.count("particle", "Particle", "粒子", "Number in posterior.json, from 0", "posterior.json 中的序号，从 0 起"),
        Self.number("weight", "Weight", "权重", "Weights add up to 1", "权重之和为 1"), Self.distance,
      ] + factorColumns + figureColumns)
  }

  var particleTable: Table {
    var table = particles.table
    for (index, evaluation) in summary.found.particles.enumerated() {
      table.append(
        [
          .integer(index), .number(summary.population.weights[index]),
          evaluation.distance.map(Table.Cell.number) ?? .empty,
        ] + cells(evaluation) + figures(evaluation))
    }
    return table
  }

  // MARK: - Steps

  static let generations = ResultLayout(
    name: "generations.csv", purpose: Text(en: "How the search went, step by step", zh: "搜索的各步骤"),
    columns: [
      count("generation", "Generation", "代", "0: history matching", "0 为历史匹配"),
      number(
        "tolerance", "Tolerance", "容许距离", "Largest distance accepted; empty for history matching", "可接受的最大距离；历史匹配为空"),
      number("q05", "Distance, 5 %", "距离 5% 分位", "Quantile over those kept", "保留各点的分位数"),
      number("q50", "Distance, median", "距离中位数", "Quantile over those kept", "保留各点的分位数"),
      number("q95", "Distance, 95 %", "距离 95% 分位", "Quantile over those kept", "保留各点的分位数"),
      count("simulated", "Simulated", "模拟点数", "Points simulated for this step", "该步骤模拟的点数"),
      count("failed", "Failed", "失败", "Those of them that failed", "其中失败的点数"),
      count("kept", "Kept", "保留", "Those kept", "保留的点数"),
      number("effectiveSize", "Effective size", "有效样本", "As many of equal weight would tell as much", "等权重时的等效数量"),
    ])

  var generationTable: Table {
    var table = Self.generations.table
    for generation in summary.found.generations {
      let distances = Distribution(generation.distances)
      table.append([
        .integer(generation.generation), generation.tolerance.isFinite ? .number(generation.tolerance) : .empty,
        .number(distances.q05), .number(distances.q50), .number(distances.q95), .integer(generation.simulated),
        .integer(generation.failed), .integer(generation.points.count), .number(generation.effectiveSize),
      ])
    }
    return table
  }

  // MARK: - Parameters

  static let parameters = ResultLayout(
    name: "parameters.csv", purpose: Text(en: "Every parameter before and after", zh: "各参数的先验与后验"),
    columns: [
      word("parameter", "Parameter", "参数", "Name, and column of other files", "参数名，即其他文件中的列名"),
      word("path", "Key path", "键路径", "Where the value stands in a scenario", "在情景文件中的位置"),
      word("base", "In the base", "基准值", "Value in the base scenario", "基准情景中的值"),
      number("priorQ05", "Before, 5 %", "先验 5%", "Quantile of the range it was drawn from", "先验分位数"),
      number("priorQ50", "Before, median", "先验中位数", "Quantile of the range it was drawn from", "先验分位数"),
      number("priorQ95", "Before, 95 %", "先验 95%", "Quantile of the range it was drawn from", "先验分位数"),
      number("q05", "After, 5 %", "后验 5%", "Weighted quantile of the particles", "粒子的加权分位数"),
      number("q50", "After, median", "后验中位数", "Weighted quantile of the particles", "粒子的加权分位数"),
      number("q95", "After, 95 %", "后验 95%", "Weighted quantile of the particles", "粒子的加权分位数"),
      number(
        "widthLeft", "Width left", "剩余宽度", "Deviation after over deviation before, in the prior's probabilities",
        "后验与先验标准差之比（按先验概率刻度）"),
    ])

  var parameterTable: Table {
    var table = Self.parameters.table
    for narrowing in summary.narrowings {
      let factor = narrowing.factor
      table.append(
        [.text(factor.name), .text(factor.path.description), .text(factor.baseValue?.description ?? "")]
          + (narrowing.before + narrowing.after + [narrowing.ratio]).map(Table.Cell.number))
    }
    return table
  }

  // MARK: - Fit

  static let fit = ResultLayout(
    name: "fit.csv", purpose: Text(en: "How every figure is met by the particles", zh: "粒子对各项数据的拟合"),
    columns: [
      word("figure", "Figure", "数据", "Pattern, or indicator and period", "规律，或指标与时期"),
      word("use", "Use", "用途", "fitted, or heldOut: never used in the fit", "fitted 为拟合；heldOut 为留出，从不参与拟合"),
      word("expected", "Expected", "期望", "Value or bounds", "数值或界限"),
      number("error", "Error", "误差", "Standard error of the figure", "数据的标准误"),
      number("discrepancy", "Model", "模型偏差", "Standard deviation of what the model cannot hit", "模型无法命中部分的标准差"),
      number("noise", "Luck", "随机", "Standard deviation that luck alone gives it in a point", "单点中随机波动的标准差"),
      number("mean", "Mean", "均值", "Weighted mean of the particles", "粒子的加权均值"),
      number("q05", "5 %", "5% 分位", "Weighted quantile of the particles", "粒子的加权分位数"),
      number("q50", "Median", "中位数", "Weighted quantile of the particles", "粒子的加权分位数"),
      number("q95", "95 %", "95% 分位", "Weighted quantile of the particles", "粒子的加权分位数"),
      number("implausibility", "Implausibility", "不可信度", "Gap of the mean over what is allowed", "均值偏差与容许范围之比"),
      word("source", "Source", "来源", "Where the expectation comes from", "期望值的来源"),
    ])

  var fitTable: Table {
    var table = Self.fit.table
    for fit in summary.fits {
      let figure = fit.figure
      var source = ""
      if case .pattern(let target) = figure.subject { source = target.source }
      table.append(
        [
          .text(figure.name), .text(figure.isHeldOut ? "heldOut" : "fitted"),
          .text(figure.expectation { "\($0)" }),
        ]
          + [
            figure.error, figure.discrepancy, fit.noise, fit.mean, fit.q05, fit.q50, fit.q95, fit.implausibility,
          ].map(Table.Cell.number) + [.text(source)])
    }
    return table
  }
}
