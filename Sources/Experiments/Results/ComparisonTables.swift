import DistrictModel
import Reporting

/// The CSV files of a comparison.
enum ComparisonTables {
  // MARK: - Differences

  static let differences = ResultLayout(
    name: "differences.csv",
    purpose: Text(
      en: "Paired differences from the base by scenario, year and indicator", zh: "各情景相对基准的逐年配对差异"),
    columns: [
      .scenario, .year, .indicator, .group,
      ResultColumn(
        "measure", .text, Text(en: "Measure", zh: "年度口径"),
        Text(
          en: "yearEnd: December; yearTotal: sum of the months; yearMean: mean of the months",
          zh: "yearEnd：12 月值；yearTotal：各月之和；yearMean：各月均值")),
      ResultColumn(
        "base", .exact, unit: .asIndicator, Text(en: "Base", zh: "基准"), Text(en: "Mean of the base", zh: "基准情景均值")),
      ResultColumn(
        "policy", .exact, unit: .asIndicator, Text(en: "Scenario", zh: "情景"),
        Text(en: "Mean of the scenario", zh: "该情景均值")),
      ResultColumn(
        "difference", .exact, unit: .asIndicator, Text(en: "Difference", zh: "差异"),
        Text(en: "Mean of the paired differences: scenario less base", zh: "配对差异（情景减基准）的均值")),
      .sd,
    ] + ResultColumn.quantiles + [
      .standardError,
      ResultColumn(
        "low", .exact, unit: .asIndicator, Text(en: "Lower end", zh: "下限"),
        Text(en: "Lower end of the 90 % interval of the mean difference (Student's t)", zh: "差异均值 90% 区间下限（t 分布）")),
      ResultColumn(
        "high", .exact, unit: .asIndicator, Text(en: "Upper end", zh: "上限"),
        Text(en: "Upper end of that interval", zh: "该区间上限")),
      ResultColumn(
        "correlation", .fixed(4), Text(en: "Correlation", zh: "相关系数"),
        Text(en: "Correlation of the two arms over replicates; empty unless both vary", zh: "两情景在各次运行间的相关系数")),
      ResultColumn(
        "varianceRatio", .fixed(2), unit: Text(en: "ratio", zh: "倍"), Text(en: "Variance ratio", zh: "方差比"),
        Text(
          en:
            "How many times smaller the variance of the difference is than with separate luck; empty where nothing varies",
          zh: "配对使差异方差缩小的倍数；无波动则为空")),
    ])

  /// One row for each scenario, year, indicator and measure.
  static func differences(of comparison: Comparison) -> Table {
    var table = differences.table
    let indicators = IndicatorList(comparison.base.scenario.district)
    for arm in comparison.arms {
      for year in comparison.base.ensemble.policyYears {
        for key in comparison.base.ensemble.keys {
          let indicator = indicators[key.indicator]
          for measure in SeriesTables.measures(of: indicator?.kind ?? .level) {
            guard let paired = comparison.difference(key, in: year, as: measure, of: arm) else { continue }
            let head: [Table.Cell] = [
              .text(arm.scenario.name), .integer(year), .text(key.indicator), .text(key.group), .text(measure.rawValue),
            ]
            table.append(head + cells(of: paired, indicator?.precision ?? .measured))
          }
        }
      }
    }
    return table
  }

  private static func cells(of paired: PairedDifference, _ precision: Precision) -> [Table.Cell] {
    let interval = paired.interval
    return [precision.spread(Statistics.mean(paired.base)), precision.spread(Statistics.mean(paired.policy))]
      + [precision.spread(paired.distribution.mean)] + paired.distribution.cells(precision).dropFirst()
      + [
        precision.spread(interval?.lowerBound), precision.spread(interval?.upperBound),
        paired.correlation.map(Table.Cell.number) ?? .empty,
        paired.varianceRatio.flatMap { $0.isFinite ? .number($0) : nil } ?? .empty,
      ]
  }

  // MARK: - Additionality

  /// Marks a total.
  static let all = "all"

