import DistrictModel
import Reporting

/// The charts of one scenario, filled from its replicates.
///
/// A chart whose indicators are not in the series has no rows and is left out.
struct ScenarioCharts {
  private let ensemble: Ensemble
  private let assessments: TargetAssessments
  /// The December before the policy start.
  private let before: Month
  /// The last December simulated.
  private let lastDecember: Month?

  init(of ensemble: Ensemble, assessments: TargetAssessments) {
    self.ensemble = ensemble
    self.assessments = assessments
    before = Month(year: ensemble.scenario.district.period.start.year - 1, month: 12)
    lastDecember = ensemble.policyYears.last.map { Month(year: $0, month: 12) }
  }

  /// All charts with what they share.
  var set: ChartSet {
    let charts: [(any Chart)?] = [
      FanChart(of: ensemble), flows, targets, pyramid, talents, zones, retention, labour,
      ensemble.draws.flatMap { UncertaintyFanChart(of: ensemble, drawnBy: $0) },
    ]
    return ChartSet(
      context: ChartContext(of: ensemble, about: ensemble.scenario.title), charts: charts.compactMap { $0 })
  }

  // MARK: - Stock and flows

  private var flows: FlowsChart? {
    let indicators = Indicator.inflows.map { ($0.name, true) } + Indicator.outflows.map { ($0.name, false) }
    let stock = SeriesKey(Indicator.youthPopulation.name)
    let rows = ensemble.policyYears.compactMap { year -> FlowsChart.Row? in
      guard let opening = ensemble.values(stock, at: Month(year: year - 1, month: 12)),
        let closing = ensemble.values(stock, at: Month(year: year, month: 12))
      else { return nil }
      let persons = indicators.map { name, _ in
        ensemble.values(SeriesKey(name), in: year, as: .yearTotal).map { Statistics.quantile($0, 0.5) } ?? 0
      }
      return FlowsChart.Row(
        year: year, persons: persons, net: ChartBand(zip(closing, opening).map { $0 - $1 }),
        closing: Statistics.quantile(closing, 0.5))
    }
    return FlowsChart(flows: indicators.map { .init(flowLabel($0), isInflow: $1) }, rows: rows)
  }

  /// A flow in two or three words, so that it fits beside its column.
  private func flowLabel(_ name: String) -> ChartText {
    let definitions = ensemble.scenario.district.definitions
    switch name {
    case "turned14": return ChartText(en: "Turning \(definitions.youngestAge)", zh: "满\(definitions.youngestAge)岁")
    case "turned36": return ChartText(en: "Turning \(definitions.firstAgeAbove)", zh: "满\(definitions.firstAgeAbove)岁")
    case "arrivalsFreshGraduates": return ChartText(en: "Fresh graduates", zh: "应届大学生")
    case "arrivalsExperienced": return ChartText(en: "Other graduates", zh: "往届大学生")
    case "arrivalsNonDegree": return ChartText(en: "Non-graduates", zh: "非大学生")
    case "returns": return ChartText(en: "Returning locals", zh: "本地学子回流")
    case "universityDepartures": return ChartText(en: "Off to university", zh: "外出求学")
    case "collegeLeavers": return ChartText(en: "Graduates leaving", zh: "高校毕业离区")
    default: return Indicator.named(name).map { ChartText($0.title) } ?? ChartText(en: name, zh: name)
    }
  }

  // MARK: - Targets

  private var targets: TargetsChart? {
    let named = ensemble.scenario.district.targets.targets.filter(\.definition.isHeadline)
      .flatMap { $0.definition.goal.steps.steps.map(\.from) }
    guard let year = assessments.years.first(where: named.contains) ?? assessments.years.last else { return nil }
    let outcomes = assessments.rows.filter { $0.year == year && !$0.target.definition.isDelivery && $0.goal > 0 }
    return TargetsChart(
      rows: outcomes.prefix(12).map { row in
        TargetsChart.Row(
          label: label(of: row), unit: ChartText(row.target.definition.unit),
          limit: row.target.definition.comparison == .above ? .above : .atLeast, goal: row.goal,
          result: ChartQuantiles(row.values), chance: ChartChance(reached: row.reached, of: row.values.count))
      })
  }

  /// What is measured, and when.
  private func label(of row: TargetAssessment) -> ChartText {
    let title = row.target.definition.title
    switch row.target.definition.measure {
    case .yearEnd: return ChartText(en: "\(title.en) at the end of \(row.year)", zh: "\(row.year)年末\(title.zh)")
    case .yearTotal: return ChartText(en: "\(title.en) in \(row.year)", zh: "\(row.year)年\(title.zh)")
    }
  }

