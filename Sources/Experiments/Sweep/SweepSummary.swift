import DistrictModel
import Reporting
import ScenarioFiles

/// What a sweep says at a glance: for each outcome the best points and the worst, and how well they are known.
public struct SweepSummary: ExperimentSummary {
  public let sweep: Sweep

  public init(of sweep: Sweep) { self.sweep = sweep }

  public var experiment: LoadedExperiment { sweep.experiment }
  public var runs: ExperimentRuns { sweep.runs }

  public var files: ExperimentFiles {
    ExperimentFiles(SweepTables(sweep).all, charts: SweepCharts(sweep).set)
  }

  // MARK: - Text

  public func text(_ language: ReportLanguage, seconds: Double?, place: RunSummary.Place?) -> String {
    var text = Self.wrapped([heading(language, seconds: seconds)])
    for number in experiment.outcomes.indices {
      text += "\n\(title(number, language))\n" + table(number, language).text()
    }
    text += "\n" + Self.wrapped(sentences(language))
    if let place { text += place.text(language) }
    return text
  }

  public func markdown(_ language: ReportLanguage) -> String {
    var text = pageTitle(language) + "\n" + heading(language, seconds: nil) + "\n\n"
    if let note = experiment.note { text += note[language] + "\n\n" }
    for number in experiment.outcomes.indices {
      text += "\(title(number, language))\n\n" + table(number, language).markdown + "\n"
    }
    return text + sentences(language).map { "- \($0)\n" }.joined()
  }

