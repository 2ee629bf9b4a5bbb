import DistrictModel
import Reporting

extension ComparisonSummary {
  /// The summary for a program: `--format json`.
  public func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("district", .string(base.scenario.district.name)), .init("base", .string(base.scenario.name)),
      .init("replicates", .integer(comparison.replicates)), .init("seed", .integer(base.scenario.run.seed)),
      .init("sample", .string(base.scenario.run.sample.description)),
      .init("from", .string(base.scenario.district.period.start.description)),
      .init("until", .string(base.ensemble.lastMonth.description)),
      .init("intervals", .string(SummaryWords.intervalsForPrograms(uncertainty.first != nil))),
      .init(
        "scenarios",
        .array(comparison.arms.indices.map { json(comparison.arms[$0], costs[$0], payments[$0]) })),
    ]
    if let (goal, isReached) = comparison.precision {
      members.append(
        .init("untilError", .object([.init("goal", .string(goal.description)), .init("isReached", .bool(isReached))])))
    }
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
  }

  private func json(_ arm: Comparison.Arm, _ cost: CostEffectiveness, _ paid: [PaymentAccount]) -> JSONValue {
    let (additional, displaced) = residents(of: arm)
    let differences = base.ensemble.policyYears.flatMap { year in
      outcomes.compactMap { target in difference(target, in: year, of: arm).map { json(target, year, $0, arm) } }
    }
    let spread =
      uncertainty.indices.first { comparison.arms[$0].scenario.name == arm.scenario.name }
      .map { uncertainty[$0].members } ?? []
    return .object(
      spread + [
        .init("scenario", .string(arm.scenario.name)), .init("targets", .array(differences)),
        .init("additionalResidents", .number(additional)), .init("displacedResidents", .number(displaced)),
        .init(
          "costEffectiveness",
          .array(
            cost.estimates.map { estimate in
              .object(
                [
                  .init("view", .string(estimate.view.rawValue)), .init("effect", .string(estimate.effect.rawValue)),
                  .init("extraCost", .number(estimate.cost.mean)), .init("extra", .number(estimate.gain.mean)),
                ] + members(of: estimate.ratio))
            })),
        .init(
          "payments",
          .array(
            paid.map { account in
              .object(
                [
                  .init("lever", .string(account.lever.name)),
                  .init("recipients", .number(Statistics.mean(account.recipients))),
                  .init("isChanged", .bool(account.isChanged)),
                  .init("windfallShare", account.windfallShare.map(JSONValue.number) ?? .null),
                  .init("costPerRecipient", account.costPerRecipient.map(JSONValue.number) ?? .null),
                ] + members(of: account.costPerAdditionalRecipient))
            })),
      ])
  }

  private func json(_ target: Target, _ year: Int, _ paired: PairedDifference, _ arm: Comparison.Arm) -> JSONValue {
    let reached = arm.assessments.rows.first { $0.target.name == target.name && $0.year == year }?.reached
    return .object([
      .init("target", .string(target.name)), .init("year", .integer(year)),
      .init("base", .number(Statistics.mean(paired.base))), .init("policy", .number(Statistics.mean(paired.policy))),
      .init("difference", .number(paired.mean)),
      .init("low", paired.interval.map { .number($0.lowerBound) } ?? .null),
      .init("high", paired.interval.map { .number($0.upperBound) } ?? .null),
      .init("reached", reached.map(JSONValue.integer) ?? .null),
    ])
  }

  private func members(of ratio: RatioEstimate?) -> [JSONValue.Member] {
    [
      .init("costPerPerson", ratio.map { .number($0.ratio) } ?? .null),
      .init("low", ratio.map { .number($0.interval.lowerBound) } ?? .null),
      .init("high", ratio.map { .number($0.interval.upperBound) } ?? .null),
    ]
  }
}
