import DistrictModel
import Reporting

/// A column of a result file, with what a reader must know of it.
struct ResultColumn: Sendable {
  let name: String
  let format: Table.Format
  let unit: Text
  let title: Text
  let definition: Text

  init(_ name: String, _ format: Table.Format, unit: Text = .noUnit, _ title: Text, _ definition: Text) {
    self.name = name
    self.format = format
    self.unit = unit
    self.title = title
    self.definition = definition
  }
}

/// A result file: its name, what it is for, and its columns.
struct ResultLayout: Sendable {
  let name: String
  let purpose: Text
  let columns: [ResultColumn]

  var tableColumns: [Table.Column] { columns.map { Table.Column($0.name, $0.format) } }

  /// An empty table of this layout.
  var table: Table { Table(columns: tableColumns) }
}

extension Text {
  static let noUnit = Text(en: "", zh: "")
  static let persons = Text(en: "persons", zh: "人")
  static let yuan = Text(en: "CNY of the base year", zh: "元（基年价）")
  static let share = Text(en: "share", zh: "比例")
  static let asIndicator = Text(en: "as the indicator", zh: "同指标")
}

// MARK: - Columns that several files share

extension ResultColumn {
  static let scenario = ResultColumn(
    "scenario", .text, Text(en: "Scenario", zh: "情景"), Text(en: "Name of the scenario", zh: "情景名"))
  static let replicate = ResultColumn(
    "replicate", .integer, Text(en: "Replicate", zh: "重复序号"), Text(en: "Number of the run, from 0", zh: "运行序号，从 0 起"))
  static let seed = ResultColumn(
    "seed", .integer, Text(en: "Seed", zh: "随机种子"), Text(en: "Seed of the run", zh: "该次运行的随机种子"))
  static let month = ResultColumn(
    "month", .text, Text(en: "Month", zh: "月份"), Text(en: "Calendar month, YYYY-MM", zh: "日历月，YYYY-MM"))
  static let year = ResultColumn(
    "year", .integer, Text(en: "Year", zh: "年份"),
    Text(en: "Calendar year of which every month was simulated", zh: "各月均已模拟的日历年"))
  static let indicator = ResultColumn(
    "indicator", .text, Text(en: "Indicator", zh: "指标"),
    Text(en: "Name of the indicator; see the rows of kind indicator", zh: "指标名，见本文件 indicator 各行"))
  static let group = ResultColumn(
    "group", .text, Text(en: "Group", zh: "分组"),
    Text(
      en: "Empty for the total; else dimension:member, parts of a pair joined by /",
      zh: "总计为空；否则为“维度:成员”，两个维度以 / 连接"))
  static let mean = ResultColumn(
    "mean", .exact, unit: .asIndicator, Text(en: "Mean", zh: "均值"), Text(en: "Mean over replicates", zh: "各次运行的均值"))
  static let sd = ResultColumn(
    "sd", .exact, unit: .asIndicator, Text(en: "Standard deviation", zh: "标准差"),
    Text(en: "Standard deviation over replicates; empty for one replicate", zh: "各次运行的标准差；仅一次运行时为空"))
  static let standardError = ResultColumn(
    "standardError", .exact, unit: .asIndicator, Text(en: "Monte-Carlo standard error", zh: "蒙特卡洛标准误"),
    Text(en: "Standard error of the mean over replicates: sd / √n", zh: "均值的标准误：sd / √n"))

  /// The quantile columns, at 5, 25, 50, 75 and 95 %.
  static let quantiles: [ResultColumn] = [quantile(5), quantile(25), quantile(50), quantile(75), quantile(95)]

  static func quantile(_ percent: Int) -> ResultColumn {
    ResultColumn(
      percent < 10 ? "q0\(percent)" : "q\(percent)", .exact, unit: .asIndicator,
      Text(en: "\(percent) % quantile", zh: "\(percent)% 分位数"),
      Text(
        en: "Value that \(percent) % of the replicates do not exceed; type 7, Hyndman and Fan 1996",
        zh: "\(percent)% 的运行不超过的值（第 7 型分位数，Hyndman 与 Fan 1996）"))
  }
}

// MARK: - Cells

/// How finely a value of an indicator is written.
enum Precision: Sendable {
  /// Persons, homes, yuan: whole numbers; their spread with one decimal.
  case counted
  /// Ratios, levels and indices: six decimals.
  case measured

  init(_ kind: Indicator.Kind) {
    self = kind == .level ? .measured : .counted
  }

  func value(_ number: Double) -> Table.Cell { cell(number, places: self == .counted ? 0 : 6) }

  func spread(_ number: Double?) -> Table.Cell {
    number.map { cell($0, places: self == .counted ? 1 : 6) } ?? .empty
  }

  /// A number rounded to decimals, which `exact` columns then spell without any that are not needed.
  private func cell(_ number: Double, places: Int) -> Table.Cell {
    let scale: Double = places == 0 ? 1 : places == 1 ? 10 : 1e6
    guard number.isFinite, number.magnitude < 1e15 else { return .empty }
    let rounded = (number * scale).rounded() / scale
    return .number(rounded == 0 ? 0 : rounded)
  }
}

extension Distribution {
  /// Mean, deviation, the five quantiles and the standard error: the columns `mean, sd, q05 … q95, standardError`.
  func cells(_ precision: Precision) -> [Table.Cell] {
    [precision.value(mean), precision.spread(standardDeviation)]
      + [q05, q25, q50, q75, q95].map(precision.value) + [precision.spread(standardError)]
  }

  /// Mean and the quantiles at 5, 50 and 95 %.
  func shortCells(_ precision: Precision) -> [Table.Cell] {
    [mean, q05, q50, q95].map(precision.value)
  }
}
