/// From rates to probabilities.
package enum Hazard {
  /// Probability of an event within a month at a constant yearly rate: `1 − exp(−rate/12)`.
  package static func monthly(fromYearly rate: Double) -> Double { probability(rate / 12) }

  /// Probability of an event at a cumulated hazard: `1 − exp(−h)`.
  package static func probability(_ hazard: Double) -> Double { hazard <= 0 ? 0 : 1 - Mathematics.exp(-hazard) }
}
