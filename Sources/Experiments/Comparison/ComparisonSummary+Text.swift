import DistrictModel
import Reporting

extension ComparisonSummary {
  /// The page for the terminal.
  ///
  /// - Parameters:
  ///   - seconds: how long it took; left out of anything that must be the same bytes each time.
  ///   - place: where the results are.
  public func text(_ language: ReportLanguage, seconds: Double?, place: RunSummary.Place?) -> String {
    var text = Wrapping.lines(heading(language, seconds: seconds), width: 80).joined(separator: "\n") + "\n"
    for table in tables(language) { text += "\n" + table.text() }
    let sentences = sentences(language)
    text += "\n" + sentences.map { Wrapping.lines($0, width: 80).joined(separator: "\n") + "\n" }.joined()
    if let place { text += place.text(language) }
    return text
  }

  /// What the tables do not say, and what they rest on.
  func sentences(_ language: ReportLanguage) -> [String] {
    emptySentences(language) + residentSentences(language) + pendingSentences(language)
      + paymentSentences(language) + [precisionSentence(language)].compactMap { $0 }
      + caveats(language)
  }

  /// Everything that is a table, in the order of the planner's questions.
  func tables(_ language: ReportLanguage) -> [TextTable] {
    var tables: [TextTable] = []
    for year in years {
      for target in outcomes where target.definition.isHeadline { tables.append(table(target, in: year, language)) }
    }
    tables += uncertainty.compactMap { $0.table(language) }
    for year in years { tables += [chances(in: year, language)].compactMap { $0 } }
    // Money is counted by calendar year.
    guard lastYear != nil else { return tables }
    tables.append(prices(language))
    return tables + zip(comparison.arms, payments).compactMap { paymentTable($0, $1, language) }
  }

  /// Levels and differences of a target's indicator.
  private func table(_ target: Target, in year: Int, _ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    let title = target.definition.title[language]
    let when =
      target.definition.measure == .yearEnd
      ? words(", 31 Dec \(year)", "（\(year) 年末）") : words(", \(year)", "（\(year) 年）")
    var table = TextTable([
      (title + when, .left), (words("mean", "均值"), .right), (words("difference", "差异"), .right),
      (words("90 % interval", "90% 区间"), .right),
    ])
    if let values = base.ensemble.values(
      SeriesKey(target.definition.indicator), in: year, as: target.definition.measure.ofYear)
    {
      table.append([base.scenario.name, words.count(Statistics.mean(values)), "", ""])
    }
    for arm in comparison.arms {
      guard let paired = difference(target, in: year, of: arm) else { continue }
      table.append([
        arm.scenario.name, words.count(Statistics.mean(paired.policy)), words.change(paired.mean),
        words.interval(paired),
      ])
    }
    return table
  }

  /// How often each scenario reaches the headline targets of a year; nil if the year has none.
  private func chances(in year: Int, _ language: ReportLanguage) -> TextTable? {
    let words = SummaryWords(language: language)
    let targets = base.assessments.headline(in: year).map(\.target)
    guard !targets.isEmpty else { return nil }
    var table = TextTable(
      [(words("Targets of \(year) reached in", "\(year) 年目标实现次数"), .left)]
        + targets.map { (($0.definition.shortTitle ?? $0.definition.title)[language], .right) }
        + (targets.count > 1 ? [(words("all", "全部"), .right)] : [])
    )
    for arm in scenarios {
      let rows = arm.assessments.rows.filter { $0.year == year }
      let all = arm.assessments.allHeadlineReached(in: year).map { words.chance($0, of: comparison.replicates) }
      let reached = targets.map { target in rows.first { $0.target.name == target.name }?.reached }
      table.append(
        [arm.scenario.name] + reached.map { $0.map { words.chance($0, of: comparison.replicates) } ?? "" }
          + (targets.count > 1 ? [all ?? ""] : []))
    }
    return table
  }

  /// What the table of prices has a column for.
  private static let pricedEffects: [CostEffectiveness.Effect] = [.residents, .graduates, .youthYears]

  /// The price of an additional person.
  private func prices(_ language: ReportLanguage) -> TextTable {
    let words = SummaryWords(language: language)
    let period = base.ensemble.policyYears.first.map { "\($0)–\(lastYear ?? $0)" } ?? ""
    var table = TextTable([
      (words("\(period), discounted, CNY", "\(period)，折现，元"), .left), (words("extra cost", "额外成本"), .right),
      (words("per resident", "每新增居民"), .right), (words("per graduate", "每新增大学生"), .right),
      (words("per youth-year", "每青年人年"), .right),
    ])
    for (arm, cost) in zip(comparison.arms, costs) {
      let extra = cost[.grossDiscounted, .residents].map { words.money($0.cost.mean) } ?? ""
      table.append(
        [arm.scenario.name, extra]
          + Self.pricedEffects.map { effect in
            guard let estimate = cost[.grossDiscounted, effect] else { return "" }
            return price(of: estimate, language)
          })
    }
    return table
  }

