import TestSupport
import Testing

@testable import DistrictModel

/// What keeps the outcomes of many replicates small must not change a bit of them.
struct PackedSeriesTests {
  /// Bytes of a value, and the smallest step between values.
  private func name(_ column: PackedColumn) -> String {
    switch column {
    case .few(let values, _): "\(values.count) values"
    case .narrow(let scale, _): "2 bytes of \(Double(scale.unit) / scale.divisor)"
    case .wide(let scale, _): "4 bytes of \(Double(scale.unit) / scale.divisor)"
    case .exact: "exact"
    }
  }

  @Test(
    arguments: [
      ([0.5, 0.5, 0.5], "1 values"), ([], "0 values"), ([-0.0, -0.0], "1 values"), ([0.0, -0.0], "exact"),
      ([1_045_600, 1_045_700, 1_045_650], "2 bytes of 50.0"), ([-3, 65_532, -2], "2 bytes of 1.0"),
      ([-3, 65_533, -2], "4 bytes of 1.0"), ([0, 4_294_967_295, 1], "4 bytes of 1.0"),
      ([0, 4_294_967_296, 1], "exact"), ([0, 429_496_729_600, 100], "exact"),
      ([0, 429_496_729_500, 100], "4 bytes of 100.0"),
      ([12.34, 655.35, 0.01], "2 bytes of 0.01"), ([12.34, 655.37, 0.01], "4 bytes of 0.01"),
      ([0.1, 0.123], "exact"), ([1e300, 1], "exact"), ([.infinity, 1], "exact"), ([.nan, 1], "exact"),
      ([.nan, .nan], "1 values"), (Array(repeating: 0.3, count: 9) + Array(repeating: 0.7, count: 7), "2 values"),
      (Array(repeating: 0.3, count: 9) + [0.123, 0.2, 0.7, 0.8, 0.9, 0.4, 0.6, 0.5], "exact"),
      ([9e18, -9e18], "exact"),
      ([0x1p53, 0x1p53 + 2], "2 bytes of 2.0"),
    ] as [([Double], String)])
  func `a column is held bit for bit`(values: [Double], kind: String) {
    let column = PackedColumn(values)
    #expect(name(column) == kind)
    #expect(values.indices.map { column[$0].bitPattern } == values.map(\.bitPattern))
  }

  @Test func `a packed run has every value of its rows, in less than half of the bytes`() throws {
    let scenario = try ScenarioFixture.load("Scenarios/work-report-2026.json5")
    let run = Run(scenario: scenario, replicate: 0, sample: Sample(persons: 200), until: Month(year: 2026, month: 12))
    var simulation = Simulation(run)
    let census = Census(scenario, sample: run.sample)
    var rows: [Double] = []
    while !simulation.isFinished {
      try simulation.advance()
      rows += census.row(simulation.model)
    }
    let series = simulation.outcome().monthly
    #expect(series.values.map(\.bitPattern) == rows.map(\.bitPattern))
    let columns = series.keys.indices.map { column in
      PackedColumn((0..<series.steps).map { series.value(step: $0, column: column) })
    }
    let bytes = columns.reduce(0) { $0 + $1.bytes }
    #expect(bytes < rows.count * 8 / 2, "\(bytes) of \(rows.count * 8)")
  }

  @Test func `outcomes kept together share the names of their columns, those of another scenario do not`() throws {
    func outcome(_ keys: [String], _ value: Double) -> Outcome {
      var monthly = Series(firstMonth: Month(year: 2026, month: 1), stepMonths: 1, keys: keys.map { SeriesKey($0) })
      monthly.append(keys.map { _ in value })
      let counts = ProfileCounts(ages: 1, stays: 1)
      return Outcome(
        replicate: 0, seed: 0, sample: .full, monthly: monthly,
        pyramid: Series(firstMonth: Month(year: 2026, month: 12), stepMonths: 12, keys: []),
        retention: Retention(counts, sample: .full), profiles: counts, personMonths: 0)
    }
    let shared = SharedKeys()
    let outcomes = [(["a", "b"], 1.0), (["a", "b"], 2), (["a"], 3)].map { shared.share(outcome($0, $1)) }
    #expect(outcomes[0].monthly.sharesKeys(with: outcomes[1].monthly))
    #expect(!outcomes[0].monthly.sharesKeys(with: outcomes[2].monthly))
    #expect(outcomes.map { $0.monthly.values } == [[1, 1], [2, 2], [3]])
    #expect(outcomes[2].monthly.keys == [SeriesKey("a")])
  }
}
