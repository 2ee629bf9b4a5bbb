import Reporting
import ScenarioFiles

extension SeekSummary {
  public func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue {
    var members = members(method: SeekMethod.name, points: pointCount)
    members += [
      .init("isReached", found.isReached.map(JSONValue.bool) ?? .null),
      .init("rule", rule),
      .init("attempts", .array(found.attempts.map(attempt))),
      .init("found", found.answer.map(json) ?? .null),
      .init("frontier", .array(found.frontier.map(json))),
    ]
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
  }

  /// What counts as confirmed.
  private var rule: JSONValue {
    let needed = asked.compactMap { asked in
      asked.least.map { least in
        JSONValue.Member(
          experiment.outcomes[asked.outcome].name, found.rule.needed(for: least).map(JSONValue.integer) ?? .null)
      }
    }
    return .object([
      .init("replicates", .integer(found.rule.replicates)), .init("mostAttempts", .integer(Confirmation.mostAttempts)),
      .init("doubtOfAttempt", .number(Confirmation.doubt)), .init("needed", .object(needed)),
    ])
  }

  private func attempt(_ point: Seek.Confirmed) -> JSONValue {
    guard case .object(let members) = json(point) else { return .null }
    return .object(members + [.init("isConfirmed", found.isBorneOut(point).map(JSONValue.bool) ?? .null)])
  }

  private func json(_ point: Seek.Confirmed) -> JSONValue {
    .object([
      .init("mix", .integer(number(of: point.mix))),
      .init(
        "levers",
        .object(
          zip(levers, found.space.values(of: point.mix)).map { lever, value in
            .init(lever.name, value.number.map(JSONValue.number) ?? .string(value.description))
          })),
      .init("search", json(point.believed, isCounted: false)),
      .init("confirmed", point.confirmed.map { json($0, isCounted: true) } ?? .null),
    ])
  }

  private func json(_ estimate: MixEstimate, isCounted: Bool) -> JSONValue {
    let means = priced.map {
      JSONValue.Member(experiment.outcomes[$0.outcome].name, .number(estimate.mean($0.outcome)))
    }
    let chances = asked.map { asked -> JSONValue.Member in
      let share =
        isCounted
        ? Double(estimate.reached(asked.goal)) / Double(estimate.runs.count) : Self.chance(estimate, asked.goal)
      return .init(experiment.outcomes[asked.outcome].name, .number(share))
    }
    return .object(
      [.init("means", .object(means)), .init("chances", .object(chances))]
        + (isCounted ? [.init("runs", .integer(estimate.runs.count))] : []))
  }
}
