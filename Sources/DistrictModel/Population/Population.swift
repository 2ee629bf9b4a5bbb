/// "No month": a value that no calendar month can take (−1 would be a month of the spin-up).
package let noMonth = Int16.min
/// "No post".
package let noCell = UInt16.max

/// The residents: one row per person.
///
/// A month scans the narrow columns, which say whether anything may happen to a person, and touches the record only
/// where something does, so a scan moves few bytes and an event one record. Rows change places when somebody leaves,
/// so nothing may depend on a row; identity is `key`. Months are counted from the policy start and may be negative.
package struct Population: Sendable {
  package internal(set) var key: [UInt64] = []
  package internal(set) var watch: [Watch] = []
  package internal(set) var record: [Record] = []

  /// What scans read of a resident.
  package struct Watch: Sendable, Equatable {
    /// What chance may bring a person in a month: an `Exposure`.
    package var exposure: UInt8
    /// Bound of the hazard of leaving: a `LeavingBound`.
    package var leaving: UInt8
    /// Next month in which something falls due whatever the chances: a birthday, a turn of school, a decision, a payment.
    package var due: Int16

    /// Not 0 if something falls due in a month or did so before.
    @inline(__always)
    func isDue(_ month: Int16) -> UInt64 { UInt64(bitPattern: Int64(due) &- Int64(month) &- 1) &>> 63 }
  }

  /// What is known of a resident.
  package struct Record: Sendable, Equatable {
    /// Monthly income that satisfaction sees; the wage of those in work. Unit: CNY per month, whole.
    package var income: Float
    /// Part of satisfaction that comes from income and work.
    package var incomeUtility: Float
    /// Satisfaction less what it tends to, at the end of `gapMonth`: see `Satisfaction.Averages`.
    package var gap: Float
    package var skillFactor: Float
    package var frailtyFactor: Float
    package var gapMonth: Int16
    package var birth: Int16
    /// Start of the clock of stay.
    package var arrival: Int16
    /// Birth of the first child.
    package var child: Int16
    /// Month in which a pending recognition is decided.
    package var approval: Int16
    /// Month of arrival, return or graduation; `noMonth` for the others.
    package var introduced: Int16
    package var graduation: Int16
    /// Post held, as an index of `JobCells`.
    package var cell: UInt16
    /// Raw values of the attributes' types.
    package var status, zone, tier: UInt8
    /// 0 = local.
    package var origin: UInt8
    package var tenure, education, eligible, talent, flags, sex, entry: UInt8
    /// Class applied for.
    package var pending: UInt8

    /// Whether somebody was counted as an introduced graduate in a month or later.
    package func isIntroduced(since month: Int) -> Bool {
      education >= Education.juniorCollege.rawValue && Int(introduced) >= month
    }

    package var isInWork: Bool {
      status == Status.employed.rawValue || status == Status.entrepreneur.rawValue
    }
  }

  package init() {}

  package var count: Int { key.count }

  /// Bytes that one row takes.
  public static let bytesPerPerson =
    MemoryLayout<UInt64>.stride + MemoryLayout<Watch>.stride + MemoryLayout<Record>.stride

  package mutating func reserveCapacity(_ rows: Int) {
    key.reserveCapacity(rows)
    watch.reserveCapacity(rows)
    record.reserveCapacity(rows)
    adviseLargePages(key)
    adviseLargePages(watch)
    adviseLargePages(record)
  }

  /// Adds a row; in its first month everything about it is looked at.
  package mutating func append(_ person: Person) { append(Record(person), key: person.key, due: noMonth) }

  mutating func append(_ new: Record, key newKey: UInt64, due month: Int16) {
    key.append(newKey)
    watch.append(Watch(exposure: Exposure(new).rawValue, leaving: LeavingBound.initial(new), due: month))
    record.append(new)
  }

  /// Changes a record and what follows from it, in place: a copy there and back costs more than most changes.
  @inline(__always)
  mutating func edit(_ row: Int, _ change: (inout Record, inout Watch) -> Void) {
    change(&record[row], &watch[row])
  }

  /// Hands over all records and what is watched, to be changed.
  mutating func editAll(
    _ change: (UnsafeMutableBufferPointer<Record>, UnsafeMutableBufferPointer<Watch>) -> Void
  ) {
    // Taken out meanwhile: one of two columns cannot be open while the other is reached through the population.
    var watches: [Watch] = []
    swap(&watches, &watch)
    record.withUnsafeMutableBufferPointer { records in
      watches.withUnsafeMutableBufferPointer { change(records, $0) }
    }
    swap(&watches, &watch)
  }

  /// Takes a row out; the last row takes its place.
  package mutating func remove(_ row: Int) {
    let last = count - 1
    key[row] = key[last]
    watch[row] = watch[last]
    record[row] = record[last]
    key.removeLast()
    watch.removeLast()
    record.removeLast()
  }

  /// Hands over those rows of a block for which there is a reason in what scans read: row, key, and what is watched.
  ///
  /// A reason is a number other than 0, made without comparing anything.
  ///
  /// By pointers, since every resident passes here twice a month, and checks of bounds take as long as the scan itself.
  /// The rows are put aside first, without a branch: for whom there is a reason is chance, which no processor foresees.
  @inline(__always)
  func scan(
    _ block: Range<Int>, where reason: (UInt64, Watch) -> UInt64, _ body: (Int32, UInt64, Watch) -> Void
  ) {
    precondition(block.lowerBound >= 0 && block.upperBound <= count, "a scan stays within the rows")
    key.withUnsafeBufferPointer { key in
      watch.withUnsafeBufferPointer { watch in
        guard let keys = key.baseAddress, let watches = watch.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.rowsAtATime) { passed in
          let rows = passed.baseAddress!
          for start in stride(from: block.lowerBound, to: block.upperBound, by: Self.rowsAtATime) {
            var count = 0
            for row in start..<min(start &+ Self.rowsAtATime, block.upperBound) {
              rows[count] = Int32(truncatingIfNeeded: row)
              let reason = reason(keys[row], watches[row])
              count &+= Int(truncatingIfNeeded: (reason | (0 &- reason)) &>> 63)
            }
            for index in 0..<count {
              let row = Int(rows[index])
              body(rows[index], keys[row], watches[row])
            }
          }
        }
      }
    }
  }

  /// Rows that a scan puts aside at a time.
  private static let rowsAtATime = 2048

  /// Rows whose records are read ahead at a time.
  static let rowsAhead = 1024

  /// Reads the records of some rows ahead of their use.
  ///
  /// Records lie scattered, and a decision waits for its record; read in a loop that waits for nothing, many come into
  /// the cache side by side.
  @inline(__always)
  func readAhead(_ rows: some Sequence<Int32>) {
    let sum = record.withUnsafeBufferPointer { records in
      rows.reduce(0) { sum, row in
        // A record may lie across two lines of the cache: its first and its last bytes.
        sum &+ Int(records[Int(row)].income.bitPattern & 1) &+ Int(records[Int(row)].pending)
      }
    }
    precondition(sum != .max, "the sum is there so that the reading is")
  }

  /// Goes over some rows, in their order.
  @inline(__always)
  func forEach(_ rows: [Int32], _ body: (Int32, Record, UInt64) -> Void) {
    for start in stride(from: 0, to: rows.count, by: Self.rowsAhead) {
      let part = rows[start..<min(start + Self.rowsAhead, rows.count)]
      readAhead(part)
      for row in part { body(row, record[Int(row)], key[Int(row)]) }
    }
  }

  /// One resident as a value.
  package subscript(row: Int) -> Person { Person(record[row], key: key[row]) }
}

