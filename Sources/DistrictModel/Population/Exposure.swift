/// What a person is exposed to in a month, in one byte: an index of the tables with which scans rule events out.
///
/// Activity in the low three bits, home in the next three, standing in recognition in the top two. Ages are left out:
/// they change without an event.
package struct Exposure: Sendable, Equatable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Number of values that the byte can take.
  package static let count = 256

  package enum Activity: UInt8, CaseIterable, Sendable {
    case student, employedLow, employedMid, employedHigh, unemployed, inactive, entrepreneur

    @inline(__always)
    init(_ record: Population.Record) {
      switch record.status {
      case Status.employed.rawValue:
        self = record.tier == 0 ? .employedLow : record.tier == 1 ? .employedMid : .employedHigh
      case Status.unemployed.rawValue: self = .unemployed
      case Status.inactive.rawValue: self = .inactive
      case Status.entrepreneur.rawValue: self = .entrepreneur
      default: self = .student
      }
    }

    var isEmployed: Bool { self == .employedLow || self == .employedMid || self == .employedHigh }
    var isInWork: Bool { isEmployed || self == .entrepreneur }
  }

  package enum Home: UInt8, CaseIterable, Sendable {
    case family, dormitory, rented
    /// Rented by somebody whose education entitles to an affordable home.
    case rentedEligible
    case affordable, owned

    @inline(__always)
    init(_ record: Population.Record) {
      switch record.tenure {
      case Tenure.dormitory.rawValue: self = .dormitory
      case Tenure.privateRental.rawValue:
        self = record.education >= Education.seniorSecondary.rawValue ? .rentedEligible : .rented
      case Tenure.affordableRental.rawValue: self = .affordable
      case Tenure.owner.rawValue: self = .owned
      default: self = .family
      }
    }
  }

  package enum Standing: UInt8, CaseIterable, Sendable {
    /// Below a bachelor's degree.
    case ordinary
    case bachelorOrAbove
    /// Eligible for a class and free to apply for it.
    case mayApply
    /// A master or doctor who is not eligible yet.
    case becomesEligible

    @inline(__always)
    init(_ record: Population.Record) {
      let isMaster = record.education >= Education.master.rawValue
      let own: UInt8 = record.education == Education.doctorate.rawValue ? 2 : 1
      if isMaster, record.eligible < own {
        self = .becomesEligible
      } else if record.eligible > record.talent, record.approval == noMonth {
        self = .mayApply
      } else {
        self = record.education >= Education.bachelor.rawValue ? .bachelorOrAbove : .ordinary
      }
    }
  }

  @inline(__always)
  package init(_ record: Population.Record) {
    rawValue = Activity(record).rawValue | Home(record).rawValue &<< 3 | Standing(record).rawValue &<< 6
  }

  var activity: Activity? { Activity(rawValue: rawValue & 7) }
  var home: Home? { Home(rawValue: rawValue &>> 3 & 7) }
  var standing: Standing { Standing(rawValue: rawValue &>> 6)! }

  /// Rows of everybody in an activity, ascending.
  static func rows(of activity: Activity, in watches: [Population.Watch]) -> [Int32] {
    var rows: [Int32] = []
    rows.reserveCapacity(watches.count / 12)
    watches.withUnsafeBytes { bytes in
      let size = MemoryLayout<Population.Watch>.stride
      let pattern = UInt64(activity.rawValue) &* 0x0000_0001_0000_0001
      for row in stride(from: 0, to: watches.count & ~1, by: 2) {
        // Two rows at a time, the exposure in the lowest byte of each half.
        let both = bytes.loadUnaligned(fromByteOffset: row &* size, as: UInt64.self) & 0x0000_0007_0000_0007 ^ pattern
        if UInt32(truncatingIfNeeded: both) != 0, both &>> 32 != 0 { continue }
        if UInt32(truncatingIfNeeded: both) == 0 { rows.append(Int32(truncatingIfNeeded: row)) }
        if both &>> 32 == 0 { rows.append(Int32(truncatingIfNeeded: row &+ 1)) }
      }
    }
    if watches.count % 2 == 1, let last = watches.last, last.exposure & 7 == activity.rawValue {
      rows.append(Int32(watches.count - 1))
    }
    return rows
  }
}

/// Bound of a person's hazard of leaving, in one byte: eighths of octaves.
///
/// Holds for six years from when it is set, while nothing about the person changes but age and stay; the factors that change from month to month for everybody are left out.
package enum LeavingBound {
  /// How long a bound holds, with a month to spare.
  package static let months = 73
  /// Nothing is known: looked at in the next month.
  package static let unknown: UInt8 = 255
  /// A local who is not in education.
  package static let local: UInt8 = 254
  /// A student, who is not at risk.
  package static let student: UInt8 = 253
  private static let greatest: UInt8 = 252
  /// Sign, exponent and three bits of the mantissa of 2^−16.
  private static let offset: UInt32 = (127 - 16) &<< 3

  @inline(__always)
  static func initial(_ record: Population.Record) -> UInt8 {
    if record.status == Status.student.rawValue { return student }
    return record.origin == 0 ? local : unknown
  }

  /// The least bound that is not below a factor; `unknown` for one out of range.
  @inline(__always)
  package static func covering(_ factor: Float) -> UInt8 {
    guard factor > 0 else { return factor == 0 ? 0 : unknown }
    let step = factor.bitPattern &>> 20 &+ 1
    if step <= offset { return 0 }
    let code = step &- offset
    return code > UInt32(greatest) ? unknown : UInt8(truncatingIfNeeded: code)
  }

  /// The factor that a bound covers.
  package static func factor(_ bound: UInt8) -> Float { Float(bitPattern: (UInt32(bound) &+ offset) &<< 20) }
}
