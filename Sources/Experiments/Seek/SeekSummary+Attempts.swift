import Reporting
import ScenarioFiles

// Every mix that was held against fresh luck, with what the search had believed of it.

extension SeekSummary {
  func attemptsTitle(_ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    return words(
      "Attempts: \(found.rule.replicates) runs each, with luck that no choice has seen",
      "确认过程：每次 \(found.rule.replicates) 次运行，所用随机数均未参与选择")
  }

  func attemptsTable(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var columns: [(text: String, alignment: TextTable.Alignment)] = [
      (words("attempt", "次序"), .right), (words("mix", "组合"), .right),
    ]
    for priced in priced {
      let name = experiment.outcomes[priced.outcome].name
      columns += [(name, .right)] + (priced.limit == nil ? [] : [(words("asked", "要求"), .right)])
    }
    for asked in asked {
      let name = experiment.outcomes[asked.outcome].name
      columns += [(words("\(name): believed", "\(name)：搜索估计"), .right), (words("fresh luck", "新随机数"), .right)]
      if asked.least != nil { columns.append((words("needed", "须达"), .right)) }
    }
    columns.append((words("verdict", "结论"), .left))
    var table = TextTable(columns)
    for (index, attempt) in found.attempts.enumerated() {
      var row = ["\(index + 1)", "\(number(of: attempt.mix))"]
      for priced in priced {
        let outcome = experiment.outcomes[priced.outcome]
        row.append(attempt.confirmed.map { words.value($0.mean(priced.outcome), of: outcome) } ?? "–")
        if let limit = priced.limit {
          row.append((outcome.direction == .lower ? "≤ " : "≥ ") + words.chosen(limit.bound, of: outcome))
        }
      }
      for asked in asked {
        row.append(NumberText.percent(Self.chance(attempt.believed, asked.goal), language))
        row.append(
          attempt.confirmed.map { count($0.reached(asked.goal), of: $0.runs.count, words) } ?? words("failed", "失败"))
        if let least = asked.least { row.append(found.rule.needed(for: least).map { "\($0)" } ?? "–") }
      }
      row.append(verdict(of: attempt, words))
      table.append(row)
    }
    return table
  }

  /// Counts as they are, since what is needed is one.
  private func count(_ reached: Int, of runs: Int, _ words: SummaryWords) -> String {
    words("\(reached) of \(runs)", "\(reached)/\(runs)")
  }

  private func verdict(of attempt: Seek.Confirmed, _ words: SummaryWords) -> String {
    switch found.isBorneOut(attempt) {
    case true?: words("confirmed", "确认")
    case false?: words("not confirmed", "未确认")
    case nil: words("a run failed", "运行失败")
    }
  }
}
