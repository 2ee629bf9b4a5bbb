/// Numbers as bytes, without a locale and without an intermediate string.
///
/// Result files hold millions of numbers; this writes one in some ten nanoseconds where `String(format:)` takes a thousand.
extension [UInt8] {
  /// Appends a whole number in decimal.
  mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude, atLeast: 1)
  }

  /// Appends a number with a fixed count of decimals, rounded half away from zero.
  ///
  /// A value that rounds to zero has no sign. Nothing is appended for a number that is not finite: an unknown value is an empty field.
  mutating func append(fixed value: Double, places: Int) {
    precondition((0...9).contains(places), "a fixed format has 0…9 decimals")
    guard value.isFinite else { return }
    let unit = Self.powersOfTen[places]
    let scaled = (value.magnitude * Double(unit)).rounded()
    guard scaled < 9e18 else { return append(huge: value, places: places) }
    let all = UInt(scaled)
    if value < 0 && all != 0 { append(UInt8(ascii: "-")) }
    append(digits: all / unit, atLeast: 1)
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    append(digits: all % unit, atLeast: places)
  }

  /// Appends the shortest decimal that reads back as exactly the same number, without an exponent.
  ///
  /// Zero has no sign, a whole number no point; nothing is appended for a number that is not finite.
  mutating func append(exact value: Double) {
    guard value.isFinite else { return }
    if value == value.rounded() && value.magnitude < 9e15 { return append(decimal: Int(value)) }
    let text = value.magnitude.description
    if value < 0 { append(UInt8(ascii: "-")) }
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return append(contentsOf: text.utf8) }
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count == 2 && mantissa[1] != "0" ? Array(mantissa[1].utf8) : []
    let digits = Array(mantissa[0].utf8) + fraction
    let zero = UInt8(ascii: "0")
    if exponent < 0 {
      append(contentsOf: "0.".utf8)
      append(contentsOf: repeatElement(zero, count: -exponent - 1))
      append(contentsOf: digits)
    } else {
      let whole = exponent + 1
      append(contentsOf: digits.prefix(whole))
      if digits.count <= whole {
        append(contentsOf: repeatElement(zero, count: whole - digits.count))
      } else {
        append(UInt8(ascii: "."))
        append(contentsOf: digits.dropFirst(whole))
      }
    }
  }

  /// Appends digits, with leading zeros up to a least count.
  private mutating func append(digits value: UInt, atLeast least: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var rest = value
      var start = 24
      repeat {
        start -= 1
        buffer[start] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0 || 24 - start < least
      append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<24]))
    }
  }

  /// Appends a number too large for the fast path: its whole part and its decimals one after the other.
  private mutating func append(huge value: Double, places: Int) {
    let unit = Double(Self.powersOfTen[places])
    var whole = value.magnitude.rounded(.towardZero)
    var decimals = ((value.magnitude - whole) * unit).rounded()
    if decimals == unit { (whole, decimals) = (whole + 1, 0) }
    append(exact: value < 0 ? -whole : whole)
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    append(digits: UInt(decimals), atLeast: places)
  }

  private static let powersOfTen: [UInt] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]
}
