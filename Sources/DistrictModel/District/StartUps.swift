/// One youth start-up.
package struct StartUp: Sendable {
  /// Key of its draws.
  package let key: UInt64
  /// Key of the founder; 0 for firms that were there at the start.
  package let founder: UInt64
  package let born: Int16
  package let sector: UInt8
  package let zone: UInt8
  /// Millionths of a job, so that sums do not depend on the order of firms.
  package var microJobs: Int
}

/// The youth start-ups of the district.
package struct StartUps: Sendable {
  package var firms: [StartUp] = []

  /// Jobs of all ages, founders not counted.
  package var jobs: Double { Double(firms.reduce(0) { $0 + $1.microJobs }) / 1e6 }

  /// Jobs by sector × zone.
  package func jobs(cells: JobCells) -> [Double] {
    var micro = Array(repeating: 0, count: cells.sectors * cells.zones)
    for firm in firms { micro[Int(firm.sector) * cells.zones + Int(firm.zone)] += firm.microJobs }
    return micro.map { Double($0) / 1e6 }
  }
}
