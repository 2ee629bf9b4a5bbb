import Foundation
import TestSupport
import Testing

@testable import DistrictModel

/// Verification test V17: a constant inflow of eligible persons, application 0.095 a month, nobody accredited.
///
/// With λ = 1,000 a month, the mean delay of an approval 2.5 months and 1/0.095 months to the application, the stock that
/// waits at the end of a month is λ·(1/a + E[delay] − 1) = 12,026. Its variance is below its mean, as it is a sum of
/// independent waits: 4.5 standard errors are 4 %. A delay counted one month too long would move it by 8 %.
struct RecognitionPipelineTests {
  private let inflow = 1000
  private let application = 0.095

  private struct Pipeline {
    let scenario: Scenario
    let bench = RecognitionBench()
    var residents: Residents
    var slot = 0

    /// One month; the recognised are taken out, so that only those who wait remain.
    mutating func step(_ month: Int, inflow: Int, factor: Double) -> Int {
      for _ in 0..<inflow {
        residents.enter(
          person(slot, age: 24, at: month) {
            $0.education = .bachelor
            $0.tier = .mid
            $0.eligible = .f
          })
        slot += 1
      }
      let result = bench.apply(scenario, to: &residents, month: month) {
        $0.accreditedShare = 0
        $0.recognitionApplication = factor
      }
      for row in (0..<residents.count).reversed() where residents.population[row].talent != .none {
        residents.leave(row)
      }
      return result.introduced[1]
    }
  }

  private func pipeline() throws -> Pipeline {
    let scenario = try RecognitionBench.still().with { $0.recognition.applicationF = application }
    return Pipeline(scenario: scenario, residents: scenario.nobody)
  }

  @Test func `approvals equal the inflow and those who wait are its mean wait`() throws {
    var pipeline = try pipeline()
    for month in 0..<120 { _ = pipeline.step(month, inflow: inflow, factor: 1) }
    let delay = 2 + 0.5
    let waiting = Double(inflow) * (1 / application + delay - 1)
    #expect(abs(Double(pipeline.residents.count) - waiting) < acceptedDeviations * waiting.squareRoot())
    // What comes in and does not stay in the queue goes out: over 60 months the queue adds two of its deviations.
    var approved = 0
    for month in 120..<180 { approved += pipeline.step(month, inflow: inflow, factor: 1) }
    let expected = Double(60 * inflow)
    #expect(abs(Double(approved) - expected) < acceptedDeviations * (2 * waiting).squareRoot())
  }

  /// The queue before the first application shortens from λ/a to λ/(1.8·a): 4,678 are approved once, and no more.
  @Test func `a faster application releases the backlog once and changes nothing for good`() throws {
    var pipeline = try pipeline()
    for month in 0..<120 { _ = pipeline.step(month, inflow: inflow, factor: 1) }
    var early = 0
    for month in 120..<180 { early += pipeline.step(month, inflow: inflow, factor: 1.8) }
    var late = 0
    for month in 180..<240 { late += pipeline.step(month, inflow: inflow, factor: 1.8) }
    let waiting = Double(inflow) * (1 / application + 1.5)
    let extra = Double(inflow) * (1 / application - 1 / (1.8 * application))
    let tolerance = acceptedDeviations * (2 * waiting).squareRoot()
    #expect(abs(Double(early - 60 * inflow) - extra) < tolerance)
    #expect(extra > 5 * tolerance)
    #expect(abs(Double(late - 60 * inflow)) < tolerance)
  }
}