  /// Whom the levers of an arm pay that pay persons; nil if none does.
  private func paymentTable(_ arm: Comparison.Arm, _ accounts: [PaymentAccount], _ language: ReportLanguage)
    -> TextTable?
  {
    guard !accounts.isEmpty else { return nil }
    let words = SummaryWords(language: language)
    var table = TextTable([
      (words("Paid under \(arm.scenario.name)", "\(arm.scenario.name) 的个人补贴"), .left),
      (words("persons", "人数"), .right), (words("either way", "本来就在"), .right),
      (words("CNY each", "人均（元）"), .right), (words("per additional", "每新增一人（元）"), .right),
    ])
    for account in accounts {
      table.append([
        account.lever.definition.title[language], words.count(Statistics.mean(account.recipients)),
        account.windfallShare.map { NumberText.percent($0, language) } ?? words("as in base", "同基准"),
        account.costPerRecipient.map { amount($0, language) } ?? "",
        price(of: account, language),
      ])
    }
    return table
  }

  private func price(of account: PaymentAccount, _ language: ReportLanguage) -> String {
    guard account.isChanged else { return "" }
    let words = SummaryWords(language: language)
    return account.costPerAdditionalRecipient.map { amount($0.ratio, language) }
      ?? (comparison.replicates == 1 ? words("unknown *", "未知*") : words("none *", "无*"))
  }

  /// Which scenarios pay for jobs that come after the last year, where that matters.
  private func pendingSentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    return comparison.arms.compactMap { arm in
      guard let lastYear, let pending = PendingJobs(of: arm, against: base), pending.share >= 0.05 else { return nil }
      let share = NumberText.percent(pending.share, language)
      let names = pending.levers.map { $0.definition.title[language] }.joined(separator: words(", ", "、"))
      return words(
        "\(arm.scenario.name): \(words.money(pending.cost)) of the extra cost (\(share), not discounted) pays for jobs that come only after \(lastYear) (\(names)). Their residents are not counted, so a resident is cheaper than the table says; a later --until shows them.",
        "\(arm.scenario.name)：额外成本中有 \(words.money(pending.cost))（\(share)，未折现）用于 \(lastYear) 年之后才到位的岗位（\(names)），由此带来的居民未计入，因此每名居民的实际成本低于表中数值；可用更晚的 --until 查看。"
      )
    }
  }

  /// What the tables of payments mean, as far as there are any.
  private func paymentSentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    let accounts = payments.flatMap { $0 }
    var sentences: [String] = []
    if accounts.contains(where: \.isChanged) {
      sentences.append(
        words(
          "per additional: what a lever pays more than in the base, not discounted, over the persons paid who are there only because of the scenario, less those it drives out. They are the doing of all its levers together; talentflow attribute tells levers apart.",
          "“每新增一人”：该政策比基准多发放的资金（未折现）除以仅因该情景而在区的领取者（扣除被挤出者）。这些人是情景中各项政策共同作用的结果；可用 talentflow attribute 区分各项政策。"))
    }
    if accounts.contains(where: { !$0.isChanged }) {
      sentences.append(
        words(
          "as in base: the lever has the same levels in both scenarios, so nothing can be said here of whom it brings; compare with a scenario without it.",
          "“同基准”：该政策在两种情景中力度相同，此处无法判断它带来了谁；可与不含该政策的情景比较。"))
    }
    return sentences
  }

  /// Who is there only because of each scenario, and who only without it.
  func residentSentences(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    let month = base.ensemble.lastMonth
    var sentences = comparison.arms.map { arm in
      let (additional, displaced) = residents(of: arm)
      return words(
        "\(arm.scenario.name): in \(month), \(words.count(additional)) residents are there only with it and \(words.count(displaced)) others only without it.",
        "\(arm.scenario.name)：\(month) 有 \(words.count(additional)) 名居民仅在该情景下在区，另有 \(words.count(displaced)) 人仅在基准情景下在区。"
      )
    }
    if zip(comparison.arms, costs).contains(where: { $1.isSmaller }) {
      sentences.append(
        words(
          "Where a scenario has fewer persons and spends less, the price is what each person lost has saved.",
          "情景人数更少且支出更低时，单价表示每减少一人所节省的资金。"))
    }
    let isAnyUnmeasurable =
      costs.contains { cost in
        Self.pricedEffects.contains { cost[.grossDiscounted, $0].map { $0.ratio == nil } ?? false }
      }
      || payments.contains { $0.contains { $0.isChanged && $0.costPerAdditionalRecipient == nil } }
    if isAnyUnmeasurable, lastYear != nil {
      sentences.append(
        comparison.replicates == 1
          ? words(
            "* One replicate has no interval: no price can be given. Ask for more with --replicates.",
            "* 仅一次运行没有区间，无法给出单价；可用 --replicates 增加次数。")
          : words(
            "* The 90 % interval of the effect contains zero: no price can be given.", "* 成效的 90% 区间包含零，无法给出单价。"))
    }
    return sentences
  }
}
