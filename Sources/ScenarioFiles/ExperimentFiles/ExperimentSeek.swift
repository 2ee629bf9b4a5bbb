import DistrictModel

/// What a search for a mix of levers wants: the cheapest that is likely enough, or the likeliest within a budget.
public struct ExperimentSeek: Sendable, Equatable {
  /// What is made as good as can be; outcomes are places in the experiment's list.
  public enum Aim: Sendable, Equatable {
    /// The mean of an outcome is made least.
    case least(outcome: Int)
    /// The chance that an outcome reaches its goal is made greatest.
    case likeliest(outcome: Int)
  }

  /// An outcome must reach its goal with this chance or more.
  public struct Chance: Sendable, Equatable {
    public let outcome: Int
    /// Above 0, below 1.
    public let least: Double
  }

  /// The mean of an outcome may not pass this: a budget.
  public struct Limit: Sendable, Equatable {
    public let outcome: Int
    /// At most this where lower is better, else at least. Unit: as the indicator.
    public let bound: Double
  }

  /// How much is spent on the search, before the confirmation at the experiment's own sample and replicates.
  public struct Effort: Sendable, Equatable {
    /// Never finer than the experiment's own.
    public let sample: Sample
    /// The most runs of the search; the confirmation comes on top.
    public let runs: Int
    /// Runs of a mix that is new; those on which the decision hangs get more.
    public let replicates: Int
    /// Seed of the first mixes.
    public let seed: Int
  }

  public let aim: Aim
  public let chances: [Chance]
  public let limits: [Limit]
  public let effort: Effort
}

/// The section `seek` as it is written.
struct SeekText: Decodable {
  let minimise: String?
  let maximise: String?
  let chance: NamedList<Double>?
  let within: NamedList<Double>?
  let search: EffortText?

  struct EffortText: Decodable {
    let sample: String?
    let runs: Int?
    let replicates: Int?
    let seed: Int?
  }
}

// MARK: - Check

extension ExperimentCheck {
  private static let seekPlace = TreePath([.key("seek")])
  /// Columns that stand beside those of levers, and beside those of outcomes.
  private static let leverNeighbours = [
    "mix", "kind", "stage", "outcome", "asked", "searchMean", "searchChance", "runs", "failed", "mean", "sd", "q05",
    "q25", "q50", "q75", "q95", "standardError", "chance", "chanceLow", "chanceHigh", "needed",
  ]
  private static let outcomeNeighbours = ["run", "mix", "stage", "replicate", "seed", "status", "reason"]

  /// What is sought; nil if the file has no such section, or one with problems.
  mutating func seek(
    of text: ExperimentText, factors: [Factor], outcomes: [ExperimentOutcome]
  ) -> ExperimentSeek? {
    let place = Self.seekPlace
    guard let seek = text.seek, isSound(place) else { return nil }
    if text.design != nil {
      note(TreePath([.key("design")]), "cannot stand beside \"seek\", which chooses its points itself")
    }
    if text.levers?.entries.isEmpty ?? true {
      note(place, "needs a factor in \"levers\" to choose; \"uncertainties\" alone are not the district's to choose")
    }
    for (key, names, columns) in [
      ("levers", factors.filter { $0.role == .lever }.map(\.name), Self.leverNeighbours),
      ("outcomes", outcomes.map(\.name), Self.outcomeNeighbours),
    ] {
      for name in names where columns.contains(name) {
        note(TreePath([.key(key), .key(name)]), "found the name \"\(name)\", which is that of a column of the results")
      }
    }
    let chances = (seek.chance?.entries ?? []).compactMap { name, least in
      chance(name, least, outcomes: outcomes, text: text, at: place.appending("chance").appending(name))
    }
    let limits = (seek.within?.entries ?? []).compactMap { name, bound in
      limit(name, bound, outcomes: outcomes, text: text, at: place.appending("within").appending(name))
    }
    let (aim, effort) = (aim(of: seek, outcomes: outcomes, text: text), effort(of: seek.search))
    guard let aim, let effort else { return nil }
    return ExperimentSeek(aim: aim, chances: chances, limits: limits, effort: effort)
  }

