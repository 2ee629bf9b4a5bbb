import DistrictModel

/// Points of parameter space with weights that stand for a distribution.
package struct ParticlePopulation: Sendable, Equatable {
  /// 0 for draws from the prior.
  package let generation: Int
  /// Largest distance from the data that was accepted; ∞ for the prior.
  package let tolerance: Double
  /// Points of the unit cube, in the order of their candidates.
  package let points: [[Double]]
  /// Distance of each from the data.
  package let distances: [Double]
  /// Add up to 1.
  package let weights: [Double]
  /// Candidates simulated for this generation up to the last one accepted, and those of them whose run failed.
  package let simulated: Int
  package let failed: Int

  package init(
    generation: Int, tolerance: Double, points: [[Double]], distances: [Double], weights: [Double], simulated: Int,
    failed: Int
  ) {
    precondition(
      !points.isEmpty && points.count == weights.count && points.count == distances.count, "a weight a point")
    let sum = weights.reduce(0, +)
    precondition(sum > 0, "some particle has weight")
    (self.generation, self.tolerance, self.points, self.distances) = (generation, tolerance, points, distances)
    (self.simulated, self.failed) = (simulated, failed)
    self.weights = weights.map { $0 / sum }
  }

  /// 1/Σ*w*²: as many particles of equal weight would tell as much.
  ///
  /// - Source: Kong, Liu and Wong 1994.
  package var effectiveSize: Double { 1 / weights.reduce(0) { $0 + $1 * $1 } }

  /// Part of the candidates simulated that was accepted.
  package var acceptance: Double { Double(points.count) / Double(simulated) }

  package var mean: [Double] {
    points[0].indices.map { dimension in
      points.indices.reduce(0) { $0 + weights[$1] * points[$1][dimension] }
    }
  }

  /// Weighted covariance, with the correction 1/(1 − Σ*w*²) that makes it unbiased for equal weights.
  package var covariance: [[Double]] {
    let mean = mean
    let correction = max(1 - 1 / effectiveSize, 1e-12)
    return mean.indices.map { row in
      mean.indices.map { column in
        var sum = 0.0
        for index in points.indices {
          sum += weights[index] * (points[index][row] - mean[row]) * (points[index][column] - mean[column])
        }
        return sum / correction
      }
    }
  }

  /// Smallest value of a dimension up to which the weights add up to a probability.
  package func quantile(_ probability: Double, dimension: Int) -> Double {
    let order = points.indices.sorted { (points[$0][dimension], $0) < (points[$1][dimension], $1) }
    var sum = 0.0
    for index in order {
      sum += weights[index]
      if sum >= probability { return points[index][dimension] }
    }
    return points[order[order.count - 1]][dimension]
  }
}

/// A normal step from a particle, as wide as the population calls for.
struct PerturbationKernel {
  /// Lower triangle *L* with *L*·*L*ᵀ = 2·covariance.
  private let root: [[Double]]

  /// Twice the weighted covariance.
  ///
  /// - Source: Beaumont, Cornuet and others 2009, section 2.2, by component; with covariances Filippi and others 2013, section 3.1.
  init(_ population: ParticlePopulation) {
    var covariance = population.covariance.map { $0.map { 2 * $0 } }
    // A dimension in which the particles agree still needs some room, and a factorisation some diagonal.
    for index in covariance.indices { covariance[index][index] = covariance[index][index] * (1 + 1e-9) + 1e-12 }
    root = Self.root(of: covariance)
  }

  /// The point moved by standard normal numbers, one a dimension.
  func moved(_ point: [Double], by normals: [Double]) -> [Double] {
    point.indices.map { row in
      var value = point[row]
      for column in 0...row { value += root[row][column] * normals[column] }
      return value
    }
  }

  /// *L*⁻¹*x*: in these coordinates a step has variance 1 in each direction.
  func standardised(_ point: [Double]) -> [Double] {
    var solved: [Double] = []
    for row in point.indices {
      var value = point[row]
      for column in 0..<row { value -= root[row][column] * solved[column] }
      solved.append(value / root[row][row])
    }
    return solved
  }

  /// Density of a step between two standardised points but for a constant, which weights do without.
  @inline(__always)
  static func density(from one: [Double], to other: [Double]) -> Double {
    var square = 0.0
    for index in one.indices { square += (one[index] - other[index]) * (one[index] - other[index]) }
    return Mathematics.exp(-square / 2)
  }

  /// Cholesky's factor; what rounding makes negative is held at a small positive number.
  private static func root(of matrix: [[Double]]) -> [[Double]] {
    var root = matrix.map { $0.map { _ in 0.0 } }
    for row in matrix.indices {
      for column in 0...row {
        var value = matrix[row][column]
        for index in 0..<column { value -= root[row][index] * root[column][index] }
        root[row][column] = row == column ? max(value, 1e-12).squareRoot() : value / root[column][column]
      }
    }
    return root
  }
}
