import DistrictModel
import Reporting

/// The charts of a comparison, the base first in each where levels are shown.
///
/// A chart whose indicators are not in the series has no rows and is left out.
struct ComparisonCharts {
  private let comparison: Comparison
  private let summary: ComparisonSummary
  /// The scenarios that the charts have room for.
  private let arms: [Comparison.Arm]
  /// Years wholly simulated.
  private let years: [Int]

  init(of summary: ComparisonSummary) {
    self.summary = summary
    comparison = summary.comparison
    arms = Array(comparison.arms.prefix(MultiplesChart.mostPanels - 1))
    years = comparison.base.ensemble.policyYears
  }

  /// All charts with what they share.
  var set: ChartSet {
    let charts: [(any Chart)?] = [
      multiples, plane, exceedance, differences, talentsCompared, zonesCompared, windfall,
    ]
    return ChartSet(context: context, charts: charts.compactMap { $0 })
  }

  private var context: ChartContext {
    var context = ChartContext(of: comparison.base.ensemble, about: comparison.base.scenario.title)
    if arms.count < comparison.arms.count {
      context.note.en = "Shown: the first \(arms.count) of \(comparison.arms.count) scenarios. " + context.note.en
      context.note.zh = "仅列前 \(arms.count) 个情景，共 \(comparison.arms.count) 个。" + context.note.zh
    }
    return context
  }

  private var withBase: [Comparison.Arm] { [comparison.base] + arms }

  private func title(of arm: Comparison.Arm) -> ChartText { ChartText(arm.scenario.title) }

  // MARK: - The stock

  private var multiples: MultiplesChart {
    MultiplesChart(panels: withBase.map { .init(scenario: title(of: $0), fan: FanChart(of: $0.ensemble)) })
  }

  /// The youth population at the end of the last year.
  private var exceedance: ExceedanceChart? {
    guard let year = years.last else { return nil }
    let indicator = Indicator.youthPopulation
    let rows = withBase.map { arm in
      arm.assessments.rows.first {
        $0.year == year && $0.target.definition.indicator == indicator.name && $0.target.definition.measure == .yearEnd
      }
    }
    let curves = zip(withBase, rows).compactMap { arm, row -> ExceedanceChart.Curve? in
      guard let values = arm.ensemble.values(SeriesKey(indicator.name), in: year, as: .yearEnd) else { return nil }
      return ExceedanceChart.Curve(
        scenario: title(of: arm), values: values, median: Statistics.quantile(values, 0.5), goal: row?.goal,
        chance: row.map { ChartChance(reached: $0.reached, of: $0.values.count) })
    }
    let label =
      rows[0]?.target.definition.chartLabel(in: year)
      ?? ChartText(en: "\(indicator.title.en) on 31 Dec \(year)", zh: "\(year)年末\(indicator.title.zh)")
    return ExceedanceChart(label: label, curves: curves)
  }

  // MARK: - What is different

  private var differences: DifferencesChart? {
    let targets = summary.outcomes.filter(\.definition.isHeadline).prefix(3)
    guard !targets.isEmpty, !years.isEmpty else { return nil }
    let rows = arms.map { arm in
      DifferencesChart.Row(
        scenario: title(of: arm),
        values: targets.map { target in
          years.compactMap { year in
            summary.difference(target, in: year, of: arm).map { .init(year: year, difference: ChartEstimate($0)) }
          }
        })
    }
    return DifferencesChart(measures: targets.map { $0.definition.chartLabel() }, rows: rows)
  }

  private var plane: PlaneChart? {
    guard let first = years.first, let last = years.last else { return nil }
    let estimates = summary.costs.prefix(arms.count).map { $0[.grossDiscounted, .residents] }
    guard estimates.allSatisfy({ $0 != nil }) else { return nil }
    let known = estimates.compactMap { $0 }
    let onFrontier = ParetoFrontier.members(
      costs: [0] + known.map(\.cost.mean), effects: [0] + known.map(\.gain.mean))
    let byReplicate = (0..<comparison.replicates).map { replicate in
      ParetoFrontier.members(
        costs: [0] + known.map { $0.cost.differences[replicate] },
        effects: [0] + known.map { $0.gain.differences[replicate] })
    }
    let rows = withBase.enumerated().map { index, arm in
      let estimate = index > 0 ? known[index - 1] : nil
      let nothing = ChartEstimate(mean: 0, interval: nil)
      return PlaneChart.Row(
        scenario: title(of: arm), cost: estimate.map { ChartEstimate($0.cost) } ?? nothing,
        effect: estimate.map { ChartEstimate($0.gain) } ?? nothing, costEach: estimate.flatMap(price),
        isOnFrontier: onFrontier[index],
        frontier: ChartChance(reached: byReplicate.count { $0[index] }, of: comparison.replicates))
    }
    return PlaneChart(years: first...last, rows: rows)
  }

