/// A scenario and a replicate carried to the horizon.
public struct Run: Sendable {
  public let scenario: Scenario
  public let replicate: Int
  public let sample: Sample
  /// Last month simulated.
  public let until: Month

  /// - Parameter replicate: 0, 1, 2 …; its seed is the scenario's seed plus this number.
  public init(scenario: Scenario, replicate: Int, sample: Sample? = nil, until: Month? = nil) {
    self.scenario = scenario
    self.replicate = replicate
    self.sample = sample ?? scenario.run.sample
    self.until = until ?? scenario.run.until
  }
}