  private func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    heading(language, design: design, points: sweep.points.count, seconds: seconds)
  }

  private var design: Text {
    switch experiment.design?.method {
    case .grid: Text(en: "grid", zh: "网格")
    case .latinHypercube: Text(en: "Latin hypercube", zh: "拉丁超立方")
    case .sobolSequence: Text(en: "Sobol' sequence", zh: "Sobol' 序列")
    case .list, .tornado, .morris, .sobolIndices, nil: Text(en: "list", zh: "列表")
    }
  }

  // MARK: - Tables

  /// So many points are shown whole; of more, the best and the worst.
  private static let mostRows = 12

  /// Points shown of an outcome, the best first.
  private func shown(_ outcome: Int) -> [Int] {
    let ranked = sweep.ranked(by: outcome)
    return ranked.count <= Self.mostRows ? ranked : ranked.prefix(Self.mostRows - 2) + ranked.suffix(2)
  }

  /// `Youth population, 2028 (goal 1,050,000)`
  private func title(_ number: Int, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let outcome = experiment.outcomes[number]
    let column = column(number, words)
    guard let goal = outcome.goal else { return column.title() }
    let text = column.unit != nil ? column.value(goal) : words.chosen(goal, of: outcome)
    return column.title(words("goal \(text)", "目标 \(text)"))
  }

  /// How the numbers of an outcome are written.
  private func column(_ number: Int, _ words: SummaryWords) -> OutcomeColumn {
    let largest = sweep.cells[number].compactMap { $0.distribution?.mean.magnitude }.max() ?? 0
    return OutcomeColumn(words, of: experiment.outcomes[number], largest: largest)
  }

  private func table(_ number: Int, _ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    let column = column(number, words)
    let hasChance = sweep.cells[number].contains { $0.reached != nil }
    let reference = sweep.points.count > 1 ? sweep.reference(of: number) : nil
    var columns: [(text: String, alignment: TextTable.Alignment)] = [(words("point", "设计点"), .left)]
    columns += experiment.factors.map { ($0.name, .right) }
    columns += [(words("mean", "均值"), .right), (words("± 90 %", "±90%"), .right)]
    if let reference {
      columns += [
        (words("less no. \(reference + 1)", "减第 \(reference + 1) 点"), .right), (words("± 90 %", "±90%"), .right),
      ]
    }
    if hasChance { columns.append((words("chance", "实现"), .right)) }
    var table = TextTable(columns)
    for point in shown(number) {
      let cell = sweep.cells[number][point]
      guard let distribution = cell.distribution else { continue }
      let margin = cell.meanInterval.map { ($0.upperBound - $0.lowerBound) / 2 }
      let failed = cell.failed == 0 ? "" : words(" (\(cell.failed) failed)", "（\(cell.failed) 次失败）")
      var row = ["\(point + 1)" + failed] + sweep.points[point].values.map(\.short)
      row += [column.value(distribution.mean), margin.map(column.margin) ?? ""]
      if reference != nil {
        let paired = sweep.difference(at: point, of: number)?.paired
        row += [paired.map { column.change($0.mean) } ?? "", paired?.margin.map(column.margin) ?? ""]
      }
      if hasChance, let reached = cell.reached { row.append(words.chance(reached, of: cell.values.count)) }
      table.append(row)
    }
    return table
  }

  // MARK: - Sentences

  private func sentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    let shownInPart = sweep.points.count > Self.mostRows
    var sentences: [String] = []
    if failed > 0 {
      sentences.append(
        words(
          "\(failed) of \(sweep.runs.runs.count) runs FAILED and count for nothing: see status and reason in runs.csv. Their points rest on fewer runs.",
          "共 \(sweep.runs.runs.count) 次运行，其中 \(failed) 次失败，未计入任何结果，见 runs.csv 的 status 与 reason 列；相应设计点的运行次数较少。"))
    }
    sentences += sweep.experiment.outcomes.indices.compactMap { goalSentence($0, language) }
    if shownInPart {
      sentences.append(
        words(
          "Of \(sweep.points.count) points the ten best and the two worst by the mean are shown; all are in points.csv.",
          "共 \(sweep.points.count) 个设计点，此处按均值列出最好的十个与最差的两个，全部结果见 points.csv。"))
    }
    sentences += [baseYearSentence(words)].compactMap { $0 } + luck(language)
    sentences.append(
      words(
        "± 90 %: Monte-Carlo error of the mean (Student's t over replicates). It holds the luck of the draw only; uncertain parameters are in it only where they are factors, as differences between points.",
        "±90% 为均值的蒙特卡洛误差（按运行次数的 t 分布），仅含随机波动；不确定参数只有作为因子时才体现为各设计点之间的差异。"))
    if base.run.sample != .full {
      let persons = base.run.sample.persons
      sentences.append(
        words(
          "One person in \(persons) was simulated, which widens the spread of single runs and so makes chances less extreme than at 1:1.",
          "按 1:\(persons) 抽样模拟，单次运行的离散程度偏大，实现概率因此不如全量模拟时分明。"))
    }
    return sentences
  }

  private func luck(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    guard experiment.usesCommonRandomNumbers else {
      return [
        words(
          "Every point has its own luck (no common random numbers): errors of differently placed points are independent.",
          "各设计点使用各自的随机数，误差相互独立。")
      ]
    }
    let common = words(
      "All points meet the same people with the same luck (common random numbers), so differences between points are better known than the ± of each.",
      "各设计点使用相同的人与相同的随机数，点与点之差比各自的误差更精确。")
    guard sweep.points.count > 1 else { return [common] }
    let compared =
      sweep.basePoint.map {
        words(
          "Differences are taken replicate by replicate from point \($0 + 1), which has the values of the base scenario; their ± is that of the paired mean.",
          "差异为逐次运行与第 \($0 + 1) 点（取基准情景的值）相减，其 ± 为配对均值的误差。")
      }
      ?? words(
        "Differences are taken replicate by replicate from the best point of each outcome; their ± is that of the paired mean. The best of many owes some of its lead to luck.",
        "差异为逐次运行与各项结果的最好点相减，其 ± 为配对均值的误差。众多设计点中的最好者部分得益于运气。")
    return [common, compared]
  }

  /// How many points reach the goal on average, and with what chance.
  private func goalSentence(_ number: Int, _ language: ReportLanguage) -> String? {
    let cells = sweep.cells[number]
    let chances = cells.compactMap(\.chance)
    guard !chances.isEmpty else { return nil }
    let words = SummaryWords(language: language)
    let title = experiment.outcomes[number].title
    let likely = chances.count { $0.share >= 0.5 }
    let all = chances.count { $0.share == 1 }
    return words(
      "\(title.en): the goal is reached in half of the runs or more at \(likely) of \(cells.count) points, in every run at \(all).",
      "\(title.zh)：在 \(cells.count) 个设计点中，\(likely) 个有半数以上运行实现目标，\(all) 个全部实现。")
  }

  // MARK: - JSON

  public func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue {
    var members = members(points: sweep.points.count)
    members.append(.init("outcomes", .array(experiment.outcomes.indices.map(json))))
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
  }

  private func json(_ number: Int) -> JSONValue {
    let outcome = experiment.outcomes[number]
    return .object([
      .init("name", .string(outcome.name)), .init("goal", outcome.goal.map(JSONValue.number) ?? .null),
      .init("comparedWith", sweep.reference(of: number).map { .integer($0 + 1) } ?? .null),
      .init(
        "points",
        .array(
          sweep.points.indices.map { point in
            let cell = sweep.cells[number][point]
            let paired = sweep.difference(at: point, of: number)?.paired
            return .object([
              .init("point", .integer(point + 1)), .init("mean", cell.distribution.map { .number($0.mean) } ?? .null),
              .init("standardError", cell.distribution?.standardError.map(JSONValue.number) ?? .null),
              .init("chance", cell.chance.map { .number($0.share) } ?? .null),
              .init("difference", paired.map { .number($0.mean) } ?? .null),
              .init("differenceMargin", paired?.margin.map(JSONValue.number) ?? .null),
            ])
          })),
    ])
  }
}
