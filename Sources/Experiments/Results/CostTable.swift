import DistrictModel
import Reporting

/// `costs.csv`: what each lever costs, by year and category, with totals.
///
/// Rows with `all` as lever, year or category are totals over what the other rows say: leave them out before adding up.
/// Payments made and the district's share are known by lever, so rows of a single category leave them empty.
enum CostTable {
  /// Marks a total.
  static let all = "all"

  static let layout = ResultLayout(
    name: "costs.csv",
    purpose: Text(
      en: "Public cost by lever, year and category, with totals marked all", zh: "按政策工具、年份与类别的财政成本，合计行标记为 all"),
    columns: [
      .scenario,
      ResultColumn(
        "lever", .text, Text(en: "Lever", zh: "政策工具"),
        Text(en: "Name of the lever; all: every lever", zh: "政策工具名；all 为全部")),
      ResultColumn(
        "year", .text, Text(en: "Year", zh: "年份"),
        Text(en: "Calendar year from the policy start on; all: the whole period", zh: "政策起始后的日历年；all 为全期")),
      ResultColumn(
        "category", .text, Text(en: "Category", zh: "类别"),
        Text(
          en: "transfer, capital, longCapital, running, administration, expectedLoss; all: every category",
          zh: "transfer 补贴，capital 资本，longCapital 长期资本，running 运行，administration 管理，expectedLoss 预期损失；all 为全部")),
      money(
        "cost", "Cost", "成本", "Gross public cost in the year of spending; mean over replicates", "按支出年份计的公共总成本，各次运行均值"),
      money("q05", "5 % quantile", "5% 分位数", "5 % quantile of the cost", "成本的 5% 分位数"),
      money("q95", "95 % quantile", "95% 分位数", "95 % quantile of the cost", "成本的 95% 分位数"),
      money("districtCost", "District's share", "区级承担", "What the district itself bears; mean", "区级承担部分，均值"),
      ResultColumn(
        "recipients", .integer, unit: Text(en: "payments", zh: "笔"), Text(en: "Payments made", zh: "补贴发放"),
        Text(en: "Payments to persons; mean over replicates", zh: "个人补贴笔数，各次运行均值")),
      money(
        "discountedCost", "Discounted cost", "折现成本",
        "Cost discounted from mid-year to the start of the first policy year",
        "自年中折现至政策首年年初的成本"),
      money(
        "annualisedCost", "Annualised cost", "年化成本",
        "The same with capital spread over its lifetime as an annuity; what falls beyond the run is left out",
        "资本按使用年限以年金分摊的成本，模拟期之后部分不计"),
    ])

  private static func money(
    _ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String
  ) -> ResultColumn {
    ResultColumn(
      name, .integer, unit: .yuan, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  /// The table `costs.csv`: a row for each sum of money that is not zero in every replicate.
  static func table(of account: CostAccount, in ensemble: Ensemble) -> Table {
    var table = layout.table
    let scenario = Table.Cell.text(ensemble.scenario.name)
    for lever in account.levers.map(Optional.some) + [nil] {
      for year in account.years.map(Optional.some) + [nil] {
        for category in PolicyCost.Category.allCases.map(Optional.some) + [nil] {
          let entry = account.entry(lever: lever, year: year, category: category)
          guard entry.cost.contains(where: { $0 != 0 }) || Statistics.mean(entry.annualised) != 0 else { continue }
          let known = category == nil
          table.append([
            scenario, .text(lever ?? all), .text(year.map(String.init) ?? all), .text(category?.rawValue ?? all),
            .number(Statistics.mean(entry.cost)), .number(Statistics.quantile(entry.cost, 0.05)),
            .number(Statistics.quantile(entry.cost, 0.95)),
            known ? .number(Statistics.mean(account.districtCost(lever: lever, year: year))) : .empty,
            known ? .number(Statistics.mean(account.recipients(lever: lever, year: year))) : .empty,
            .number(Statistics.mean(entry.discounted)), .number(Statistics.mean(entry.annualised)),
          ])
        }
      }
    }
    return table
  }
}
