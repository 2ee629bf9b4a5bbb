/// A state of the district that switches a window of a lever on and off.
///
/// The window is switched on when its indicator has been on the stated side of the threshold at `forMonths` month ends in
/// a row, and off when it has been back beyond `release` for as many. What is decided at the end of a month holds from the
/// next one on. Only state decides, so that scenarios with triggers are compared with the same draws as any others.
public struct Trigger: Decodable, Equatable, Sendable {
  /// Name of a stock or level without groups, such as `youthPopulation`.
  public let indicator: String
  /// Switches on below this value; exactly one of `below` and `above` is given. Unit: the indicator's.
  public let below: Double?
  /// Switches on above this value.
  public let above: Double?
  /// Switches off from this value on, seen from the other side; the threshold itself if absent.
  public let release: Double?
  /// Months in a row before it switches, either way; 1 if absent.
  public let forMonths: Int?
  /// Months after it has switched off before it can switch on again; 0 if absent.
  public let coolDownMonths: Int?

  public init(
    indicator: String, below: Double? = nil, above: Double? = nil, release: Double? = nil, forMonths: Int? = nil,
    coolDownMonths: Int? = nil
  ) {
    self.indicator = indicator
    self.below = below
    self.above = above
    self.release = release
    self.forMonths = forMonths
    self.coolDownMonths = coolDownMonths
  }

  /// Whether a value calls for the window.
  func calls(_ value: Double) -> Bool {
    if let below { return value < below }
    return above.map { value > $0 } ?? false
  }

  /// Whether a value lets the window go.
  func releases(_ value: Double) -> Bool {
    if let below { return value >= release ?? below }
    return above.map { value <= release ?? $0 } ?? false
  }
}

/// A window with a trigger, on the watch.
struct TriggerWatch: Sendable, Equatable {
  let lever: Int
  let window: LeverWindow
  let trigger: Trigger
  /// First and last month in which the window may be open.
  let span: ClosedRange<Int>
  private let rampMonths: Int
  private(set) var isOpen = false
  /// Share of the way from the planned level to the window's.
  private(set) var weight = 0.0
  /// Month ends in a row that ask for a switch.
  private var monthsInRow = 0
  private var coolDownLeft = 0

  /// - Returns: nil for a window without a trigger.
  init?(_ window: LeverWindow, lever: Int, of definition: Lever.Definition, calendar: Calendar) {
    guard let trigger = window.when else { return nil }
    self.lever = lever
    self.window = window
    self.trigger = trigger
    let start = max(0, calendar.number(of: window.start ?? definition.start))
    let end = (window.end ?? (window.start == nil ? definition.end : nil)).map(calendar.number(of:))
    span = start...max(start, end ?? .max)
    rampMonths = max(1, window.rampMonths ?? definition.rampMonths)
  }

  /// Whether this is the same window as another, whatever either has seen.
  func isSame(as other: TriggerWatch) -> Bool {
    lever == other.lever && window == other.window && span == other.span
  }

  /// Moves on to a month and says how far the window's level has replaced the planned one.
  mutating func enter(_ month: Int) {
    guard span.contains(month) else {
      weight = 0
      return
    }
    weight = min(1, max(0, weight + (isOpen ? 1 : -1) / Double(rampMonths)))
  }

  /// Takes in the indicator at the end of a month.
  mutating func observe(_ value: Double, in month: Int) {
    guard span.contains(month) else { return }
    if coolDownLeft > 0 { coolDownLeft -= 1 }
    monthsInRow = (isOpen ? trigger.releases(value) : trigger.calls(value)) ? monthsInRow + 1 : 0
    guard monthsInRow >= max(1, trigger.forMonths ?? 1), isOpen || coolDownLeft == 0 else { return }
    isOpen.toggle()
    monthsInRow = 0
    if !isOpen { coolDownLeft = trigger.coolDownMonths ?? 0 }
  }
}

/// A window of a lever that waits for a state of the district.
public struct TriggeredWindow: Sendable {
  public let lever: Lever
  public let window: LeverWindow
  public let trigger: Trigger
  private let watch: TriggerWatch
  private let calendar: Calendar

  fileprivate init?(_ window: LeverWindow, of lever: Lever, calendar: Calendar) {
    // Which lever of the catalogue it is matters to a package only.
    guard let watch = TriggerWatch(window, lever: 0, of: lever.definition, calendar: calendar) else { return nil }
    self.lever = lever
    self.window = window
    trigger = watch.trigger
    self.watch = watch
    self.calendar = calendar
  }

  /// First month of a run in which the window was open; nil if it never was, or the series lacks the trigger's indicator.
  public func firstOpenMonth(in series: Series) -> Month? {
    var watch = watch
    for step in 0..<max(0, series.steps - 1) {
      let date = series.month(ofStep: step)
      guard let value = series.value(trigger.indicator, at: date) else { return nil }
      let month = calendar.number(of: date)
      watch.observe(value, in: month)
      if watch.isOpen { return watch.span.contains(month + 1) ? date + 1 : nil }
    }
    return nil
  }
}

extension Scenario {
  /// The windows with a trigger, lever by lever in the order of the catalogue.
  public var triggeredWindows: [TriggeredWindow] {
    let calendar = Calendar(district.period, until: run.until)
    return district.levers.levers.flatMap { lever in
      (levers.windows[lever.name] ?? []).compactMap { TriggeredWindow($0, of: lever, calendar: calendar) }
    }
  }
}
