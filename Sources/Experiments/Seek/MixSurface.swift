/// A surface fitted to what is known of mixes, from which the next ones to look at are guessed.
///
/// For each column the difference from the anchor is a quadratic function of the levels, fitted by least squares that weigh mixes near
/// the best one more. A guess only: whatever it proposes is run.
struct MixSurface: Sendable {
  private let space: MixSpace
  private let hasProducts: Bool
  /// By column.
  private let coefficients: [[Double]]
  /// Root of the mean square of what the surface misses, by column.
  let residuals: [Double]

  /// - Parameters:
  ///   - known: mixes with their differences from the anchor and the number of runs that these rest on.
  ///   - centre: where the surface must be good.
  /// - Returns: nil if there are too few mixes.
  init?(_ space: MixSpace, known: [(mix: Mix, move: [Double], runs: Int)], centre: Mix) {
    self.space = space
    let plain = Self.terms(known.first?.mix ?? [], space, products: false).count
    guard known.count > plain, let columns = known.first?.move.count else { return nil }
    let whole = Self.terms(known[0].mix, space, products: true).count
    hasProducts = known.count >= 2 * whole
    let isWhole = hasProducts
    let rows = known.map { Self.terms($0.mix, space, products: isWhole) }
    let weights = known.map { Double($0.runs) / (0.1 + space.squaredDistance($0.mix, centre)) }
    let size = rows[0].count
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for (row, weight) in zip(rows, weights) {
      for i in 0..<size { for j in 0..<size { matrix[i][j] += weight * row[i] * row[j] } }
    }
    let trace = (0..<size).reduce(0) { $0 + matrix[$1][$1] }
    // A little stiffness, so that levers that were never apart share what they do.
    for i in 0..<size { matrix[i][i] += 1e-6 * trace / Double(size) }
    let sides = (0..<columns).map { column in
      (0..<size).map { i in known.indices.reduce(0) { $0 + weights[$1] * rows[$1][i] * known[$1].move[column] } }
    }
    guard let solved = Self.solve(matrix, sides) else { return nil }
    coefficients = solved
    let sum = weights.reduce(0, +)
    residuals = solved.indices.map { column in
      let squares = known.indices.reduce(0) { total, index in
        let missed = known[index].move[column] - Self.product(rows[index], solved[column])
        return total + weights[index] * missed * missed
      }
      return (squares / sum).squareRoot()
    }
  }

  /// The difference from the anchor, by column.
  func move(_ mix: Mix) -> [Double] {
    let row = Self.terms(mix, space, products: hasProducts)
    return coefficients.map { Self.product(row, $0) }
  }

  private static func product(_ row: [Double], _ coefficients: [Double]) -> Double {
    zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// 1, then level and square of each lever of numbers, a mark for each further word of the others, perhaps products of levels.
  private static func terms(_ mix: Mix, _ space: MixSpace, products: Bool) -> [Double] {
    let position = space.position(of: mix)
    var terms = [1.0]
    for (axis, place) in mix.enumerated() {
      if space.axes[axis].isOrdered {
        terms.append(position[axis])
        if space.axes[axis].levels.count > 2 { terms.append(position[axis] * position[axis]) }
      } else {
        terms += space.axes[axis].levels.indices.dropFirst().map { $0 == place ? 1 : 0 }
      }
    }
    guard products else { return terms }
    for one in mix.indices where space.axes[one].isOrdered {
      for other in mix.indices.dropFirst(one + 1) where space.axes[other].isOrdered {
        terms.append(position[one] * position[other])
      }
    }
    return terms
  }

  /// Solves linear equations for several right sides, by elimination with the largest pivot; nil if there is no single solution.
  private static func solve(_ matrix: [[Double]], _ sides: [[Double]]) -> [[Double]]? {
    var matrix = matrix
    var sides = sides
    let size = matrix.count
    for step in 0..<size {
      let pivot = (step..<size).reduce(step) { matrix[$1][step].magnitude > matrix[$0][step].magnitude ? $1 : $0 }
      guard matrix[pivot][step].magnitude > 1e-300 else { return nil }
      matrix.swapAt(step, pivot)
      for side in sides.indices { sides[side].swapAt(step, pivot) }
      for row in step + 1..<max(size, step + 1) {
        let factor = matrix[row][step] / matrix[step][step]
        if factor == 0 { continue }
        for column in step..<size { matrix[row][column] -= factor * matrix[step][column] }
        for side in sides.indices { sides[side][row] -= factor * sides[side][step] }
      }
    }
    return sides.map { side in
      var solution = side
      for row in (0..<size).reversed() {
        for column in row + 1..<max(size, row + 1) { solution[row] -= matrix[row][column] * solution[column] }
        solution[row] /= matrix[row][row]
      }
      return solution
    }
  }
}
