/// Means, quantiles and intervals over replicates.
///
/// Every sum is taken from the first value to the last, so that the same values give the same bytes.
public enum Statistics {
  /// Probability that any of several comparisons made at once is called more than luck where none is.
  static let overallLevel = 0.1

  /// Standard normal quantile at 0.95: a two-sided interval of 90 %.
  public static let normal95 = 1.6448536269514722

  /// Arithmetic mean; 0 for no values.
  public static func mean(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    return values.reduce(0, +) / Double(values.count)
  }

  /// Sample standard deviation, with *n* − 1; nil for fewer than two values.
  public static func standardDeviation(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let mean = mean(values)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// Monte-Carlo standard error of the mean: `sd / √n`; nil for fewer than two values.
  public static func standardError(_ values: [Double]) -> Double? {
    standardDeviation(values).map { $0 / Double(values.count).squareRoot() }
  }

  /// Sample quantile by linear interpolation between order statistics.
  ///
  /// With *h* = (*n* − 1)·*p*, the value between the order statistics ⌊*h*⌋ and ⌊*h*⌋ + 1.
  ///
  /// - Source: Hyndman and Fan 1996, definition 7.
  /// - Parameters:
  ///   - ascending: the values, sorted.
  ///   - probability: 0…1.
  /// - Precondition: there is at least one value.
  public static func quantile(ofSorted ascending: [Double], _ probability: Double) -> Double {
    precondition(!ascending.isEmpty, "a quantile needs at least one value")
    precondition((0...1).contains(probability), "a quantile is asked at 0…1")
    let position = Double(ascending.count - 1) * probability
    let below = Int(position)
    guard below + 1 < ascending.count else { return ascending[ascending.count - 1] }
    let low = ascending[below]
    return low + (position - Double(below)) * (ascending[below + 1] - low)
  }

  /// Sample quantile, of values in any order.
  public static func quantile(_ values: [Double], _ probability: Double) -> Double {
    quantile(ofSorted: values.sorted(), probability)
  }

  /// Quantile at 0.95 of Student's *t*: a two-sided interval of 90 %.
  ///
  /// Printed values up to 30 degrees of freedom, Cornish and Fisher's expansion above (error below 0.000002).
  ///
  /// - Source: Abramowitz and Stegun 1972, table 26.10 and eq. 26.7.5.
  /// - Precondition: at least one degree of freedom.
  public static func studentT95(degreesOfFreedom: Int) -> Double {
    studentT(degreesOfFreedom, normal: normal95, printed: studentTable)
  }

  /// Quantile at 0.975 of Student's *t*: a two-sided interval of 95 %; as `studentT95`, error below 0.00001.
  ///
  /// - Precondition: at least one degree of freedom.
  public static func studentT975(degreesOfFreedom: Int) -> Double {
    studentT(degreesOfFreedom, normal: 1.959963984540054, printed: studentTable975)
  }

  private static func studentT(_ degreesOfFreedom: Int, normal x: Double, printed: [Double]) -> Double {
    precondition(degreesOfFreedom >= 1, "Student's t has at least one degree of freedom")
    if degreesOfFreedom <= printed.count { return printed[degreesOfFreedom - 1] }
    let n = Double(degreesOfFreedom)
    let square = x * x
    let first = x * (square + 1) / 4
    let second = x * (5 * square * square + 16 * square + 3) / 96
    let third = x * (3 * square * square * square + 19 * square * square + 17 * square - 15) / 384
    return x + first / n + second / (n * n) + third / (n * n * n)
  }

  /// Probability that Student's *t* lies farther from 0 than a value, on either side.
  ///
  /// - Source: Abramowitz and Stegun 1972, eq. 26.7.3 and 26.7.4: finite sums for whole degrees of freedom.
  /// - Precondition: at least one degree of freedom.
  public static func studentTails(beyond value: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom >= 1, "Student's t has at least one degree of freedom")
    guard value.isFinite else { return 0 }
    let n = Double(degreesOfFreedom)
    let tangent = value.magnitude / n.squareRoot()
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    let isOdd = degreesOfFreedom % 2 == 1
    var (sum, term) = (0.0, isOdd ? cosine : 1)
    for power in stride(from: isOdd ? 3 : 2, through: degreesOfFreedom, by: 2) {
      sum += term
      term *= cosine * cosine * Double(power - 1) / Double(power)
    }
    let within = isOdd ? 2 / Double.pi * (arcTangent(tangent) + sine * sum) : sine * sum
    return min(1, max(0, 1 - within))
  }

