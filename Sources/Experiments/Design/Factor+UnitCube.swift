import DistrictModel
import ScenarioFiles

/// How a number between 0 and 1 becomes a value of a factor: the inverse of its distribution function.
extension Factor {
  /// The value below which the share `probability` of the distribution lies.
  ///
  /// - Precondition: 0…1, and the factor has a distribution.
  public func value(at probability: Double) -> Value {
    guard let distribution else { preconditionFailure("\(name) has no distribution") }
    return distribution.value(at: probability)
  }
}

extension Factor.Distribution {
  /// The value below which the share `probability` lies, without digits that decimal fractions do not have.
  ///
  /// - Precondition: 0…1.
  public func value(at probability: Double) -> Factor.Value {
    precondition((0...1).contains(probability), "a value is asked for at 0…1")
    switch self {
    case .list(let values, let weights): return values[Self.index(of: probability, weights: weights)]
    case .steps:
      let levels = levels(nil)
      return levels[min(levels.count - 1, Int(probability * Double(levels.count)))]
    default: return .number(Self.tidy(number(at: probability)))
    }
  }

  /// The quantile of a continuous distribution, held within its range.
  private func number(at p: Double) -> Double {
    switch self {
    case .list, .steps: preconditionFailure("a list has no number at a probability")
    case .uniform(let low, let high): return low + (high - low) * p
    case .triangular(let low, let mode, let high):
      let (width, left) = (high - low, mode - low)
      return p * width <= left
        ? low + (p * width * left).squareRoot() : high - ((1 - p) * width * (high - mode)).squareRoot()
    case .logUniform(let low, let high):
      let (first, last) = (Mathematics.log(low), Mathematics.log(high))
      return min(high, max(low, Mathematics.exp(first + (last - first) * p)))
    case .normal(let mean, let sd, let low, let high):
      let (below, above) = (Self.normalProbability((low - mean) / sd), Self.normalProbability((high - mean) / sd))
      // In the far tail of a normal distribution there is nothing left to tell values apart: then all are alike.
      guard above - below > 1e-12 else { return low + (high - low) * p }
      let q = min(max(below + (above - below) * p, 1e-300), 1 - 0x1p-53)
      return min(high, max(low, mean + sd * Mathematics.normalQuantile(q)))
    }
  }

  /// Position in a list of a number between 0 and 1, each as long as its weight.
  private static func index(of probability: Double, weights: [Double]) -> Int {
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if weight > 0, probability < sum { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  /// The distribution function of the standard normal, as the inverse of its quantile function by bisection.
  ///
  /// The same bits on every machine; error below 1e-15.
  static func normalProbability(_ z: Double) -> Double {
    if z < -8 { return 0 }
    if z > 8 { return 1 }
    var (low, high) = (1e-300, 1 - 0x1p-53)
    if z < 0 { high = 0.5 } else { low = 0.5 }
    for _ in 0..<1100 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if Mathematics.normalQuantile(middle) < z { low = middle } else { high = middle }
    }
    return high
  }
}