  static let additionality = ResultLayout(
    name: "additionality.csv",
    purpose: Text(
      en: "Person by person: who is there because of the policy, anyway, or only without it",
      zh: "逐人比对：因政策而来、无论如何都会来、以及仅在无政策时才在的人"),
    columns: [
      .scenario,
      ResultColumn(
        "measure", .text, Text(en: "Measure", zh: "口径"),
        Text(
          en:
            "residents at the end of the run; graduates introduced; talents recognised; persons paid (by the month of the first payment)",
          zh: "residents 期末居民；introduced 新引进大学生；recognised 新认定人才；paid 领取补贴者（按首次发放月）")),
      ResultColumn(
        "lever", .text, Text(en: "Lever", zh: "政策工具"),
        Text(en: "The lever that pays; empty otherwise", zh: "发放补贴的政策；其他为空")),
      ResultColumn(
        "year", .text, Text(en: "Year", zh: "年份"),
        Text(
          en:
            "Year of the event; all: from the policy start to the end of the run, a part year too; empty for residents",
          zh: "发生年份；all 为政策起始至模拟结束（含不完整年份）；居民为空")),
      .group,
      persons("withPolicy", "With the policy", "有政策时", "Persons in the scenario; mean over replicates", "该情景下人数均值"),
      persons(
        "both", "Either way", "两者皆在",
        "Persons there with and without it; of the paid: the windfall, if the lever's levels differ from the base's",
        "有无政策都在的人；如该政策的力度与基准不同，领取者即为无谓支出"),
      persons("additional", "Additional", "新增", "Persons there only with it; mean", "仅在有政策时在的人，均值"),
      persons("additionalQ05", "5 % quantile", "5% 分位数", "5 % quantile of the additional persons", "新增人数的 5% 分位数"),
      persons("additionalQ95", "95 % quantile", "95% 分位数", "95 % quantile of the additional persons", "新增人数的 95% 分位数"),
      persons(
        "displaced", "Displaced", "挤出", "Persons there only without it: lost a post, a flat or the wish to come; mean",
        "仅在无政策时在的人（失去岗位、住房或来意），均值"),
      persons("displacedQ05", "5 % quantile", "5% 分位数", "5 % quantile of the displaced persons", "挤出人数的 5% 分位数"),
      persons("displacedQ95", "95 % quantile", "95% 分位数", "95 % quantile of the displaced persons", "挤出人数的 95% 分位数"),
      persons("net", "Net", "净增", "Additional less displaced; mean", "新增减挤出，均值"),
      ResultColumn(
        "eitherWayShare", .fixed(4), unit: .share, Text(en: "Share either way", zh: "两者皆在比例"),
        Text(
          en: "both / withPolicy; of the paid: the windfall share, if the lever's levels differ from the base's",
          zh: "两者皆在占有政策时人数之比；如该政策的力度与基准不同，领取者即为无谓支出比例")),
    ])

