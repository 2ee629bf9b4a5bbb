/// "No month": a value that no calendar month can take (−1 would be a month of the spin-up).
package let noMonth = Int16.min
/// "No post".
package let noCell = UInt16.max

/// The residents: one column per attribute, one row per person.
///
/// Rows change places when somebody leaves, so nothing may depend on a row; identity is `key`.
/// Months are counted from the policy start and may be negative.
package struct Population: Sendable {
  package var key: [UInt64] = []
  package var birth: [Int16] = []
  /// Start of the clock of stay.
  package var arrival: [Int16] = []
  /// Month of arrival, return or graduation; `noMonth` for the others.
  package var introduced: [Int16] = []
  package var graduation: [Int16] = []
  /// Birth of the first child.
  package var child: [Int16] = []
  /// Month in which a pending recognition is decided.
  package var approval: [Int16] = []
  /// Post held, as an index of `JobCells`.
  package var cell: [UInt16] = []
  package var sex: [UInt8] = []
  /// 0 = local.
  package var origin: [UInt8] = []
  package var education: [UInt8] = []
  package var tier: [UInt8] = []
  package var status: [UInt8] = []
  package var zone: [UInt8] = []
  package var tenure: [UInt8] = []
  package var entry: [UInt8] = []
  package var eligible: [UInt8] = []
  package var talent: [UInt8] = []
  /// Class applied for.
  package var pending: [UInt8] = []
  package var flags: [UInt8] = []
  /// Monthly income that satisfaction sees; the wage of those in work. Unit: CNY per month, whole.
  package var income: [Float] = []
  /// Part of satisfaction that comes from income and work.
  package var incomeUtility: [Float] = []
  package var skillFactor: [Float] = []
  package var frailtyFactor: [Float] = []
  package var satisfaction: [Float] = []

  package init() {}

  package var count: Int { key.count }

  /// Bytes that one row takes over all columns.
  public static let bytesPerPerson = 8 + 7 * 2 + 12 + 5 * 4

  package mutating func reserveCapacity(_ rows: Int) {
    key.reserveCapacity(rows)
    birth.reserveCapacity(rows)
    arrival.reserveCapacity(rows)
    introduced.reserveCapacity(rows)
    graduation.reserveCapacity(rows)
    child.reserveCapacity(rows)
    approval.reserveCapacity(rows)
    cell.reserveCapacity(rows)
    sex.reserveCapacity(rows)
    origin.reserveCapacity(rows)
    education.reserveCapacity(rows)
    tier.reserveCapacity(rows)
    status.reserveCapacity(rows)
    zone.reserveCapacity(rows)
    tenure.reserveCapacity(rows)
    entry.reserveCapacity(rows)
    eligible.reserveCapacity(rows)
    talent.reserveCapacity(rows)
    pending.reserveCapacity(rows)
    flags.reserveCapacity(rows)
    income.reserveCapacity(rows)
    incomeUtility.reserveCapacity(rows)
    skillFactor.reserveCapacity(rows)
    frailtyFactor.reserveCapacity(rows)
    satisfaction.reserveCapacity(rows)
  }

  package mutating func append(_ person: Person) {
    key.append(person.key)
    birth.append(person.birth)
    arrival.append(person.arrival)
    introduced.append(person.introduced)
    graduation.append(person.graduation)
    child.append(person.child)
    approval.append(person.approval)
    cell.append(person.cell)
    sex.append(person.sex.rawValue)
    origin.append(person.origin)
    education.append(person.education.rawValue)
    tier.append(person.tier.rawValue)
    status.append(person.status.rawValue)
    zone.append(person.zone)
    tenure.append(person.tenure.rawValue)
    entry.append(person.entry.rawValue)
    eligible.append(person.eligible.rawValue)
    talent.append(person.talent.rawValue)
    pending.append(person.pending.rawValue)
    flags.append(person.flags.rawValue)
    income.append(person.income)
    incomeUtility.append(person.incomeUtility)
    skillFactor.append(person.skillFactor)
    frailtyFactor.append(person.frailtyFactor)
    satisfaction.append(person.satisfaction)
  }

  /// Takes a row out; the last row takes its place.
  package mutating func remove(_ row: Int) {
    let last = count - 1
    func move<T>(_ column: inout [T]) {
      column[row] = column[last]
      column.removeLast()
    }
    move(&key)
    move(&birth)
    move(&arrival)
    move(&introduced)
    move(&graduation)
    move(&child)
    move(&approval)
    move(&cell)
    move(&sex)
    move(&origin)
    move(&education)
    move(&tier)
    move(&status)
    move(&zone)
    move(&tenure)
    move(&entry)
    move(&eligible)
    move(&talent)
    move(&pending)
    move(&flags)
    move(&income)
    move(&incomeUtility)
    move(&skillFactor)
    move(&frailtyFactor)
    move(&satisfaction)
  }

  /// One resident as a value.
  package subscript(row: Int) -> Person {
    Person(
      key: key[row], birth: birth[row], arrival: arrival[row], introduced: introduced[row],
      graduation: graduation[row], child: child[row], approval: approval[row], cell: cell[row],
      sex: Sex(rawValue: sex[row])!, origin: origin[row], education: Education(rawValue: education[row])!,
      tier: Tier(rawValue: tier[row])!, status: Status(rawValue: status[row])!, zone: zone[row],
      tenure: Tenure(rawValue: tenure[row])!, entry: Entry(rawValue: entry[row])!,
      eligible: TalentClass(rawValue: eligible[row])!, talent: TalentClass(rawValue: talent[row])!,
      pending: TalentClass(rawValue: pending[row])!, flags: PersonFlags(rawValue: flags[row]), income: income[row],
      incomeUtility: incomeUtility[row], skillFactor: skillFactor[row], frailtyFactor: frailtyFactor[row],
      satisfaction: satisfaction[row])
  }
}
