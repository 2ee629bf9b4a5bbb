import DistrictModel
import ScenarioFiles

/// What an experiment found out about which factors matter, outcome by outcome.
public struct Sensitivity: Sendable {
  /// What is known of one outcome.
  package enum Finding: Sendable {
    case tornado(Tornado)
    case morris(MorrisScreening, SensitivityRanking)
    /// Without indices, and so without a ranking, where the outcome does not vary beyond luck.
    case sobolIndices(SobolIndices?, SensitivityRanking?)
  }

  /// Every outcome at every point.
  public let sweep: Sweep
  package let design: SensitivityDesign
  /// Replicates that were finished at every point: only these count, so that all points rest on the same ones.
  package let replicates: [Int]
  /// By outcome; nil if too few replicates were finished.
  package let findings: [Finding?]
  /// By outcome, then point: one value for each of `replicates`.
  let results: [[[Double]]]

  /// Shares below this, and effects below this part of the largest, need no order among themselves.
  private static let negligible = 0.05

  /// Points with luck of their own need two replicates, or luck could not be told from influence.
  package static func leastReplicates(of experiment: LoadedExperiment) -> Int {
    experiment.usesCommonRandomNumbers ? 1 : 2
  }

  /// - Parameter resamples: how often a sample is drawn anew for its intervals.
  package init(_ sweep: Sweep, design: SensitivityDesign, resamples: Int = 1000) {
    self.sweep = sweep
    self.design = design
    let values = sweep.byReplicate
    let count = values.map(\.count).max() ?? 0
    let kept = (0..<count).filter { replicate in values.allSatisfy { $0[replicate] != nil } }
    replicates = kept
    let outcomes = sweep.experiment.outcomes.indices
    let isPaired = sweep.experiment.usesCommonRandomNumbers
    let results = outcomes.map { outcome in values.map { point in kept.map { point[$0]![outcome] } } }
    self.results = results
    let isEnough = kept.count >= Self.leastReplicates(of: sweep.experiment)
    let bootstrap = Bootstrap(resamples: resamples, seed: UInt64(sweep.experiment.base.scenario.run.seed))
    findings = results.map { isEnough ? Self.finding(of: design, $0, isPaired: isPaired, bootstrap: bootstrap) : nil }
  }

  /// Luck as it enters the mean results of the points.
  private static func luck(of results: [[Double]], isPaired: Bool) -> ReplicateLuck {
    guard !isPaired else { return .common }
    let squares = results.compactMap(Statistics.standardError).map { $0 * $0 }
    return .independent(variance: Statistics.mean(squares))
  }

  private static func finding(
    of design: SensitivityDesign, _ results: [[Double]], isPaired: Bool, bootstrap: Bootstrap
  ) -> Finding {
    let means = results.map(Statistics.mean)
    switch design {
    case .tornado(let design): return .tornado(Tornado(design, results: results, isPaired: isPaired))
    case .morris(let design):
      let screening = MorrisScreening(design, results: means, bootstrap: bootstrap)
      let importance = screening.measures.map(\.importance)
      let largest = importance.map(\.value).max() ?? 0
      return .morris(
        screening,
        SensitivityRanking(importance, sample: design.trajectories, negligible: negligible * largest))
    case .sobolIndices(let design):
      let indices = SobolIndices(
        design, results: means, luck: luck(of: results, isPaired: isPaired), bootstrap: bootstrap)
      return .sobolIndices(
        indices, indices.map { SensitivityRanking($0.total, sample: design.rows, negligible: negligible) })
    }
  }

  // MARK: - Luck

  /// How luck enters the results of an outcome.
  package func luck(of outcome: Int) -> ReplicateLuck {
    Self.luck(of: results[outcome], isPaired: sweep.experiment.usesCommonRandomNumbers)
  }

  /// What a group without influence would show through luck alone: a mean size of elementary effects, or a total index.
  ///
  /// Common random numbers are not all of luck: a changed parameter turns single decisions, and what follows from those differs
  /// from replicate to replicate. Its size is the variance of the differences between two points over replicates.
  /// Total indices of points with luck of their own have none: there it is taken out.
  ///
  /// - Returns: nil for a tornado, whose bars have errors, and where one replicate cannot tell.
  package func luckAlone(of group: Int, outcome: Int) -> Double? {
    guard replicates.count >= 2, let finding = findings[outcome] else { return nil }
    switch (design, finding) {
    case (.morris(let design), .morris):
      let steps = (0..<design.trajectories).map { design.step(of: group, trajectory: $0) }
      let variance = differenceVariance(steps.map { ($0.before, $0.after) }, outcome: outcome)
      return (2 * variance / Double.pi).squareRoot() / design.delta
    case (.sobolIndices(let design), .sobolIndices(let indices?, _)):
      guard sweep.experiment.usesCommonRandomNumbers else { return nil }
      let pairs = (0..<design.rows).map { (design.placeOfA(row: $0), design.placeOfAB(row: $0, group: group)) }
      return differenceVariance(pairs, outcome: outcome) / (2 * indices.variance)
    default: return nil
    }
  }

  /// Mean over pairs of points of the squared standard error of their difference.
  private func differenceVariance(_ pairs: [(one: Int, other: Int)], outcome: Int) -> Double {
    let isPaired = sweep.experiment.usesCommonRandomNumbers
    func square(_ values: [Double]) -> Double { Statistics.standardError(values).map { $0 * $0 } ?? 0 }
    return Statistics.mean(
      pairs.map { one, other in
        let (first, second) = (results[outcome][one], results[outcome][other])
        return isPaired ? square(zip(first, second).map { $1 - $0 }) : square(first) + square(second)
      })
  }
}

// MARK: - Names

extension Sensitivity {
  package var experiment: LoadedExperiment { sweep.experiment }

  /// Name of a group in tables: its factor's, or that of the group.
  package func name(of group: Int) -> String {
    let factors = design.groups[group].map { experiment.factors[$0] }
    return factors.count == 1 ? factors[0].name : factors[0].group ?? factors[0].name
  }

  /// Title of a group: its factor's, or the name of the group and how many factors it has.
  package func title(of group: Int) -> Text {
    let factors = design.groups[group].map { experiment.factors[$0] }
    guard factors.count > 1 else { return factors[0].title }
    return Text(
      en: "\(name(of: group)) (\(factors.count) factors)", zh: "\(name(of: group))（\(factors.count) 个因子）")
  }

  package var titles: [Text] { design.groups.indices.map(title) }
}
