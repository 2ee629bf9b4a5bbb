import DistrictModel
import Reporting

/// What a lever check says, as a text for the terminal and as a page.
public struct LeverCheckSummary: Sendable {
  public let check: LeverCheck
  public let findings: [LeverFinding]

  private var verdicts: [LeverVerdict] { findings.flatMap(\.verdicts) }

  /// Whether no test failed.
  public var holds: Bool { !verdicts.contains(.fails) }

  // MARK: - Words

  /// `Xiaoshan · 29 levers · 8 paired replicates · 1:20`
  func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    let words = SummaryWords(language: language)
    let count = findings.count
    var parts = [
      check.base.district.title[language], words(count == 1 ? "1 lever" : "\(count) levers", "\(count) 项政策工具"),
      words("\(check.replicates) paired replicates", "\(check.replicates) 次配对运行"), check.sample.description,
      words("seed \(check.base.run.seed)", "随机种子 \(check.base.run.seed)"),
    ]
    if let seconds { parts.append(NumberText.fixed(seconds, places: 1, language) + words(" s", " 秒")) }
    return parts.joined(separator: " · ")
  }

  /// `412 of 419 tests hold, 7 are unclear: …`
  public func verdict(_ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let told = verdicts.filter { $0 != .silent }
    func count(_ verdict: LeverVerdict) -> Int { told.count { $0 == verdict } }
    var text = words(
      "\(count(.holds)) of \(told.count) tests hold.", "\(told.count) 项检验中 \(count(.holds)) 项成立。")
    if count(.unclear) > 0 {
      // An exact test takes one replicate, of which only the sample can be larger.
      let isOfSample = findings.contains { $0.exact.contains { $0.verdict == .unclear } }
      text += words(
        " \(count(.unclear)) cannot tell the effect from none: more replicates\(isOfSample ? ", or a larger sample," : "") would.",
        "\(count(.unclear)) 项尚不能与零区分，需增加运行次数\(isOfSample ? "或加大抽样" : "")。")
    }
    if count(.fails) > 0 {
      text += words(" \(count(.fails)) FAIL.", "\(count(.fails)) 项不成立。")
    }
    return text
  }

  /// One line for each test that failed.
  public func failures(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    return findings.flatMap { finding in
      let name = finding.lever.name
      let exact = finding.exact.filter { $0.verdict == .fails }.map {
        "\(name) · \($0.test.code) \($0.test.title[language]): \($0.detail[language])"
      }
      let effects = finding.effects.flatMap { effect -> [String] in
        var lines: [String] = []
        let place = "\(name) · V20 \(effect.outcome.code)"
        if effect.isUntouchedAtStart == false {
          lines.append(words("\(place): differs in the month of start", "\(place)：起始月出现差异"))
        }
        let sign = effect.expectation?.sign ?? ""
        if effect.verdict == .fails {
          let found = amount(effect.difference.mean, effect.outcome, language)
          lines.append(
            effect.difference.mean == 0
              ? words(
                "\(place): expected \(sign), nothing moved: a channel leads nowhere, or the sample is too small",
                "\(place)：预期 \(sign)，毫无变化：渠道未起作用，或样本过小")
              : words("\(place): expected \(sign), found \(found)", "\(place)：预期 \(sign)，实为 \(found)"))
        }
        if effect.monotone == .fails {
          let steps = effect.steps.map { amount($0.mean, effect.outcome, language) }.joined(separator: ", ")
          lines.append(words("\(place): steps between levels \(steps)", "\(place)：各级差异 \(steps)"))
        }
        return lines
      }
      return exact + effects
    }
  }

  /// `+1,234`, `−0.0312`.
  func amount(_ value: Double, _ outcome: LeverOutcome, _ language: ReportLanguage) -> String {
    if outcome.indicator.kind != .level { return SummaryWords(language: language).change(value) }
    // Rents: hundredths of a fen say nothing.
    let rounded = (value * 1000).rounded() / 1000
    return (rounded > 0 ? "+" : "") + NumberText.fixed(rounded, places: 3, language)
  }
}
