import DistrictModel
import ScenarioFiles

/// One measure of one factor or group, as tables show it.
package struct SensitivityRow: Sendable, Equatable {
  package enum Measure: String, Sendable, CaseIterable {
    /// Change of the outcome at the lower and at the upper end of a factor.
    case low, high
    /// Mean size, mean and deviation of the elementary effects.
    case muStar, mu, sigma
    /// Shares of the variance.
    case first, total, second

    /// Whether it is a share rather than a change of the outcome.
    package var isShare: Bool { [.first, .total, .second].contains(self) }
  }

  package let measure: Measure
  package let group: Int
  /// The other group of a second-order index.
  package let other: Int?
  /// Place of the group in the order of importance, from 1; nil for a pair.
  package let rank: Int?
  package let value: Double
  /// Of 90 %.
  package let interval: ClosedRange<Double>?
  /// The value of the factor at the end of a bar.
  package let setting: Factor.Value?
  /// What a group without influence would show of this measure through luck alone.
  package let luck: Double?

  init(
    _ measure: Measure, of group: Int, other: Int? = nil, rank: Int?, _ estimate: Estimate,
    setting: Factor.Value? = nil, luck: Double? = nil
  ) {
    self.measure = measure
    self.group = group
    self.other = other
    self.rank = rank
    value = estimate.value
    interval = estimate.interval
    self.setting = setting
    self.luck = luck
  }
}

extension Sensitivity {
  /// All measures of an outcome, the most important factor first; none without a finding.
  package func rows(of outcome: Int) -> [SensitivityRow] {
    switch findings[outcome] {
    case .tornado(let tornado): bars(of: tornado)
    case .morris(let screening, let ranking): rows(of: screening, ranking, outcome: outcome)
    case .sobolIndices(let indices?, let ranking?): rows(of: indices, ranking, outcome: outcome)
    case .sobolIndices, nil: []
    }
  }

  private func bars(of tornado: Tornado) -> [SensitivityRow] {
    guard case .tornado(let design) = design else { return [] }
    return tornado.bars.enumerated().flatMap { place, bar in
      [
        (SensitivityRow.Measure.low, bar.low, bar.lowError, design.placeOfLow(bar.factor)),
        (.high, bar.high, bar.highError, design.placeOfHigh(bar.factor)),
      ].map { measure, change, error, point in
        SensitivityRow(
          measure, of: bar.factor, rank: place + 1, Estimate(value: change, interval: interval(change, error)),
          setting: sweep.points[point].values[bar.factor])
      }
    }
  }

  /// Student's *t* over replicates.
  private func interval(_ change: Double, _ error: Double?) -> ClosedRange<Double>? {
    error.map {
      let margin = Statistics.studentT95(degreesOfFreedom: replicates.count - 1) * $0
      return change - margin...change + margin
    }
  }

  private func rows(
    of screening: MorrisScreening, _ ranking: SensitivityRanking, outcome: Int
  ) -> [SensitivityRow] {
    ranking.order.enumerated().flatMap { place, group in
      let measures = screening.measures[group]
      let luck = luckAlone(of: group, outcome: outcome)
      return [
        SensitivityRow(.muStar, of: group, rank: place + 1, measures.importance, luck: luck),
        measures.mean.map { SensitivityRow(.mu, of: group, rank: place + 1, $0) },
        measures.deviation.map { SensitivityRow(.sigma, of: group, rank: place + 1, $0) },
      ].compactMap { $0 }
    }
  }

  private func rows(of indices: SobolIndices, _ ranking: SensitivityRanking, outcome: Int) -> [SensitivityRow] {
    ranking.order.enumerated().flatMap { place, group in
      [
        SensitivityRow(.first, of: group, rank: place + 1, indices.first[group]),
        SensitivityRow(
          .total, of: group, rank: place + 1, indices.total[group], luck: luckAlone(of: group, outcome: outcome)),
      ]
    }
      + indices.second.map {
        SensitivityRow(.second, of: $0.one, other: $0.other, rank: nil, $0.estimate)
      }
  }
}
