import DistrictModel
import Reporting

// What charts of runs, comparisons and attributions have in common.

extension ChartContext {
  /// - Parameters:
  ///   - ensemble: the replicates, of the base where scenarios are compared.
  ///   - scenario: what the titles name.
  init(of ensemble: Ensemble, about scenario: Text) {
    self.init(
      of: ensemble.scenario, about: scenario, lastMonth: ensemble.lastMonth, replicates: ensemble.replicates)
    guard let draws = ensemble.draws else { return }
    note = ChartText(
      en:
        "Simulation, not official statistics. Intervals: luck and the \(draws.posterior.parameters.count) parameters of the posterior \(draws.posterior.name).",
      zh: "模拟结果，非官方统计。区间含随机波动与后验 \(draws.posterior.name) 的 \(draws.posterior.parameters.count) 个参数。")
  }

  init(of base: Scenario, about scenario: Text, lastMonth: Month, replicates: Int) {
    let district = base.district
    self.init(
      place: ChartText(district.title), scenario: ChartText(scenario), firstMonth: ChartMonth(district.period.start),
      lastMonth: ChartMonth(lastMonth),
      ages: district.definitions.youngestAge...district.definitions.firstAgeAbove - 1, replicates: replicates,
      sample: base.run.sample.description,
      note: ChartText(
        en:
          "Simulation, not official statistics. Intervals: Monte-Carlo variation only, uncertain parameters left out.",
        zh: "模拟结果，非官方统计。区间仅含随机波动，未计入参数不确定性。"))
  }
}

extension FanChart {
  /// The youth population of a scenario, with the goal of its year-end target.
  init(of ensemble: Ensemble) {
    let start = ensemble.scenario.district.period.start
    let target = ensemble.scenario.district.targets.targets.first {
      $0.definition.indicator == Indicator.youthPopulation.name && $0.definition.measure == .yearEnd
    }
    let key = SeriesKey(Indicator.youthPopulation.name)
    let rows = ensemble.months.compactMap { month -> FanChart.Row? in
      guard let values = ensemble.values(key, at: month) else { return nil }
      let goal = month >= Month(year: start.year, month: 1) ? target?.definition.goal[month.year] : nil
      let chance = goal.flatMap { goal in
        target.map { target in
          ChartChance(reached: values.count { target.definition.isReached($0, goal: goal) }, of: values.count)
        }
      }
      return FanChart.Row(month: ChartMonth(month), persons: ChartQuantiles(values), goal: goal, chance: chance)
    }
    self.init(rows: rows)
  }
}

extension Target.Definition {
  /// What is measured, and when: `Youth population on 31 Dec 2030`, `Graduates introduced in 2030`; without a year, of every year.
  func chartLabel(in year: Int? = nil) -> ChartText {
    switch (measure, year) {
    case (.yearEnd, let year?): ChartText(en: "\(title.en) on 31 Dec \(year)", zh: "\(year)年末\(title.zh)")
    case (.yearEnd, nil): ChartText(en: "\(title.en) on 31 Dec", zh: "\(title.zh)（年末）")
    case (.yearTotal, let year?): ChartText(en: "\(title.en) in \(year)", zh: "\(year)年\(title.zh)")
    case (.yearTotal, nil): ChartText(en: "\(title.en) a year", zh: "\(title.zh)（全年）")
    }
  }
}

extension ChartText {
  init(_ text: Text) { self.init(en: text.en, zh: text.zh) }
}

extension ChartMonth {
  init(_ month: Month) { self.init(year: month.year, month: month.ofYear) }
}

extension ChartQuantiles {
  init(_ values: [Double]) {
    let distribution = Distribution(values)
    self.init(
      q05: distribution.q05, q25: distribution.q25, q50: distribution.q50, q75: distribution.q75, q95: distribution.q95)
  }
}

extension ChartBand {
  init(_ distribution: Distribution) { self.init(q05: distribution.q05, q50: distribution.q50, q95: distribution.q95) }

  init(_ values: [Double]) { self.init(Distribution(values)) }
}

extension ChartEstimate {
  /// The mean of paired differences, with its interval.
  init(_ paired: PairedDifference) { self.init(mean: paired.mean, interval: paired.interval) }

  /// The mean of values, one for each replicate, with its interval.
  init(_ values: [Double], runsPerDraw: Int = 1) {
    self.init(PairedDifference(base: values.map { _ in 0 }, policy: values, runsPerDraw: runsPerDraw))
  }
}
