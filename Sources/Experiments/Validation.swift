import DistrictModel

/// Pattern-oriented validation of a scenario: measures the district's patterns and says which hold.
public struct Validation: Sendable {
  public let scenario: Scenario
  public let replicates: Int
  public let sample: Sample
  public let pool: RunPool

  public init(scenario: Scenario, replicates: Int, sample: Sample, pool: RunPool) {
    self.scenario = scenario
    self.replicates = replicates
    self.sample = sample
    self.pool = pool
  }

  /// One pattern, measured.
  public struct Finding: Sendable {
    public let pattern: Pattern
    /// Mean over replicates; nil where the scenario has nothing to measure.
    public let value: Double?

    /// Nil where nothing was measured.
    public var holds: Bool? {
      value.map { value in
        (pattern.definition.atLeast.map { value >= $0 } ?? true)
          && (pattern.definition.atMost.map { value <= $0 } ?? true)
      }
    }
  }

  /// Outside attraction taken away to see how rents follow people. Unit: logit.
  private static let pull = -0.1

  /// Runs the scenario, a twin with a less attractive outside, and a twin with more delegated recognition.
  public func findings(isCancelled: @escaping @Sendable () -> Bool = { false }) throws(RunFailure) -> [Finding] {
    let start = scenario.district.period.start
    let base = try outcomes(of: scenario, until: scenario.district.period.horizon, isCancelled)
    var attractive = scenario
    attractive.parameters.inMigration.choice.outsideShift += Self.pull
    let pulled = try outcomes(of: attractive, until: scenario.district.period.horizon, isCancelled)
    var recognised: [Outcome]?
    if let lever = scenario.district.levers.levers.first(where: { $0.definition.effects.accreditedShare != nil }) {
      var delegated = scenario
      delegated.levers.windows[lever.name] = [
        LeverWindow(level: lever.definition.referenceLevel + 1, start: start, rampMonths: 1)
      ]
      recognised = try outcomes(of: delegated, until: Month(year: start.year + 3, month: 12), isCancelled)
    }
    let measures = PatternMeasures(scenario: scenario, base: base, pulled: pulled, recognised: recognised)
    return (scenario.district.patterns?.patterns ?? []).map {
      Finding(pattern: $0, value: measures.value(of: $0.definition.measure))
    }
  }

  private func outcomes(
    of scenario: Scenario, until: Month, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(RunFailure) -> [Outcome] {
    let sample = sample
    return try pool.map(count: replicates) { replicate throws(RunFailure) in
      try Run(scenario: scenario, replicate: replicate, sample: sample, until: until).execute(isCancelled: isCancelled)
    }
  }
}
