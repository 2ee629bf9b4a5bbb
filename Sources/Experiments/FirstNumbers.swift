import DistrictModel
import Reporting

/// What the first replicates say of the headline targets while the others go on: means, and no chance, which so few cannot tell.
public struct FirstNumbers: Sendable {
  /// The base first, if scenarios are compared; the same replicates of each.
  private let ensembles: [Ensemble]
  private let assessments: [TargetAssessments]
  /// Replicates that there will be; nil if nobody can say yet.
  private let total: Int?

  /// - Precondition: there is an ensemble.
  init(_ ensembles: [Ensemble], of total: Int?) {
    precondition(!ensembles.isEmpty, "first numbers are about a scenario")
    self.ensembles = ensembles
    assessments = ensembles.map(TargetAssessments.init)
    self.total = total
  }

  /// How many there are, and a table for each year with goals: goals, means of the first scenario, differences of the others from it.
  ///
  /// Nil if no target is measured.
  public func text(_ language: ReportLanguage) -> String? {
    let words = SummaryWords(language: language)
    let tables = assessments[0].yearsWithGoals.compactMap { table($0, words)?.text() }
    guard !tables.isEmpty else { return nil }
    let done = ensembles[0].replicates
    let title =
      total.map { words("First \(done) of \($0) replicates", "前 \(done) 次运行（共 \($0) 次）") }
      ?? words("First \(done) replicates", "前 \(done) 次运行")
    return title + words(", mean:", "的均值：") + "\n" + tables.joined()
  }

  private func table(_ year: Int, _ words: SummaryWords) -> TextTable? {
    let base = assessments[0].headline(in: year)
    guard !base.isEmpty else { return nil }
    var table = TextTable(
      [("", .left)] + base.map { ($0.target.definition.shortTitle(in: year)[words.language], .right) })
    table.append([words("goal", "目标值")] + base.map(words.goal))
    let means = base.map { Statistics.mean($0.values) }
    table.append([ensembles[0].scenario.name] + means.map(words.count))
    for (ensemble, others) in zip(ensembles, assessments).dropFirst() {
      let differences = zip(others.headline(in: year), means).map { Statistics.mean($0.values) - $1 }
      table.append([ensemble.scenario.name] + differences.map(words.change))
    }
    return table
  }
}
