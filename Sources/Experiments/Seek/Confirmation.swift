import DistrictModel

/// When fresh runs bear out that a mix does what is asked.
///
/// A chance is confirmed if the lower end of its exact interval of 95 % (Clopper and Pearson 1934) is at or above what is asked, a budget
/// if the upper end of the interval of the mean (Student's *t*, 95 %) keeps to it. A mix that does not do what is asked passes so at most once
/// in forty times. Each attempt has luck of its own and there are four at the most, so that a search confirms such a mix at most once in
/// ten times, however often it tried.
package struct Confirmation: Sendable, Equatable {
  /// Runs of one attempt.
  package let replicates: Int

  /// After so many attempts the search ends.
  package static let mostAttempts = 4
  /// How often an attempt may be wrong.
  package static let doubt = 0.025
  /// Standard normal quantile at 0.8: the search aims so that four confirmations in five succeed.
  fileprivate static let sureness = 0.8416212335729143

  package init(replicates: Int) { self.replicates = replicates }

  // MARK: - Rule

  /// The least number of runs reaching the goal that confirms a chance; nil if not even all of them would.
  package func needed(for least: Double) -> Int? {
    // The tail falls with the count: the first count that is rare enough, by halving.
    guard isRare(replicates, least) else { return nil }
    var (low, high) = (0, replicates)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isRare(middle, least) { high = middle } else { low = middle }
    }
    return high
  }

  private func isRare(_ count: Int, _ least: Double) -> Bool {
    Binomial.tail(atLeast: count, of: replicates, probability: least) <= Self.doubt
  }

  /// The fewest runs with which a chance can be confirmed at all: all of them reach the goal.
  package static func fewestReplicates(for least: Double) -> Int {
    var count = 1
    while !Confirmation(replicates: count).isRare(count, least) { count += 1 }
    return count
  }

  /// Whether so few runs can confirm what is asked at all.
  func canConfirm(_ problem: SeekProblem) -> Bool { problem.chances.allSatisfy { needed(for: $0.least) != nil } }

  /// Whether fresh runs confirm everything that is asked.
  package func isBorneOut(_ problem: SeekProblem, by runs: MixEstimate) -> Bool {
    problem.chances.allSatisfy { chance in
      needed(for: chance.least).map { runs.reached(chance.goal) >= $0 } ?? false
    }
      && problem.limits.allSatisfy { limit in
        guard let margin = Self.margin(of: runs.runs.map { $0[limit.column] }) else { return false }
        return limit.excess(runs.mean(limit.column) + limit.sign * margin) <= 0
      }
  }

  /// Half the width of the interval of a mean, 95 %; nil for one run.
  package static func margin(of values: [Double]) -> Double? {
    Statistics.standardError(values).map { $0 * Statistics.studentT975(degreesOfFreedom: values.count - 1) }
  }

  // MARK: - Aim

  /// What a mix must be believed to be so that its confirmation is likely to succeed.
  package struct Threshold: Sendable, Equatable {
    /// The score at which a confirmation succeeds half the time.
    let score: Double
    /// Variance of a score that is counted from the runs of a confirmation.
    let variance: Double

    /// The score to aim at: beyond the threshold by 0.84 standard errors of all that the belief and the confirmation may be off by.
    ///
    /// - Parameter error: standard error of the believed score.
    func aim(error: Double) -> Double { score + Confirmation.sureness * (error * error + variance).squareRoot() }
  }

  func threshold(for least: Double) -> Threshold {
    let count = Double(replicates)
    let share = (Double(needed(for: least) ?? replicates) - 0.5) / count
    let score = Mathematics.normalQuantile(share)
    let density = Mathematics.exp(-score * score / 2) / 2.5066282746310002
    return Threshold(score: score, variance: share * (1 - share) / count / (density * density))
  }

  /// How much of a budget a mix must be believed to leave, in the unit of the mean.
  ///
  /// - Parameters:
  ///   - deviation: of one run.
  ///   - error: standard error of the believed mean.
  func reserve(deviation: Double, error: Double) -> Double {
    let ofMean = deviation * deviation / Double(replicates)
    return Statistics.studentT975(degreesOfFreedom: max(1, replicates - 1)) * ofMean.squareRoot()
      + Self.sureness * (error * error + ofMean).squareRoot()
  }
}