extension Population.Record {
  init(_ person: Person) {
    self.init(
      income: person.income, incomeUtility: person.incomeUtility, gap: person.gap, skillFactor: person.skillFactor,
      frailtyFactor: person.frailtyFactor, gapMonth: person.gapMonth, birth: person.birth, arrival: person.arrival,
      child: person.child, approval: person.approval, introduced: person.introduced, graduation: person.graduation,
      cell: person.cell, status: person.status.rawValue, zone: person.zone, tier: person.tier.rawValue,
      origin: person.origin, tenure: person.tenure.rawValue, education: person.education.rawValue,
      eligible: person.eligible.rawValue, talent: person.talent.rawValue, flags: person.flags.rawValue,
      sex: person.sex.rawValue, entry: person.entry.rawValue, pending: person.pending.rawValue)
  }
}

extension Person {
  init(_ record: Population.Record, key: UInt64) {
    self.init(
      key: key, birth: record.birth, arrival: record.arrival, introduced: record.introduced,
      graduation: record.graduation, child: record.child, approval: record.approval, cell: record.cell,
      sex: Sex(rawValue: record.sex)!, origin: record.origin, education: Education(rawValue: record.education)!,
      tier: Tier(rawValue: record.tier)!, status: Status(rawValue: record.status)!, zone: record.zone,
      tenure: Tenure(rawValue: record.tenure)!, entry: Entry(rawValue: record.entry)!,
      eligible: TalentClass(rawValue: record.eligible)!, talent: TalentClass(rawValue: record.talent)!,
      pending: TalentClass(rawValue: record.pending)!, flags: PersonFlags(rawValue: record.flags),
      income: record.income, incomeUtility: record.incomeUtility, skillFactor: record.skillFactor,
      frailtyFactor: record.frailtyFactor, gap: record.gap, gapMonth: record.gapMonth)
  }
}
