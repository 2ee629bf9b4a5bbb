import DistrictModel

/// Probabilities of counts of successes.
enum Binomial {
  /// Chance of at least so many successes.
  ///
  /// Terms are summed from the smallest one, by their logarithms.
  static func tail(atLeast successes: Int, of trials: Int, probability: Double) -> Double {
    if successes <= 0 { return 1 }
    if successes > trials || probability <= 0 { return 0 }
    if probability >= 1 { return 1 }
    let (success, failure) = (Mathematics.log(probability), Mathematics.log(1 - probability))
    var factorials = [0.0]
    for number in 1...trials { factorials.append(factorials[number - 1] + Mathematics.log(Double(number))) }
    var sum = 0.0
    for count in (successes...trials).reversed() {
      let choices = factorials[trials] - factorials[count] - factorials[trials - count]
      let exponent = choices + Double(count) * success + Double(trials - count) * failure
      if exponent > -700 { sum += Mathematics.exp(exponent) }
    }
    return min(1, sum)
  }
}
