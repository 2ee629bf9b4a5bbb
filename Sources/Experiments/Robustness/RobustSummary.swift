import DistrictModel
import Reporting
import ScenarioFiles

/// What packages in many worlds say at a glance: which satisfies most often, which is regretted least, and where one fails.
public struct RobustSummary: ExperimentSummary {
  package let found: Robust
  public let runs: ExperimentRuns
  public let experiment: LoadedExperiment

  init(of found: Robust, runs: ExperimentRuns, experiment: LoadedExperiment) {
    self.found = found
    self.runs = runs
    self.experiment = experiment
  }

  public var files: ExperimentFiles {
    ExperimentFiles(RobustTables(self).all, charts: RobustCharts(self).set)
  }

  var packages: [ExperimentRobust.Package] { found.asked.packages }
  var factors: [Factor] { experiment.factors }

  func title(_ package: Int, _ language: ReportLanguage) -> String { packages[package].title[language] }

  /// Outcomes in the order in which they are told: the one by which regret decides comes first.
  var told: [Int] {
    let judged = found.asked.regret
    return [judged] + experiment.outcomes.indices.filter { $0 != judged }
  }

  // MARK: - Pages

  public func text(_ language: ReportLanguage, seconds: Double?, place: RunSummary.Place?) -> String {
    var text = Self.wrapped([heading(language, seconds: seconds), question(language)])
    for table in tables(language) { text += "\n" + table.text() }
    text += "\n" + Self.wrapped(sentences(language))
    if let place { text += place.text(language) }
    return text
  }

  public func markdown(_ language: ReportLanguage) -> String {
    var text = pageTitle(language) + "\n" + heading(language, seconds: nil) + "\n\n"
    if let note = experiment.note { text += note[language] + "\n\n" }
    text += question(language) + "\n\n"
    for table in tables(language) { text += table.markdown + "\n" }
    return text + sentences(language).map { "- \($0)\n" }.joined()
  }

  private func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    let (worlds, count) = (found.worlds.count, packages.count)
    return heading(
      language, design: Text(en: "\(worlds) worlds × \(count) packages", zh: "\(worlds) 种情形 × \(count) 个方案"),
      points: worlds * count, seconds: seconds)
  }

  /// `Asked: which packages reach Youth population, 2028 (goal 1,050,000) in a world …`
  private func question(_ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let goals = found.asked.reach.map { goalText($0, language) }.joined(separator: words(" and ", "、"))
    let share = NumberText.percent(found.asked.chance, language)
    let regret = experiment.outcomes[found.asked.regret].title[language]
    return words(
      "Asked: in which worlds does each package reach \(goals)? It satisfies in a world where \(share) of its \(base.run.replicates) runs or more do. Regret: how far a package falls behind the best one of the same world, in \(regret).",
      "问题：各方案在哪些情形下能实现\(goals)？某情形的 \(base.run.replicates) 次运行中有 \(share) 及以上实现者，视为该方案在此情形下达标。后悔值：同一情形下落后于最佳方案的幅度，以\(regret)计。"
    )
  }

  /// `Youth population, 2028 (goal 1,050,000)`
  func goalText(_ number: Int, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let outcome = experiment.outcomes[number]
    guard let goal = outcome.goal else { return outcome.title[language] }
    let text = outcome.indicator.map { _ in words.round(goal) } ?? words.value(goal, of: outcome)
    return outcome.title[language] + words(" (goal \(text))", "（目标 \(text)）")
  }

  // MARK: - Tables

  private func tables(_ language: ReportLanguage) -> [TextTable] {
    guard let together = found.together else { return [] }
    return [satisfactionTable(together, language)] + told.map { outcomeTable($0, language) }
  }

  private func satisfactionTable(_ goal: Robust.Goal, _ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    let worlds = found.compared.count
    var table = TextTable([
      (words("Package", "方案"), .left), (words("satisfies in", "达标情形"), .right), (words("share", "比例"), .right),
      (words("90 % interval", "90% 区间"), .right), (words("luck decides in", "难以判断"), .right),
      (words("of all runs", "占全部运行"), .right),
    ])
    for package in found.ranked {
      let satisfaction = goal.satisfactions[package]
      let ends = satisfaction.interval
      table.append([
        packages[package].name, words("\(satisfaction.worlds) of \(worlds)", "\(satisfaction.worlds)/\(worlds)"),
        NumberText.percent(satisfaction.share, language),
        "\(NumberText.fixed(100 * ends.lowerBound, places: 0, language))–\(NumberText.percent(ends.upperBound, language))",
        "\(satisfaction.undecided)", NumberText.percent(satisfaction.meanChance, language),
      ])
    }
    return table
  }

  /// How every package stands up in one outcome.
  private func outcomeTable(_ number: Int, _ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    let result = found.outcomes[number]
    let outcome = experiment.outcomes[number]
    let largest = result.matrix.standings.map { max($0.mean.magnitude, $0.worst.magnitude) }.max() ?? 0
    let column = OutcomeColumn(words, of: outcome, largest: largest)
    var table = TextTable([
      (column.title(), .left), (words("mean", "均值"), .right), (words("worst", "最差"), .right),
      (words("world", "情形"), .right), (words("regret", "后悔值"), .right), (words("90 %", "90%"), .right),
      (words("largest", "最大"), .right), (words("world", "情形"), .right), (words("best in", "最佳比例"), .right),
    ])
    for package in found.ranked {
      let standing = result.matrix.standings[package]
      let share = Double(standing.best) / Double(found.compared.count)
      table.append([
        packages[package].name, column.value(standing.mean), column.value(standing.worst),
        "\(standing.worldOfWorst + 1)", column.size(standing.meanRegret), column.size(standing.regret90),
        column.size(standing.largestRegret), "\(standing.worldOfLargestRegret + 1)",
        NumberText.percent(share, language),
      ])
    }
    return table
  }
}
