import DistrictModel
import ScenarioFiles

extension ExperimentOutcome {
  /// The outcome's number in a run; not a number if the run does not count it.
  ///
  /// - Parameter run: an ensemble of one replicate.
  func value(in run: Ensemble) -> Double {
    func value(_ key: SeriesKey, _ year: Int, _ measure: YearMeasure) -> Double {
      run.values(key, in: year, as: measure)?[0] ?? .nan
    }
    switch subject {
    case .indicator(let key, let measure):
      let values = years.map { value(key, $0, measure.ofYear) }
      return measure == .yearTotal ? values.reduce(0, +) : Statistics.mean(values)
    case .target(let target):
      return value(SeriesKey(target.definition.indicator), year, target.definition.measure.ofYear)
    case .allTargets(let targets):
      let areReached = targets.map { target -> Bool? in
        let value = value(SeriesKey(target.definition.indicator), year, target.definition.measure.ofYear)
        return value.isFinite ? target.definition.isReached(value, goal: target.definition.goal[year]) : nil
      }
      guard !areReached.contains(nil) else { return .nan }
      return areReached.allSatisfy { $0 == true } ? 1 : 0
    }
  }

  /// Whether a value reaches the goal; nil if there is none.
  public func isReached(_ value: Double) -> Bool? {
    switch subject {
    case .target(let target): return target.definition.isReached(value, goal: target.definition.goal[year])
    case .allTargets: return value == 1
    case .indicator:
      guard let goal else { return nil }
      return direction == .higher ? value >= goal : value <= goal
    }
  }

  /// How many values reach the goal; nil if there is none.
  public func reached(_ values: [Double]) -> Int? {
    if case .indicator = subject, goal == nil { return nil }
    return values.count { isReached($0) == true }
  }

  /// Name of what is counted; nil for targets together.
  var indicator: String? {
    switch subject {
    case .indicator(let key, _): key.indicator
    case .target(let target): target.definition.indicator
    case .allTargets: nil
    }
  }
}

extension ExperimentOutcome.Measure {
  /// The same as a measure of a year.
  var ofYear: YearMeasure {
    switch self {
    case .yearEnd: .yearEnd
    case .yearTotal: .yearTotal
    case .yearMean: .yearMean
    }
  }
}
