/// "No month": a value that no calendar month can take (−1 would be a month of the spin-up).
package let noMonth = Int16.min
/// "No post".
package let noCell = UInt16.max

/// The residents: one row per person, attributes grouped by who reads them.
///
/// A month scans `key` and `traits` several times and touches the rest only where something happens, so a scan moves
/// few bytes and an event few cache lines. Rows change places when somebody leaves, so nothing may depend on a row;
/// identity is `key`. Months are counted from the policy start and may be negative.
package struct Population: Sendable {
  package private(set) var key: [UInt64] = []
  package var traits: [Traits] = []
  package var economy: [Economy] = []
  package var record: [Record] = []

  /// What scans for events read.
  package struct Traits: Sendable, Equatable {
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
    package var tenure, education, eligible, talent, flags, sex: UInt8
  }

  /// What satisfaction and leaving read.
  package struct Economy: Sendable, Equatable {
    /// Monthly income that satisfaction sees; the wage of those in work. Unit: CNY per month, whole.
    package var income: Float
    /// Part of satisfaction that comes from income and work.
    package var incomeUtility: Float
    package var satisfaction: Float
    package var frailtyFactor: Float

    mutating func set(income: Float, utility: Float) {
      self.income = income
      incomeUtility = utility
    }
  }

  /// What only few events read.
  package struct Record: Sendable, Equatable {
    package var skillFactor: Float
    package var entry: UInt8
    /// Class applied for.
    package var pending: UInt8
  }

  package init() {}

  package var count: Int { key.count }

  /// Bytes that one row takes.
  public static let bytesPerPerson =
    MemoryLayout<UInt64>.stride + MemoryLayout<Traits>.stride + MemoryLayout<Economy>.stride
    + MemoryLayout<Record>.stride

  package mutating func reserveCapacity(_ rows: Int) {
    key.reserveCapacity(rows)
    traits.reserveCapacity(rows)
    economy.reserveCapacity(rows)
    record.reserveCapacity(rows)
  }

  package mutating func append(_ person: Person) {
    key.append(person.key)
    traits.append(
      Traits(
        birth: person.birth, arrival: person.arrival, child: person.child, approval: person.approval,
        introduced: person.introduced, graduation: person.graduation, cell: person.cell, status: person.status.rawValue,
        zone: person.zone, tier: person.tier.rawValue, origin: person.origin,
        tenure: person.tenure.rawValue, education: person.education.rawValue, eligible: person.eligible.rawValue,
        talent: person.talent.rawValue, flags: person.flags.rawValue, sex: person.sex.rawValue))
    economy.append(
      Economy(
        income: person.income, incomeUtility: person.incomeUtility, satisfaction: person.satisfaction,
        frailtyFactor: person.frailtyFactor))
    record.append(
      Record(skillFactor: person.skillFactor, entry: person.entry.rawValue, pending: person.pending.rawValue))
  }

  /// Takes a row out; the last row takes its place.
  package mutating func remove(_ row: Int) {
    let last = count - 1
    key[row] = key[last]
    traits[row] = traits[last]
    economy[row] = economy[last]
    record[row] = record[last]
    key.removeLast()
    traits.removeLast()
    economy.removeLast()
    record.removeLast()
  }

  /// One resident as a value.
  package subscript(row: Int) -> Person {
    let (traits, economy, record) = (traits[row], economy[row], record[row])
    return Person(
      key: key[row], birth: traits.birth, arrival: traits.arrival, introduced: traits.introduced,
      graduation: traits.graduation, child: traits.child, approval: traits.approval, cell: traits.cell,
      sex: Sex(rawValue: traits.sex)!, origin: traits.origin, education: Education(rawValue: traits.education)!,
      tier: Tier(rawValue: traits.tier)!, status: Status(rawValue: traits.status)!, zone: traits.zone,
      tenure: Tenure(rawValue: traits.tenure)!, entry: Entry(rawValue: record.entry)!,
      eligible: TalentClass(rawValue: traits.eligible)!, talent: TalentClass(rawValue: traits.talent)!,
      pending: TalentClass(rawValue: record.pending)!, flags: PersonFlags(rawValue: traits.flags),
      income: economy.income, incomeUtility: economy.incomeUtility, skillFactor: record.skillFactor,
      frailtyFactor: economy.frailtyFactor, satisfaction: economy.satisfaction)
  }
}
