import DistrictModel
import Reporting

extension RunSummary {
  /// The page one would paste into a briefing: `summary.md`.
  public func markdown(_ language: ReportLanguage, ledger: StockLedger) -> String {
    let words = SummaryWords(language: language)
    var text = "# \(scenario.district.title[language]): \(scenario.title[language])\n\n"
    text += heading(language, seconds: nil) + "\n\n"
    if let note = scenario.note { text += note[language] + "\n\n" }
    for year in years {
      text += words("## Targets for \(year)\n\n", "## \(year) 年目标\n\n")
      text += targetTable(for: year, language)
    }
    if let spread = uncertainty?.table(language) {
      text += words("## Luck and parameters\n\n", "## 随机与参数\n\n") + spread.markdown + "\n"
    }
    text += sentences(language).map { $0 + "\n\n" }.joined()
    text += words(
      "Deliveries are inputs: reaching them is no evidence of an effect. Targets overlap (one person may count in several), so they are never added up. Introduced graduates and talents are gross and include people who would have come anyway.\n\n",
      "交付类目标属于投入，实现与否不能说明成效。各目标相互重叠（一人可计入多项），不可相加。新引进大学生与人才为总量，包含本来就会来的人。\n\n")
    text += figureTable(language)
    text += ledgerTable(ledger, language)
    text += costParagraph(language)
    text += words("## What the numbers rest on\n\n", "## 数字的依据\n\n")
    text += caveats(language).map { "- \($0)\n" }.joined()
    text += definitions(language).map { "- **\($0.name)**\(words(": ", "："))\($0.text)\n" }.joined()
    return text
  }

  private func targetTable(for year: Int, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    var text = row(
      [
        words("Target", "目标"), words("Goal", "目标值"), words("Median", "中位数"), words("90 % interval", "90% 区间"),
        words("Reached", "实现次数"), words("Shortfall", "期望缺口"), words("Kind", "类型"),
      ])
    text += row(["---", "---:", "---:", "---:", "---:", "---:", "---"])
    for row in assessments.rows where row.year == year {
      let definition = row.target.definition
      let kind =
        definition.isDelivery
        ? words("delivery", "交付") : definition.isHeadline ? words("headline", "主要") : words("outcome", "结果")
      text += self.row(
        [
          definition.title[language], words.goal(row), words.count(row.distribution.q50),
          words.interval(row.distribution.q05, row.distribution.q95), words.chance(row.reached, of: replicates),
          words.count(row.shortfall), kind,
        ])
      for reading in assessments.readings(of: row) {
        let (low, high) = (reading.distribution.q05, reading.distribution.q95)
        text += self.row(
          [
            "– " + reading.reading.definition.title[language], "", words.count(reading.distribution.q50),
            words.interval(low, high), reading.reached.map { words.chance($0, of: replicates) } ?? "", "",
            reading.goal == nil ? words("overlap", "重叠") : words("reading", "另一口径"),
          ])
      }
    }
    if assessments.headline(in: year).count > 1, let reached = assessments.allHeadlineReached(in: year) {
      text += row(
        [words("All headline targets together", "主要目标全部实现"), "", "", "", words.chance(reached, of: replicates), "", ""])
    }
    return text + "\n"
  }

  /// The headline indicators of the last year, where it has no goal of its own.
  private func figureTable(_ language: ReportLanguage) -> String {
    guard let year = yearWithoutGoal else { return "" }
    let words = SummaryWords(language: language)
    var table = TextTable([
      (words("Without a goal of its own", "无当年目标"), .left), (words("Median", "中位数"), .right),
      (words("90 % interval", "90% 区间"), .right),
    ])
    for figure in figures {
      let (low, high) = (figure.distribution.q05, figure.distribution.q95)
      table.append([figure.title[language], words.count(figure.distribution.q50), words.interval(low, high)])
    }
    return words("## Outlook for \(year)\n\n", "## \(year) 年展望\n\n") + table.markdown + "\n"
  }

  private func ledgerTable(_ ledger: StockLedger, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    let years = ledger.years.filter { $0.year >= firstMonth.year }
    guard let first = years.first else { return "" }
    var text = words("## Where the stock comes from\n\n", "## 存量变化来源\n\n")
    text += row([words("Persons (mean)", "人数（均值）")] + years.map { String($0.year) })
    text += row(["---"] + years.map { _ in "---:" })
    text += row([words("Opening", "期初")] + years.map { NumberText.count($0.opening, language) })
    for (index, item) in first.flows.enumerated() {
      let title = Indicator.named(item.name)?.title[language] ?? item.name
      text += row([title] + years.map { NumberText.change(Double($0.flows[index].persons), language) })
    }
    text += row([words("Closing", "期末")] + years.map { NumberText.count($0.closing, language) })
    return text + "\n"
  }

  private func costParagraph(_ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    guard let first = costs.years.first, let last = costs.years.last else { return "" }
    let cost = words.money(Statistics.mean(costs.cost(in: first)))
    let total = words.money(Statistics.mean(costs.total))
    let discounted = words.money(Statistics.mean(costs.discountedTotal))
    let district = words.money(Statistics.mean(costs.districtTotal))
    let rate = NumberText.percent(scenario.parameters.costs.discountRate, language)
    return words(
      "## Cost\n\nGross public cost is \(cost) in \(first) and \(total) over \(first)–\(last), of which the district itself bears \(district); discounted at \(rate) real it is \(discounted). This is the cost of the whole programme, not of a change against another scenario.\n\n",
      "## 成本\n\n\(first) 年公共总成本 \(cost)；\(first)—\(last) 年合计 \(total)，其中区级承担 \(district)；按实际利率 \(rate) 折现为 \(discounted)。此为整个政策方案的成本，而非相对其他情景的增量。\n\n"
    )
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
}
