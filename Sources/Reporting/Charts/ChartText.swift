/// A text of a chart in both languages.
public struct ChartText: Sendable, Equatable {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// The text in one language.
  public subscript(language: ReportLanguage) -> String {
    language == .en ? en : zh
  }

  /// The text with what a chart table cannot hold replaced.
  ///
  /// gnuplot 5.4 hands a quoted field out only up to its first comma or inner quote. So a comma becomes `‚` (U+201A), which the
  /// scripts take for a comma, in Chinese `，` unless in a number; a quote becomes `'`, a backslash `/`; line breaks and control characters
  /// become spaces.
  var forChartTable: ChartText {
    ChartText(en: Self.cleaned(en, comma: "‚"), zh: Self.cleaned(zh, comma: "，"))
  }

  private static func cleaned(_ text: String, comma: String) -> String {
    let characters = Array(text)
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    var result = ""
    for (index, character) in characters.enumerated() {
      switch character {
      case ",":
        let isInNumber =
          index > 0 && isDigit(characters[index - 1]) && index + 1 < characters.count && isDigit(characters[index + 1])
        result += isInNumber ? "‚" : comma
      case "\"": result += "'"
      case "\\": result += "/"
      default:
        // A character may be several scalars, a comma with an accent among them; what gnuplot would trip over goes scalar by scalar.
        for scalar in character.unicodeScalars {
          let isForbidden =
            scalar == "," || scalar == "\"" || scalar == "\\" || scalar.properties.generalCategory == .control
          result.unicodeScalars.append(isForbidden ? " " : scalar)
        }
      }
    }
    return result.split(separator: " ").joined(separator: " ")
  }
}

/// A month of a chart.
public struct ChartMonth: Sendable, Equatable, Comparable, CustomStringConvertible {
  public var year: Int
  public var month: Int

  /// - Precondition: a year of four digits, a month 1…12.
  public init(year: Int, month: Int) {
    precondition((1000...9999).contains(year) && (1...12).contains(month), "\(year)-\(month) is no month")
    self.year = year
    self.month = month
  }

  /// As in `2026-07`.
  public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

  public static func < (first: ChartMonth, second: ChartMonth) -> Bool {
    (first.year, first.month) < (second.year, second.month)
  }
}

/// The middle of an uncertain number and how far it may be off: 90 % and 50 % of the runs lie between.
public struct ChartQuantiles: Sendable, Equatable {
  public var q05: Double
  public var q25: Double
  public var q50: Double
  public var q75: Double
  public var q95: Double

  public init(q05: Double, q25: Double, q50: Double, q75: Double, q95: Double) {
    self.q05 = q05
    self.q25 = q25
    self.q50 = q50
    self.q75 = q75
    self.q95 = q95
  }
}

/// The middle of an uncertain number and the interval that holds 90 % of the runs.
public struct ChartBand: Sendable, Equatable {
  public var q05: Double
  public var q50: Double
  public var q95: Double

  public init(q05: Double, q50: Double, q95: Double) {
    self.q05 = q05
    self.q50 = q50
    self.q95 = q95
  }
}

/// The mean of an uncertain number over the runs, and how well that mean is known.
public struct ChartEstimate: Sendable, Equatable {
  public var mean: Double
  /// The 90 % interval of the mean; `nil` if one run leaves it unknown.
  public var interval: ClosedRange<Double>?

  public init(mean: Double, interval: ClosedRange<Double>?) {
    self.mean = mean
    self.interval = interval
  }
}

/// In how many runs something was reached, of how many.
///
/// Both numbers are kept: a chart says "12 of 16 runs" until there are enough of them for a percentage.
public struct ChartChance: Sendable, Equatable {
  public var reached: Int
  public var runs: Int

  public init(reached: Int, of runs: Int) {
    precondition(runs > 0 && (0...runs).contains(reached), "a chance counts some of the runs")
    self.reached = reached
    self.runs = runs
  }
}
