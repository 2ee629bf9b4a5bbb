import DistrictModel
import Reporting

/// The CSV files of an attribution.
enum AttributionTables {
  /// Stands for all players together.
  static let all = "all"

  private static let outcomeColumns: [ResultColumn] = [
    .indicator,
    ResultColumn(
      "measure", .text, Text(en: "Measure", zh: "年度口径"),
      Text(en: "yearEnd: December; yearTotal: sum of the months", zh: "yearEnd：12 月值；yearTotal：各月之和")),
    .year,
  ]

  private static let estimateColumns: [ResultColumn] = [
    .sd, .standardError,
    ResultColumn(
      "low", .exact, unit: .asIndicator, Text(en: "Lower end", zh: "下限"),
      Text(en: "Lower end of the 90 % interval of the mean (Student's t)", zh: "均值 90% 区间下限（t 分布）")),
    ResultColumn(
      "high", .exact, unit: .asIndicator, Text(en: "Upper end", zh: "上限"),
      Text(en: "Upper end of that interval", zh: "该区间上限")),
  ]

  private static func player(_ name: String, _ en: String, _ zh: String) -> ResultColumn {
    ResultColumn(
      name, .text, Text(en: en, zh: zh),
      Text(en: "Lever or family of levers; all: the whole difference", zh: "政策工具或类别；all 为全部差异"))
  }

  // MARK: - Contributions

  static let contributions = ResultLayout(
    name: "contributions.csv",
    purpose: Text(
      en: "The difference between policy and base, divided among levers (Shapley shares)",
      zh: "政策与基准之差在各政策工具间的分摊（沙普利值）"),
    columns: outcomeColumns + [
      player("player", "Lever or family", "政策工具或类别"),
      ResultColumn(
        "share", .exact, unit: .asIndicator, Text(en: "Share", zh: "分摊值"),
        Text(
          en: "Mean Shapley share, rounded so that the shares add up to the whole difference",
          zh: "沙普利值均值，四舍五入后各项之和等于总差异")),
    ] + estimateColumns + [
      ResultColumn(
        "alone", .exact, unit: .asIndicator, Text(en: "Alone", zh: "单独实施"),
        Text(en: "Mean effect when it alone is added to the base (one-in)", zh: "仅在基准上加入该项的平均效果")),
      ResultColumn(
        "aloneError", .exact, unit: .asIndicator, Text(en: "Error, alone", zh: "单独实施标准误"),
        Text(en: "Standard error of that mean", zh: "该均值的标准误")),
      ResultColumn(
        "last", .exact, unit: .asIndicator, Text(en: "Last", zh: "最后加入"),
        Text(en: "Mean loss when it alone is taken from the policy (one-out)", zh: "从方案中仅去掉该项的平均损失")),
      ResultColumn(
        "lastError", .exact, unit: .asIndicator, Text(en: "Error, last", zh: "最后加入标准误"),
        Text(en: "Standard error of that mean", zh: "该均值的标准误")),
    ])

  /// One row for each outcome and player, and one for the whole.
  static func contributions(of attribution: Attribution) -> Table {
    var table = contributions.table
    let precision = Precision.counted
    for outcome in attribution.outcomes {
      let parts = attribution.parts(outcome)
      let shares = Statistics.roundedToSum(parts.map { Statistics.mean($0.share) }, step: 0.1)
      for ((player, part), share) in zip(zip(attribution.players, parts), shares) {
        table.append(
          head(outcome) + [.text(player.name), precision.spread(share)] + estimate(part.share)
            + [part.oneIn, part.oneOut].flatMap {
              [precision.spread(Statistics.mean($0)), precision.spread(Statistics.standardError($0))]
            })
      }
      let whole = attribution.whole(outcome)
      table.append(
        head(outcome) + [.text(all), precision.spread(whole.mean)] + estimate(whole.differences)
          + [whole, whole].flatMap {
            [precision.spread($0.mean), precision.spread($0.distribution.standardError)]
          })
    }
    return table
  }

  // MARK: - Interactions

  static let interactions = ResultLayout(
    name: "interactions.csv",
    purpose: Text(
      en: "What two levers or families do together beyond what each does alone (Shapley interaction index)",
      zh: "两项政策共同实施超出各自单独效果的部分（沙普利交互指数）"),
    columns: outcomeColumns + [
      player("first", "First", "甲"), player("second", "Second", "乙"),
      ResultColumn(
        "interaction", .exact, unit: .asIndicator, Text(en: "Interaction", zh: "交互效应"),
        Text(
          en: "Mean; above 0 they help each other, below 0 one makes the other less needed",
          zh: "均值；大于 0 表示相互促进，小于 0 表示相互替代")),
    ] + estimateColumns)

  /// One row for each outcome and pair; no row unless all coalitions were run.
  static func interactions(of attribution: Attribution) -> Table {
    var table = interactions.table
    for outcome in attribution.outcomes {
      for interaction in attribution.interactions(outcome) {
        let names = [interaction.players.0, interaction.players.1].map { attribution.players[$0].name }
        table.append(
          head(outcome) + names.map(Table.Cell.text)
            + [Precision.counted.spread(Statistics.mean(interaction.values))] + estimate(interaction.values))
      }
    }
    return table
  }

  // MARK: - Cells

  private static func head(_ outcome: Attribution.Outcome) -> [Table.Cell] {
    [.text(outcome.indicator), .text(outcome.measure.rawValue), .integer(outcome.year)]
  }

  /// Deviation, standard error and interval of a mean.
  private static func estimate(_ values: [Double]) -> [Table.Cell] {
    let paired = PairedDifference(base: values.map { _ in 0 }, policy: values)
    return [
      paired.distribution.standardDeviation, paired.distribution.standardError, paired.interval?.lowerBound,
      paired.interval?.upperBound,
    ].map(Precision.counted.spread)
  }
}
