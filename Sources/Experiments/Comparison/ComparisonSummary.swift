import DistrictModel
import Reporting

/// What a comparison says at a glance: levels and differences, chances, the price of an additional person, and who would have
/// come anyway.
public struct ComparisonSummary: Sendable {
  public let comparison: Comparison
  /// One for each arm.
  let costs: [CostEffectiveness]
  /// One list for each arm.
  let payments: [[PaymentAccount]]

  /// What the spread of the differences comes from, one for each arm; none if no parameters are drawn.
  private(set) var uncertainty: [UncertaintySummary] = []

  /// - Parameter isOfSameParameters: whether a posterior was made with the base's other parameters; nil without one.
  public init(of comparison: Comparison, isOfSameParameters: Bool? = nil) {
    self.comparison = comparison
    costs = comparison.arms.map { CostEffectiveness(of: $0, against: comparison.base) }
    payments = comparison.arms.map { PaymentAccount.all(of: $0, against: comparison.base) }
    guard let draws = comparison.draws else { return }
    let isOne = comparison.arms.count == 1
    uncertainty = comparison.arms.map { arm in
      UncertaintySummary(
        draws: draws, replicates: comparison.replicates, sample: base.scenario.run.sample, isOfChanges: true,
        isOfSameParameters: isOfSameParameters ?? true,
        rows: years.flatMap { year in
          outcomes.filter(\.definition.isHeadline).compactMap { target in
            difference(target, in: year, of: arm).map { paired in
              let (title, prefix) = (target.definition.shortTitle(in: year), isOne ? "" : "\(arm.scenario.name) · ")
              return .init(
                name: target.name, year: year,
                title: Text(en: prefix + title.en, zh: prefix + title.zh),
                components: paired.components)
            }
          }
        })
    }
  }

  var base: Comparison.Arm { comparison.base }

  /// The base and everything compared with it.
  var scenarios: [Comparison.Arm] { [comparison.base] + comparison.arms }

  /// Last year wholly simulated; nil if there is none.
  var lastYear: Int? { base.ensemble.policyYears.last }

  /// Years of which differences are shown.
  var years: [Int] { base.scenario.yearsToShow(of: base.ensemble.policyYears) }

  /// The headline targets of the years with goals of their own, with the other outcomes that are targets.
  var outcomes: [Target] { base.scenario.district.targets.targets.filter { !$0.definition.isDelivery } }

  /// The difference of a target's indicator in a year.
  func difference(_ target: Target, in year: Int, of arm: Comparison.Arm) -> PairedDifference? {
    comparison.difference(
      SeriesKey(target.definition.indicator), in: year, as: target.definition.measure.ofYear, of: arm)
  }

  /// Residents at the end, person by person; means over replicates.
  func residents(of arm: Comparison.Arm) -> (additional: Double, displaced: Double) {
    let people = arm.scenario.run.sample.weight
    let counts = arm.persons.map { persons in
      persons.counts.filter { $0.key.measure == .residents }.reduce(into: PersonCounts.Count()) { $0 += $1.value }
    }
    return (
      Statistics.mean(counts.map { Double($0.additional) * people }),
      Statistics.mean(counts.map { Double($0.displaced) * people })
    )
  }

  // MARK: - Words

  /// `Xiaoshan · plan against baseline · 16 paired replicates · 2026-01…2030-12 · 1:1`
  func heading(_ language: ReportLanguage, seconds: Double?) -> String {
    let words = SummaryWords(language: language)
    let names =
      comparison.arms.count == 1
      ? words(
        "\(comparison.arms[0].scenario.name) against \(base.scenario.name)",
        "\(comparison.arms[0].scenario.name) 对比 \(base.scenario.name)")
      : words(
        "\(comparison.arms.count) scenarios against \(base.scenario.name)",
        "\(comparison.arms.count) 个情景对比 \(base.scenario.name)")
    let replicates = comparison.replicates
    var parts = [
      base.scenario.district.title[language], names,
      words("\(replicates) paired replicate\(replicates == 1 ? "" : "s")", "\(replicates) 次配对运行"),
      "\(base.scenario.district.period.start)…\(base.ensemble.lastMonth)", base.scenario.run.sample.description,
    ]
    if let seconds { parts.append(NumberText.fixed(seconds, places: 1, language) + words(" s", " 秒")) }
    return parts.joined(separator: " · ")
  }

  /// `191,000`, `19.10万`; where there is no price, a word why.
  func price(of estimate: CostEffectiveness.Estimate, _ language: ReportLanguage) -> String {
    let words = SummaryWords(language: language)
    guard let ratio = estimate.ratio else {
      return estimate.gain.interval == nil ? words("unknown *", "未知*") : words("no effect *", "无可测成效*")
    }
    guard ratio.ratio >= 0 else {
      return estimate.cost.mean > 0 ? words("fewer, for more", "支出增而人减") : words("more, for less", "支出减而人增")
    }
    return amount(ratio.ratio, language)
  }

