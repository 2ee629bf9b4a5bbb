import Reporting
import ScenarioFiles

extension RobustSummary {
  public func json(seconds: Double?, place: RunSummary.Place?) -> JSONValue {
    var members = members(method: RobustMethod.name, points: runs.scenarios.count)
    members += [
      .init("worlds", .integer(found.worlds.count)),
      .init("worldsLeftOut", .array(found.leftOut.map { .integer($0 + 1) })),
      .init("mostSatisfying", found.together.map { _ in .string(packages[found.mostSatisfying].name) } ?? .null),
      .init(
        "leastLargestRegret",
        found.judged.map { .string(packages[$0.matrix.leastLargestRegret].name) } ?? .null),
      .init("packages", .array(found.outcomes.isEmpty ? [] : packages.indices.map(json))),
      .init("discovery", found.boxes.map(json) ?? .null),
    ]
    if let seconds { members.append(.init("seconds", .number(seconds))) }
    if let place { members += place.members }
    return .object(members)
  }

  private func json(_ package: Int) -> JSONValue {
    var members: [JSONValue.Member] = [.init("package", .string(packages[package].name))]
    if let satisfaction = found.together?.satisfactions[package] {
      members.append(
        .init(
          "satisfies",
          .object([
            .init("worlds", .integer(satisfaction.worlds)), .init("of", .integer(satisfaction.reached.count)),
            .init("low", .number(satisfaction.interval.lowerBound)),
            .init("high", .number(satisfaction.interval.upperBound)),
            .init("undecided", .integer(satisfaction.undecided)), .init("chance", .number(satisfaction.meanChance)),
          ])))
    }
    let outcomes = zip(experiment.outcomes, found.outcomes).map { outcome, result -> JSONValue.Member in
      let standing = result.matrix.standings[package]
      return .init(
        outcome.name,
        .object([
          .init("mean", .number(standing.mean)), .init("worst", .number(standing.worst)),
          .init("worstWorld", .integer(standing.worldOfWorst + 1)), .init("regretMean", .number(standing.meanRegret)),
          .init("regretFresh", .number(result.luck.freshRegret[package])),
          .init("regret90", .number(standing.regret90)), .init("regretLargest", .number(standing.largestRegret)),
          .init("regretWorld", .integer(standing.worldOfLargestRegret + 1)),
          .init("regretError", .number(result.luck.ofLargestRegret[package])), .init("best", .integer(standing.best)),
          .init("clearlyBest", .integer(result.luck.clearlyBest[package])),
          .init(
            "leastRegretDraws", .number(Double(result.luck.leastRegretDraws[package]) / Double(result.luck.draws))),
        ]))
    }
    return .object(members + [.init("outcomes", .object(outcomes))])
  }

  private func json(_ boxes: WorldBoxes) -> JSONValue {
    .object([
      .init("package", .string(packages[found.explained].name)), .init("question", .string(found.question.word)),
      .init("verdict", .string(boxes.verdict.word)), .init("worlds", .integer(boxes.points)),
      .init("cases", .integer(boxes.cases)), .init("luck", boxes.luck.map(JSONValue.number) ?? .null),
      .init("boxes", .array(boxes.boxes.map(json))),
    ])
  }

  private func json(_ box: WorldBoxes.Found) -> JSONValue {
    .object([
      .init("worlds", .integer(box.quality.points)), .init("cases", .integer(box.quality.cases)),
      .init("coverage", .number(box.quality.coverage)), .init("density", .number(box.quality.density)),
      .init(
        "limits",
        .object(
          zip(box.limits, limits(of: box)).map { limit, text in
            .init(
              factors[limit.factor].name,
              .object([
                .init("low", text.jsonEnds.low), .init("high", text.jsonEnds.high),
                .init("probability", .number(limit.probability)),
              ]))
          })),
    ])
  }
}

extension BoxLimit {
  /// Numbers, or of texts the first and the last that are inside.
  fileprivate var jsonEnds: (low: JSONValue, high: JSONValue) {
    let texts = ends
    return factor.isListOfTexts
      ? (texts.low.map(JSONValue.string) ?? .null, texts.high.map(JSONValue.string) ?? .null)
      : (
        low.map { .number(Factor.Distribution.tidy($0)) } ?? .null,
        high.map { .number(Factor.Distribution.tidy($0)) } ?? .null
      )
  }
}

extension ExperimentRobust.Question {
  /// A word for tables.
  var word: String {
    switch self {
    case .fails: "fails"
    case .holds: "holds"
    case .regrets: "regrets"
    }
  }
}

extension WorldBoxes.Verdict {
  /// A word for tables.
  var word: String {
    switch self {
    case .found: "found"
    case .never: "never"
    case .always: "always"
    case .tooFewCases: "tooFewCases"
    case .tooFewOthers: "tooFewOthers"
    case .noBox: "noBox"
    }
  }
}