  /// What an additional person costs, if more money brings more persons.
  private func price(of estimate: CostEffectiveness.Estimate) -> Double? {
    estimate.cost.mean > 0 && estimate.gain.mean > 0 ? estimate.ratio?.ratio : nil
  }

  private var talentsCompared: TalentsComparedChart? {
    let indicator = "talentsIntroduced"
    guard let first = years.first, let last = years.last,
      let base = meanOfYears(SeriesKey(indicator), of: comparison.base)
    else { return nil }
    let goals = comparison.base.assessments.rows.filter { $0.target.definition.indicator == indicator }.map(\.goal)
    let rows = withBase.enumerated().compactMap { index, arm -> TalentsComparedChart.Row? in
      guard let total = meanOfYears(SeriesKey(indicator), of: arm) else { return nil }
      let byClass = ["A", "B", "C", "D", "E", "F"].map { name in
        meanOfYears(SeriesKey(indicator, group: "class:\(name)"), of: arm).map(Statistics.mean) ?? 0
      }
      return TalentsComparedChart.Row(
        scenario: title(of: arm), byClass: byClass, total: ChartEstimate(total, runsPerDraw: comparison.runsPerDraw),
        difference: index > 0
          ? ChartEstimate(PairedDifference(base: base, policy: total, runsPerDraw: comparison.runsPerDraw)) : nil)
    }
    return TalentsComparedChart(years: first...last, goal: Set(goals).count == 1 ? goals[0] : nil, rows: rows)
  }

  /// The mean over years of a year's total, one value for each replicate.
  private func meanOfYears(_ key: SeriesKey, of arm: Comparison.Arm) -> [Double]? {
    let totals = years.compactMap { arm.ensemble.values(key, in: $0, as: .yearTotal) }
    guard !totals.isEmpty, totals.count == years.count else { return nil }
    return (0..<comparison.replicates).map { replicate in Statistics.mean(totals.map { $0[replicate] }) }
  }

  private var zonesCompared: ZonesComparedChart? {
    guard let year = years.last else { return nil }
    let rows = comparison.base.scenario.district.zones.compactMap { zone -> ZonesComparedChart.Row? in
      let key = SeriesKey("residents", group: "zone:\(zone.name)")
      let differences = arms.compactMap { comparison.difference(key, in: year, as: .yearEnd, of: $0) }
      guard differences.count == arms.count else { return nil }
      return ZonesComparedChart.Row(zone: ChartText(zone.title), differences: differences.map { ChartEstimate($0) })
    }
    return ZonesComparedChart(
      month: ChartMonth(year: year, month: 12), scenarios: arms.map(title), rows: Array(rows.prefix(24)))
  }

  // MARK: - Who would have come anyway

  /// Levers are shown as well while all rows are easy to read.
  private static let mostRowsWithLevers = 14

  private var windfall: WindfallChart {
    // A lever that stands as in the base brings nobody here.
    let accounts = summary.payments.prefix(arms.count).map { $0.filter(\.isChanged) }
    let showsLevers = arms.count + accounts.reduce(0) { $0 + $1.count } <= Self.mostRowsWithLevers
    let rows = zip(arms, accounts).flatMap { arm, accounts in
      let levers = accounts.map { account in
        WindfallChart.Row(
          label: ChartText(account.lever.definition.title), residents: nil,
          paidAdditional: Statistics.mean(account.recipients) - Statistics.mean(account.windfall),
          paidAnyway: Statistics.mean(account.windfall))
      }
      let whole = WindfallChart.Row(
        label: title(of: arm), residents: residents(of: arm),
        paidAdditional: levers.reduce(0) { $0 + $1.paidAdditional },
        paidAnyway: levers.reduce(0) { $0 + $1.paidAnyway })
      return [whole] + (showsLevers ? levers : [])
    }
    return WindfallChart(month: ChartMonth(comparison.base.ensemble.lastMonth), rows: rows)
  }

  private func residents(of arm: Comparison.Arm) -> WindfallChart.Residents {
    let people = arm.scenario.run.sample.weight
    let counts = arm.persons.map { persons in
      persons.counts.filter { $0.key.measure == .residents }.reduce(into: PersonCounts.Count()) { $0 += $1.value }
    }
    let (additional, displaced) = (
      counts.map { Double($0.additional) * people }, counts.map { Double($0.displaced) * people }
    )
    return WindfallChart.Residents(
      additional: Statistics.mean(additional), displaced: Statistics.mean(displaced),
      net: ChartEstimate(
        PairedDifference(base: displaced, policy: additional, runsPerDraw: comparison.runsPerDraw)))
  }
}
