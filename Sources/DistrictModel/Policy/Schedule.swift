/// One period in which a scenario holds a lever at a level.
public struct LeverWindow: Decodable, Equatable, Sendable {
  /// Unit: level; 0 = absent, 1 = the plan.
  public var level: Double
  /// First month; the plan's start if absent.
  public var start: Month?
  /// Months until the level is reached, from the level before; 0 and 1 mean at once. The plan's ramp if absent.
  public var rampMonths: Int?
  /// Last month.
  public var end: Month?
  /// Level after `end`; the lever's own `afterLevel` if absent. Not with `when`.
  public var afterLevel: Double?
  /// Opens the window only while the district is in this state; between `start` and `end` the level then moves to the
  /// window's at the pace of the ramp, and back to the planned level when the state has passed.
  public var when: Trigger?

  public init(
    level: Double, start: Month? = nil, rampMonths: Int? = nil, end: Month? = nil, afterLevel: Double? = nil,
    when: Trigger? = nil
  ) {
    self.level = level
    self.start = start
    self.rampMonths = rampMonths
    self.end = end
    self.afterLevel = afterLevel
    self.when = when
  }
}

/// What a scenario says of each lever: a list of windows by lever name; levers left out stay at their reference level.
public struct LeverSettings: Decodable, Equatable, Sendable {
  public var windows: [String: [LeverWindow]]

  public init(_ windows: [String: [LeverWindow]] = [:]) { self.windows = windows }

  /// Expects every lever's setting as a list of windows.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: WordKey.self)
    windows = [:]
    for key in container.allKeys {
      windows[key.stringValue] = try container.decode([LeverWindow].self, forKey: key)
    }
  }
}

/// A lever's level, month by month, from the start of the spin-up to the horizon.
package struct LeverPath: Sendable {
  /// Month of the first level, counted from the policy start.
  package let first: Int
  package private(set) var levels: [Double]
  package let reference: Double

  /// Builds the path: the reference level, then each window in turn.
  ///
  /// Within a window the level goes in a straight line from the level before it to its own, `rampMonths` steps long,
  /// and stays there until the window ends or the next one starts. After an `end` it jumps to `afterLevel`.
  ///
  /// Without windows the reference level holds throughout.
  package init(_ lever: Lever, windows: [LeverWindow], calendar: Calendar) {
    let definition = lever.definition
    self.init(
      reference: definition.referenceLevel, start: definition.start, rampMonths: definition.rampMonths,
      end: definition.end, afterLevel: definition.afterLevel, windows: windows, calendar: calendar)
  }

  /// The path of something that happens: absent unless a window says otherwise.
  package init(_ circumstance: Circumstance, windows: [LeverWindow], calendar: Calendar) {
    let definition = circumstance.definition
    self.init(
      reference: 0, start: definition.start, rampMonths: definition.rampMonths, end: definition.end, afterLevel: nil,
      windows: windows, calendar: calendar)
  }

  private init(
    reference: Double, start planStart: Month, rampMonths: Int, end planEnd: Month?, afterLevel: Double?,
    windows: [LeverWindow], calendar: Calendar
  ) {
    first = -calendar.spinUpMonths - pipelineMemory
    let months = first..<(calendar.lastMonth + 1)
    var levels = months.map { _ in reference }
    let ordered = windows.map { window in
      (start: calendar.number(of: window.start ?? planStart), window: window)
    }.sorted { $0.start < $1.start }
    for (position, entry) in ordered.enumerated() {
      let window = entry.window
      let end = (window.end ?? (window.start == nil ? planEnd : nil)).map(calendar.number(of:))
      let next = position + 1 < ordered.count ? ordered[position + 1].start : Int.max
      let ramp = Double(max(1, window.rampMonths ?? rampMonths))
      let start = max(0, entry.start)
      guard start < months.upperBound else { continue }
      let before = start - 1 >= first ? levels[start - 1 - first] : reference
      for month in start..<months.upperBound {
        if month >= next { break }
        if let end, month > end {
          levels[month - first] = window.afterLevel ?? afterLevel ?? reference
        } else {
          levels[month - first] = before + (window.level - before) * min(1, Double(month - start + 1) / ramp)
        }
      }
      if next < months.upperBound, next > start {
        for month in next..<months.upperBound { levels[month - first] = levels[next - 1 - first] }
      }
    }
    self.levels = levels
    self.reference = reference
  }

  package subscript(month: Int) -> Double {
    month < first ? reference : levels[min(month - first, levels.count - 1)]
  }

  /// Brings another level into force in a month.
  mutating func set(_ level: Double, in month: Int) { levels[month - first] = level }

  /// Takes over the levels of another path up to a month.
  mutating func takeOver(_ path: LeverPath, until month: Int) {
    let count = min(levels.count, max(0, month - first + 1))
    levels.replaceSubrange(..<count, with: path.levels[..<count])
  }
}

/// Months before the spin-up that a project pipeline may look back to.
private let pipelineMemory = 60
