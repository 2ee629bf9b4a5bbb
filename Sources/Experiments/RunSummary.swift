import DistrictModel
import Reporting

/// The answer to "do we reach the targets, when, and how surely": what a run says at a glance.
public struct RunSummary: Sendable {
  /// What the reader is told of where the results are.
  public struct Place: Sendable {
    public let folder: String
    public let tables: Int
    public let charts: Int
    /// Path of the first picture inside the folder; nil if none was drawn.
    public let firstChart: String?

    public init(folder: String, tables: Int, charts: Int, firstChart: String?) {
      self.folder = folder
      self.tables = tables
      self.charts = charts
      self.firstChart = firstChart
    }

    /// The last lines of a page for the terminal.
    func text(_ language: ReportLanguage) -> String {
      let words = SummaryWords(language: language)
      let charts = charts == 1 ? "1 chart" : "\(charts) charts"
      let open = firstChart.map { words(" (open \($0))", "（打开 \($0)）") } ?? ""
      return words(
        "\n\(folder): \(tables) CSV files, \(charts)\(open)\n",
        "\n\(folder)：\(tables) 个 CSV 文件，\(self.charts) 幅图\(open)\n")
    }

    /// The same for a program.
    var members: [JSONValue.Member] {
      [
        .init("folder", .string(folder)), .init("tables", .integer(tables)), .init("charts", .integer(charts)),
      ]
    }
  }

  public let scenario: Scenario
  public let assessments: TargetAssessments
  public let costs: CostAccount
  /// When each headline stock first passes its goal.
  public let passings: [(target: Target, passing: PassingMonth)]
  public let firstMonth: Month
  public let lastMonth: Month
  /// The headline indicators of the year without a goal of its own.
  public let figures: [YearFigure]
  /// Mean over replicates at the start of the period. Unit: persons.
  public let personsAtStart: Double?
  /// What a budget and triggers did.
  let policy: PolicyAccount
  /// What the spread comes from; nil if all replicates ran with the scenario's own parameters.
  let uncertainty: UncertaintySummary?

  /// - Parameter isOfSameParameters: whether a posterior was made with the scenario's other parameters; nil without one.
  public init(of ensemble: Ensemble, isOfSameParameters: Bool? = nil) {
    scenario = ensemble.scenario
    assessments = TargetAssessments(of: ensemble)
    costs = CostAccount(of: ensemble)
    policy = PolicyAccount(of: ensemble)
    passings = ensemble.scenario.district.targets.targets
      .filter { $0.definition.isHeadline && $0.definition.measure == .yearEnd }
      .map { ($0, PassingMonth(of: $0, in: ensemble)) }
    firstMonth = ensemble.scenario.district.period.start
    lastMonth = ensemble.lastMonth
    personsAtStart = ensemble.values(SeriesKey(Indicator.youthPopulation.name), at: firstMonth + -1).map(
      Statistics.mean)
    let (headline, years) = (assessments.rows.filter(\.target.definition.isHeadline), assessments.yearsWithGoals)
    let assessments = assessments
    figures = Self.yearWithoutGoal(assessments).map { assessments.headline(in: $0).map(YearFigure.init) } ?? []
    uncertainty = ensemble.draws.map { draws in
      UncertaintySummary(
        draws: draws, replicates: ensemble.replicates, sample: ensemble.scenario.run.sample, isOfChanges: false,
        isOfSameParameters: isOfSameParameters ?? true,
        rows: headline.filter { years.contains($0.year) }.map { row in
          .init(
            name: row.target.name, year: row.year, title: row.target.definition.shortTitle(in: row.year),
            components: VarianceComponents(row.values, runsPerParticle: draws.runsPerParticle))
        })
    }
  }

  public var replicates: Int { assessments.replicates }

  /// The years that the summary shows: those for which a headline target names a goal of its own; else the last year.
  public var years: [Int] { assessments.yearsWithGoals }

  /// The last whole year, where the run goes on beyond the years that have goals of their own; nil elsewhere.
  public var yearWithoutGoal: Int? { Self.yearWithoutGoal(assessments) }

  private static func yearWithoutGoal(_ assessments: TargetAssessments) -> Int? {
    guard let last = assessments.years.last, !assessments.yearsWithGoals.contains(last) else { return nil }
    return assessments.headline(in: last).isEmpty ? nil : last
  }
}

// MARK: - Words and numbers

/// The wording of a summary in one language.
struct SummaryWords {
  let language: ReportLanguage

  func callAsFunction(_ en: String, _ zh: String) -> String { language == .en ? en : zh }

  /// A number of an indicator, rounded to what its size lets a reader use.
  func count(_ value: Double) -> String {
    if value.magnitude < 100 && value != value.rounded() { return NumberText.fixed(value, places: 1, language) }
    return NumberText.count(value, step: Self.step(value), language)
  }

