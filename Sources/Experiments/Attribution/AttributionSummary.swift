import DistrictModel
import Reporting

/// What an attribution says at a glance: which levers make the difference, alone, last and on average.
public struct AttributionSummary: Sendable {
  public let attribution: Attribution

  public init(of attribution: Attribution) { self.attribution = attribution }

  private var base: Scenario { attribution.base }
  private var policy: Scenario { attribution.policy }

  /// The headline targets that levers do not deliver, in the years to show.
  private var headlines: [(target: Target, outcome: Attribution.Outcome)] {
    base.yearsToShow(of: attribution.years).flatMap { year in
      base.district.targets.targets.filter { $0.definition.isHeadline && !$0.definition.isDelivery }.compactMap {
        target in
        attribution.outcome(target.definition.indicator, in: year).map { (target, $0) }
      }
    }
  }

  // MARK: - Text

  /// The page for the terminal.
  ///
  /// - Parameters:
  ///   - seconds: how long it took; left out of anything that must be the same bytes each time.
  ///   - place: where the results are.
  public func text(_ language: ReportLanguage, seconds: Double?, place: RunSummary.Place?) -> String {
    var text = Wrapping.lines(heading(language, seconds: seconds), width: 80).joined(separator: "\n") + "\n"
    for table in tables(language) { text += "\n" + table.text() }
    text += "\n" + sentences(language).map { Wrapping.lines($0, width: 80).joined(separator: "\n") + "\n" }.joined()
    if let place { text += place.text(language) }
    return text
  }

  /// The page one would paste into a briefing: `summary.md`.
  ///
  /// - Parameter charts: those that stand beside it.
  public func markdown(_ language: ReportLanguage, charts: ChartSet) -> String {
    let words = SummaryWords(language: language)
    var text = words(
      "# \(base.district.title[language]): what each part of \(policy.title[language]) adds to \(base.title[language])\n\n",
      "# \(base.district.title[language])：\(policy.title[language])各部分相对\(base.title[language])的贡献\n\n")
    text += heading(language, seconds: nil) + "\n\n"
    for table in tables(language) { text += table.markdown + "\n" }
    text += sentences(language).map { "- \($0)\n" }.joined()
    let list = charts.markdown(language)
    return list.isEmpty ? text : text + words("\n## Charts\n\n", "\n## 图表\n\n") + list
  }

