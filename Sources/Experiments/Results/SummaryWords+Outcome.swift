import DistrictModel
import Reporting
import ScenarioFiles

extension SummaryWords {
  /// A number of an outcome as its kind wants it: persons, money, a ratio, a share of runs.
  func value(_ number: Double, of outcome: ExperimentOutcome) -> String {
    guard let indicator = outcome.indicator else { return NumberText.percent(number, language) }
    switch Indicator.named(indicator) {
    case let known? where known.unit.en == "CNY" && known.kind == .flow: return money(number)
    case let known? where known.kind == .level:
      return NumberText.fixed(number, places: number.magnitude < 10 ? 4 : 1, language)
    default: return count(number)
    }
  }

  /// A number of an outcome that somebody chose, such as a goal or a budget: without zeros at the end of its decimals.
  func chosen(_ number: Double, of outcome: ExperimentOutcome) -> String {
    guard let indicator = outcome.indicator else { return value(number, of: outcome) }
    switch Indicator.named(indicator) {
    case let known? where known.unit.en == "CNY" && known.kind == .flow: return roundMoney(number)
    case let known? where known.kind == .level: return withoutTrailingZeros(value(number, of: outcome))
    default: return round(number)
    }
  }

  /// A change of an outcome, with its sign.
  func change(_ number: Double, of outcome: ExperimentOutcome) -> String {
    (number > 0 ? "+" : "") + size(number, of: outcome)
  }

  /// The size of a change of an outcome; of a share in points, as it is no share itself.
  func size(_ number: Double, of outcome: ExperimentOutcome) -> String {
    guard outcome.indicator == nil else { return value(number, of: outcome) }
    return NumberText.fixed(100 * number, places: 1, language) + self(" points", " 个百分点")
  }
}
