/// One period in which a scenario holds a lever at a level.
public struct LeverWindow: Decodable, Sendable {
  /// Unit: level; 0 = absent, 1 = the plan.
  public var level: Double
  /// First month; the plan's start if absent.
  public var start: Month?
  /// Months until the level is reached, from the level before; 0 and 1 mean at once. The plan's ramp if absent.
  public var rampMonths: Int?
  /// Last month.
  public var end: Month?
  /// Level after `end`; the lever's own `afterLevel` if absent.
  public var afterLevel: Double?

  public init(level: Double, start: Month? = nil, rampMonths: Int? = nil, end: Month? = nil, afterLevel: Double? = nil)
  {
    self.level = level
    self.start = start
    self.rampMonths = rampMonths
    self.end = end
    self.afterLevel = afterLevel
  }
}

/// What a scenario says of each lever: a list of windows by lever name; levers left out stay at their reference level.
public struct LeverSettings: Decodable, Sendable {
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
