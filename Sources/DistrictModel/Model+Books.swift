extension Model {
  /// Checks that persons, posts, homes and money balance; a month that does not is a fault of the program.
  ///
  /// The running counts are held against each other every month, and against all records when policy starts and when the
  /// run ends: a count that has drifted does not drift back.
  mutating func checkBooks() throws(RunFailure) {
    let (stocks, count, filled) = (stocks, count, posts.filled.reduce(0, +))
    try expect("residents", count, opening + flows.net)
    try expect("employed", stocks.byStatus[Int(Status.employed.rawValue)], filled)
    try expect("employed by tier", stocks.employedByTier.reduce(0, +), filled)
    for (book, counts) in [
      ("residents by origin", stocks.byOrigin), ("residents by zone", stocks.byZone),
      ("residents by education", stocks.byEducation), ("residents by status", stocks.byStatus),
      ("residents by home", stocks.byTenure), ("residents by talent class", stocks.byTalent),
    ] { try expect(book, counts.reduce(0, +), count) }
    try expect("private tenants", stocks.tenants.reduce(0, +), stocks.byTenure[Int(Tenure.privateRental.rawValue)])
    let free = Int(affordableHomes.rounded(.down)) - allocation.occupied
    if allocation.allocated > 0, free < 0 { try expect("free affordable homes", free, 0) }
    if month == -1 || month == calendar.lastMonth {
      let matching = parts.sideBySide { _, residents in residents.matchesRecount }
      try expect("all counts", matching.count { $0 }, partCount)
    }
    try expect("money", ledger.sides.byLever, ledger.sides.byCategory)
  }

  private func expect(_ book: String, _ found: Int, _ expected: Int) throws(RunFailure) {
    if found != expected {
      throw .balance(book: book, month: calendar.month(month), expected: expected, found: found)
    }
  }
}
