import DistrictModel
import Reporting
import ScenarioFiles

/// How the numbers of one outcome are written in a table: amounts of money and changes of shares in one unit, told once, so that columns
/// stay narrow.
struct OutcomeColumn {
  private let words: SummaryWords
  private let outcome: ExperimentOutcome
  private let money: (divisor: Double, places: Int)?
  /// What amounts are in; nil for numbers that say it themselves.
  let unit: String?
  /// What is to be known of the numbers, for the title.
  private let note: String?

  /// - Parameter largest: size of the largest number in the table.
  init(_ words: SummaryWords, of outcome: ExperimentOutcome, largest: Double) {
    self.words = words
    self.outcome = outcome
    guard let known = outcome.indicator.flatMap(Indicator.named), known.unit.en == "CNY", known.kind == .flow else {
      (money, unit) = (nil, nil)
      note = outcome.indicator == nil ? words("± and differences in percentage points", "± 与差异单位：百分点") : nil
      return
    }
    let unit: String
    switch words.language {
    case .en: (money, unit) = ((1e6, largest >= 1e9 ? 0 : largest >= 1e8 ? 1 : 2), "CNY million")
    case .zh: (money, unit) = largest >= 1e8 ? ((1e8, 2), "亿元") : ((1e4, 0), "万元")
    }
    self.unit = unit
    note = words("in \(unit)", "单位：\(unit)")
  }

  func value(_ number: Double) -> String { money.map { fixed(number, $0) } ?? words.value(number, of: outcome) }

  /// A change, with its sign.
  func change(_ number: Double) -> String {
    let text = size(number)
    return number > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  /// The size of a change.
  func size(_ number: Double) -> String {
    if let money { return fixed(number, money) }
    return outcome.indicator == nil
      ? NumberText.fixed(100 * number, places: 1, words.language) : words.size(number, of: outcome)
  }

  /// The half-width of an interval; of shares none where every run ends alike: that no run differs does not make a share certain.
  func margin(_ number: Double) -> String { outcome.indicator == nil && number == 0 ? "–" : size(number) }

  private func fixed(_ number: Double, _ money: (divisor: Double, places: Int)) -> String {
    NumberText.fixed(number / money.divisor, places: money.places, words.language)
  }

  /// A title with what is to be known of the numbers below it: `Public cost, 2026–2028 (in CNY million)`.
  func title(_ more: String? = nil) -> String {
    let notes = [more, note].compactMap { $0 }
    guard !notes.isEmpty else { return outcome.title[words.language] }
    return outcome.title[words.language]
      + words(" (\(notes.joined(separator: "; ")))", "（\(notes.joined(separator: "；"))）")
  }
}
