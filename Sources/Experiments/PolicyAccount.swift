import DistrictModel
import Reporting

/// What a budget left unpaid, and when the windows that wait for a state opened, over the replicates of a run.
struct PolicyAccount: Sendable {
  /// A lever that did not get all it wanted.
  struct Cut: Sendable {
    let lever: Lever
    /// Mean over replicates. Unit: CNY, gross.
    let unmet: Double
  }

  /// A window with a trigger.
  struct Opening: Sendable {
    let window: TriggeredWindow
    /// First months in which it was open, of the replicates in which it was; ascending.
    let months: [Month]

    /// The middle one of the months (an order statistic); nil if it never opened.
    var median: Month? { months.isEmpty ? nil : months[(months.count - 1) / 2] }
  }

  let budget: Budget?
  /// What was wanted and not paid from the policy start on, one sum for each replicate. Unit: CNY, gross.
  let unmet: [Double]
  /// The largest sum first.
  let cuts: [Cut]
  let openings: [Opening]
  private let period: ClosedRange<Month>

  init(of ensemble: Ensemble) {
    let scenario = ensemble.scenario
    let start = scenario.district.period.start
    period = start...max(start, ensemble.lastMonth)
    budget = scenario.budget
    func sums(_ group: String) -> [Double] {
      let months = ensemble.months.filter { $0 >= start }
      return months.reduce(ensemble.outcomes.map { _ in 0 }) { sums, month in
        ensemble.values(SeriesKey("unmetCost", group: group), at: month).map { zip(sums, $0).map(+) } ?? sums
      }
    }
    unmet = sums("")
    cuts =
      budget == nil
      ? []
      : scenario.district.levers.levers.map { Cut(lever: $0, unmet: Statistics.mean(sums("lever:\($0.name)"))) }
        .filter { $0.unmet > 0 }.sorted { $0.unmet > $1.unmet }
    openings = scenario.triggeredWindows.map { window in
      Opening(window: window, months: ensemble.outcomes.compactMap { window.firstOpenMonth(in: $0.monthly) }.sorted())
    }
  }

  // MARK: - Words

  /// What of it a reader must know: nothing without a budget and triggers.
  func sentences(_ language: ReportLanguage) -> [String] {
    budgetSentences(language) + openings.map { sentence($0, language) }
  }

  private func budgetSentences(_ language: ReportLanguage) -> [String] {
    guard let budget else { return [] }
    let words = SummaryWords(language: language)
    let cap = words.roundMoney(budget.perYear)
    let isGross = budget.counts != .district
    let head = words(
      "A budget of \(cap) a year (\(isGross ? "public money of all levels" : "the district's own money")) was in force",
      "本情景设有预算：每年 \(cap)（\(isGross ? "各级公共资金" : "区级资金")）")
    let short = unmet.count { $0 > 0 }
    guard short > 0 else {
      return [head + words(" and paid all that was wanted.", "，全部需求均已满足。")]
    }
    let runs = words("\(short) of \(replicates)", "\(unmet.count) 次运行中 \(short) 次")
    let sum = sized(Statistics.mean(unmet), words)
    let named = cuts.prefix(Self.cutsNamed).map {
      words(
        "\($0.lever.definition.title.en) (\(sized($0.unmet, words)))",
        "\($0.lever.definition.title.zh)（\(sized($0.unmet, words))）")
    }
    let rest = cuts.count - named.count
    let more = rest > 0 ? words(", and \(rest) more", "等 \(cuts.count) 项") : ""
    return [
      head
        + words(
          ". In \(runs) it did not pay all that was wanted: \(sum) in \(period.lowerBound)…\(period.upperBound) (mean, gross), cut from \(named.joined(separator: ", "))\(more).",
          "。\(runs)未能满足全部需求：\(period.lowerBound)…\(period.upperBound) 平均共缺 \(sum)（公共总成本），被削减的有\(named.joined(separator: "、"))\(more)。"
        )
    ]
  }

  private func sentence(_ opening: Opening, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let (window, trigger) = (opening.window.window, opening.window.trigger)
    let title = opening.window.lever.definition.title[language]
    let indicator = Indicator.named(trigger.indicator)?.title[language] ?? trigger.indicator
    let side = trigger.below == nil ? words(" above ", "高于 ") : words(" below ", "低于 ")
    let limit = trigger.below ?? trigger.above ?? 0
    let state = indicator + side + (limit.magnitude >= 1000 ? words.round(limit) : limit.plainDescription)
    let level = window.level.plainDescription
    let total = unmet.count
    guard let median = opening.median else {
      return words(
        "\(title), level \(level) with \(state): opened in none of \(replicates).",
        "\(title)（\(state) 时力度为 \(level)）：\(total) 次运行中均未启动。")
    }
    return words(
      "\(title), level \(level) with \(state): opened in \(opening.months.count) of \(replicates), first in \(median) (their median).",
      "\(title)（\(state) 时力度为 \(level)）：\(total) 次运行中 \(opening.months.count) 次启动，首次启动月份中位数为 \(median)。")
  }

  /// `1 replicate`, `16 replicates`.
  private var replicates: String { unmet.count == 1 ? "1 replicate" : "\(unmet.count) replicates" }

  /// Levers that are named with their sums; more would fill the screen.
  private static let cutsNamed = 5

  private func sized(_ value: Double, _ words: SummaryWords) -> String {
    value < 1e6 ? words("under CNY 1 million", "不足百万元") : words.money(value)
  }

  // MARK: - Numbers

  /// For a program; `budget` is null without one.
  var members: [JSONValue.Member] {
    [
      .init("budget", budget.map(json) ?? .null),
      .init("triggers", .array(openings.map(json))),
    ]
  }

  private func json(_ budget: Budget) -> JSONValue {
    .object([
      .init("perYear", .number(budget.perYear)), .init("counts", .string((budget.counts ?? .gross).rawValue)),
      .init("replicatesShort", .integer(unmet.count { $0 > 0 })), .init("unmetMean", .number(Statistics.mean(unmet))),
      .init(
        "cuts",
        .array(
          cuts.map { .object([.init("lever", .string($0.lever.name)), .init("unmetMean", .number($0.unmet))]) })),
    ])
  }

  private func json(_ opening: Opening) -> JSONValue {
    let trigger = opening.window.trigger
    return .object([
      .init("lever", .string(opening.window.lever.name)), .init("level", .number(opening.window.window.level)),
      .init("indicator", .string(trigger.indicator)),
      .init(trigger.below == nil ? "above" : "below", (trigger.below ?? trigger.above).map(JSONValue.number) ?? .null),
      .init("opened", .integer(opening.months.count)),
      .init("medianMonth", opening.median.map { .string($0.description) } ?? .null),
    ])
  }
}
