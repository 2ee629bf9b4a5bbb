import TestSupport
import Testing

@testable import DistrictModel

struct LeverPathTests {
  private let calendar = Calendar(
    District.Period(
      start: Month(year: 2026, month: 1), spinUpMonths: 24, horizon: Month(year: 2035, month: 12)),
    until: Month(year: 2030, month: 12))

  private func month(_ text: String) throws -> Month { try #require(Month(text)) }

  private func path(_ lever: Lever, _ windows: [LeverWindow]) -> LeverPath {
    LeverPath(lever, windows: windows, calendar: calendar)
  }

  @Test func `without a window a lever stays at its reference level`() throws {
    let path = path(try LeverFixture.lever(reference: 0.7), [])
    for month in -200...200 { #expect(path[month] == 0.7) }
  }

  /// ℓ(t) = Lref + (L − Lref)·min(1, (t − start + 1)/ramp).
  @Test func `a ramp climbs in equal steps and the first step counts`() throws {
    let lever = try LeverFixture.lever(reference: 0.5)
    let path = path(lever, [LeverWindow(level: 1, start: try month("2026-03"), rampMonths: 4)])
    #expect([1, 2, 3, 4, 5, 6, 59].map { path[$0] } == [0.5, 0.625, 0.75, 0.875, 1, 1, 1])
  }

  @Test(arguments: [0, 1])
  func `a ramp of no or one month reaches the level at once`(rampMonths: Int) throws {
    let path = path(
      try LeverFixture.lever(reference: 0.5),
      [LeverWindow(level: 1.4, start: try month("2026-02"), rampMonths: rampMonths)])
    #expect([0, 1, 2].map { path[$0] } == [0.5, 1.4, 1.4])
  }

  @Test func `a level below the reference is reached by the same ramp downwards`() throws {
    let path = path(
      try LeverFixture.lever(reference: 0.8), [LeverWindow(level: 0, start: try month("2026-01"), rampMonths: 2)])
    #expect([-1, 0, 1, 2].map { path[$0] } == [0.8, 0.4, 0, 0])
  }

  @Test func `after its end a window returns to the reference without a ramp`() throws {
    let window = LeverWindow(level: 1, start: try month("2026-01"), rampMonths: 0, end: try month("2026-03"))
    let path = path(try LeverFixture.lever(reference: 0.5), [window])
    #expect([0, 2, 3, 59].map { path[$0] } == [1, 1, 0.5, 0.5])
  }

  @Test func `after its end a window goes to its own level after, else to the lever's`() throws {
    let lever = try LeverFixture.lever(reference: 0.5, afterLevel: 0.2)
    let end = try month("2026-03")
    let own = LeverWindow(level: 1, start: try month("2026-01"), rampMonths: 0, end: end, afterLevel: 0)
    let plain = LeverWindow(level: 1, start: try month("2026-01"), rampMonths: 0, end: end)
    #expect(path(lever, [own])[3] == 0)
    #expect(path(lever, [plain])[3] == 0.2)
  }

  @Test func `a window that names a level only takes start, ramp and end from the plan`() throws {
    let lever = try LeverFixture.lever(
      reference: 0, start: "2026-02", rampMonths: 2, end: "2026-05", afterLevel: 0.1)
    let path = path(lever, [LeverWindow(level: 1)])
    #expect([0, 1, 2, 3, 4, 5].map { path[$0] } == [0, 0.5, 1, 1, 1, 0.1])
  }

  @Test func `a window with a start of its own does not end with the plan`() throws {
    let lever = try LeverFixture.lever(reference: 0, end: "2026-05")
    let path = path(lever, [LeverWindow(level: 1, start: try month("2026-02"), rampMonths: 0)])
    #expect(path[59] == 1)
  }

  @Test func `an end in the middle of a ramp stops the climb`() throws {
    let window = LeverWindow(level: 1, start: try month("2026-01"), rampMonths: 10, end: try month("2026-02"))
    let path = path(try LeverFixture.lever(reference: 0), [window])
    #expect([0, 1, 2].map { path[$0] } == [0.1, 0.2, 0])
  }

  @Test func `a second window climbs from where the first one stands`() throws {
    let windows = [
      LeverWindow(level: 1, start: try month("2026-01"), rampMonths: 0),
      LeverWindow(level: 2, start: try month("2026-05"), rampMonths: 4),
    ]
    let path = path(try LeverFixture.lever(reference: 0.5), windows)
    #expect([3, 4, 5, 6, 7, 8].map { path[$0] } == [1, 1.25, 1.5, 1.75, 2, 2])
  }

  @Test func `a second window that starts during a ramp takes over at the level reached`() throws {
    let windows = [
      LeverWindow(level: 1, start: try month("2026-01"), rampMonths: 10),
      LeverWindow(level: 0, start: try month("2026-06"), rampMonths: 5),
    ]
    let path = path(try LeverFixture.lever(reference: 0), windows)
    #expect(path[4] == 0.5)
    #expect(abs(path[5] - 0.4) < 1e-15)
    #expect([9, 10].map { path[$0] } == [0, 0])
  }

  @Test func `between an ended window and the next one the level after holds`() throws {
    let windows = [
      LeverWindow(level: 1, start: try month("2026-01"), rampMonths: 0, end: try month("2026-02")),
      LeverWindow(level: 2, start: try month("2026-06"), rampMonths: 2),
    ]
    let path = path(try LeverFixture.lever(reference: 0.5), windows)
    #expect([0, 1, 2, 4, 5, 6].map { path[$0] } == [1, 1, 0.5, 0.5, 1.25, 2])
  }

  @Test func `windows count in the order of their starts, not of the file`() throws {
    let early = LeverWindow(level: 1, start: try month("2026-01"), rampMonths: 0)
    let late = LeverWindow(level: 2, start: try month("2026-07"), rampMonths: 3)
    let lever = try LeverFixture.lever()
    #expect(path(lever, [early, late]).levels == path(lever, [late, early]).levels)
  }

  /// The spin-up is the same history for every scenario; a policy cannot reach back into it.
  @Test func `a window that would start before the policy start begins with it`() throws {
    let window = LeverWindow(level: 1, start: try month("2025-01"), rampMonths: 2)
    let path = path(try LeverFixture.lever(reference: 0.5), [window])
    #expect([-12, -1, 0, 1].map { path[$0] } == [0.5, 0.5, 0.75, 1])
  }

  @Test func `of two windows before the policy start the later one counts`() throws {
    let windows = [
      LeverWindow(level: 2, start: try month("2025-01"), rampMonths: 0),
      LeverWindow(level: 1, start: try month("2025-06"), rampMonths: 0),
    ]
    #expect(path(try LeverFixture.lever(reference: 0.5), windows)[0] == 1)
  }

  @Test func `a window after the last month changes nothing`() throws {
    let path = path(
      try LeverFixture.lever(reference: 0.5), [LeverWindow(level: 1, start: try month("2031-01"), rampMonths: 0)])
    for month in -84...59 { #expect(path[month] == 0.5) }
  }

  @Test func `a window at the reference level is no change at all`() throws {
    let lever = try LeverFixture.lever(reference: 0.7)
    let window = LeverWindow(level: 0.7, start: try month("2026-04"), rampMonths: 7)
    #expect(path(lever, [window]).levels == path(lever, []).levels)
  }
}
