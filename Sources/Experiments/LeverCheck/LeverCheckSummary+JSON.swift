import DistrictModel
import Reporting

extension LeverCheckSummary {
  /// Every finding, for a program.
  public var json: JSONValue {
    .object([
      .init("district", .string(check.base.district.name)), .init("replicates", .integer(check.replicates)),
      .init("sample", .string(check.sample.description)), .init("seed", .integer(check.base.run.seed)),
      .init("holds", .bool(holds)), .init("levers", .array(findings.map(json))),
    ])
  }

  private func json(_ finding: LeverFinding) -> JSONValue {
    .object([
      .init("name", .string(finding.lever.name)),
      .init(
        "exact",
        .array(
          finding.exact.map { found in
            .object([
              .init("test", .string(found.test.rawValue)), .init("verdict", .string(found.verdict.rawValue)),
              .init("detail", .string(found.detail.en)),
            ])
          })), .init("effects", .array(finding.effects.map(json))),
    ])
  }

  private func json(_ effect: LeverFinding.Effect) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    return .object([
      .init("indicator", .string(effect.outcome.rawValue)),
      .init("expected", effect.expectation.map { .integer($0.direction) } ?? .null),
      .init("isDirect", .bool(effect.expectation?.isDirect ?? false)),
      .init("first", .string(effect.months.lowerBound.description)),
      .init("last", .string(effect.months.upperBound.description)),
      .init("difference", .number(effect.difference.mean)),
      .init("low", number(effect.difference.interval?.lowerBound)),
      .init("high", number(effect.difference.interval?.upperBound)), .init("verdict", .string(effect.verdict.rawValue)),
      .init("steps", .array(effect.steps.map { .number($0.mean) })),
      .init("monotone", .string(effect.monotone.rawValue)),
      .init("isUntouchedAtStart", effect.isUntouchedAtStart.map(JSONValue.bool) ?? .null),
    ])
  }
}
