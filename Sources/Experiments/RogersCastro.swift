import DistrictModel

/// A Rogers–Castro schedule of migration by age, its labour-force peak and constant only.
///
/// `m(x) = a·exp(−α(x − μ) − exp(−λ(x − μ))) + c`, fitted by least squares to shares by single year of age.
///
/// - Source: Rogers & Castro 1981, Model Migration Schedules, IIASA RR-81-30.
struct RogersCastro {
  /// μ, age.
  let peak: Double
  /// λ, rate of ascent.
  let ascent: Double
  /// α, rate of descent.
  let descent: Double
  /// Share of variance explained.
  let explained: Double

  /// - Parameter counts: by single year of age from `youngest`.
  init?(fittedTo counts: [Double], youngest: Int) {
    let total = counts.reduce(0, +)
    guard total > 0, counts.count > 5 else { return nil }
    let shares = counts.map { $0 / total }
    let ages = counts.indices.map { Double(youngest + $0) + 0.5 }
    var best = (error: Double.infinity, peak: 0.0, ascent: 0.0, descent: 0.0)
    // The schedule is linear in a and c: for each shape these two follow by regression, the shape by a grid that closes in.
    var (centre, width) = ((peak: 21.0, ascent: 0.6, descent: 0.25), (peak: 8.0, ascent: 0.55, descent: 0.24))
    for _ in 0..<24 {
      for p in -4...4 {
        for a in -4...4 {
          for d in -4...4 {
            let peak = centre.peak + width.peak * Double(p) / 4
            let ascent = max(0.02, centre.ascent + width.ascent * Double(a) / 4)
            let descent = max(0.005, centre.descent + width.descent * Double(d) / 4)
            let curve = ages.map { age in
              let x = age - peak
              return Mathematics.exp(-descent * x - Mathematics.exp(-ascent * x))
            }
            let error = Self.residual(of: shares, on: curve)
            if error < best.error { best = (error, peak, ascent, descent) }
          }
        }
      }
      centre = (best.peak, best.ascent, best.descent)
      width = (width.peak * 0.75, width.ascent * 0.75, width.descent * 0.75)
    }
    let mean = Statistics.mean(shares)
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard variance > 0 else { return nil }
    peak = best.peak
    ascent = best.ascent
    descent = best.descent
    explained = 1 - best.error / variance
  }

  /// Sum of squares left by the regression of shares on a curve and a non-negative constant.
  private static func residual(of shares: [Double], on curve: [Double]) -> Double {
    let n = Double(shares.count)
    let (sx, sy) = (curve.reduce(0, +), shares.reduce(0, +))
    let sxx = curve.reduce(0) { $0 + $1 * $1 }
    let sxy = zip(curve, shares).reduce(0) { $0 + $1.0 * $1.1 }
    let spread = n * sxx - sx * sx
    guard spread > 1e-12 else { return .infinity }
    var slope = (n * sxy - sx * sy) / spread
    var constant = (sy - slope * sx) / n
    if constant < 0 {
      constant = 0
      slope = sxy / sxx
    }
    return zip(curve, shares).reduce(0) { sum, pair in
      let gap = pair.1 - slope * pair.0 - constant
      return sum + gap * gap
    }
  }
}
