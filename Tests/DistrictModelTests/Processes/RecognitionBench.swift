import TestSupport

@testable import DistrictModel

/// Recognition by itself: residents, a month and nothing else. Month 0 is a January.
struct RecognitionBench {
  let streams = RandomStreams(seed: 53)

  func rule(_ scenario: Scenario, month: Int, settings: (inout PolicySettings) -> Void = { _ in })
    -> TalentRecognition.MonthRule
  {
    var policy = scenario.settings()
    settings(&policy)
    let sectors = Set(scenario.parameters.recognition.certificateSectors)
    let isCertificateCell = (0..<scenario.cells.count).map {
      sectors.contains(scenario.district.sectors[scenario.cells.sector($0)].name)
    }
    return TalentRecognition.MonthRule(
      scenario.parameters.recognition, meanWage: scenario.parameters.reference.meanWage.values,
      isCertificateCell: isCertificateCell, month: month, january: month - (month % 12 + 12) % 12, settings: policy,
      streams: streams)
  }

  /// Applies one month to everybody.
  @discardableResult
  func apply(
    _ scenario: Scenario, to residents: inout Residents, month: Int, settings: (inout PolicySettings) -> Void = { _ in }
  ) -> TalentRecognition.Result {
    let rule = rule(scenario, month: month, settings: settings)
    let gates = streams.draws(.lateGate, month: month)
    var result = TalentRecognition.Result()
    for row in 0..<residents.count {
      rule.apply(row, gate: Gate(gates, key: residents.population.key[row]), to: &residents, result: &result)
    }
    return result
  }

  /// No route and no application happens by itself.
  static func still() throws -> Scenario {
    try ScenarioFixture.baseline().with {
      $0.recognition.bachelorTitleRate = 0
      $0.recognition.certificateRate = 0
      $0.recognition.marketRate = 0
      $0.recognition.associateTitleRate = 0
      $0.recognition.doctorateUpgradeRate = 0
      $0.recognition.applicationF = 0
      $0.recognition.applicationE = 0
      $0.recognition.approvalProbability = 1
    }
  }

  /// A worker with an education, who earns 8,000.
  func holder(_ slot: Int, _ education: Education, _ edit: (inout Person) -> Void = { _ in }) -> Person {
    person(slot) {
      $0.education = education
      $0.tier = education.tier
      $0.status = .employed
      $0.cell = UInt16(education.tier.rawValue)
      $0.income = 8000
      edit(&$0)
    }
  }
}