  /// An amount of money for one person.
  func amount(_ value: Double, _ language: ReportLanguage) -> String {
    let step = value.magnitude >= 100_000 ? 1000 : 100
    if value.magnitude >= 1e9 || (language == .zh && value.magnitude >= 1e8) {
      return SummaryWords(language: language).money(value)
    }
    return NumberText.count(value, step: step, language)
  }

  /// That nothing was measured by year, if so.
  func emptySentences(_ language: ReportLanguage) -> [String] {
    guard lastYear == nil else { return [] }
    let words = SummaryWords(language: language)
    let (first, last) = (base.scenario.district.period.start, base.ensemble.lastMonth)
    return [
      words(
        "No calendar year lies wholly between \(first) and \(last), so no target and no cost is compared.",
        "\(first) 至 \(last) 不含完整日历年，无法比较目标与成本。")
    ]
  }

  /// How well the difference is known that replication was to find out.
  func precisionSentence(_ language: ReportLanguage) -> String? {
    guard let (goal, isReached) = comparison.precision else { return nil }
    let words = SummaryWords(language: language)
    let margin = words.count(goal.margin)
    let replicates = comparison.replicates
    return isReached
      ? words(
        "\(goal.indicator) in \(goal.year): every difference is known to ±\(margin) (90 %) after \(replicates) replicates.",
        "\(goal.year) 年 \(goal.indicator)：经 \(replicates) 次运行，各差异的 90% 误差均在 ±\(margin) 以内。")
      : words(
        "\(goal.indicator) in \(goal.year): ±\(margin) (90 %) was not reached with the \(replicates) replicates allowed.",
        "\(goal.year) 年 \(goal.indicator)：在允许的 \(replicates) 次运行内未达到 ±\(margin)（90%）的精度。")
  }

  /// What the numbers mean, and what they leave out.
  func caveats(_ language: ReportLanguage) -> [String] {
    let words = SummaryWords(language: language)
    let saved = comparison.months.separate - comparison.months.simulated
    var sentences = [
      words(
        "Every arm has the same people with the same luck, so differences are far better known than levels. Intervals are those of the mean difference (90 %, Student's t) \(uncertainty.isEmpty ? "and hold the luck of the draw only; uncertain parameters are not in them." : "over independent draws of the parameters: how well the mean is known, not how far one future may lie from it.")",
        "各情景使用相同的人和相同的随机数，差异远比水平值精确。区间为差异均值的 90% 区间（t 分布），\(uncertainty.isEmpty ? "仅含随机波动，未计入参数不确定性。" : "按参数的独立抽取计算，反映均值的精度，而非单次未来的离散程度。")"
      ),
      words(
        "Costs are gross public money at prices of the base year, discounted to the start of \(base.scenario.district.period.start.year); revenue is not counted. \"Either way\": a person who is paid and would have been a resident in that month without the scenario's changes too.",
        "成本为基年价公共总支出，折现至 \(base.scenario.district.period.start.year) 年初，未计财政收入。“本来就在”指领取补贴、且在基准情景下当月同样居住本区的人。"),
      words(
        "Additional and displaced persons are counted one by one. Whoever takes a post or a home leaves others without, so many change places while the total changes little.",
        "新增与挤出按人逐一比对。有人得到岗位或住房，就有人失去，因此换位者众而总量变化较小。"),
    ]
    if let year = lastYear,
      let least = comparison.arms.compactMap({
        comparison.difference(SeriesKey(Indicator.youthPopulation.name), in: year, as: .yearEnd, of: $0)?.varianceRatio
      }).min(), least.isFinite
    {
      let factor = NumberText.fixed(least, places: least < 10 ? 1 : 0, language)
      sentences.append(
        words(
          "For the youth population of \(year), pairing made the variance of the differences at least \(factor) times smaller.",
          "就 \(year) 年青年人口而言，配对使差异的方差至少缩小到 1/\(factor)。"))
    }
    if saved > 0 {
      let share = NumberText.percent(Double(saved) / Double(comparison.months.separate), language)
      sentences.append(
        words(
          "Months that scenarios have in common were simulated once: \(share) of the months of separate runs were saved.",
          "各情景相同的月份只模拟一次，节省了 \(share) 的模拟月数。"))
    }
    if let first = uncertainty.first { sentences += first.sentences(language) }
    return sentences
  }
}

extension Scenario {
  /// Of some years, those for which a headline target names a goal of its own, and the last.
  func yearsToShow(of years: [Int]) -> [Int] {
    let named = district.targets.targets.filter(\.definition.isHeadline)
      .flatMap { $0.definition.goal.steps.steps.map(\.from) }
    return years.filter { named.contains($0) || $0 == years.last }
  }
}

extension SummaryWords {
  /// `+16,800`, `0`.
  func change(_ value: Double) -> String {
    value == 0 ? "0" : NumberText.change(value, step: value.magnitude >= 10_000 ? 10 : 1, language)
  }

  /// `+16,600 to +17,000`: the 90 % interval of a mean difference; empty for one replicate.
  func interval(_ paired: PairedDifference) -> String {
    guard let interval = paired.interval else { return "" }
    return [interval.lowerBound, interval.upperBound].map(change).joined(separator: self(" to ", " 至 "))
  }
}
