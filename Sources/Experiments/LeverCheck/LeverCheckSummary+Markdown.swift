import DistrictModel
import Reporting

extension LeverCheckSummary {
  /// The page: `summary.md`.
  public func markdown(_ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    var text = words("# Levers, tested\n\n", "# 政策工具检验\n\n")
    text += words(
      "Every lever of the district against what must be true of it: what `talentflow levers --check` printed.\n\n",
      "城区每项政策工具是否符合其应有的性质：`talentflow levers --check` 的结果。\n\n")
    text += words("## Overview\n\n", "## 概览\n\n")
    text += heading(language, seconds: nil) + "\n\n" + verdict(language) + "\n\n"
    text += failures(language).map { "- \($0)\n" }.joined() + (holds ? "" : "\n")
    text += words(
      """
      Each lever is raised alone, by \(Int(LeverCheck.raised)) levels above its reference and at once (diagnostic levels are not \
      bounded), from the policy start on; the same people meet the same luck without it. Expectations are those of the \
      channels a lever names, turned round where a size has the other sign; nothing is known lever by lever.

      ### Tests without chance


      """,
      """
      每项工具自政策起始起单独、立即提高到基准以上 \(Int(LeverCheck.raised)) 级（诊断力度不受上限约束），与未提高时使用相同的人和随机数。\
      预期由工具所用渠道得出，大小为反号时方向相反；不针对单项工具另作设定。

      ### 确定性检验


      """)
    text += exactTable(language).markdown + "\n"
    for test in LeverTest.allCases {
      text += "- **\(test.title[language])** (\(test.code))\(words(": ", "："))\(test.meaning[language])\n"
    }
    text += words(
      """
      - **start** (V20): in the month in which the lever is raised, the outcomes named do not differ by one unit: none of its \
      channels acts on them there.

      ### Signs

      Mean paired difference and the 90 % interval of the mean. The sign before it is the expected one, in \
      brackets where no channel acts on the outcome itself. **?**: the interval holds zero, or the effect has the other \
      sign without being refuted; **✗**: refuted: a band three times as wide as the interval lies on the wrong side, or \
      a channel acts on the outcome and the lever moves no outcome at all. Without a sign theory is silent, and the figure is for information. \
      Flows are summed over the first twelve months of full effect, stocks and rents taken at their end.


      """,
      """
      - **始月**（V20）：提高力度的当月，所列结果一个单位都不变：没有渠道在当月作用于它们。

      ### 方向

      配对差异均值及均值的 90% 区间。前面的符号为预期方向，渠道不直接作用于该结果时加括号。**?**：区间含零，或方向相反但未被否定；\
      **✗**：被否定，即三倍宽的区间带仍在相反一侧，或渠道作用于该结果而该工具未使任何结果变化。无符号者理论无所言，数字仅供参考。\
      流量取完全生效后首个十二个月之和，存量与租金取其末值。


      """)
    text += signTable(language).markdown + "\n"
    text += words(
      "**Order**: from level 0 over the reference and one level above it to \(Int(LeverCheck.raised)) levels above it, every signed outcome moves the expected way at every step (✓), cannot be told (?), or is refuted (✗).\n",
      "**单调**：从 0 级、基准、基准上一级到基准上 \(Int(LeverCheck.raised)) 级，各有预期的结果每一级都按预期方向变化（✓）、尚不能判断（?）或被否定（✗）。\n")
    return text
  }

  private func exactTable(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var table = TextTable(
      [("", .left), (words("Lever", "政策工具"), .left)]
        + LeverTest.allCases.map { ($0.title[language], .left) } + [(words("start", "始月"), .left)])
    for finding in findings {
      let claims = finding.effects.filter { $0.isUntouchedAtStart != nil }.map(\.outcome.code)
      let start = "\(Self.mark(finding.startVerdict)) \(claims.joined(separator: " "))"
      let onAndOff = finding[.onAndOff].map { "\(Self.mark($0.verdict)) \($0.detail[language])" } ?? ""
      table.append(
        [finding.lever.definition.code, "`\(finding.lever.name)`"]
          + LeverTest.allCases.map { $0 == .onAndOff ? onAndOff : mark(of: $0, in: finding) } + [start])
    }
    return table
  }

  private func signTable(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var table = TextTable(
      [("", .left), (words("Lever", "政策工具"), .left)]
        + LeverOutcome.allCases.map { ("\($0.code) \($0.indicator.title[language])", .right) }
        + [(words("Order", "单调"), .left)])
    for finding in findings {
      let cells = LeverOutcome.allCases.map { outcome in
        finding.effects.first { $0.outcome == outcome }.map { cell($0, language) } ?? ""
      }
      table.append(
        [finding.lever.definition.code, "`\(finding.lever.name)`"] + cells + [Self.mark(finding.monotoneVerdict)])
    }
    return table
  }

  /// `+ 1,234 (1,100 to 1,350)`
  private func cell(_ effect: LeverFinding.Effect, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    var text = amount(effect.difference.mean, effect.outcome, language)
    if let interval = effect.difference.interval {
      let ends = [interval.lowerBound, interval.upperBound].map { amount($0, effect.outcome, language) }
      text += " (\(ends.joined(separator: words(" to ", " 至 "))))"
    }
    let flag = effect.verdict == .unclear ? " **?**" : effect.verdict == .fails ? " **✗**" : ""
    return (effect.expectation.map { "\($0.sign): " } ?? "") + text + flag
  }
}