  private mutating func aim(
    of seek: SeekText, outcomes: [ExperimentOutcome], text: ExperimentText
  ) -> ExperimentSeek.Aim? {
    let place = Self.seekPlace
    switch (seek.minimise, seek.maximise) {
    case (nil, nil):
      note(place, "needs \"minimise\", such as a cost, or \"maximise\", a chance")
    case (.some, .some):
      note(place.appending("maximise"), "cannot stand beside \"minimise\"; allowed one of them")
    case (let name?, nil):
      let path = place.appending("minimise")
      guard let number = outcome(name, among: outcomes, text: text, at: path) else { return nil }
      guard case .indicator = outcomes[number].subject, outcomes[number].direction == .lower else {
        note(path, "found \"\(name)\", of which more is better; allowed an outcome with direction \"lower\"")
        return nil
      }
      if seek.chance?.entries.isEmpty ?? true {
        note(
          place.appending("chance"),
          "missing; needs the least chance of some outcome, such as { youth: 0.8 }, or nothing would be the cheapest")
      }
      return .least(outcome: number)
    case (nil, let name?):
      let path = place.appending("maximise")
      guard let number = outcomeWithGoal(name, among: outcomes, text: text, at: path) else { return nil }
      if seek.within?.entries.isEmpty ?? true {
        note(
          place.appending("within"),
          "missing; needs a budget, such as { cost: 3_000_000_000 }, or everything at once would be the likeliest")
      }
      return .likeliest(outcome: number)
    }
    return nil
  }

  private mutating func chance(
    _ name: String, _ least: Double, outcomes: [ExperimentOutcome], text: ExperimentText, at path: TreePath
  ) -> ExperimentSeek.Chance? {
    guard let number = outcomeWithGoal(name, among: outcomes, text: text, at: path) else { return nil }
    guard (0.01...0.99).contains(least) else {
      note(path, "found \(least.plainDescription); allowed 0.01…0.99")
      return nil
    }
    return ExperimentSeek.Chance(outcome: number, least: least)
  }

  private mutating func limit(
    _ name: String, _ bound: Double, outcomes: [ExperimentOutcome], text: ExperimentText, at path: TreePath
  ) -> ExperimentSeek.Limit? {
    guard let number = outcome(name, among: outcomes, text: text, at: path) else { return nil }
    if case .allTargets = outcomes[number].subject {
      note(path, "\"\(name)\" is a chance, not a number; allowed under \"chance\"")
      return nil
    }
    return ExperimentSeek.Limit(outcome: number, bound: bound)
  }

  /// The place of an outcome; nil if there is none of the name, which is noted unless it is there and has problems.
  mutating func outcome(
    _ name: String, among outcomes: [ExperimentOutcome], text: ExperimentText, at path: TreePath
  ) -> Int? {
    if let number = outcomes.firstIndex(where: { $0.name == name }) { return number }
    let written = text.outcomes?.entries.map(\.name) ?? []
    if !written.contains(name) {
      note(path, "unknown outcome \"\(name)\"\(NearestName.hint(name, among: written))")
    }
    return nil
  }

  mutating func outcomeWithGoal(
    _ name: String, among outcomes: [ExperimentOutcome], text: ExperimentText, at path: TreePath
  ) -> Int? {
    guard let number = outcome(name, among: outcomes, text: text, at: path) else { return nil }
    guard outcomes[number].hasGoal else {
      note(path, "the outcome \"\(name)\" has no goal to reach; allowed a target, or an indicator with a \"goal\"")
      return nil
    }
    return number
  }

  /// A first look costs a twentieth, unless told or unless the experiment itself is coarser.
  private mutating func effort(of text: SeekText.EffortText?) -> ExperimentSeek.Effort? {
    let place = Self.seekPlace.appending("search")
    var isRight = true
    func inside(_ value: Int, _ range: ClosedRange<Int>) -> String? {
      range.contains(value) ? nil : "found \(value); allowed \(range.lowerBound)…\(range.upperBound)"
    }
    let (runs, replicates, seed) = (text?.runs ?? 600, text?.replicates ?? 4, text?.seed ?? 1)
    for (key, problem) in [
      ("runs", inside(runs, 20...Self.mostPoints)), ("replicates", inside(replicates, 2...1000)),
      ("seed", inside(seed, 0...Int(Int32.max))),
    ] {
      guard let problem else { continue }
      note(place.appending(key), problem)
      isRight = false
    }
    let own = base.scenario.run.sample
    guard let sample = text?.sample.map({ Sample($0) }) ?? Sample(persons: 20) else {
      note(place.appending("sample"), "found \"\(text?.sample ?? "")\"; allowed 1:1 to 1:1000, such as 1:20")
      return nil
    }
    return isRight
      ? ExperimentSeek.Effort(
        sample: Sample(persons: max(sample.persons, own.persons)), runs: runs, replicates: replicates, seed: seed)
      : nil
  }
}

extension ExperimentOutcome {
  /// Whether there is something to reach.
  public var hasGoal: Bool {
    if case .indicator = subject { goal != nil } else { true }
  }
}
