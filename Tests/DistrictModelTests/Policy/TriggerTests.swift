import ScenarioFiles
import TestSupport
import Testing

@testable import DistrictModel

/// Windows of levers that open and close by the state of the district.
struct TriggerTests {
  /// A watch over months 0…23 that moves in `ramp` months, shown one value a month; the weights it gave.
  private func weights(_ trigger: Trigger, ramp: Int = 1, values: [Double]) throws -> [Double] {
    let scenario = try ScenarioFixture.baseline()
    let window = LeverWindow(level: 1, start: scenario.district.period.start, rampMonths: ramp, when: trigger)
    var watch = try #require(
      TriggerWatch(
        window, lever: 0, of: scenario.district.levers.levers[0].definition, calendar: scenario.calendar))
    return values.enumerated().map { month, value in
      watch.enter(month)
      defer { watch.observe(value, in: month) }
      return watch.weight
    }
  }

  @Test func `it switches on after so many months in a row and counts from anew after a gap`() throws {
    let trigger = Trigger(indicator: "meanRent", above: 50, forMonths: 3)
    // Months 1 and 2 are above, 3 is not: only 4, 5, 6 are three in a row.
    let values: [Double] = [50, 51, 51, 50, 51, 52, 53, 54, 54]
    #expect(try weights(trigger, values: values) == [0, 0, 0, 0, 0, 0, 0, 1, 1])
  }

  @Test func `between threshold and release nothing switches`() throws {
    let trigger = Trigger(indicator: "meanRent", below: 30, release: 35)
    let values: [Double] = [32, 29, 34, 31, 34.9, 35, 34, 29, 40]
    #expect(try weights(trigger, values: values) == [0, 0, 1, 1, 1, 1, 0, 0, 1])
  }

  @Test func `after a switch off it rests for the cool-down`() throws {
    let trigger = Trigger(indicator: "meanRent", below: 30, coolDownMonths: 3)
    let values: [Double] = [29, 31, 29, 29, 29, 29, 29]
    // On in 1, off in 2; months 2, 3 and 4 pass before the state of month 4 may count again.
    #expect(try weights(trigger, values: values) == [0, 1, 0, 0, 0, 1, 1])
  }

  @Test func `the level goes at the pace of the ramp, both ways`() throws {
    let trigger = Trigger(indicator: "meanRent", below: 30)
    let values: [Double] = [29, 29, 29, 29, 31, 31, 31, 31, 31, 31]
    #expect(try weights(trigger, ramp: 4, values: values) == [0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0, 0])
  }

  /// Lakeside with a trigger on its own population.
  private func scenario(_ patches: String...) throws -> Scenario {
    let all = ["run.sample=1:10", "run.until=2029-12"] + patches
    return try Lakeside.scenario("practice").patched(with: all.map { try ScenarioPatch($0) }).scenario
  }

  private func levels(_ lever: String, in outcome: Outcome) throws -> [Double] {
    let series = outcome.monthly
    let column = try #require(series.column(SeriesKey("leverLevel", group: "lever:\(lever)")))
    return (0..<series.steps).map { series.value(step: $0, column: column) }
  }

  @Test func `in a run the level follows the state of the month before`() throws {
    let name = "skillsGames"
    let plain = try Run(scenario: try scenario(), replicate: 0).execute()
    let column = try #require(plain.monthly.column(SeriesKey("unemploymentRate")))
    let rates = (0..<plain.monthly.steps).map { plain.monthly.value(step: $0, column: column) }
    let start = plain.monthly.steps - 36
    let middle = rates[start...].sorted()[18]
    let watched = try Run(
      scenario: try scenario(
        "levers.\(name)=[{ level: 0 }, { level: 1, start: \"2027-01\", rampMonths: 0, when: { indicator: \"unemploymentRate\", above: \(middle) } }]"
      ), replicate: 0
    ).execute()
    let own = try #require(watched.monthly.column(SeriesKey("unemploymentRate")))
    let seen = (0..<watched.monthly.steps).map { watched.monthly.value(step: $0, column: own) }
    let levels = try levels(name, in: watched)
    #expect(levels[start] == 0)
    for step in (start + 1)..<levels.count { #expect(levels[step] == (seen[step - 1] > middle ? 1 : 0)) }
    #expect(Set(levels[start...]) == [0, 1])
  }

  @Test func `hysteresis holds in a run, and until the window first opens the run is the one without it`() throws {
    let plain = try Run(scenario: try scenario(), replicate: 0).execute()
    let column = try #require(plain.monthly.column(SeriesKey("unemploymentRate")))
    let start = plain.monthly.steps - 36
    func rates(_ outcome: Outcome) -> [Double] {
      (0..<outcome.monthly.steps).map { outcome.monthly.value(step: $0, column: column) }
    }
    let sorted = rates(plain)[start...].sorted()
    let (release, threshold) = (sorted[12], sorted[24])
    let watched = try Run(
      scenario: try scenario(
        "levers.skillsGames=[{ level: 0 }, { level: 1, start: \"2027-01\", rampMonths: 0, when: { indicator: \"unemploymentRate\", above: \(threshold), release: \(release) } }]"
      ), replicate: 0
    ).execute()
    let absent = try Run(scenario: try scenario("levers.skillsGames={ level: 0 }"), replicate: 0).execute()
    let (seen, levels) = (rates(watched), try levels("skillsGames", in: watched))
    var isOpen = false
    var between = Set<Bool>()
    for step in start..<levels.count {
      #expect(levels[step] == (isOpen ? 1 : 0))
      if seen[step] > threshold {
        isOpen = true
      } else if seen[step] <= release {
        isOpen = false
      } else {
        between.insert(isOpen)
      }
    }
    // Between the two marks the window has been both open and shut: the state alone does not tell.
    #expect(between == [true, false])
    let first = try #require(levels.indices.first { $0 >= start && levels[$0] > 0 })
    #expect(first > start)
    let width = plain.monthly.keys.count
    try #require(watched.monthly.keys == absent.monthly.keys && watched.monthly.keys.count == width)
    #expect(watched.monthly.values[..<(first * width)] == absent.monthly.values[..<(first * width)])
    #expect(watched.monthly.values[(first * width)...] != absent.monthly.values[(first * width)...])
  }

  @Test func `a window that never opens and one that is always open are those without a trigger`() throws {
    let never = try scenario("levers.startUpYards={ level: 1.5, when: { indicator: \"youthPopulation\", below: 1 } }")
    let absent = try scenario("levers.startUpYards={ level: 0 }")
    let reference = try #require(never.district.levers.levers.first { $0.name == "startUpYards" }).definition
    try #require(reference.referenceLevel == 0)
    let first = try Run(scenario: never, replicate: 0).execute()
    let second = try Run(scenario: absent, replicate: 0).execute()
    #expect(first.monthly.values == second.monthly.values)
    // Open from the second month on: the first month's end is what it waits for.
    let always = try scenario(
      "levers.startUpYards={ level: 1, start: \"2027-01\", rampMonths: 0, when: { indicator: \"youthPopulation\", above: 1 } }"
    )
    let plain = try scenario("levers.startUpYards={ level: 1, start: \"2027-02\", rampMonths: 0 }")
    let third = try Run(scenario: always, replicate: 0).execute()
    let fourth = try Run(scenario: plain, replicate: 0).execute()
    #expect(third.monthly.values == fourth.monthly.values)
  }
}
