/// Which players take part, as bits: those of the policy play by its rules, the others by the base's.
public struct Coalition: Hashable, Sendable {
  public let bits: UInt64

  public init(bits: UInt64) { self.bits = bits }

  /// Players in ascending order, from 0.
  public init(_ players: some Sequence<Int>) { bits = players.reduce(0) { $0 | 1 << UInt64($1) } }

  public static let nobody = Coalition(bits: 0)

  /// Everybody, of at most 64.
  public static func everybody(of players: Int) -> Coalition {
    Coalition(bits: players >= 64 ? .max : (1 << UInt64(players)) - 1)
  }

  public var count: Int { bits.nonzeroBitCount }

  public func contains(_ player: Int) -> Bool { bits >> UInt64(player) & 1 == 1 }

  public func with(_ player: Int) -> Coalition { Coalition(bits: bits | 1 << UInt64(player)) }

  public func without(_ player: Int) -> Coalition { Coalition(bits: bits & ~(1 << UInt64(player))) }
}
