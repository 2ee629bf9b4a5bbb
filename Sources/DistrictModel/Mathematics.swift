/// Elementary functions from additions, multiplications, divisions and bit patterns only.
///
/// The platform's library gives other last digits on other processors; a decision that hangs on one of them would differ
/// between machines. These give the same bits everywhere.
package enum Mathematics {
  /// The exponential function.
  ///
  /// Reduces to |r| ≤ ln 2 / 2 and sums the Taylor series to degree 13; relative error below 3e-16.
  /// Arguments are held to ±700.
  @inline(__always)
  package static func exp(_ x: Double) -> Double {
    let held = x < -700 ? -700 : (x > 700 ? 700 : x)
    let magic = 6_755_399_441_055_744.0  // 1.5·2^52: adding it rounds to an integer held in the low bits
    let shifted = held * 1.442_695_040_888_963_4 + magic
    let k = shifted - magic
    let r = (held - k * 6.931_471_803_691_238_2e-1) - k * 1.908_214_929_270_587_7e-10
    let r2 = r * r
    let r4 = r2 * r2
    let a = (1 + r) + r2 * (0.5 + r * 0.166_666_666_666_666_66)
    let b = (0.041_666_666_666_666_664 + r * 0.008_333_333_333_333_333)
    let c = (0.001_388_888_888_888_888_9 + r * 0.000_198_412_698_412_698_4)
    let d = (2.480_158_730_158_73e-5 + r * 2.755_731_922_398_589e-6)
    let e = (2.755_731_922_398_589e-7 + r * 2.505_210_838_544_172e-8)
    let f = (2.087_675_698_786_81e-9 + r * 1.605_904_383_682_161_5e-10)
    let sum = a + r4 * ((b + r2 * c) + r4 * ((d + r2 * e) + r4 * f))
    let exponent = UInt64(bitPattern: Int64(truncatingIfNeeded: shifted.bitPattern &<< 12) >> 12)
    return sum * Double(bitPattern: (exponent &+ 1023) &<< 52)
  }

  /// The natural logarithm of a positive number; relative error below 1e-15.
  package static func log(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "the logarithm needs a positive, finite number")
    let isSubnormal = x < Double.leastNormalMagnitude
    let bits = (isSubnormal ? x * 0x1p54 : x).bitPattern
    var exponent = Double(Int(truncatingIfNeeded: bits &>> 52) &- (isSubnormal ? 1077 : 1023))
    var m = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)  // 1 ≤ m < 2
    if m > 1.414_213_562_373_095_1 {
      m *= 0.5
      exponent += 1
    }
    let s = (m - 1) / (m + 1)
    let s2 = s * s
    // The odd terms s²/3 + s⁴/5 + … of the series of 2·artanh(s), |s| ≤ 0.172.
    let high = 1 / 13.0 + s2 * (1 / 15.0 + s2 * (1 / 17.0 + s2 * (1 / 19.0 + s2 * (1 / 21.0 + s2 * (1 / 23.0)))))
    let tail = s2 * (1 / 3.0 + s2 * (1 / 5.0 + s2 * (1 / 7.0 + s2 * (1 / 9.0 + s2 * (1 / 11.0 + s2 * high)))))
    return exponent * 6.931_471_803_691_238_2e-1
      + (2 * s + (2 * s * tail + exponent * 1.908_214_929_270_587_7e-10))
  }

  package static func power(_ base: Double, _ exponent: Double) -> Double { exp(exponent * log(base)) }

  @inline(__always)
  package static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  package static func logit(_ p: Double) -> Double {
    let held = min(max(p, 1e-12), 1 - 1e-12)
    return log(held / (1 - held))
  }

  /// Quantile of the standard normal distribution.
  ///
  /// - Source: Wichura 1988, Algorithm AS 241 (PPND16), Applied Statistics 37(3).
  package static func normalQuantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      let numerator =
        ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
          + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r
          + 133.14166789178437745) * r + 3.387132872796366608
      let denominator =
        ((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
          + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r
          + 42.313330701600911252) * r + 1
      return q * numerator / denominator
    }
    let tail = q < 0 ? p : 1 - p
    var r = (-log(tail)).squareRoot()
    let value: Double
    if r <= 5 {
      r -= 1.6
      let numerator =
        ((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r
          + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r
          + 4.6303378461565452959) * r + 1.42343711074968357734
      let denominator =
        ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r
          + 0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r
          + 2.05319162663775882187) * r + 1
      value = numerator / denominator
    } else {
      r -= 5
      let numerator =
        ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r
          + 0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r
          + 5.4637849111641143699) * r + 6.6579046435011037772
      let denominator =
        ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r
          + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r
          + 0.59983220655588793769) * r + 1
      value = numerator / denominator
    }
    return q < 0 ? -value : value
  }
}
