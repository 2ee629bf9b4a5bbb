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

  /// How many there are, and a table for each year with goals: goals and means of the first scenario, differences of the others from it.
  ///
  /// Lines have at most `width` columns, where headings allow it. Nil if no target is measured.
  public func text(_ language: ReportLanguage, width: Int = 80) -> String? {
    let words = SummaryWords(language: language)
    let years = Set(assessments.flatMap(\.yearsWithGoals)).sorted()
    let tables = years.compactMap { table($0, words)?.text(width: width) }
    guard !tables.isEmpty else { return nil }
    let done = ensembles[0].replicates
    var title = words("First \(done)", "前 \(done) 次运行")
    title += total.map { words(" of \($0) replicates", "（共 \($0) 次）") } ?? words(" replicates", "")
    let name = ensembles[0].scenario.name
    title +=
      ensembles.count == 1
      ? words(", mean:", "的均值：") : words(", mean of \(name) and how others differ:", "，\(name) 的均值与其他情景的差异：")
    return Wrapping.lines(title, width: width).joined(separator: "\n") + "\n" + tables.joined()
  }

  private func table(_ year: Int, _ words: SummaryWords) -> TextTable? {
    let base = assessments[0].headline(in: year)
    guard !base.isEmpty else { return nil }
    var table = TextTable(
      [("", .left)] + base.map { ($0.target.definition.shortTitle(in: year)[words.language], .right) })
    table.append([words("goal", "目标值")] + base.map(words.goal))
    table.append([ensembles[0].scenario.name] + base.map { words.count(Statistics.mean($0.values)) })
    for (ensemble, others) in zip(ensembles, assessments).dropFirst() {
      let differences = base.map { row in
        others.rows.first { $0.year == year && $0.target.name == row.target.name }.map {
          words.change(Statistics.mean($0.values) - Statistics.mean(row.values))
        }
      }
      table.append([ensemble.scenario.name] + differences.map { $0 ?? "" })
    }
    return table
  }
}
