import DistrictModel

/// What one replicate measured of one lever.
struct LeverMeasures: Sendable {
  /// By level and outcome; nil where the horizon is too near.
  var values: [[Double?]]
  /// By outcome: whether the month of start was the same, bit by bit, with the lever raised.
  var isSameAtStart: [Bool]
}

/// V20: signs, order of levels, and no effect without a channel.
extension LeverCheck {
  /// Every lever in one replicate: one past, one future for each level.
  func effects(replicate: Int, _ runner: LeverRunner) throws(RunFailure) -> [LeverMeasures] {
    let until = levers.map(lastMonth).max() ?? start
    let past = try runner.spunUp(base, replicate: replicate, until: until)
    let reference = try runner.future(of: past, base, until: until).outcome().monthly
    var measures: [LeverMeasures] = []
    for index in levers {
      let theory = theory(of: index)
      var values: [[Double?]] = []
      var isSame: [Bool] = []
      for level in levels(of: index) {
        var series = reference
        if level != lever(index).definition.referenceLevel {
          series = try runner.future(of: past, scenario(index, at: level), until: lastMonth(of: index)).outcome()
            .monthly
        }
        values.append(LeverOutcome.allCases.map { value($0, theory, in: series) })
        isSame = LeverOutcome.allCases.map {
          series.value($0.rawValue, at: start) == reference.value($0.rawValue, at: start)
        }
      }
      measures.append(LeverMeasures(values: values, isSameAtStart: isSame))
    }
    return measures
  }

  /// A flow summed up over the outcome's twelve months, or the value at the end of the last.
  private func value(_ outcome: LeverOutcome, _ theory: LeverTheory, in series: Series) -> Double? {
    guard let months = months(of: outcome, theory) else { return nil }
    guard outcome.indicator.kind == .flow else { return series.value(outcome.rawValue, at: months.upperBound) }
    return (0..<12).reduce(0.0) { $0 + (series.value(outcome.rawValue, at: months.lowerBound + $1) ?? 0) }
  }

  /// Judges what all replicates measured of a lever.
  func judged(_ index: Int, _ measures: [LeverMeasures]) -> [LeverFinding.Effect] {
    let theory = theory(of: index)
    let levels = levels(of: index)
    let reference = levels.firstIndex(of: lever(index).definition.referenceLevel) ?? 0
    let isIdle = measures.allSatisfy { $0.values[levels.count - 1] == $0.values[reference] }
    return LeverOutcome.allCases.enumerated().compactMap { column, outcome in
      let expectation = theory.expectations[outcome]
      guard let months = months(of: outcome, theory) else { return nil }
      let values = levels.indices.map { level in measures.compactMap { $0.values[level][column] } }
      let difference = PairedDifference(base: values[reference], policy: values[levels.count - 1])
      let steps = levels.indices.dropFirst().map { PairedDifference(base: values[$0 - 1], policy: values[$0]) }
      let isClaimed = theory.untouchedAtStart.contains(outcome)
      let verdict = expectation.map { Self.verdict(on: difference, $0, isIdle: isIdle) } ?? .silent
      return LeverFinding.Effect(
        outcome: outcome, expectation: expectation, months: months, difference: difference, verdict: verdict,
        steps: steps, monotone: expectation.map { Self.order(of: steps, $0, whole: verdict) } ?? .silent,
        isUntouchedAtStart: isClaimed ? measures.allSatisfy { $0.isSameAtStart[column] } : nil)
    }
  }

  /// How many times as wide as the 90 % interval a band must be that refutes theory.
  ///
  /// With eight replicates three times the margin is 5.7 standard errors of seven degrees of freedom: by chance alone one in
  /// 2,700 differences whose true value is zero, and fewer where theory is right.
  static let refutingMargins = 3.0

  /// Holds if the 90 % interval of the mean lies on the right side; fails if a band three times as wide lies on the wrong
  /// one.
  ///
  /// - Parameter isIdle: whether the lever moved no outcome in any replicate; then it fails where a channel acts on the outcome.
  static func verdict(on difference: PairedDifference, _ expectation: LeverTheory.Expectation, isIdle: Bool = false)
    -> LeverVerdict
  {
    if isIdle { return expectation.isDirect ? .fails : .unclear }
    let mean = difference.mean * Double(expectation.direction)
    guard let margin = difference.margin else { return .unclear }
    if mean + refutingMargins * margin < 0 { return .fails }
    return mean - margin > 0 ? .holds : .unclear
  }

  /// Holds if every step goes the right way in the mean; fails if one is refuted. An effect that cannot be told from none has
  /// no order that could.
  static func order(of steps: [PairedDifference], _ expectation: LeverTheory.Expectation, whole: LeverVerdict)
    -> LeverVerdict
  {
    let direction = Double(expectation.direction)
    let isRefuted = steps.contains { step in
      step.margin.map { step.mean * direction + refutingMargins * $0 < 0 } ?? false
    }
    if isRefuted { return .fails }
    if whole == .unclear { return .silent }
    return steps.allSatisfy { $0.mean * direction > 0 } ? .holds : .unclear
  }
}