  /// `Xiaoshan · plan less baseline, by lever family · 8 replicates of 256 coalitions · 2026-01…2030-12 · 1:10`
  private func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    let words = SummaryWords(language: language)
    let replicates = attribution.replicates
    let method =
      switch attribution.method {
      case .exact: words("all \(attribution.coalitions) coalitions", "全部 \(attribution.coalitions) 种组合")
      case .sampled(let orders):
        words(
          "\(orders) orders of coming in each, up to \(attribution.coalitions) coalitions",
          "每次 \(orders) 种加入次序，至多 \(attribution.coalitions) 种组合")
      }
    var parts = [
      base.district.title[language],
      words("\(policy.name) less \(base.name), divided", "\(policy.name) 与 \(base.name) 之差的分摊"),
      words("\(replicates) replicate\(replicates == 1 ? "" : "s")", "\(replicates) 次运行"), method,
      "\(base.district.period.start)…\(base.run.until)", base.run.sample.description,
    ]
    if let seconds { parts.append(NumberText.fixed(seconds, places: 1, language) + words(" s", " 秒")) }
    return parts.joined(separator: " · ")
  }

  private func tables(_ language: ReportLanguage) -> [TextTable] {
    headlines.map { table($0, $1, language) } + [costTable(language)]
  }

  /// Rows of a table are cut to the players that matter.
  private static let mostRows = 16

  /// The shares of an outcome, the largest first; small ones at the end are added up.
  private func table(_ target: Target, _ outcome: Attribution.Outcome, _ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    let when =
      outcome.measure == .yearEnd
      ? words(", 31 Dec \(outcome.year)", "（\(outcome.year) 年末）") : words(", \(outcome.year)", "（\(outcome.year) 年）")
    var table = TextTable([
      (target.definition.title[language] + when, .left), (words("share", "分摊"), .right),
      (words("90 % interval", "90% 区间"), .right), (words("alone", "单独"), .right), (words("last", "最后加入"), .right),
    ])
    let whole = attribution.whole(outcome)
    let step: Double = whole.mean.magnitude >= 10_000 ? 10 : 1
    let parts = attribution.parts(outcome)
    let shares = Statistics.roundedToSum(parts.map { Statistics.mean($0.share) }, step: step)
    let order = parts.indices.sorted {
      shares[$0].magnitude == shares[$1].magnitude ? $0 < $1 : shares[$0].magnitude > shares[$1].magnitude
    }
    for player in order.prefix(Self.mostRows) {
      let part = parts[player]
      table.append([
        attribution.players[player].title[language], NumberText.change(shares[player], step: 1, language),
        words.interval(PairedDifference(base: part.share.map { _ in 0 }, policy: part.share)),
        words.change(Statistics.mean(part.oneIn)), words.change(Statistics.mean(part.oneOut)),
      ])
    }
    let others = order.dropFirst(Self.mostRows)
    if !others.isEmpty {
      table.append([
        words("\(others.count) others", "其余 \(others.count) 项"),
        NumberText.change(others.reduce(0) { $0 + shares[$1] }, step: 1, language),
      ])
    }
    table.append([
      words("together", "合计"), NumberText.change(shares.reduce(0, +), step: 1, language), words.interval(whole),
    ])
    return table
  }

  /// What each part adds to the public cost of the whole period.
  private func costTable(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    let years = attribution.years
    var table = TextTable([
      (
        words(
          "Public cost, \(years.first ?? 0)–\(years.last ?? 0)", "公共成本，\(years.first ?? 0)–\(years.last ?? 0)"), .left
      ),
      (words("share", "分摊"), .right),
    ])
    let byYear = years.compactMap { attribution.outcome("cost", in: $0) }.map { attribution.parts($0) }
    let sums = attribution.players.indices.map { player in
      byYear.reduce(0) { $0 + Statistics.mean($1[player].share) }
    }
    for player in sums.indices.sorted(by: { sums[$0].magnitude > sums[$1].magnitude }).prefix(Self.mostRows) {
      table.append([attribution.players[player].title[language], words.money(sums[player])])
    }
    table.append([words("together", "合计"), words.money(sums.reduce(0, +))])
    return table
  }

  // MARK: - Sentences

  func sentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    var sentences = [precision(language), strongestPair(language)].compactMap { $0 }
    sentences.append(
      words(
        "A share is what a part adds on average over all orders in which the parts could come; shares add up to the whole difference. \"Alone\": added to the base by itself. \"Last\": missing from the policy. The three are far apart where parts help or replace each other.",
        "分摊值为各部分在所有加入次序下边际贡献的平均，各项之和等于总差异。“单独”指仅在基准上加入该项；“最后加入”指从方案中去掉该项的损失。三者相差大，说明各部分相互促进或替代。"))
    if case .sampled(let orders) = attribution.method {
      sentences.append(
        words(
          "There are too many parts for all orders: \(orders) random orders (each with its reverse) were run in each replicate, and the intervals hold their luck too.",
          "部分过多，无法穷尽全部次序：每次运行随机抽取 \(orders) 种次序（含其逆序），区间已包含该随机性。"))
    }
    sentences.append(
      words(
        "Intervals are 90 % (Student's t over replicates) and hold the luck of the draw only; uncertain parameters are not in them.",
        "区间为 90%（按运行次数的 t 分布），仅含随机波动，未计入参数不确定性。"))
    return sentences
  }

  private func precision(_ language: ReportLanguage) -> String? {
    guard let (goal, isReached) = attribution.precision else { return nil }
    let words = SummaryWords(language: language)
    let margin = words.count(goal.margin)
    let replicates = attribution.replicates
    return isReached
      ? words(
        "\(goal.indicator) in \(goal.year): every share is known to ±\(margin) (90 %) after \(replicates) replicates.",
        "\(goal.year) 年 \(goal.indicator)：经 \(replicates) 次运行，各分摊值的 90% 误差均在 ±\(margin) 以内。")
      : words(
        "\(goal.indicator) in \(goal.year): ±\(margin) (90 %) was not reached with the \(replicates) replicates allowed.",
        "\(goal.year) 年 \(goal.indicator)：在允许的 \(replicates) 次运行内未达到 ±\(margin)（90%）的精度。")
  }

  /// The pair that is most unlike the sum of its parts, in the last year's headline stock.
  private func strongestPair(_ language: ReportLanguage) -> String? {
    guard let (target, outcome) = headlines.last(where: { $0.outcome.measure == .yearEnd }) else { return nil }
    let pairs = attribution.interactions(outcome).map {
      ($0.players, PairedDifference(base: $0.values.map { _ in 0 }, policy: $0.values))
    }
    guard attribution.replicates > 1, !pairs.isEmpty else { return nil }
    let words = SummaryWords(language: language)
    // The largest of many is large by luck alone: each is held to its part of 10 % (Bonferroni).
    guard
      let (players, value) = pairs.filter({ $0.1.luckProbability * Double(pairs.count) < Statistics.overallLevel })
        .max(by: { $0.1.mean.magnitude < $1.1.mean.magnitude })
    else {
      return words(
        "\(target.definition.title[language]), \(outcome.year): no two parts are known to do more or less together than each alone (\(pairs.count) pairs, 10 % level over all of them).",
        "\(outcome.year) 年\(target.definition.title[language])：没有任何两项的共同作用与各自单独之和有可辨差异（共 \(pairs.count) 对，总体 10% 水平）。")
    }
    let (one, other) = (attribution.players[players.0].title[language], attribution.players[players.1].title[language])
    let title = target.definition.title[language]
    return value.mean > 0
      ? words(
        "\(title), \(outcome.year): \(one) and \(other) help each other most: \(words.change(value.mean)) together beyond what each adds alone.",
        "\(outcome.year) 年\(title)：\(one)与\(other)的相互促进最强，共同实施比各自单独之和多 \(words.change(value.mean))。")
      : words(
        "\(title), \(outcome.year): \(one) and \(other) replace each other most: \(words.change(value.mean)) together against what each adds alone.",
        "\(outcome.year) 年\(title)：\(one)与\(other)的相互替代最强，共同实施比各自单独之和少 \(words.count(-value.mean))。")
  }

  // MARK: - JSON

  /// The summary for a program: `--format json`.
  public func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("district", .string(base.district.name)), .init("base", .string(base.name)),
      .init("policy", .string(policy.name)), .init("replicates", .integer(attribution.replicates)),
      .init("coalitions", .integer(attribution.coalitions)), .init("isExact", .bool(attribution.method == .exact)),
      .init("seed", .integer(base.run.seed)), .init("sample", .string(base.run.sample.description)),
      .init("outcomes", .array(attribution.outcomes.map(json))),
    ]
    if let (goal, isReached) = attribution.precision {
      members.append(
        .init("untilError", .object([.init("goal", .string(goal.description)), .init("isReached", .bool(isReached))])))
    }
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
  }

  private func json(_ outcome: Attribution.Outcome) -> JSONValue {
    let parts = attribution.parts(outcome)
    return .object([
      .init("indicator", .string(outcome.indicator)), .init("year", .integer(outcome.year)),
      .init("difference", .number(attribution.whole(outcome).mean)),
      .init(
        "shares",
        .array(
          zip(attribution.players, parts).map { player, part in
            .object([
              .init("player", .string(player.name)), .init("share", .number(Statistics.mean(part.share))),
              .init("standardError", Statistics.standardError(part.share).map(JSONValue.number) ?? .null),
              .init("alone", .number(Statistics.mean(part.oneIn))),
              .init("last", .number(Statistics.mean(part.oneOut))),
            ])
          })),
    ])
  }
}