  func interval(_ low: Double, _ high: Double) -> String {
    if high.magnitude < 100 { return count(low) + "–" + count(high) }
    return NumberText.interval(low, high, step: Self.step(max(low.magnitude, high.magnitude)), language)
  }

  /// Hundreds from 100,000 on, tens from 10,000 on: what is finer says nothing.
  private static func step(_ value: Double) -> Int {
    value.magnitude >= 100_000 ? 100 : value.magnitude >= 10_000 ? 10 : 1
  }

  func goal(_ row: TargetAssessment) -> String {
    let sign = row.target.definition.comparison == .above ? ">" : "≥"
    return "\(sign) \(round(row.goal))"
  }

  /// A number that somebody chose: `1,050,000`, `105万`.
  func round(_ value: Double) -> String { withoutTrailingZeros(NumberText.count(value, language)) }

  /// An amount of money that somebody chose: `CNY 3 bn`, `30亿元`.
  func roundMoney(_ value: Double) -> String { withoutTrailingZeros(money(value)) }

  /// A number without zeros at the end of its decimals; what stands behind it stays. (万 and 亿 are numbers to Unicode, not digits.)
  func withoutTrailingZeros(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let decimals = text[text.index(after: point)...].prefix { ("0"..."9").contains($0) }
    var kept = decimals
    while kept.last == "0" { kept.removeLast() }
    return text[..<point] + (kept.isEmpty ? "" : "." + kept) + text[decimals.endIndex...]
  }

  /// `12 of 16` from few replicates, `75 %` from a hundred on.
  func chance(_ reached: Int, of replicates: Int) -> String {
    if replicates >= RunSummary.replicatesForPercent {
      return NumberText.percent(Double(reached) / Double(replicates), language)
    }
    return self("\(reached) of \(replicates)", "\(reached)/\(replicates)")
  }

  /// `1.04 million persons`, `104万人`.
  func persons(_ value: Double) -> String {
    if language == .zh {
      return value >= 1e5 ? NumberText.fixed(value / 1e4, places: 0, .zh) + "万人" : count(value) + "人"
    }
    if value >= 1e6 { return NumberText.fixed(value / 1e6, places: 2, .en) + " million persons" }
    return NumberText.count(value, step: 100, .en) + " persons"
  }

  /// An amount of money, in millions or 100 millions.
  func money(_ value: Double) -> String {
    if language == .zh { return NumberText.fixed(value / 1e8, places: 2, .zh) + "亿元" }
    let sign = value < 0 ? "−" : ""
    let size = value.magnitude
    if size >= 1e9 { return "\(sign)CNY \(NumberText.fixed(size / 1e9, places: 2, .en)) bn" }
    return "\(sign)CNY \(NumberText.fixed(size / 1e6, places: 0, .en)) million"
  }

  /// Numbers up to ten in words.
  func all(_ count: Int) -> String {
    let words = ["", "One", "Both", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    let few = count > 2 && count < words.count ? "All \(words[count])" : count == 2 ? "Both" : "All \(count)"
    return self(few, "全部 \(count) 项")
  }
}

extension RunSummary {
  /// From so many replicates on, a chance is given in percent; below, as a count that claims no more than it knows.
  static let replicatesForPercent = 100

  /// Sentences that say what the numbers rest on.
  func caveats(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    // Runs that share their parameters may all fare alike: then only the draws are independent.
    let independent = uncertainty.map { $0.draws.draws(of: replicates) } ?? replicates
    let few = Statistics.wilsonInterval(successes: 0, trials: independent)
    let most = NumberText.percent(few.upperBound, language)
    let least = NumberText.percent(1 - few.upperBound, language)
    let sample = scenario.run.sample
    var sampleNote = ""
    if sample.persons > 1 {
      sampleNote = words(
        " One person in \(sample.persons) was simulated, which widens the intervals.",
        "本次按 \(sample) 抽样模拟，区间因此偏宽。")
    } else if sample.simulated > 1 {
      sampleNote = words(
        " \(sample.simulated) persons were simulated for each one, which makes the intervals too narrow.",
        "本次按 \(sample) 放大模拟，区间因此偏窄。")
    }
    let basis =
      independent == replicates
      ? words("", "")
      : words(
        " of \(independent) draws, taken as \(independent) independent ones",
        "（\(independent) 次抽取，按 \(independent) 次独立观察计）")
    let chances =
      words(
        "Chances rest on \(replicates) \(replicates == 1 ? "replicate" : "replicates")\(basis): 0 of \(replicates) still allows up to \(most), \(replicates) of \(replicates) no less than \(least) (90 % Wilson interval).",
        "概率基于 \(replicates) 次运行\(basis)：\(replicates) 次中 0 次仍可能高达 \(most)，全部实现也只说明不低于 \(least)（90% Wilson 区间）。")
    if let uncertainty {
      return [chances] + uncertainty.sentences(language) + (sampleNote.isEmpty ? [] : [sampleNote.trimmed])
    }
    return [
      chances,
      words(
        "Intervals hold the luck of the draw only (Monte-Carlo variation); uncertain parameters and assumptions are not in them, so the true uncertainty is larger.\(sampleNote)",
        "区间仅含随机波动（蒙特卡洛误差），尚未计入参数与假设的不确定性，真实不确定性更大。\(sampleNote)"),
    ]
  }

