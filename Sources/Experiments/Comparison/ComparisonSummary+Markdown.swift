import DistrictModel
import Reporting

extension ComparisonSummary {
  /// The page one would paste into a briefing: `summary.md`.
  ///
  /// - Parameter charts: those that stand beside it.
  public func markdown(_ language: ReportLanguage, charts: ChartSet) -> String {
    let words = SummaryWords(language: language)
    let names = comparison.arms.map { $0.scenario.title[language] }.joined(separator: words(", ", "、"))
    var text = words(
      "# \(base.scenario.district.title[language]): \(names), against \(base.scenario.title[language])\n\n",
      "# \(base.scenario.district.title[language])：\(names)，对比\(base.scenario.title[language])\n\n")
    text += heading(language, seconds: nil) + "\n\n"
    for arm in scenarios {
      let note = arm.scenario.note.map { words(": ", "：") + $0[language] } ?? ""
      text += "- **\(arm.scenario.name)** (\(arm.scenario.title[language]))\(note)\n"
    }
    text += "\n"
    for table in tables(language) { text += table.markdown + "\n" }
    text += words("## What the numbers rest on\n\n", "## 数字的依据\n\n")
    let sentences = sentences(language)
    text += sentences.map { "- \($0)\n" }.joined()
    let list = charts.markdown(language)
    return list.isEmpty ? text : text + words("\n## Charts\n\n", "\n## 图表\n\n") + list
  }
}
