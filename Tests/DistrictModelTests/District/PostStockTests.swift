import Testing

@testable import DistrictModel

struct PostStockTests {
  private let cells = JobCells(sectors: 2, zones: 3)

  @Test func `cells run over sector, zone and tier, and each index comes apart again`() {
    #expect(cells.count == 18)
    var seen: Set<Int> = []
    for sector in 0..<2 {
      for zone in 0..<3 {
        for tier in 0..<3 {
          let cell = cells.index(sector: sector, zone: zone, tier: tier)
          #expect(cells.sector(cell) == sector && cells.zone(cell) == zone && cells.tier(cell) == tier)
          seen.insert(cell)
        }
      }
    }
    #expect(seen == Set(0..<18))
  }

  @Test func `vacancies are posts above filled, never below zero`() {
    var posts = PostStock(cells: cells)
    posts.regular[4] = 7.25
    posts.startUp[4] = 1.5
    posts.filled[4] = 8
    #expect(posts.slots(4) == 8.75)
    #expect(posts.vacancies(4) == 0.75)
    posts.filled[4] = 12
    #expect(posts.vacancies(4) == 0)
    #expect(posts.totalVacancies == 0)
    #expect(posts.totalSlots == 8.75)
  }

  @Test func `zones share the vacancies, evenly if there are none`() {
    var posts = PostStock(cells: cells)
    for share in posts.vacancyShares() { #expect(share == 1.0 / 3) }
    posts.regular[cells.index(sector: 0, zone: 1, tier: 2)] = 3
    posts.regular[cells.index(sector: 1, zone: 1, tier: 0)] = 3
    posts.regular[cells.index(sector: 1, zone: 2, tier: 0)] = 2
    #expect(posts.vacancyShares() == [0, 0.75, 0.25])
  }
}

struct HousingStockTests {
  private func stock() -> HousingStock {
    HousingStock(rents: [40, 20], youthDemand: [1000, 3000], otherRenters: 0.75, occupancy: 0.8, affordable: 50)
  }

  @Test func `the stock follows from demand and occupancy`() {
    let stock = stock()
    #expect(stock.otherRenters == [750, 2250])
    #expect(stock.initialDemand == [1750, 5250])
    #expect(stock.initialStock == [2187.5, 6562.5])
    #expect(stock.meanRent == 25)
  }

  @Test func `the chance of a home is allocations over applications of the months remembered`() {
    var stock = stock()
    #expect(stock.allocationShare == nil)
    stock.remember(allocated: 0, applicants: 0, months: 3)
    #expect(stock.allocationShare == nil)
    stock.remember(allocated: 1, applicants: 10, months: 3)
    stock.remember(allocated: 2, applicants: 10, months: 3)
    stock.remember(allocated: 3, applicants: 20, months: 3)
    #expect(stock.allocationShare == 0.15)
    stock.remember(allocated: 0, applicants: 10, months: 3)
    #expect(stock.allocationShare == 0.125)
  }
}

struct StartUpsTests {
  @Test func `jobs are counted by sector and zone, in millionths so that the order does not matter`() {
    let cells = JobCells(sectors: 2, zones: 3)
    func firm(_ sector: UInt8, _ zone: UInt8, _ jobs: Int) -> StartUp {
      StartUp(key: 1, founder: 0, born: 0, sector: sector, zone: zone, microJobs: jobs)
    }
    var startUps = StartUps(firms: [firm(0, 2, 1_600_000), firm(1, 0, 4_200_000), firm(0, 2, 100_001)])
    #expect(startUps.jobs == 5.900_001)
    #expect(startUps.jobs(cells: cells) == [0, 0, 1.700_001, 4.2, 0, 0])
    startUps.firms.reverse()
    #expect(startUps.jobs(cells: cells) == [0, 0, 1.700_001, 4.2, 0, 0])
  }
}
