import Reporting
import ScenarioFiles

extension SeekSummary {
  public func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue {
    var members = members(method: SeekMethod.name, points: found.archive.mixes.count)
    members += [
      .init("isReached", found.isReached.map(JSONValue.bool) ?? .null),
      .init("attempts", .integer(found.attempts.count)),
      .init("found", found.answer.map(json) ?? .null),
      .init("frontier", .array(found.frontier.map(json))),
    ]
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
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
