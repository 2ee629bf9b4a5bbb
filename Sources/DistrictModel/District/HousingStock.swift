/// Rented space and its price by zone, and the affordable homes of the district.
package struct HousingStock: Sendable {
  /// Unit: CNY per m² and month, by zone.
  package var rents: [Double]
  /// Rented space and stock when the simulation started. Unit: m², by zone.
  package let initialDemand: [Double]
  package let initialStock: [Double]
  package let otherRenters: [Double]
  package var stock: [Double]
  /// All affordable homes, as delivered so far.
  package var affordable: Double
  /// Allocated and applied for, latest month last.
  package var recentAllocated: [Int] = []
  package var recentApplicants: [Int] = []

  package init(rents: [Double], youthDemand: [Double], otherRenters: Double, occupancy: Double, affordable: Double) {
    self.rents = rents
    self.otherRenters = youthDemand.map { $0 * otherRenters }
    initialDemand = youthDemand.map { $0 * (1 + otherRenters) }
    initialStock = initialDemand.map { $0 / occupancy }
    stock = initialStock
    self.affordable = affordable
  }

  /// Homes allocated per applicant over the months remembered; nil without applicants.
  package var allocationShare: Double? {
    let applicants = recentApplicants.reduce(0, +)
    return applicants > 0 ? Double(recentAllocated.reduce(0, +)) / Double(applicants) : nil
  }

  package mutating func remember(allocated: Int, applicants: Int, months: Int) {
    recentAllocated.append(allocated)
    recentApplicants.append(applicants)
    if recentAllocated.count > max(1, months) {
      recentAllocated.removeFirst()
      recentApplicants.removeFirst()
    }
  }
}
