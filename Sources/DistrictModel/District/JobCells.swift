/// The grid of posts: sector × zone × tier.
package struct JobCells: Sendable {
  package let sectors: Int
  package let zones: Int

  package var count: Int { sectors * zones * 3 }

  @inline(__always)
  package func index(sector: Int, zone: Int, tier: Int) -> Int { (sector * zones + zone) * 3 + tier }
  @inline(__always)
  package func sector(_ cell: Int) -> Int { cell / (3 * zones) }
  @inline(__always)
  package func zone(_ cell: Int) -> Int { cell / 3 % zones }
  @inline(__always)
  package func tier(_ cell: Int) -> Int { cell % 3 }
}

/// Posts and who holds them, counted by cell.
package struct PostStock: Sendable {
  package let cells: JobCells
  /// Posts of established employers that young people hold or may hold.
  package var regular: [Double]
  /// Posts in youth start-ups.
  package var startUp: [Double]
  package var filled: [Int]
  /// Posts tagged as AI, among `regular`.
  package var ai: [Double]
  package var aiFilled: [Int]

  package init(cells: JobCells) {
    self.cells = cells
    regular = Array(repeating: 0, count: cells.count)
    startUp = regular
    ai = regular
    filled = Array(repeating: 0, count: cells.count)
    aiFilled = filled
  }

  /// Takes over how many posts there are; who holds them stays.
  mutating func takeSlots(of other: PostStock) {
    (regular, startUp, ai) = (other.regular, other.startUp, other.ai)
  }

  @inline(__always)
  package func slots(_ cell: Int) -> Double { regular[cell] + startUp[cell] }

  /// Nobody is dismissed when a cell shrinks: the excess waits for separations.
  @inline(__always)
  package func vacancies(_ cell: Int) -> Double { max(0, slots(cell) - Double(filled[cell])) }

  package var totalSlots: Double { (0..<cells.count).reduce(0) { $0 + slots($1) } }
  package var totalVacancies: Double { (0..<cells.count).reduce(0) { $0 + vacancies($1) } }

  /// Each zone's share of all vacancies; even shares if there are none.
  package func vacancyShares() -> [Double] {
    var shares = Array(repeating: 0.0, count: cells.zones)
    for cell in 0..<cells.count { shares[cells.zone(cell)] += vacancies(cell) }
    let sum = shares.reduce(0, +)
    return sum > 0 ? shares.map { $0 / sum } : shares.map { _ in 1 / Double(cells.zones) }
  }
}
