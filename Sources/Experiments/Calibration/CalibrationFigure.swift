import DistrictModel
import ScenarioFiles

/// One figure that a calibration looks at: a pattern, or what was observed in a period.
struct CalibrationFigure: Sendable {
  enum Subject: Sendable, Equatable {
    case pattern(CalibrationSettings.PatternTarget)
    case observation(CalibrationSettings.Observation)
  }

  let subject: Subject

  /// All figures of a calibration: patterns, then observations, those held out too.
  static func all(of settings: CalibrationSettings) -> [CalibrationFigure] {
    settings.patterns.map { .init(subject: .pattern($0)) }
      + settings.observations.map { .init(subject: .observation($0)) }
  }

  /// Whether it is left out of the fit.
  var isHeldOut: Bool {
    if case .observation(let observation) = subject { observation.isHeldOut } else { false }
  }

  var name: String {
    switch subject {
    case .pattern(let target): target.name
    case .observation(let observation): observation.name
    }
  }

  var title: Text {
    switch subject {
    case .pattern(let target): return target.title
    case .observation(let observation):
      let title = Indicator.named(observation.key.indicator)?.title
      let group = observation.key.group.isEmpty ? "" : " (\(observation.key.group))"
      return Text(
        en: "\(title?.en ?? observation.key.indicator)\(group), \(observation.period)",
        zh: "\(title?.zh ?? observation.key.indicator)\(group)，\(observation.period)")
    }
  }

  /// What is expected where the model gives a value: of bounds, the nearest value that keeps them.
  func expected(_ simulated: Double) -> Double {
    switch subject {
    case .pattern(let target):
      target.value ?? min(target.atMost ?? .infinity, max(target.atLeast ?? -.infinity, simulated))
    case .observation(let observation): observation.value
    }
  }

  /// For a reader: `0.64`, `≥ 0.85`, `−0.001…0.006`.
  func expectation(_ number: (Double) -> String) -> String {
    switch subject {
    case .observation(let observation): return number(observation.value)
    case .pattern(let target):
      if let value = target.value { return number(value) }
      switch (target.atLeast, target.atMost) {
      case (let low?, let high?): return number(low) + "…" + number(high)
      case (let low?, nil): return "≥ " + number(low)
      case (nil, let high?): return "≤ " + number(high)
      case (nil, nil): return ""
      }
    }
  }

  var error: Double {
    switch subject {
    case .pattern(let target): target.error
    case .observation(let observation): observation.error
    }
  }

  var discrepancy: Double {
    switch subject {
    case .pattern(let target): target.discrepancy
    case .observation(let observation): observation.discrepancy
    }
  }

  /// The figure in some runs of one scenario; nil where there is nothing to measure.
  func value(in outcomes: [Outcome], of scenario: Scenario) -> Double? {
    switch subject {
    case .pattern(let target):
      return PatternMeasures(scenario: scenario, base: outcomes, pulled: nil, recognised: nil).value(of: target.measure)
    case .observation(let observation):
      let values = outcomes.compactMap { Self.value(of: observation, in: $0.monthly) }
      return values.count == outcomes.count ? Statistics.mean(values) : nil
    }
  }

  /// Of flows the sum of a year, of stocks its end, of rates its mean.
  private static func value(of observation: CalibrationSettings.Observation, in series: Series) -> Double? {
    let (indicator, group) = (observation.key.indicator, observation.key.group)
    if let month = observation.month {
      return series.value(indicator, group: group, at: Month(year: observation.year, month: month))
    }
    switch Indicator.named(indicator)?.kind ?? .flow {
    case .flow: return series.yearTotal(indicator, group: group, year: observation.year)
    case .stock: return series.value(indicator, group: group, at: Month(year: observation.year, month: 12))
    case .level: return series.yearTotal(indicator, group: group, year: observation.year).map { $0 / 12 }
    }
  }
}
