/// Deaths of residents.
public struct Mortality: Sendable {
  public struct Parameters: Decodable, Equatable, Sendable {
    /// Probability of dying within a year. Unit: probability per year, by single year of age.
    public var male: AgeTable
    public var female: AgeTable
  }
}

extension Mortality {
  /// Monthly probabilities `1 − (1 − q)^(1/12)`, by sex and age in months.
  package struct Table: Sendable {
    private let probabilities: [Double]
    private let months: Int

    /// The largest of them.
    package let highest: Double

    package init(_ parameters: Parameters, firstAgeAbove: Int) {
      months = firstAgeAbove * 12 + 1
      probabilities = [parameters.male, parameters.female].flatMap { table in
        (0..<(firstAgeAbove * 12 + 1)).map { month in
          let yearly = table[month / 12]
          return yearly <= 0 ? 0 : 1 - Mathematics.exp(Mathematics.log(1 - min(yearly, 1 - 1e-12)) / 12)
        }
      }
      highest = probabilities.max() ?? 0
    }

    @inline(__always)
    package func probability(sex: UInt8, ageMonths: Int) -> Double { probabilities[Int(sex) &* months &+ ageMonths] }
  }
}
