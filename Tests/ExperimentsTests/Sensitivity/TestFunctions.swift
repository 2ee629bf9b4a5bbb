import Foundation

/// Functions on the unit cube whose sensitivity indices are known in closed form.
enum TestFunctions {
  /// Ishigami and Homma 1990 with 7 and 0.1 on (−π, π).
  static func ishigami(_ x: [Double]) -> Double {
    let z = x.map { Double.pi * (2 * $0 - 1) }
    return sin(z[0]) + 7 * sin(z[1]) * sin(z[1]) + 0.1 * z[2] * z[2] * z[2] * z[2] * sin(z[0])
  }

  private static let (fourth, eighth) = (pow(Double.pi, 4), pow(Double.pi, 8))
  static let ishigamiVariance = 49.0 / 8 + 0.1 * fourth / 5 + 0.01 * eighth / 18 + 0.5
  static let ishigamiFirst = [pow(1 + 0.1 * fourth / 5, 2) / 2 / ishigamiVariance, 49.0 / 8 / ishigamiVariance, 0]
  /// Of the first and the third factor, the only pair that interacts.
  static let ishigamiPair = 0.01 * eighth * (1.0 / 18 - 1.0 / 50) / ishigamiVariance
  static let ishigamiTotal = [ishigamiFirst[0] + ishigamiPair, ishigamiFirst[1], ishigamiPair]

  /// Saltelli and Sobol' 1995: Π (|4x − 2| + a)/(1 + a).
  static let weights = [0.0, 1, 4.5, 9, 99, 99]
  static func g(_ x: [Double]) -> Double {
    zip(x, weights).reduce(1) { product, pair in product * (abs(4 * pair.0 - 2) + pair.1) / (1 + pair.1) }
  }

  private static let parts = weights.map { 1 / 3.0 / ((1 + $0) * (1 + $0)) }
  private static let product = parts.reduce(1) { $0 * (1 + $1) }
  static let gFirst = parts.map { $0 / (product - 1) }
  static let gTotal = parts.map { $0 * product / (1 + $0) / (product - 1) }

  /// A weighted sum on a large constant: shares are those of the squared weights.
  static let slopes = [5.0, 3, 2, 1, 0.5, 0]
  static func linear(_ x: [Double]) -> Double { zip(x, slopes).reduce(1_000_000) { $0 + $1.0 * $1.1 } }
  static let linearShares = slopes.map { $0 * $0 / 39.25 }
}
