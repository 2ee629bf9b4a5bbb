import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V19: constant entrants and a constant schedule of leaving, nothing else.
///
/// After 264 months nobody of the first population is left. From then on entrants equal exits, and the stock is inflow
/// times mean stay (Little). At 1:10 there are 1,980 entrants a year; their stays in the district last about 140 months
/// with a standard deviation of some 90, so that ten cohorts of exits determine the mean to 0.5 %: an error of 2 % in
/// stock, inflow or stay would show.
struct StationarityTests {
  @Test func `with constant entrants flows are constant and the stock is inflow times mean stay`() throws {
    var model = try ScenarioFixture.baseline().with {
      $0.stopCandidates()
      $0.schooling.collegeIntakePerYear = 0
      $0.schooling.tertiaryShare = 0
      $0.ageing.cohortIndex = YearTable([(2026, 1)])
      $0.ageing.migrantLeavingShare = 0
      $0.outMigration.monthlyHazard = 0.01
      $0.population.awayShare = $0.population.awayShare.zero
    }.model(sample: 10, months: 264 + 120)
    try model.step(months: 264)
    var entered: [UInt64: Int] = [:]
    for row in 0..<model.residents.count {
      entered[model.residents.population.key[row]] = Int(model.residents.population[row].birth) + 168
    }
    let opening = model.residents.count
    var (inflows, exits) = ([0, 0], [0, 0])
    var stays: [Double] = []
    var personMonths = 0
    for step in 0..<120 {
      try model.step()
      inflows[step / 60] += model.flows.turned14
      #expect(
        model.flows.net == model.flows.turned14 - model.flows.turned36 - model.flows.deaths - model.flows.leavers
          - model.flows.localLeavers)
      exits[step / 60] += model.flows.turned14 - model.flows.net
      personMonths += model.residents.count
      var present: [UInt64: Int] = [:]
      present.reserveCapacity(entered.count)
      for row in 0..<model.residents.count {
        let key = model.residents.population.key[row]
        present[key] = entered[key] ?? model.month
      }
      for (key, month) in entered where present[key] == nil { stays.append(Double(model.month - month)) }
      entered = present
    }
    // Constant inflow, rounded up or down at random in each of two series.
    let yearly =
      (model.scenario.parameters.ageing.localEntrantsPerYear
        + model.scenario.parameters.ageing.migrantEntrantsPerYear) / 10
    #expect(abs(Double(inflows.reduce(0, +)) - 10 * yearly) < acceptedDeviations * (240 * 0.25).squareRoot())
    // Exits of either half are sums of independent events: variance at most their number, theirs and the other's.
    for half in exits { #expect(abs(Double(half) - 5 * yearly) < acceptedDeviations * (5 * yearly).squareRoot()) }
    #expect(abs(Double(exits[0] - exits[1])) < acceptedDeviations * (10 * yearly).squareRoot())
    #expect(abs(Double(model.residents.count - opening)) < acceptedDeviations * (20 * yearly).squareRoot())
    let mean = stays.reduce(0, +) / Double(stays.count)
    let variance = stays.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(stays.count - 1)
    let stock = Double(personMonths) / 120
    let expected = yearly / 12 * mean
    let error = yearly / 12 * (variance / Double(stays.count)).squareRoot()
    // The stock itself varies about its mean with at most its root, averaged over a few independent decades.
    #expect(abs(stock - expected) < acceptedDeviations * (error * error + stock).squareRoot())
    #expect(acceptedDeviations * (error * error + stock).squareRoot() < 0.04 * stock)
  }
}
