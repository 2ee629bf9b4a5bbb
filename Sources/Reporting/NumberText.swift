/// The languages every text for the reader exists in.
public enum ReportLanguage: String, CaseIterable, Sendable {
  case en
  case zh
}

/// Numbers as a reader of the language expects them: `1,043,100` in English, `104.31万` in Chinese.
public enum NumberText {
  /// A number of persons, homes, posts.
  ///
  /// English groups the digits by three. Chinese counts in 万 with two decimals from 10,000 on, and in 亿 from 100 million on.
  public static func count(_ value: Int, _ language: ReportLanguage) -> String {
    switch language {
    case .en: return sign(value) + grouped(value.magnitude)
    case .zh:
      if value.magnitude >= 100_000_000 { return fixed(Double(value) / 1e8, places: 2, .zh) + "亿" }
      if value.magnitude >= 10_000 { return fixed(Double(value) / 1e4, places: 2, .zh) + "万" }
      return sign(value) + String(value.magnitude)
    }
  }

  /// A number of persons that need not be whole, such as a mean; rounded to a whole one, or to a multiple of `step`.
  ///
  /// A number that is not finite, or beyond any count, is a dash.
  public static func count(_ value: Double, step: Int = 1, _ language: ReportLanguage) -> String {
    precondition(step > 0, "a step is positive")
    guard value.isFinite, value.magnitude < 1e15 else { return "–" }
    return count(Int((value / Double(step)).rounded()) * step, language)
  }

  /// A change: a count with its sign, `+1,200` or `−1,200`; no sign at zero.
  public static func change(_ value: Double, step: Int = 1, _ language: ReportLanguage) -> String {
    let text = count(value, step: step, language)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return value > 0 && !isZero ? "+" + text : text
  }

  /// Two counts as an interval, `1,039,900–1,046,200` or `103.99万–104.62万`.
  public static func interval(_ low: Double, _ high: Double, step: Int = 1, _ language: ReportLanguage) -> String {
    // Beside a minus sign a dash would be read as one more minus.
    let dash = low < 0 || high < 0 ? (language == .en ? " to " : "至") : "–"
    return count(low, step: step, language) + dash + count(high, step: step, language)
  }

  /// A number with fixed decimals, the whole part grouped in English.
  public static func fixed(_ value: Double, places: Int, _ language: ReportLanguage) -> String {
    guard value.isFinite else { return "–" }
    var bytes: [UInt8] = []
    bytes.append(fixed: value.magnitude, places: places)
    let text = String(decoding: bytes, as: UTF8.self)
    let minus = value < 0 && text.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) } ? "−" : ""
    guard language == .en, let whole = UInt(text.prefix { $0 != "." }) else { return minus + text }
    return minus + grouped(whole) + text.drop { $0 != "." }
  }

  /// A share or probability in whole percent: `65 %` in English, `65%` in Chinese.
  ///
  /// Exactly 0 and 1 are `0 %` and `100 %`; what only rounds to them is `<1 %` and `>99 %`, so that nothing looks more certain than it is.
  public static func percent(_ share: Double, _ language: ReportLanguage) -> String {
    guard share.isFinite else { return "–" }
    let unit = language == .en ? " %" : "%"
    if share > 0 && share < 0.005 { return "<1" + unit }
    if share < 1 && share > 0.995 { return ">99" + unit }
    return fixed(share * 100, places: 0, language) + unit
  }

  /// How often something happened in a number of runs: a percentage from 100 runs on, else `12 of 16 runs`.
  ///
  /// A percentage from a few runs claims a precision it has not got.
  public static func chance(_ reached: Int, of runs: Int, _ language: ReportLanguage) -> String {
    precondition(runs > 0 && (0...runs).contains(reached), "a chance counts some of the runs")
    if runs >= 100 { return percent(Double(reached) / Double(runs), language) }
    return language == .en ? "\(reached) of \(runs) \(runs == 1 ? "run" : "runs")" : "\(runs) 次中 \(reached) 次"
  }

  private static func sign(_ value: Int) -> String { value < 0 ? "−" : "" }

  private static func grouped(_ value: UInt) -> String {
    let digits = String(value)
    guard digits.count > 3 else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
