import DistrictModel

/// Random numbers for tests: the same ones on every machine.
public struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 1
    return mix64(state)
  }

  /// Standard normal.
  public mutating func normal() -> Double { Mathematics.normalQuantile(Double.random(in: 0x1p-53..<1, using: &self)) }
}
