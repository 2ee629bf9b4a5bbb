import DistrictModel

/// What an experiment varies: one key path of its base scenario, and the values it may take there.
public struct Factor: Sendable {
  /// Who chooses the value.
  public enum Role: String, Sendable {
    /// The district: a decision.
    case lever
    /// The world: nobody knows the value.
    case uncertainty
  }

  /// A value as a scenario file would hold it.
  public enum Value: Hashable, Sendable {
    case number(Double)
    /// A month, a word.
    case text(String)
  }

  /// How likely the values are; for a lever, which values are looked at.
  public enum Distribution: Equatable, Sendable {
    case uniform(low: Double, high: Double)
    /// `low`, `low + step`, … up to `high`, all alike.
    case steps(low: Double, high: Double, step: Double)
    case triangular(low: Double, mode: Double, high: Double)
    /// A normal distribution without what lies outside `low`…`high`.
    case normal(mean: Double, sd: Double, low: Double, high: Double)
    /// Uniform in the logarithm.
    case logUniform(low: Double, high: Double)
    /// Values with their weights, which add up to 1.
    case list([Value], weights: [Double])
  }

  /// A word for columns of tables.
  public let name: String
  public let title: Text
  /// Where the value stands in a scenario.
  public let path: TreePath
  public let role: Role
  /// Nil where only the rows of a list say which values are taken.
  public let distribution: Distribution?
  /// The values of a grid, in ascending order or in that of the list.
  public let levels: [Value]
  /// The value in the base scenario; nil if it is not a single one.
  public let baseValue: Value?
  /// Factors of one name here are varied together where a method works with groups.
  public let group: String?
  /// The word of the files for what the value is measured in; nil if they have none.
  public let unit: String?
  let origin: Origin

  /// The change that gives the factor a value.
  public func patch(_ value: Value) -> ScenarioPatch { ScenarioPatch(path, to: value.content, at: origin) }
}

extension [Factor] {
  /// The factors that are varied together, as places in the list: those of one group, each other factor alone.
  public var groups: [[Int]] {
    var groups: [[Int]] = []
    for (index, factor) in enumerated() {
      if let group = factor.group, let place = groups.firstIndex(where: { self[$0[0]].group == group }) {
        groups[place].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups
  }
}

extension Factor.Value {
  /// A number or a text of a file; nil for anything else.
  init?(_ tree: ScenarioTree) {
    switch tree.content {
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    default: return nil
    }
  }

  var content: ScenarioTree.Content {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  public var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension Factor.Value: CustomStringConvertible {
  /// The number in its shortest form, or the text.
  public var description: String {
    switch self {
    case .number(let number): number.plainDescription
    case .text(let text): text
    }
  }
}

extension Factor.Distribution {
  /// Smallest and largest number; nil for a list with texts in it.
  public var range: ClosedRange<Double>? {
    switch self {
    case .uniform(let low, let high), .steps(let low, let high, _), .triangular(let low, _, let high),
      .normal(_, _, let low, let high), .logUniform(let low, let high):
      return low...high
    case .list(let values, _):
      let numbers = values.compactMap(\.number)
      guard numbers.count == values.count, let low = numbers.min(), let high = numbers.max() else { return nil }
      return low...high
    }
  }

  /// Values spread evenly over the range: all of a list and of steps, unless fewer steps are asked for.
  ///
  /// - Parameter count: at least 2; nil for 5, or for every step.
  public func levels(_ count: Int?) -> [Factor.Value] {
    func even(_ count: Int, _ value: (Double) -> Double) -> [Factor.Value] {
      (0..<count).map { .number(Self.tidy(value(Double($0) / Double(count - 1)))) }
    }
    switch self {
    case .list(let values, _): return values
    case .steps(let low, let high, let step):
      let steps = Int(((high - low) / step + 1e-9).rounded(.down))
      return (0...steps).map { .number(Self.tidy(low + Double($0) * step)) }
    case .logUniform(let low, let high):
      let (first, last) = (Mathematics.log(low), Mathematics.log(high))
      return even(count ?? 5) { $0 == 0 ? low : $0 == 1 ? high : Mathematics.exp(first + (last - first) * $0) }
    case .uniform(let low, let high), .triangular(let low, _, let high), .normal(_, _, let low, let high):
      return even(count ?? 5) { low + (high - low) * $0 }
    }
  }

  /// Without the last digits that sums of decimal fractions leave: 0.3, not 0.30000000000000004.
  public static func tidy(_ number: Double) -> Double {
    let scaled = number * 1e9
    return scaled.magnitude < 0x1p52 ? scaled.rounded() / 1e9 : number
  }
}