  private var talents: TalentsChart {
    let indicator = "talentsIntroduced"
    let rows = ensemble.policyYears.compactMap { year -> TalentsChart.Row? in
      guard let total = ensemble.values(SeriesKey(indicator), in: year, as: .yearTotal) else { return nil }
      let byClass = ["A", "B", "C", "D", "E", "F"].map { name in
        ensemble.values(SeriesKey(indicator, group: "class:\(name)"), in: year, as: .yearTotal).map(Statistics.mean)
          ?? 0
      }
      let target = assessments.rows.first { $0.year == year && $0.target.definition.indicator == indicator }
      return TalentsChart.Row(
        year: year, byClass: byClass,
        spread: Statistics.quantile(total, 0.05)...Statistics.quantile(total, 0.95), goal: target?.goal,
        chance: target.map { ChartChance(reached: $0.reached, of: $0.values.count) })
    }
    return TalentsChart(rows: rows)
  }

  // MARK: - Composition

  private var pyramid: PyramidChart? {
    guard let end = lastDecember else { return nil }
    let definitions = ensemble.scenario.district.definitions
    let rows = (definitions.youngestAge..<definitions.firstAgeAbove).compactMap { age -> PyramidChart.Row? in
      guard let menAtStart = persons(of: age, .male, at: before),
        let womenAtStart = persons(of: age, .female, at: before),
        let menAtEnd = persons(of: age, .male, at: end), let womenAtEnd = persons(of: age, .female, at: end)
      else { return nil }
      return PyramidChart.Row(
        age: age, menAtStart: Statistics.quantile(menAtStart, 0.5),
        womenAtStart: Statistics.quantile(womenAtStart, 0.5),
        menAtEnd: ChartBand(menAtEnd), womenAtEnd: ChartBand(womenAtEnd))
    }
    guard rows.count == definitions.firstAgeAbove - definitions.youngestAge else { return nil }
    return PyramidChart(start: ChartMonth(before), end: ChartMonth(end), rows: rows)
  }

  private func persons(of age: Int, _ sex: Sex, at month: Month) -> [Double]? {
    let first = ensemble.outcomes[0].pyramid
    let step = (month - first.firstMonth) / first.stepMonths
    let column = first.keys.firstIndex {
      let group = GroupName($0.group)
      return group["age"] == String(age) && group["sex"] == sex.name
    }
    guard let column, step >= 0, step < first.steps, first.month(ofStep: step) == month else { return nil }
    return ensemble.outcomes.map { $0.pyramid.value(step: step, column: column) }
  }

  private var zones: ZonesChart? {
    guard let end = lastDecember else { return nil }
    let rows = ensemble.scenario.district.zones.compactMap { zone -> ZonesChart.Row? in
      let key = SeriesKey("residents", group: "zone:\(zone.name)")
      guard let atStart = ensemble.values(key, at: before), let atEnd = ensemble.values(key, at: end) else {
        return nil
      }
      return ZonesChart.Row(
        zone: ChartText(zone.title), start: Statistics.quantile(atStart, 0.5), end: ChartBand(atEnd))
    }
    return ZonesChart(start: ChartMonth(before), end: ChartMonth(end), rows: Array(rows.prefix(30)))
  }

  // MARK: - Staying, work and rents

  private var retention: RetentionChart {
    let labels = [
      "degree": ChartText(en: "Graduates", zh: "大学生"), "nonDegree": ChartText(en: "Others", zh: "非大学生"),
    ]
    let groups = RetentionCurve.curves(of: ensemble).prefix(6).map { curve in
      RetentionChart.Group(
        label: labels[curve.group] ?? ChartText(en: curve.group, zh: curve.group),
        rows: curve.points.prefix(121).map { .init(months: $0.month, share: ChartBand($0.share)) })
    }
    return RetentionChart(groups: Array(groups))
  }

  private var labour: LabourChart? {
    guard let baseRent = ensemble.values(SeriesKey("meanRent"), at: before) else { return nil }
    let rows = ensemble.months.compactMap { month -> LabourChart.Row? in
      guard let unemployment = ensemble.values(SeriesKey("unemploymentRate"), at: month),
        let vacancies = ensemble.values(SeriesKey("vacancies"), at: month),
        let slots = ensemble.values(SeriesKey("jobSlots"), at: month),
        let rent = ensemble.values(SeriesKey("meanRent"), at: month)
      else { return nil }
      return LabourChart.Row(
        month: ChartMonth(month), unemployment: ChartBand(unemployment),
        vacancies: ChartBand(zip(vacancies, slots).map { $1 > 0 ? $0 / $1 : 0 }),
        rentIndex: ChartBand(zip(rent, baseRent).map { $1 > 0 ? 100 * $0 / $1 : 100 }))
    }
    return LabourChart(baseMonth: ChartMonth(before), rows: rows)
  }
}
