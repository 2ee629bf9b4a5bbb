import ScenarioFiles
import TestSupport

@testable import DistrictModel
@testable import Experiments

/// Outcomes written by hand for Lakeside, whose policy starts in January 2027.
enum HandMade {
  /// The scenario `practice`, until December 2028.
  static func scenario() throws -> Scenario { try Lakeside.scenario("practice").scenario }

  /// An outcome of which only some series are told; all others are 0.
  ///
  /// - Parameters:
  ///   - replicate: its number.
  ///   - values: by key, from December 2025 on, month by month; the last value goes on.
  static func outcome(_ replicate: Int, _ values: [(key: SeriesKey, months: [Double])]) -> Outcome {
    let first = Month(year: 2025, month: 12)
    var monthly = Series(firstMonth: first, stepMonths: 1, keys: values.map(\.key))
    for month in 0..<37 {
      monthly.append(values.map { $0.months[min(month, $0.months.count - 1)] })
    }
    let counts = ProfileCounts(ages: 1, stays: 1)
    return Outcome(
      replicate: replicate, seed: UInt64(7 + replicate), sample: .full, monthly: monthly,
      pyramid: Series(firstMonth: first, stepMonths: 12, keys: []), retention: Retention(counts, sample: .full),
      profiles: counts, personMonths: 0)
  }

  /// The stock of young people in each month from December 2025 on, for each replicate.
  static func ensemble(youth: [[Double]], graduatesAMonth: [Double]? = nil) throws -> Ensemble {
    let graduates = graduatesAMonth ?? youth.map { _ in 0 }
    return Ensemble(
      scenario: try scenario(),
      outcomes: youth.indices.map { replicate in
        outcome(
          replicate,
          [
            (SeriesKey("youthPopulation"), youth[replicate]),
            (SeriesKey("graduatesIntroduced"), [graduates[replicate]]),
          ])
      })
  }

  /// A stock that is one number until some month, and another from then on.
  static func step(from low: Double, to high: Double, in month: Month) -> [Double] {
    (0..<37).map { Month(year: 2025, month: 12) + $0 < month ? low : high }
  }
}
