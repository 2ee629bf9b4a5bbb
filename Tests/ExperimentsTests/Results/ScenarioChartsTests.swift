import DistrictModel
import Reporting
import Testing

@testable import Experiments

/// Charts of outcomes written by hand.
struct ScenarioChartsTests {
  private func charts(of ensemble: Ensemble) -> ChartSet {
    ScenarioCharts(of: ensemble, assessments: RunSummary(of: ensemble).assessments).set
  }

  private func chart<Kind: Chart>(_ kind: Kind.Type, in set: ChartSet) throws -> Kind {
    try #require(set.charts.compactMap { $0 as? Kind }.first)
  }

  @Test func `talents of all classes together are the sum of the classes, however skewed the runs are`() throws {
    let classes = [("D", [1.0, 1, 1, 1, 6]), ("E", [2.0, 2, 2, 2, 7]), ("F", [10.0, 10, 10, 10, 60])]
    let ensemble = Ensemble(
      scenario: try HandMade.scenario(),
      outcomes: (0..<5).map { replicate in
        let total = classes.map { $0.1[replicate] }.reduce(0, +)
        return HandMade.outcome(
          replicate,
          [(SeriesKey("talentsIntroduced"), [total])]
            + classes.map { (SeriesKey("talentsIntroduced", group: "class:\($0.0)"), [$0.1[replicate]]) })
      })
    let rows = try chart(TalentsChart.self, in: charts(of: ensemble)).rows
    #expect(rows.map(\.year) == [2027, 2028])
    for row in rows {
      #expect(row.byClass == [0, 0, 0, 24, 36, 240])
      #expect(row.total == 300)
      #expect(row.spread.lowerBound == 12 * 13)
    }
  }
}
