/// How the importance of each group settles as the sample grows: estimates from its first trajectories or rows alone.
package struct Settling: Sendable, Equatable {
  /// Sizes of the samples, upwards; the last one is the whole.
  package let samples: [Int]
  /// By group, then sample: μ*, or the total share of the variance; nil where there is nothing to share out.
  package let estimates: [[Estimate?]]
}

extension Sensitivity {
  /// Enough to see an interval narrow; the numbers of the whole sample are those of its finding.
  private static let resamples = 200
  private static let mostSamples = 9

  /// - Returns: nil for a tornado, which is no sample, and where nothing was found out.
  package func settling(of outcome: Int) -> Settling? {
    let bootstrap = Bootstrap(resamples: Self.resamples, seed: UInt64(experiment.base.scenario.run.seed))
    switch (design, findings[outcome]) {
    case (.morris(let design), .morris(let screening, _)):
      let samples = Self.steps(upTo: design.trajectories)
      let parts = samples.dropLast().map { screening.importance(first: $0, bootstrap: bootstrap) }
      return Settling(samples, parts: parts, whole: screening.measures.map(\.importance))
    case (.sobolIndices(let design), .sobolIndices(let indices?, _)):
      let samples = Self.halves(of: design.rows)
      let (means, luck) = (results[outcome].map(Statistics.mean), luck(of: outcome))
      let parts = samples.dropLast().map {
        SobolIndices(design, results: means, rows: $0, luck: luck, bootstrap: bootstrap)?.total
      }
      return Settling(samples, parts: parts, whole: indices.total)
    default: return nil
    }
  }

  /// From 2 up to a size in steps of one, or in as few even ones as are allowed.
  static func steps(upTo size: Int) -> [Int] {
    let count = min(size - 1, mostSamples)
    guard count > 1 else { return [size] }
    return (0..<count).map { 2 + ($0 * (size - 2) + (count - 1) / 2) / (count - 1) }
  }

  /// A size, its half, its quarter … down to 4 or the least that indices can be told from, upwards.
  static func halves(of size: Int) -> [Int] {
    var sizes = [size]
    while let last = sizes.last, last >= 8, sizes.count < mostSamples { sizes.append(last / 2) }
    return sizes.reversed()
  }
}

extension Settling {
  /// - Parameters:
  ///   - parts: by sample but the last, then group.
  ///   - whole: by group.
  fileprivate init(_ samples: [Int], parts: [[Estimate]?], whole: [Estimate]) {
    self.samples = samples
    estimates = whole.enumerated().map { group, last in parts.map { $0?[group] } + [last] }
  }
}
