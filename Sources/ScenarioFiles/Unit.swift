/// What a quantity is measured in, and with it the range that no value may leave.
public struct Unit: Sendable {
  /// The word that files use.
  public let name: String
  /// Smallest and largest value that makes sense.
  public let range: ClosedRange<Double>
  /// Whether only whole numbers make sense.
  public let isWhole: Bool
  /// What it is for, for the documentation.
  public let meaning: String

  private init(_ name: String, _ range: ClosedRange<Double>, isWhole: Bool = false, _ meaning: String) {
    self.name = name
    self.range = range
    self.isWhole = isWhole
    self.meaning = meaning
  }

  private static let atLeastZero = 0...Double.greatestFiniteMagnitude
  private static let any = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude

  /// Every unit that a district or scenario file may name.
  public static let all: [Unit] = [
    // Parts of a whole and chances.
    Unit("share", 0...1, "part of a whole"),
    Unit("share per year", -1...1, "yearly growth, decline or discount"),
    Unit("probability", 0...1, "chance of an event"),
    Unit("probability per month", 0...1, "chance within a month"),
    Unit("probability per year", 0...1, "chance within a year"),
    Unit("per month", 0...12, "hazard: events per person-month"),
    Unit("per year", 0...144, "hazard or speed: events per person-year"),
    // Counts.
    Unit("persons", atLeastZero, "number of people"),
    Unit("persons per year", atLeastZero, "people in a year"),
    Unit("jobs", atLeastZero, "number of jobs"),
    Unit("jobs per year", atLeastZero, "jobs in a year"),
    Unit("jobs per firm", atLeastZero, "size of a firm"),
    Unit("jobs per firm and year", any, "growth of a firm"),
    Unit("firms", atLeastZero, "number of firms"),
    Unit("homes", atLeastZero, "number of homes"),
    Unit("homes per year", atLeastZero, "homes in a year"),
    Unit("places", atLeastZero, "school places"),
    Unit("places per year", atLeastZero, "school places in a year"),
    Unit("points", any, "points of a queue or lottery score"),
    Unit("count", atLeastZero, isWhole: true, "anything else that is counted"),
    Unit("count per year", atLeastZero, "anything else that is counted, in a year"),
    // Money at base-year prices.
    Unit("CNY", atLeastZero, "money"),
    Unit("CNY per month", atLeastZero, "wage, monthly payment"),
    Unit("CNY per year", atLeastZero, "yearly payment or cost"),
    Unit("CNY per person", atLeastZero, "cost of a person"),
    Unit("CNY per m2", atLeastZero, "cost of floor area"),
    Unit("CNY per m2 and month", atLeastZero, "rent"),
    Unit("CNY per m2 and year", atLeastZero, "running cost of floor area"),
    // Space and time.
    Unit("m2", atLeastZero, "floor or ground area"),
    Unit("m2 per person", atLeastZero, "floor area that a person occupies"),
    Unit("m2 per job", atLeastZero, "floor area that a job occupies"),
    Unit("months", 0...1200, "length of time, age"),
    Unit("years", 0...120, "length of time, age"),
    Unit("month of year", 1...12, isWhole: true, "January is 1"),
    Unit("calendar year", 1900...2200, isWhole: true, "a year such as 2026"),
    Unit("degrees", -180...180, "longitude, latitude"),
    // Scales of behaviour.
    Unit("factor", atLeastZero, "multiplies; 1 changes nothing"),
    Unit("multiple", atLeastZero, "times a reference"),
    Unit("ratio", any, "one number over another; size of a relative effect, elasticity"),
    Unit("elasticity", any, "per cent per per cent"),
    Unit("log", any, "natural logarithm of a ratio"),
    Unit("logit", any, "log odds"),
    Unit("utility", any, "units of a choice's utility"),
    Unit("s.d.", any, "standard deviations of an index"),
    Unit("level", 0...10, "level of a lever: 0 absent, 1 the plan"),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The unit of a name; nil if there is none.
  public static func named(_ name: String) -> Unit? { byName[name] }

  /// Whether a value makes sense in this unit.
  public func allows(_ value: Double) -> Bool {
    range.contains(value) && (!isWhole || value.remainder(dividingBy: 1) == 0)
  }

  /// `0…1 share`, `at least 0 persons`, `a whole number, 1…12 month of year`.
  public var allowedDescription: String {
    let whole = isWhole ? "a whole number, " : ""
    if range.upperBound < .greatestFiniteMagnitude {
      return "\(whole)\(range.lowerBound.plainDescription)…\(range.upperBound.plainDescription) (\(name))"
    }
    if range.lowerBound == 0 { return "\(whole)at least 0 (\(name))" }
    return "\(whole)any number (\(name))"
  }
}