  /// The district's own definitions behind the headline figures.
  func definitions(_ language: ReportLanguage) -> [(name: String, text: String)] {
    let definitions = scenario.district.definitions
    let words = SummaryWords(language: language)
    return [
      (words("Youth", "青年人口"), definitions.youth[language]),
      (words("Basis", "统计口径"), definitions.basis[language]),
      (words("Graduates introduced", "新引进大学生"), definitions.graduatesIntroduced[language]),
      (words("Talents introduced", "新引进人才"), definitions.talentsIntroduced[language]),
    ]
  }

  /// What the tables of targets do not say.
  func sentences(_ language: ReportLanguage) -> [String] {
    emptySentences(language) + readingSentences(language) + shortfallSentences(language) + passingSentences(language)
      + policy.sentences(language)
  }

  /// What the rows below a target are.
  private func readingSentences(_ language: ReportLanguage) -> [String] {
    guard assessments.readings.contains(where: { years.contains($0.year) && $0.target.definition.isHeadline }) else {
      return []
    }
    let words = SummaryWords(language: language)
    return [
      words(
        "Rows below a target count what its words might mean as well, against the same goal; a row without a chance tells what another target counts too. readings.csv has all years.",
        "各目标下方为其他可能口径，与同一目标值比较；无实现次数者为与其他目标重复计入的人数。各年见 readings.csv。")
    ]
  }

  /// That nothing was measured, if so: targets belong to calendar years.
  func emptySentences(_ language: ReportLanguage) -> [String] {
    guard years.isEmpty else { return [] }
    let words = SummaryWords(language: language)
    return [
      words(
        "No calendar year lies wholly between \(firstMonth) and \(lastMonth), so no target is measured.",
        "\(firstMonth) 至 \(lastMonth) 不含完整日历年，无法衡量目标。")
    ]
  }

  /// By how much headline targets are missed, if some replicate misses one.
  func shortfallSentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    let missed = assessments.rows.filter {
      years.contains($0.year) && $0.target.definition.isHeadline && $0.reached < replicates
    }
    guard !missed.isEmpty else { return [] }
    let parts = missed.map { row in
      let title = row.target.definition.shortTitle(in: row.year)[language]
      return words("\(words.count(row.shortfall)) (\(title))", "\(words.count(row.shortfall))（\(title)）")
    }
    return [
      words(
        "Expected shortfall (mean of what is missing to the goal, 0 in replicates that reach it): \(parts.joined(separator: ", ")).",
        "期望缺口（各次运行距目标差额的均值，已实现者计 0）：\(parts.joined(separator: "、"))。")
    ]
  }

  /// When the headline stocks pass their goals, one sentence each.
  func passingSentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    return passings.map { target, passing in
      let title = target.definition.title[language]
      let goal = words.round(target.definition.goal[lastMonth.year])
      guard passing.passing > 0 else {
        let any = replicates == 1 ? "" : " in any of \(replicates) replicates"
        return words(
          "\(title) does not pass \(goal) by \(lastMonth)\(any).",
          "截至 \(lastMonth)，\(replicates) 次运行中\(title)均未突破 \(goal)。")
      }
      let never = words("after \(lastMonth)", "\(lastMonth) 之后")
      let range = "\(passing.q05?.description ?? never)…\(passing.q95?.description ?? never)"
      let count = chanceText(passing.passing, language)
      guard let month = passing.ofMedian else {
        return words(
          "The median of \(title.lowercasedFirst) does not pass \(goal) by \(lastMonth); \(count) replicates do (90 % interval of the first month: \(range)).",
          "截至 \(lastMonth)，\(title)中位数未突破 \(goal)；\(count) 次运行曾突破（首次突破月份 90% 区间：\(range)）。")
      }
      return words(
        "\(title) first passes \(goal) in \(month) (median; 90 % interval of the first month: \(range)).",
        "\(title)中位数于 \(month) 首次突破 \(goal)（首次突破月份 90% 区间：\(range)）。")
    }
  }

  private func chanceText(_ count: Int, _ language: ReportLanguage) -> String {
    language == .en ? "\(count) of \(replicates)" : "\(replicates) 次中 \(count)"
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }

  /// With a small first letter, to stand within a sentence.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
