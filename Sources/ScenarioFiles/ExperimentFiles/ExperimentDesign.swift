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

  /// The word for it in a file.
  public enum Method: String, ClosedSet {
    case grid, list, latinHypercube, sobolSequence
  }

  public var method: Method {
    switch self {
    case .grid: .grid
    case .list: .list
    case .latinHypercube: .latinHypercube
    case .sobolSequence: .sobolSequence
    }
  }
}
