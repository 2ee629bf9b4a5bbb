/// In which part of a seek a run is made. Each part has luck of its own.
package enum SeekStage: Hashable, Sendable {
  /// Cheap runs, all mixes with the same luck.
  case search
  /// Runs at the full sample that tell how the cheap ones differ from them.
  case anchor
  /// Runs at the full sample with luck that no choice has seen; counted by attempt.
  case confirmation(Int)

  /// Replicate numbers of different parts never meet.
  package var firstReplicate: Int {
    switch self {
    case .search: 0
    case .anchor: 1_000_000
    case .confirmation(let attempt): 2_000_000 + attempt * 1_000_000
    }
  }

  package var isFine: Bool { self != .search }
}

/// Runs that are asked for: a mix under some replicates of a stage.
package struct SeekRequest: Hashable, Sendable {
  package let mix: Mix
  package let stage: SeekStage
  /// Counted from 0 within the stage.
  package let replicates: Range<Int>
}

/// Every run of a seek by mix, stage and replicate, in the order of asking.
package struct MixArchive: Sendable {
  /// Mixes in the order in which they were first looked at.
  package private(set) var mixes: [Mix] = []
  private var runs: [Mix: [SeekStage: [[Double]?]]] = [:]
  /// Mixes of which a run has failed: nothing is concluded from them.
  package private(set) var failed: Set<Mix> = []

  package func runs(_ mix: Mix, _ stage: SeekStage) -> [[Double]?] { runs[mix]?[stage] ?? [] }

  package func finished(_ mix: Mix, _ stage: SeekStage) -> [[Double]] { runs(mix, stage).compactMap { $0 } }

  package func isKnown(_ mix: Mix) -> Bool { runs[mix] != nil }

  /// Runs asked for in the search.
  package var searchRuns: Int { mixes.reduce(0) { $0 + runs($1, .search).count } }

  mutating func add(_ values: [[Double]?], _ request: SeekRequest) {
    precondition(runs(request.mix, request.stage).count == request.replicates.lowerBound, "runs are added in order")
    if runs[request.mix] == nil { mixes.append(request.mix) }
    runs[request.mix, default: [:]][request.stage, default: []] += values
    if values.contains(where: { $0 == nil }) { failed.insert(request.mix) }
  }

  // MARK: - Estimates

  /// All runs of a mix at the full sample that the search may see: those of confirmations only if they are given up as such.
  package func fine(_ mix: Mix, givenUp: Int) -> [[Double]] {
    finished(mix, .anchor) + (0..<givenUp).flatMap { finished(mix, .confirmation($0)) }
  }

  /// The mean difference between two mixes under common luck, and its standard error; nil without common runs.
  ///
  /// Runs at the full sample tell it if there are any in common, else the cheap ones.
  package func difference(_ mix: Mix, from anchor: Mix) -> (mean: [Double], error: [Double])? {
    for stage in [SeekStage.anchor, .search] {
      let pairs = zip(runs(mix, stage), runs(anchor, stage)).compactMap { one, other in
        one.flatMap { one in other.map { (one, $0) } }
      }
      guard let first = pairs.first else { continue }
      let differences = first.0.indices.map { column in pairs.map { $0.0[column] - $0.1[column] } }
      // One pair cannot tell how wrong it is.
      return (
        differences.map(Statistics.mean), differences.map { Statistics.standardError($0) ?? $0[0].magnitude }
      )
    }
    return nil
  }

  /// What is believed of a mix: the anchor's runs moved by the difference from it; nil if it has failed or has no run in common.
  package func estimate(_ mix: Mix, from anchor: Mix, givenUp: Int) -> MixEstimate? {
    guard !failed.contains(mix) else { return nil }
    let fine = fine(anchor, givenUp: givenUp)
    guard !fine.isEmpty else { return nil }
    if mix == anchor { return MixEstimate(runs: fine) }
    return difference(mix, from: anchor).map { MixEstimate(fine, movedBy: $0.mean, errors: $0.error) }
  }
}
