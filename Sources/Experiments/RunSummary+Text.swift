import DistrictModel
import Reporting

extension RunSummary {
  /// The page for the terminal.
  ///
  /// - Parameters:
  ///   - seconds: how long the run took; left out of anything that must be the same bytes each time.
  ///   - place: where the results are.
  public func text(_ language: ReportLanguage, seconds: Double?, place: Place?) -> String {
    let words = SummaryWords(language: language)
    var text = Wrapping.lines(heading(language, seconds: seconds), width: 80).joined(separator: "\n") + "\n"
    for year in years { text += table(for: year, language).text() }
    if let spread = uncertainty?.table(language) { text += "\n" + spread.text() }
    let paragraphs = sentences(language) + caveats(language)
    text += "\n" + paragraphs.map { Wrapping.lines($0, width: 80).joined(separator: "\n") + "\n" }.joined()
    text += "\n"
    for (name, definition) in definitions(language) {
      text += Wrapping.lines(name + words(": ", "：") + definition, width: 80, hanging: 2).joined(separator: "\n") + "\n"
    }
    if let place { text += place.text(language) }
    return text
  }

  /// `Xiaoshan · baseline · 16 replicates · 2026-01…2030-12 · 1:1 (1.04 million persons) · 9.8 s`
  func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    let words = SummaryWords(language: language)
    var parts = [
      scenario.district.title[language], scenario.name,
      words(replicates == 1 ? "1 replicate" : "\(replicates) replicates", "\(replicates) 次运行"),
      "\(firstMonth)…\(lastMonth)",
      scenario.run.sample.description
        + (personsAtStart.map { words(" (\(words.persons($0)))", "（\(words.persons($0))）") } ?? ""),
    ]
    if let seconds { parts.append(NumberText.fixed(seconds, places: 1, language) + words(" s", " 秒")) }
    return parts.joined(separator: " · ")
  }

  /// The headline targets of a year; after the last one that has goals, what becomes of their indicators later.
  func table(for year: Int, _ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var table = TextTable([
      (words("Targets for \(year)", "\(year) 年目标"), .left), (words("goal", "目标值"), .right),
      (words("median", "中位数"), .right),
      (words("90 % interval", "90% 区间"), .right), (words("chance", "实现次数"), .right),
    ])
    let rows = assessments.headline(in: year)
    for row in rows {
      let end = row.target.definition.measure == .yearEnd ? words(", 31 Dec", "（年末）") : ""
      table.append([
        row.target.definition.title[language] + end, words.goal(row), words.count(row.distribution.q50),
        words.interval(row.distribution.q05, row.distribution.q95), words.chance(row.reached, of: replicates),
      ])
      for reading in assessments.readings(of: row) {
        table.append([
          "  " + reading.reading.definition.title[language], "", words.count(reading.distribution.q50),
          words.interval(reading.distribution.q05, reading.distribution.q95),
          reading.reached.map { words.chance($0, of: replicates) } ?? "",
        ])
      }
    }
    if rows.count > 1, let reached = assessments.allHeadlineReached(in: year) {
      table.append([words.all(rows.count), "", "", "", words.chance(reached, of: replicates)])
    }
    if let last = yearWithoutGoal, year == years.last {
      table.append([words("\(last), no goal of its own", "\(last) 年（无当年目标）"), "", "", "", ""])
      for figure in figures { table.append(cells(figure, language)) }
    }
    return table
  }

  /// A figure as a row of the table of targets.
  private func cells(_ figure: YearFigure, _ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    let end = figure.isYearEnd ? words(", 31 Dec", "（年末）") : ""
    return [
      figure.title[language] + end, "", words.count(figure.distribution.q50),
      words.interval(figure.distribution.q05, figure.distribution.q95), "",
    ]
  }
}
