import TestSupport
import Testing

@testable import DistrictModel

struct SeriesTests {
  private func series() -> Series {
    var series = Series(
      firstMonth: Month(year: 2026, month: 1), stepMonths: 1,
      keys: [SeriesKey("stock"), SeriesKey("flow"), SeriesKey("flow", group: "zone:lake")])
    for month in 0..<15 { series.append([Double(100 + month), Double(month), 0.5]) }
    return series
  }

  @Test func `a value is found by indicator, group and month`() {
    let series = series()
    #expect(series.steps == 15)
    #expect(series.lastMonth == Month(year: 2027, month: 3))
    #expect(series.value("stock", at: Month(year: 2026, month: 12)) == 111)
    #expect(series.value("flow", group: "zone:lake", at: Month(year: 2027, month: 3)) == 0.5)
    #expect(series.month(ofStep: 12).description == "2027-01")
  }

  @Test func `outside its months and keys a series has no value`() {
    let series = series()
    #expect(series.value("stock", at: Month(year: 2025, month: 12)) == nil)
    #expect(series.value("stock", at: Month(year: 2027, month: 4)) == nil)
    #expect(series.value("stock", group: "zone:lake", at: Month(year: 2026, month: 1)) == nil)
    #expect(series.column(SeriesKey("other")) == nil)
  }

  @Test func `a year's total needs all twelve months`() {
    let series = series()
    #expect(series.yearTotal("flow", year: 2026) == 66)
    #expect(series.yearTotal("flow", year: 2027) == nil)
    #expect(series.yearTotal("other", year: 2026) == nil)
  }

  @Test func `a series of Decembers has values in Decembers only`() {
    var series = Series(firstMonth: Month(year: 2026, month: 12), stepMonths: 12, keys: [SeriesKey("residents")])
    for value in [1.0, 2, 3] { series.append([value]) }
    #expect(series.value("residents", at: Month(year: 2028, month: 12)) == 3)
    #expect(series.value("residents", at: Month(year: 2028, month: 6)) == nil)
    #expect(series.lastMonth.description == "2028-12")
  }
}

struct CensusTests {
  @Test func `every indicator has a name of its own, both labels and a definition in both languages`() {
    let names = Indicator.all.map(\.name)
    #expect(Set(names).count == names.count)
    for indicator in Indicator.all {
      for text in [indicator.title, indicator.unit, indicator.definition] {
        #expect(!text.en.isEmpty && !text.zh.isEmpty)
      }
      #expect(Indicator.named(indicator.name) == indicator)
    }
    #expect(Indicator.named("nothing") == nil)
  }

  @Test func `every column of a run is an indicator or a delivery of the district, each once`() throws {
    var scenario = try ScenarioFixture.baseline()
    let known = Set(Indicator.all.map(\.name) + scenario.district.deliveryIndicators)
    #expect(Set(Census(scenario, sample: .full).keys.map(\.indicator)) == known.subtracting(["unmetCost"]))
    scenario.budget = Budget(perYear: 1e9)
    let capped = Census(scenario, sample: .full)
    #expect(Set(capped.keys).count == capped.keys.count)
    #expect(Set(capped.keys.map(\.indicator)) == known)
  }

