import DistrictModel

/// How a calibration searches, and what it fits the uncertain parameters to.
public struct CalibrationSettings: Sendable, Equatable {
  /// A pattern of the model's behaviour that should be as in the real world.
  public struct PatternTarget: Sendable, Equatable {
    public let name: String
    public let title: Text
    public let measure: Pattern.Measure
    /// What is expected; nil if only bounds are known.
    public let value: Double?
    public let atLeast: Double?
    public let atMost: Double?
    /// Standard error of the figure.
    public let error: Double
    /// Standard deviation of what the model cannot hit even with the right parameters.
    public let discrepancy: Double
    public let source: String
  }

  /// A figure that was observed in a month or a year.
  public struct Observation: Sendable, Equatable {
    public let key: SeriesKey
    public let year: Int
    /// Nil for a figure of the year: of flows the sum, of stocks the end, of rates the mean.
    public let month: Int?
    public let value: Double
    public let error: Double
    public let discrepancy: Double
    /// Never used in the fit: it tells how well the fit holds.
    public let isHeldOut: Bool

    /// `unemploymentRate 2025`, `graduatesIntroduced 2025-07`.
    public var name: String {
      let group = key.group.isEmpty ? "" : " " + key.group
      return "\(key.indicator)\(group) \(period)"
    }

    /// `2025` or `2025-07`.
    public var period: String { month.map { Month(year: year, month: $0).description } ?? String(year) }
  }

  /// One more fit of the constants of every particle kept, with less noise.
  public struct Refit: Sendable, Equatable {
    public var rounds: Int
    public var seeds: Int
    public var sample: Sample

    public init(rounds: Int, seeds: Int, sample: Sample) {
      self.rounds = rounds
      self.seeds = seeds
      self.sample = sample
    }
  }

  /// Rounds and seeds of the fit to the base year at every point.
  public var rounds: Int
  public var seeds: Int
  /// Points of the first design.
  public var points: Int
  /// Largest implausibility at which a point is kept.
  public var bound: Double
  /// Steps of the search after the first design.
  public var generations: Int
  public var particles: Int
  /// Quantile of a generation's distances that is the next one's tolerance.
  public var quantile: Double
  /// The search ends when the tolerance has come down to this.
  public var tolerance: Double
  public var seed: Int
  /// Runs of the centre that tell how far luck alone moves a measure.
  public var noiseRuns: Int
  /// Points simulated in all after which no further step is begun.
  public var simulations: Int
  /// Nil to leave the constants of the particles as the search found them.
  public var refit: Refit?
  public var patterns: [PatternTarget]
  /// In the order of the table.
  public var observations: [Observation]

  public init(
    rounds: Int = 2, seeds: Int = 1, points: Int = 400, bound: Double = 3, generations: Int = 3, particles: Int = 200,
    quantile: Double = 0.5, tolerance: Double = 0, seed: Int = 1, noiseRuns: Int = 8, simulations: Int = 10_000,
    refit: Refit? = nil, patterns: [PatternTarget], observations: [Observation] = []
  ) {
    self.rounds = rounds
    self.seeds = seeds
    self.points = points
    self.bound = bound
    self.generations = generations
    self.particles = particles
    self.quantile = quantile
    self.tolerance = tolerance
    self.seed = seed
    self.noiseRuns = noiseRuns
    self.simulations = simulations
    self.refit = refit
    self.patterns = patterns
    self.observations = observations
  }
}
