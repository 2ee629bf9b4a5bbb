extension Model {
  /// Checks that persons, posts, homes and money balance; a month that does not is a fault of the program.
  ///
  /// Posts and tenancies are counted again from the columns every month, everything else every December.
  func checkBooks(_ counted: Residents.Count) throws(RunFailure) {
    try expect("residents", residents.count, opening + flows.net)
    try expect("employed", residents.stocks.byStatus[Int(Status.employed.rawValue)], counted.filled.reduce(0, +))
    for cell in counted.filled.indices { try expect("posts", residents.posts.filled[cell], counted.filled[cell]) }
    try expect(
      "affordable homes", residents.stocks.byTenure[Int(Tenure.affordableRental.rawValue)], counted.affordable)
    let free = Int(affordableHomes.rounded(.down)) - allocation.occupied
    if allocation.allocated > 0, free < 0 { try expect("free affordable homes", free, 0) }
    if calendar.month(month).ofYear == 12 { try expect("all counts", residents.matchesRecount ? 1 : 0, 1) }
    try expect("money", ledger.sides.byLever, ledger.sides.byCategory)
  }

  private func expect(_ book: String, _ found: Int, _ expected: Int) throws(RunFailure) {
    if found != expected {
      throw .balance(book: book, month: calendar.month(month), expected: expected, found: found)
    }
  }
}
