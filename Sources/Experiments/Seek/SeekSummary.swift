import DistrictModel
import Reporting
import ScenarioFiles

/// What a search says at a glance: the mix found, what the search believed of it and what fresh luck made of it, and what more or
/// less would cost.
public struct SeekSummary: ExperimentSummary {
  package let found: Seek
  public let runs: ExperimentRuns
  /// Of what mix and stage each run is.
  package let origins: [(mix: Mix, stage: SeekStage)]
  public let experiment: LoadedExperiment

  init(of found: Seek, runs: ExperimentRuns, origins: [(mix: Mix, stage: SeekStage)], experiment: LoadedExperiment) {
    self.found = found
    self.runs = runs
    self.origins = origins
    self.experiment = experiment
  }

  /// Mixes: in uncertain worlds a mix is more than one point of the runs.
  public var pointCount: Int { found.archive.mixes.count }

  public var files: ExperimentFiles {
    ExperimentFiles(SeekTables(self).all, charts: SeekCharts(self).set)
  }

  // MARK: - What is asked

  var seek: ExperimentSeek {
    guard let seek = experiment.seek else { preconditionFailure("a search is of an experiment that seeks") }
    return seek
  }

  var levers: [Factor] { experiment.factors.filter { $0.role == .lever } }

  /// Outcomes whose chance is told, with the chance asked for; nil for the one made likeliest.
  var asked: [(outcome: Int, goal: SeekProblem.Goal, least: Double?)] {
    var asked = zip(seek.chances, found.problem.chances).map {
      (outcome: $0.outcome, goal: $1.goal, least: Double?.some($0.least))
    }
    if case .likeliest(let outcome) = seek.aim, case .likeliest(let goal) = found.problem.aim {
      asked.insert((outcome: outcome, goal: goal, least: nil), at: 0)
    }
    return asked
  }

  /// Outcomes whose mean is told: the one made least, and budgets.
  var priced: [(outcome: Int, limit: ExperimentSeek.Limit?)] {
    var priced = seek.limits.map { (outcome: $0.outcome, limit: ExperimentSeek.Limit?.some($0)) }
    if case .least(let outcome) = seek.aim { priced.insert((outcome: outcome, limit: nil), at: 0) }
    return priced
  }

  /// Number of a mix, from 1, in the order in which they were first looked at.
  func number(of mix: Mix) -> Int { (found.archive.mixes.firstIndex(of: mix) ?? -1) + 1 }

  // MARK: - Pages

  public func text(_ language: ReportLanguage, seconds: Double?, place: RunSummary.Place?) -> String {
    var text = Self.wrapped([heading(language, seconds: seconds), question(language)])
    if let answer = found.answer {
      text += "\n" + leverTable(answer.mix, language).text() + "\n" + answerTable(answer, language).text()
      text += "\n" + attemptsTitle(language) + "\n" + attemptsTable(language).text()
      text += "\n" + frontierTitle(language) + "\n" + frontierTable(language).text()
    }
    text += "\n" + Self.wrapped(sentences(language))
    if let place { text += place.text(language) }
    return text
  }

  public func markdown(_ language: ReportLanguage) -> String {
    var text = pageTitle(language) + "\n" + heading(language, seconds: nil) + "\n\n"
    if let note = experiment.note { text += note[language] + "\n\n" }
    text += question(language) + "\n\n"
    if let answer = found.answer {
      text += leverTable(answer.mix, language).markdown + "\n" + answerTable(answer, language).markdown + "\n"
      text += attemptsTitle(language) + "\n\n" + attemptsTable(language).markdown + "\n"
      text += frontierTitle(language) + "\n\n" + frontierTable(language).markdown + "\n"
    }
    return text + sentences(language).map { "- \($0)\n" }.joined()
  }

