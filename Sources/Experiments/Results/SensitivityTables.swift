import DistrictModel
import Reporting
import ScenarioFiles

/// `indices.csv`: how much each factor matters for each outcome.
struct SensitivityTables {
  let sensitivity: Sensitivity

  static let indices = ResultLayout(
    name: "indices.csv", purpose: Text(en: "How much each factor matters for each outcome", zh: "各因子对各项结果的影响"),
    columns: [
      text("outcome", "Outcome", "结果", "Name of the outcome in the experiment file", "实验文件中的结果名"),
      ResultColumn(
        "rank", .integer, Text(en: "Rank", zh: "排序"),
        Text(en: "Place in the order of importance, from 1; empty for a pair", zh: "重要性排序，从 1 起；成对时为空")),
      text("factor", "Factor", "因子", "Name of the factor, or of a group of factors", "因子名或因子组名"),
      text("other", "Other factor", "另一因子", "The other of a pair, for a second-order index", "二阶指数中的另一因子"),
      text(
        "measure", "Measure", "度量",
        "low, high: change at an end of the factor; muStar, mu, sigma: elementary effects per range of the factor; first, total, second: shares of the variance",
        "low、high 为因子取两端时结果的变化；muStar、mu、sigma 为基本效应（按因子全程计）；first、total、second 为方差份额"),
      text("setting", "Setting", "取值", "Value of the factor at the end of a bar", "条端的因子取值"),
      number("value", "Value", "值", "The estimate", "估计值"),
      number("low90", "Lower end", "下限", "Lower end of its 90 % interval; empty if unknown", "90% 区间下限；未知则为空"),
      number("high90", "Upper end", "上限", "Upper end of its 90 % interval; empty if unknown", "90% 区间上限；未知则为空"),
      number(
        "luck", "Luck alone", "纯随机",
        "What a factor without influence would show, from the spread over replicates; empty if unknown",
        "无影响的因子仅因随机波动也会显示的值（据各次运行的离散）；未知则为空"),
    ])

  private static func text(
    _ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String
  ) -> ResultColumn {
    ResultColumn(name, .text, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  private static func number(
    _ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String
  ) -> ResultColumn {
    ResultColumn(
      name, .exact, unit: Text(en: "as the indicator, or a share", zh: "同指标，或比例"), Text(en: en, zh: zh),
      Text(en: definition, zh: zhDefinition))
  }

  var indexTable: Table {
    var table = Self.indices.table
    let indicators = IndicatorList(sensitivity.experiment.base.scenario.district)
    for (number, outcome) in sensitivity.experiment.outcomes.enumerated() {
      let own = outcome.indicator.map(indicators.precision) ?? .measured
      for row in sensitivity.rows(of: number) {
        let precision = row.measure.isShare ? .measured : own
        table.append([
          .text(outcome.name), row.rank.map(Table.Cell.integer) ?? .empty, .text(sensitivity.name(of: row.group)),
          .text(row.other.map(sensitivity.name) ?? ""), .text(row.measure.rawValue),
          .text(row.setting?.description ?? ""), precision.spread(row.value),
          precision.spread(row.interval?.lowerBound), precision.spread(row.interval?.upperBound),
          precision.spread(row.luck),
        ])
      }
    }
    return table
  }
}
