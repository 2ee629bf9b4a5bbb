import DistrictModel
import Reporting

/// `targets.csv`: every target in every year, and all headline targets together.
enum TargetsTable {
  /// Name of the rows that say how often all headline targets are reached in the same replicate.
  static let allHeadline = "allHeadline"

  private static let goal = ResultColumn(
    "goal", .exact, unit: .asIndicator, Text(en: "Goal", zh: "目标值"), Text(en: "Goal of the year", zh: "当年目标值"))
  private static let chance = ResultColumn(
    "chance", .fixed(4), unit: .share, Text(en: "Chance", zh: "实现概率"),
    Text(en: "Share of replicates that reach the goal", zh: "实现目标的运行所占比例"))

  static let layout = ResultLayout(
    name: "targets.csv",
    purpose: Text(en: "Targets by year: distribution, chance, shortfall", zh: "逐年目标：分布、实现概率与缺口"),
    columns: [
      .scenario,
      ResultColumn(
        "target", .text, Text(en: "Target", zh: "目标"),
        Text(
          en: "Name of the target; allHeadline: all headline targets reached in the same replicate",
          zh: "目标名；allHeadline 指同一次运行中全部主要目标均实现")),
      .year,
      ResultColumn(
        "direction", .text, Text(en: "Direction", zh: "方向"),
        Text(en: "above: more than the goal; atLeast: the goal or more", zh: "above：超过目标值；atLeast：不低于目标值")),
      goal, .mean, .sd,
    ] + ResultColumn.quantiles + [
      chance,
      ResultColumn(
        "shortfall", .exact, unit: .asIndicator, Text(en: "Expected shortfall", zh: "期望缺口"),
        Text(
          en: "Mean over replicates of what is missing to the goal; 0 where it is reached",
          zh: "距目标差额的均值，已实现者计 0")),
      ResultColumn(
        "firstMonthReached", .text, Text(en: "First month reached", zh: "首次实现月份"),
        Text(
          en: "First month in which the median reaches the goal (a year's total: the sum since January); empty if none",
          zh: "中位数首次达到目标的月份（年度合计为 1 月起累计）；未达到则为空")),
    ])

  static func table(of assessments: TargetAssessments, in ensemble: Ensemble) -> Table {
    var table = layout.table
    let indicators = IndicatorList(ensemble.scenario.district)
    let scenario = Table.Cell.text(ensemble.scenario.name)
    for year in assessments.years {
      for row in assessments.rows where row.year == year {
        let definition = row.target.definition
        let precision = indicators.precision(of: definition.indicator)
        let head: [Table.Cell] = [
          scenario, .text(row.target.name), .integer(year), .text(definition.comparison.rawValue),
          precision.value(row.goal),
        ]
        let tail: [Table.Cell] = [
          .number(row.chance), precision.value(row.shortfall), .text(row.firstMonthReached?.description ?? ""),
        ]
        // The standard error has no column here.
        table.append(head + row.distribution.cells(precision).dropLast() + tail)
      }
      if let reached = assessments.allHeadlineReached(in: year) {
        let head: [Table.Cell] = [scenario, .text(allHeadline), .integer(year), "all", .empty]
        let chance = Double(reached) / Double(assessments.replicates)
        table.append(head + Array(repeating: .empty, count: 7) + [.number(chance), .empty, ""])
      }
    }
    return table
  }

  // MARK: - Other readings

  /// `readings.csv`: what other readings of the targets' words would make of them.
  static let readingsLayout = ResultLayout(
    name: "readings.csv",
    purpose: Text(
      en:
        "Other readings of the targets by year: distribution, and chance against the same goal; overlaps of targets have none",
      zh: "逐年目标的其他口径：分布与按同一目标值的实现概率；目标间的重叠不设目标值"),
    columns: [
      .scenario, ResultColumn("target", .text, Text(en: "Target", zh: "目标"), Text(en: "Name of the target", zh: "目标名")),
      ResultColumn(
        "reading", .text, Text(en: "Reading", zh: "口径"),
        Text(
          en: "What is counted instead; the district's file of targets says how", zh: "替代口径名；定义见区县目标文件")),
      .year, goal, .mean, .sd,
    ] + ResultColumn.quantiles + [chance])

  static func readings(of assessments: TargetAssessments, in ensemble: Ensemble) -> Table {
    var table = readingsLayout.table
    let indicators = IndicatorList(ensemble.scenario.district)
    for row in assessments.readings {
      let precision = indicators.precision(of: row.target.definition.indicator)
      let head: [Table.Cell] = [
        .text(ensemble.scenario.name), .text(row.target.name), .text(row.reading.name), .integer(row.year),
        row.goal.map(precision.value) ?? .empty,
      ]
      // The standard error has no column here.
      table.append(
        head + row.distribution.cells(precision).dropLast() + [row.chance.map(Table.Cell.number) ?? .empty])
    }
    return table
  }
}