  @Test func `parts of an indicator add up to its total, every month`() throws {
    var model = try ScenarioFixture.load("Scenarios/work-report-2026.json5").model(sample: 100, months: 40)
    let census = Census(model.scenario, sample: model.sample)
    func sum(_ row: [Double], _ indicator: String, _ prefix: String) -> Double {
      zip(census.keys, row).reduce(0) {
        $0 + ($1.0.indicator == indicator && $1.0.group.hasPrefix(prefix) ? $1.1 : 0)
      }
    }
    for _ in 0..<40 {
      try model.step()
      let row = census.row(model)
      #expect(row.count == census.keys.count && row.allSatisfy(\.isFinite))
      func total(_ indicator: String) throws -> Double {
        row[try #require(census.keys.firstIndex(of: SeriesKey(indicator)))]
      }
      let residents = try total("youthPopulation")
      #expect(try total("residents") == residents)
      for group in ["zone:", "education:", "origin:"] { #expect(sum(row, "residents", group) == residents) }
      let work = try ["employed", "unemployed", "inactive", "students", "entrepreneurs"].reduce(0) {
        $0 + (try total($1))
      }
      #expect(work == residents)
      #expect(sum(row, "talentsIntroduced", "class:") == (try total("talentsIntroduced")))
      #expect(abs(sum(row, "cost", "lever:") - (try total("cost"))) < 0.01)
      #expect(abs(sum(row, "districtCost", "lever:") - (try total("districtCost"))) < 0.01)
      #expect(abs(sum(row, "vacancyShare", "zone:") - 1) < 1e-9)
      #expect(try total("talentsIntroducedStrict") <= total("talentsIntroduced"))
      #expect(try total("considering") <= total("candidates"))
      #expect(try total("hires") <= total("applicants"))
      let graduates = try ["arrivalsFreshGraduates", "arrivalsExperienced", "returns", "collegeStayers"].reduce(0) {
        $0 + (try total($1))
      }
      #expect(try total("graduatesIntroduced") == graduates)
      #expect(sum(row, "graduatesIntroduced", "origin:") == graduates)
      // Leading talents are a counter and come from nowhere.
      let leading = Double(model.leading.reduce(0, +)) * model.sample.weight
      #expect(sum(row, "talentsIntroduced", "origin:") == (try total("talentsIntroduced")) - leading)
      #expect(try total("talentsAmongIntroduced") <= total("talentsIntroduced"))
    }
  }

  /// Who is introduced and not gone is there: counted among the residents of each month, in a model of two parts.
  @Test func `graduates introduced since January, less those gone, are residents`() throws {
    let scenario = try ScenarioFixture.baseline()
    let run = Run(scenario: scenario, replicate: 0, sample: Sample(persons: 100), until: Month(year: 2027, month: 3))
    var model = Model(run, parts: 2)
    var (introduced, gone, everGone) = (0, 0, 0)
    while model.month < model.calendar.lastMonth {
      try model.step()
      let january = model.calendar.latest(1, before: model.month)
      if model.month == january { (introduced, gone) = (0, 0) }
      introduced += model.flows.graduatesIntroduced
      gone += model.introducedGone
      everGone += model.introducedGone
      let there = model.parts.reduce(0) { $0 + $1.population.record.count { $0.isIntroduced(since: january) } }
      #expect(introduced - gone == there)
    }
    #expect(everGone > 0)
  }

  @Test func `a run reports the pyramid of each December, persons by age and sex`() throws {
    let scenario = try ScenarioFixture.baseline()
    let run = Run(scenario: scenario, replicate: 0, sample: Sample(persons: 200), until: Month(year: 2025, month: 12))
    let outcome = try run.execute()
    #expect(outcome.pyramid.firstMonth.description == "2024-12" && outcome.pyramid.steps == 2)
    for (step, year) in [2024, 2025].enumerated() {
      let sum = outcome.pyramid.keys.indices.reduce(0) { $0 + outcome.pyramid.value(step: step, column: $1) }
      #expect(sum == outcome.monthly.value("youthPopulation", at: Month(year: year, month: 12)))
    }
    #expect(outcome.pyramid.keys.count == 44)
    #expect(outcome.monthly.firstMonth.description == "2024-01" && outcome.monthly.steps == 24)
  }

  @Test func `a run that is told to stop says so, and tells its progress until then`() throws {
    let scenario = try ScenarioFixture.baseline()
    let run = Run(scenario: scenario, replicate: 0, sample: Sample(persons: 500), until: Month(year: 2025, month: 12))
    var months: [Month] = []
    #expect(throws: RunFailure.cancelled) {
      _ = try run.execute(isCancelled: { months.count == 3 }, progress: { months.append($0) })
    }
    #expect(months.map(\.description) == ["2024-01", "2024-02", "2024-03"])
  }

  @Test func `the seed of a replicate is the scenario's seed plus its number`() throws {
    let scenario = try ScenarioFixture.baseline()
    let seed = UInt64(scenario.run.seed)
    #expect(Run(scenario: scenario, replicate: 0).seed == seed)
    #expect(Run(scenario: scenario, replicate: 7).seed == seed + 7)
  }
}