  private static func persons(
    _ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String
  ) -> ResultColumn {
    ResultColumn(name, .integer, unit: .persons, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  /// Totals, years, levels of education and origins of every measure and lever.
  static func additionality(of comparison: Comparison) -> Table {
    var table = additionality.table
    for arm in comparison.arms {
      let district = arm.scenario.district
      let cells = Set(arm.persons.flatMap { $0.counts.keys })
      for measure in PersonCounts.Measure.allCases {
        let levers = Set(cells.filter { $0.measure == measure }.map(\.lever)).sorted { ($0 ?? -1) < ($1 ?? -1) }
        for lever in levers {
          let ours = cells.filter { $0.measure == measure && $0.lever == lever }
          let head: [Table.Cell] = [
            .text(arm.scenario.name), .text(measure.rawValue),
            .text(lever.map { district.levers.levers[$0].name } ?? ""),
          ]
          func append(_ year: String, _ group: String, where condition: (PersonCounts.Cell) -> Bool) {
            let chosen = ours.filter(condition)
            guard !chosen.isEmpty else { return }
            table.append(head + [.text(year), .text(group)] + Self.cells(of: arm, chosen))
          }
          append(measure == .residents ? "" : all, "") { _ in true }
          for year in Set(ours.compactMap(\.year)).sorted() { append(String(year), "") { $0.year == year } }
          for education in Education.allCases {
            append(measure == .residents ? "" : all, "education:\(education.name)") {
              $0.education == education.rawValue
            }
          }
          for (index, origin) in district.origins.enumerated() {
            append(measure == .residents ? "" : all, "origin:\(origin.name)") { Int($0.origin) == index }
          }
        }
      }
    }
    return table
  }

  private static func cells(of arm: Comparison.Arm, _ cells: Set<PersonCounts.Cell>) -> [Table.Cell] {
    let people = arm.scenario.run.sample.weight
    let counts = arm.persons.map { persons in
      cells.reduce(into: PersonCounts.Count()) { $0 += persons.counts[$1] ?? PersonCounts.Count() }
    }
    func values(_ value: (PersonCounts.Count) -> Int) -> [Double] { counts.map { Double(value($0)) * people } }
    let (additional, both, displaced) = (values(\.additional), values(\.both), values(\.displaced))
    let with = zip(additional, both).map(+)
    let share = with.contains { $0 > 0 } ? both.reduce(0, +) / with.reduce(0, +) : nil
    func spread(_ values: [Double]) -> [Table.Cell] {
      [Statistics.mean(values), Statistics.quantile(values, 0.05), Statistics.quantile(values, 0.95)]
        .map { .number($0) }
    }
    return [.number(Statistics.mean(with)), .number(Statistics.mean(both))] + spread(additional) + spread(displaced)
      + [.number(Statistics.mean(zip(additional, displaced).map(-))), share.map(Table.Cell.number) ?? .empty]
  }

  // MARK: - Cost and effect

  static let costEffectiveness = ResultLayout(
    name: "cost_effectiveness.csv",
    purpose: Text(
      en: "Extra cost over extra persons, and cost per recipient beside it", zh: "每新增一人的额外成本，及每位领取者的成本"),
    columns: [
      .scenario,
      ResultColumn(
        "lever", .text, Text(en: "Lever", zh: "政策工具"),
        Text(en: "The lever that pays; empty for the whole scenario", zh: "发放补贴的政策；整个情景为空")),
      ResultColumn(
        "view", .text, Text(en: "View of money", zh: "资金口径"),
        Text(
          en:
            "grossDiscounted, gross, grossAnnualised: all public money; districtDiscounted, district: the district's share; payments: what a lever pays to persons",
          zh: "grossDiscounted、gross、grossAnnualised 为全部公共资金；districtDiscounted、district 为区级承担；payments 为发放给个人的资金")),
      ResultColumn(
        "effect", .text, Text(en: "Effect", zh: "成效"),
        Text(
          en:
            "residents at the end of the last year; graduates and talents introduced, youth-years of all policy years; recipients: all whom a lever pays; additionalRecipients: those there only because of the scenario, less those it drives out, for a lever whose levels are not those of the base",
          zh:
            "residents 期末居民；graduates、talents 全期新引进；youthYears 青年人年；recipients 为该政策的全部领取者；additionalRecipients 为仅因该情景而在区的领取者扣除被挤出者，仅限力度与基准不同的政策"
        )),
      ResultColumn(
        "extraCost", .integer, unit: .yuan, Text(en: "Extra cost", zh: "额外成本"),
        Text(
          en: "Cost less that of the base; mean. For recipients: all that the lever pays, not discounted",
          zh: "相对基准的额外成本均值；recipients 行为该政策的全部发放额，未折现")),
      ResultColumn(
        "extraCostQ05", .integer, unit: .yuan, Text(en: "5 % quantile", zh: "5% 分位数"),
        Text(en: "5 % quantile of the extra cost", zh: "额外成本的 5% 分位数")),
      ResultColumn(
        "extraCostQ95", .integer, unit: .yuan, Text(en: "95 % quantile", zh: "95% 分位数"),
        Text(en: "95 % quantile of the extra cost", zh: "额外成本的 95% 分位数")),
      ResultColumn(
        "extra", .fixed(1), unit: .persons, Text(en: "Extra persons", zh: "新增人数"),
        Text(en: "Effect less that of the base; mean", zh: "相对基准的成效均值")),
      ResultColumn(
        "extraQ05", .fixed(1), unit: .persons, Text(en: "5 % quantile", zh: "5% 分位数"),
        Text(en: "5 % quantile of the extra persons", zh: "新增人数的 5% 分位数")),
      ResultColumn(
        "extraQ95", .fixed(1), unit: .persons, Text(en: "95 % quantile", zh: "95% 分位数"),
        Text(en: "95 % quantile of the extra persons", zh: "新增人数的 95% 分位数")),
      ResultColumn(
        "costPerPerson", .integer, unit: .yuan, Text(en: "Cost per person", zh: "人均成本"),
        Text(
          en: "Ratio of the means; empty where the effect cannot be told from none",
          zh: "均值之比；成效与零无法区分时为空")),
      ResultColumn(
        "low", .integer, unit: .yuan, Text(en: "Lower end", zh: "下限"),
        Text(en: "Lower end of Fieller's 90 % interval of the ratio", zh: "比值 90% 区间下限（Fieller）")),
      ResultColumn(
        "high", .integer, unit: .yuan, Text(en: "Upper end", zh: "上限"),
        Text(en: "Upper end of that interval", zh: "该区间上限")),
      ResultColumn(
        "isMeasurable", .text, Text(en: "Measurable", zh: "可测"),
        Text(
          en: "no: the 90 % interval of the mean effect contains zero, or one replicate has none",
          zh: "no 表示成效均值的 90% 区间包含零，或仅一次运行没有区间")),
    ])

  static func costEffectiveness(of comparison: Comparison) -> Table {
    var table = costEffectiveness.table
    for arm in comparison.arms {
      for estimate in CostEffectiveness(of: arm, against: comparison.base).estimates {
        table.append(
          [.text(arm.scenario.name), "", .text(estimate.view.rawValue), .text(estimate.effect.rawValue)]
            + spread(estimate.cost.differences) + spread(estimate.gain.differences) + cells(estimate.ratio))
      }
      for account in PaymentAccount.all(of: arm, against: comparison.base) {
        func append(_ effect: Table.Cell, _ money: [Double], _ persons: [Double], _ ratio: RatioEstimate?) {
          table.append(
            [.text(arm.scenario.name), .text(account.lever.name), "payments", effect]
              + spread(money) + spread(persons) + cells(ratio))
        }
        append("recipients", account.paid, account.recipients, account.costPerRecipientEstimate)
        guard account.isChanged else { continue }
        append("additionalRecipients", account.extraPaid, account.additional, account.costPerAdditionalRecipient)
      }
    }
    return table
  }

  private static func spread(_ values: [Double]) -> [Table.Cell] {
    [Statistics.mean(values), Statistics.quantile(values, 0.05), Statistics.quantile(values, 0.95)].map { .number($0) }
  }

  private static func cells(_ ratio: RatioEstimate?) -> [Table.Cell] {
    guard let ratio else { return [.empty, .empty, .empty, "no"] }
    return [.number(ratio.ratio), .number(ratio.interval.lowerBound), .number(ratio.interval.upperBound), "yes"]
  }
}
