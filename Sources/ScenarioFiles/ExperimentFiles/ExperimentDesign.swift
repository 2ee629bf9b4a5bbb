import DistrictModel

/// Which points of the factors' values are run.
public enum ExperimentDesign: Sendable, Equatable {
  /// Every combination of the factors' levels; the last factor changes fastest.
  case grid
  /// The rows of the file: a value for each factor, in the order of the factors.
  case list([[Factor.Value]])
  /// One value of each factor from each of as many slices as there are points.
  case latinHypercube(points: Int, seed: Int)
  /// Points that fill the space evenly, one after the other; unscrambled without a seed.
  case sobolSequence(points: Int, scrambling: Int?)
  /// One factor at a time, at the quantiles `low` and `high` of its distribution, all others at their central values.
  case tornado(low: Double, high: Double)
  /// Trajectories that move one factor, or group of factors, after the other; the ones farthest apart of `candidates`.
  case morris(trajectories: Int, levels: Int, candidates: Int?, seed: Int)
  /// Pairs of points and the points between them, from which shares of the variance are estimated.
  case sobolIndices(rows: Int, hasSecondOrder: Bool, seed: Int)

  /// The word for it in a file.
  public enum Method: String, ClosedSet {
    case grid, list, latinHypercube, sobolSequence, tornado, morris, sobolIndices

    /// Whether the points serve to tell which factors matter, rather than to be looked at one by one.
    public var isSensitivity: Bool { [.tornado, .morris, .sobolIndices].contains(self) }
  }

  public var method: Method {
    switch self {
    case .grid: .grid
    case .list: .list
    case .latinHypercube: .latinHypercube
    case .sobolSequence: .sobolSequence
    case .tornado: .tornado
    case .morris: .morris
    case .sobolIndices: .sobolIndices
    }
  }
}
