import Testing

@testable import DistrictModel

struct MonthTests {
  @Test func `a month is written as year and month of the year`() {
    #expect(Month("2026-01") == Month(year: 2026, month: 1))
    #expect(Month(year: 2031, month: 12).description == "2031-12")
    #expect(Month(year: 2026, month: 9).description == "2026-09")
  }

  @Test(arguments: ["2026-13", "2026-00", "2026-1", "26-01", "2026", "2026-01-01", "2026/01", "", "abcd-ef", "2026-0x"])
  func `anything else is no month`(text: String) {
    #expect(Month(text) == nil)
  }

  @Test func `months add and subtract over the turn of a year`() {
    let december = Month(year: 2025, month: 12)
    #expect((december + 1).description == "2026-01")
    #expect((december + -12).description == "2024-12")
    #expect(Month(year: 2035, month: 12) - Month(year: 2026, month: 1) == 119)
    #expect(december < december + 1)
  }

  @Test func `year and month of the year come back`() {
    for year in 2023...2036 {
      for month in 1...12 {
        #expect(Month(year: year, month: month).year == year)
        #expect(Month(year: year, month: month).ofYear == month)
      }
    }
  }
}

struct CalendarTests {
  private let calendar = Calendar(
    District.Period(
      start: Month(year: 2026, month: 1), spinUpMonths: 24, horizon: Month(year: 2035, month: 12)),
    until: Month(year: 2030, month: 12))

  @Test func `number 0 is the policy start and the state before the spin-up is one month older`() {
    #expect(calendar.month(0).description == "2026-01")
    #expect(calendar.initialMonth == -25)
    #expect(calendar.month(calendar.initialMonth).description == "2023-12")
    #expect(calendar.lastMonth == 59)
    #expect(calendar.number(of: Month(year: 2024, month: 9)) == -16)
  }

  @Test func `the latest September before a month is at most eleven months back`() {
    #expect(calendar.latest(9, before: -25) == -28)
    #expect(calendar.latest(9, before: -16) == -16)
    #expect(calendar.latest(9, before: -17) == -28)
    for number in -25...119 {
      let september = calendar.latest(9, before: number)
      #expect(calendar.month(september).ofYear == 9)
      #expect((0...11).contains(number - september))
    }
  }
}