  /// Of a number not below 0: halved angles until the series is short.
  private static func arcTangent(_ tangent: Double) -> Double {
    var (x, factor) = (tangent, 1.0)
    while x > 0.05 {
      x /= 1 + (1 + x * x).squareRoot()
      factor *= 2
    }
    let square = x * x
    return factor * x * (1 - square * (1.0 / 3 - square * (0.2 - square * (1.0 / 7 - square / 9))))
  }

  /// Values rounded to a step so that they add up to their rounded sum: the largest remainders are rounded up.
  public static func roundedToSum(_ values: [Double], step: Double) -> [Double] {
    var units = values.map { ($0 / step).rounded(.down) }
    let whole = (values.reduce(0, +) / step).rounded()
    let missing = Int(whole - units.reduce(0, +))
    let remainders = values.indices.sorted {
      let (one, other) = (values[$0] / step - units[$0], values[$1] / step - units[$1])
      return one == other ? $0 < $1 : one > other
    }
    for index in remainders.prefix(max(0, missing)) { units[index] += 1 }
    return units.map { $0 * step }
  }

  private static let studentTable = [
    6.313752, 2.919986, 2.353363, 2.131847, 2.015048, 1.943180, 1.894579, 1.859548, 1.833113, 1.812461, 1.795885,
    1.782288, 1.770933, 1.761310, 1.753050, 1.745884, 1.739607, 1.734064, 1.729133, 1.724718, 1.720743, 1.717144,
    1.713872, 1.710882, 1.708141, 1.705618, 1.703288, 1.701131, 1.699127, 1.697261,
  ]
  private static let studentTable975 = [
    12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139, 2.200985,
    2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963, 2.079614, 2.073873,
    2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.045230, 2.042272,
  ]

  /// Score interval for a share that was counted.
  ///
  /// - Source: Wilson 1927, eq. 2–5; Brown, Cai and DasGupta 2001 recommend it for few trials.
  /// - Parameters:
  ///   - successes: 0…`trials`.
  ///   - trials: at least 1.
  ///   - normal: two-sided normal quantile; 90 % unless told.
  /// - Returns: the ends, within 0…1.
  public static func wilsonInterval(
    successes: Int, trials: Int, normal: Double = normal95
  ) -> ClosedRange<Double> {
    precondition(trials > 0 && (0...trials).contains(successes), "0…trials successes, at least one trial")
    return wilsonInterval(share: Double(successes) / Double(trials), trials: trials, normal: normal)
  }

  /// The same for a share of fewer independent trials than were counted.
  static func wilsonInterval(share: Double, trials: Int, normal: Double = normal95) -> ClosedRange<Double> {
    let count = Double(trials)
    let square = normal * normal
    let centre = (share + square / (2 * count)) / (1 + square / count)
    let spread =
      normal / (1 + square / count) * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    let low = share == 0 ? 0 : max(0, centre - spread)
    let high = share == 1 ? 1 : min(1, centre + spread)
    return low...high
  }
}

/// The distribution of one measure over replicates.
public struct Distribution: Equatable, Sendable {
  public let mean: Double
  /// Nil for one replicate.
  public let standardDeviation: Double?
  /// Monte-Carlo standard error of the mean; nil for one replicate.
  public let standardError: Double?
  public let q05: Double
  public let q25: Double
  public let q50: Double
  public let q75: Double
  public let q95: Double

  /// - Parameter runsPerDraw: so many values in a row share uncertain parameters, and so are not independent.
  /// - Precondition: there is at least one value.
  public init(_ values: [Double], runsPerDraw: Int = 1) {
    let ascending = values.sorted()
    mean = Statistics.mean(values)
    standardDeviation = Statistics.standardDeviation(values)
    standardError = Statistics.standardError(Statistics.blockMeans(values, size: runsPerDraw))
    q05 = Statistics.quantile(ofSorted: ascending, 0.05)
    q25 = Statistics.quantile(ofSorted: ascending, 0.25)
    q50 = Statistics.quantile(ofSorted: ascending, 0.50)
    q75 = Statistics.quantile(ofSorted: ascending, 0.75)
    q95 = Statistics.quantile(ofSorted: ascending, 0.95)
  }
}
