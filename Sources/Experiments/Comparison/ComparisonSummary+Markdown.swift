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
    let readings = years.flatMap { year in
      base.assessments.headline(in: year).compactMap { readingTable(of: $0, language) }
    }
    if !readings.isEmpty {
      text += words("## Other readings of the targets\n\n", "## 目标的其他口径\n\n")
      text += words(
        "Mean, and how often the goal is reached, if the words of a target are read otherwise; without the latter, what another target counts too.\n\n",
        "按目标文字的其他可能含义计算的均值与实现次数；无实现次数者为与其他目标重复计入的人数。\n\n")
      for table in readings { text += table.markdown + "\n" }
    }
    text += words("## What the numbers rest on\n\n", "## 数字的依据\n\n")
    let sentences = sentences(language)
    text += sentences.map { "- \($0)\n" }.joined()
    let list = charts.markdown(language)
    return list.isEmpty ? text : text + words("\n## Charts\n\n", "\n## 图表\n\n") + list
  }

  /// What becomes of a target by its other readings under each scenario; nil if it has none.
  private func readingTable(of row: TargetAssessment, _ language: ReportLanguage) -> TextTable? {
    let readings = base.assessments.readings(of: row).map(\.reading)
    guard !readings.isEmpty else { return nil }
    let words = SummaryWords(language: language)
    var table = TextTable(
      [(row.target.definition.shortTitle(in: row.year)[language], .left)]
        + readings.map { ($0.definition.title[language], .right) })
    for arm in scenarios {
      let found = arm.assessments.readings.filter { $0.year == row.year && $0.target.name == row.target.name }
      table.append(
        [arm.scenario.name]
          + readings.map { reading in
            guard let found = found.first(where: { $0.reading.name == reading.name }) else { return "" }
            let reached = found.reached.map { words.chance($0, of: comparison.replicates) }
            return words.count(Statistics.mean(found.values)) + (reached.map { words(" (\($0))", "（\($0)）") } ?? "")
          })
    }
    return table
  }
}
