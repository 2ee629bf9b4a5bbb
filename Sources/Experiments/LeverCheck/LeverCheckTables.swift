import DistrictModel
import Reporting

/// The CSV files of a lever check.
enum LeverCheckTables {
  private static let lever = ResultColumn(
    "lever", .text, Text(en: "Lever", zh: "政策工具"), Text(en: "Name of the lever", zh: "政策工具名"))
  private static let verdict = ResultColumn(
    "verdict", .text, Text(en: "Verdict", zh: "结论"),
    Text(
      en: "holds; fails; unclear: the replicates cannot tell; silent: theory says nothing",
      zh: "holds 成立；fails 不成立；unclear 现有次数不能判断；silent 理论无所言"))

  // MARK: - Exact tests

  static let exact = ResultLayout(
    name: "exact.csv", purpose: Text(en: "Tests of levers without chance", zh: "政策工具的确定性检验"),
    columns: [
      lever,
      ResultColumn(
        "test", .text, Text(en: "Test", zh: "检验"),
        Text(
          en: "reference, beforeStart, onAndOff, choice, lives, start",
          zh: "reference 基准、beforeStart 起始前、onAndOff 启停、choice 选择、lives 人生、start 起始月")),
      ResultColumn(
        "code", .text, Text(en: "Code", zh: "代码"),
        Text(en: "Number among the model's verification tests", zh: "模型验证检验编号")),
      verdict,
      ResultColumn(
        "detail", .text, Text(en: "Detail", zh: "说明"),
        Text(en: "What was compared, or where it failed", zh: "比对内容或失败之处")),
    ])

  static func exact(of findings: [LeverFinding], _ language: ReportLanguage) -> Table {
    var table = exact.table
    for finding in findings {
      for found in finding.exact {
        table.append([
          .text(finding.lever.name), .text(found.test.rawValue), .text(found.test.code), .text(found.verdict.rawValue),
          .text(found.detail[language]),
        ])
      }
      let claims = finding.effects.filter { $0.isUntouchedAtStart != nil }
      let codes = claims.filter { $0.isUntouchedAtStart == false }.map(\.outcome.code)
      table.append([
        .text(finding.lever.name), "start", "V20", .text(finding.startVerdict.rawValue),
        .text((codes.isEmpty ? claims.map(\.outcome.code) : codes).joined(separator: " ")),
      ])
    }
    return table
  }

  // MARK: - Signs

  static let signs = ResultLayout(
    name: "signs.csv",
    purpose: Text(en: "Effects of each lever, alone and raised, against what theory says", zh: "单项工具提高力度的效果与理论预期"),
    columns: [
      lever, .indicator,
      ResultColumn(
        "expected", .text, Text(en: "Expected sign", zh: "预期方向"),
        Text(
          en: "+ or −; in brackets where no channel acts on the outcome itself; empty: theory is silent",
          zh: "+ 或 −；渠道不直接作用于该结果时加括号；空为理论无所言")),
      month("first", "First month", "首月", "First of the twelve months measured", "计量的十二个月之首月"),
      month("last", "Last month", "末月", "Last of them; a stock is that at its end", "末月；存量取该月末值"),
      number("base", "Base", "基准", "Mean at the reference level", "基准力度下的均值"),
      number("difference", "Difference", "差异", "Mean paired difference", "配对差异均值"),
      number("sd", "Standard deviation", "标准差", "Of the paired differences", "配对差异的标准差"),
      number("low", "Lower end", "下限", "Lower end of the 90 % interval of the mean", "均值 90% 区间下限"),
      number("high", "Upper end", "上限", "Upper end of that interval", "该区间上限"),
      verdict,
      number(
        "stepFromNone", "From none", "自零起", "Mean difference from level 0 to the reference; empty if that is 0",
        "自 0 级到基准的差异均值；基准为 0 时为空"),
      number("stepToOne", "To one", "至一级", "From the reference to one level above it", "自基准到其上一级"),
      number("stepToRaised", "To the highest", "至最高", "From there to the highest level", "由此到最高力度"),
      ResultColumn(
        "monotone", .text, Text(en: "In order", zh: "单调"),
        Text(en: "Whether every step goes the expected way", zh: "每一级是否都按预期方向变化")),
      ResultColumn(
        "start", .text, Text(en: "Untouched at start", zh: "起始月不变"),
        Text(
          en: "Whether nothing differed in the month of start: yes, no; empty where a channel acts on it",
          zh: "起始月是否毫无差异：yes、no；渠道可作用者为空")),
    ])

  private static func month(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(name, .text, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  private static func number(_ name: String, _ en: String, _ zh: String, _ definition: String, _ zhDefinition: String)
    -> ResultColumn
  {
    ResultColumn(
      name, .exact, unit: .asIndicator, Text(en: en, zh: zh), Text(en: definition, zh: zhDefinition))
  }

  static func signs(of findings: [LeverFinding]) -> Table {
    var table = signs.table
    for finding in findings {
      for effect in finding.effects {
        let precision = Precision(effect.outcome.indicator.kind)
        let difference = effect.difference
        let steps = effect.steps.map { precision.spread($0.mean) }
        let padding: [Table.Cell] = Array(repeating: .empty, count: 3 - steps.count)
        let head: [Table.Cell] = [
          .text(finding.lever.name), .text(effect.outcome.rawValue), .text(effect.expectation?.sign ?? ""),
          .text(effect.months.lowerBound.description), .text(effect.months.upperBound.description),
        ]
        let numbers: [Table.Cell] = [
          precision.spread(Statistics.mean(difference.base)), precision.spread(difference.mean),
          precision.spread(difference.distribution.standardDeviation),
          precision.spread(difference.interval?.lowerBound),
          precision.spread(difference.interval?.upperBound), .text(effect.verdict.rawValue),
        ]
        let tail: [Table.Cell] = [
          .text(effect.monotone.rawValue), .text(effect.isUntouchedAtStart.map { $0 ? "yes" : "no" } ?? ""),
        ]
        table.append(head + numbers + padding + steps + tail)
      }
    }
    return table
  }
}

extension LeverTheory.Expectation {
  /// `+`, `−`; in brackets if no channel acts on the outcome itself.
  public var sign: String {
    let sign = direction > 0 ? "+" : "−"
    return isDirect ? sign : "(\(sign))"
  }
}
