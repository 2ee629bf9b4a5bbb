/// One column of a finished series, one value a step, in as few bytes as hold it bit for bit.
enum PackedColumn: Sendable {
  /// A few values that come again and again, such as the levels of a lever; which of them it is in each step.
  case few([Double], [UInt8])
  case narrow(Scale, [UInt16])
  case wide(Scale, [UInt32])
  case exact([Double])

  /// `(base + unit · count) / divisor`: counts of persons in a sample are multiples of its weight, and money has hundredths.
  struct Scale: Sendable, Equatable {
    let base: Int
    let unit: Int
    let divisor: Double

    func value(_ count: Int) -> Double { Double(base + unit * count) / divisor }
  }

  init(_ values: [Double]) {
    self =
      Self.few(values) ?? [1, 100].lazy.compactMap { Self.scaled(values, divisor: $0) }.first ?? .exact(values)
  }

  /// Nil unless a value comes twice on average: then one takes no more than five bytes.
  private static func few(_ values: [Double]) -> PackedColumn? {
    var different: [Double] = []
    var places: [UInt64: UInt8] = [:]
    var indices: [UInt8] = []
    indices.reserveCapacity(values.count)
    for value in values {
      if let place = places[value.bitPattern] {
        indices.append(place)
        continue
      }
      guard different.count < min(values.count / 2, Int(UInt8.max)) || different.isEmpty else { return nil }
      indices.append(UInt8(different.count))
      places[value.bitPattern] = UInt8(different.count)
      different.append(value)
    }
    return .few(different, indices)
  }

  private static func scaled(_ values: [Double], divisor: Double) -> PackedColumn? {
    var whole: [Int] = []
    whole.reserveCapacity(values.count)
    for value in values {
      guard let number = Int(exactly: (value * divisor).rounded()),
        (Double(number) / divisor).bitPattern == value.bitPattern
      else { return nil }
      whole.append(number)
    }
    guard let least = whole.min(), let most = whole.max(), !most.subtractingReportingOverflow(least).overflow else {
      return nil
    }
    let unit = whole.reduce(0) { greatestCommonDivisor($0, $1 - least) }
    let scale = Scale(base: least, unit: unit, divisor: divisor)
    let counts = whole.lazy.map { ($0 - least) / unit }
    switch (most - least) / unit {
    case ...Int(UInt16.max): return .narrow(scale, counts.map { UInt16($0) })
    case ...Int(UInt32.max): return .wide(scale, counts.map { UInt32($0) })
    default: return nil
    }
  }

  private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : greatestCommonDivisor(other, one % other)
  }

  subscript(step: Int) -> Double {
    switch self {
    case .few(let values, let indices): values[Int(indices[step])]
    case .narrow(let scale, let counts): scale.value(Int(counts[step]))
    case .wide(let scale, let counts): scale.value(Int(counts[step]))
    case .exact(let values): values[step]
    }
  }

  /// What the values take.
  var bytes: Int {
    switch self {
    case .few(let values, let indices): 8 * values.count + indices.count
    case .narrow(_, let counts): 2 * counts.count
    case .wide(_, let counts): 4 * counts.count
    case .exact(let values): 8 * values.count
    }
  }
}