  /// `Xiaoshan · cheapest-mix · 74 mixes looked at, 392 runs of 1:20 and 256 of 1:5 · 2026-01…2028-12`
  private func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    let words = SummaryWords(language: language)
    let cheap = origins.count { $0.stage == .search }
    let (search, own) = (seek.effort.sample, base.run.sample)
    let count = { NumberText.count($0, language) }
    let runs =
      search == own
      ? words("\(count(origins.count)) runs of \(own)", "按 \(own) 运行 \(count(origins.count)) 次")
      : words(
        "\(count(cheap)) runs of \(search) and \(count(origins.count - cheap)) of \(own)",
        "按 \(search) 运行 \(count(cheap)) 次、按 \(own) 运行 \(count(origins.count - cheap)) 次")
    var parts = [
      base.district.title[language], experiment.name,
      words("\(pointCount) mixes looked at, \(runs)", "搜索 \(pointCount) 个组合，\(runs)"),
      "\(base.district.period.start)…\(base.run.until)",
    ]
    if let seconds { parts.append(NumberText.fixed(seconds, places: 1, language) + words(" s", " 秒")) }
    return parts.joined(separator: " · ")
  }

  /// `Sought: the least cost with a chance of 80 % or more for youth population, 2028 (goal 1,050,000).`
  private func question(_ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let aim =
      switch seek.aim {
      case .least(let outcome):
        words(
          "the least \(experiment.outcomes[outcome].title.en)", "\(experiment.outcomes[outcome].title.zh)最小")
      case .likeliest(let outcome):
        words("the greatest chance of \(goalText(outcome, .en))", "\(goalText(outcome, .zh))的实现概率最大")
      }
    let chances = seek.chances.map {
      let share = NumberText.percent($0.least, language)
      return words(
        "a chance of \(share) or more of \(goalText($0.outcome, .en))", "\(goalText($0.outcome, .zh))的实现概率不低于 \(share)")
    }
    let limits = seek.limits.map {
      let outcome = experiment.outcomes[$0.outcome]
      let bound = words.chosen($0.bound, of: outcome)
      return outcome.direction == .lower
        ? words("\(outcome.title.en) of \(bound) at most", "\(outcome.title.zh)不超过 \(bound)")
        : words("\(outcome.title.en) of \(bound) at least", "\(outcome.title.zh)不低于 \(bound)")
    }
    let conditions = (chances + limits).joined(separator: words(" and ", "，"))
    return words("Sought: \(aim), with \(conditions).", "求：\(aim)，条件为\(conditions)。")
  }

  /// `Youth population, 2028 (goal 1,050,000)`
  func goalText(_ number: Int, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let outcome = experiment.outcomes[number]
    guard let goal = outcome.goal else { return outcome.title[language] }
    let text = words.chosen(goal, of: outcome)
    return outcome.title[language] + words(" (goal \(text))", "（目标 \(text)）")
  }

  // MARK: - Tables

  private func leverTable(_ mix: Mix, _ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var table = TextTable([
      (words("Lever", "工具"), .left), (words("mix found", "所得组合"), .right), (words("in the base", "基准"), .right),
      (words("from", "下限"), .right), (words("to", "上限"), .right),
    ])
    for (index, lever) in levers.enumerated() {
      let levels = found.space.axes[index].levels
      table.append([
        "\(lever.name): \(lever.title[language])", levels[mix[index]].short, lever.baseValue?.short ?? "",
        levels.first?.short ?? "", levels.last?.short ?? "",
      ])
    }
    return table
  }

  /// What the search believed of the answer beside what fresh luck made of it.
  private func answerTable(_ answer: Seek.Confirmed, _ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var table = TextTable([
      (words("The mix found", "所得组合"), .left), (words("asked", "要求"), .right), (words("search", "搜索"), .right),
      (words("fresh luck", "新随机数"), .right), (words("90 % interval", "90% 区间"), .right),
    ])
    for (number, limit) in priced {
      let outcome = experiment.outcomes[number]
      let sign = outcome.direction == .lower ? "≤ " : "≥ "
      table.append([
        outcome.title[language], limit.map { sign + words.chosen($0.bound, of: outcome) } ?? words("least", "最小"),
        words.value(answer.believed.mean(number), of: outcome),
        answer.confirmed.map { words.value($0.mean(number), of: outcome) } ?? words("failed", "失败"),
        answer.confirmed.flatMap { interval($0, number, words) } ?? "",
      ])
    }
    for (number, goal, least) in asked {
      table.append([
        words("Chance: ", "概率：") + experiment.outcomes[number].title[language],
        least.map { "≥ " + NumberText.percent($0, language) } ?? words("greatest", "最大"),
        NumberText.percent(Self.chance(answer.believed, goal), language),
        answer.confirmed.map { words.chance($0.reached(goal), of: $0.runs.count) } ?? words("failed", "失败"),
        answer.confirmed.map { chanceInterval($0, goal, language) } ?? "",
      ])
    }
    return table
  }

  private func interval(_ estimate: MixEstimate, _ column: Int, _ words: SummaryWords) -> String? {
    let values = estimate.runs.map { $0[column] }
    guard let error = Statistics.standardError(values) else { return nil }
    let margin = Statistics.studentT95(degreesOfFreedom: values.count - 1) * error
    return "±" + words.value(margin, of: experiment.outcomes[column])
  }

  private func chanceInterval(_ estimate: MixEstimate, _ goal: SeekProblem.Goal, _ language: ReportLanguage) -> String {
    let ends = Statistics.wilsonInterval(successes: estimate.reached(goal), trials: estimate.runs.count)
    return
      "\(NumberText.fixed(100 * ends.lowerBound, places: 0, language))–\(NumberText.percent(ends.upperBound, language))"
  }

  /// The chance that belongs to a score, told from the distance of the mean from the goal.
  static func chance(_ estimate: MixEstimate, _ goal: SeekProblem.Goal) -> Double {
    Factor.Distribution.normalProbability(estimate.score(goal))
  }

  private func frontierTitle(_ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let count = min(found.rule.replicates, Seek.mostFrontierRuns)
    return words(
      "What more or less would cost (\(count) runs each with the luck of the last attempt; none of these rows is a confirmation)",
      "要求更高或更低时的组合（各 \(count) 次运行，与最后一次尝试的随机数相同；不构成确认）")
  }

  private func frontierTable(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    var columns: [(text: String, alignment: TextTable.Alignment)] = [(words("mix", "组合"), .left)]
    columns += levers.map { ($0.name, .right) }
    columns += priced.map { (experiment.outcomes[$0.outcome].name, .right) }
    columns += asked.map { (experiment.outcomes[$0.outcome].name, .right) }
    var table = TextTable(columns)
    for point in found.frontier {
      var row = ["\(number(of: point.mix))" + mark(point.mix, words)]
      row += found.space.values(of: point.mix).map(\.short)
      let estimate = point.confirmed
      row += priced.map { priced in
        estimate.map { words.value($0.mean(priced.outcome), of: experiment.outcomes[priced.outcome]) }
          ?? words("failed", "失败")
      }
      row += asked.map { asked in
        estimate.map { words.chance($0.reached(asked.goal), of: $0.runs.count) } ?? words("failed", "失败")
      }
      table.append(row)
    }
    return table
  }

  private func mark(_ mix: Mix, _ words: SummaryWords) -> String {
    let marks = [
      mix == found.answer?.mix ? words("found", "所得") : nil, mix == found.base ? words("base", "基准") : nil,
    ].compactMap { $0 }
    return marks.isEmpty ? "" : words(" (\(marks.joined(separator: ", ")))", "（\(marks.joined(separator: "、"))）")
  }
}
