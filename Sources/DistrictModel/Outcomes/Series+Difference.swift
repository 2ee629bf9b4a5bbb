extension Series {
  /// What says what was done about levers, not what came of it.
  package static let accounts: Set<String> = ["leverLevel", "cost", "districtCost", "recipients", "unmetCost"]

  /// Where two series part.
  package struct Difference: Equatable, Sendable, CustomStringConvertible {
    package let key: SeriesKey
    package let month: Month
    /// Of the series asked, and of the other.
    package let values: (Double, Double)

    package static func == (left: Difference, right: Difference) -> Bool {
      left.key == right.key && left.month == right.month && left.values == right.values
    }

    package var description: String {
      "\(key.indicator) \(key.group) in \(month): \(values.0) against \(values.1)"
    }
  }

  /// Where this series first differs from another one in any bit; nil if nowhere.
  ///
  /// - Parameters:
  ///   - other: the series it is compared with.
  ///   - ignored: indicators that may differ.
  ///   - last: last month compared; all if absent.
  /// - Precondition: both have the same keys and first month, and reach the last month compared.
  package func firstDifference(from other: Series, ignoring ignored: Set<String> = [], until last: Month? = nil)
    -> Difference?
  {
    precondition(firstMonth == other.firstMonth && keys == other.keys, "series of other months or keys")
    let compared = last.map { $0 - firstMonth + 1 } ?? max(steps, other.steps)
    precondition(compared <= min(steps, other.steps), "\(steps) steps against \(other.steps)")
    let columns = keys.indices.filter { !ignored.contains(keys[$0].indicator) }
    for step in 0..<max(0, compared) {
      for column in columns {
        let (left, right) = (value(step: step, column: column), other.value(step: step, column: column))
        if left.bitPattern != right.bitPattern {
          return Difference(key: keys[column], month: month(ofStep: step), values: (left, right))
        }
      }
    }
    return nil
  }
}
