import DistrictModel
import Reporting

extension LeverCheckSummary {
  /// The table for the terminal, at most 80 columns wide.
  public func text(_ language: ReportLanguage, seconds: Double, place: String) -> String {
    let words = SummaryWords(language: language)
    var table = TextTable(
      [(words("Lever", "政策工具"), .left)] + LeverTest.allCases.map { ($0.title[language], .left) }
        + [(words("start", "始月"), .left)] + LeverOutcome.allCases.map { ($0.code, .left) }
        + [(words("order", "单调"), .left)])
    for finding in findings {
      table.append(
        [finding.lever.name] + LeverTest.allCases.map { mark(of: $0, in: finding) }
          + [Self.mark(finding.startVerdict)] + LeverOutcome.allCases.map { mark(of: $0, in: finding) } + [
            Self.mark(finding.monotoneVerdict)
          ])
    }
    let legend = words(
      """
      ✓ holds · ✗ FAILS · ? cannot be told from no effect · blank: theory is silent
      + − sign found as expected, (+) (−) where no channel acts on the outcome itself
      T1 young people, T2 graduates, T3 A–F talents, T4 AI talents, T6 jobs, R rent

      """,
      """
      ✓ 成立 · ✗ 不成立 · ? 尚不能与零区分 · 空白：理论无所言
      + − 方向与预期一致；渠道不直接作用于该结果时加括号
      T1 青年人口，T2 大学生，T3 A–F类人才，T4 AI人才，T6 新增就业，R 租金

      """)
    let head = Wrapping.lines(heading(language, seconds: seconds), width: 80, hanging: 2)
    var text = head.map { $0 + "\n" }.joined() + table.text() + legend
    for line in [verdict(language)] + failures(language).map({ "  \($0)" }) {
      text += Wrapping.lines(line, width: 80, hanging: 4).map { $0 + "\n" }.joined()
    }
    return text + "\(place): exact.csv, signs.csv, summary.md\n"
  }

  static func mark(_ verdict: LeverVerdict) -> String {
    switch verdict {
    case .holds: "✓"
    case .fails: "✗"
    case .unclear: "?"
    case .silent: ""
    }
  }

  /// The mark of an exact test; for lives also what was claimed.
  func mark(of test: LeverTest, in finding: LeverFinding) -> String {
    guard let found = finding[test] else { return "" }
    guard test == .lives, found.verdict == .holds else { return Self.mark(found.verdict) }
    let index = check.base.district.levers.index(of: finding.lever.name) ?? 0
    switch check.theory(of: index).lives {
    case .untouched: return "="
    case .added: return "+"
    case .kept: return "≥"
    case .open: return "✓"
    }
  }

  /// The sign of an outcome, as found.
  private func mark(of outcome: LeverOutcome, in finding: LeverFinding) -> String {
    guard let effect = finding.effects.first(where: { $0.outcome == outcome }), let expected = effect.expectation else {
      return ""
    }
    switch effect.verdict {
    case .holds: return expected.sign
    case .fails: return "✗"
    case .unclear: return "?"
    case .silent: return ""
    }
  }
}
