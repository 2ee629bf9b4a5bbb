import Synchronization

/// The keys of a series, and where each stands. A class, because the series of many replicates share one.
final class SeriesLayout: Sendable {
  let keys: [SeriesKey]
  let columns: [SeriesKey: Int]

  init(_ keys: [SeriesKey]) {
    self.keys = keys
    columns = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
  }
}

/// The keys that outcomes kept together have in common: each list of them is in memory once.
///
/// A class, because runs on several threads end in outcomes that share it.
package final class SharedKeys: Sendable {
  private let layouts = Mutex<[SeriesLayout]>([])

  package init() {}

  /// The same outcome with the keys of those before it.
  package func share(_ outcome: Outcome) -> Outcome {
    layouts.withLock { layouts in
      var outcome = outcome
      outcome.monthly = outcome.monthly.sharing(&layouts)
      outcome.pyramid = outcome.pyramid.sharing(&layouts)
      return outcome
    }
  }
}
